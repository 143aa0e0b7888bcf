"""What engines were given to translate: counted in memory at once, written every few seconds."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import delete, func, select

from bot.model import GuildId
from bot.storage.behind import Behind
from bot.storage.connection import Connection
from bot.storage.dialect import insert_into
from bot.storage.engine import Database
from bot.storage.schema import usage

KEPT = timedelta(days=400)
OPERATOR = GuildId(0)
"""In the place of a server, for what none has asked for."""

_Place = tuple[date, GuildId, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What one engine was given in some days."""

    characters: int
    calls: int


class Usage:
    """The translation's ``Ledger``, which outlives the process."""

    def __init__(
        self, database: Database, *, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._database = database
        self._behind = Behind(self._write, name="usage", sleep=sleep)
        self._known: Counter[_Place] = Counter()
        """Characters of today, of every process as far as they have written them."""
        self._totals: Counter[tuple[date, str]] = Counter()
        """The same by engine, with what waits."""
        self._waiting: dict[_Place, Spent] = {}

    async def load(self, today: date) -> None:
        """Read what was spent today, and forget what is old; called once before the first message."""
        async with self._database.begin() as connection:
            await connection.execute(delete(usage).where(usage.c.day < today - KEPT))
            self._learn(await _characters(connection, today))

    def spend(self, engine: str, guild_id: GuildId | None, characters: int, day: date) -> None:
        """Count one call; it is on disk a few seconds later."""
        place = (day, guild_id or OPERATOR, engine)
        before = self._waiting.get(place, Spent(characters=0, calls=0))
        self._waiting[place] = Spent(characters=before.characters + characters, calls=before.calls + 1)
        self._totals[day, engine] += characters
        self._behind.soon()

    def spent(self, engine: str, day: date) -> int:
        return self._totals[day, engine]

    def spent_by(self, engine: str, guild_id: GuildId, day: date) -> int:
        place = (day, guild_id, engine)
        waiting = self._waiting.get(place)
        return self._known[place] + (0 if waiting is None else waiting.characters)

    async def of_server(self, guild_id: GuildId, *, since: date, until: date) -> Mapping[str, Spent]:
        """By engine, both days included, what is still to be written as well; the most used first."""
        await self.flush()
        characters = func.sum(usage.c.characters).label("characters")
        statement = (
            select(usage.c.engine, characters, func.sum(usage.c.calls))
            .where(usage.c.guild_id == guild_id, usage.c.day >= since, usage.c.day <= until)
            .group_by(usage.c.engine)
            .order_by(characters.desc(), usage.c.engine)
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(statement)).all()
        return {engine: Spent(characters=int(count), calls=int(calls)) for engine, count, calls in rows}

    async def flush(self) -> None:
        """Write what waits, in one transaction; it goes on waiting if that fails."""
        await self._behind.now()

    async def aclose(self) -> None:
        """Write the last of it."""
        await self._behind.aclose()

    async def _write(self) -> None:
        if not self._waiting:
            return
        writing = dict(self._waiting)
        newest = max(day for day, _, _ in writing)
        async with self._database.begin() as connection:
            await _add(connection, writing)
            known = await _characters(connection, newest)
        for place, written in writing.items():
            left = _minus(self._waiting.pop(place), written)
            if left.calls:
                self._waiting[place] = left
        self._learn(known)

    def _learn(self, known: Counter[_Place]) -> None:
        self._known = known
        self._totals.clear()
        for (day, _, engine), characters in known.items():
            self._totals[day, engine] += characters
        for (day, _, engine), waiting in self._waiting.items():
            self._totals[day, engine] += waiting.characters


async def _add(connection: Connection, spent: Mapping[_Place, Spent]) -> None:
    insertion = insert_into(connection, usage)
    upsert = insertion.on_conflict_do_update(
        index_elements=[usage.c.day, usage.c.guild_id, usage.c.engine],
        set_={
            "characters": usage.c.characters + insertion.excluded.characters,
            "calls": usage.c.calls + insertion.excluded.calls,
        },
    )
    # In one order, so that two processes never wait for each other in a circle.
    rows = [
        {"day": day, "guild_id": guild_id, "engine": engine, "characters": one.characters, "calls": one.calls}
        for (day, guild_id, engine), one in sorted(spent.items(), key=lambda item: item[0])
    ]
    await connection.execute(upsert, rows)


async def _characters(connection: Connection, day: date) -> Counter[_Place]:
    statement = select(usage.c.guild_id, usage.c.engine, usage.c.characters).where(usage.c.day == day)
    rows = (await connection.execute(statement)).all()
    return Counter({(day, GuildId(guild_id), engine): characters for guild_id, engine, characters in rows})


def _minus(whole: Spent, part: Spent) -> Spent:
    return Spent(characters=whole.characters - part.characters, calls=whole.calls - part.calls)
