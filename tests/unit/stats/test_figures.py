"""What people read out of what was counted."""

from datetime import date, timedelta

import pytest

from bot.model import Crowd, HourOfTalk, Talk, Tongue
from bot.stats.figures import (
    WEEK,
    Period,
    Span,
    average_week,
    busiest_hour,
    change,
    earlier,
    exchange_index,
    is_known,
    later,
    seconds_to_answer,
    span_of,
    total,
)

THURSDAY = date(2026, 3, 12)


def _talk(english: int, chinese: int, *, crossed: int = 0) -> dict[Tongue, Talk]:
    return {
        Tongue.ENGLISH: Talk(day=THURSDAY, side=Tongue.ENGLISH, messages=english, crossed=crossed),
        Tongue.CHINESE: Talk(day=THURSDAY, side=Tongue.CHINESE, messages=chinese),
    }


@pytest.mark.parametrize(
    ("period", "first", "back"),
    [
        (Period.DAYS, date(2026, 3, 6), 7),
        (Period.WEEK, date(2026, 3, 9), 7),
        (Period.WEEKS, date(2026, 2, 16), 28),
    ],
)
def test_a_period_ends_today_and_is_compared_with_the_days_before(
    period: Period, first: date, back: int
) -> None:
    span, earlier = span_of(period, THURSDAY)
    assert (span, earlier) == (Span(first=first, last=THURSDAY), timedelta(days=back))


def test_the_days_compared_are_as_many_and_do_not_overlap() -> None:
    for period in Period:
        span, back = span_of(period, THURSDAY)
        old = span.earlier(back)
        assert old.days == span.days
        assert old.last < span.first


@pytest.mark.parametrize("period", Period)
def test_paging_back_leaves_out_no_day_and_shows_none_twice(period: Period) -> None:
    span, _ = span_of(period, THURSDAY)
    for _ in range(5):
        before, _ = span_of(period, earlier(period, span.last))
        assert before.last == span.first - timedelta(days=1)
        span = before


@pytest.mark.parametrize("period", Period)
def test_paging_on_leads_back_to_where_one_was(period: Period) -> None:
    last = earlier(period, earlier(period, THURSDAY))
    assert later(period, last) == earlier(period, THURSDAY)


@pytest.mark.parametrize(
    ("first", "days", "known"),
    [
        # The last seven days, and the seven before them.
        (THURSDAY - timedelta(days=6), 7, True),
        (THURSDAY - timedelta(days=13), 7, True),
        (THURSDAY - timedelta(days=20), 7, False),
        # A week, long ago.
        (date(2025, 6, 2), 7, True),
    ],
)
def test_how_many_people_there_were_long_ago_is_known_of_whole_weeks_only(
    first: date, days: int, known: bool
) -> None:
    assert is_known(Span(first=first, last=first + timedelta(days=days - 1)), THURSDAY) is known


@pytest.mark.parametrize(
    ("talk", "index"),
    [
        (_talk(0, 0), None),
        (_talk(50, 0, crossed=10), 0),
        (_talk(50, 50), 0),
        (_talk(50, 50, crossed=100), 100),
        # A quarter of all messages, and one side says a quarter of what the other does.
        (_talk(80, 20, crossed=25), 25),
    ],
)
def test_the_index_is_the_root_of_share_times_balance(talk: dict[Tongue, Talk], index: int | None) -> None:
    assert exchange_index(talk) == index


def test_days_add_up_by_side() -> None:
    days = [
        Talk(day=THURSDAY + timedelta(days=number), side=Tongue.CHINESE, messages=2, waits=10)
        for number in range(3)
    ]
    summed = total(days)
    assert (summed[Tongue.CHINESE].messages, summed[Tongue.CHINESE].waits) == (6, 30)
    assert summed[Tongue.ENGLISH].messages == 0


def test_one_night_without_an_answer_does_not_make_the_typical_wait() -> None:
    talk = Talk(day=THURSDAY, side=Tongue.ENGLISH, replies=2, waits=(1 + 15) * 1024)
    # Two seconds and nine hours.
    assert seconds_to_answer(talk) == 256
    assert seconds_to_answer(Talk(day=THURSDAY, side=Tongue.ENGLISH)) is None


@pytest.mark.parametrize(("now", "before", "percent"), [(3, 2, 50), (1, 2, -50), (0, 2, -100), (5, 0, None)])
def test_a_change_is_told_where_there_was_something_before(
    now: int, before: int, percent: int | None
) -> None:
    assert change(now, before) == percent


def test_the_busiest_hour_is_that_of_all_days_together() -> None:
    hours = [
        HourOfTalk(weekday=0, hour=9, messages=5),
        HourOfTalk(weekday=1, hour=21, messages=3),
        HourOfTalk(weekday=2, hour=21, messages=4),
    ]
    assert busiest_hour(hours) == 21
    assert busiest_hour([]) is None
    assert busiest_hour([HourOfTalk(weekday=0, hour=9, messages=0)]) is None


@pytest.mark.parametrize(
    ("spoke", "average"),
    [
        # This is Thursday of the last week: it goes on.
        ([12, 8, 10, 2], 10),
        # The first message was two weeks ago, or on Monday.
        ([0, 0, 10, 2], 10),
        ([0, 0, 0, 6], 6),
        ([0, 0, 0, 0], 0),
    ],
)
def test_people_of_four_weeks_are_told_as_those_of_an_average_one(spoke: list[int], average: int) -> None:
    monday = THURSDAY - timedelta(days=3)
    weeks = {
        monday - WEEK * ago: {Tongue.ENGLISH: Crowd(spoke=number, reached=number)}
        for ago, number in zip((3, 2, 1, 0), spoke, strict=True)
    }
    found = average_week(weeks, THURSDAY)
    assert found[Tongue.ENGLISH] == Crowd(spoke=average, reached=average)
    assert found[Tongue.CHINESE] == Crowd()
    ended = average_week(weeks, monday + timedelta(days=6))
    assert ended[Tongue.ENGLISH].spoke == round(sum(spoke) / (sum(map(bool, spoke)) or 1))
