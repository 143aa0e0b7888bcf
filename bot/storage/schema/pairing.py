"""Language exchange."""

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
)

from bot.storage.schema.base import RowId, metadata
from bot.storage.times import UtcTime

# What somebody says of themselves to partners: their own words are sealed.
profiles = Table(
    "profiles",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("offers", Text, nullable=False),
    Column("level", SmallInteger),
    Column("zone", Text),
    # A bit a quarter of an hour of the week, in their zone.
    Column("hours", LargeBinary),
    Column("tags", Text, nullable=False),
    Column("words", Text),
    Column("wants", SmallInteger, nullable=False),
    Column("capacity", SmallInteger, nullable=False),
    Column("groups", Boolean, nullable=False),
    Column("line", Text),
)

# Who never meets whom again, because the first one wishes so.
blocks = Table(
    "blocks",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("blocked_id", BigInteger, primary_key=True, autoincrement=False, index=True),
    sqlite_with_rowid=False,
)

pairing = Table(
    "pairing",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("zone", Text, nullable=False),
    Column("weekday", SmallInteger, nullable=False),
    Column("minute", SmallInteger, nullable=False),
    Column("weeks", SmallInteger, nullable=False),
    Column("paused", Boolean, nullable=False),
    Column("next_at", UtcTime, nullable=False),
)

seekers = Table(
    "seekers",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False, index=True),
    Column("joining", Text, nullable=False),
    Column("asap", Boolean, nullable=False),
    Column("since", UtcTime, nullable=False),
    Column("waited", SmallInteger, nullable=False),
    Column("paused_until", UtcTime),
    Column("dm", Boolean, nullable=False),
    Column("why", Text),
    # They are still to be told of it.
    Column("untold", Boolean, nullable=False, server_default=false()),
    sqlite_with_rowid=False,
)

rounds = Table(
    "rounds",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("number", Integer, nullable=False),
    # With it the same people are matched the same way again.
    Column("seed", BigInteger, nullable=False),
    Column("score", Integer, nullable=False),
    Column("people", Integer, nullable=False),
    Column("matched", Integer, nullable=False),
    Column("at", UtcTime, nullable=False),
    # The server was told.
    Column("announced", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("guild_id", "number"),
    sqlite_autoincrement=True,
)

pairs = Table(
    "pairs",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", BigInteger, nullable=False, index=True),
    Column("round_id", RowId, ForeignKey("rounds.id", ondelete="SET NULL"), index=True),
    Column("state", SmallInteger, nullable=False),
    Column("score", SmallInteger, nullable=False),
    Column("thread_id", BigInteger, unique=True),
    Column("made_at", UtcTime, nullable=False),
    Column("ends_at", UtcTime, nullable=False),
    Column("nudged_at", UtcTime),
    Column("asked_at", UtcTime),
    Column("ended_at", UtcTime),
    Column("reason", Text),
    Index(None, "state", "ends_at"),
    sqlite_autoincrement=True,  # buttons outlive their pair, so its number must never be another's
)

pair_members = Table(
    "pair_members",
    metadata,
    Column("pair_id", RowId, ForeignKey("pairs.id", ondelete="CASCADE"), primary_key=True),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False, index=True),
    Column("spoke_at", UtcTime),
    Column("translated", Boolean, nullable=False, server_default=false()),
    Column("met", Boolean),
    Column("liked", Boolean),
    Column("onward", Text),
    sqlite_with_rowid=False,
)

# Icebreakers that a pair was asked, so that none is asked twice.
questions = Table(
    "questions",
    metadata,
    Column("pair_id", RowId, ForeignKey("pairs.id", ondelete="CASCADE"), primary_key=True),
    Column("key", Text, primary_key=True),
    sqlite_with_rowid=False,
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("pair_id", RowId, ForeignKey("pairs.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("first", Text, nullable=False),
    Column("started_at", UtcTime, nullable=False),
    Column("switches_at", UtcTime, nullable=False),
    Column("ends_at", UtcTime, nullable=False),
    Column("state", SmallInteger, nullable=False),
    sqlite_autoincrement=True,
)
