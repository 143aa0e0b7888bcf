"""Our latest posts in a channel, there or deleted: after a restart Discord still counts them."""

import struct
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select

from bot.model import ChannelId, MessageId, message_id_at
from bot.storage.connection import Connection
from bot.storage.dialect import insert_into
from bot.storage.engine import Database
from bot.storage.schema import copies, lanes

COUNTED = timedelta(seconds=60)
"""How long a post counts towards Discord's limit of a channel."""


class Posts:
    """``bot.gateway.webhooks.LatestPosts``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def since(self, channel_id: ChannelId, oldest: MessageId) -> Sequence[MessageId]:
        """The posts from ``oldest`` on that are on record, oldest first."""
        # By the index on message ids: those of the last minute are few, in all channels together.
        there = select(copies.c.message_id).where(
            copies.c.message_id >= oldest, copies.c.channel_id == channel_id
        )
        async with self._database.read() as connection:
            present = {MessageId(number) for number in (await connection.execute(there)).scalars()}
            deleted = await _deleted(connection, channel_id)
            # Its row may be gone with its thread.
            lane = select(lanes.c.newest_copy).where(lanes.c.channel_id == channel_id)
            newest = (await connection.execute(lane)).scalar_one_or_none() or 0
        return sorted(present.union(number for number in (*deleted, MessageId(newest)) if number >= oldest))


async def note_deleted(
    connection: Connection, channel_id: ChannelId, message_ids: Sequence[MessageId], *, now: datetime
) -> None:
    """Remember those that count a while longer."""
    oldest = message_id_at(now - COUNTED)
    young = [message_id for message_id in message_ids if message_id >= oldest]
    if not young:
        return
    kept = [number for number in await _deleted(connection, channel_id) if number >= oldest]
    posts = b"".join(struct.pack(">q", number) for number in sorted({*kept, *young}))
    row = insert_into(connection, lanes).values(channel_id=channel_id, newest_copy=max(young), posts=posts)
    await connection.execute(
        row.on_conflict_do_update(index_elements=[lanes.c.channel_id], set_={"posts": row.excluded.posts})
    )


async def _deleted(connection: Connection, channel_id: ChannelId) -> list[MessageId]:
    statement = select(lanes.c.posts).where(lanes.c.channel_id == channel_id)
    posts = (await connection.execute(statement)).scalar_one_or_none() or b""
    return [MessageId(number) for (number,) in struct.iter_unpack(">q", posts)]
