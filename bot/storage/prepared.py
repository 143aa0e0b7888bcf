"""What every message writes: on SQLite without SQLAlchemy's way there, which is longer than SQLite's own."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Insert
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from bot.storage.connection import Connection

if TYPE_CHECKING:
    from bot.storage.sqlite import Inline


async def insert_all(connection: Connection, insertion: Insert, rows: Sequence[Mapping[str, Any]]) -> None:
    """Rows of the same columns, whose values are numbers, texts and days; the statement is built once."""
    if connection.dialect.name != "sqlite":
        await connection.execute(insertion, rows)
        return
    sql, names = _written(insertion, tuple(rows[0]))
    inline = cast("Inline", connection)
    await inline.insert_all(sql, [[_plain(row[name]) for name in names] for row in rows])


@lru_cache(maxsize=64)
def _written(insertion: Insert, names: tuple[str, ...]) -> tuple[str, Sequence[str]]:
    """As the driver reads it, with the order of its values."""
    compiled = insertion.compile(dialect=SQLiteDialect_pysqlite(), column_keys=list(names))
    return str(compiled), compiled.positiontup or ()


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
