import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from bot.errors import ConfigError, StorageError
from bot.storage import Database
from bot.storage.schema import metadata


async def opened(url: str, *, migrate: bool = True) -> None:
    async with Database.open(url, migrate=migrate):
        pass


@pytest.fixture
async def file(sqlite_url: str, tmp_path: Path) -> Path:
    """A database of this version, closed."""
    await opened(sqlite_url)
    return tmp_path / "magpie.db"


@pytest.fixture
def untouched(file: Path) -> Iterator[None]:
    """Whatever a test has made of the file, refusing it changes no byte and leaves nothing beside it."""
    yield
    before = file.with_suffix(".before")
    assert file.read_bytes() == before.read_bytes()
    assert {path.name for path in file.parent.iterdir()} == {file.name, before.name, f"{file.name}.key"}


def damage(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    shutil.copy(file, file.with_suffix(".before"))


def run(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    shutil.copy(file, file.with_suffix(".before"))


async def test_a_new_database_is_private_and_its_folder_is_made(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "er" / "magpie.db"

    await opened(f"sqlite:///{file}")

    assert file.stat().st_mode & 0o777 == 0o600
    assert {path.name for path in file.parent.iterdir()} == {"magpie.db", "magpie.db.key"}


async def test_the_files_beside_it_are_private_too(sqlite_url: str, tmp_path: Path) -> None:
    async with Database.open(sqlite_url):
        modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}

    assert modes == dict.fromkeys(["magpie.db", "magpie.db-wal", "magpie.db-shm", "magpie.db.key"], 0o600)


async def test_sqlite_is_set_up_to_be_fast_and_safe(sqlite_url: str) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 1, "foreign_keys": 1, "busy_timeout": 0}
    async with Database.open(sqlite_url) as database, database.begin() as connection:
        found = {
            pragma: (await connection.execute(text(f"PRAGMA {pragma}"))).scalar_one() for pragma in wanted
        }

    assert found == wanted


async def test_reading_cannot_write(sqlite_url: str) -> None:
    async with Database.open(sqlite_url) as database:
        with pytest.raises(StorageError, match="readonly"):
            async with database.read() as connection:
                await connection.execute(text("DELETE FROM origins"))


@pytest.mark.usefixtures("untouched")
async def test_a_database_of_a_newer_version_is_refused_untouched(file: Path, sqlite_url: str) -> None:
    run(file, "UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(StorageError, match=r"newer version of Magpie \(schema 9999.*Update Magpie"):
        await opened(sqlite_url)


@pytest.mark.usefixtures("untouched")
async def test_a_newer_database_without_write_ahead_log_is_not_given_one(file: Path, sqlite_url: str) -> None:
    run(file, "UPDATE alembic_version SET version_num = '9999'")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    shutil.copy(file, file.with_suffix(".before"))

    with pytest.raises(StorageError, match="newer version"):
        await opened(sqlite_url)


@pytest.mark.usefixtures("untouched")
async def test_another_programs_database_is_refused_untouched(file: Path, sqlite_url: str) -> None:
    file.unlink()
    run(file, "CREATE TABLE cookies (name TEXT)")

    with pytest.raises(StorageError, match="belongs to another program"):
        await opened(sqlite_url)


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize(
    "content",
    [b"not a database at all", b"SQLite format 3\0", b"\0" * 5000, "鹊桥".encode() * 1000],
    ids=["text", "half a header", "zeros", "long text"],
)
async def test_what_is_no_database_is_refused_untouched(file: Path, sqlite_url: str, content: bytes) -> None:
    damage(file, content)

    with pytest.raises(StorageError, match=r"is damaged \(.*\). Nothing was changed. Restore a backup"):
        await opened(sqlite_url)


@pytest.mark.usefixtures("untouched")
async def test_a_database_that_was_cut_short_is_refused_untouched(file: Path, sqlite_url: str) -> None:
    content = file.read_bytes()
    damage(file, content[: len(content) // 2])

    with pytest.raises(StorageError, match="is damaged"):
        await opened(sqlite_url)


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("page", range(8))
async def test_a_database_with_a_broken_page_is_refused_untouched(
    file: Path, sqlite_url: str, page: int
) -> None:
    content = bytearray(file.read_bytes())
    start = 100 if page == 0 else page * 4096
    content[start : start + 64] = b"\xa5" * 64
    damage(file, bytes(content))

    with pytest.raises(StorageError, match="is damaged"):
        await opened(sqlite_url)


async def test_an_empty_file_becomes_a_database(tmp_path: Path, sqlite_url: str) -> None:
    (tmp_path / "magpie.db").touch()

    await opened(sqlite_url)
    await opened(sqlite_url, migrate=False)

    with closing(sqlite3.connect(tmp_path / "magpie.db")) as connection:
        made = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert made >= set(metadata.tables)


async def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(StorageError, match=r"cannot be written .* MAGPIE_DATABASE_URL"):
        await opened(f"sqlite:///{tmp_path}/file/magpie.db")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
async def test_a_read_only_folder_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(StorageError, match="Permission denied"):
        await opened(f"sqlite:///{tmp_path}/magpie.db")


async def test_a_folder_in_the_databases_place_is_named(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="Is a directory"):
        await opened(f"sqlite:///{tmp_path}")


async def test_an_old_database_is_refused_when_it_may_not_be_migrated(empty_url: str) -> None:
    with pytest.raises(StorageError, match="run  magpie migrate  first"):
        await opened(empty_url, migrate=False)


@pytest.mark.postgres
async def test_a_newer_database_on_a_server_is_refused(postgresql_url: str) -> None:
    async with Database.open(postgresql_url) as database, database.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(StorageError, match="newer version of Magpie"):
        await opened(postgresql_url)


@pytest.mark.postgres
async def test_a_database_that_is_not_on_the_server_is_explained(postgresql_url: str) -> None:
    absent = make_url(postgresql_url).set(database="magpie_absent", password="hunter2")

    with pytest.raises(StorageError, match=r"does not answer: .*does not exist") as caught:
        await opened(absent.render_as_string(hide_password=False))

    assert "hunter2" not in str(caught.value)


async def test_a_server_that_does_not_answer_is_explained(unused_tcp_port: int) -> None:
    with pytest.raises(StorageError, match=r"does not answer: .*Check MAGPIE_DATABASE_URL") as caught:
        await opened(f"postgresql://magpie:hunter2@127.0.0.1:{unused_tcp_port}/magpie")

    assert "hunter2" not in str(caught.value)


async def test_an_address_that_is_none_is_a_mistake_of_the_settings() -> None:
    with pytest.raises(ConfigError):
        await opened("mysql://localhost/magpie")
