"""Forgetting: what is so old that nobody edits, deletes or answers it any more."""

from sqlalchemy import delete, exists, or_, select

from bot.model import MessageId
from bot.storage.engine import Database
from bot.storage.schema import origins, outbox, threads


class OldRows:
    """``bot.relay.retention.OldRows``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def forget(self, before: MessageId, *, limit: int) -> int:
        """Of the oldest origins, those with nothing waiting; their copies go with them."""
        old = (
            select(origins.c.id)
            .where(origins.c.message_id < before, ~exists().where(outbox.c.origin_id == origins.c.id))
            .order_by(origins.c.message_id)
            .limit(limit)
        )
        async with self._database.begin() as connection:
            return (await connection.execute(delete(origins).where(origins.c.id.in_(old)))).rowcount

    async def forget_threads(self, before: MessageId) -> None:
        """Families of threads in which nothing was said since; there are few, so all are looked at."""
        alive = select(threads.c.root_id).where(
            or_(threads.c.thread_id >= before, threads.c.last_seen >= before)
        )
        async with self._database.begin() as connection:
            await connection.execute(delete(threads).where(threads.c.root_id.not_in(alive)))
