"""What the parts of a score are worth: hours, interests, levels and wishes that two people share."""

from math import isqrt

from bot.model import Profile, Want

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
