"""The Chinese slang table: complete, short enough for a note line, and right in each script."""

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import TypedDict, cast

import hanzidentifier
import pytest

TABLE = Path(__file__).parents[3] / "locales" / "culture" / "slang-zh.toml"

Texts = TypedDict("Texts", {"en": str, "zh-Hans": str, "zh-Hant": str})


class Example(TypedDict):
    text: str
    translation: str


class Required(TypedDict):
    lang: str
    forms: list[str]
    kind: str
    register: str
    meaning: Texts
    note: Texts
    example: Example


class Term(Required, total=False):
    patterns: list[str]
    region: str


TERMS = cast("list[Term]", tomllib.loads(TABLE.read_text(encoding="utf-8"))["term"])

KINDS = {"slang", "idiom", "meme", "abbreviation", "emoji", "platform"}
REGISTERS = {"casual", "neutral", "vulgar", "literary"}
MEANING = {"en": 90, "zh-Hans": 40, "zh-Hant": 40}
NOTE = {"en": 140, "zh-Hans": 60, "zh-Hant": 60}
HAN = re.compile(r"[\u3400-\u9fff]")

each_term = pytest.mark.parametrize("term", TERMS, ids=[term["forms"][0] for term in TERMS])


def texts(term: Term, script: str) -> list[str]:
    return [cast("dict[str, str]", term[field])[script] for field in ("meaning", "note")]


def bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def test_there_are_enough_terms_of_every_kind() -> None:
    kinds = Counter(term["kind"] for term in TERMS)
    assert len(TERMS) >= 360
    assert set(kinds) == KINDS
    assert min(kinds.values()) >= 10
    assert sum(term.get("region") == "tw" for term in TERMS) >= 25


def test_no_form_is_listed_twice() -> None:
    forms = Counter(form.casefold() for term in TERMS for form in term["forms"])
    assert [form for form, times in forms.items() if times > 1] == []


@each_term
def test_a_term_has_what_a_note_line_needs(term: Term) -> None:
    assert Term.__required_keys__ <= set(term) <= Term.__required_keys__ | Term.__optional_keys__
    assert term["lang"] == "zh"
    assert term["kind"] in KINDS
    assert term["register"] in REGISTERS
    assert term.get("region", "tw") == "tw"
    assert term["forms"]
    assert all(form == form.strip() != "" for form in term["forms"])
    assert set(term["example"]) == {"text", "translation"}


@each_term
def test_meanings_and_notes_are_short(term: Term) -> None:
    assert set(term["meaning"]) == set(MEANING)
    assert set(term["note"]) == set(NOTE)
    meaning, note = cast("dict[str, str]", term["meaning"]), cast("dict[str, str]", term["note"])
    assert {
        script: len(meaning[script]) for script in MEANING if not 0 < len(meaning[script]) <= MEANING[script]
    } == {}
    assert {script: len(note[script]) for script in NOTE if not 0 < len(note[script]) <= NOTE[script]} == {}


@each_term
def test_every_text_is_in_its_own_script(term: Term) -> None:
    simplified = "".join(texts(term, "zh-Hans"))
    traditional = "".join(texts(term, "zh-Hant"))
    assert HAN.search(simplified)
    assert HAN.search(traditional)
    assert [sign for sign in simplified if hanzidentifier.identify(sign) == hanzidentifier.TRADITIONAL] == []
    assert [sign for sign in traditional if hanzidentifier.identify(sign) == hanzidentifier.SIMPLIFIED] == []
    assert "“" not in traditional
    assert not HAN.search(term["example"]["translation"])


@each_term
def test_the_example_shows_the_term(term: Term) -> None:
    text = term["example"]["text"].casefold()
    assert any(form.casefold() in text for form in term["forms"])


@each_term
def test_a_pattern_finds_the_example_and_not_an_empty_text(term: Term) -> None:
    for pattern in (patterns := term.get("patterns", [])):
        assert not re.search(pattern, "")
    text = term["example"]["text"]
    assert not patterns or any(re.search(pattern, text, re.IGNORECASE) for pattern in patterns)


@each_term
def test_texts_say_more_than_the_form_itself(term: Term) -> None:
    forms = {bare(form) for form in term["forms"]}
    for script in ("en", "zh-Hans", "zh-Hant"):
        meaning, note = texts(term, script)
        assert bare(meaning) not in forms
        assert bare(note) not in forms
        assert bare(meaning) != bare(note)


@each_term
def test_a_vulgar_term_says_so(term: Term) -> None:
    if term["register"] == "vulgar":
        said = " ".join(texts(term, "en")).casefold()
        assert re.search(r"vulgar|rude|crude|swear|coarse|insult|curse|offensive", said)


def found(text: str) -> set[str]:
    return {
        term["forms"][0]
        for term in TERMS
        if any(re.search(one, text, re.IGNORECASE) for one in term.get("patterns", []))
        or ("patterns" not in term and any(HAN.search(form) and form in text for form in term["forms"]))
    }


@pytest.mark.parametrize(
    "text",
    [
        "我在加油站等你",
        "一共520元，谢谢",
        "他住在666号房",
        "这台机车多少钱？",
        "屋顶有避雷针",
        "高速上有货车翻车了",
        "今天早上忘了上班打卡",
        "我想喝一杯绿茶",
        "家里的自来水停了",
        "我太太是老师",
        "明年是我的本命年",
        "你看过《封神演义》吗？",
        "我们小区的天花板漏水",
        "妈妈在院子里拔草",
        "这张沙发很舒服",
        "银行几点营业？",
        "请在群里发个emoji",
        "会议改到下午三点，请大家准时参加",
    ],
)
def test_an_ordinary_sentence_needs_no_note(text: str) -> None:
    assert found(text) == set()


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("这波666啊", "666"),
        ("加油！你可以的", "加油"),
        ("直播又翻车了", "翻车"),
        ("周末去打卡新店", "打卡"),
        ("又被喂了一把狗粮", "狗粮"),
        ("老闆超機車", "机车"),
        ("說好今天更新又鴿了", "鸽了"),
        ("這家店絕絕子", "绝绝子"),
    ],
)
def test_a_chat_line_finds_its_term_in_either_script(text: str, term: str) -> None:
    assert term in found(text)
