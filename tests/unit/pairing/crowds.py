"""People to be paired, told in as few words as can be."""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime

from bot.model import Level, Profile, Tongue, UserId, Want
from bot.model.pairing import NOTHING_SPECIAL
from bot.pairing.question import Candidate, Past, Question

MONDAY = datetime(2026, 11, 30, 18, tzinfo=UTC)
ENGLISH = frozenset({Tongue.ENGLISH})
CHINESE = frozenset({Tongue.CHINESE})
BOTH = ENGLISH | CHINESE


def somebody(
    user_id: int,
    offers: frozenset[Tongue],
    *,
    waited: int = 0,
    places: int | None = None,
    capacity: int = 1,
    groups: bool = False,
    level: Level | None = None,
    zone: str | None = None,
    hours: int = 0,
    tags: Iterable[str] = (),
    words: Sequence[str] = (),
    wants: Want = NOTHING_SPECIAL,
) -> Candidate:
    """``places``: as many as they have room for, if nothing is said."""
    profile = Profile(
        user_id=UserId(user_id),
        offers=offers,
        level=level,
        zone=zone,
        hours=hours,
        tags=frozenset(tags),
        words=tuple(words),
        wants=wants,
        capacity=capacity,
        groups=groups,
    )
    return Candidate(profile=profile, waited=waited, places=capacity if places is None else places)


def met(*members: int, weeks: float = 1.0, disliked: bool = False) -> Past:
    return Past(members=frozenset(map(UserId, members)), weeks=weeks, disliked=disliked)


def asked(
    people: Sequence[Candidate],
    *,
    past: Sequence[Past] = (),
    blocks: Collection[tuple[int, int]] = (),
    week: datetime = MONDAY,
    seed: int = 1,
) -> Question:
    return Question(
        people=people,
        past=past,
        blocks=[frozenset(map(UserId, two)) for two in blocks],
        week=week,
        seed=seed,
    )
