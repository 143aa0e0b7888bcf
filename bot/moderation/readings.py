"""The ways in which a folded text can be read by somebody who wants to understand it.

``f.r.e.e`` and ``f r e e`` are read as one word, ``$`` as an s. Each reading is words between single spaces.
"""

import re
from collections.abc import Iterator

from bot.moderation.fold import EITHER

_NO_WORD = re.compile(f"[^a-z0-9{EITHER}]+")
# Signs that end a clause, or part alternatives, join nothing.
_INSIDE = re.compile(r"(?<=[^\W_])(?:[^\w\s,;:!?。、/]|_)+(?=[^\W_])")
_SIGN = re.compile(r"[@$€£¢(+!|](?=[\w@$€£¢(+!|])|(?<=[\w@$€£|!])[@$€+]")
_SIGNS = str.maketrans(
    {"@": "a", "$": "s", "€": "e", "£": "l", "¢": "c", "(": "c", "+": "t", "!": "1", "|": "1"}
)
_SINGLES = re.compile(rf"(?<= )[a-z0-9{EITHER}](?: [a-z0-9{EITHER}]){{2,39}}(?= )")
_STUMP = re.compile(r" (?:[b-df-hj-np-tv-xz]{1,3}) ")
"""A piece without a vowel is no word; it may be a part of one."""
_VOWEL = re.compile(rf"[aeiouy0-9{EITHER}]")
_LINK = re.compile(r"https?://\S+")
_RANDOM = re.compile(r"\w*\d\w*")
"""What in an address can be read as anything."""

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
_BLANK = re.compile(rf"(?<=[{_HAN}])[ \t/]+(?=[{_HAN}a-z0-9])|(?<=[a-z0-9])[ \t/]+(?=[{_HAN}])")
_LONE_LETTERS = re.compile(r"(?<![a-z0-9])([a-z0-9])[ \t]+(?=[a-z0-9](?![a-z0-9]))")
_ALONE = re.compile(rf"(?<![{_HAN}a-z0-9])([{_HAN}])[\W_]+(?=[{_HAN}](?![{_HAN}]))")
"""A character between signs that end a clause, and the next one: no clause is as short as that."""
_PLUS = re.compile(rf" *\+ *(?=[{_HAN}a-z])")
_ANY_HAN = re.compile(f"[{_HAN}]")


def has_han(text: str) -> bool:
    return _ANY_HAN.search(text) is not None


def words(folded: str) -> str:
    """As it is written: the words between single spaces, with one at either end."""
    if "://" in folded:
        folded = _LINK.sub(lambda link: _RANDOM.sub(" ", link.group()), folded)
    return _NO_WORD.sub(" ", f" {folded} ")


def more_words(folded: str, plain: str) -> str:
    """What else it can be read as, to be put behind ``plain``, which is what ``words`` makes of it."""
    more: list[str] = []
    if "://" in folded:
        folded = _LINK.sub(" ", folded)
    if _INSIDE.search(folded):
        more.append(words(_INSIDE.sub("", folded)))
    if _SIGN.search(folded):
        with_signs = _SIGN.sub(lambda sign: sign.group().translate(_SIGNS), folded)
        more.append(words(_INSIDE.sub("", with_signs)))
    for reading in [plain, *more]:
        more.extend(
            " ".join(("", *_parts(run.group().replace(" ", "")), "")) for run in _SINGLES.finditer(reading)
        )
        if _STUMP.search(reading):
            more.append(" ".join(("", *_mended(reading.split()), "")))
    return "".join(more)


def _parts(letters: str) -> Iterator[str]:
    """The whole, and without some letters before and behind, which may be words of their own."""
    yield letters
    for start in range(min(6, len(letters) - 2)):
        for end in range(max(start + 3, len(letters) - 4), len(letters) + 1):
            if end - start < len(letters):
                yield letters[start:end]


def _mended(pieces: list[str]) -> Iterator[str]:
    """Pieces put together, wherever one of them is no word."""
    for place, piece in enumerate(pieces):
        stump = not _VOWEL.search(piece)
        together = piece
        for following in pieces[place + 1 : place + 4]:
            stump = stump or not _VOWEL.search(following)
            together += following
            if len(together) > 24:
                break
            if stump:
                yield together


def unbroken(folded: str) -> str:
    """Chinese without what is put between its characters, spaces too; clauses stay apart."""
    text = folded.replace(EITHER, "i")
    if "+" in text:
        # It is read as what it means: add (somebody's account).
        text = _PLUS.sub("加", text)
    text = _INSIDE.sub("", text)
    if " " in text or "/" in text:
        text = _LONE_LETTERS.sub(r"\1", _BLANK.sub("", text))
    return _ALONE.sub(r"\1", text)


def letters(folded: str) -> str:
    """All that is a letter or a digit, of whatever script, put together."""
    return re.sub(r"[\W_]+", "", folded.replace(EITHER, "i"))


def split_words(folded: str) -> tuple[str, ...]:
    """A term's own words."""
    return tuple(words(folded.replace(EITHER, "i")).split())
