"""Gateway sessions: what each client has been sent, and what it missed while it was away."""

import asyncio
import json
import secrets
from collections import deque
from collections.abc import Callable, Iterator
from typing import Final, Protocol

from bot.playground.objects import Guild, User
from bot.playground.validation import Json

BUFFER: Final = 5_000
"""Events kept for a RESUME; who missed more has to identify anew."""

KEPT_FOR: Final = 300.0
"""Seconds for which a session without a connection can be resumed."""


class Outlet(Protocol):
    """An open connection, as a session sees it."""

    def send(self, frame: str) -> None:
        """Queue a frame; never waits."""
        ...


class Session:
    """One client's stream of events, numbered."""

    def __init__(self, user: User, intents: int, shard: tuple[int, int]) -> None:
        self.id = secrets.token_hex(16)
        self.user = user
        self.intents = intents
        self.shard = shard
        self.seq = 0
        self.outlet: Outlet | None = None
        self.detached_at: float | None = None
        self._buffer: deque[tuple[int, str]] = deque(maxlen=BUFFER)

    def push(self, event: str, data: str) -> None:
        """Number an event (its data already JSON), keep it and send it if somebody listens."""
        self.seq += 1
        frame = f'{{"t":{json.dumps(event)},"s":{self.seq},"op":0,"d":{data}}}'
        self._buffer.append((self.seq, frame))
        if self.outlet is not None:
            self.outlet.send(frame)

    def missed(self, seq: int) -> list[str] | None:
        """Return the frames after ``seq``; None if they are no longer all here."""
        if seq > self.seq:
            return None
        first = self._buffer[0][0] if self._buffer else self.seq + 1
        if seq + 1 < first:
            return None
        return [frame for number, frame in self._buffer if number > seq]

    def covers(self, guild_id: int | None) -> bool:
        """Tell whether a guild (None: private conversations) belongs to this shard."""
        number, count = self.shard
        return number == (0 if guild_id is None else (guild_id >> 22) % count)


class Sessions:
    """All sessions, open and resumable."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._sessions: dict[str, Session] = {}
        self._departed = asyncio.Event()

    def open(self, user: User, intents: int, shard: tuple[int, int]) -> Session:
        """Begin a session."""
        session = Session(user, intents, shard)
        self._sessions[session.id] = session
        return session

    def resume(self, session_id: str, user: User) -> Session | None:
        """Return a session that may go on; None if it is gone or somebody else's."""
        self.forget_old()
        session = self._sessions.get(session_id)
        return session if session is not None and session.user is user else None

    def detach(self, session: Session, outlet: Outlet, *, resumable: bool) -> None:
        """Note that a connection is gone (unless another one has already taken the session over)."""
        if session.outlet is not outlet:
            return
        session.outlet = None
        session.detached_at = self._clock()
        self._departed.set()
        if not resumable:
            self.drop(session)
        self.forget_old()

    def drop(self, session: Session) -> None:
        """Forget a session; it cannot be resumed."""
        self._sessions.pop(session.id, None)

    def forget_old(self) -> None:
        """Forget sessions that nobody resumed in time."""
        limit = self._clock() - KEPT_FOR
        for session in list(self._sessions.values()):
            if session.outlet is None and session.detached_at is not None and session.detached_at < limit:
                self.drop(session)

    def of(self, user_id: int) -> Iterator[Session]:
        """Return somebody's sessions."""
        return (session for session in list(self._sessions.values()) if session.user.id == user_id)

    def in_guild(self, guild: Guild) -> Iterator[Session]:
        """Return the sessions of a guild's members, of bots only those on the guild's shard."""
        return (
            session
            for session in list(self._sessions.values())
            if session.user.id in guild.members and (not session.user.bot or session.covers(guild.id))
        )

    async def gone(self, user_id: int) -> None:
        """Wait until somebody has no open connection any more."""
        while self.online(user_id):
            self._departed.clear()
            await self._departed.wait()

    def online(self, user_id: int) -> bool:
        """Tell whether somebody has an open connection."""
        return any(session.outlet is not None for session in self.of(user_id))

    def all(self) -> list[Session]:
        """Return every session."""
        return list(self._sessions.values())


def compact(data: Json) -> str:
    """Return JSON as short as it gets; lone surrogates stay escaped."""
    return json.dumps(data, separators=(",", ":"))
