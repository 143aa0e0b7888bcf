"""What is linked with what, in which words, and who knows of it."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
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

bridges = Table(
    "bridges",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("name", Text, nullable=False),
    Column("home_guild_id", BigInteger, nullable=False),
    Column("style", Text, nullable=False),
    Column("paused", Boolean, nullable=False, server_default=false()),
    Column("allow_bots", Boolean, nullable=False, server_default=false()),
    Column("created_by", BigInteger, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    sqlite_autoincrement=True,  # origins outlive their bridge, so its number must never be another's
)

# A bridge without a row here has the defaults; a table of its own, since SQLite cannot add to ``bridges``
# without building it anew.
bridge_aids = Table(
    "bridge_aids",
    metadata,
    Column("bridge_id", RowId, ForeignKey("bridges.id", ondelete="CASCADE"), primary_key=True),
    Column("notes", Boolean, nullable=False),
    Column("pinyin", Boolean, nullable=False),
    Column("in_place", Boolean, nullable=False),
)

links = Table(
    "links",
    metadata,
    Column("channel_id", BigInteger, primary_key=True, autoincrement=False),
    Column("guild_id", BigInteger, nullable=False),
    Column("bridge_id", RowId, ForeignKey("bridges.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("language", Text, nullable=False),
    Column("linked_by", BigInteger, nullable=False),
    Column("linked_at", UtcTime, nullable=False),
    Column("last_seen", BigInteger),
    # Since when the bot is no longer in the channel's server.
    Column("left_at", UtcTime),
    # What its bridge's other servers let through from it, see ``model.Trust``.
    Column("trust", SmallInteger, nullable=False, server_default=text("1")),
)

join_codes = Table(
    "join_codes",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("bridge_id", RowId, ForeignKey("bridges.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("created_by", BigInteger, nullable=False),
    Column("expires_at", UtcTime, nullable=False, index=True),
    Column("used_at", UtcTime),
)

# Threads that show each other's messages have one root: the thread that was there first.
threads = Table(
    "threads",
    metadata,
    Column("thread_id", BigInteger, primary_key=True, autoincrement=False),
    Column("root_id", BigInteger, nullable=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("last_seen", BigInteger),
    # A fingerprint of its name, lock, archive and tags, see ``thread_map``.
    Column("known", LargeBinary),
    UniqueConstraint("root_id", "channel_id"),
    sqlite_with_rowid=False,
)

webhooks = Table(
    "webhooks",
    metadata,
    Column("webhook_id", BigInteger, primary_key=True, autoincrement=False),
    Column("channel_id", BigInteger, nullable=False),
)

# A bridge's notice in a channel, so that it can be kept up to date.
notices = Table(
    "notices",
    metadata,
    Column("channel_id", BigInteger, primary_key=True, autoincrement=False),
    Column("message_id", BigInteger, nullable=False),
    Column("pinned", Boolean, nullable=False, server_default=false()),
)

guilds = Table(
    "guilds",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("log_channel_id", BigInteger),
    # Of the server's days and weeks; nothing for UTC.
    Column("zone", Text),
)

notes_shown = Table(
    "notes_shown",
    metadata,
    Column("channel_id", BigInteger, primary_key=True, autoincrement=False),
    Column("term", Text, primary_key=True),
    Column("message_id", BigInteger, nullable=False),
    Column("shown_at", UtcTime, nullable=False, index=True),
    sqlite_with_rowid=False,
)

glossary_terms = Table(
    "glossary_terms",
    metadata,
    Column("bridge_id", RowId, ForeignKey("bridges.id", ondelete="CASCADE"), primary_key=True),
    # The English side, folded as the matcher folds it.
    Column("key", Text, primary_key=True),
    Column("english", Text, nullable=False),
    Column("simplified", Text, nullable=False),
    Column("traditional", Text, nullable=False),
    Column("match_case", Boolean, nullable=False, server_default=false()),
    Column("added_by", BigInteger, nullable=False),
    Column("added_at", UtcTime, nullable=False),
)

suggestions = Table(
    "suggestions",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("bridge_id", RowId, ForeignKey("bridges.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("target", Text, nullable=False),
    Column("original", Text, nullable=False),
    Column("suggestion", Text, nullable=False),
    Column("suggested_by", BigInteger, nullable=False),
    Column("suggested_in", BigInteger, nullable=False),
    Column("suggested_at", UtcTime, nullable=False),
    Column("approved_by", BigInteger),
    Column("approved_at", UtcTime),
    sqlite_autoincrement=True,  # buttons outlive their suggestion, so its number must never be another's
)

usage = Table(
    "usage",
    metadata,
    Column("day", Date, primary_key=True),
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("engine", Text, primary_key=True),
    Column("characters", BigInteger, nullable=False),
    Column("calls", BigInteger, nullable=False),
)
