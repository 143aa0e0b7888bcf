"""What could not be delivered: moderators of either side try it again or discard it, within some days."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.errors import UserError
from bot.model import ChannelId, DeliveryId, GuildId, Moderator, Problem
from bot.relay.bridges import Bridges

KEPT = timedelta(days=7)
"""No text is kept for ever."""
PER_PAGE = 5


class ProblemStore(Protocol):
    """Deliveries that were set aside. Each method is one transaction."""

    async def of_server(self, guild_id: GuildId, *, skip: int, limit: int) -> Sequence[Problem]: ...

    async def count(self, guild_id: GuildId) -> int: ...

    async def retry(self, problem_id: DeliveryId, guild_id: GuildId) -> ChannelId | None: ...

    async def discard(self, problem_id: DeliveryId, guild_id: GuildId) -> bool: ...

    async def expire(self, before: datetime) -> Sequence[Problem]: ...


class Dropped(Protocol):
    """Tells moderators; never raises."""

    async def problems_dropped(self, guild_id: GuildId, count: int) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemPage:
    """Some of a server's problems, newest first."""

    problems: tuple[Problem, ...]
    count: int
    number: int
    """Of the page, from 0 on."""

    @property
    def last(self) -> int:
        return max(0, (self.count - 1) // PER_PAGE)


class Problems:
    """Every request is for one server: nobody sees or touches what is none of theirs."""

    def __init__(
        self,
        store: ProblemStore,
        bridges: Bridges,
        reports: Dropped,
        *,
        wake: Callable[[ChannelId], None],
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._bridges = bridges
        self._reports = reports
        self._wake = wake
        self._clock = clock

    async def page(self, number: int, *, by: Moderator) -> ProblemPage:
        """That page, or the last one there is."""
        count = await self._store.count(by.guild_id)
        number = max(0, min(number, (count - 1) // PER_PAGE))
        found = await self._store.of_server(by.guild_id, skip=number * PER_PAGE, limit=PER_PAGE)
        return ProblemPage(problems=tuple(found), count=count, number=number)

    async def retry(self, problem_id: DeliveryId, *, by: Moderator) -> None:
        """Once more, at the end of its lane."""
        channel_id = await self._store.retry(problem_id, by.guild_id)
        if channel_id is None:
            raise UserError("error-problem-gone")
        self._wake(channel_id)

    async def discard(self, problem_id: DeliveryId, *, by: Moderator) -> None:
        if not await self._store.discard(problem_id, by.guild_id):
            raise UserError("error-problem-gone")

    async def expire(self) -> None:
        """Drop what nobody looked after, and say so on both sides."""
        told: Counter[GuildId] = Counter()
        for problem in await self._store.expire(self._clock() - KEPT):
            link = self._bridges.link_of(problem.channel_id)
            told.update({problem.origin.guild_id} | ({link.guild_id} if link is not None else set()))
        for guild_id, count in told.items():
            await self._reports.problems_dropped(guild_id, count)
