"""SQLite, called in the event loop's own thread.

A statement on a local file takes some ten microseconds. To hand each to a thread and back, as other
asynchronous drivers do, takes many times as long, and up to five milliseconds when both threads want the
interpreter. What may really take its time is not done here: waiting for another process's lock is the loop's
(``Database.begin``), and bringing the log into the file, which waits for the disk, is a thread's
(``Checkpoints``).
"""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

from sqlalchemy import URL
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor, ExecutionContext
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.pool import AsyncAdaptedQueuePool, Pool
from sqlalchemy.util import await_only

_log = logging.getLogger(__name__)

EVERY = 200
"""Transactions between two checkpoints; each adds some forty kilobytes to the log."""


class _Cursor(sqlite3.Cursor):
    async def _async_soft_close(self) -> None:
        """SQLAlchemy asks this of asynchronous cursors; the rows stay where they are until they are read."""


class _Connection(sqlite3.Connection):
    def cursor(self, factory: Any = _Cursor) -> Any:
        return super().cursor(factory)


class Dialect(SQLiteDialect_pysqlite):
    """The library's own driver of SQLite, which SQLAlchemy may call asynchronously."""

    driver = "inline"
    is_async = True
    supports_statement_cache = True

    def __init__(self, begin: str = "BEGIN", **options: Any) -> None:
        """``begin``: the statement that every transaction begins with."""
        super().__init__(**options)
        self._begin = begin

    def do_begin(self, dbapi_connection: Any) -> None:
        dbapi_connection.execute(self._begin)

    def connect(self, *arguments: Any, **options: Any) -> DBAPIConnection:
        return super().connect(*arguments, **options, factory=_Connection)

    @classmethod
    def get_pool_class(cls, url: URL) -> type[Pool]:
        return AsyncAdaptedQueuePool

    def do_execute(
        self,
        cursor: DBAPICursor,
        statement: str,
        parameters: Any,
        context: ExecutionContext | None = None,
    ) -> None:
        await_only(_nothing())
        super().do_execute(cursor, statement, parameters, context)

    def do_executemany(
        self,
        cursor: DBAPICursor,
        statement: str,
        parameters: Any,
        context: ExecutionContext | None = None,
    ) -> None:
        await_only(_nothing())
        super().do_executemany(cursor, statement, parameters, context)


async def _nothing() -> None:
    """SQLAlchemy takes a driver for asynchronous only if it awaits something."""


def with_driver(url: URL) -> URL:
    """The address with this module's driver."""
    registry.register(f"sqlite.{Dialect.driver}", __name__, Dialect.__name__)
    return url.set(drivername=f"sqlite+{Dialect.driver}")


def is_busy(error: OperationalError) -> bool:
    """Whether another process is writing."""
    return getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY


class Kept:
    """Transactions on connections that stay open; to fetch one from a pool costs more than to use it."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._idle: list[AsyncConnection] = []

    @asynccontextmanager
    async def begin(self) -> AsyncGenerator[AsyncConnection]:
        # Nothing else below lets anybody else have a turn.
        await asyncio.sleep(0)
        connection = self._idle.pop() if self._idle else await self._engine.connect()
        try:
            async with connection.begin():
                yield connection
        except BaseException:
            await connection.close()
            raise
        self._idle.append(connection)

    async def aclose(self) -> None:
        for connection in self._idle:
            await connection.close()
        self._idle.clear()


class Checkpoints:
    """Brings the log into the file now and then, so that no transaction has to wait for the disk."""

    def __init__(self, path: Path, turn: asyncio.Lock) -> None:
        """``turn`` is the writer's: while somebody writes, a checkpoint never comes to the log's end."""
        self._path = path
        self._turn = turn
        self._transactions = 0
        self._running: asyncio.Task[None] | None = None

    def count(self) -> None:
        """Take note of a transaction."""
        self._transactions += 1
        if self._transactions >= EVERY and (self._running is None or self._running.done()):
            self._transactions = 0
            self._running = asyncio.create_task(self._in_turn(), name="checkpoint")

    async def settled(self) -> None:
        """Wait for the one that runs."""
        if self._running is not None:
            await self._running

    async def _in_turn(self) -> None:
        async with self._turn:
            await asyncio.to_thread(self._checkpoint)

    def _checkpoint(self) -> None:
        try:
            with closing(sqlite3.connect(self._path)) as connection:
                connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
        except sqlite3.Error as error:
            # The next one does it, or the writer itself when the log has become very long.
            _log.warning("The database's log could not be brought into its file: %s", error)
