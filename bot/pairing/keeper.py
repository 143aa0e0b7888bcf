"""Keeps the times of pairing: rounds that are due, pairs to be looked after, sessions that switch."""

import asyncio
import logging
from collections.abc import Callable
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
    """One task for all servers; it looks once a minute, when something is due, and when it is woken."""

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
        self._woken = asyncio.Event()

    def open(self) -> None:
        """Discord can be asked from now on."""
        self._open.set()

    def wake(self) -> None:
        """There is something to do at once."""
        self._woken.set()

    async def run(self) -> None:
        """For as long as the process lives."""
        await self._open.wait()
        while True:
            wait = EVERY
            self._woken.clear()
            try:
                following = await self.attend()
            except StorageError as error:
                _log.warning("Pairing has to wait: %s", error)
            except Exception as error:  # noqa: BLE001 -- a defect in one server's pairing must not end all others'
                _log.error("Pairing failed with %s, another time", type(error).__name__)
            else:
                if following is not None:
                    wait = min(wait, max(0.0, (following - self._clock()).total_seconds()))
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), wait)

    async def attend(self) -> datetime | None:
        """Everything that is due by now; when something will be due again, if that is known."""
        following = await self._sessions.attend()
        await self._rounds.run_due()
        await self._meetings.attend()
        return following
