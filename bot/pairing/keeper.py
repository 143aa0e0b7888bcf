"""Keeps the times of pairing: rounds that are due, pairs to be looked after, sessions that switch."""

from collections.abc import Callable
from datetime import datetime

from bot.pairing.meetings import Meetings
from bot.pairing.rounds import Rounds
from bot.pairing.sessions import Sessions
from bot.timekeeper import Timekeeper


class Keeper(Timekeeper):
    """Of all servers.

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
        super().__init__(
            sessions.attend, self._begin_rounds, self._look_after_pairs, name="Pairing", clock=clock
        )
        self._rounds = rounds
        self._meetings = meetings
        self._sessions = sessions

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
