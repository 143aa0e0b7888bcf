"""Timed exchanges of pairs, so that they keep their time across a restart."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, Select, insert, select, update

from bot.model import PairId, Session, SessionId, SessionState, Tongue
from bot.storage.dialect import lock_lanes
from bot.storage.engine import Database
from bot.storage.schema import sessions

_RUNNING = (SessionState.FIRST, SessionState.SECOND)


class Sessions:
    """``bot.pairing.sessions.SessionStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(
        self, pair_id: PairId, first: Tongue, *, at: datetime, switches_at: datetime, ends_at: datetime
    ) -> Session | None:
        """Nothing if one is under way."""
        async with self._database.begin() as connection:
            await lock_lanes(connection, [pair_id])
            running = select(sessions.c.id).where(
                sessions.c.pair_id == pair_id, sessions.c.state.in_(_RUNNING)
            )
            if (await connection.execute(running)).first() is not None:
                return None
            values: dict[str, Any] = {
                "pair_id": pair_id,
                "first": first.value,
                "started_at": at,
                "switches_at": switches_at,
                "ends_at": ends_at,
                "state": SessionState.FIRST,
            }
            row = await connection.execute(insert(sessions).values(**values).returning(*sessions.c))
            return _session(row.mappings().one())

    async def running(self) -> Sequence[Session]:
        """Of every pair."""
        return await self._read(select(sessions).where(sessions.c.state.in_(_RUNNING)))

    async def of_pair(self, pair_id: PairId) -> Sequence[Session]:
        """Oldest first."""
        return await self._read(select(sessions).where(sessions.c.pair_id == pair_id).order_by(sessions.c.id))

    async def step(
        self, session_id: SessionId, was: SessionState, now: SessionState, *, at: datetime
    ) -> bool:
        """False when somebody else took the step; one that is stopped ends at that moment."""
        values: dict[str, Any] = {"state": now}
        if now is SessionState.STOPPED:
            values["ends_at"] = at
        moved = update(sessions).where(sessions.c.id == session_id, sessions.c.state == was)
        async with self._database.begin() as connection:
            return (await connection.execute(moved.values(**values))).rowcount > 0

    async def _read(self, statement: Select[Any]) -> Sequence[Session]:
        async with self._database.read() as connection:
            return [_session(row) for row in (await connection.execute(statement)).mappings()]


def _session(row: RowMapping) -> Session:
    return Session(
        id=SessionId(row["id"]),
        pair_id=PairId(row["pair_id"]),
        first=Tongue(row["first"]),
        started_at=row["started_at"],
        switches_at=row["switches_at"],
        ends_at=row["ends_at"],
        state=SessionState(row["state"]),
    )
