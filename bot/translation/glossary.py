"""A bridge's glossary: where its terms occur in a text, and what to put there instead."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model import Language, Term
from bot.model.words import folded
from bot.translation.markup import Hit, Segment


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to write a term; ``text`` is folded unless case matters."""

    text: str
    exact: bool
    plural: bool
    term: str


class Glossary:
    """The terms of one bridge, ready for the way of a message."""

    def __init__(self, terms: Sequence[Term] = ()) -> None:
        self.terms = tuple(terms)
        self._forms = {language: _forms(self.terms, language) for language in Language} if terms else {}

    def mask(self, segment: Segment, target: Language) -> Segment:
        """The segment with the glossary's terms protected."""
        forms = self._forms.get(target)
        return segment.with_terms(lambda text: _find(text, forms)) if forms else segment

    def find(self, text: str, target: Language) -> Sequence[Hit]:
        """Terms of other languages in plain text, from left to right; of several at one place the longest."""
        forms = self._forms.get(target)
        return _find(text, forms) if forms else ()


NO_GLOSSARY = Glossary()


def _forms(terms: Sequence[Term], target: Language) -> dict[str, list[_Form]]:
    """By the first two characters, folded; the longest first."""
    forms: dict[str, dict[tuple[str, bool], _Form]] = {}
    for term in terms:
        for text, plural in _written(term, target):
            exact = term.match_case
            form = _Form(text if exact else folded(text), exact, plural, term.said_in(target))
            forms.setdefault(folded(text)[:2], {})[form.text, exact] = form
    return {
        first: sorted(found.values(), key=lambda form: (-len(form.text), not form.exact))
        for first, found in forms.items()
    }


def _written(term: Term, target: Language) -> list[tuple[str, bool]]:
    """How a term is written in the languages that are translated into ``target``, and if it has a plural."""
    if term.is_name:
        return [(term.english, len(term.english) > 2 and _is_latin(term.english[-1]))]
    written: list[tuple[str, bool]] = []
    if target is not Language.ENGLISH:
        english = term.english
        written.append((english, len(english) > 2 and english[-1].isascii() and english[-1].isalpha()))
        if len(english) > 2 and english[-1] in "yY" and english[-2].lower() not in "aeiou":
            written.append((english[:-1] + "ies", False))
    for language in (Language.SIMPLIFIED, Language.TRADITIONAL):
        chinese = term.said_in(language)
        if target is not language and chinese not in {term.said_in(target), *(text for text, _ in written)}:
            written.append((chinese, False))
    return written


def _find(text: str, forms: dict[str, list[_Form]]) -> list[Hit]:
    plain = folded(text)
    hits: list[Hit] = []
    position = 0
    while position < len(plain):
        found = None
        if not position or not (_is_latin(plain[position]) and _is_latin(plain[position - 1])):
            found = _at(text, plain, position, forms.get(plain[position : position + 2], ()))
            found = found or _at(text, plain, position, forms.get(plain[position], ()))
        if found is None:
            position += 1
        else:
            hits.append(found)
            position = found.end
    return hits


def _at(text: str, plain: str, start: int, forms: Sequence[_Form]) -> Hit | None:
    for form in forms:
        there = text.replace("’", "'") if form.exact else plain
        if not there.startswith(form.text, start):
            continue
        end = start + len(form.text)
        end = _plural_end(plain, end) if form.plural else end
        if end == len(plain) or not (_is_latin(plain[end]) and _is_latin(plain[end - 1])):
            return Hit(start, end, form.term)
    return None


def _plural_end(plain: str, end: int) -> int:
    """Past the ending of a plural, if that is what follows."""
    for ending in ("es", "s"):
        after = end + len(ending)
        if plain.startswith(ending, end) and (after == len(plain) or not _is_latin(plain[after])):
            fits = ending == "s" or plain[end - 1] in "sxzoh"
            return after if fits else end
    return end


def _is_latin(char: str) -> bool:
    """Whether words that end or begin with it need a boundary; Chinese characters do not."""
    return (char.isalnum() and char < "\u2e80") or char == "_"
