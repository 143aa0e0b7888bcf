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
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from sqlalchemy import URL, CursorResult, Engine, Executable, create_engine, event
from sqlalchemy import Connection as SyncConnection
from sqlalchemy import Dialect as SqlDialect
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from bot.storage.connection import Connection

_log = logging.getLogger(__name__)

_P = ParamSpec("_P")
_T = TypeVar("_T")

_LONGEST_LOG = 4_000
"""Pages of the log after which the writer brings it into the file itself: what it has added since a
checkpoint began, as a rule, for under load the log is never quite empty."""
_LOG_KEPT = 16 * 1024 * 1024
"""Bytes of the log's file that stay for the next transactions."""
_PAGES_KEPT = 1_000
"""Kilobytes of the file that the writer keeps in memory: the system keeps them as well, once for all."""
_CONNECTIONS_KEPT = 2

EVERY = 200
"""Transactions between two checkpoints; each adds some forty kilobytes to the log."""


class Dialect(SQLiteDialect_pysqlite):
    """The library's own driver of SQLite, with transactions that begin as we want."""

    driver = "inline"
    supports_statement_cache = True

    def __init__(self, begin: str = "BEGIN", **options: Any) -> None:
        """``begin``: the statement that every transaction begins with."""
        super().__init__(**options)
        self._begin = begin

    def do_begin(self, dbapi_connection: Any) -> None:
        dbapi_connection.execute(self._begin)


class Inline:
    """As much of SQLAlchemy's asynchronous connection as we use, without another thread or greenlet."""

    def __init__(self, connection: SyncConnection) -> None:
        self._connection = connection

    @property
    def dialect(self) -> SqlDialect:
        return self._connection.dialect

    async def execute(self, statement: Executable, parameters: Any = None) -> CursorResult[Any]:
        return self._connection.execute(statement, parameters)

    async def exec_driver_sql(self, statement: str, parameters: Any = None) -> CursorResult[Any]:
        return self._connection.exec_driver_sql(statement, parameters)

    async def insert_all(self, statement: str, rows: Sequence[Sequence[Any]]) -> None:
        """As the driver does it, within the transaction that is under way."""
        driver = cast("sqlite3.Connection", self._connection.connection.driver_connection)
        try:
            driver.executemany(statement, rows)
        except sqlite3.Error as error:
            raise OperationalError(statement, None, error) from None

    async def run_sync(
        self, function: Callable[Concatenate[SyncConnection, _P], _T], *args: _P.args, **named: _P.kwargs
    ) -> _T:
        return function(self._connection, *args, **named)


def open_file(url: URL, *, busy_seconds: float) -> "tuple[Kept, Kept]":
    """Transactions that write, one at a time, and such that read beside them."""
    registry.register(f"sqlite.{Dialect.driver}", __name__, Dialect.__name__)
    url = url.set(drivername=f"sqlite+{Dialect.driver}")
    # The driver must not begin transactions by itself, because we begin them in a way of our own.
    options: dict[str, Any] = {
        "connect_args": {"isolation_level": None, "timeout": busy_seconds},
        "hide_parameters": True,
        "poolclass": NullPool,
    }
    # A transaction that begins by reading cannot always go on to write; this takes its turn at once.
    writer = create_engine(url, begin="BEGIN IMMEDIATE", **options)
    reader = create_engine(url, **options)
    _on_connect(
        writer,
        "journal_mode = WAL",
        "synchronous = NORMAL",
        f"cache_size = -{_PAGES_KEPT}",
        "foreign_keys = ON",
        f"wal_autocheckpoint = {_LONGEST_LOG}",
        f"journal_size_limit = {_LOG_KEPT}",
        # Whoever waits for a lock must not keep the loop waiting.
        "busy_timeout = 0",
    )
    _on_connect(reader, "query_only = ON", f"cache_size = -{_PAGES_KEPT // 2}")
    return Kept(writer), Kept(reader)


def _on_connect(engine: Engine, *pragmas: str) -> None:
    def set_pragmas(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    event.listen(engine, "connect", set_pragmas)


def is_busy(error: OperationalError) -> bool:
    """Whether another process is writing."""
    return getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY


class Kept:
    """Transactions on connections that stay open; to fetch one from a pool costs more than to use it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._idle: list[SyncConnection] = []

    @asynccontextmanager
    async def begin(self) -> AsyncGenerator[Connection]:
        # Nothing else below lets anybody else have a turn.
        await asyncio.sleep(0)
        connection = self._idle.pop() if self._idle else self._engine.connect()
        try:
            with connection.begin():
                yield cast("Connection", Inline(connection))
        finally:
            usable = not (connection.closed or connection.invalidated or connection.in_transaction())
            if usable and len(self._idle) < _CONNECTIONS_KEPT:
                self._idle.append(connection)
            else:
                connection.close()

    async def aclose(self) -> None:
        for connection in self._idle:
            connection.close()
        self._idle.clear()
        self._engine.dispose()


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
