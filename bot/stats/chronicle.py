"""What is worth telling of some days on a server's bridges, beside the bare figures."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol

from bot.model import (
    Answered,
    Encounters,
    EngineHealth,
    GuildId,
    TallyKind,
    Tongue,
    UserId,
)
from bot.stats.counting import Zones
from bot.stats.figures import WEEK, Span

MOST_ANSWERED = 5
"""Messages: not everybody may see the channel of the first."""
MOST_EXPLAINED = 10
_WEEKS_AT_ONCE = 13
"""In which a streak is looked for."""
LONGEST_STREAK = 520
"""Weeks; the end of looking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """An expression of our own dictionary, and how often a note has explained it in the server's channels."""

    key: str
    """See ``bot.translation.slang.Term.key``."""
    times: int

    @property
    def headword(self) -> str:
        return self.key.partition(":")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlights:
    """Of a server in some days."""

    answered: Sequence[Answered] = ()
    """What was answered most from across the line and is still there, the most answered first."""
    explained: Sequence[Explained] = ()
    """What notes explained most, the most frequent first."""
    encounters: Encounters = field(default_factory=Encounters)
    volunteers: Mapping[UserId, int] = field(default_factory=dict[UserId, int])
    """Who had translations approved and wants to be named, with how many; the most first."""
    suggestions: int = 0
    """Translations by people that were approved, whoever they are."""
    streak: int = 0
    """Weeks in a row, up to these days, in which each side answered the other."""


class ChronicleStore(Protocol):
    """What was said, by the server's days; what people did, by moments."""

    async def most_answered(
        self, guild_id: GuildId, first: date, last: date, *, most: int
    ) -> Sequence[Answered]: ...

    async def volunteers(
        self, guild_id: GuildId, begin: datetime, end: datetime
    ) -> Sequence[tuple[UserId, int]]: ...

    async def crossed(self, guild_id: GuildId, first: date, last: date) -> Collection[tuple[date, Tongue]]:
        """The days on which something that a side said was answered from across the line."""
        ...


class TallyStore(Protocol):
    async def times(
        self, guild_id: GuildId, first: date, last: date, *kinds: TallyKind
    ) -> Mapping[tuple[TallyKind, str], int]:
        """How often, by kind and name; the most frequent first."""
        ...

    async def by_day(
        self, guild_id: GuildId, first: date, last: date, *kinds: TallyKind
    ) -> Mapping[tuple[TallyKind, str], Mapping[date, int]]: ...


class Meetings(Protocol):
    async def of_server(self, guild_id: GuildId, begin: datetime, end: datetime) -> Encounters: ...


class Chronicle:
    """Reads it; nothing here is counted twice."""

    def __init__(
        self,
        store: ChronicleStore,
        *,
        tallies: TallyStore,
        meetings: Meetings,
        zones: Zones,
    ) -> None:
        self._store = store
        self._tallies = tallies
        self._meetings = meetings
        self._zones = zones

    async def highlights(self, guild_id: GuildId, span: Span) -> Highlights:
        """Of all the server's bridges."""
        begin, end = self.moments(guild_id, span)
        kinds = TallyKind.NOTE, TallyKind.SUGGESTION
        times = await self._tallies.times(guild_id, span.first, span.last, *kinds)
        notes = [(name, count) for (kind, name), count in times.items() if kind is TallyKind.NOTE]
        return Highlights(
            answered=await self._store.most_answered(guild_id, span.first, span.last, most=MOST_ANSWERED),
            explained=[Explained(key=key, times=count) for key, count in notes[:MOST_EXPLAINED]],
            encounters=await self._meetings.of_server(guild_id, begin, end),
            volunteers=dict(await self._store.volunteers(guild_id, begin, end)),
            suggestions=times.get((TallyKind.SUGGESTION, ""), 0),
            streak=await self.streak(guild_id, span.last),
        )

    async def encounters(self, guild_id: GuildId, span: Span) -> Encounters:
        """What pairing amounted to."""
        return await self._meetings.of_server(guild_id, *self.moments(guild_id, span))

    async def engines(self, guild_id: GuildId, span: Span) -> Mapping[str, Sequence[EngineHealth]]:
        """How translation has been doing on every day of the span, the most used engine first."""
        kinds = TallyKind.ENGINE_USED, TallyKind.ENGINE_FAILED
        counted = await self._tallies.by_day(guild_id, span.first, span.last, *kinds)
        totals = {key: sum(days.values()) for key, days in counted.items()}
        dates = [span.first + timedelta(days=number) for number in range(span.days)]
        return {
            name: [
                EngineHealth(
                    used=counted.get((TallyKind.ENGINE_USED, name), {}).get(day, 0),
                    failed=counted.get((TallyKind.ENGINE_FAILED, name), {}).get(day, 0),
                )
                for day in dates
            ]
            for name in health(totals)
        }

    async def streak(self, guild_id: GuildId, until: date) -> int:
        """Weeks in a row in which each side answered the other; one that still goes on breaks nothing."""
        monday = latest = until - timedelta(days=until.weekday())
        weeks = 0
        while weeks < LONGEST_STREAK:
            first = monday - WEEK * (_WEEKS_AT_ONCE - 1)
            days = await self._store.crossed(guild_id, first, min(until, monday + timedelta(days=6)))
            together = weeks_of_both(days)
            for number in range(_WEEKS_AT_ONCE):
                week = monday - WEEK * number
                if week in together:
                    weeks += 1
                elif week != latest or until.weekday() == 6:
                    return weeks
            monday = first - WEEK
        return weeks

    def moments(self, guild_id: GuildId, span: Span) -> tuple[datetime, datetime]:
        """When its days begin, and when they are over, by the server's clock."""
        zone = self._zones.zone_of(guild_id)
        begin = datetime.combine(span.first, time(), zone)
        end = datetime.combine(span.last + timedelta(days=1), time(), zone)
        return begin.astimezone(UTC), end.astimezone(UTC)


def weeks_of_both(days: Collection[tuple[date, Tongue]]) -> Collection[date]:
    """The Mondays of the weeks in which both sides are there."""
    weeks = {(day - timedelta(days=day.weekday()), side) for day, side in days}
    return {monday for monday, _ in weeks if all((monday, side) in weeks for side in Tongue)}


def health(times: Mapping[tuple[TallyKind, str], int]) -> Mapping[str, EngineHealth]:
    """By engine, the most used first."""
    kinds = TallyKind.ENGINE_USED, TallyKind.ENGINE_FAILED
    found = {
        name: EngineHealth(
            used=times.get((TallyKind.ENGINE_USED, name), 0),
            failed=times.get((TallyKind.ENGINE_FAILED, name), 0),
        )
        for kind, name in times
        if kind in kinds
    }
    return dict(sorted(found.items(), key=lambda item: (-item[1].used, -item[1].failed, item[0])))
