"""When, where and in which language servers have their week posted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Protocol

from bot.errors import UserError
from bot.model import ChannelId, GuildId, PostLanguage, WeeklySetup, WeeklyTime
from bot.stats.clocks import Clocks
from bot.stats.figures import WEEK

MONDAYS_AT_NINE = WeeklyTime(weekday=0, minute=9 * 60)


class WeeklySetupStore(Protocol):
    """The durable side (table ``weekly``)."""

    async def get(self, guild_id: GuildId) -> WeeklySetup | None: ...

    async def put(self, setup: WeeklySetup) -> None: ...

    async def remove(self, guild_id: GuildId) -> None: ...


class WeeklySetups:
    """Each server's own; read anew each time, for they are seldom asked for."""

    def __init__(self, store: WeeklySetupStore, clocks: Clocks, *, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clocks = clocks
        self._clock = clock

    async def of(self, guild_id: GuildId) -> WeeklySetup:
        """UserError where nobody has chosen a channel."""
        found = await self._store.get(guild_id)
        if found is None:
            raise UserError("error-weekly-off")
        return found

    async def post_in(self, guild_id: GuildId, channel_id: ChannelId) -> WeeklySetup:
        """From now on in that channel; Mondays at nine, unless the server has chosen already."""
        known = await self._store.get(guild_id)
        if known is None:
            known = WeeklySetup(
                guild_id=guild_id, channel_id=channel_id, at=MONDAYS_AT_NINE, next_at=self._clock()
            )
            return await self._put(self._timed(known))
        return await self._put(replace(known, channel_id=channel_id))

    async def post_on(
        self, guild_id: GuildId, *, weekday: int | None = None, minute: int | None = None
    ) -> WeeklySetup:
        """On that day and at that time, from the first such moment on; what is not said stays."""
        setup = await self.of(guild_id)
        at = WeeklyTime(
            weekday=setup.at.weekday if weekday is None else weekday,
            minute=setup.at.minute if minute is None else minute,
        )
        return await self._put(self._timed(replace(setup, at=at)))

    async def say_in(self, guild_id: GuildId, language: PostLanguage) -> WeeklySetup:
        return await self._put(replace(await self.of(guild_id), language=language))

    async def move(self, guild_id: GuildId) -> None:
        """The server's clock was set anew: the next post is at the same time on this one."""
        setup = await self._store.get(guild_id)
        if setup is not None:
            await self._put(self._timed(setup))

    async def follow_clock(self, guild_id: GuildId) -> None:
        """Pairing was set up or scheduled: its clock is the server's where nothing else was said."""
        before = self._clocks.zone_of(guild_id)
        await self._clocks.load()
        if self._clocks.zone_of(guild_id) != before:
            await self.move(guild_id)

    async def stop(self, guild_id: GuildId) -> None:
        """Post nothing any more; UserError where nothing was."""
        await self.of(guild_id)
        await self._store.remove(guild_id)

    async def read_clocks(self) -> None:
        """Know of time zones that another process has been told of."""
        await self._clocks.load()

    def following(self, setup: WeeklySetup, after: datetime) -> datetime:
        """When the next post is due that comes after this moment."""
        return setup.at.first_after(after, self._clocks.zone_of(setup.guild_id))

    def told_at(self, guild_id: GuildId, moment: datetime) -> date:
        """The Monday of the week that a post of that moment tells of: the last whole one, up to Sunday."""
        today = self._clocks.today(guild_id, moment)
        return today - timedelta(days=today.weekday()) - WEEK

    def _timed(self, setup: WeeklySetup) -> WeeklySetup:
        return replace(setup, next_at=self.following(setup, self._clock()))

    async def _put(self, setup: WeeklySetup) -> WeeklySetup:
        await self._store.put(setup)
        return setup
