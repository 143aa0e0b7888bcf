"""Discord's markup, found in a message: what must come out of a translation exactly as it went in."""

import re
from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    """How a token binds to its neighbours."""

    ATOM = auto()
    """Stands for itself: a mention, an emoji, code."""
    URL = auto()
    """An atom that swallows what follows it without a space."""
    OPEN = auto()
    CLOSE = auto()
    """The two ends of bold, spoiler, a masked link; the text between them is translated."""


@dataclass(slots=True)
class Token:
    """A stretch of a message; ``partner`` is the index of the other end, for the two paired kinds."""

    text: str
    kind: Kind
    start: int
    partner: int = -1


_EMOJI_ONE = (
    r"[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u2199\u21a9\u21aa\u231a\u231b\u2328\u23cf\u23e9-\u23fa\u24c2"
    r"\u25aa\u25ab\u25b6\u25c0\u25fb-\u25fe\u2600-\u27bf\u2934\u2935\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\u3030"
    r"\u303d\u3297\u3299\U0001f004\U0001f0cf\U0001f170-\U0001f19a\U0001f201-\U0001f251\U0001f300-\U0001faff]"
    r"[\ufe0e\ufe0f]?[\U0001f3fb-\U0001f3ff]?[\U000e0020-\U000e007f]*"
)
_EMOJI = (
    rf"{_EMOJI_ONE}(?:\u200d{_EMOJI_ONE})*",
    r"[\U0001f1e6-\U0001f1ff][\U0001f1e6-\U0001f1ff]?",
    r"[0-9#*]\ufe0f?\u20e3",
)
_FACE_PART = r"(?:[^()（）\w\s<>`\\⟦⟧]|[ωಠツДзεσтヮoOT_])"
_SCHEME = r"(?:https?|ftp|discord|steam)://"
_ANGLE = [
    r"@[!&]?\d+",
    r"\#\d+",
    r"/[^\s<>:]{1,40}(?: [^\s<>:]{1,40}){0,2}:\d+",
    r"a?:\w+:\d+",
    r"t:-?\d+(?::[tTdDfFsSR])?",
    r"id:\w+(?::\d+)?",
    rf"{_SCHEME}[^\s<>]+",
    r"(?:mailto|tel|sms):[^\s<>]+",
]
# A link ends before a space or before markup that closes around it; sentence punctuation is not part of it.
_LINK_BODY = (
    r"(?:\((?:(?!\|\||\*\*|~~)[^\s()<>`])*\)|(?!\|\||\*\*|~~|__(?![\w(])|[*_](?![\w(]))[^\s<>()`⟦⟧])+"
    r"(?<![.,:;!?\"'\]*，。！？；：、）】》」』”’…])"
)
_NAME = r"(?=[^\s:]*[A-Za-z])[A-Za-z0-9_+~-]{2,32}"
_EMAIL = (
    r"[A-Za-z0-9](?<![A-Za-z0-9.+-].)[A-Za-z0-9.+_-]{0,63}"
    r"@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?![A-Za-z0-9])"
)
# Each begins with a literal or a set of characters, so that the matcher passes ordinary letters over quickly;
# what must not stand before it is asked afterwards. There are no groups for the same reason; the first letter
# tells.
_ALTERNATIVES = [
    r"```(?!`)[\s\S]+?```",
    r"``(?<!```)(?!`)[^`]+(?:(?:`(?!`)|```++)[^`]+)*``(?!`)",
    r"`(?<!``)(?!`)[^`]+(?:``++[^`]+)*`(?!`)",
    r"¯\\_\(ツ\)_/¯",
    rf"[(（](?=[^)）\n]{{0,12}}?[^\w\s()（）]){_FACE_PART}{{2,12}}[)）]",
    r"\\[\\*_~`|>#\-\[\]()<@:!.+$]",
    rf"<(?:{'|'.join(_ANGLE)})>",
    r"\]\(<?https?://[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*>?(?:[ ]+\"[^\"\n]*\")?\)",
    *(rf"{scheme}://{_LINK_BODY}" for scheme in ("https?", "ftp", "discord", "steam")),
    r"@(?:everyone|here)(?![A-Za-z0-9])",
    r"@(?<![A-Za-z0-9]@)[A-Za-z0-9](?:[A-Za-z0-9_.]*[A-Za-z0-9])?",
    r"\$(?<![A-Za-z0-9]\$)[A-Za-z]{1,10}(?![A-Za-z0-9])",
    rf":(?<![A-Za-z0-9:]:){_NAME}(?::{_NAME})*:(?![A-Za-z0-9])",
    *_EMOJI,
    r"[⟦⟧]+",
    *(r"\*\*?\*?", r"__?_?", r"~~", r"\|\|", r"\["),
]
_TOKEN = re.compile("|".join(_ALTERNATIVES))
_TOKEN_OR_EMAIL = re.compile("|".join([_EMAIL, *_ALTERNATIVES]))
# Whether a message has any of it at all; most have not.
_has_markup = re.compile(
    r"[`\\<\]@$:*_~|\[⟦⟧¯(（\u00a9\u00ae\u203c-\u27bf\u2934-\u2b55\u3030-\u3299\U0001f000-\U0001faff]|\u20e3"
).search
_RUNS = {"***": ("**", "*"), "___": ("__", "_")}
_KEYCAP = "\u20e3"


