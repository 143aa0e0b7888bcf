"""Translations that people of a bridge have suggested and their moderators approved."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.model import Language
from bot.translation.markup import Plan, Segment, protect, sanitise
from bot.translation.script import convert
from bot.translation.tokens import tokenise

_WORDS = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans("", "", "'’‘")
_PLACEHOLDER = re.compile(r"⟦[0-9]+⟧")

_Key = tuple[str, int, Language]
"""Normalised text, number of placeholders in it, language of the answer."""


def normalised(text: str) -> str:
    """What two spellings of one sentence have in common."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_APOSTROPHES)
    words = _WORDS.findall(plain)
    return " ".join(words) if plain.isascii() or any(word.isascii() for word in words) else "".join(words)


@dataclass(frozen=True, slots=True)
class Memory:
    """Exact matches, line by line, whatever the case, punctuation, spaces and emoji around them."""

    _answers: Mapping[_Key, str] = field(default_factory=dict[_Key, str])

    @classmethod
    def of(cls, pairs: Sequence[tuple[str, str, Language]]) -> "Memory":
        """Out of originals, their translations and the language of these; the last of equal ones wins.

        One in either Chinese script serves the readers of both.
        """
        answers: dict[_Key, str] = {}
        for derived in (True, False):
            for original, translation, target in pairs:
                targets = {target: translation}
                if derived:
                    others = [other for other in Language if other.is_chinese and other is not target]
                    targets = {other: convert(translation, other) for other in others if target.is_chinese}
                for language, text in targets.items():
                    for key, answer in align(original, text) or ():
                        answers[*key, language] = answer
        return cls(answers)

    def find(self, segment: Segment, target: Language) -> str | None:
        """The translation with the segment's placeholders in it."""
        if not self._answers:
            return None
        return self._answers.get((*_key(segment), target))


NO_MEMORY = Memory()


def align(original: str, translation: str) -> list[tuple[tuple[str, int], str]] | None:
    """Each line with its translation, placeholders numbered alike.

    Nothing if the lines are not as many, or mentions, links and the like not the same.
    """
    plan, translation = protect(sanitise(original)), sanitise(translation).strip()
    before, after = plan.segments, protect(translation).segments
    if len(before) == 1 and "\n" not in translation:
        answer = _moved(before[0], plan, translation)
        if answer is not None and before[0].restore(answer) is not None:
            return [(_key(before[0]), answer)]
    if len(before) != len(after) or not before:
        return None
    aligned: list[tuple[tuple[str, int], str]] = []
    for old, new in zip(before, after, strict=True):
        answer = _renumbered(old, new)
        if answer is None or old.restore(answer) is None:
            return None
        aligned.append((_key(old), answer))
    return aligned


def _moved(old: Segment, plan: Plan, text: str) -> str | None:
    """A line in which markup may stand elsewhere than in the original, at the edges too."""
    numbers: dict[str, list[int]] = {}
    for number, group in enumerate(old.groups):
        numbers.setdefault(group.text, []).append(number)
    edges = plan.tokens.keys() - numbers.keys()
    for markup in sorted(numbers, key=len, reverse=True):
        if text.count(markup) != len(numbers[markup]):
            return None
        for number in numbers[markup]:
            text = text.replace(markup, f"⟦{number}⟧", 1)
    # What stands at the edges of the original is put back there, so it is not part of the line.
    for edge in edges:
        if text.startswith(edge):
            text = text.removeprefix(edge).lstrip(" ,，:：、")
        text = text.removesuffix(edge).rstrip()
    return None if tokenise(_PLACEHOLDER.sub(" ", text)) else text


def _renumbered(old: Segment, new: Segment) -> str | None:
    places: dict[str, list[int]] = {}
    for number, group in enumerate(old.groups):
        places.setdefault(group.text, []).append(number)
    if len(old.groups) != len(new.groups):
        return None
    parts: list[str] = []
    for part in new.parts:
        if isinstance(part, str):
            parts.append(part)
            continue
        numbers = places.get(new.groups[part].text)
        if not numbers:
            return None
        parts.append(f"⟦{numbers.pop(0)}⟧")
    return "".join(parts)


def _key(segment: Segment) -> tuple[str, int]:
    return normalised(segment.masked), len(segment.groups)
