"""Indexes of a part of a table; imported by those who build or compare the whole schema.

To describe one, SQLAlchemy loads PostgreSQL's dialect, two megabytes that a bot on SQLite never needs.
"""

from sqlalchemy import Index, text

from bot.storage.schema import counted, metadata, origins, outbox, weekly_posts

__all__ = ["metadata"]

for _column in (origins.c.reply_to, outbox.c.due_at):
    _present = text(f"{_column.name} IS NOT NULL")
    Index(None, _column, sqlite_where=_present, postgresql_where=_present)

# Few messages are answered from across the line, so the others are not in it, and it costs them nothing.
_answered = text("crossings > 0")
Index(None, counted.c.guild_id, counted.c.day, sqlite_where=_answered, postgresql_where=_answered)

_waits = text("NOT summed")
Index(None, counted.c.origin_id, sqlite_where=_waits, postgresql_where=_waits)

_open = text("NOT done")
Index(None, weekly_posts.c.due_at, weekly_posts.c.guild_id, sqlite_where=_open, postgresql_where=_open)
