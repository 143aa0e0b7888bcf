"""Sessions: half of the time in one language, half in the other, and the bot says when to switch."""

import logging
import random
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bot.errors import DeliveryError, UserError
from bot.model import Pair, PairId, PairState, Session, SessionId, SessionState, Tongue

_log = logging.getLogger(__name__)

MINUTES = (2, 180)
"""At least and at most."""
LATE = timedelta(minutes=10)
"""After which what should have been said then is no use any more; it is passed over."""
TOO_LATE = timedelta(hours=12)
"""After which nobody is asked any more how a session was."""


class SessionStore(Protocol):
    """The durable side (table ``sessions``). Each method is one transaction."""

    async def begin(
        self, pair_id: PairId, first: Tongue, *, at: datetime, switches_at: datetime, ends_at: datetime
    ) -> Session | None:
        """Nothing if one is under way."""
        ...

    async def running(self) -> Sequence[Session]: ...

    async def of_pair(self, pair_id: PairId) -> Sequence[Session]: ...

    async def step(
        self, session_id: SessionId, was: SessionState, now: SessionState, *, at: datetime
    ) -> bool:
        """False when somebody else took the step."""
        ...


class Pairs(Protocol):
    async def find(self, pair_id: PairId) -> Pair | None: ...


class Voice(Protocol):
    """Saying it in the pair's thread, once however often it is asked; DeliveryError where it cannot be."""

    async def switch(self, pair: Pair, session: Session) -> None:
        """From now on in the other language."""
        ...

    async def over(self, pair: Pair, session: Session) -> None:
        """And how was it?"""
        ...


class Sessions:
    """Of all pairs. They keep their time by the clock, so a restart changes nothing."""

    def __init__(
        self,
        store: SessionStore,
        pairs: Pairs,
        voice: Voice,
        *,
        clock: Callable[[], datetime],
        randomness: random.Random,
    ) -> None:
        self._store = store
        self._pairs = pairs
        self._voice = voice
        self._clock = clock
        self._random = randomness

    async def start(self, pair: Pair, minutes: int) -> Session:
        """In the language that did not come first the last time; UserError if one is under way."""
        least, most = MINUTES
        if not least <= minutes <= most:
            raise UserError("error-session-minutes", least=least, most=most)
        past = await self._store.of_pair(pair.id)
        if past:
            first = next(one for one in Tongue if one is not past[-1].first)
        else:
            first = self._random.choice(list(Tongue))
        now, length = self._clock(), timedelta(minutes=minutes)
        begun = await self._store.begin(
            pair.id, first, at=now, switches_at=now + length / 2, ends_at=now + length
        )
        if begun is None:
            raise UserError("error-session-running")
        return begun

    async def stop(self, pair: Pair) -> Session:
        """UserError if none is under way."""
        session = await self.running_of(pair.id)
        if session is None or not await self._store.step(
            session.id, session.state, SessionState.STOPPED, at=self._clock()
        ):
            raise UserError("error-session-none")
        return session

    async def running_of(self, pair_id: PairId) -> Session | None:
        return next((one for one in await self._store.running() if one.pair_id == pair_id), None)

    async def of_pair(self, pair_id: PairId) -> Sequence[Session]:
        """Oldest first."""
        return await self._store.of_pair(pair_id)

    async def attend(self) -> datetime | None:
        """Say what is due; when there will be something to say again."""
        moments: list[datetime] = []
        for session in await self._store.running():
            try:
                following = await self._look_after(session)
            except DeliveryError as error:
                _log.warning("Session %d has to wait: %s", session.id, error)
                continue
            if following is not None:
                moments.append(following)
        return min(moments, default=None)

    async def _look_after(self, session: Session) -> datetime | None:
        now = self._clock()
        first = session.state is SessionState.FIRST
        due = session.switches_at if first else session.ends_at
        if now < due:
            return due
        pair = await self._pairs.find(session.pair_id)
        if pair is None or pair.state is not PairState.OPEN:
            # They have parted in the middle of it: nothing is to be said in a thread that is closed.
            await self._store.step(session.id, session.state, SessionState.STOPPED, at=now)
            return None
        if first and now < session.ends_at:
            if now - due < LATE:
                await self._voice.switch(pair, session)
            await self._store.step(session.id, SessionState.FIRST, SessionState.SECOND, at=now)
            return session.ends_at
        if now - session.ends_at < TOO_LATE:
            await self._voice.over(pair, session)
        await self._store.step(session.id, session.state, SessionState.OVER, at=now)
        return None
