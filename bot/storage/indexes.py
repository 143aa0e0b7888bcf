"""Indexes of a part of a table; imported by those who build or compare the whole schema.

To describe one, SQLAlchemy loads PostgreSQL's dialect, two megabytes that a bot on SQLite never needs.
"""

from sqlalchemy import Index, text

from bot.storage.schema import metadata, origins, outbox

__all__ = ["metadata"]

for _column in (origins.c.reply_to, outbox.c.due_at):
    _present = text(f"{_column.name} IS NOT NULL")
    Index(None, _column, sqlite_where=_present, postgresql_where=_present)
