"""When people are free: what they say in their own zone, as one actual week in UTC.

A week is a number of ``WEEK`` bits, a bit a quarter of an hour. All time zones and their changes keep to
quarters.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import groupby
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.model import WEEK

DAY = 24 * 4
QUARTER = timedelta(minutes=15)
_EVERYTHING = (1 << WEEK) - 1


def free_in(hours: int, zone: str | None, first: date) -> int | None:
    """Of the seven days from ``first`` on, in UTC, the quarters that fall into somebody's free ``hours``.

    An hour that the clocks leave out in spring is not there, one that comes twice in autumn counts twice.
    Nothing for whoever does not say when or where, or names a zone that is none.
    """
    if not hours or zone is None:
        return None
    try:
        offsets = _offsets(zone, first)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
    found = 0
    for start, stop, offset in offsets:
        # The quarter at which ``first`` begins in UTC is this one of the local week.
        turn = (first.weekday() * DAY + offset) % WEEK
        turned = (hours >> turn | hours << (WEEK - turn)) & _EVERYTHING
        found |= turned & ((1 << stop) - (1 << start))
    return found


def shared_minutes(one: int, other: int) -> int:
    """How long two people are free at the same time in their week."""
    return (one & other).bit_count() * 15


@lru_cache(maxsize=1024)
def _offsets(zone: str, first: date) -> tuple[tuple[int, int, int], ...]:
    """From which quarter to before which one, and by how many quarters the zone is ahead of UTC."""
    where = ZoneInfo(zone)
    midnight = datetime.combine(first, time(), UTC)
    offsets = [_ahead(midnight + quarter * QUARTER, where) for quarter in range(WEEK)]
    found: list[tuple[int, int, int]] = []
    start = 0
    for offset, same in groupby(offsets):
        stop = start + len(list(same))
        found.append((start, stop, offset))
        start = stop
    return tuple(found)


def _ahead(moment: datetime, where: ZoneInfo) -> int:
    offset = moment.astimezone(where).utcoffset()
    assert offset is not None, "a time zone knows how far it is from UTC"
    return offset // QUARTER
