"""The database as the rest of Magpie holds it: transactions, and nothing else."""

import asyncio
import time
from collections.abc import AsyncGenerator, Generator
from contextlib import (
    AsyncExitStack,
    asynccontextmanager,
    contextmanager,
    nullcontext,
)
from typing import Self

from sqlalchemy import URL, Connection, event, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DatabaseError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from bot.errors import ConfigError, StorageError
from bot.storage import inspection, migration
from bot.storage.sealing import Sealer, key_beside
from bot.storage.sqlite import Checkpoints, Kept, is_busy, with_driver
from bot.storage.url import file_of, normalise, shown

BUSY_SECONDS = 5.0
BUSY_PAUSE = 0.02
_LONGEST_LOG = 4_000
"""Pages of SQLite's log after which the writer brings it into the file itself: what it has added since a
checkpoint began, as a rule, for under load the log is never quite empty."""
_LOG_KEPT = 16 * 1024 * 1024
"""Bytes of the log's file that stay for the next transactions."""
_PAGES_KEPT = 1_000
"""Kilobytes of the file that the writer keeps in memory: the system keeps them as well, once for all."""
_MIGRATION_LOCK = 0x6D6167706965
"""Any number that is no channel's, see ``dialect.lock_lanes``."""


class Database:
    """One database for the life of the process; ``begin`` writes, ``read`` reads alongside."""

    def __init__(
        self, url: URL, writer: AsyncEngine, reader: AsyncEngine, *, sealer: Sealer | None = None
    ) -> None:
        self._url = url
        self._sealer = sealer
        self._writer = writer
        self._reader = reader
        # SQLite has one writer; waiting here costs nothing, waiting in the file wakes up and asks again.
        self._turn = asyncio.Lock() if self._is_file else None
        self._checkpoints = None if self._turn is None else Checkpoints(file_of(url), self._turn)
        self._writing = Kept(writer) if self._is_file else writer
        self._reading = Kept(reader) if self._is_file else reader

    @classmethod
    @asynccontextmanager
    async def open(cls, url: str, *, key: bytes | None = None, migrate: bool = True) -> AsyncGenerator[Self]:
        """Check, connect and bring up to date; StorageError or ConfigError says what to do instead.

        Without a ``key`` for what people say, SQLite has one beside the file.
        """
        parsed = normalise(url)
        if parsed.get_backend_name() == "sqlite":
            await asyncio.to_thread(inspection.prepare_file, file_of(parsed), migration.known_revisions())
            key = key or await asyncio.to_thread(key_beside, file_of(parsed))
            writer, reader = _sqlite_engines(parsed)
        else:
            writer = reader = _postgresql_engine(parsed)
        database = cls(parsed, writer, reader, sealer=None if key is None else Sealer(key))
        try:
            await database._bring_up_to_date(migrate=migrate)
            yield database
        finally:
            await database._close()

    def require_key(self) -> Sealer:
        """ConfigError where there is no key to seal with what people say."""
        if self._sealer is None:
            raise ConfigError(
                "MAGPIE_STORAGE_KEY is not set. With PostgreSQL it must be, to the same for all processes: "
                "messages that wait are sealed with it. Make one with: openssl rand -base64 32"
            )
        return self._sealer

    @property
    def sealer(self) -> Sealer:
        """What seals what people say."""
        return self.require_key()

    @asynccontextmanager
    async def begin(self) -> AsyncGenerator[AsyncConnection]:
        """One transaction that may write: whole on a normal exit, gone on any other."""
        async with self._turn or nullcontext():
            with self._explained():
                async with AsyncExitStack() as stack:
                    yield await self._begun(stack)
        if self._checkpoints is not None:
            self._checkpoints.count()

    async def _begun(self, stack: AsyncExitStack) -> AsyncConnection:
        """The writer's connection in a transaction, as soon as no other process writes."""
        patience = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                return await stack.enter_async_context(self._writing.begin())
            except OperationalError as error:
                if not is_busy(error) or time.monotonic() > patience:
                    raise
                await asyncio.sleep(BUSY_PAUSE)

    @asynccontextmanager
    async def read(self) -> AsyncGenerator[AsyncConnection]:
        """One transaction that reads; on SQLite it waits for no writer."""
        with self._explained():
            async with self._reading.begin() as connection:
                yield connection

    async def _close(self) -> None:
        await self.settled()
        for kept in (self._reading, self._writing):
            if isinstance(kept, Kept):
                await kept.aclose()
        await self._reader.dispose()
        await self._writer.dispose()

    async def settled(self) -> None:
        """Wait until nothing is at work in the background."""
        if self._checkpoints is not None:
            await self._checkpoints.settled()

    @property
    def _is_file(self) -> bool:
        return self._url.get_backend_name() == "sqlite"

    async def _bring_up_to_date(self, *, migrate: bool) -> None:
        place = str(file_of(self._url)) if self._is_file else shown(self._url)

        def apply(connection: Connection) -> None:
            migration.check(connection, place)
            if migrate:
                migration.upgrade(connection)
            else:
                migration.require_newest(connection, place)

        async with self.begin() as connection:
            if not self._is_file:
                await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
            await connection.run_sync(apply)

    @contextmanager
    def _explained(self) -> Generator[None]:
        """The driver's failures as ours, without the statement and without anybody's text."""
        try:
            yield
        except (OperationalError, InterfaceError, PoolTimeout, OSError) as error:
            raise self._explain(error) from error
        except DBAPIError as error:
            # Without a kind of its own it is the file (damaged) or the server (deadlock, no such database);
            # the kinds derived from these are mistakes of a statement.
            if not error.connection_invalidated and type(error) not in {DatabaseError, DBAPIError}:
                raise
            raise self._explain(error) from error

    def _explain(self, error: Exception) -> StorageError:
        reason = str(error.orig if isinstance(error, DBAPIError) else error) or type(error).__name__
        if self._is_file:
            return StorageError(f"The database {file_of(self._url)} cannot be used: {reason}.")
        return StorageError(
            f"The database {shown(self._url)} does not answer: {reason}. Check MAGPIE_DATABASE_URL, and that "
            "the server is running."
        )


def _sqlite_engines(url: URL) -> tuple[AsyncEngine, AsyncEngine]:
    url = with_driver(url)
    # The driver must not begin transactions by itself, because we begin them in a way of our own.
    arguments = {"isolation_level": None, "timeout": BUSY_SECONDS}
    writer = create_async_engine(
        url,
        # A transaction that begins by reading cannot always go on to write; this takes its turn at once.
        begin="BEGIN IMMEDIATE",
        connect_args=arguments,
        hide_parameters=True,
        pool_size=1,
        max_overflow=0,
    )
    reader = create_async_engine(
        url, connect_args=arguments, hide_parameters=True, pool_size=2, max_overflow=4
    )
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
    return writer, reader


def _on_connect(engine: AsyncEngine, *pragmas: str) -> None:
    def set_pragmas(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    event.listen(engine.sync_engine, "connect", set_pragmas)


def _postgresql_engine(url: URL) -> AsyncEngine:
    return create_async_engine(
        url,
        hide_parameters=True,
        pool_size=5,
        max_overflow=10,
        pool_timeout=30,
        pool_pre_ping=True,
        pool_recycle=1800,
        connect_args={"timeout": 10, "server_settings": {"application_name": "magpie"}},
    )