def tokenise(text: str) -> list[Token]:
    """The tokens of ``text`` in their order; what lies between them is plain text."""
    if _has_markup(text) is None:
        return []
    matches = [
        (match.start(), match.group())
        for match in (_TOKEN_OR_EMAIL if "@" in text else _TOKEN).finditer(text)
    ]
    links = _links(text, matches)
    tokens: list[Token] = []
    stack: list[int] = []
    for start, token in matches:
        first = token[0]
        if first in "*_~|" and token[-1] != _KEYCAP:
            _emphasis(text, start, token, tokens, stack)
        elif first == "[":
            if start in links:
                stack.append(len(tokens))
                tokens.append(Token(token, Kind.OPEN, start))
        elif first == "]" and start in links:
            # What was opened inside a link and not closed there is closed nowhere.
            opener = next(index for index in reversed(stack) if tokens[index].text == "[")
            del stack[stack.index(opener) :]
            tokens[opener].partner = len(tokens)
            tokens.append(Token(token, Kind.CLOSE, start, partner=opener))
        else:
            is_url = first in "hfds" and "://" in token
            tokens.append(Token(token, Kind.URL if is_url else Kind.ATOM, start))
    return _only_pairs(tokens)


def _links(text: str, matches: list[tuple[int, str]]) -> set[int]:
    """Where masked links begin and where their labels end; a label is not empty and stays on its line."""
    ends: set[int] = set()
    opened: int | None = None
    for start, found in matches:
        if found == "[":
            opened = start
        elif found[0] == "]":
            if opened is not None and text[opened + 1 : start].strip() and "\n" not in text[opened:start]:
                ends |= {opened, start}
            opened = None
    return ends


def _emphasis(text: str, start: int, run: str, tokens: list[Token], stack: list[int]) -> None:
    """Take one run of markers apart and let each close what is open, or open something itself."""
    end = start + len(run)
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if run[0] in "*_" and (before == run[0] or after == run[0]):
        return
    markers = _RUNS.get(run, (run,))
    if len(markers) == 2 and stack and tokens[stack[-1]].text == markers[1]:
        markers = (markers[1], markers[0])
    at = start
    for marker in markers:
        single = len(marker) == 1
        may_close = not (single and before.isspace()) and not (marker == "_" and _is_word(after))
        may_open = not (single and after.isspace()) and not (marker == "_" and _is_word(before))
        opener = _innermost(marker, tokens, stack)
        if may_close and opener is not None and tokens[opener].start + len(marker) < at:
            del stack[stack.index(opener) :]
            tokens[opener].partner = len(tokens)
            tokens.append(Token(marker, Kind.CLOSE, at, partner=opener))
        elif may_open:
            stack.append(len(tokens))
            tokens.append(Token(marker, Kind.OPEN, at))
        at += len(marker)


def _innermost(marker: str, tokens: list[Token], stack: list[int]) -> int | None:
    """The open marker that this one closes; it does not reach out of the link it stands in."""
    for index in reversed(stack):
        if tokens[index].text == marker:
            return index
        if tokens[index].text == "[":
            return None
    return None


def _only_pairs(tokens: list[Token]) -> list[Token]:
    """Drop the markers that found no partner, which are plain text to Discord as well."""
    kept = [index for index, token in enumerate(tokens) if token.kind is not Kind.OPEN or token.partner >= 0]
    if len(kept) == len(tokens):
        return tokens
    place = {old: new for new, old in enumerate(kept)}
    for index in kept:
        if tokens[index].partner >= 0:
            tokens[index].partner = place[tokens[index].partner]
    return [tokens[index] for index in kept]


def _is_word(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character == "_")
