"""A moment of the week, on clocks that are put forward and back."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from bot.model import WeeklyTime

NEW_YORK, SHANGHAI = ZoneInfo("America/New_York"), ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("weekday", "minute", "zone", "after", "expected"),
    [
        (0, 540, SHANGHAI, datetime(2026, 11, 26, tzinfo=UTC), datetime(2026, 11, 30, 1, tzinfo=UTC)),
        # The very moment is past.
        (0, 540, SHANGHAI, datetime(2026, 11, 30, 1, tzinfo=UTC), datetime(2026, 12, 7, 1, tzinfo=UTC)),
        # It is Monday in Shanghai while it is still Sunday in UTC.
        (0, 60, SHANGHAI, datetime(2026, 11, 29, 16, 30, tzinfo=UTC), datetime(2026, 11, 29, 17, tzinfo=UTC)),
        # Half past two does not exist that Sunday; half past one comes twice in autumn.
        (6, 150, NEW_YORK, datetime(2026, 3, 7, tzinfo=UTC), datetime(2026, 3, 8, 7, 30, tzinfo=UTC)),
        (6, 90, NEW_YORK, datetime(2026, 10, 31, tzinfo=UTC), datetime(2026, 11, 1, 5, 30, tzinfo=UTC)),
        (6, 90, NEW_YORK, datetime(2026, 11, 1, 5, 30, tzinfo=UTC), datetime(2026, 11, 8, 6, 30, tzinfo=UTC)),
    ],
)
def test_the_first_such_moment_is_found(
    weekday: int, minute: int, zone: ZoneInfo, after: datetime, expected: datetime
) -> None:
    assert WeeklyTime(weekday=weekday, minute=minute).first_after(after, zone) == expected


@pytest.mark.parametrize(
    "zone", ["America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia"]
)
def test_every_week_has_one(zone: str) -> None:
    time, moment = WeeklyTime(weekday=6, minute=135), datetime(2026, 1, 1, tzinfo=UTC)
    days = []
    for _ in range(53):
        moment = time.first_after(moment, ZoneInfo(zone))
        days.append(moment.astimezone(ZoneInfo(zone)).date())
    assert all(later - day == timedelta(days=7) for day, later in pairwise(days))
