"""The few things that SQLite and PostgreSQL say differently."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import Table, text
from sqlalchemy.dialects import sqlite

from bot.storage.connection import Connection

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

    Insertion = postgresql.Insert | sqlite.Insert

_LOCK = text("SELECT pg_advisory_xact_lock(:channel_id)")


def insert_into(connection: Connection, table: Table) -> "Insertion":
    """An INSERT that knows ``on_conflict_do_nothing`` and ``on_conflict_do_update``."""
    return insert_for(connection.dialect.name, table)


def insert_for(dialect: str, table: Table) -> "Insertion":
    """The same by the dialect's name."""
    if dialect != "postgresql":
        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # noqa: PLC0415 -- two megabytes that most processes never need

    return postgresql.insert(table)


async def lock_lanes(connection: Connection, channel_ids: Iterable[int]) -> None:
    """Make this transaction the only one that writes for these channels, until it ends.

    PostgreSQL hands out row numbers before it commits, so two writers could otherwise make the higher one
    visible first, and a lane would send in the wrong order. Locked in one order, so that nobody waits in a
    circle. SQLite has a single writer anyway.
    """
    if connection.dialect.name == "postgresql":
        for channel_id in sorted(set(channel_ids)):
            await connection.execute(_LOCK, {"channel_id": channel_id})
