"""Who is behind a copy."""

from dataclasses import dataclass

from sqlalchemy import select

from bot.model import ChannelId, GuildId, MessageId, Place, ThreadId, UserId
from bot.storage.engine import Database
from bot.storage.schema import copies, origins


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoIs:
    """The author of a relayed message, and where the original was written."""

    user_id: UserId
    guild_id: GuildId
    channel_id: ChannelId
    message_id: MessageId
    thread_id: ThreadId | None = None

    @property
    def shown_in(self) -> ChannelId:
        """What Discord takes for the original's channel."""
        return Place(channel_id=self.channel_id, thread_id=self.thread_id).shown_in


class Copies:
    """The gateway's ``Copies``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def author_of(self, message_id: MessageId) -> WhoIs | None:
        """The person behind a copy; nothing for a message that is none."""
        statement = (
            select(
                origins.c.author_id,
                origins.c.guild_id,
                origins.c.channel_id,
                origins.c.message_id,
                origins.c.thread_id,
            )
            .join(copies, copies.c.origin_id == origins.c.id)
            .where(copies.c.message_id == message_id)
            # A copy may carry several messages of one author: the first is where reading starts.
            .order_by(origins.c.id)
            .limit(1)
        )
        async with self._database.read() as connection:
            row = (await connection.execute(statement)).one_or_none()
        if row is None:
            return None
        author_id, guild_id, channel_id, origin_message_id, thread_id = row
        return WhoIs(
            user_id=UserId(author_id),
            guild_id=GuildId(guild_id),
            channel_id=ChannelId(channel_id),
            message_id=MessageId(origin_message_id),
            thread_id=None if thread_id is None else ThreadId(thread_id),
        )
