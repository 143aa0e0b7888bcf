"""When the database cannot be written: events are held back for a moment, then nothing more is accepted.

What happens meanwhile stays on Discord, and is caught up as soon as the database takes writes again. So
nothing is lost, nothing is half written, and nothing piles up in memory.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol, TypeVar

from bot.errors import StorageError
from bot.model import ChannelId

_log = logging.getLogger(__name__)

_T = TypeVar("_T")

PATIENCE = (0.2, 1.0, 3.0, 10.0)
"""Seconds between attempts to write an event down: a database that is busy for a moment costs no event."""
FIRST_LOOK, LONGEST_LOOK = 5.0, 60.0
"""Seconds between attempts to find out whether the database is back."""
TOLD_AGAIN_AFTER = timedelta(minutes=10)


class NotWritten(Exception):
    """The database takes no writes; what was to be written will be caught up."""


class Alarm(Protocol):
    """What people are told. None of these raises."""

    async def storage_failed(self) -> None: ...

    async def storage_recovered(self) -> None: ...

    async def skipped(self, channel_id: ChannelId, *, count: int, and_more: bool) -> None:
        """Messages of a channel stay behind; told where people wait for them."""
        ...


class Outage:
    """Writes events down, and stands between the relay and a database that fails."""

    def __init__(
        self,
        *,
        probe: Callable[[], Awaitable[None]],
        alarm: Alarm,
        retried: Callable[[], Awaitable[None]],
        recovered: Callable[[], Awaitable[None]],
        sleep: Callable[[float], Awaitable[None]],
        clock: Callable[[], datetime],
    ) -> None:
        """``probe`` writes something or raises; ``recovered`` catches up with what was missed.

        ``retried`` is called when something was written, but not at once: the first attempt may have had its
        effect as well, and then the last one has nothing to tell.
        """
        self._probe = probe
        self._alarm = alarm
        self._retried = retried
        self._recovered = recovered
        self._sleep = sleep
        self._clock = clock
        self.count = 0
        """Of the outages there were."""
        self._lasts = False
        self._task: asyncio.Task[None] | None = None
        self._told_at: datetime | None = None

    @property
    def lasts(self) -> bool:
        """Whether nothing is accepted at present."""
        return self._lasts

    async def write(self, write: Callable[[], Awaitable[_T]]) -> _T:
        """What ``write`` gives; NotWritten when the database does not take it for a quarter of a minute."""
        attempt = write
        for pause in PATIENCE:
            if self.lasts:
                raise NotWritten
            try:
                return await attempt()
            except StorageError as error:
                _log.warning("An event could not be written, trying again: %s", error)
                await self._sleep(pause)
            attempt = partial(self._again, write)
        try:
            return await attempt()
        except StorageError as error:
            self._begin(error)
            raise NotWritten from error

    async def _again(self, write: Callable[[], Awaitable[_T]]) -> _T:
        written = await write()
        await self._retried()
        return written

    async def aclose(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def _begin(self, error: StorageError) -> None:
        if not self._lasts:
            self._lasts = True
            self.count += 1
            _log.critical("Nothing is accepted until the database can be written again: %s", error)
            self._task = asyncio.create_task(self._last(), name="storage outage")

    async def _last(self) -> None:
        tell = self._told_at is None or self._clock() - self._told_at > TOLD_AGAIN_AFTER
        if tell:
            self._told_at = self._clock()
            await self._alarm.storage_failed()
        pause = FIRST_LOOK
        while not await self._is_over():
            await self._sleep(pause)
            pause = min(LONGEST_LOOK, pause * 2)
        _log.warning("The database can be written again; catching up")
        self._lasts = False
        # At once: whatever is accepted before it would hide what was missed.
        await self._recovered()
        if tell:
            await self._alarm.storage_recovered()

    async def _is_over(self) -> bool:
        try:
            await self._probe()
        except StorageError:
            return False
        return True
