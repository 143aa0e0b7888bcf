"""Which message is a bridge's notice in a channel."""

from collections.abc import Mapping

from sqlalchemy import delete, select

from bot.model import ChannelId, MessageId
from bot.storage.dialect import insert_into
from bot.storage.engine import Database
from bot.storage.schema import notices


class NoticeMessages:
    """The gateway's ``NoticeStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> Mapping[ChannelId, tuple[MessageId, bool]]:
        """With whether it is to be pinned."""
        async with self._database.read() as connection:
            rows = (await connection.execute(select(notices))).all()
        return {ChannelId(row.channel_id): (MessageId(row.message_id), row.pinned) for row in rows}

    async def put(self, channel_id: ChannelId, message_id: MessageId, *, pinned: bool) -> None:
        values = {"message_id": message_id, "pinned": pinned}
        async with self._database.begin() as connection:
            await connection.execute(
                insert_into(connection, notices)
                .values(channel_id=channel_id, **values)
                .on_conflict_do_update(index_elements=[notices.c.channel_id], set_=values)
            )

    async def remove(self, channel_id: ChannelId) -> None:
        async with self._database.begin() as connection:
            await connection.execute(delete(notices).where(notices.c.channel_id == channel_id))
