"""When people who are to meet are all free in the days to come."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

from bot.model import WEEK, Profile
from bot.pairing.hours import QUARTER, free_in

LEAST = timedelta(minutes=30)
"""Shorter than that is no time to talk."""


def meeting_times(
    profiles: Sequence[Profile], now: datetime, *, most: int
) -> Sequence[tuple[datetime, datetime]]:
    """From when to when, in UTC, the next first; nothing where somebody does not say when they are free."""
    first = now.astimezone(UTC).date()
    free = [free_in(profile.hours, profile.zone, first) for profile in profiles]
    known = [mask for mask in free if mask is not None]
    if not profiles or len(known) < len(profiles):
        return ()
    midnight = datetime.combine(first, time(), UTC)
    found: list[tuple[datetime, datetime]] = []
    shared = known[0]
    for mask in known[1:]:
        shared &= mask
    for start, stop in _runs(shared):
        begins, ends = max(midnight + start * QUARTER, now), midnight + stop * QUARTER
        if ends - begins >= LEAST:
            found.append((begins, ends))
    return found[:most]


def _runs(mask: int) -> list[tuple[int, int]]:
    """From which quarter to before which one."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    for quarter in range(WEEK + 1):
        free = bool(mask >> quarter & 1)
        if free and start is None:
            start = quarter
        elif not free and start is not None:
            found.append((start, quarter))
            start = None
    return found
