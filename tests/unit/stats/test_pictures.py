"""What charts say, and what they say to whoever cannot see them."""

from collections.abc import Callable
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.i18n import Speaker, short
from bot.model import EngineHealth, HourOfTalk, Locale, Talk, Tongue
from bot.stats.charts import Balance, Chart, Hours, Traffic, read, write
from bot.stats.figures import WEEK, Span
from bot.stats.pictures import Clockface, Picture, balance, engines, hours, traffic
from bot.stats.pictures.picture import MAX_ALT
from tests.golden.samples import LAST, TEXTS, charts

ENGLISH = TEXTS(Locale.EN_US)
WEEK_OF = Span(first=LAST - timedelta(days=6), last=LAST)
HUGE = 2_000_000_000
YORK = Clockface(name="New York", zone=ZoneInfo("America/New_York"))
CHINA = Clockface(name="Shanghai", zone=ZoneInfo("Asia/Shanghai"))
DELHI = Clockface(name="Delhi", zone=ZoneInfo("Asia/Kolkata"))


def _talk(span: Span, messages: int = HUGE) -> list[Talk]:
    return [
        Talk(day=span.first + timedelta(days=number), side=side, messages=messages, crossed=messages)
        for number in range(span.days)
        for side in Tongue
    ]


@pytest.mark.parametrize("name", charts())
def test_a_chart_arrives_as_it_was_ordered(name: str) -> None:
    chart = charts()[name]
    arrived = read(write(chart))
    assert write(arrived) == write(chart)
    assert type(arrived) is type(chart)


def test_traffic_is_told_day_by_day() -> None:
    monday, tuesday = WEEK_OF.first, WEEK_OF.first + timedelta(days=1)
    picture = traffic(
        ENGLISH,
        WEEK_OF,
        [
            Talk(day=monday, side=Tongue.ENGLISH, messages=1200),
            Talk(day=tuesday, side=Tongue.CHINESE, messages=3),
        ],
    )
    lines = picture.alt.splitlines()
    assert "Mar 9 – 15, 2026" in lines[0]
    assert lines[1:4] == ["In all: 1,200 and 3.", "Mon: 1,200 and 0.", "Tue: 0 and 3."]
    assert len(lines) == 9


def test_a_week_that_goes_on_is_drawn_whole_and_told_as_far_as_it_has_come() -> None:
    picture = traffic(ENGLISH, Span(first=WEEK_OF.first, last=WEEK_OF.first), [])
    assert isinstance(picture.chart, Traffic)
    assert picture.chart.days == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert picture.alt.endswith(ENGLISH.say("stats-empty"))


def test_four_weeks_are_told_week_by_week() -> None:
    span = Span(first=LAST - timedelta(days=27), last=LAST)
    lines = traffic(ENGLISH, span, _talk(span, 1)).alt.splitlines()
    assert lines[2:] == [f"{week}: 7 and 7." for week in _weeks(span)]


def _weeks(span: Span) -> list[str]:
    mondays = [span.first + WEEK * number for number in range(4)]
    return [short.span(monday, monday + timedelta(days=6), Locale.EN_US) for monday in mondays]


def _busiest(here: Clockface, there: Clockface, day: date = LAST) -> Hours:
    span = Span(first=day - timedelta(days=6), last=day)
    chart = hours(ENGLISH, span, [HourOfTalk(weekday=6, hour=20, messages=5)], here, there).chart
    assert isinstance(chart, Hours)
    return chart


def test_the_busiest_hour_is_told_by_both_clocks() -> None:
    # In New York, summer time has begun.
    assert _busiest(YORK, CHINA).busiest == "Busiest: Sun 20:00 (Mon 08:00 in Shanghai), 5 messages"
    assert _busiest(CHINA, YORK).busiest == "Busiest: Sun 20:00 (Sun 08:00 in New York), 5 messages"
    winter = _busiest(CHINA, YORK, date(2026, 1, 11))
    assert winter.busiest == "Busiest: Sun 20:00 (Sun 07:00 in New York), 5 messages"


def test_the_hours_of_the_other_clock_stand_where_they_are() -> None:
    chart = _busiest(YORK, CHINA)
    assert (chart.clock.hours[0], chart.clock.midnight) == ("00:00", 0)
    assert (chart.other.hours[0], chart.other.hours[12], chart.other.midnight) == ("12:00", "00:00", 12)


