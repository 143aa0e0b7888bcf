"""A correction shows what goes and what comes, and nothing in it can break the rest."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.i18n import Texts
from bot.model import Locale
from bot.pairing.corrections import LIMIT, correction
from bot.pairing.difference import difference, tidy, words

TEXTS = Texts.load(Path(__file__).parents[3] / "locales", strict=True)
ENGLISH = TEXTS(Locale.EN_US)
DICTIONARY = {"喜欢", "昨天", "学校", "看书", "看见", "去", "了", "电影", "非常", "高兴", "认识"}


def cut(run: str) -> list[str]:
    """Two characters if they are a word, else one."""
    found: list[str] = []
    while run:
        size = 2 if run[:2] in DICTIONARY else 1
        found.append(run[:size])
        run = run[size:]
    return found


def shown(original: str, corrected: str) -> str:
    return correction(original, corrected, ENGLISH, cut=cut)


@pytest.mark.parametrize(
    ("original", "corrected", "text"),
    [
        ("I goed home.", "I went home.", "I ~~goed~~ **went** home."),
        ("I am very happy.", "I am happy.", "I am ~~very~~ happy."),
        ("I am happy.", "I am very happy.", "I am **very** happy."),
        ("he dont know", "He doesn't know.", "~~he dont~~ **He doesn't** know**.**"),
        ("She like cat.", "She likes cats.", "She ~~like cat~~ **likes cats**."),
        ("yesterday I see him", "I saw him yesterday", "~~yesterday~~ I ~~see~~ **saw** him **yesterday**"),
        ("every day clothes", "everyday clothes", "~~every day~~ **everyday** clothes"),
        ("hello,world", "hello, world", "hello~~,world~~ **, world**"),
        ("我昨天去学校看了电影", "我昨天去学校看电影了", "我昨天去学校看~~了~~电影**了**"),
        ("我看书他了", "我看见他了", "我~~看书~~**看见**他了"),
        ("我很喜欢看 电影", "我很喜欢看电影", "我很喜欢~~看 电影~~**看电影**"),
        ("我很高兴认识你", "我非常高兴认识你", "我~~很~~**非常**高兴认识你"),
        ("I喜欢 coffee很多", "我很喜欢 coffee", "~~I~~ **我很**喜欢 coffee~~很多~~"),
        ("它是red的", "它是红色的", "它是~~red~~ **红色**的"),
        ("I'm fine", "I am fine", "~~I'm~~ **I am** fine"),
        ("one\ntwo", "one\nthree", "one\n~~two~~ **three**"),
        ("one\ntwo", "one two", "~~one~~\n~~two~~ **one two**"),
        ("good 👍🏽 day", "good 👍 day", "good ~~👍🏽~~ **👍** day"),
    ],
)
def test_a_correction_is_shown_word_by_word(original: str, corrected: str, text: str) -> None:
    assert shown(original, corrected) == text


@pytest.mark.parametrize(
    ("original", "corrected", "text"),
    [
        ("*I* goed", "*I* went", r"\*I\* ~~goed~~ **went**"),
        ("a_b_c is bad", "a_b_c is good", r"a\_b\_c is ~~bad~~ **good**"),
        ("||secret|| bad", "||secret|| good", r"\|\|secret\|\| ~~bad~~ **good**"),
        ("# big bad", "# big good", r"\# big ~~bad~~ **good**"),
        ("> quote bad", "> quote good", r"\> quote ~~bad~~ **good**"),
        ("- one bad", "- one good", r"\- one ~~bad~~ **good**"),
        ("1. one bad", "1. one good", r"1\. one ~~bad~~ **good**"),
        ("`code` bad", "`code` good", r"\`code\` ~~bad~~ **good**"),
        ("~~bad~~", "~~good~~", "\\~\\~~~bad~~ **good**\\~\\~"),
        ("a ~", "a **", "a ~~\\~\u200b~~ **\\*\\***"),
        ("look <:cat:123456789012345678> bad", "look <:cat:123456789012345678> good", None),
        ("<@123456789012345678> bad", "<@123456789012345678> good", None),
        (
            "see https://a.b/c_d_e bad",
            "see https://a.b/c_d_e good",
            "see <https://a.b/c_d_e> ~~bad~~ **good**",
        ),
        ("see https://a.b/**c bad", "see https://a.b/**c good", r"see https://a.b/\*\*c ~~bad~~ **good**"),
    ],
)
def test_markup_in_the_texts_is_shown_and_breaks_nothing(
    original: str, corrected: str, text: str | None
) -> None:
    assert shown(original, corrected) == (text or original.replace("bad", "~~bad~~ **good**"))


@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize(("original", "corrected"), [("fine", "fine"), ("fine ", "  fine"), ("a  b", "a b")])
def test_that_nothing_was_changed_is_said(original: str, corrected: str, locale: Locale) -> None:
    speaker = TEXTS(locale)
    assert correction(original, corrected, speaker, cut=cut) == speaker.say("correction-none")


def test_what_stays_the_same_is_kept_whole_as_long_as_there_is_room() -> None:
    story = "It was a long day and nothing happened. " * 20
    assert shown(f"{story}I goed.", f"{story}I went.") == f"{story}I ~~goed~~ **went**."


def test_what_stays_the_same_is_left_out_first_when_there_is_no_room() -> None:
    story = "It was a long day and nothing happened. " * 60
    text = shown(f"I goed. {story}He goed.", f"I went. {story}He went.")
    assert len(text) < 300
    assert text.startswith("I ~~goed~~ **went**. It was a long day")
    assert " … " in text
    assert text.endswith("nothing happened. He ~~goed~~ **went**.")


def test_what_is_too_long_even_so_ends_with_dots_and_closes_its_markers() -> None:
    text = shown("*bad* word " * 350, "good* word " * 350)
    assert len(text) <= LIMIT
    assert text.endswith(" …")
    assert text.count("~~") % 2 == 0


def test_a_text_written_anew_is_shown_as_such() -> None:
    text = shown(" ".join(f"a{n}" for n in range(900)), " ".join(f"b{n}" for n in range(900)))
    assert text.startswith("~~a0 a1 a2")
    assert len(text) <= LIMIT


_WORDS = st.sampled_from(
    [
        *"我你了的。，!*_~`|\\-#>",
        "喜欢",
        "昨天",
        "I",
        "am",
        "went",
        "don't",
        "1.",
        "~~",
        "**",
        "👍🏽",
        "é",
        "é",
    ]
)
_TEXT = st.lists(st.one_of(_WORDS, st.sampled_from([" ", " ", "\n"])), max_size=25).map("".join)


@given(before=_TEXT, after=_TEXT)
@example(before="a b", after="ab")
@example(before="\n", after="")
@example(before="我你我", after="我 你 我")
@settings(max_examples=250, deadline=None)
def test_the_stretches_hold_both_texts_and_take_turns(before: str, after: str) -> None:
    stretches = difference(words(tidy(before), cut), words(tidy(after), cut))
    assert "".join(word for one in stretches for word in one.before) == tidy(before)
    assert "".join(word for one in stretches for word in one.after) == tidy(after)
    assert all(one.before == one.after for one in stretches if one.kept)
    assert all(one.before != one.after and not one.is_blank for one in stretches if not one.kept)
    assert all(one.kept is not other.kept for one, other in pairwise(stretches))


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """Reads Discord's markdown: what is struck, bold and neither, without the escapes."""
    marker = ""
    for token in re.findall(r"\\.|~~|\*\*|.", text.replace("\u200b", ""), re.DOTALL):
        if token in {"~~", "**"}:
            assert marker in {"", token}, "markers do not overlap"
            marker = "" if marker else token
        else:
            yield marker, token[1] if token[0] == "\\" else token
    assert not marker, "what is opened is closed"


def without_spaces(text: str) -> str:
    return "".join(text.split())


@given(before=_TEXT, after=_TEXT)
@settings(max_examples=250, deadline=None)
def test_without_what_is_struck_it_is_the_correction_and_without_the_bold_the_original(
    before: str, after: str
) -> None:
    text = correction(before, after, ENGLISH, cut=cut)
    if tidy(before) == tidy(after):
        return
    read = list(pieces(text))
    assert without_spaces("".join(sign for marker, sign in read if marker != "~~")) == without_spaces(after)
    assert without_spaces("".join(sign for marker, sign in read if marker != "**")) == without_spaces(before)
    assert len(text) <= LIMIT


@given(before=st.text(max_size=3000), after=st.text(max_size=3000))
@settings(max_examples=30, deadline=None)
def test_no_text_is_too_long_to_be_shown(before: str, after: str) -> None:
    assert len(correction(before, after, ENGLISH)) <= LIMIT
