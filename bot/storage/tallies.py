"""What else happens on bridges, counted: in the transaction that writes it down, or a little later."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from bot.model import BridgeId, GuildId, Tally, TallyKind
from bot.storage.behind import Behind
from bot.storage.connection import Connection
from bot.storage.dialect import insert_for
from bot.storage.engine import Database
from bot.storage.schema import tally

if TYPE_CHECKING:
    from bot.storage.dialect import Insertion

_Place = tuple[GuildId, TallyKind, date, BridgeId, str]


@cache
def _adding(dialect: str) -> "Insertion":
    insertion = insert_for(dialect, tally)
    return insertion.on_conflict_do_update(
        index_elements=list(tally.primary_key.columns),
        set_={"times": tally.c.times + insertion.excluded.times},
    )


async def add(connection: Connection, tallies: Iterable[Tally]) -> None:
    """In a transaction that is under way."""
    # In one order, so that two processes never wait for each other in a circle.
    counted = sorted(_together(tallies).items())
    rows = [
        {
            "guild_id": guild_id,
            "kind": kind.value,
            "day": day,
            "bridge_id": bridge_id,
            "name": name,
            "times": times,
        }
        for (guild_id, kind, day, bridge_id, name), times in counted
    ]
    if rows:
        await connection.execute(_adding(connection.dialect.name), rows)


async def take_back(connection: Connection, tallies: Iterable[Tally]) -> None:
    """What has been counted, as far as it has; in a transaction that is under way."""
    for (guild_id, kind, day, bridge_id, name), times in sorted(_together(tallies).items()):
        await connection.execute(
            update(tally)
            .where(
                tally.c.guild_id == guild_id,
                tally.c.kind == kind,
                tally.c.day == day,
                tally.c.bridge_id == bridge_id,
                tally.c.name == name,
                tally.c.times >= times,
            )
            .values(times=tally.c.times - times)
        )


class Tallies:
    """Takes note of what happens all the time, and reads what was counted."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._behind = Behind(self._write, name="tallies")
        self._waiting: Counter[_Place] = Counter()

    def note(self, tallies: Iterable[Tally]) -> None:
        """It is on disk a few seconds later."""
        self._waiting.update(_together(tallies))
        self._behind.soon()

    async def flush(self) -> None:
        """Write what waits, in one transaction; it goes on waiting if that fails."""
        await self._behind.now()

    async def aclose(self) -> None:
        """Write the last of it."""
        await self._behind.aclose()

    async def times(
        self, guild_id: GuildId, first: date, last: date, *kinds: TallyKind
    ) -> Mapping[tuple[TallyKind, str], int]:
        """How often in these days, both included, by kind and name; the most frequent first."""
        times = func.sum(tally.c.times).label("times")
        statement = (
            select(tally.c.kind, tally.c.name, times)
            .where(tally.c.guild_id == guild_id, tally.c.kind.in_(kinds), tally.c.day.between(first, last))
            .group_by(tally.c.kind, tally.c.name)
            .having(times > 0)
            .order_by(times.desc(), tally.c.kind, tally.c.name)
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(statement)).all()
        return {(TallyKind(kind), name): int(number) for kind, name, number in rows}

    async def by_day(
        self, guild_id: GuildId, first: date, last: date, *kinds: TallyKind
    ) -> Mapping[tuple[TallyKind, str], Mapping[date, int]]:
        """How often on each of these days, both included, by kind and name."""
        statement = (
            select(tally.c.kind, tally.c.name, tally.c.day, func.sum(tally.c.times))
            .where(tally.c.guild_id == guild_id, tally.c.kind.in_(kinds), tally.c.day.between(first, last))
            .group_by(tally.c.kind, tally.c.name, tally.c.day)
        )
        found: dict[tuple[TallyKind, str], dict[date, int]] = {}
        async with self._database.read() as connection:
            for kind, name, day, times in await connection.execute(statement):
                found.setdefault((TallyKind(kind), name), {})[day] = int(times)
        return found

    async def totals(self, guild_id: GuildId, first: date, last: date) -> Sequence[Tally]:
        """By bridge, kind and name in these days, both included, as if all were of the first."""
        by = (tally.c.bridge_id, tally.c.kind, tally.c.name)
        times = func.sum(tally.c.times).label("times")
        statement = (
            select(*by, times)
            .where(
                tally.c.guild_id == guild_id,
                tally.c.kind.in_(list(TallyKind)),
                tally.c.day.between(first, last),
            )
            .group_by(*by)
            .having(times > 0)
            .order_by(*by)
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(statement)).mappings().all()
        return [
            Tally(
                guild_id=guild_id,
                bridge_id=BridgeId(row["bridge_id"]),
                day=first,
                kind=TallyKind(row["kind"]),
                name=row["name"],
                times=int(row["times"]),
            )
            for row in rows
        ]

    async def _write(self) -> None:
        if not self._waiting:
            return
        writing = Counter(self._waiting)
        async with self._database.begin() as connection:
            await add(connection, (_tally(place, times) for place, times in writing.items()))
        self._waiting.subtract(writing)
        self._waiting = +self._waiting


def _together(tallies: Iterable[Tally]) -> Counter[_Place]:
    found: Counter[_Place] = Counter()
    for one in tallies:
        found[one.guild_id, one.kind, one.day, one.bridge_id, one.name] += one.times
    return found


def _tally(place: _Place, times: int) -> Tally:
    guild_id, kind, day, bridge_id, name = place
    return Tally(guild_id=guild_id, bridge_id=bridge_id, day=day, kind=kind, name=name, times=times)
