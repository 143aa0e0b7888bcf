"""Names that Discord accepts for a webhook message and that stay readable.

Rules (Discord's developer documentation, "Webhook"): 1 to 80 characters, no "clyde" or "discord" inside in
any case, not "everyone" or "here". Lengths are counted in UTF-16 units, the strictest way to count.
"""

import regex

from bot.relay.split import cut, width

MAX_WIDTH = 80
HAIR_SPACE = "\u200a"
PADDING = "\u17b5"
"""Invisible, yet no white space that Discord would trim."""

_FORBIDDEN = regex.compile(r"(?i)(c)(lyde)|(d)(iscord)")
_UNPRINTABLE = regex.compile(r"[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+")
_VISIBLE = regex.compile(r"[\p{L}\p{N}\p{P}\p{S}]")


def webhook_name(name: str, *, author_id: int) -> str:
    """The nearest acceptable name; one that shows nothing is replaced by the end of the author's id."""
    name = " ".join(_UNPRINTABLE.sub(" ", name).split())
    if not _VISIBLE.search(name):
        name = f"#{author_id % 10_000:04}"
    name = _FORBIDDEN.sub(_break_word, name)
    if name.casefold() in {"everyone", "here"}:
        name = name[0] + HAIR_SPACE + name[1:]
    name = cut(name, MAX_WIDTH)
    return name + PADDING if len(name) == 1 else name


def told_apart(name: str) -> str:
    """The same name to the eye, another one to the client, which would merge two people's messages."""
    return cut(name, MAX_WIDTH - width(PADDING)) + PADDING


def _break_word(found: "regex.Match[str]") -> str:
    first, rest = (group for group in found.groups() if group)
    return first + HAIR_SPACE + rest
