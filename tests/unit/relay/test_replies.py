"""What a reply's copy quotes of the message it answers."""

from pathlib import Path

import pytest

from bot.i18n import Texts
from bot.model import Locale
from bot.relay import coalesce
from bot.relay.replies import LENGTH, MARK, quotation
from bot.relay.split import width


@pytest.mark.parametrize(
    ("content", "quoted"),
    [
        ("Good morning!", "Good morning!"),
        ("two\nlines", "two lines"),
        ("-# ↪ [Lin](https://discord.com/channels/1/2/3) earlier\nmine", "mine"),
        ("译文\n-# 💡 yyds: the best", "译文"),
        ("**bold** and `code`", "bold and code"),
        ("# Title\n> quote", "Title quote"),
        ("the end: ||he dies|| sad", "the end: ▇▇▇ sad"),
        ("<:cat_tax:12> hi", ":cat\\_tax: hi"),
        ("<@12> see <#34>", "<@12> see <#34>"),
        ("[docs](https://example.org/a) here", "docs here"),
        ("```py\nx = 1\n```", "x = 1"),
        ("", ""),
        ("> **[Weather](<https://example.org>)**\n> Sunny", "Weather Sunny"),
    ],
)
def test_a_quotation_is_one_line_of_plain_text(content: str, quoted: str) -> None:
    assert quotation(content, None) == quoted


@pytest.mark.parametrize("locale", Locale)
def test_the_line_is_recognised_in_every_language(locale: Locale) -> None:
    say = Texts.load(Path(__file__).parents[3] / "locales", strict=True)(locale).say
    lines = [
        say("relay-reply", name="N", url="https://u"),
        say("relay-reply-lost", name="N"),
        say("relay-reply-nobody"),
    ]
    assert all(line.startswith(MARK) for line in lines)
    assert lines[0].endswith("](https://u)")


def test_a_long_message_is_quoted_by_its_beginning() -> None:
    quoted = quotation("字" * 500, None)
    assert quoted.endswith("…")
    assert width(quoted) <= LENGTH


def test_a_mention_is_never_cut_in_the_middle() -> None:
    quoted = quotation("x" * 78 + " <@123456789012345678> and more", None)
    assert quoted in {"x" * 78 + "…", "x" * 78 + " <@123456789012345678>…"} or quoted.endswith("x…")


def test_of_a_copy_that_carries_several_messages_only_the_answered_one_is_quoted() -> None:
    content = coalesce.MARK.join(["first", "\nsecond", "\nthird"])
    assert quotation(content, 1) == "second"
