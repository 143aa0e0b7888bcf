"""Has something done when it is due: once a minute, at a certain moment, and when somebody asks for it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime

from bot.errors import StorageError

_log = logging.getLogger(__name__)

EVERY = 60.0
"""Seconds between two looks where nothing is due before."""

Attend = Callable[[], Awaitable[datetime | None]]
"""Does everything that is due by now; says when something will be due again, if that is known."""


class Timekeeper:
    """Several things that do not wait for each other. Nothing is done before ``open``."""

    def __init__(self, *what: Attend, name: str, clock: Callable[[], datetime]) -> None:
        """``name``: of what is kept, for the log."""
        self._what = what
        self._name = name
        self._clock = clock
        self._open = asyncio.Event()
        self._bells: list[asyncio.Event] = []

    def open(self) -> None:
        """Discord can be asked from now on."""
        self._open.set()

    def wake(self) -> None:
        """There is something to do at once."""
        for bell in self._bells:
            bell.set()

    async def run(self) -> None:
        """For as long as the process lives."""
        await self._open.wait()
        async with asyncio.TaskGroup() as tasks:
            for attend in self._what:
                tasks.create_task(self._keep(attend))

    async def _keep(self, attend: Attend) -> None:
        bell = asyncio.Event()
        self._bells.append(bell)
        while True:
            wait = EVERY
            bell.clear()
            try:
                following = await attend()
            # Starred: what is done several at once fails in a group.
            except* StorageError as failed:
                _log.warning("%s has to wait: %s", self._name, failed.exceptions[0])
            except* Exception as failed:  # noqa: BLE001 -- a defect in one server's must not end all others'
                kind = type(failed.exceptions[0]).__name__
                _log.error("%s failed with %s, another time", self._name, kind)
            else:
                if following is not None:
                    wait = min(wait, max(0.0, (following - self._clock()).total_seconds()))
            # ``wait_for`` of Python 3.11 forgets that it was cancelled when the bell rings just then.
            with suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await bell.wait()
