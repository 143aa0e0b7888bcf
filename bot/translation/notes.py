"""Which expressions of a message its readers on the other side may not know, found in one pass over it.

The forms are kept by how they start: a message costs a few dictionary look-ups a word, whatever the number
of terms. What stands in code, links, mentions and the like is not looked at.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.model import Language
from bot.translation.detect import detect
from bot.translation.result import Detected
from bot.translation.slang import Term
from bot.translation.tokens import Kind as Markup
from bot.translation.tokens import tokenise

_HAN = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003347f]")
_WORD = re.compile(r"[A-Za-z0-9\u00c0-\u024f]")
_DRESSING = "\ufe0e\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
"""Presentation and skin tone, which change no emoji's meaning."""
# A number is a quantity when something is counted or paid with it.
_COUNTED = re.compile(
    r"\s*(?:[.,:/%°€£¥$-]?\d|[%°€£¥$]|[元美港欧歐英磅块塊刀个個只隻人天年月日号號分秒点點岁歲米次名条條层層楼樓路km]|ml|cm|kg|km|px|k\b)"
)
_PAYING = re.compile(r"(?:[$€£¥#第约約共]|\d[.,:/-])\s*$")

_TELLING = re.compile(r"[0-9A-Za-z\u3400-\u9fff\U0001f000-\U0001faff\u2600-\u27bf]")

Fits = Callable[[str, int, int], bool]
"""Whether the stretch of a Chinese text is a word of its own there, not the seam between two others."""


@dataclass(frozen=True, slots=True)
class Found:
    """A term in a message, as its author wrote it."""

    term: Term
    text: str


_START = 4
"""Characters; hardly any two forms share more. Shorter forms are kept by all they have."""

_Form = tuple[str, Term, str | None]
"""The form, folded; its term; the form to show for a pattern."""


class _Forms:
    """Those of one side."""

    def __init__(self) -> None:
        self._by_start: dict[str, tuple[_Form, ...]] = {}
        self._first: set[str] = set()

    def plant(self, form: str, term: Term, shown: str | None) -> None:
        """The first to claim a form keeps it."""
        folded = _folded(form)
        present = self._by_start.get(folded[:_START], ())
        if all(folded != other for other, _, _ in present):
            longest_first = sorted([*present, (folded, term, shown)], key=lambda one: -len(one[0]))
            self._by_start[folded[:_START]] = tuple(longest_first)
            self._first.add(folded[:1])

    def matches(self, folded: str) -> "Iterable[tuple[int, int, Term, str | None]]":
        """Every form that stands between boundaries, longest first at each place."""
        size = len(folded)
        for start, character in enumerate(folded):
            if character not in self._first or (start and not _parted(folded[start - 1], character)):
                continue
            for length in range(min(_START, size - start), 0, -1):
                for form, term, shown in self._by_start.get(folded[start : start + length], ()):
                    end = start + len(form)
                    if folded.startswith(form, start) and (end == size or _parted(form[-1], folded[end])):
                        yield start, end, term, shown


@dataclass(frozen=True, slots=True)
class _Context:
    """A term that counts only where its pattern matches."""

    term: Term
    search: re.Pattern[str]
    characters: frozenset[str]
    """A text with none of them is not worth the search."""


