"""Every test of this folder that asks for a database runs on SQLite and on PostgreSQL."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest
from sqlalchemy import URL, make_url

from bot.storage import Bridges, Database, Outbox
from bot.storage.schema import metadata
from tests.blank import blank
from tests.integration.storage.values import KEY

BACKENDS = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
_LOCAL = "postgresql://postgres@127.0.0.1:5432/postgres"


@cache
def _server() -> URL | None:
    named = os.environ.get("MAGPIE_TEST_POSTGRES_URL")
    if named:
        return make_url(named).set(drivername="postgresql")
    try:
        socket.create_connection(("127.0.0.1", 5432), timeout=1).close()
    except OSError:
        return None
    return make_url(_LOCAL)


@contextmanager
def _database_of_our_own() -> Generator[str]:
    server = _server()
    if server is None:
        pytest.skip("no PostgreSQL at 127.0.0.1:5432, and MAGPIE_TEST_POSTGRES_URL names none")
    name = f"magpie_test_{uuid4().hex}"
    asyncio.run(_administer(server, f"CREATE DATABASE {name}"))
    yield server.set(database=name).render_as_string(hide_password=False)
    asyncio.run(_administer(server, f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture(scope="session")
def postgresql_database() -> Iterator[str]:
    """The address of a database of this test session's own."""
    with _database_of_our_own() as url:
        yield url


@pytest.fixture(scope="session")
def postgresql_up_to_date() -> Iterator[str]:
    """Another one, with every table."""
    with _database_of_our_own() as url:
        asyncio.run(_open_once(url))
        yield url


async def _open_once(url: str) -> None:
    async with Database.open(url, key=KEY):
        pass


async def _administer(server: URL, *statements: str) -> None:
    connection = await asyncpg.connect(server.render_as_string(hide_password=False))
    for statement in statements:
        await connection.execute(statement)
    await connection.close()


@pytest.fixture
async def postgresql_url(postgresql_database: str) -> str:
    """That database, emptied."""
    await _administer(make_url(postgresql_database), "DROP SCHEMA public CASCADE", "CREATE SCHEMA public")
    return postgresql_database


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/magpie.db"


@pytest.fixture
def sqlite_blank(tmp_path: Path) -> str:
    return blank(tmp_path / "magpie.db")


@pytest.fixture
async def postgresql_blank(postgresql_up_to_date: str) -> str:
    """Without any row. To make the tables anew for each test would take twenty times as long."""
    emptied = [f'DELETE FROM "{table.name}"' for table in reversed(metadata.sorted_tables)]
    counted = "SELECT setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S'"
    await _administer(make_url(postgresql_up_to_date), "; ".join([*emptied, counted]))
    return postgresql_up_to_date


@pytest.fixture(params=BACKENDS)
def database_url(request: pytest.FixtureRequest) -> str:
    """With every table and no row."""
    return request.getfixturevalue(f"{request.param}_blank")


@pytest.fixture(params=BACKENDS)
def empty_url(request: pytest.FixtureRequest) -> str:
    """Without any table."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    async with Database.open(database_url, key=KEY) as database:
        yield database


@pytest.fixture
def outbox(database: Database) -> Outbox:
    return Outbox(database)


@pytest.fixture
def bridges(database: Database) -> Bridges:
    return Bridges(database)
