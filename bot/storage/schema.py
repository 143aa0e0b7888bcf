"""The tables. What stands here and in ``indexes`` must equal what the migrations build; a test compares them.

``origins`` and ``copies`` are the map of the relay and grow with every message, so they are kept narrow and
hold no text. A message's text lives only in ``outbox.payload``, until it is delivered, and in
``suggestions``, where somebody has submitted it with a better translation.
"""

from enum import IntEnum

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from bot.storage.times import UtcTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite numbers rows by itself only in a column that is called INTEGER to the letter.
_RowId = BigInteger().with_variant(Integer, "sqlite")


class State(IntEnum):
    """Where an outbox row stands; the numbers are stored."""

    WAITING = 0
    NOT_READY = 1
    """An upgrade whose translation is still to come."""
    SET_ASIDE = 2
    HELD = 3
    """Moderators have not decided about it yet, see ``holds``."""


bridges = Table(
    "bridges",
    metadata,
    Column("id", _RowId, primary_key=True),
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
    Column("bridge_id", _RowId, ForeignKey("bridges.id", ondelete="CASCADE"), primary_key=True),
    Column("notes", Boolean, nullable=False),
    Column("pinyin", Boolean, nullable=False),
    Column("in_place", Boolean, nullable=False),
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

guilds = Table(
    "guilds",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("log_channel_id", BigInteger),
    # Of the server's days and weeks; nothing for UTC.
    Column("zone", Text),
)

links = Table(
    "links",
    metadata,
    Column("channel_id", BigInteger, primary_key=True, autoincrement=False),
    Column("guild_id", BigInteger, nullable=False),
    Column("bridge_id", _RowId, ForeignKey("bridges.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("language", Text, nullable=False),
    Column("linked_by", BigInteger, nullable=False),
    Column("linked_at", UtcTime, nullable=False),
    Column("last_seen", BigInteger),
    # Since when the bot is no longer in the channel's server.
    Column("left_at", UtcTime),
    # What its bridge's other servers let through from it, see ``model.Trust``.
    Column("trust", SmallInteger, nullable=False, server_default=text("1")),
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

people = Table(
    "people",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("pings", Boolean, nullable=False, server_default=false()),
    # Since when nothing they say is relayed.
    Column("opted_out_at", UtcTime),
    # In which language they want to be addressed and read, whatever their Discord says.
    Column("language", Text),
    Column("pairing", Boolean, nullable=False, server_default=false()),
    Column("leaderboard", Boolean, nullable=False, server_default=false()),
)

hidden = Table(
    "hidden",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("hidden_id", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

grants = Table(
    "grants",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("role_id", BigInteger, primary_key=True, autoincrement=False),
    Column("power", Text, primary_key=True),
    sqlite_with_rowid=False,
)

join_codes = Table(
    "join_codes",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("bridge_id", _RowId, ForeignKey("bridges.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("created_by", BigInteger, nullable=False),
    Column("expires_at", UtcTime, nullable=False, index=True),
    Column("used_at", UtcTime),
)

webhooks = Table(
    "webhooks",
    metadata,
    Column("webhook_id", BigInteger, primary_key=True, autoincrement=False),
    Column("channel_id", BigInteger, nullable=False),
)

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
    Column("id", _RowId, primary_key=True),
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
    Column("origin_id", _RowId, ForeignKey("origins.id", ondelete="CASCADE"), primary_key=True),
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
    Column("id", _RowId, primary_key=True),
    Column("origin_id", _RowId, ForeignKey("origins.id", ondelete="CASCADE"), nullable=False),
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

glossary_terms = Table(
    "glossary_terms",
    metadata,
    Column("bridge_id", _RowId, ForeignKey("bridges.id", ondelete="CASCADE"), primary_key=True),
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
    Column("id", _RowId, primary_key=True),
    Column("bridge_id", _RowId, ForeignKey("bridges.id", ondelete="CASCADE"), nullable=False, index=True),
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

# A bridge's notice in a channel, so that it can be kept up to date.
notices = Table(
    "notices",
    metadata,
    Column("channel_id", BigInteger, primary_key=True, autoincrement=False),
    Column("message_id", BigInteger, nullable=False),
    Column("pinned", Boolean, nullable=False, server_default=false()),
)

rules = Table(
    "rules",
    metadata,
    Column("id", _RowId, primary_key=True),
    Column("guild_id", BigInteger, nullable=False, index=True),
    # Nothing for all bridges of the server.
    Column("bridge_id", _RowId, ForeignKey("bridges.id", ondelete="CASCADE"), index=True),
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
    Column("id", _RowId, primary_key=True),
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
    Column("bridge_id", _RowId, ForeignKey("bridges.id", ondelete="CASCADE"), primary_key=True),
    Column("seconds", Integer, nullable=False),
)

# Which servers have to decide about a delivery that is held; when none is left, it goes on.
holds = Table(
    "holds",
    metadata,
    Column("delivery_id", _RowId, ForeignKey("outbox.id", ondelete="CASCADE"), primary_key=True),
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("case_id", BigInteger, nullable=False, index=True),
    # The row stays until the delivery is carried out: what was approved is not asked about again.
    Column("approved", Boolean, nullable=False, server_default=false()),
)

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
    Column("id", _RowId, primary_key=True),
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
    Column("id", _RowId, primary_key=True),
    Column("guild_id", BigInteger, nullable=False, index=True),
    Column("round_id", _RowId, ForeignKey("rounds.id", ondelete="SET NULL"), index=True),
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
    Column("pair_id", _RowId, ForeignKey("pairs.id", ondelete="CASCADE"), primary_key=True),
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
    Column("pair_id", _RowId, ForeignKey("pairs.id", ondelete="CASCADE"), primary_key=True),
    Column("key", Text, primary_key=True),
    sqlite_with_rowid=False,
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", _RowId, primary_key=True),
    Column("pair_id", _RowId, ForeignKey("pairs.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("first", Text, nullable=False),
    Column("started_at", UtcTime, nullable=False),
    Column("switches_at", UtcTime, nullable=False),
    Column("ends_at", UtcTime, nullable=False),
    Column("state", SmallInteger, nullable=False),
    sqlite_autoincrement=True,
)

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
    Column("origin_id", _RowId, primary_key=True, autoincrement=False),
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
    sqlite_with_rowid=False,
)

# Who reacted to what across the line, so that a person counts once a message; three weeks at most.
applause = Table(
    "applause",
    metadata,
    Column("origin_id", _RowId, primary_key=True, autoincrement=False),
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
