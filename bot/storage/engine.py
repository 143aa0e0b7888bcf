"""The database as the rest of Magpie holds it: transactions, and nothing else."""

import asyncio
import time
from collections.abc import AsyncGenerator, Generator
from contextlib import (
    AbstractAsyncContextManager,
    AsyncExitStack,
    asynccontextmanager,
    contextmanager,
    nullcontext,
)
from typing import Protocol, Self

from sqlalchemy import URL, text
from sqlalchemy import Connection as SyncConnection
from sqlalchemy.exc import DatabaseError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.errors import ConfigError, StorageError
from bot.storage import inspection, migration
from bot.storage.connection import Connection
from bot.storage.sealing import Sealer, key_beside
from bot.storage.sqlite import Checkpoints, is_busy, open_file
from bot.storage.url import file_of, normalise, shown

BUSY_SECONDS = 5.0
BUSY_PAUSE = 0.02
_MIGRATION_LOCK = 0x6D6167706965
"""Any number that is no channel's, see ``dialect.lock_lanes``."""


class Transactions(Protocol):
    """Where transactions come from."""

    def begin(self) -> AbstractAsyncContextManager[Connection]:
        """One of them: whole on a normal exit, gone on any other."""
        ...

    async def aclose(self) -> None: ...


class Database:
    """One database for the life of the process; ``begin`` writes, ``read`` reads alongside."""

    def __init__(
        self, url: URL, writing: Transactions, reading: Transactions, *, sealer: Sealer | None = None
    ) -> None:
        self._url = url
        self._sealer = sealer
        self._writing = writing
        self._reading = reading
        # SQLite has one writer; waiting here costs nothing, waiting in the file wakes up and asks again.
        self._turn = asyncio.Lock() if self._is_file else None
        self._checkpoints = None if self._turn is None else Checkpoints(file_of(url), self._turn)

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
            writing, reading = open_file(parsed, busy_seconds=BUSY_SECONDS)
        else:
            from bot.storage.postgresql import Pooled  # noqa: PLC0415 -- it takes nine megabytes

            writing = reading = Pooled(parsed)
        database = cls(parsed, writing, reading, sealer=None if key is None else Sealer(key))
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
    async def begin(self) -> AsyncGenerator[Connection]:
        """One transaction that may write: whole on a normal exit, gone on any other."""
        async with self._turn or nullcontext():
            with self._explained():
                async with AsyncExitStack() as stack:
                    yield await self._begun(stack)
        if self._checkpoints is not None:
            self._checkpoints.count()

    async def _begun(self, stack: AsyncExitStack) -> Connection:
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
    async def read(self) -> AsyncGenerator[Connection]:
        """One transaction that reads; on SQLite it waits for no writer."""
        with self._explained():
            async with self._reading.begin() as connection:
                yield connection

    async def _close(self) -> None:
        await self.settled()
        await self._reading.aclose()
        await self._writing.aclose()

    async def settled(self) -> None:
        """Wait until nothing is at work in the background."""
        if self._checkpoints is not None:
            await self._checkpoints.settled()

    @property
    def _is_file(self) -> bool:
        return self._url.get_backend_name() == "sqlite"

    async def _bring_up_to_date(self, *, migrate: bool) -> None:
        place = str(file_of(self._url)) if self._is_file else shown(self._url)

        def apply(connection: SyncConnection) -> None:
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
