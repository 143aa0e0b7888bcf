"""How a message is taken apart, by examples."""

import pytest

from bot.translation.markup import protect, shape
from bot.translation.tokens import tokenise


def masked(text: str) -> list[str]:
    return [segment.masked for segment in protect(text).segments]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hello <@123> world", ["hello ⟦0⟧ world"]),
        ("<@123>, hello world! 😀", ["hello world!"]),
        ("thank you <@123>!", ["thank you"]),
        ("do you agree <@123>?", ["do you agree ⟦0⟧?"]),
        ("**hello world**", ["hello world"]),
        ("||**hello** world||", ["⟦0⟧hello⟦1⟧ world"]),
        ("see [the docs](https://a.example/b) now", ["see ⟦0⟧the docs⟦1⟧ now"]),
        ("run `ls -l` now", ["run ⟦0⟧ now"]),
        ("so 😀 😀<@1> much", ["so ⟦0⟧ much"]),
        ("a snake_case_name stays text", ["a snake_case_name stays text"]),
        ("5 * 3 * 2 and 2 ** 3", ["5 * 3 * 2 and 2 ** 3"]),
        ("at 12:30:45 sharp", ["at 12:30:45 sharp"]),
        ("- one\n  - two\n1. three\n> four\n# five\n-# six", ["one", "two", "three", "four", "five", "six"]),
        ("> - [ ] **todo** today", ["⟦0⟧todo⟦1⟧ today"]),
        ("before\n```\ncode **is** kept\n```\nafter", ["before", "after"]),
        ("¯\\_(ツ)_/¯ who knows (´・ω・)", ["who knows"]),
        ("<@1> <#2> 😀", []),
        ("\n\n", []),
    ],
)
def test_only_text_goes_to_an_engine(text: str, expected: list[str]) -> None:
    assert masked(text) == expected


@pytest.mark.parametrize(
    "token",
    [
        "<@1>",
        "<@!1>",
        "<@&1>",
        "<#1>",
        "</help:1>",
        "</bridge create:1>",
        "<:a_b:1>",
        "<a:b:1>",
        "<t:1>",
        "<t:-1:R>",
        "<id:browse>",
        "<https://a.example/x>",
        "https://a.example/x_(y)",
        "`a`",
        "``a`b``",
        "```\na\n```",
        "\\*",
        ":wave:",
        "👩‍👩‍👧",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "🇹🇼",
        "#️⃣",
        "👍🏿",
        "someone@mail.example",
        "$CASH",
        "@everyone",
        "@someone.else",
        "¯\\_(ツ)_/¯",
    ],
)
def test_a_token_is_found_whole_wherever_it_stands(token: str) -> None:
    for text in (token, f"text {token} text", f"**{token}**", f"__{token}__", f"||{token}||", f"“{token}”!"):
        assert token in [found.text for found in tokenise(text)], text


def test_a_link_does_not_swallow_the_text_that_is_put_behind_it() -> None:
    (segment,) = protect("look at https://a.example/b now").segments
    assert segment.restore("看⟦0⟧现在") == "看https://a.example/b 现在"


def test_spaces_an_engine_puts_inside_emphasis_are_taken_out() -> None:
    (segment,) = protect("this *really* works").segments
    assert segment.restore("这 ⟦0⟧ 真的 ⟦1⟧ 有用") == "这 *真的* 有用"


@pytest.mark.parametrize(
    "answer", ["⟦0⟧ bold", "⟦0⟧ a ⟦1⟧ b ⟦1⟧", "⟦1⟧ a ⟦0⟧", "", "⟦0⟧ `x` ⟦1⟧", "⟦0⟧⟦1⟧", "⟦0⟧ a ⟦1⟧ ⟦2⟧"]
)
def test_an_answer_that_broke_the_markup_is_refused(answer: str) -> None:
    (segment,) = protect("so [here it is](https://a.example/b) then").segments
    assert segment.restore(answer) is None


def test_pieces_are_put_back_between_the_markup_with_spaces_where_english_needs_them() -> None:
    (segment,) = protect("我爱<:cat:12>和**你**！").segments
    assert segment.pieces == ["我爱", "和", "你"]
    assert segment.assemble(["I love", "and", "you"], spaced=True) == "I love <:cat:12> and **you**!"


def test_an_answer_cannot_turn_a_line_into_a_heading_or_a_list() -> None:
    (segment,) = protect("hello world").segments
    assert segment.restore("# 你好") is None
    assert segment.restore("- 你好") is None


@pytest.mark.parametrize(
    "text", ["`" * 4000, "*a" * 2000, "[a](http://" * 360, "(_" * 2000, "```" * 1333, ":aa" * 1333]
)
def test_text_made_to_be_slow_is_not(text: str) -> None:
    assert shape(text) == shape(text)
