"""The command line answers mistakes with a sentence and the right exit code."""

import json
import sqlite3
from pathlib import Path

import pytest

from bot.cli import main
from bot.settings import Settings


@pytest.fixture(autouse=True)
def a_folder_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("DISCORD_TOKEN", *(f"MAGPIE_{field.upper()}" for field in Settings.model_fields)):
        monkeypatch.delenv(name, raising=False)


def test_wrong_settings_end_with_2_and_say_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run"]) == 2
    assert "DISCORD_TOKEN is not set" in capsys.readouterr().err


def test_a_port_that_cannot_be_is_refused_with_what_can(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["playground", "--port", "99999"])
    assert "'99999' is no port; expected 0 to 65535" in capsys.readouterr().err


def test_an_unknown_engine_is_named_with_the_known_ones(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MAGPIE_ENGINES", "memory,babelfish")
    assert main(["translate", "hello"]) == 2
    assert "babelfish" in capsys.readouterr().err


def test_migrate_makes_the_database_and_backup_copies_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["migrate"]) == 0
    assert main(["backup", "copies/monday.db"]) == 0
    with sqlite3.connect(tmp_path / "copies" / "monday.db") as copy:
        assert copy.execute("SELECT count(*) FROM bridges").fetchone() == (0,)
    copy.close()
    assert main(["backup", "copies/monday.db"]) == 1
    assert "exists already" in capsys.readouterr().err


def test_translate_says_which_engine_answered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MAGPIE_ENGINES", "memory")
    assert main(["translate", "--json", "--to", "zh-Hant", "Good morning!"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["engine"] == "memory"
    assert answer["quality"] == "human"
    assert "早" in answer["text"]


def test_one_engine_can_be_asked_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MAGPIE_ENGINES", "gloss")
    assert main(["translate", "--engine", "memory", "--to", "zh-Hans", "Good morning!"]) == 0
    assert "memory" in capsys.readouterr().err
    assert main(["translate", "--engine", "deepl", "Good morning!"]) == 2
    assert "MAGPIE_DEEPL_KEY" in capsys.readouterr().err


def test_a_wrong_budget_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("MAGPIE_BUDGET_DEEPL", "")
    monkeypatch.setenv("MAGPIE_BUDGET_GOOGLE", "plenty")
    assert main(["translate", "hello"]) == 2
    told = capsys.readouterr().err
    assert "MAGPIE_BUDGET_GOOGLE" in told
    assert "DEEPL" not in told


def test_the_invite_link_asks_for_what_the_bot_needs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "MTIzNDU2Nzg5MDEyMzQ1Njc4.x.y")
    assert main(["invite"]) == 0
    link = capsys.readouterr().out
    assert "client_id=123456789012345678" in link
    assert "scope=bot+applications.commands" in link


def test_a_token_without_an_id_makes_no_link(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "not-a-token!")
    assert main(["invite"]) == 2
    assert "does not look like a bot's token" in capsys.readouterr().err


def test_models_are_copied_listed_and_removed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "usb" / "en-zh"
    place.mkdir(parents=True)
    for name in ("model.enzh.bin", "srcvocab.enzh.spm", "trgvocab.enzh.spm"):
        (place / name).write_bytes(name.encode())
    assert main(["models", "install", "en-zh", "--from", "usb"]) == 0
    assert main(["models", "verify", "en-zh"]) == 0
    assert main(["models", "list"]) == 0
    assert "· zh-en: not installed" in capsys.readouterr().out
    assert main(["models", "remove"]) == 0
    assert main(["models", "verify", "en-zh"]) == 1


def test_a_model_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "install", "--from", "nowhere"]) == 1
    assert "There is no folder nowhere" in capsys.readouterr().err
