"""A process killed in the middle of a migration leaves the database as it was; the next one finishes it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import inspect

from bot.storage import Database
from bot.storage.indexes import metadata

DIES_AT = """
import asyncio, os, signal, sys
from sqlalchemy import Engine, event
from bot.storage import Database

@event.listens_for(Engine, "before_cursor_execute")
def die(connection, cursor, statement, *rest):
    if sys.argv[2] in statement:
        os.kill(os.getpid(), signal.SIGKILL)

async def main():
    async with Database.open(sys.argv[1]):
        pass

asyncio.run(main())
"""


@pytest.mark.parametrize("statement", ["CREATE TABLE copies", "ADD COLUMN pinned", "UPDATE alembic_version"])
async def test_a_migration_that_was_killed_is_finished_by_the_next_start(
    empty_url: str, statement: str
) -> None:
    root = Path(__file__).parents[3]
    killed = subprocess.run(
        [sys.executable, "-c", DIES_AT, empty_url, statement],
        cwd=root,
        check=False,
        env=os.environ | {"PYTHONPATH": str(root)},
    )
    assert killed.returncode == -9, f"{statement!r} is no longer part of any migration"

    async with Database.open(empty_url) as database, database.begin() as connection:
        tables = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
    assert set(tables) >= set(metadata.tables)
