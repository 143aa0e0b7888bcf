"""Settings are read once, and mistakes are told all at once."""

from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.settings import DISCORD_CDN, OfflineSettings, Settings, load_settings
from bot.translation_assembly import remote_for


@pytest.fixture(autouse=True)
def nothing_around(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("DISCORD_TOKEN", *(f"MAGPIE_{field.upper()}" for field in Settings.model_fields)):
        monkeypatch.delenv(name, raising=False)


def test_a_token_is_all_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "abc")
    settings = load_settings(Settings)
    assert settings.discord_token.get_secret_value() == "abc"
    assert settings.cdn == DISCORD_CDN


def test_settings_come_from_a_dotenv_file_and_the_environment_goes_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text(
        "DISCORD_TOKEN=from-file\nMAGPIE_ENGINES=memory, gloss\nMAGPIE_DEADLINE=4\n"
    )
    monkeypatch.setenv("MAGPIE_DEADLINE", "5")
    settings = load_settings(Settings)
    assert settings.discord_token.get_secret_value() == "from-file"
    assert settings.engines == ("memory", "gloss")
    assert settings.deadline == 5


def test_every_mistake_is_told_with_its_value_and_what_would_be_right(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MAGPIE_DEADLINE", "soon")
    monkeypatch.setenv("MAGPIE_LOG_LEVEL", "loud")
    monkeypatch.setenv("MAGPIE_DISCORD_API", "discord.com")
    with pytest.raises(ConfigError) as failure:
        load_settings(Settings)
    text = str(failure.value)
    assert "DISCORD_TOKEN is not set; expected the bot's token" in text
    assert "MAGPIE_DEADLINE='soon' is wrong; expected seconds from 0.2 to 60" in text
    assert "MAGPIE_LOG_LEVEL='loud' is wrong" in text
    assert "MAGPIE_DISCORD_API='discord.com' is wrong" in text


def test_a_secret_is_not_shown_even_when_it_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "")
    monkeypatch.setenv("MAGPIE_DATABASE_URL", "postgresql://magpie:hunter2@db/magpie")
    with pytest.raises(ConfigError) as failure:
        load_settings(Settings)
    assert "hunter2" not in str(failure.value)
    assert "hunter2" not in repr(load_settings(OfflineSettings))


def test_keys_of_services_are_secrets_and_an_empty_one_is_as_good_as_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = ("DEEPL_KEY", "AZURE_KEY", "OPENAI_KEY", "LIBRETRANSLATE_KEY", "MYMEMORY_EMAIL")
    for name in names:
        monkeypatch.setenv(f"MAGPIE_{name}", f"hunter2-{name}")
    monkeypatch.setenv("MAGPIE_DEEPL_URL", "")
    settings = load_settings(OfflineSettings)
    assert "hunter2" not in repr(settings)
    assert set(settings.secrets) == {f"hunter2-{name}" for name in names}
    assert "hunter2" not in repr(remote_for(settings))
    assert remote_for(settings).deepl_key == "hunter2-DEEPL_KEY"
    assert remote_for(settings).deepl_url is None
    monkeypatch.setenv("MAGPIE_OPENAI_URL", "ftp://me:hunter2@example")
    with pytest.raises(ConfigError) as failure:
        load_settings(OfflineSettings)
    assert "hunter2" not in str(failure.value)


def test_another_discord_serves_avatars_beside_its_api(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAGPIE_DISCORD_API", "http://127.0.0.1:8787/api/v10")
    assert load_settings(OfflineSettings).cdn == DISCORD_CDN, "only the API is proxied"
    monkeypatch.setenv("MAGPIE_DISCORD_GATEWAY", "ws://127.0.0.1:8787/gateway")
    assert load_settings(OfflineSettings).cdn == "http://127.0.0.1:8787"


def test_the_example_file_names_every_setting() -> None:
    example = (Path(__file__).parents[2] / ".env.example").read_text(encoding="utf-8")
    for field in Settings.model_fields:
        name = "DISCORD_TOKEN" if field == "discord_token" else f"MAGPIE_{field.upper()}"
        assert f"{name}=" in example or field == "google_url", name


def test_a_storage_key_is_32_bytes_in_base64(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAGPIE_STORAGE_KEY", "c2hvcnQ=")
    with pytest.raises(ConfigError, match="openssl rand -base64 32") as caught:
        load_settings(OfflineSettings)
    assert "c2hvcnQ" not in str(caught.value)
    monkeypatch.setenv("MAGPIE_STORAGE_KEY", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")
    assert load_settings(OfflineSettings).sealing_key == b"0123456789abcdef" * 2
    monkeypatch.setenv("MAGPIE_STORAGE_KEY", "")
    assert load_settings(OfflineSettings).sealing_key is None
