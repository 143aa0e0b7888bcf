"""What happens too often to be written each time: noted, and dealt with a little later."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.errors import StorageError

_log = logging.getLogger(__name__)

PAUSE = 5.0
"""Seconds between two writes; what is noted in memory alone is forgotten when the process is killed."""


class Behind:
    """Has it written behind the back of whoever notes something."""

    def __init__(
        self,
        write: Callable[[], Awaitable[object]],
        *,
        name: str,
        pause: float = PAUSE,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """``write`` writes all that waits; if that fails, it goes on waiting. ``pause`` is in seconds."""
        self._write = write
        self._pause = pause
        self._name = name
        self._sleep = sleep
        self._wanted = False
        self._writing: asyncio.Task[None] | None = None
        self._turn = asyncio.Lock()

    def soon(self) -> None:
        """Say that something waits."""
        self._wanted = True
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_soon(), name=self._name)

    async def now(self) -> None:
        async with self._turn:
            await self._write()

    async def aclose(self) -> None:
        """Write the last of it."""
        if self._writing is not None:
            # Not in the middle of a write: it would be written a second time below.
            async with self._turn:
                self._writing.cancel()
            await asyncio.gather(self._writing, return_exceptions=True)
        await self._try()

    async def _write_soon(self) -> None:
        while self._wanted:
            await self._sleep(self._pause)
            self._wanted = False
            if not await self._try():
                self._wanted = True

    async def _try(self) -> bool:
        try:
            await self.now()
        except StorageError as error:
            _log.warning("Put off, but not forgotten (%s): %s", self._name, error)
            return False
        return True
