"""Thousands of forbidden terms looked for at once, however they are written.

An automaton finds candidates in a coarse form of the text, in which an l is an i, a 0 is an o and a letter
said twice is said once. What it finds is then looked at closely, so that no word is taken for another.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from bot.model import Disguise
from bot.moderation import readings
from bot.moderation.fold import EITHER, fold
from bot.moderation.pinyin import is_english, is_pinyin, romanise

_COARSE = str.maketrans("l0123456789", "ioizeasgtbg")
_FINE = {
    "o": "0",
    "i": f"1{EITHER}",
    "l": f"1{EITHER}",
    "z": "2",
    "e": "3",
    "a": "4",
    "s": "5",
    "g": "69",
    "t": "7",
    "b": "8",
}
_REPEATED = re.compile(r"([a-z])\1+")
_SAME = re.compile(r"(.)\1*")
_LONG = 5
"""Letters from which on a doubled one is a slip rather than another word."""


class _Written(NamedTuple):
    """One way to write a term."""

    term: int
    """Its place in the list."""
    letters: str
    kind: Disguise | None = None
    syllables: int = 0
    open_start: bool = False
    open_end: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A term that was found: its place in the list, and how it was disguised, if it was."""

    term: int
    disguise: Disguise | None


class _Automaton:
    """Patterns, and what each is a way to write."""

    def __init__(self, patterns: Sequence[tuple[str, _Written]]) -> None:
        # An automaton that is not looked at costs nothing; one without patterns would.
        self._search = (
            AhoCorasick(
                (pattern for pattern, _ in patterns),
                implementation=Implementation.ContiguousNFA,
                store_patterns=False,
            )
            if patterns
            else None
        )
        self._written = [written for _, written in patterns]

    def find(self, text: str) -> Iterator[tuple[_Written, int, int]]:
        if self._search is None:
            return
        for place, start, end in self._search.find_matches_as_indexes(text, overlapping=True):
            yield self._written[place], start, end


class Terms:
    """A list of terms, ready to be looked for."""

    def __init__(self, terms: Sequence[str]) -> None:
        words: list[tuple[str, _Written]] = []
        anywhere: list[tuple[str, _Written]] = []
        literal: list[tuple[str, _Written]] = []
        for place, term in enumerate(terms):
            folded = fold(term.strip()).replace(EITHER, "i")
            match kind_of(folded):
                case "words":
                    words += _latin(place, folded)
                case "anywhere":
                    anywhere += _chinese(place, folded)
                    words += _romanised(place, folded)
                case _:
                    literal.append((folded, _Written(place, folded)))
        self._terms = [fold(term.strip("* ")).replace(EITHER, "i") for term in terms]
        self._words, self._anywhere, self._literal = (
            _Automaton(words),
            _Automaton(anywhere),
            _Automaton(literal),
        )

    def find(self, text: str) -> Sequence[Hit]:
        """Each term once."""
        folded = fold(text)
        found: dict[int, Disguise | None] = {}
        for written, _, _ in self._literal.find(folded.replace(EITHER, "i")):
            found.setdefault(written.term, None)
        if not folded.isascii():
            self._find_anywhere(folded, found)
        self._find_words(folded, found)
        lowered = text.lower()
        return [
            Hit(term=term, disguise=None if self._terms[term] in lowered else disguise)
            for term, disguise in found.items()
        ]

    def _find_anywhere(self, folded: str, found: dict[int, Disguise | None]) -> None:
        text = readings.unbroken(folded)
        for written, start, end in self._anywhere.find(text):
            if written.term not in found and _apart(text, start, end, written):
                whole = Disguise.LETTERS if written.letters in folded else Disguise.GAPS
                found[written.term] = written.kind or whole

    def _find_words(self, folded: str, found: dict[int, Disguise | None]) -> None:
        plain = readings.words(folded)
        text = plain + readings.more_words(folded, plain)
        coarse = _coarse(text)
        said: list[str] | None = None
        for written, start, end in self._words.find(coarse):
            if written.term in found:
                continue
            said = said or text.split(" ")
            first = coarse.count(" ", 0, start) + (coarse[start] == " ")
            last = coarse.count(" ", 0, end) - (coarse[end - 1] == " ")
            within = last <= plain.count(" ")
            if written.kind is Disguise.INITIALS and written.syllables < 3 and not within:
                # Two letters that stand apart are two letters.
                continue
            if not _says("".join(said[first : last + 1]), written) or not _in_place(written, folded, plain):
                continue
            found[written.term] = written.kind or (Disguise.LETTERS if within else Disguise.GAPS)


