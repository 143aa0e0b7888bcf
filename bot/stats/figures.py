"""What a server's or a bridge's exchange amounts to over some time, beside the same time before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from enum import StrEnum
from math import sqrt
from typing import Protocol

from bot.model import BridgeId, Crowd, GuildId, HourOfTalk, Talk, Tongue
from bot.stats.memory import KEPT

WEEK = timedelta(days=7)
WEEKS = 12
"""Over which a balance is looked at."""


class Period(StrEnum):
    """What somebody wants to look back on."""

    DAYS = "last-7-days"
    WEEK = "this-week"
    WEEKS = "last-4-weeks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Days of a server, both ends included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def earlier(self, by: timedelta) -> "Span":
        return Span(first=self.first - by, last=self.last - by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The figures of one period."""

    period: Period
    span: Span
    talk: Mapping[Tongue, Talk]
    before: Mapping[Tongue, Talk]
    days: Sequence[Talk]
    """What the talk adds up from; days of silence are left out."""
    hours: Sequence[HourOfTalk]
    people: Mapping[Tongue, Crowd]
    """Over four weeks: those of an average week."""
    current: bool = False
    """Whether it goes on: its last day is today."""
    forgotten: bool = False
    """Whether nobody knows any more how many people there were."""

    @property
    def busiest(self) -> int | None:
        """An hour of the day on the server's clock."""
        return busiest_hour(self.hours)

    @property
    def index(self) -> int | None:
        return exchange_index(self.talk)


class StatisticsStore(Protocol):
    """What was counted."""

    async def by_day(
        self, guild_id: GuildId, first: date, last: date, *, bridge_id: BridgeId | None = None
    ) -> Sequence[Talk]: ...

    async def by_hour(
        self, guild_id: GuildId, first: date, last: date, *, bridge_id: BridgeId | None = None
    ) -> Sequence[HourOfTalk]: ...

    async def first_day(self, guild_id: GuildId) -> date | None:
        """Of which anything is counted."""
        ...

    async def people(
        self, guild_id: GuildId, first: date, *, days: int, bridge_id: BridgeId | None = None
    ) -> Mapping[Tongue, Crowd]: ...


