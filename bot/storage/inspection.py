"""A look at an SQLite file before anything is written to it, so that a wrong one stays exactly as it was."""

import errno
import os
import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from bot.errors import StorageError

_FULL_CHECK_LIMIT = 64 * 1024 * 1024
"""Bytes up to which a whole check takes about a second at most."""


def prepare_file(path: Path, known: Collection[str]) -> None:
    """Check the database, or make an empty private file in its place; StorageError says what is wrong.

    ``known`` are the schema revisions that this version of Magpie can read.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        if not os.access(path.parent, os.W_OK):  # SQLite keeps its log beside the file
            raise PermissionError(errno.EACCES, "read-only folder")
    except OSError as error:
        raise StorageError(
            f"The database {path} cannot be written ({error.strerror}). Give Magpie the right to write to "
            f"{path.parent}, or set MAGPIE_DATABASE_URL to another place."
        ) from error
    if path.stat().st_size == 0:
        return
    tables, revisions = _look_until_still(path)
    refuse_foreign(str(path), tables, revisions, known)


def refuse_foreign(
    place: str, tables: Collection[str], revisions: Collection[str], known: Collection[str]
) -> None:
    """StorageError for a database that a newer Magpie, or another program, has made."""
    if unknown := [revision for revision in revisions if revision not in known]:
        raise StorageError(
            f"The database {place} was made by a newer version of Magpie (schema {', '.join(unknown)}; this "
            f"version knows up to {max(known)}). Nothing was changed. Update Magpie, or restore a backup."
        )
    if tables and not revisions:
        raise StorageError(
            f"The database {place} belongs to another program. Nothing was changed. Set MAGPIE_DATABASE_URL "
            "to a place of its own."
        )


def _look_until_still(path: Path) -> tuple[set[str], set[str]]:
    """Look again while another process is at work on the file, for what was half there then is no damage."""
    while True:
        before = path.stat()
        try:
            return _look(path)
        except sqlite3.OperationalError as error:
            raise StorageError(f"The database {path} cannot be opened: {error}.") from error
        except sqlite3.DatabaseError as error:
            after = path.stat()
            if (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size):
                raise _damaged(path, str(error)) from error


def _look(path: Path) -> tuple[set[str], set[str]]:
    """The names of the tables and the schema revisions."""
    quiet = not any(Path(f"{path}{suffix}").exists() for suffix in ("-wal", "-journal"))
    if quiet:
        _check_length(path)
    # Read as immutable, a database leaves no side files behind; that is right only while nobody has it open.
    mode = "immutable=1" if quiet else "mode=ro"
    address = f"file:{quote(str(path.absolute()))}?{mode}"
    with closing(sqlite3.connect(address, uri=True, timeout=5)) as connection:
        rows: list[tuple[str]] = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
        ).fetchall()
        tables = {name for (name,) in rows}
        revisions: set[str] = set()
        if "alembic_version" in tables:
            found: list[tuple[str]] = connection.execute("SELECT version_num FROM alembic_version").fetchall()
            revisions = {revision for (revision,) in found}
        if path.stat().st_size <= _FULL_CHECK_LIMIT:
            verdict = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
            if verdict != "ok":
                raise sqlite3.DatabaseError(" ".join(verdict.split()))
    return tables, revisions


def _check_length(path: Path) -> None:
    """Tell a file that was cut short, whatever its size; the header's fields are in SQLite's file format."""
    with path.open("rb") as file:
        header = file.read(100)
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
        raise sqlite3.DatabaseError("file is not a database")
    page_size = int.from_bytes(header[16:18], "big")
    page_size = 65536 if page_size == 1 else page_size
    pages_hold = header[24:28] == header[92:96]
    if pages_hold and int.from_bytes(header[28:32], "big") * page_size > path.stat().st_size:
        raise sqlite3.DatabaseError("the end of the file is missing")


def _damaged(path: Path, reason: str) -> StorageError:
    return StorageError(
        f"The database {path} is damaged ({reason}). Nothing was changed. Restore a backup, or move the file "
        "away to start with an empty one."
    )
