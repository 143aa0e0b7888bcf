"""Measures that are in force, and which server takes over whose."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select

from bot.model import CaseId, GuildId, Measure, Sanction, UserId
from bot.storage.dialect import insert_into
from bot.storage.engine import Database
from bot.storage.schema import follows, sanctions


class Sanctions:
    """``bot.moderation.sanctions.SanctionStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> Sequence[Sanction]:
        async with self._database.read() as connection:
            rows = (await connection.execute(select(sanctions))).all()
        return [
            Sanction(
                guild_id=GuildId(row.guild_id),
                user_id=UserId(row.user_id),
                measure=Measure(row.measure),
                until=row.until,
                case_id=None if row.case_id is None else CaseId(row.case_id),
            )
            for row in rows
        ]

    async def put(self, sanction: Sanction) -> None:
        """In the place of one of the same kind."""
        async with self._database.begin() as connection:
            insertion = insert_into(connection, sanctions).values(
                guild_id=sanction.guild_id,
                user_id=sanction.user_id,
                measure=sanction.measure.value,
                until=sanction.until,
                case_id=sanction.case_id,
            )
            await connection.execute(
                insertion.on_conflict_do_update(
                    index_elements=[sanctions.c.guild_id, sanctions.c.user_id, sanctions.c.measure],
                    set_={name: insertion.excluded[name] for name in ("until", "case_id")},
                )
            )

    async def remove(self, guild_id: GuildId, user_id: UserId, measure: Measure) -> None:
        removed = delete(sanctions).where(
            sanctions.c.guild_id == guild_id,
            sanctions.c.user_id == user_id,
            sanctions.c.measure == measure.value,
        )
        async with self._database.begin() as connection:
            await connection.execute(removed)

    async def forget_ended(self, now: datetime) -> None:
        async with self._database.begin() as connection:
            await connection.execute(delete(sanctions).where(sanctions.c.until <= now))

    async def follows(self) -> Sequence[tuple[GuildId, GuildId]]:
        """Who follows whom."""
        async with self._database.read() as connection:
            rows = (await connection.execute(select(follows))).all()
        return [(GuildId(row.guild_id), GuildId(row.followed_id)) for row in rows]

    async def follow(self, guild_id: GuildId, other: GuildId) -> None:
        async with self._database.begin() as connection:
            row = insert_into(connection, follows).values(guild_id=guild_id, followed_id=other)
            await connection.execute(row.on_conflict_do_nothing())

    async def unfollow(self, guild_id: GuildId, other: GuildId) -> None:
        gone = delete(follows).where(follows.c.guild_id == guild_id, follows.c.followed_id == other)
        async with self._database.begin() as connection:
            await connection.execute(gone)
