"""The relay's memory ends after some weeks: a little is forgotten at a time, so that nothing waits for it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Protocol

from bot.errors import StorageError
from bot.model import MessageId, message_id_at

_log = logging.getLogger(__name__)

CHUNK = 200
"""Messages a transaction, a few milliseconds of it."""
BREATH = 0.1
"""Seconds between two transactions."""
EVERY = 3600.0
"""Seconds between two looks."""


class OldRows(Protocol):
    """The relay's map, from its old end. Each method is one transaction."""

    async def forget(self, before: MessageId, *, limit: int) -> int:
        """Forget at most ``limit`` messages with their copies; how many there were."""
        ...

    async def forget_threads(self, before: MessageId) -> None: ...


class Retention:
    """Forgets what is older than ``keep``, for as long as the process lives."""

    def __init__(
        self,
        rows: OldRows,
        *,
        keep: timedelta,
        clock: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._rows = rows
        self._keep = keep
        self._clock = clock
        self._sleep = sleep

    async def run(self) -> None:
        while True:
            try:
                if forgotten := await self.forget():
                    _log.info("Forgot %d messages older than %d days", forgotten, self._keep.days)
            except StorageError as error:
                _log.warning("Old messages could not be forgotten, another time: %s", error)
            await self._sleep(EVERY)

    async def forget(self) -> int:
        """Everything that is too old by now; how many messages."""
        before = message_id_at(self._clock() - self._keep)
        forgotten = 0
        while count := await self._rows.forget(before, limit=CHUNK):
            forgotten += count
            await self._sleep(BREATH)
        await self._rows.forget_threads(before)
        return forgotten
