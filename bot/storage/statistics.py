"""Reading what was counted, and letting go of what names people once it can no longer change."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, Table, and_, delete, func, literal, select

from bot.model import NOBODY, BridgeId, Crowd, GuildId, HourOfTalk, Talk, Tongue
from bot.storage.dialect import insert_into
from bot.storage.engine import Database
from bot.storage.schema import applause, counted, crowds, talk, voices
from bot.storage.sums import reading, sum_up

AT_ONCE = 2_000
"""Rows that are looked through in one transaction."""
WHOLE_SERVER = 0
"""Stands for all bridges together."""
_NUMBERS = tuple(one.name for one in fields(Talk) if one.name not in {"day", "side"})


class Statistics:
    """``bot.stats.figures.Figures`` and ``bot.stats.memory.Memory`` ask it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def by_day(
        self, guild_id: GuildId, first: date, last: date, *, bridge_id: BridgeId | None = None
    ) -> Sequence[Talk]:
        """What either side said, day by day, both days included; days of silence are left out."""
        sums = [func.sum(talk.c[name]).label(name) for name in _NUMBERS]
        statement = (
            select(talk.c.day, talk.c.side, *sums)
            .where(*_within(talk, guild_id, first, last, bridge_id))
            .group_by(talk.c.day, talk.c.side)
            .order_by(talk.c.day, talk.c.side)
        )
        async with reading(self._database) as connection:
            rows = (await connection.execute(statement)).mappings().all()
        return [
            Talk(day=row["day"], side=Tongue(row["side"]), **{name: int(row[name]) for name in _NUMBERS})
            for row in rows
        ]

    async def by_hour(
        self, guild_id: GuildId, first: date, last: date, *, bridge_id: BridgeId | None = None
    ) -> Sequence[HourOfTalk]:
        """Messages by day of the week (0 is Monday) and hour, in the server's zone."""
        statement = (
            select(talk.c.day, talk.c.hour, func.sum(talk.c.messages).label("messages"))
            .where(*_within(talk, guild_id, first, last, bridge_id))
            .group_by(talk.c.day, talk.c.hour)
        )
        found: dict[tuple[int, int], int] = {}
        async with reading(self._database) as connection:
            for row in await connection.execute(statement):
                at = (row.day.weekday(), row.hour)
                found[at] = found.get(at, 0) + int(row.messages)
        return [
            HourOfTalk(weekday=weekday, hour=hour, messages=messages)
            for (weekday, hour), messages in sorted(found.items())
        ]

    async def first_day(self, guild_id: GuildId) -> date | None:
        """Of which anything is counted."""
        statement = select(func.min(talk.c.day)).where(talk.c.guild_id == guild_id)
        async with reading(self._database) as connection:
            return (await connection.execute(statement)).scalar_one()

    async def people(
        self, guild_id: GuildId, first: date, *, days: int, bridge_id: BridgeId | None = None
    ) -> Mapping[Tongue, Crowd]:
        """How many people of either side spoke, and were answered or applauded from across the line.

        Of days of which it is forgotten who it was, it is known of a single one, and of the seven from a
        Monday on.
        """
        of_bridge = WHOLE_SERVER if bridge_id is None else bridge_id
        kept = select(crowds).where(
            crowds.c.guild_id == guild_id,
            crowds.c.day == first,
            crowds.c.days == days,
            crowds.c.bridge_id == of_bridge,
        )
        async with reading(self._database) as connection:
            rows = (await connection.execute(kept)).all()
            if not rows:
                last = first + timedelta(days=days - 1)
                within = and_(*_within(voices, guild_id, first, last, bridge_id))
                rows = (await connection.execute(_people(within, together=bridge_id is None))).all()
        return {Tongue(row.side): Crowd(spoke=row.spoke, reached=row.reached) for row in rows}

    # Letting go. Each step is a transaction of its own, so that nobody waits long.

    async def oldest(self) -> date | None:
        """The first day of which it is remembered who spoke."""
        await sum_up(self._database)
        async with self._database.read() as connection:
            return (await connection.execute(select(func.min(voices.c.day)))).scalar_one()

    async def keep(self, first: date, *, days: int) -> None:
        """Write down how many people there were; what is written down already stays."""
        within = voices.c.day.between(first, first + timedelta(days=days - 1))
        await sum_up(self._database)
        async with self._database.begin() as connection:
            for together in (False, True):
                counted_people = _people(within, together=together)
                values = counted_people.add_columns(literal(first, Date), literal(days))
                names = ["guild_id", "bridge_id", "side", "spoke", "reached", "day", "days"]
                insertion = insert_into(connection, crowds).from_select(names, values)
                await connection.execute(insertion.on_conflict_do_nothing())

    async def forget(self, before: date) -> None:
        """Forget who spoke, and what each message counted for."""
        oldest = await self.oldest()
        if oldest is not None and oldest < before:
            await self._forget_messages(before)
        # Who spoke goes last: as long as they are there, what a crash has left is looked for again.
        for table in (applause, voices):
            async with self._database.begin() as connection:
                await connection.execute(delete(table).where(table.c.day < before))

    async def _forget_messages(self, before: date) -> None:
        """By their numbers, for an index of days would be one more that every message has to keep.

        All are gone through: one message is of two days in two time zones, and what was said while the bot
        was away has a later number than what has been said since.
        """
        last = 0
        while True:
            further = select(counted.c.origin_id).where(counted.c.origin_id > last)
            some = further.order_by(counted.c.origin_id).limit(AT_ONCE).subquery()
            async with self._database.read() as connection:
                newest = (await connection.execute(select(func.max(some.c.origin_id)))).scalar_one()
                if newest is None:
                    return
                these = counted.c.origin_id > last, counted.c.origin_id <= newest
                first = (await connection.execute(select(func.min(counted.c.day)).where(*these))).scalar_one()
            if first < before:
                async with self._database.begin() as connection:
                    await connection.execute(
                        delete(counted).where(*these, counted.c.day < before, counted.c.summed)
                    )
            last = newest


def _people(within: ColumnElement[bool], *, together: bool) -> Select[*tuple[Any, ...]]:
    """Distinct people by server, bridge and side; with all bridges ``together``, by server and side."""
    bridge = literal(WHOLE_SERVER) if together else voices.c.bridge_id
    # In this order, since ids are compared sooner than texts.
    by = [voices.c.user_id, voices.c.guild_id, voices.c.side]
    person = (
        select(
            *by,
            bridge.label("bridge_id"),
            func.max(voices.c.said).label("said"),
            func.max(voices.c.reached).label("reached"),
        )
        .where(within)
        .group_by(*by, *([] if together else [voices.c.bridge_id]))
        .subquery()
    )
    place = [person.c.guild_id, person.c.bridge_id, person.c.side]
    # Without a condition out here SQLite would take what follows, ON CONFLICT, for a join's.
    return (
        select(
            *place,
            func.count().filter(person.c.said > 0).label("spoke"),
            func.count().filter(person.c.reached > 0).label("reached"),
        )
        .where(person.c.user_id != NOBODY)
        .group_by(*place)
    )


def _within(
    table: Table, guild_id: int, first: date, last: date, bridge_id: BridgeId | None
) -> Sequence[ColumnElement[bool]]:
    meant = [table.c.guild_id == guild_id, table.c.day.between(first, last)]
    return meant if bridge_id is None else [*meant, table.c.bridge_id == bridge_id]
