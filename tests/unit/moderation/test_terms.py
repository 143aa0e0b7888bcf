"""Terms are found however they are written, and nothing else is taken for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Disguise
from bot.moderation.terms import Terms

STRANGE = Terms(["idiot", "free nitro", "*coin", "代购", "加微信", "🍆", "18+"])


def _found(term: str, text: str) -> bool:
    return bool(Terms([term]).find(text))


@pytest.mark.parametrize(
    "text",
    [
        "what an idiot!",
        "IDIOT",
        "1d10t",
        "i.d.i.o.t",
        "i d i o t",
        "you are a i d i o t",
        "id-iot",
        "idiooooot",
        "i\u200bd\u200bi\u200bo\u200bt",
        "ｉｄｉｏｔ",
        "іdіоt",
        "𝕚𝕕𝕚𝕠𝕥",
        "i\u0336d\u0336i\u0336o\u0336t\u0336",
        "🇮 🇩 🇮 🇴 🇹",
        "i👏d👏i👏o👏t",
        "**id**iot",
        "||i||diot",
        "!d!ot",
        "!di0+",
        "你是idiot吗",
    ],
)
def test_an_english_word_is_found_in_its_disguises(text: str) -> None:
    assert _found("idiot", text)


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("ass", "a classic: assess the class, as good as it gets"),
        ("cunt", "greetings from Scunthorpe"),
        ("scam", "what's cam doing"),
        ("penis", "the pen is mine"),
        ("ass", "as in 455 or in sooo many as before"),
        ("nitro", "his first intro"),
        ("cam", "https://example.com/watch?v=c4m"),
        ("fall", "I fail at this"),
    ],
)
def test_an_innocent_word_is_left_alone(term: str, text: str) -> None:
    assert not _found(term, text)


@pytest.mark.parametrize(
    "text", ["free nitro", "FREE   NITRO!!", "freenitro", "fr33 n1tr0", "f r e e n i t r o"]
)
def test_words_of_a_phrase_may_be_written_together_or_apart(text: str) -> None:
    assert _found("free nitro", text)


@pytest.mark.parametrize(
    "text",
    [
        "找代购吗",
        "代購",
        "代 购",
        "代.购",
        "代❤️购",
        "代\u200b购",
        "daigou",
        "dai gou 便宜",
        "找dg的来",
        "代gou",
        "代，购",
    ],
)
def test_a_chinese_term_is_found_in_its_disguises(text: str) -> None:
    assert _found("代购", text)


@pytest.mark.parametrize("text", ["这一代，购物都在网上", "这一代\n购物都在网上", "the dg form", "三代gpu"])
def test_characters_of_different_clauses_are_no_term(text: str) -> None:
    assert not _found("代购", text)


@pytest.mark.parametrize(
    "text", ["加微信", "加v信", "加vx聊", "+微信", "jwx", "jia weixin", "加 v x", "加微 信"]
)
def test_an_account_that_is_offered_is_found(text: str) -> None:
    assert _found("加微信", text)


def test_two_letters_that_stand_apart_are_no_initials() -> None:
    assert not _found("代购", "D位出道，G歌也行")
    assert _found("代购", "DG靠谱吗")


def test_pinyin_that_is_an_english_word_is_english() -> None:
    assert not _found("妈的", "made in China")
    assert _found("妈的", "他ma de真烦")


def test_a_star_leaves_an_end_open() -> None:
    assert _found("scam*", "scammers everywhere")
    assert not _found("scam", "scampi for lunch")
    assert _found("*coin", "buy dogcoin")


def test_an_emoji_can_be_a_term() -> None:
    assert _found("🍆", "look 🍆🍆")


def test_how_it_was_disguised_is_told() -> None:
    terms = Terms(["scam", "代购"])
    told = {
        text: terms.find(text)[0].disguise
        for text in ("a scam", "sc4m", "s.c.a.m", "代购", "代 购", "daigou", "找dg吗")
    }
    assert list(told.values()) == [
        None,
        Disguise.LETTERS,
        Disguise.GAPS,
        None,
        Disguise.GAPS,
        Disguise.PINYIN,
        Disguise.INITIALS,
    ]


def test_each_term_is_told_once_and_by_its_place() -> None:
    hits = Terms(["coin", "scam", "spam"]).find("scam spam scam s c a m")
    assert sorted(hit.term for hit in hits) == [1, 2]


@given(st.text(max_size=80))
def test_no_text_is_too_strange(text: str) -> None:
    STRANGE.find(text)
    assert any(hit.term == 0 for hit in STRANGE.find(f"{text}\nidiot\n{text}"))


def test_no_terms_find_nothing() -> None:
    assert not Terms([]).find("anything 什么都行")
