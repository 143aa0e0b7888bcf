"""What people have chosen for themselves, and what they were given."""

from sqlalchemy import BigInteger, Boolean, Column, Table, Text, false

from bot.storage.schema.base import metadata
from bot.storage.times import UtcTime

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
