"""Who takes part in which server's pairing, and who never wants to meet whom."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, Select, delete, func, select, update

from bot.model import GuildId, Joining, Seeker, UserId, WhyWaiting
from bot.storage.connection import Connection
from bot.storage.dialect import insert_into
from bot.storage.engine import Database
from bot.storage.schema import blocks, seekers

_AT_ONCE = 500
"""Values in one statement; SQLite takes a bounded number."""


class Seekers:
    """``bot.pairing.pool.SeekerStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, guild_id: GuildId, user_id: UserId) -> Seeker | None:
        found = await self._read(
            select(seekers).where(seekers.c.guild_id == guild_id, seekers.c.user_id == user_id)
        )
        return found[0] if found else None

    async def of_server(self, guild_id: GuildId) -> Sequence[Seeker]:
        """Who joined first comes first."""
        mine = select(seekers).where(seekers.c.guild_id == guild_id)
        return await self._read(mine.order_by(seekers.c.since, seekers.c.user_id))

    async def of_person(self, user_id: UserId) -> Sequence[Seeker]:
        mine = select(seekers).where(seekers.c.user_id == user_id)
        return await self._read(mine.order_by(seekers.c.guild_id))

    async def put(self, seeker: Seeker) -> None:
        """Whether they were told of the last round stays as it is."""
        values: dict[str, Any] = {
            "joining": seeker.joining.value,
            "asap": seeker.asap,
            "since": seeker.since,
            "waited": seeker.waited,
            "paused_until": seeker.paused_until,
            "dm": seeker.dm,
            "why": None if seeker.why is None else seeker.why.value,
        }
        async with self._database.begin() as connection:
            await connection.execute(
                insert_into(connection, seekers)
                .values(guild_id=seeker.guild_id, user_id=seeker.user_id, **values)
                .on_conflict_do_update(index_elements=[seekers.c.guild_id, seekers.c.user_id], set_=values)
            )

    async def remove(self, guild_id: GuildId, user_id: UserId) -> bool:
        """False when they did not take part."""
        gone = delete(seekers).where(seekers.c.guild_id == guild_id, seekers.c.user_id == user_id)
        async with self._database.begin() as connection:
            return (await connection.execute(gone)).rowcount > 0

    async def pause(self, guild_id: GuildId, user_id: UserId, *, until: datetime | None) -> bool:
        """False when they do not take part."""
        paused = (
            update(seekers)
            .where(seekers.c.guild_id == guild_id, seekers.c.user_id == user_id)
            .values(paused_until=until, asap=False)
        )
        async with self._database.begin() as connection:
            return (await connection.execute(paused)).rowcount > 0

    async def leave_out(self, guild_id: GuildId, user_id: UserId, *, at: datetime) -> None:
        """Of rounds, until they join again; who joined for once is back for that."""
        left_out = {"why": WhyWaiting.CANNOT_SEE.value, "asap": False}
        values = {"joining": Joining.ONCE.value, "since": at, "waited": 0, "dm": False, **left_out}
        async with self._database.begin() as connection:
            await connection.execute(
                insert_into(connection, seekers)
                .values(guild_id=guild_id, user_id=user_id, **values)
                .on_conflict_do_update(
                    index_elements=[seekers.c.guild_id, seekers.c.user_id],
                    set_={**left_out, "untold": seekers.c.dm},
                )
            )

    async def untold(self) -> Sequence[Seeker]:
        """Who was not matched and wants to be told, wherever."""
        return await self._read(select(seekers).where(seekers.c.untold.is_(True)))

    async def told(self, guild_id: GuildId, user_id: UserId) -> None:
        done = update(seekers).where(seekers.c.guild_id == guild_id, seekers.c.user_id == user_id)
        async with self._database.begin() as connection:
            await connection.execute(done.values(untold=False))

    # Who does not want to meet whom.

    async def blocked_by(self, user_id: UserId) -> Sequence[UserId]:
        """Whom a person has blocked, not who has blocked them."""
        mine = select(blocks.c.blocked_id).where(blocks.c.user_id == user_id).order_by(blocks.c.blocked_id)
        async with self._database.read() as connection:
            return [UserId(one) for one in (await connection.execute(mine)).scalars()]

    async def blocks_among(self, user_ids: Collection[UserId]) -> Collection[frozenset[UserId]]:
        """Between two of these people, whoever of the two wishes so."""
        async with self._database.read() as connection:
            return await blocks_among(connection, user_ids)

    async def block(self, user_id: UserId, blocked_id: UserId) -> bool:
        """False when it is so already."""
        async with self._database.begin() as connection:
            added = (
                insert_into(connection, blocks)
                .values(user_id=user_id, blocked_id=blocked_id)
                .on_conflict_do_nothing()
                .returning(blocks.c.blocked_id)
            )
            return (await connection.execute(added)).one_or_none() is not None

    async def unblock(self, user_id: UserId, blocked_id: UserId) -> bool:
        """False when it is so already."""
        gone = delete(blocks).where(blocks.c.user_id == user_id, blocks.c.blocked_id == blocked_id)
        async with self._database.begin() as connection:
            return (await connection.execute(gone)).rowcount > 0

    async def _read(self, statement: Select[Any]) -> Sequence[Seeker]:
        async with self._database.read() as connection:
            return [_seeker(row) for row in (await connection.execute(statement)).mappings()]


async def blocks_among(connection: Connection, user_ids: Collection[UserId]) -> Collection[frozenset[UserId]]:
    """The same in a transaction that is under way."""
    wanted, found = sorted(set(user_ids)), set[frozenset[UserId]]()
    for at in range(0, len(wanted), _AT_ONCE):
        some = wanted[at : at + _AT_ONCE]
        rows = await connection.execute(select(blocks).where(blocks.c.user_id.in_(some)))
        found.update(frozenset({UserId(row.user_id), UserId(row.blocked_id)}) for row in rows)
    among = set(wanted)
    return {pair for pair in found if pair <= among}


async def to_the_front(
    connection: Connection, guild_id: GuildId, user_ids: Collection[UserId], *, at: datetime
) -> None:
    """Let people whose partner is gone come first in the next round; who joined for once is back."""
    most = select(func.coalesce(func.max(seekers.c.waited), 0) + 1).where(seekers.c.guild_id == guild_id)
    waited = (await connection.execute(most)).scalar_one()
    for user_id in user_ids:
        values = {"joining": Joining.ONCE.value, "asap": False, "since": at, "waited": waited, "dm": False}
        await connection.execute(
            insert_into(connection, seekers)
            .values(guild_id=guild_id, user_id=user_id, **values)
            .on_conflict_do_update(
                index_elements=[seekers.c.guild_id, seekers.c.user_id], set_={"waited": waited}
            )
        )


def _seeker(row: RowMapping) -> Seeker:
    return Seeker(
        guild_id=GuildId(row["guild_id"]),
        user_id=UserId(row["user_id"]),
        joining=Joining(row["joining"]),
        asap=row["asap"],
        since=row["since"],
        waited=row["waited"],
        paused_until=row["paused_until"],
        dm=row["dm"],
        why=None if row["why"] is None else WhyWaiting(row["why"]),
    )