class Figures:
    """Reads what was counted."""

    def __init__(self, store: StatisticsStore) -> None:
        self._store = store

    async def report(
        self,
        guild_id: GuildId,
        period: Period,
        *,
        today: date,
        last: date | None = None,
        bridge_id: BridgeId | None = None,
    ) -> Report:
        """Of all the server's bridges, or of one; ``today`` in the server's zone, up to ``last`` or today."""
        span, back = span_of(period, last or today)
        report = await self._of(guild_id, period, span, back, bridge_id)
        return replace(report, current=span.last >= today, forgotten=not is_known(span, today))

    async def week(self, guild_id: GuildId, monday: date) -> Report:
        """A whole one, of all the server's bridges."""
        span = Span(first=monday, last=monday + WEEK - timedelta(days=1))
        return await self._of(guild_id, Period.WEEK, span, WEEK, None)

    async def _of(
        self, guild_id: GuildId, period: Period, span: Span, back: timedelta, bridge_id: BridgeId | None
    ) -> Report:
        old = span.earlier(back)
        days = await self._store.by_day(guild_id, span.first, span.last, bridge_id=bridge_id)
        return Report(
            period=period,
            span=span,
            talk=total(days),
            days=days,
            hours=await self._store.by_hour(guild_id, span.first, span.last, bridge_id=bridge_id),
            before=total(await self._store.by_day(guild_id, old.first, old.last, bridge_id=bridge_id)),
            people=await self._people(guild_id, span, bridge_id),
        )

    async def weeks(
        self, guild_id: GuildId, last: date, *, bridge_id: BridgeId | None = None
    ) -> Mapping[date, Mapping[Tongue, Talk]]:
        """What both sides said in each of the weeks up to that day, by the Mondays they begin on."""
        monday = last - timedelta(days=last.weekday())
        mondays = [monday - WEEK * number for number in reversed(range(WEEKS))]
        days = await self._store.by_day(guild_id, mondays[0], last, bridge_id=bridge_id)
        return {begin: total([one for one in days if begin <= one.day < begin + WEEK]) for begin in mondays}

    async def first_day(self, guild_id: GuildId) -> date | None:
        """Of which anything is counted."""
        return await self._store.first_day(guild_id)

    async def _people(
        self, guild_id: GuildId, span: Span, bridge_id: BridgeId | None
    ) -> Mapping[Tongue, Crowd]:
        if span.days <= WEEK.days:
            return await self._store.people(guild_id, span.first, days=span.days, bridge_id=bridge_id)
        mondays = [span.first + WEEK * number for number in range(span.days // WEEK.days + 1)]
        weeks = {
            monday: await self._store.people(guild_id, monday, days=WEEK.days, bridge_id=bridge_id)
            for monday in mondays
            if monday <= span.last
        }
        return average_week(weeks, span.last)


def span_of(period: Period, today: date) -> tuple[Span, timedelta]:
    """The days that are meant, and how far back the days lie that they are compared with."""
    monday = today - timedelta(days=today.weekday())
    match period:
        case Period.DAYS:
            return Span(first=today - WEEK + timedelta(days=1), last=today), WEEK
        case Period.WEEK:
            return Span(first=monday, last=today), WEEK
        case Period.WEEKS:
            # Weeks from Monday on: of these it stays known how many people there were.
            return Span(first=monday - 3 * WEEK, last=today), 4 * WEEK


def earlier(period: Period, last: date) -> date:
    """With which day the period before ends."""
    return span_of(period, last)[0].first - timedelta(days=1)


def later(period: Period, last: date) -> date:
    """The same of the one after it, which may not be over yet."""
    monday = last - timedelta(days=last.weekday())
    match period:
        case Period.DAYS:
            return last + WEEK
        case Period.WEEK:
            return monday + 2 * WEEK - timedelta(days=1)
        case Period.WEEKS:
            return monday + 5 * WEEK - timedelta(days=1)


def is_known(span: Span, today: date) -> bool:
    """Whether it is still known who spoke, or was written down how many there were: of whole weeks it is."""
    weekly = span.first.weekday() == 0 and span.days >= WEEK.days
    return weekly or span.first > today - KEPT


def total(days: Iterable[Talk]) -> Mapping[Tongue, Talk]:
    """Both sides, each as one ``Talk`` of its first day; the silent one with zeros."""
    names = [one.name for one in fields(Talk) if one.name not in {"day", "side"}]
    days = list(days)
    found: dict[Tongue, Talk] = {}
    for side in Tongue:
        mine = [one for one in days if one.side is side]
        day = min((one.day for one in mine), default=date.min)
        sums = {name: sum(getattr(one, name) for one in mine) for name in names}
        found[side] = Talk(day=day, side=side, **sums)
    return found


def exchange_index(talk: Mapping[Tongue, Talk]) -> int | None:
    """From 0 to 100: 100 × √(share × balance); nothing where nothing was said.

    ``share``: of all messages, those that somebody from across the line answered or reacted to. ``balance``:
    messages of the quieter side over those of the other one.
    """
    messages = [one.messages for one in talk.values()]
    if max(messages, default=0) <= 0:
        return None
    return round(100 * sqrt(share(talk) * balance(talk)))


def share(talk: Mapping[Tongue, Talk]) -> float:
    messages = sum(one.messages for one in talk.values())
    return min(1.0, sum(one.crossed for one in talk.values()) / messages) if messages else 0.0


def balance(talk: Mapping[Tongue, Talk]) -> float:
    messages = [talk[side].messages for side in Tongue]
    return min(messages) / max(messages) if max(messages) else 0.0


def seconds_to_answer(talk: Talk) -> float | None:
    """The typical time (geometric mean) after which this side answered; nothing where it did not."""
    return 2 ** (talk.waits / talk.replies / 1024) if talk.replies else None


def change(now: int, before: int) -> int | None:
    """In per cent; nothing where there was nothing before."""
    return round((now - before) / before * 100) if before else None


def busiest_hour(hours: Iterable[HourOfTalk]) -> int | None:
    """The hour of the day in which most was said, the earlier of two alike."""
    by_hour: dict[int, int] = {}
    for one in hours:
        by_hour[one.hour] = by_hour.get(one.hour, 0) + one.messages
    most = max(by_hour.values(), default=0)
    return (
        min((hour for hour, messages in by_hour.items() if messages == most), default=None) if most else None
    )


def average_week(weeks: Mapping[date, Mapping[Tongue, Crowd]], last: date) -> Mapping[Tongue, Crowd]:
    """Of weeks by their Mondays, up to ``last``.

    Left out are weeks in which nobody spoke, and the one that goes on unless there is no other.
    """
    spoken = {day: week for day, week in weeks.items() if any(one.spoke for one in week.values())}
    over = [week for monday, week in spoken.items() if monday + WEEK - timedelta(days=1) <= last]
    counted = over or list(spoken.values())
    return {side: _average([week.get(side, Crowd()) for week in counted]) for side in Tongue}


def _average(crowds: Sequence[Crowd]) -> Crowd:
    if not crowds:
        return Crowd()
    return Crowd(
        spoke=round(sum(one.spoke for one in crowds) / len(crowds)),
        reached=round(sum(one.reached for one in crowds) / len(crowds)),
    )
