"""The map of the relay, and what is still to be delivered."""

from enum import IntEnum

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from bot.storage.schema.base import RowId, metadata
from bot.storage.times import UtcTime


class State(IntEnum):
    """Where an outbox row stands; the numbers are stored."""

    WAITING = 0
    NOT_READY = 1
    """An upgrade whose translation is still to come."""
    SET_ASIDE = 2
    HELD = 3
    """Moderators have not decided about it yet, see ``holds``."""


lanes = Table(
    "lanes",
    metadata,
    Column("channel_id", BigInteger, primary_key=True, autoincrement=False),
    Column("newest_copy", BigInteger, nullable=False),
    # Posts of the last minute that were deleted again, eight bytes an id: Discord counts them, too.
    Column("posts", LargeBinary),
    # Moderators were told that a permission is missing.
    Column("forbidden", Boolean, nullable=False, server_default=false()),
)

origins = Table(
    "origins",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("message_id", BigInteger, nullable=False, unique=True),
    Column("channel_id", BigInteger, nullable=False),
    Column("guild_id", BigInteger, nullable=False),
    Column("author_id", BigInteger, nullable=False),
    Column("bridge_id", BigInteger, nullable=False),
    Column("revision", BigInteger, nullable=False),
    Column("deleted", Boolean, nullable=False, server_default=false()),
    Column("thread_id", BigInteger),
    Column("pinned", Boolean, nullable=False, server_default=false()),
    # The origin that this one answers.
    Column("reply_to", BigInteger),
    sqlite_autoincrement=True,
)

copies = Table(
    "copies",
    metadata,
    Column("origin_id", RowId, ForeignKey("origins.id", ondelete="CASCADE"), primary_key=True),
    Column("channel_id", BigInteger, primary_key=True, autoincrement=False),
    Column("part", SmallInteger, primary_key=True, autoincrement=False),
    # Not unique: one copy may carry several messages of one author.
    Column("message_id", BigInteger, nullable=False, index=True),
    Column("webhook_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger),
    # Which of the texts in such a message is this origin's.
    Column("slot", SmallInteger),
    Column("pinned", Boolean, nullable=False, server_default=false()),
    sqlite_with_rowid=False,
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("origin_id", RowId, ForeignKey("origins.id", ondelete="CASCADE"), nullable=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("kind", SmallInteger, nullable=False),
    Column("revision", BigInteger, nullable=False),
    Column("payload", LargeBinary),
    Column("state", SmallInteger, nullable=False, server_default=text("0")),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("due_at", UtcTime),
    # Why and since when it is set aside; for what is held since when, and afterwards that it was approved.
    Column("reason", Text),
    Column("set_aside_at", UtcTime),
    UniqueConstraint("origin_id", "channel_id", "kind", "revision"),
    Index(None, "state", "channel_id", "id"),
    sqlite_autoincrement=True,
)
