"""When people talk, on the clocks of both sides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from bot.i18n import Speaker, short
from bot.model import HourOfTalk
from bot.stats.charts import Clock, Hours
from bot.stats.figures import Span
from bot.stats.pictures.picture import Picture, alt_of

_DAY = 24
_EVERY = 3
"""Hours; there is room for so many of them."""
_PART = 6
"""Hours that are told together in words."""
_MONDAY = date(2024, 1, 1)
"""Any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clockface:
    """A time zone, and what the reader calls it."""

    name: str
    zone: ZoneInfo


def hours(
    speaker: Speaker, span: Span, talk: Iterable[HourOfTalk], here: Clockface, there: Clockface
) -> Picture:
    """``talk`` by the clock of ``here``; how far apart the two are is as it was in the end."""
    rows = [[0] * _DAY for _ in range(7)]
    for one in talk:
        rows[one.weekday][one.hour] += one.messages
    when = short.span(span.first, span.last, speaker.locale)
    apart = _apart(here.zone, there.zone, span.last)
    most = max(max(row) for row in rows)
    busiest = _Busiest.of(rows, most, apart)
    chart = Hours(
        language=speaker.locale.language,
        title=speaker.say("stats-chart-hours"),
        span=when,
        weekdays=[_weekday(speaker, day) for day in range(7)],
        messages=rows,
        clock=_clock(speaker, here.name, 0),
        other=_clock(speaker, there.name, apart),
        busiest=busiest.tell(speaker, there.name, short.count(most, speaker.locale)) if most else "",
        most=short.count(most, speaker.locale),
        silence=speaker.say("stats-empty"),
    )
    told = busiest.tell(speaker, there.name, most) if most else ""
    return Picture(chart=chart, alt=_alt(speaker, chart, here.name, told))


def _apart(here: ZoneInfo, there: ZoneInfo, day: date) -> int:
    """Minutes that the clock there is ahead."""
    noon = datetime.combine(day, time(12), UTC)
    offsets = [noon.astimezone(zone).utcoffset() or timedelta() for zone in (here, there)]
    return round((offsets[1] - offsets[0]).total_seconds() / 60)


def _clock(speaker: Speaker, name: str, ahead: int) -> Clock:
    minutes = [(hour * 60 + ahead) % (_DAY * 60) for hour in range(_DAY)]
    return Clock(
        name=speaker.say("stats-chart-clock", zone=name),
        hours=[_time(at) if at // 60 % _EVERY == 0 else "" for at in minutes],
        midnight=next(hour for hour, at in enumerate(minutes) if at < 60),
    )


def _time(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _weekday(speaker: Speaker, day: int) -> str:
    return short.weekday(_MONDAY + timedelta(days=day), speaker.locale)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Busiest:
    """The first of several hours that are as busy."""

    minute: int
    """Of the week, from Monday on."""
    there: int
    messages: int

    @classmethod
    def of(cls, rows: Sequence[Sequence[int]], most: int, apart: int) -> Self:
        minute = next(day * _DAY + row.index(most) for day, row in enumerate(rows) if most in row) * 60
        return cls(minute=minute, there=(minute + apart) % (7 * _DAY * 60), messages=most)

    def tell(self, speaker: Speaker, other: str, shown: int | str) -> str:
        """``shown``: how many messages, as it is to be written."""
        (day, at), (otherday, othertime) = (divmod(minute, _DAY * 60) for minute in (self.minute, self.there))
        return speaker.say(
            "stats-chart-busiest",
            day=_weekday(speaker, day),
            time=_time(at),
            otherday=_weekday(speaker, otherday),
            othertime=_time(othertime),
            other=other,
            count=self.messages,
            shown=shown,
        )


def _alt(speaker: Speaker, chart: Hours, zone: str, busiest: str) -> str:
    lines = [speaker.say("stats-alt-hours", span=chart.span, zone=zone)]
    if not busiest:
        return alt_of([*lines, chart.silence])
    days = {day: sum(row) for day, row in zip(chart.weekdays, chart.messages, strict=True)}
    parts = {
        f"{_time(hour * 60)}–{_time((hour + _PART) * 60)}": sum(
            sum(row[hour : hour + _PART]) for row in chart.messages
        )
        for hour in range(0, _DAY, _PART)
    }
    for told in (days, parts):
        items = [speaker.say("stats-alt-count", when=when, count=count) for when, count in told.items()]
        lines.append(speaker.join(items))
    return alt_of([lines[0], busiest, *lines[1:]])
