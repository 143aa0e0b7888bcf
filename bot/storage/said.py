"""What one person said over a bridge, for moderators: whose a message is, what was last, what waits."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, exists, func, or_, select

from bot.model import (
    BridgeId,
    ChannelId,
    Dropped,
    GuildId,
    Kind,
    MessageId,
    Said,
    ThreadId,
    UserId,
    message_id_at,
)
from bot.storage.acceptance import forget_texts
from bot.storage.dialect import lock_lanes
from bot.storage.engine import Database
from bot.storage.holding import concerned, ended
from bot.storage.schema import State, copies, links, origins, outbox

LOOKED_THROUGH = 200_000
"""The newest origins, among which those of one person are looked for; an index would cost every message."""

_FIELDS = (
    origins.c.author_id,
    origins.c.guild_id,
    origins.c.channel_id,
    origins.c.message_id,
    origins.c.thread_id,
    origins.c.bridge_id,
)
_UNDER_WAY = (State.WAITING, State.NOT_READY, State.HELD)


class SaidStore:
    """The gateway's ``SaidStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def in_message(self, message_id: MessageId) -> Sequence[Said]:
        """The message itself if it is an original; else all that a copy carries, without what was deleted."""
        own = select(*_FIELDS).where(origins.c.message_id == message_id, origins.c.deleted.is_(False))
        carried = (
            select(*_FIELDS)
            .join(copies, copies.c.origin_id == origins.c.id)
            .where(copies.c.message_id == message_id, origins.c.deleted.is_(False))
            .order_by(origins.c.id)
        )
        return await self._read(own) or await self._read(carried)

    async def copied(self, message_ids: Collection[MessageId]) -> Sequence[Said]:
        """Those originals of which there are copies, oldest first, without what was deleted."""
        there = exists().where(copies.c.origin_id == origins.c.id)
        return await self._read(
            select(*_FIELDS)
            .where(origins.c.message_id.in_(message_ids), origins.c.deleted.is_(False), there)
            .order_by(origins.c.id)
        )

    async def last_of(
        self,
        user_id: UserId,
        bridge_ids: Collection[BridgeId],
        *,
        since: datetime | None = None,
        limit: int,
    ) -> Sequence[Said]:
        """Newest first, over these bridges, without what was deleted."""
        newest = select(func.max(origins.c.id)).scalar_subquery()
        statement = (
            select(*_FIELDS)
            .where(
                origins.c.id > newest - LOOKED_THROUGH,
                origins.c.author_id == user_id,
                origins.c.bridge_id.in_(bridge_ids),
                origins.c.deleted.is_(False),
            )
            .order_by(origins.c.id.desc())
            .limit(limit)
        )
        if since is not None:
            statement = statement.where(origins.c.message_id >= message_id_at(since))
        return await self._read(statement)

    async def drop_waiting(self, user_id: UserId, guild_id: GuildId) -> Dropped:
        """Let nothing of theirs that waits come into the server's channels or out of them any more.

        A text that is on its way this moment may still arrive.
        """
        mine = select(links.c.channel_id).where(links.c.guild_id == guild_id)
        meant = (
            select(outbox.c.id, outbox.c.channel_id)
            .join(origins, origins.c.id == outbox.c.origin_id)
            .where(
                outbox.c.state.in_(_UNDER_WAY),
                outbox.c.kind.in_([Kind.CREATE, Kind.EDIT, Kind.UPGRADE]),
                origins.c.author_id == user_id,
                or_(origins.c.guild_id == guild_id, outbox.c.channel_id.in_(mine)),
            )
        )
        async with self._database.read() as connection:
            lanes = {row.channel_id for row in await connection.execute(meant)}
        if not lanes:
            return Dropped()
        async with self._database.begin() as connection:
            await lock_lanes(connection, lanes)
            found = (await connection.execute(meant.where(outbox.c.channel_id.in_(lanes)))).all()
            ids = [row.id for row in found]
            cases = await concerned(connection, ids)
            await forget_texts(connection, outbox.c.id.in_(ids))
            over = await ended(connection, cases)
        return Dropped(lanes=tuple(ChannelId(one) for one in sorted(lanes)), ended=tuple(over))

    async def _read(self, statement: Select[*tuple[Any, ...]]) -> Sequence[Said]:
        async with self._database.read() as connection:
            return [_said(row) for row in await connection.execute(statement)]


def _said(row: Row[*tuple[Any, ...]]) -> Said:
    return Said(
        user_id=UserId(row.author_id),
        guild_id=GuildId(row.guild_id),
        channel_id=ChannelId(row.channel_id),
        message_id=MessageId(row.message_id),
        thread_id=None if row.thread_id is None else ThreadId(row.thread_id),
        bridge_id=BridgeId(row.bridge_id),
    )
