"""What was counted, as it is handed out: by day, bridge and side."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date

from sqlalchemy import func, select

from bot.model import NOBODY, BridgeId, Crowd, GuildId, Talk, Tongue
from bot.storage.engine import Database
from bot.storage.schema import crowds, talk, voices
from bot.storage.sums import reading

_NUMBERS = tuple(one.name for one in fields(Talk) if one.name not in {"day", "side"})


class Exports:
    """``bot.stats.export.ExportStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def talk(self, guild_id: GuildId, first: date, last: date) -> Sequence[tuple[BridgeId, Talk]]:
        """In the order of the days, both included; what was silent is left out."""
        by = (talk.c.day, talk.c.bridge_id, talk.c.side)
        statement = (
            select(*by, *(func.sum(talk.c[name]).label(name) for name in _NUMBERS))
            .where(talk.c.guild_id == guild_id, talk.c.day.between(first, last))
            .group_by(*by)
            .having(func.sum(talk.c.messages) > 0)
            .order_by(*by)
        )
        async with reading(self._database) as connection:
            rows = (await connection.execute(statement)).mappings().all()
        return [
            (
                BridgeId(row["bridge_id"]),
                Talk(day=row["day"], side=Tongue(row["side"]), **{name: int(row[name]) for name in _NUMBERS}),
            )
            for row in rows
        ]

    async def people(
        self, guild_id: GuildId, first: date, last: date
    ) -> Mapping[tuple[date, BridgeId, Tongue], Crowd]:
        """Who spoke and was reached, as long as that is remembered, and how many they were before."""
        by = (voices.c.day, voices.c.bridge_id, voices.c.side)
        remembered = (
            select(
                *by,
                func.count().filter(voices.c.said > 0).label("spoke"),
                func.count().filter(voices.c.reached > 0).label("reached"),
            )
            .where(
                voices.c.guild_id == guild_id,
                voices.c.day.between(first, last),
                voices.c.user_id != NOBODY,
            )
            .group_by(*by)
        )
        written = select(
            crowds.c.day, crowds.c.bridge_id, crowds.c.side, crowds.c.spoke, crowds.c.reached
        ).where(
            crowds.c.guild_id == guild_id,
            crowds.c.day.between(first, last),
            crowds.c.days == 1,
            crowds.c.bridge_id != 0,
        )
        found: dict[tuple[date, BridgeId, Tongue], Crowd] = {}
        async with reading(self._database) as connection:
            # What is written down has the last word.
            for statement in (remembered, written):
                for row in await connection.execute(statement):
                    at = (row.day, BridgeId(row.bridge_id), Tongue(row.side))
                    found[at] = Crowd(spoke=row.spoke, reached=row.reached)
        return found