def kind_of(folded: str) -> str:
    """``words`` stand between others, Chinese ``anywhere``; an emoji, for example, is ``literal``."""
    letters = readings.letters(folded)
    if not letters.isascii():
        return "anywhere"
    has_signs = letters != "".join(folded.strip("* ").split())
    if len(letters) < 2 or (letters.isdigit() and has_signs):
        return "literal"
    return "words"


def _coarse(text: str) -> str:
    return _REPEATED.sub(r"\1", text.replace(EITHER, "i").translate(_COARSE))


def _latin(place: int, folded: str) -> Iterator[tuple[str, _Written]]:
    words = readings.split_words(folded)
    written = _Written(
        place, "".join(words), open_start=folded.startswith("*"), open_end=folded.endswith("*")
    )
    before, behind = "" if written.open_start else " ", "" if written.open_end else " "
    for spaced in dict.fromkeys((" ".join(words), "".join(words))):
        yield _coarse(before + spaced + behind), written


def _chinese(place: int, folded: str) -> Iterator[tuple[str, _Written]]:
    letters = readings.letters(folded)
    yield letters, _Written(place, letters)
    romanised = romanise(letters)
    half = _Written(place, letters, Disguise.PINYIN)
    for mixed in romanised.mixed if romanised is not None else ():
        yield mixed, half


def _romanised(place: int, folded: str) -> Iterator[tuple[str, _Written]]:
    romanised = romanise(readings.letters(folded))
    if romanised is None:
        return
    for syllables in romanised.spelled:
        written = _Written(place, "".join(syllables), Disguise.PINYIN, len(syllables))
        for spaced in _spacings(syllables):
            if is_english(spaced):
                continue
            yield _coarse(f" {spaced} "), written
    for initials in romanised.initials:
        yield _coarse(f" {initials} "), _Written(place, initials, Disguise.INITIALS, len(initials))


def _spacings(syllables: Sequence[str]) -> Iterator[str]:
    if len(syllables) > 4:
        yield from (" ".join(syllables), "".join(syllables))
        return
    for gaps in product(("", " "), repeat=len(syllables) - 1):
        yield "".join(part for pair in zip(("", *gaps), syllables, strict=True) for part in pair)


def _apart(text: str, start: int, end: int, written: _Written) -> bool:
    """Where a term begins or ends with a Latin letter, no other goes on there."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    if text[start].isascii() and before.isascii() and before.isalnum():
        return False
    digit_may_follow = written.kind is None
    return not (
        text[end - 1].isascii()
        and behind.isascii()
        and (behind.isalpha() or (behind.isdigit() and not digit_may_follow))
    )


def _says(said: str, written: _Written) -> bool:
    if written.kind is Disguise.INITIALS:
        return said.replace(EITHER, "i") == written.letters
    if said.isdigit() and not written.letters.isdigit():
        # A number is a number.
        return False
    shape = _shape(written.letters)
    if written.open_start:
        return any(end.end() == len(said) or written.open_end for end in shape.finditer(said))
    return (shape.match(said) if written.open_end else shape.fullmatch(said)) is not None


@lru_cache(maxsize=2048)
def _shape(letters: str) -> re.Pattern[str]:
    """What may be written for the letters: signs for them, and each longer than it is."""
    parts: list[str] = []
    for run in _SAME.finditer(letters):
        letter, times = run.group(1), len(run.group())
        fine = _FINE.get(letter, "")
        if letter == "i" and run.start() == 0 and letters[times : times + 1] not in {*"aeiouy", ""}:
            # No English word begins with l and another consonant.
            fine += "l"
        one = f"[{letter}{fine}]"
        exactly, more = f"{one}{{{times}}}", f"{one}{{{max(3, times)},}}"
        parts.append(f"{one}{{{times},}}" if len(letters) >= _LONG else f"(?:{exactly}|{more})")
    return re.compile("".join(parts))


def _in_place(written: _Written, folded: str, plain: str) -> bool:
    """Pinyin and initials mean something among Chinese; long enough, they do anywhere."""
    match written.kind:
        case Disguise.INITIALS:
            alone = written.syllables >= 3 and not set(written.letters) & set("aeo")
        case Disguise.PINYIN:
            alone = written.syllables >= 3 or (
                len(written.letters) >= 6 and not written.letters.endswith("ing")
            )
        case _:
            return True
    return alone or readings.has_han(folded) or _is_in_pinyin(plain.split())


def _is_in_pinyin(words: Sequence[str]) -> bool:
    return bool(words) and sum(map(is_pinyin, words)) * 5 >= len(words) * 3
