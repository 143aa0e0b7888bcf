"""Which message somebody has reacted to."""

from sqlalchemy import bindparam, select

from bot.model import MessageId, Tongue, UserId
from bot.storage import counting
from bot.storage.connection import Connection
from bot.storage.engine import Database
from bot.storage.schema import copies, counted, origins

_SIDE = select(counted.c.side).where(counted.c.origin_id == bindparam("origin")).limit(1)


class Applause:
    """``bot.stats.applause.ApplauseStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def applaud(self, message_id: MessageId, user_id: UserId, *, side: Tongue, by: int) -> None:
        """Of an original or a copy; nothing for any other message, or for one of the same side."""
        async with self._database.read() as connection:
            origin_id = await _origin_of(connection, message_id)
            said_by = (await connection.execute(_SIDE, {"origin": origin_id})).scalar_one_or_none()
        if origin_id is not None and said_by is not None and said_by != side.value:
            async with self._database.begin() as connection:
                await counting.applaud(connection, origin_id, user_id, side=side, by=by)


async def _origin_of(connection: Connection, message_id: MessageId) -> int | None:
    own = select(origins.c.id).where(origins.c.message_id == message_id)
    # A copy may carry several messages of one author: the first stands for all.
    copied = (
        select(copies.c.origin_id)
        .where(copies.c.message_id == message_id)
        .order_by(copies.c.origin_id)
        .limit(1)
    )
    for statement in (own, copied):
        found = (await connection.execute(statement)).scalar_one_or_none()
        if found is not None:
            return found
    return None
