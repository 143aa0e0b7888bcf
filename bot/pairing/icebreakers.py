"""Questions to get people talking, from ``locales/culture/icebreakers.toml``, and which one comes next."""

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from random import Random
from typing import Any, Self

from bot.errors import ConfigError
from bot.model import Language, Level, Profile


class Difficulty(IntEnum):
    """How much language an answer takes."""

    EASY = 1
    MIDDLE = 2
    ADVANCED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Icebreaker:
    """One question in every language."""

    key: str
    topic: str
    difficulty: Difficulty
    text: Mapping[Language, str]


class Icebreakers:
    """All of them, and the choice among them."""

    def __init__(
        self, questions: Sequence[Icebreaker], topics: Mapping[str, frozenset[str]], random: Random
    ) -> None:
        """``topics``: the interests (tags) of people who like to talk about each."""
        self._questions = {question.key: question for question in questions}
        self._topics = topics
        self._random = random

    @classmethod
    def load(cls, folder: Path, random: Random) -> Self:
        """From ``icebreakers.toml`` in ``folder``; ConfigError names the entry at fault."""
        return cls(*read_icebreakers(folder / "icebreakers.toml"), random)

    def text(self, key: str, language: Language) -> str | None:
        """Nothing for one that the list no longer has."""
        question = self._questions.get(key)
        return None if question is None else question.text[language]

    def choose(self, profiles: Sequence[Profile], *, had: Collection[str]) -> str | None:
        """The key of the next one for these people; nothing only if there are none at all.

        One that none of them had, fit for the weaker learner, about an interest they share if there is one.
        When they had all of them it begins anew: with the one that comes first in ``had`` if that is in
        order, the oldest first, else with any.
        """
        left = [question for question in self._questions.values() if question.key not in had]
        if not left:
            return self._again(had)
        wanted = _difficulty(profiles)
        nearest = min(_distance(question.difficulty, wanted) for question in left)
        fit = [question for question in left if _distance(question.difficulty, wanted) == nearest]
        shared = self._shared(profiles)
        liked = [question for question in fit if question.topic in shared]
        return self._random.choice(liked or fit).key

    def _again(self, had: Collection[str]) -> str | None:
        if isinstance(had, Sequence):
            return next((key for key in had if key in self._questions), None)
        keys = list(self._questions)
        return self._random.choice(keys) if keys else None

    def _shared(self, profiles: Sequence[Profile]) -> frozenset[str]:
        """Topics that everybody likes to talk about."""
        topics = frozenset(self._topics)
        for profile in profiles:
            topics &= {topic for topic, tags in self._topics.items() if tags & profile.tags}
        return topics if profiles else frozenset()


def _difficulty(profiles: Sequence[Profile]) -> Difficulty:
    """For the weaker of those who learn and say how far they are; the middle if nobody does."""
    levels = [profile.level for profile in profiles if profile.learns and profile.level is not None]
    if not levels:
        return Difficulty.MIDDLE
    weaker = min(levels)
    if weaker <= Level.A2:
        return Difficulty.EASY
    return Difficulty.MIDDLE if weaker <= Level.B2 else Difficulty.ADVANCED


def _distance(difficulty: Difficulty, wanted: Difficulty) -> tuple[int, bool]:
    """Of two that are as far off, the easier one is nearer."""
    return abs(difficulty - wanted), difficulty > wanted


def read_icebreakers(path: Path) -> tuple[tuple[Icebreaker, ...], Mapping[str, frozenset[str]]]:
    """The questions, and the interests of each topic; ConfigError names the entry at fault."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        topics = {topic: frozenset[str](tags) for topic, tags in table["topics"].items()}
        entries: Sequence[dict[str, Any]] = table["icebreaker"]
    except (OSError, ValueError, KeyError) as error:
        raise ConfigError(f"{path.name} cannot be read: {error}") from None
    questions: list[Icebreaker] = []
    for number, entry in enumerate(entries, start=1):
        try:
            questions.append(
                Icebreaker(
                    key=entry["key"],
                    topic=entry["topic"],
                    difficulty=Difficulty[entry["level"].upper()],
                    text={language: entry[language.value] for language in Language},
                )
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ConfigError(f"{path.name}, entry {number}: {error!r}") from None
    return tuple(questions), topics
