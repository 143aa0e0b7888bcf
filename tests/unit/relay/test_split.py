"""Long texts become several messages, broken where a reader would break them."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from bot.relay.split import cut, split, width


def test_a_text_that_fits_stays_one_message() -> None:
    assert split("hello") == ["hello"]


def test_white_space_makes_no_message() -> None:
    assert split(" \n\t ") == []


def test_a_break_comes_between_lines_rather_than_between_words() -> None:
    text = "a" * 15 + " b\n" + "c d e f"
    assert split(text, 20) == ["a" * 15 + " b", "c d e f"]


def test_a_break_comes_between_chinese_sentences() -> None:
    assert split("今天天气很好，我们去公园。明天下雨在家里看书。", 15) == [
        "今天天气很好，我们去公园。",
        "明天下雨在家里看书。",
    ]


def test_a_word_is_not_cut() -> None:
    pieces = split("magpie " * 30, 40)
    assert all(word == "magpie" for piece in pieces for word in piece.split())
    assert sum(piece.count("magpie") for piece in pieces) == 30


def test_a_link_is_not_cut() -> None:
    link = "https://example.org/" + "path/" * 8
    pieces = split("word " * 12 + link + " word" * 10, 100)
    assert sum(link in piece for piece in pieces) == 1


@pytest.mark.parametrize(
    "whole",
    [
        "👩‍👩‍👧‍👦",
        "🇨🇳",
        "é",
        "<:magpie:123456789012345678>",
        "<@123456789012345678>",
        "[桥](https://example.org)",
    ],
)
def test_what_reads_as_one_sign_stays_whole(whole: str) -> None:
    pieces = split(("字" * 7 + whole) * 20, 60)
    assert sum(piece.count(whole) for piece in pieces) == 20


def test_a_code_block_over_the_border_is_closed_and_opened_again() -> None:
    pieces = split("```py\n" + "x = 1\n" * 20 + "```", 60)
    assert len(pieces) > 1
    assert all(piece.startswith("```py\n") and piece.endswith("```") for piece in pieces)
    assert "".join(pieces).count("x = 1") == 20


def test_small_text_stays_small_on_the_next_message() -> None:
    pieces = split("-# " + "small words " * 10, 50)
    assert len(pieces) > 1
    assert all(piece.startswith("-# ") for piece in pieces)


def test_an_emoji_counts_twice_as_it_does_on_discord() -> None:
    assert width("😀") == 2
    assert [width(piece) for piece in split("😀" * 1500)] == [2000, 1000]


@given(st.text(max_size=400), st.integers(min_value=40, max_value=120))
def test_every_piece_fits_and_no_visible_character_is_lost(text: str, limit: int) -> None:
    pieces = split(text, limit)
    assert all(width(piece) <= limit for piece in pieces)
    assert all(piece.strip() for piece in pieces)
    visible = regex.compile(r"[^\s`>#-]")
    assert "".join(visible.findall("".join(pieces))) == "".join(visible.findall(text.strip()))


@given(st.text(max_size=100), st.integers(min_value=2, max_value=50))
def test_a_cut_text_fits(text: str, limit: int) -> None:
    assert width(cut(text, limit)) <= limit
