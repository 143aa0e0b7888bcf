import asyncio
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from bot.storage import Database, migration
from bot.storage.indexes import metadata
from bot.storage.schema import bridges as bridges_table
from tests.integration.storage.values import rows


async def test_the_migrations_build_what_the_schema_says(database: Database) -> None:
    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        return compare_metadata(context, metadata)

    async with database.read() as connection:
        assert await connection.run_sync(differences) == []


async def test_the_migrations_build_the_very_statements_of_the_schema(sqlite_url: str) -> None:
    """On SQLite, where comparing does not see WITHOUT ROWID, AUTOINCREMENT and partial indexes."""

    def statements(connection: Connection) -> set[str]:
        rows = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").scalars()
        return {" ".join(str(row).split()) for row in rows if "alembic" not in row and "sqlite_" not in row}

    def rebuilt(connection: Connection) -> set[str]:
        for table in reversed(metadata.sorted_tables):
            table.drop(connection)
        metadata.create_all(connection)
        return statements(connection)

    async with Database.open(sqlite_url) as database, database.begin() as connection:
        migrated = await connection.run_sync(statements)
        assert migrated == await connection.run_sync(rebuilt)


def test_each_migration_is_named_after_its_revision() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migration.__file__).with_name("migrations")))
    config.set_main_option("path_separator", "os")
    steps = ScriptDirectory.from_config(config)
    assert {step.revision for step in steps.walk_revisions()} == migration.known_revisions()
    assert steps.get_current_head() == migration.newest_revision()


async def test_a_database_that_is_up_to_date_is_left_as_it_is(database: Database, database_url: str) -> None:
    async with Database.open(database_url) as again, again.read() as connection:
        assert await connection.run_sync(migration.current_revision) == migration.newest_revision()


async def test_a_migration_that_fails_leaves_the_database_as_it_was(
    empty_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    upgrade = migration.upgrade

    def fail_at_the_end(connection: Connection) -> None:
        upgrade(connection)
        raise LookupError

    monkeypatch.setattr(migration, "upgrade", fail_at_the_end)
    with pytest.raises(LookupError):
        async with Database.open(empty_url):
            pass
    monkeypatch.undo()

    async with Database.open(empty_url) as database, database.read() as connection:
        tables = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
    assert set(tables) == {*metadata.tables, "alembic_version"}


async def test_many_processes_may_start_on_one_new_database(empty_url: str) -> None:
    program = textwrap.dedent(
        """
        import asyncio, sys
        from bot.storage import Database

        async def main():
            async with Database.open(sys.argv[1]):
                pass

        sys.stdin.read()
        asyncio.run(main())
        """
    )
    processes = [
        subprocess.Popen([sys.executable, "-c", program, empty_url], stdin=subprocess.PIPE, cwd=Path.cwd())
        for _ in range(4)
    ]
    for process in processes:
        assert process.stdin is not None
        process.stdin.close()
    assert [await asyncio.to_thread(process.wait) for process in processes] == [0, 0, 0, 0]
    async with Database.open(empty_url, migrate=False) as database:
        await rows(database, bridges_table)
