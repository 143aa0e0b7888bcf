"""What somebody has had of the exchange, and who answers most of those who want to be named."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from bot.model import GuildId, Leader, Share, UserId
from bot.stats.chronicle import Chronicle
from bot.stats.figures import Period, Span, span_of
from bot.stats.memory import remembered_from

MOST_LEADERS = 10


class ShareStore(Protocol):
    """Who spoke on which day (table ``voices``)."""

    async def of(self, guild_id: GuildId, user_id: UserId, first: date, last: date) -> Sequence[Share]: ...

    async def leaders(self, guild_id: GuildId, first: date, last: date, *, most: int) -> Sequence[Leader]: ...


class Sessions(Protocol):
    async def of_person(
        self, guild_id: GuildId, user_id: UserId, begin: datetime, end: datetime
    ) -> tuple[int, int]:
        """How many, and for how many minutes."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What one person has had of a server's exchange in some days."""

    span: Span
    """That were asked for."""
    since: date
    """From when on it is remembered what they said."""
    said: int
    replied: int
    reached: int
    sessions: int
    minutes: int
    streak: int
    """Days in a row, up to the last one, on which they spoke; a last day of silence breaks nothing yet."""


class Shares:
    """Nobody else's than the asker's, but for those who want to be named."""

    def __init__(self, store: ShareStore, sessions: Sessions, chronicle: Chronicle) -> None:
        self._store = store
        self._sessions = sessions
        self._chronicle = chronicle

    async def of(self, guild_id: GuildId, user_id: UserId, period: Period, *, today: date) -> Own:
        """``today`` in the server's zone."""
        span, _ = span_of(period, today)
        since = remembered_from(today)
        days = await self._store.of(guild_id, user_id, since, today)
        mine = [day for day in days if span.first <= day.day <= span.last]
        begin, end = self._chronicle.moments(guild_id, span)
        sessions, minutes = await self._sessions.of_person(guild_id, user_id, begin, end)
        return Own(
            span=span,
            since=since,
            said=sum(day.said for day in mine),
            replied=sum(day.replied for day in mine),
            reached=sum(day.reached for day in mine),
            sessions=sessions,
            minutes=minutes,
            streak=streak({day.day for day in days if day.said > 0}, today),
        )

    async def leaders(self, guild_id: GuildId, span: Span) -> Sequence[Leader]:
        """Who has answered most often across the line, not who has talked most."""
        return await self._store.leaders(guild_id, span.first, span.last, most=MOST_LEADERS)


def streak(days: set[date], today: date) -> int:
    """Days in a row up to today, or up to yesterday while today is silent."""
    day = today if today in days else today - timedelta(days=1)
    count = 0
    while day in days:
        count += 1
        day -= timedelta(days=1)
    return count
