"""Word by word: the dictionary, and what a reader gets to see of it."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import copyfile

import pytest

from bot.model import Language
from bot.translation.engines import cedict
from bot.translation.engines.dictionary import Dictionary
from bot.translation.engines.english import expand, forms
from bot.translation.engines.gloss import GlossEngine
from bot.translation.engines.protocol import Query
from bot.translation.result import Detected


@pytest.fixture
def gloss(dictionary_folder: Path) -> Iterator[GlossEngine]:
    dictionary = Dictionary(dictionary_folder)
    dictionary.open()
    yield GlossEngine(dictionary)
    dictionary.close()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我今天很开心", "I · today · very · happy"),
        ("我今天很開心！你呢？", "I · today · very · happy! you?"),
        ("这个猫真的绝绝子", "this · cat · really · simply amazing"),
        ("我家的猫喜欢睡觉", "my home · cat · like · sleep"),
        ("我爱 ⟦0⟧ 和 ⟦1⟧", "I · love ⟦0⟧ and ⟦1⟧"),
        ("买3个苹果", "buy 3 apple"),
    ],
)
def test_chinese_is_read_out_word_by_word(gloss: GlossEngine, text: str, expected: str) -> None:
    assert gloss.answer(text, source=Detected.SIMPLIFIED, target=Language.ENGLISH) == expected


@pytest.mark.parametrize(
    ("text", "simplified", "traditional"),
    [
        ("I'm very happy today", "我 · 是 · 很 · 开心 · 今天", "我 · 是 · 很 · 開心 · 今天"),
        ("The cats were sleeping", "猫 · 是 · 睡觉", "貓 · 是 · 睡覺"),
        ("good software, really!", "好 · 软件， 真的！", "好 · 軟體， 真的！"),
        (
            "my dog loves running in the park",
            "我的 · 狗 · 爱 · 跑步 · 在 · 公园",
            "我的 · 狗 · 愛 · 跑步 · 在 · 公園",
        ),
    ],
)
def test_english_is_read_out_in_either_script(
    gloss: GlossEngine, text: str, simplified: str, traditional: str
) -> None:
    assert gloss.answer(text, source=Detected.ENGLISH, target=Language.SIMPLIFIED) == simplified
    assert gloss.answer(text, source=Detected.ENGLISH, target=Language.TRADITIONAL) == traditional


@pytest.mark.parametrize("text", ["zzxqy", "⟦0⟧", "", "12345", "!?"])
def test_what_the_dictionary_does_not_know_gets_no_gloss(gloss: GlossEngine, text: str) -> None:
    assert gloss.answer(text, source=Detected.ENGLISH, target=Language.SIMPLIFIED) is None


def test_a_gloss_brings_no_markup_of_its_own(gloss: GlossEngine) -> None:
    for text in ("在线", "的", "了", "卡拉OK", "三角形", "百分之"):
        answer = gloss.answer(text, source=Detected.SIMPLIFIED, target=Language.ENGLISH) or ""
        assert not set(answer) & set("*_~`|<>[]\\@#")


def test_before_the_dictionary_is_open_there_is_no_answer(tmp_path: Path) -> None:
    engine = GlossEngine(Dictionary(tmp_path))
    assert engine.answer("我今天很开心", source=Detected.SIMPLIFIED, target=Language.ENGLISH) is None


async def test_the_dictionary_opens_with_the_first_question(dictionary_folder: Path) -> None:
    engine = GlossEngine(Dictionary(dictionary_folder))
    query = Query(texts=("我今天很开心",), source=Detected.SIMPLIFIED, target=Language.ENGLISH)
    assert await engine.translate(query) == ["I · today · very · happy"]
    await engine.aclose()


@pytest.fixture
def quick_build(dictionary_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Building once is enough to know that it works."""

    def copy(path: Path) -> None:
        copyfile(cedict.path_in(dictionary_folder), path)

    monkeypatch.setattr(cedict, "build_apart", copy)


@pytest.fixture
def quick_build_here(dictionary_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same without another process."""

    def copy(path: Path) -> None:
        copyfile(cedict.path_in(dictionary_folder), path)

    monkeypatch.setattr(cedict, "build", copy)


@pytest.mark.usefixtures("quick_build")
def test_a_damaged_dictionary_is_built_anew(tmp_path: Path) -> None:
    path = cedict.path_in(tmp_path)
    path.write_bytes(b"not a database")
    dictionary = Dictionary(tmp_path)
    dictionary.open()
    assert dictionary.chinese({"猫"})["猫"] == "cat"
    dictionary.close()
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.usefixtures("quick_build")
@pytest.mark.parametrize("damaged", ["words = substr(words, 1, 1000)", "costs = substr(costs, 1, 80)"])
def test_words_that_are_cut_short_are_built_anew(
    tmp_path: Path, dictionary_folder: Path, damaged: str
) -> None:
    path = cedict.path_in(tmp_path)
    copyfile(cedict.path_in(dictionary_folder), path)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(f"UPDATE trie SET {damaged}")
    dictionary = Dictionary(tmp_path)
    dictionary.open()
    assert "猫" in [word for word, _ in dictionary.beginning("猫和狗")]
    dictionary.close()


@pytest.mark.usefixtures("quick_build")
def test_a_folder_that_cannot_be_written_does_not_take_the_gloss_away(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder", encoding="utf-8")
    dictionary = Dictionary(in_the_way)
    dictionary.open()
    assert dictionary.chinese({"猫"})
    dictionary.close()
    assert "cannot be kept in its folder" in caplog.text


def test_the_dictionary_is_built_in_a_process_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def here(path: Path) -> None:
        raise AssertionError(f"{path} is built in this process")

    monkeypatch.setattr(cedict, "build", here)
    dictionary = Dictionary(tmp_path)
    dictionary.open()
    assert dictionary.chinese({"猫"})["猫"] == "cat"
    dictionary.close()
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.usefixtures("quick_build_here")
def test_where_no_process_can_be_started_it_is_built_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    cedict.build_apart(cedict.path_in(tmp_path))
    assert cedict.path_in(tmp_path).exists()


def test_a_build_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(database: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("disk full")

    monkeypatch.setattr(cedict, "_fill", broken)
    with pytest.raises(sqlite3.OperationalError):
        cedict.build(cedict.path_in(tmp_path))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("cats", "cat"),
        ("stories", "story"),
        ("running", "run"),
        ("loved", "love"),
        ("went", "go"),
        ("bigger", "big"),
    ],
)
def test_a_form_leads_back_to_its_word(word: str, base: str) -> None:
    assert base in list(forms(word))


def test_a_contraction_is_read_as_its_words() -> None:
    assert expand("I’m") == ["i", "am"]
    assert expand("don't") == ["don't"]
