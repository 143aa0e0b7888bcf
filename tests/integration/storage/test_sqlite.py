"""What is special about SQLite: one writer, a log beside the file, and calls in the loop's own thread."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import insert

from bot.errors import StorageError
from bot.storage import Database, engine, sqlite
from bot.storage.schema import guilds
from tests.integration.storage.values import rows


async def write(database: Database, guild_id: int = 1) -> None:
    async with database.begin() as connection:
        await connection.execute(insert(guilds).values(guild_id=guild_id, log_channel_id=2))


async def test_nobody_else_waits_while_another_process_writes(sqlite_url: str, tmp_path: Path) -> None:
    async with Database.open(sqlite_url) as database:
        with closing(sqlite3.connect(tmp_path / "magpie.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            writing = asyncio.create_task(write(database))
            # That this goes on at all shows that the loop is free; the sleeps let the other task try.
            for _ in range(3):
                await asyncio.sleep(engine.BUSY_PAUSE)
            assert not writing.done()
            other.execute("ROLLBACK")
        await writing
        assert await rows(database, guilds) == 1


async def test_who_waits_too_long_for_another_process_is_told(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)
    async with Database.open(sqlite_url) as database:
        with closing(sqlite3.connect(tmp_path / "magpie.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StorageError, match="locked"):
                await write(database)
        await write(database)
        assert await rows(database, guilds) == 1


async def test_the_log_is_brought_into_the_file_while_the_bot_runs(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "EVERY", 1)
    async with Database.open(sqlite_url) as database:
        for number in range(3):
            await write(database, guild_id=number)
            await database.settled()
        address = f"file:{tmp_path}/magpie.db?immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as without_log:
            assert without_log.execute("SELECT count(*) FROM guilds").fetchone()[0] == 3


async def test_a_checkpoint_that_fails_fails_nothing_else(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sqlite, "EVERY", 1)
    async with Database.open(sqlite_url) as database:
        monkeypatch.setattr(sqlite3, "connect", _refuse)
        await write(database)
        await database.settled()
        monkeypatch.undo()
        assert await rows(database, guilds) == 1
    assert "could not be brought into its file" in caplog.text


def _refuse(*_: object) -> sqlite3.Connection:
    raise sqlite3.OperationalError("disk I/O error")
