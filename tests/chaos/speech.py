"""What people say, and how it is known again in any translation.

Each message carries links that no engine may change: the message's number, its revision, and which end of the
message this is. A long message has one at each end, for it may arrive in two parts.
"""

import re
from dataclasses import dataclass
from typing import Final

from tests.chaos.plan import Say

_HOST: Final = "https://chaos.example"
_MARK = re.compile(rf"{re.escape(_HOST)}/(\d+)/(\d+)/([az])")
_THREAD = re.compile(rf"{re.escape(_HOST)}/t/(\d+)")
_PREVIEW = re.compile(r"^-# ↪ ")
_ADDRESS = re.compile(r"\(https://discord\.com/channels/\d+/(\d+)/(\d+)\)")
_PENDING: Final = "⏳"

# The first of each language is in the phrasebook; the second is nothing but its link.
PHRASES: Final = {
    "en": (
        "Good morning!",
        "",
        "The kettle in the harbor is whistling again",
        "Nobody has seen my blue ladder since Tuesday",
        "We could paint the boat on Sunday",
    ),
    "zh-Hans": (
        "早上好！",
        "",
        "港口的水壶又在响了",
        "星期二以后就没人见过我的蓝梯子",
        "我们星期天可以给船刷漆",
    ),
    "zh-Hant": (
        "早安！",
        "",
        "港口的水壺又在響了",
        "星期二以後就沒人見過我的藍梯子",
        "我們星期天可以幫船刷漆",
    ),
}
LONG: Final = " ".join(str(number) for number in range(460))
"""Untranslatable, and with a gloss more than one message holds."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A link that was found: which message, which version, which end of it."""

    number: int
    revision: int
    end: str = "a"


@dataclass(frozen=True, slots=True)
class Preview:
    """The line above a reply's copy; an address only when the answered message was known."""

    message_id: int | None


def text_of(say: Say, language: str, revision: int = 0, phrase: int | None = None) -> str:
    """A message's words in its author's language."""
    words = PHRASES[language]
    said = words[(say.phrase if phrase is None else phrase) % len(words)]
    start = f"{said} {_HOST}/{say.number}/{revision}/a".strip()
    return f"{start}\n```\n{LONG}\n```\n{_HOST}/{say.number}/{revision}/z" if say.long else start


def thread_name(number: int, language: str) -> str:
    """A thread's name, with its number."""
    return f"{PHRASES[language][2]} {_HOST}/t/{number}"


def marks_in(content: str) -> tuple[Mark, ...]:
    """The links in order; the small lines below a text, a gloss for example, repeat it and do not count."""
    lines = (line for line in content.split("\n") if not line.startswith("-# "))
    found = (Mark(int(a), int(b), end) for line in lines for a, b, end in _MARK.findall(line))
    return tuple(dict.fromkeys(found))


def previews_in(content: str) -> dict[int, Preview]:
    """What a copy says that its messages answer: a line of its own above the message it belongs to."""
    found: dict[int, Preview] = {}
    above: Preview | None = None
    for line in content.split("\n"):
        if _PREVIEW.match(line):
            address = _ADDRESS.search(line)
            above = Preview(int(address.group(2)) if address else None)
        elif above is not None and (mark := _MARK.search(line)):
            found[int(mark.group(1))] = above
            above = None
    return found


def is_pending(content: str) -> bool:
    """Whether a translation is promised that has not come."""
    return _PENDING in content


def thread_number(name: str) -> int | None:
    """Which thread has this name, whatever the language."""
    found = _THREAD.search(name)
    return int(found.group(1)) if found else None


def translated(text: str) -> str:
    """What the engine of a run makes of a text: words of the other language around the same tokens."""
    chinese = re.search(r"[\u4e00-\u9fff]", text) is not None
    pieces = re.split(r"(⟦[0-9]+⟧|https?://\S+)", text)
    words = " another thing altogether " if chinese else "另外一句话"
    return "".join(
        piece if number % 2 or not re.search(r"\w", piece) else words for number, piece in enumerate(pieces)
    ).strip()
