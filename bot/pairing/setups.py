"""When and where servers pair people."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.errors import UserError
from bot.model import ChannelId, GuildId, PairingSetup, WeeklyTime

WEEKS = range(1, 9)
"""Between two rounds."""


class SetupStore(Protocol):
    """The durable side (table ``pairing``)."""

    async def all(self) -> Sequence[PairingSetup]: ...

    async def get(self, guild_id: GuildId) -> PairingSetup | None: ...

    async def put(self, setup: PairingSetup) -> None: ...

    async def remove(self, guild_id: GuildId) -> None: ...


class Setups:
    """Each server's own; read anew each time, for they are few and seldom asked for."""

    def __init__(self, store: SetupStore, *, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    async def of(self, guild_id: GuildId) -> PairingSetup:
        """UserError where nobody has set pairing up."""
        found = await self._store.get(guild_id)
        if found is None:
            raise UserError("error-pairing-not-set-up")
        return found

    async def find(self, guild_id: GuildId) -> PairingSetup | None:
        return await self._store.get(guild_id)

    async def due(self) -> Collection[PairingSetup]:
        """Whose round should have begun by now."""
        now = self._clock()
        return [one for one in await self._store.all() if not one.paused and one.next_at <= now]

    async def set_up(self, guild_id: GuildId, channel_id: ChannelId, *, zone: str) -> PairingSetup:
        """Pair people in threads of a channel; Mondays at nine, unless the server has chosen already."""
        now = self._clock()
        known = await self._store.get(guild_id)
        if known is not None:
            setup = replace(known, channel_id=channel_id)
        else:
            setup = PairingSetup(
                guild_id=guild_id, channel_id=channel_id, zone=zone, weekday=0, minute=9 * 60, next_at=now
            )
            setup = replace(setup, next_at=first_round(setup, now))
        await self._store.put(setup)
        return setup

    async def schedule(
        self, guild_id: GuildId, *, weekday: int, minute: int, weeks: int, zone: str
    ) -> PairingSetup:
        """From the first such moment on."""
        setup = replace(await self.of(guild_id), weekday=weekday, minute=minute, weeks=weeks, zone=zone)
        setup = replace(setup, next_at=first_round(setup, self._clock()))
        await self._store.put(setup)
        return setup

    async def pause(self, guild_id: GuildId, *, paused: bool) -> PairingSetup:
        """No rounds until it goes on; the next one is then the next of the schedule."""
        setup = replace(await self.of(guild_id), paused=paused)
        if not paused and setup.next_at <= self._clock():
            setup = replace(setup, next_at=first_round(setup, self._clock()))
        await self._store.put(setup)
        return setup

    async def stop(self, guild_id: GuildId) -> None:
        """The server pairs nobody any more."""
        await self._store.remove(guild_id)


def first_round(setup: PairingSetup, after: datetime) -> datetime:
    """The first moment of the schedule that comes after this one, on the wall clock of the server's zone."""
    return _time_of(setup).first_after(after, ZoneInfo(setup.zone))


def following_round(setup: PairingSetup, after: datetime) -> datetime:
    """The round after the one that is due: some weeks later, and in any case after this moment."""
    zone = ZoneInfo(setup.zone)
    first = first_round(setup, setup.next_at - timedelta(seconds=1)).astimezone(zone).date()
    for count in range(1, 10_000):
        moment = _time_of(setup).on(first + timedelta(weeks=setup.weeks * count), zone)
        if moment > after:
            return moment
    raise AssertionError("a schedule of 10,000 rounds")


def _time_of(setup: PairingSetup) -> WeeklyTime:
    return WeeklyTime(weekday=setup.weekday, minute=setup.minute)
