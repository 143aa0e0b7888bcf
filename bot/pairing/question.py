"""What a matching depends on."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.model import Profile, UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who can be matched."""

    profile: Profile
    """Whose own words are equal to others' for the same, see ``ComparableProfiles``."""
    waited: int
    """Rounds in a row."""
    places: int
    """For partners, beside those they have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """People who were partners already."""

    members: frozenset[UserId]
    weeks: float
    """Since they met."""
    disliked: bool
    """One of them was not happy with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Everything on which a matching depends: the same question has the same answer."""

    people: Sequence[Candidate]
    past: Sequence[Past]
    blocks: Collection[frozenset[UserId]]
    week: datetime
    """In which they are to meet."""
    seed: int
