"""How well two people fit, from 0 to 1,000, and why.

What somebody does not say counts for them neither much nor little. ``bot.pairing.crowd`` gives the same
numbers for many people at once.
"""

from dataclasses import dataclass
from datetime import date
from math import isqrt

from bot.model import Profile, Want
from bot.pairing.hours import free_in, shared_minutes
from bot.pairing.interests import fold

HOURS, LEVELS, INTERESTS, WANTS, GROUPS = 400, 200, 240, 120, 40
"""The most that each part gives."""
PERFECT = 1_000
ENOUGH = 40
"""Quarters a week; free together for ten hours, two people need no more."""
HOURS_UNSAID, INTERESTS_UNSAID, WANTS_UNSAID = 160, 60, 60
BY_INTERESTS = (0, 100, 160, 200, 225, INTERESTS)
"""By how many interests two people share; the first ones count most."""
HELPER = 7
"""Stands for the level of whoever learns neither language."""
_TALK = (80, 10, 50, 90, 110, 120, 120)
"""By the level of the one who is further: whether there is a language in which they can talk at all."""
SHARE_OF_DISLIKED = 4
"""By what a score is divided when one of the two did not like meeting the other."""


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


def hours_points(quarters: int) -> int:
    """The first hours a week that two people share count more than those that follow."""
    return isqrt(HOURS * HOURS * min(quarters, ENOUGH) // ENOUGH)


def interest_points(shared: int) -> int:
    return BY_INTERESTS[min(shared, len(BY_INTERESTS) - 1)]


def level_code(person: Profile) -> int:
    """0 where it is not said, 1 to 6, or ``HELPER``."""
    return (person.level or 0) if person.learns else HELPER


def level_points(one: int, other: int) -> int:
    """By level codes: whether they can talk, and whether both languages would get their half of the time."""
    if HELPER in {one, other}:
        return 170
    if not one or not other:
        return max(_TALK[one], _TALK[other], _TALK[0]) + 40
    return _TALK[max(one, other)] + 80 - 16 * abs(one - other)


def want_points(one: Want, other: Want) -> int:
    """How much of what either wants, both want."""
    if not one or not other:
        return WANTS_UNSAID
    return WANTS * (one & other).bit_count() // (one | other).bit_count()


def group_points(one: bool, other: bool) -> int:
    """Two who both welcome a third, or both do not, fit better."""
    return GROUPS if one == other else GROUPS // 2
