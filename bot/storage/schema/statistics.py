"""What the exchange amounts to, and when that is posted."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Integer,
    SmallInteger,
    Table,
    Text,
    false,
    text,
    true,
)

from bot.storage.schema.base import RowId, metadata
from bot.storage.times import UtcTime

# What was said over a bridge, as one of its servers counts it: its own hours, either side.
talk = Table(
    "talk",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Date, primary_key=True),
    Column("hour", SmallInteger, primary_key=True, autoincrement=False),
    Column("bridge_id", BigInteger, primary_key=True, autoincrement=False),
    # The language of whoever spoke.
    Column("side", Text, primary_key=True),
    Column("messages", Integer, nullable=False, server_default=text("0")),
    Column("characters", Integer, nullable=False, server_default=text("0")),
    Column("words", Integer, nullable=False, server_default=text("0")),
    Column("files", Integer, nullable=False, server_default=text("0")),
    Column("stickers", Integer, nullable=False, server_default=text("0")),
    Column("forwards", Integer, nullable=False, server_default=text("0")),
    Column("polls", Integer, nullable=False, server_default=text("0")),
    # Of this side to what the other one had said.
    Column("replies", Integer, nullable=False, server_default=text("0")),
    Column("reactions", Integer, nullable=False, server_default=text("0")),
    # Messages of this side that the other one answered or reacted to.
    Column("crossed", Integer, nullable=False, server_default=text("0")),
    # Of its replies: the sum of log2(seconds) times 1024, for the typical time to answer.
    Column("waits", BigInteger, nullable=False, server_default=text("0")),
    sqlite_with_rowid=False,
)

# What a message counted for, so that it can be taken back when it is deleted; three weeks at most.
counted = Table(
    "counted",
    metadata,
    Column("origin_id", RowId, primary_key=True, autoincrement=False),
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("bridge_id", BigInteger, nullable=False),
    Column("day", Date, nullable=False),
    Column("hour", SmallInteger, nullable=False),
    Column("side", Text, nullable=False),
    Column("author_id", BigInteger, nullable=False),
    Column("kind", SmallInteger, nullable=False),
    Column("characters", Integer, nullable=False),
    Column("words", Integer, nullable=False),
    # The origin across the language line that it answers, and log2(seconds) since, times 1024.
    Column("answers", BigInteger),
    Column("wait", Integer),
    # Replies and people with reactions from across the line.
    Column("crossings", Integer, nullable=False, server_default=text("0")),
    # It is in the sums: in ``talk``, and in ``voices``.
    Column("summed", Boolean, nullable=False, server_default=true()),
    sqlite_with_rowid=False,
)

# Who reacted to what across the line, so that a person counts once a message; three weeks at most.
applause = Table(
    "applause",
    metadata,
    Column("origin_id", RowId, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    # The original or the copy below which they have reacted.
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Date, nullable=False, index=True),
    Column("reactions", SmallInteger, nullable=False),
    sqlite_with_rowid=False,
)

# Who spoke, and who was answered or applauded from across the line, to count people; three weeks at most.
voices = Table(
    "voices",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Date, primary_key=True),
    Column("bridge_id", BigInteger, primary_key=True, autoincrement=False),
    Column("side", Text, primary_key=True),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("said", Integer, nullable=False, server_default=text("0")),
    Column("reached", Integer, nullable=False, server_default=text("0")),
    # Of what they said, what answered somebody across the line.
    Column("replied", Integer, nullable=False, server_default=text("0")),
    sqlite_with_rowid=False,
)

# How many people that were, once it can no longer change; bridge 0 is the whole server.
crowds = Table(
    "crowds",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    # Of one day, or of the seven from a Monday on.
    Column("day", Date, primary_key=True),
    Column("days", SmallInteger, primary_key=True, autoincrement=False),
    Column("bridge_id", BigInteger, primary_key=True, autoincrement=False),
    Column("side", Text, primary_key=True),
    Column("spoke", Integer, nullable=False),
    Column("reached", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# What else happens on a bridge, as one of its servers counts it, see ``model.TallyKind``.
tally = Table(
    "tally",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", SmallInteger, primary_key=True, autoincrement=False),
    Column("day", Date, primary_key=True),
    Column("bridge_id", BigInteger, primary_key=True, autoincrement=False),
    # An engine, or the key of an entry of our own dictionary; never what people wrote.
    Column("name", Text, primary_key=True),
    Column("times", Integer, nullable=False),
    sqlite_with_rowid=False,
)

weekly = Table(
    "weekly",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("weekday", SmallInteger, nullable=False),
    Column("minute", SmallInteger, nullable=False),
    Column("language", Text, nullable=False),
    Column("next_at", UtcTime, nullable=False, index=True),
)

# One row a server and week, whoever posts it: what is written here is posted, and nothing twice.
weekly_posts = Table(
    "weekly_posts",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    # The Monday of the week that is told.
    Column("week", Date, primary_key=True),
    Column("due_at", UtcTime, nullable=False),
    # Since when somebody is about to post it.
    Column("claimed_at", UtcTime),
    Column("channel_id", BigInteger),
    Column("message_id", BigInteger),
    # It is posted, or will never be.
    Column("done", Boolean, nullable=False, server_default=false()),
    sqlite_with_rowid=False,
)
