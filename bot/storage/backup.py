"""A consistent copy of an SQLite database, also while the bot writes to it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.errors import ConfigError, StorageError
from bot.storage.sealing import key_file
from bot.storage.url import file_of, normalise


def key_file_of(url: str) -> Path | None:
    """The file beside the database with the key to what waits in it; nothing for other databases."""
    parsed = normalise(url)
    return key_file(file_of(parsed)) if parsed.get_backend_name() == "sqlite" else None


def back_up(url: str, target: Path) -> int:
    """Copy the database to ``target``, which must not exist yet; its size in bytes."""
    parsed = normalise(url)
    if parsed.get_backend_name() != "sqlite":
        raise ConfigError("`magpie backup` copies SQLite databases; for PostgreSQL use pg_dump.")
    source = file_of(parsed)
    if not source.is_file():
        raise StorageError(f"There is no database at {source}.")
    if target.exists():
        raise StorageError(f"{target} exists already; choose another name, nothing was overwritten.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.touch(mode=0o600)
        with (
            closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as database,
            closing(sqlite3.connect(target)) as copy,
        ):
            database.backup(copy)
    except (sqlite3.Error, OSError) as error:
        target.unlink(missing_ok=True)
        raise StorageError(f"The copy could not be made: {error}.") from error
    return target.stat().st_size
