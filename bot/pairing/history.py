"""Earlier partners: what a pity it is to have them meet again."""

from collections.abc import Iterable, Mapping
from itertools import combinations

from bot.model import UserId
from bot.pairing.question import Past

Two = tuple[UserId, UserId]
"""Two people, the smaller id first."""
DISLIKED = 32
"""Added where one of the two did not like it."""
MOST = 2 * DISLIKED - 1
_RECENT, _FADING = 310, 9


def two(people: Iterable[UserId]) -> Two:
    one, other = sorted(people)
    return one, other


def regrets(past: Iterable[Past]) -> Mapping[Two, int]:
    """Whom it is a pity to match again, and how great a pity, from 1 to ``MOST``.

    The less the longer ago it was, and never so great that two people would rather have nobody.
    """
    latest: dict[Two, int] = {}
    disliked: set[Two] = set()
    for pair in past:
        regret = max(1, int(_RECENT / (_FADING + max(pair.weeks, 1))))
        for met in map(two, combinations(pair.members, 2)):
            latest[met] = max(latest.get(met, 0), regret)
            if pair.disliked:
                disliked.add(met)
    return {met: regret + (DISLIKED if met in disliked else 0) for met, regret in latest.items()}
