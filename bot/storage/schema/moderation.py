"""Rules, the record, and what follows from both."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from bot.storage.schema.base import RowId, metadata
from bot.storage.times import UtcTime

rules = Table(
    "rules",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", BigInteger, nullable=False, index=True),
    # Nothing for all bridges of the server.
    Column("bridge_id", RowId, ForeignKey("bridges.id", ondelete="CASCADE"), index=True),
    Column("kind", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("action", SmallInteger, nullable=False),
    Column("added_by", BigInteger, nullable=False),
    Column("added_at", UtcTime, nullable=False),
    sqlite_autoincrement=True,
)

cases = Table(
    "cases",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("number", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("user_id", BigInteger),
    Column("by_id", BigInteger),
    Column("reason", Text),
    Column("until", UtcTime),
    Column("bridge_id", BigInteger),
    Column("channel_id", BigInteger),
    Column("message_id", BigInteger),
    Column("refers_to", BigInteger),
    Column("closed", Boolean, nullable=False, server_default=false()),
    # Where moderators were told of it.
    Column("told_in", BigInteger),
    Column("told_by", BigInteger),
    # Of a mute or a ban: messages that did not go over since, and the newest of them.
    Column("kept_out", Integer, nullable=False, server_default="0"),
    Column("kept_newest", BigInteger),
    UniqueConstraint("guild_id", "number"),
    Index(None, "user_id", "guild_id"),
    sqlite_autoincrement=True,  # buttons outlive what they are about, so a number must never be another's
)

sanctions = Table(
    "sanctions",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("measure", Text, primary_key=True),
    Column("until", UtcTime),
    Column("case_id", BigInteger),
    Index(None, "user_id"),
)

# A server that takes over what another one decides about people.
follows = Table(
    "follows",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("followed_id", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

# Seconds between what one person says that comes into a server's channels of a bridge.
slowed = Table(
    "slowed",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("bridge_id", RowId, ForeignKey("bridges.id", ondelete="CASCADE"), primary_key=True),
    Column("seconds", Integer, nullable=False),
)

# Which servers have to decide about a delivery that is held; when none is left, it goes on.
holds = Table(
    "holds",
    metadata,
    Column("delivery_id", RowId, ForeignKey("outbox.id", ondelete="CASCADE"), primary_key=True),
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("case_id", BigInteger, nullable=False, index=True),
    # The row stays until the delivery is carried out: what was approved is not asked about again.
    Column("approved", Boolean, nullable=False, server_default=false()),
)
