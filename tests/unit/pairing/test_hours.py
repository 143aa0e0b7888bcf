"""When people are free, counted anew by stepping through the week as clocks on the wall do, by the minute."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model import WEEK
from bot.pairing.hours import free_in, shared_minutes

MINUTE = timedelta(minutes=1)
LONG_AGO = date(2000, 1, 1)
ZONES = [
    "America/New_York",
    "Asia/Shanghai",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "Pacific/Honolulu",
    "Pacific/Kiritimati",
    "America/St_Johns",
    "Europe/London",
    "Africa/Casablanca",
    "UTC",
]


def at(day: int, start: float, stop: float) -> int:
    """Free on a day of the week, 0 is Monday, between two hours."""
    first, last = (round((day * 24 + hour) * 4) for hour in (start, stop))
    return (1 << last) - (1 << first)


def daily(start: float, stop: float) -> int:
    return sum(at(day, start, stop) for day in range(7))


def minutes_free(hours: int, zone: str, first: date) -> set[int]:
    """Minutes from ``first`` on in UTC in which somebody's clock shows a free hour."""
    where, midnight = ZoneInfo(zone), datetime(first.year, first.month, first.day, tzinfo=UTC)
    found: set[int] = set()
    for minute in range(7 * 24 * 60):
        local = (midnight + minute * MINUTE).astimezone(where)
        quarter = (local.weekday() * 24 + local.hour) * 4 + local.minute // 15
        if hours >> quarter & 1:
            found.add(minute)
    return found


def as_minutes(week: int | None) -> set[int]:
    assert week is not None
    return {minute for minute in range(7 * 24 * 60) if week >> minute // 15 & 1}


def overlap(one: tuple[int, str], other: tuple[int, str], first: date) -> int:
    mine, theirs = free_in(*one, first), free_in(*other, first)
    assert mine is not None
    assert theirs is not None
    return shared_minutes(mine, theirs)


def test_an_evening_in_new_york_is_a_morning_in_shanghai_one_hour_later_in_winter() -> None:
    evenings, mornings = (daily(19, 22), "America/New_York"), (daily(8, 10), "Asia/Shanghai")
    # 19–22 is 7–10 of the next day in summer, 8–11 in winter.
    assert overlap(evenings, mornings, date(2026, 7, 6)) == 7 * 120
    assert overlap(evenings, (daily(7, 8), "Asia/Shanghai"), date(2026, 7, 6)) == 7 * 60
    assert overlap(evenings, (daily(7, 8), "Asia/Shanghai"), date(2026, 12, 7)) == 0
    # New York's clocks are put back on Sunday, November 1: from Thursday on, three evenings are a summer's.
    assert overlap(evenings, (daily(7, 8), "Asia/Shanghai"), date(2026, 10, 29)) == 3 * 60


def test_the_hour_that_is_left_out_in_spring_is_not_there_and_the_one_that_comes_twice_counts_twice() -> None:
    nights = daily(1, 4)
    for first, hours in ((date(2026, 3, 2), 20), (date(2026, 3, 9), 21), (date(2026, 10, 26), 22)):
        week = free_in(nights, "America/New_York", first)
        assert week is not None
        assert week.bit_count() == hours * 4


def test_lord_howe_changes_its_clocks_by_half_an_hour() -> None:
    nights = at(6, 1, 3)
    found = [free_in(nights, "Australia/Lord_Howe", first) for first in (date(2026, 10, 4), date(2026, 4, 4))]
    assert [week.bit_count() * 15 for week in found if week is not None] == [120, 150]
    # Before: UTC+10:30. Saturday's night is over at 15:30 UTC, when the clocks go from 2:00 to 2:30.
    assert overlap((at(6, 0, 24), "Australia/Lord_Howe"), (at(5, 13.5, 24), "UTC"), date(2026, 9, 28)) == 630


def test_kathmandu_is_a_quarter_off_everybody_else() -> None:
    assert overlap((at(0, 12, 13), "Asia/Kathmandu"), (at(0, 6, 7), "UTC"), date(2026, 1, 5)) == 45
    assert (
        overlap((at(0, 12, 13), "Asia/Kathmandu"), (at(0, 14, 15), "Asia/Shanghai"), date(2026, 1, 5)) == 45
    )


def test_across_the_date_line_it_is_another_day_at_the_same_time() -> None:
    monday = date(2026, 7, 6)
    # Auckland (UTC+12) is 22 hours before Honolulu (UTC-10): Tuesday's 19:00 is Monday's 21:00.
    auckland = (at(1, 19, 21), "Pacific/Auckland")
    assert overlap(auckland, (at(0, 21, 23), "Pacific/Honolulu"), monday) == 120
    assert overlap(auckland, (at(1, 21, 23), "Pacific/Honolulu"), monday) == 0
    # Kiritimati (UTC+14) has the hour of Honolulu, and the next day.
    assert overlap((at(0, 9, 12), "Pacific/Kiritimati"), (at(6, 9, 12), "Pacific/Honolulu"), monday) == 180


@pytest.mark.parametrize("hours", [0, 1])
def test_who_does_not_say_when_or_where_has_no_week(hours: int) -> None:
    assert free_in(0, "Asia/Shanghai", LONG_AGO) is None
    for zone in (None, "Moon/Tycho", "", "../etc", "Europe"):
        assert free_in(hours, zone, LONG_AGO) is None


WEEKS = st.dates(date(2024, 1, 1), date(2030, 12, 31)) | st.sampled_from(
    [
        *(date(2026, month, day) for month, day in ((3, 2), (3, 8), (3, 29), (3, 30), (4, 4), (4, 5))),
        *(date(2026, month, day) for month, day in ((9, 27), (10, 4), (10, 19), (10, 25), (11, 1))),
    ]
)


@given(st.integers(1, (1 << WEEK) - 1), st.sampled_from(ZONES), WEEKS)
@settings(deadline=None, max_examples=60)
def test_every_quarter_is_what_the_clock_on_the_wall_says(hours: int, zone: str, first: date) -> None:
    assert as_minutes(free_in(hours, zone, first)) == minutes_free(hours, zone, first)