class Notes:
    """Finds the terms of ``terms`` in messages."""

    def __init__(self, terms: Iterable[Term], *, fits: Fits | None = None) -> None:
        self._fits = fits
        self._chinese = _Forms()
        self._english = _Forms()
        self._contexts: list[_Context] = []
        self._by_form: dict[str, Term] = {}
        for term in terms:
            forms = self._chinese if term.chinese else self._english
            for form in term.forms:
                self._by_form.setdefault(_folded(form), term)
                if not term.patterns:
                    forms.plant(form, term, None)
            for pattern in term.patterns:
                if term.chinese:
                    telling = frozenset(filter(_TELLING.match, pattern.lower()))
                    self._contexts.append(_Context(term, re.compile(pattern, re.IGNORECASE), telling))
                else:
                    forms.plant(pattern, term, _form_in(pattern, term))

    def look_up(self, word: str) -> Term | None:
        """The term with this very form."""
        return self._by_form.get(_folded(word.strip()))

    def find(self, text: str, *, reader: Language, detected: Detected | None = None) -> Sequence[Found]:
        """The terms in ``text`` that are at home on the side ``reader`` is not, each once, in their order."""
        first: dict[str, Found] = {}
        for _, _, found in self.spans(text, chinese=not reader.is_chinese, detected=detected):
            first.setdefault(found.term.key, found)
        return list(first.values())

    def spans(
        self, text: str, *, chinese: bool, detected: Detected | None = None
    ) -> list[tuple[int, int, Found]]:
        """Where the terms of one side are: the longest at each place, from left to right."""
        folded = _folded(text)
        forms = self._chinese if chinese else self._english
        matches = list(forms.matches(folded))
        in_context = list(self._in_context(text)) if chinese and self._contexts else []
        if in_context:
            matches = sorted([*matches, *in_context], key=lambda match: (match[0], -match[1]))
        if not matches:
            return []
        at_home = _at_home(detected or detect(text), chinese=chinese)
        taken = _taken(text)
        spans: list[tuple[int, int, Found]] = []
        position = 0
        for start, end, term, shown in matches:
            checked = chinese and bool(term.patterns)
            if start < position or not (self._counts(text, start, end, at_home=at_home, in_context=checked)):
                continue
            here = (token for at in range(start, end) for token in taken.get(at, ()))
            if any(not _covers(token, token_start, start, end) for token, token_start in here):
                continue
            spans.append((start, end, Found(term, shown or text[start:end])))
            position = end
        return spans

    def _in_context(self, text: str) -> "Iterable[tuple[int, int, Term, str | None]]":
        characters = set(text.lower())
        for context in self._contexts:
            if context.characters and context.characters.isdisjoint(characters):
                continue
            for match in context.search.finditer(text):
                if match.group():
                    yield match.start(), match.end(), context.term, _form_in(match.group(), context.term)

    def _counts(self, text: str, start: int, end: int, *, at_home: bool, in_context: bool) -> bool:
        """``in_context``: a pattern has looked at the words around it."""
        form = text[start:end]
        if _HAN.search(form):
            return in_context or self._fits is None or self._fits(text, start, end)
        if not at_home:
            return False
        if form.isdecimal():
            return not _COUNTED.match(text, end) and not _PAYING.search(text[:start])
        return True


def _parted(left: str, right: str) -> bool:
    """Whether a word can end between the two characters: always beside Chinese, never within Latin words."""
    if _WORD.match(left) and _WORD.match(right):
        return False
    return not (left == right and left in "'")


def _taken(text: str) -> dict[int, list[tuple[str, int]]]:
    """By place: stretches that are no plain words, and where they start.

    Spoilers too, which a note would give away. By place, because a message may be all emoji.
    """
    tokens = tokenise(text)
    taken = [(token.text, token.start) for token in tokens if token.kind in {Markup.ATOM, Markup.URL}]
    taken += [
        (text[token.start : tokens[token.partner].start + 2], token.start)
        for token in tokens
        if token.text == "||" and token.kind is Markup.OPEN
    ]
    by_place: dict[int, list[tuple[str, int]]] = {}
    for stretch, start in taken:
        for at in range(start, start + len(stretch)):
            by_place.setdefault(at, []).append((stretch, start))
    return by_place


def _covers(token: str, token_start: int, start: int, end: int) -> bool:
    """Whether a match lies outside a token, or is all of it."""
    token_end = token_start + len(token)
    if end <= token_start or token_end <= start:
        return True
    return start <= token_start and token_start + len(token.rstrip(_DRESSING)) <= end


def _at_home(detected: Detected, *, chinese: bool) -> bool:
    """Whether Latin letters, digits and emoji in such a message are meant as this side means them."""
    if detected in {Detected.MIXED, Detected.NONE}:
        return True
    return detected.is_chinese if chinese else detected is Detected.ENGLISH


def _form_in(phrase: str, term: Term) -> str:
    """The form a phrase is about, the longest that is in it."""
    folded = _folded(phrase)
    return max((form for form in term.forms if _folded(form) in folded), key=len, default=phrase)


def _folded(text: str) -> str:
    """In lower case and with straight apostrophes, character by character."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := character.lower()) == 1 else character for character in text)
    return lowered.replace("’", "'").replace("‘", "'")
