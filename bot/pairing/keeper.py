"""Keeps the times of pairing: rounds that are due, pairs to be looked after, sessions that switch."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime

from bot.errors import StorageError
from bot.pairing.meetings import Meetings
from bot.pairing.rounds import Rounds
from bot.pairing.sessions import Sessions

_log = logging.getLogger(__name__)

EVERY = 60.0
"""Seconds between two looks where nothing is due before."""


class Keeper:
    """Of all servers; it looks once a minute, when something is due, and when it is woken.

    Sessions, rounds and threads do not wait for each other: a round of many people is worked out for minutes,
    and its threads are opened no faster than Discord allows, while a session has to switch on time.
    """

    def __init__(
        self,
        rounds: Rounds,
        meetings: Meetings,
        sessions: Sessions,
        *,
        clock: Callable[[], datetime],
    ) -> None:
        self._rounds = rounds
        self._meetings = meetings
        self._sessions = sessions
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
            for what in (self._sessions.attend, self._begin_rounds, self._look_after_pairs):
                tasks.create_task(self._keep(what))

    async def attend(self) -> None:
        """Everything that is due by now, once."""
        await self._sessions.attend()
        await self._begin_rounds()
        await self._look_after_pairs()

    async def _begin_rounds(self) -> None:
        if await self._rounds.run_due():
            self.wake()

    async def _look_after_pairs(self) -> None:
        await self._meetings.attend()

    async def _keep(self, attend: Callable[[], Awaitable[datetime | None]]) -> None:
        """``attend`` says when something will be due again, if that is known."""
        bell = asyncio.Event()
        self._bells.append(bell)
        while True:
            wait = EVERY
            bell.clear()
            try:
                following = await attend()
            except StorageError as error:
                _log.warning("Pairing has to wait: %s", error)
            except Exception as error:  # noqa: BLE001 -- a defect in one server's pairing must not end all others'
                _log.error("Pairing failed with %s, another time", type(error).__name__)
            else:
                if following is not None:
                    wait = min(wait, max(0.0, (following - self._clock()).total_seconds()))
            # ``wait_for`` of Python 3.11 forgets that it was cancelled when the bell rings just then.
            with suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await bell.wait()
