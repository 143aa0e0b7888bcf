"""How well two people fit, from 0 to 1,000, and why.

What somebody does not say counts for them neither much nor little. ``bot.pairing.crowd`` gives the same
numbers for many people at once.
"""

from dataclasses import dataclass
from datetime import date

from bot.model import Profile, Want
from bot.pairing.hours import free_in, shared_minutes
from bot.pairing.interests import fold
from bot.pairing.points import (
    HOURS_UNSAID,
    INTERESTS_UNSAID,
    SHARE_OF_DISLIKED,
    group_points,
    hours_points,
    interest_points,
    level_code,
    level_points,
    want_points,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How well two people fit, and what they have in common."""

    score: int
    minutes: int | None
    """A week in which both are free; nothing where one of them does not say."""
    tags: frozenset[str]
    words: tuple[str, ...]
    """As the first of the two wrote them."""
    wants: Want


def complement(one: Profile, other: Profile) -> bool:
    """Whether each learns something that the other offers; those who learn nothing help one who does."""
    if not one.learns and not other.learns:
        return False
    return all(
        not learner.learns or learner.learns & partner.offers
        for learner, partner in ((one, other), (other, one))
    )


def fit(one: Profile, other: Profile, *, first: date, disliked: bool = False) -> Fit:
    """Of two people who complement each other, in the seven days from ``first`` on.

    ``disliked``: one of them has met the other, and did not like it.
    """
    mine, theirs = (free_in(person.hours, person.zone, first) for person in (one, other))
    minutes = None if mine is None or theirs is None else shared_minutes(mine, theirs)
    folded = {fold(word) for word in other.words}
    words = tuple({fold(word): word for word in one.words if fold(word) in folded}.values())
    tags = one.tags & other.tags
    said = all(person.tags or person.words for person in (one, other))
    score = (
        (HOURS_UNSAID if minutes is None else hours_points(minutes // 15))
        + (interest_points(len(tags) + len(words)) if said else INTERESTS_UNSAID)
        + level_points(level_code(one), level_code(other))
        + want_points(one.wants, other.wants)
        + group_points(one.groups, other.groups)
    )
    if disliked:
        score //= SHARE_OF_DISLIKED
    return Fit(score=score, minutes=minutes, tags=tags, words=words, wants=one.wants & other.wants)