def test_a_clock_that_is_half_an_hour_apart_is_told_as_it_is() -> None:
    chart = _busiest(CHINA, DELHI)
    assert [hour for hour in chart.other.hours if hour][:2] == ["21:30", "00:30"]
    assert chart.busiest == "Busiest: Sun 20:00 (Sun 17:30 in Delhi), 5 messages"


def test_hours_are_told_by_day_and_by_part_of_the_day() -> None:
    talk = [HourOfTalk(weekday=0, hour=3, messages=2), HourOfTalk(weekday=6, hour=20, messages=1234)]
    lines = hours(ENGLISH, WEEK_OF, talk, YORK, CHINA).alt.splitlines()
    assert lines[1].endswith("1,234 messages")
    assert lines[2].startswith("Mon: 2, Tue: 0")
    assert lines[3] == "00:00–06:00: 2, 06:00–12:00: 0, 12:00–18:00: 0, 18:00–24:00: 1,234"


def _balanced(english: int, chinese: int, *, silent: int = 0) -> Picture:
    monday = LAST - timedelta(days=6)
    weeks = {
        monday - WEEK * (11 - number): {
            side: Talk(day=monday, side=side, messages=said, crossed=said)
            for side, said in (
                (Tongue.ENGLISH, english if number >= silent else 0),
                (Tongue.CHINESE, chinese if number >= silent else 0),
            )
        }
        for number in range(12)
    }
    return balance(ENGLISH, weeks, LAST)


def test_balance_is_told_week_by_week_without_the_silent_ones() -> None:
    picture = _balanced(30, 10, silent=10)
    assert isinstance(picture.chart, Balance)
    assert picture.chart.shares == [None] * 10 + [0.75] * 2
    assert picture.chart.index == [None] * 10 + [58] * 2
    assert (picture.chart.above_share, picture.chart.below_share) == ("75 %", "25 %")
    assert picture.alt.splitlines()[1:] == [
        "Mar 2 – 8, 2026: 75 %, index 58.",
        "Mar 9 – 15, 2026: 75 %, index 58.",
    ]


def _engines(speaker: Speaker) -> Picture:
    health = [EngineHealth(used=HUGE, failed=HUGE)] * 7
    return engines(speaker, WEEK_OF, dict.fromkeys([f"engine {number}" for number in range(50)], health))


_LONGEST: list[Callable[[Speaker], Picture]] = [
    lambda speaker: traffic(speaker, WEEK_OF, _talk(WEEK_OF)),
    lambda speaker: traffic(speaker, four_weeks, _talk(four_weeks)),
    lambda speaker: hours(
        speaker,
        WEEK_OF,
        [HourOfTalk(weekday=day, hour=hour, messages=HUGE) for day in range(7) for hour in range(24)],
        YORK,
        CHINA,
    ),
    lambda speaker: _balanced(HUGE, HUGE),
]
four_weeks = Span(first=LAST - timedelta(days=27), last=LAST)


@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize("longest", _LONGEST)
def test_words_for_a_chart_fit_into_a_description_as_a_whole(
    locale: Locale, longest: Callable[[Speaker], Picture]
) -> None:
    # With more room the last line would be no other.
    assert len(longest(TEXTS(locale)).alt) <= MAX_ALT - 100


def test_of_very_many_engines_the_most_used_are_told() -> None:
    alt = _engines(ENGLISH).alt
    assert len(alt) <= MAX_ALT
    assert "engine 0:" in alt
    assert "engine 49:" not in alt


@pytest.mark.parametrize(
    ("number", "english", "chinese"),
    [
        (0, "0", "0"),
        (9_999, "9,999", "9,999"),
        (12_345, "12,345", "1.2万"),
        (123_456, "123K", "12.3万"),
        (999_999, "1M", "100万"),
        (1_234_567, "1.2M", "123万"),
        (234_567_890, "235M", "2.3亿"),
    ],
)
def test_numbers_are_written_as_the_language_groups_them(number: int, english: str, chinese: str) -> None:
    assert short.count(number, Locale.EN_US) == english
    assert short.count(number, Locale.ZH_CN) == chinese


def test_charts_are_of_four_kinds() -> None:
    kinds = {type(chart).__name__ for chart in charts().values()}
    assert kinds == {kind.__name__ for kind in Chart.__args__}
