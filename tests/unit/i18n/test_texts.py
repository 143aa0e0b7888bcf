"""Texts are strict, and say numbers, names and directions right."""

import logging
from datetime import date
from pathlib import Path

import babel
import pytest

from bot.i18n import TextError, Texts
from bot.model import Locale


def _write(folder: Path, **files: str) -> Path:
    for locale in Locale:
        (folder / locale).mkdir()
        text = files.get(locale.name.lower(), files["en_us"])
        (folder / locale / "a.ftl").write_text(text, encoding="utf-8")
    return folder


def test_an_argument_is_put_where_it_belongs(tmp_path: Path) -> None:
    texts = Texts.load(_write(tmp_path, en_us="hello = Hello { $name }!", zh_cn="hello = { $name }你好！"))
    assert texts(Locale.EN_US).say("hello", name="Maya") == "Hello Maya!"
    assert texts(Locale.ZH_CN).say("hello", name="Maya") == "Maya你好！"


def test_a_missing_text_raises_when_strict(tmp_path: Path) -> None:
    texts = Texts.load(_write(tmp_path, en_us="hello = Hello"), strict=True)
    with pytest.raises(TextError, match="goodbye"):
        texts(Locale.EN_US).say("goodbye")


def test_a_missing_argument_raises_when_strict(tmp_path: Path) -> None:
    texts = Texts.load(_write(tmp_path, en_us="hello = Hello { $name }"), strict=True)
    with pytest.raises(TextError, match="hello"):
        texts(Locale.EN_US).say("hello")


def test_in_production_a_gap_is_logged_and_filled_with_english(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    texts = Texts.load(_write(tmp_path, en_us="hello = Hello { $name }", zh_cn="other = 别的"))
    with caplog.at_level(logging.ERROR):
        assert texts(Locale.ZH_CN).say("hello", name="Maya") == "Hello Maya"
    assert "hello" in caplog.text
    assert "Maya" not in caplog.text, "people's words stay out of the log"


def test_what_is_missing_everywhere_is_named_rather_than_raised(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    texts = Texts.load(_write(tmp_path, en_us="hello = Hello"))
    with caplog.at_level(logging.ERROR):
        assert texts(Locale.ZH_TW).say("goodbye") == "goodbye"


def test_no_invisible_marks_surround_ordinary_arguments(tmp_path: Path) -> None:
    texts = Texts.load(_write(tmp_path, en_us="hello = Hello { $name }!"))
    assert texts(Locale.EN_US).say("hello", name="小猫") == "Hello 小猫!"


def test_a_right_to_left_name_does_not_turn_its_sentence_around(tmp_path: Path) -> None:
    texts = Texts.load(_write(tmp_path, en_us="hello = Hello { $name }!"))
    assert texts(Locale.EN_US).say("hello", name="שלום") == "Hello \u2068שלום\u2069!"


def test_ids_are_mentions_and_numbers_are_grouped(tmp_path: Path) -> None:
    texts = Texts.load(_write(tmp_path, en_us="a = { CHANNEL($id) } { USER($id) } { $count }"))
    said = texts(Locale.EN_US).say("a", id=1234567890123456789, count=12345)
    assert said == "<#1234567890123456789> <@1234567890123456789> 12,345"


def test_plurals_follow_the_language(tmp_path: Path) -> None:
    text = "cats = { $count ->\n    [one] one cat\n   *[other] { $count } cats\n}"
    texts = Texts.load(_write(tmp_path, en_us=text))
    assert texts(Locale.EN_US).say("cats", count=1) == "one cat"
    assert texts(Locale.EN_US).say("cats", count=2) == "2 cats"


def test_a_line_that_is_no_fluent_is_refused(tmp_path: Path) -> None:
    texts = Texts.load(_write(tmp_path, en_us="hello = Hello\nnonsense here"), strict=True)
    with pytest.raises(TextError, match=r"en-US/a\.ftl"):
        texts(Locale.EN_US).say("hello")


def test_an_id_used_twice_is_refused(tmp_path: Path) -> None:
    texts = Texts.load(_write(tmp_path, en_us="hello = Hello\nhello = Hi"), strict=True)
    with pytest.raises(TextError, match="exists already"):
        texts(Locale.EN_US).say("hello")


def test_people_of_other_languages_are_addressed_in_english(tmp_path: Path) -> None:
    texts = Texts.load(_write(tmp_path, en_us="hello = Hello"))
    assert texts.nearest("de").locale is Locale.EN_US
    assert texts.nearest(None, "zh-TW").locale is Locale.ZH_TW
    assert texts.nearest().locale is Locale.EN_US


def test_a_text_brings_along_what_it_refers_to(tmp_path: Path) -> None:
    text = '-bird = Magpie\nname = { -bird } 鹊桥\nwelcome = { name } is here, { -bird(case: "x") }.'
    texts = Texts.load(_write(tmp_path, en_us=text), strict=True)
    assert texts(Locale.EN_US).say("welcome") == "Magpie 鹊桥 is here, Magpie."


def test_a_reference_to_nothing_is_an_error_and_no_gap(tmp_path: Path) -> None:
    texts = Texts.load(_write(tmp_path, en_us="welcome = { nobody } is here"), strict=True)
    with pytest.raises(TextError, match="welcome"):
        texts(Locale.EN_US).say("welcome")


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        (Locale.EN_US, "12,345.5 since Jan 14, 2026"),
        (Locale.ZH_CN, "12,345.5 since 2026年1月14日"),
        (Locale.ZH_TW, "12,345.5 since 2026年1月14日"),
    ],
)
def test_numbers_and_dates_are_written_as_the_locale_does_without_the_names_of_all_the_world(
    tmp_path: Path, locale: Locale, said: str
) -> None:
    texts = Texts.load(_write(tmp_path, en_us="a = { $count } since { $day }"))
    assert texts(locale).say("a", count=12345.5, day=date(2026, 1, 14)) == said
    assert not babel.Locale.parse(locale.value, sep="-").languages
