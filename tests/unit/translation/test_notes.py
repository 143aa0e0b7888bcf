"""Which expressions get a note, and which look like one and are none."""

import time
from collections.abc import Mapping

import pytest

from bot.model import Language
from bot.translation.notes import Notes
from bot.translation.slang import Kind, Register, Term

EN, ZH = Language.ENGLISH, Language.SIMPLIFIED


def _same(text: str) -> Mapping[Language, str]:
    return dict.fromkeys(Language, text)


def term(*forms: str, patterns: tuple[str, ...] = (), chinese: bool = True) -> Term:
    return Term(
        chinese=chinese,
        forms=forms,
        patterns=patterns,
        kind=Kind.SLANG,
        register=Register.CASUAL,
        region=None,
        meaning=_same("meaning"),
        note=_same("note"),
        example=forms[0],
        example_translation="…",
    )


NOTES = Notes(
    [
        term("绝绝子", "絕絕子"),
        term("绝了"),
        term("yyds"),
        term("666", "6666"),
        term("520"),
        term("🙂"),
        term("上头", "上頭", patterns=("(?:太|好)上[头頭]",)),
        term("233", "2333", patterns=(r"(?<![\d.])23{2,}(?![\d.%])",)),
        term("no cap", chinese=False),
        term("cap", patterns=("that's cap", "stop the cap"), chinese=False),
        term("slay", "slayed", chinese=False),
        term("iykyk", chinese=False),
        term("w/", chinese=False),
        term("💀", chinese=False),
        term("👌", chinese=False),
    ]
)


def found(text: str, reader: Language = EN) -> list[str]:
    return [hit.text for hit in NOTES.find(text, reader=reader)]


@pytest.mark.parametrize(
    ("text", "reader", "terms"),
    [
        ("这家店绝绝子！", EN, ["绝绝子"]),
        ("這家店絕絕子！", EN, ["絕絕子"]),
        ("哥哥yyds，真的绝了", EN, ["yyds", "绝了"]),
        ("哥哥YYDS", EN, ["YYDS"]),
        ("666", EN, ["666"]),
        ("太666了", EN, ["666"]),
        ("这首歌太上头了", EN, ["上头"]),
        ("2333笑死", EN, ["2333"]),
        ("好的🙂", EN, ["🙂"]),
        ("best ramen ever, no cap", ZH, ["no cap"]),
        ("No Cap.", ZH, ["No Cap"]),
        ("bro that’s cap", ZH, ["cap"]),
        ("she slayed, iykyk", ZH, ["slayed", "iykyk"]),
        ("I'm dead 💀💀", ZH, ["💀"]),
        ("nice 👌🏽", ZH, ["👌"]),
        ("coming w/ friends", ZH, ["w/"]),
        ("slay slay SLAY", ZH, ["slay"]),
    ],
)
def test_an_expression_is_found_as_it_was_written(text: str, reader: Language, terms: list[str]) -> None:
    assert found(text, reader) == terms


@pytest.mark.parametrize(
    ("text", "reader"),
    [
        ("there is no capital here", ZH),
        ("my cap is red", ZH),
        ("slayer and Slayton", ZH),
        ("see https://example.com/slay and `no cap`", ZH),
        ("```\nno cap\n```", ZH),
        ("<:slay:123456789012345678> @slay", ZH),
        ("no cap", EN),
        ("绝绝子", ZH),
        ("I scored 666 points", EN),
        ("一共666块", EN),
        ("价格是520元", EN),
        ("¥520", EN),
        ("电话 1666520", EN),
        ("14:520", EN),
        ("fine 🙂", EN),
        ("上头的要求", EN),
        ("编号12333", EN),
        ("", EN),
    ],
)
def test_what_only_looks_like_one_is_left_alone(text: str, reader: Language) -> None:
    assert found(text, reader) == []


def test_a_seam_between_two_words_is_no_expression() -> None:
    notes = Notes([term("社死")], fits=lambda text, start, _: text[:start] != "公")
    assert notes.find("公社死了", reader=EN) == []
    assert [hit.text for hit in notes.find("我社死了", reader=EN)] == ["社死"]


def test_a_term_is_looked_up_by_any_of_its_forms() -> None:
    assert NOTES.look_up(" Cap ") is not None
    assert NOTES.look_up("絕絕子") is NOTES.look_up("绝绝子")
    assert NOTES.look_up("capital") is None


def test_a_message_is_searched_in_microseconds() -> None:
    text = "honestly the weather has been so nice today, we walked along the river and had dumplings"
    began = time.perf_counter()
    for _ in range(200):
        NOTES.find(text, reader=ZH)
    assert (time.perf_counter() - began) / 200 < 0.001


def test_a_message_of_nothing_but_emoji_takes_no_longer_than_its_length() -> None:
    def seconds(size: int) -> float:
        took: list[float] = []
        for _ in range(3):
            started = time.thread_time()
            assert [hit.term.key for hit in NOTES.find("🙂" * size, reader=EN)] == ["zh:🙂"]
            took.append(time.thread_time() - started)
        return min(took)

    # Four times as long; it took sixteen times as much when every emoji was compared with all others.
    assert seconds(4000) < 9 * seconds(1000)
