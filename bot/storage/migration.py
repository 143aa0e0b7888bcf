"""Bringing a database's schema up to date, inside the caller's transaction.

Alembic is imported only when there is something to migrate: it takes ten megabytes that most starts never
need.
"""

from functools import cache
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from bot.errors import StorageError
from bot.storage.inspection import refuse_foreign

_FOLDER = Path(__file__).with_name("migrations")


@cache
def known_revisions() -> frozenset[str]:
    """Every schema revision that this version of Magpie can read: what the migrations' names begin with."""
    return frozenset(step.name.partition("_")[0] for step in _FOLDER.glob("versions/[0-9]*.py"))


def newest_revision() -> str:
    return max(known_revisions())


def current_revision(connection: Connection) -> str | None:
    """The schema revision of a database; nothing for an empty one."""
    return max(_revisions(connection), default=None)


def check(connection: Connection, place: str) -> None:
    """StorageError for a database that is not ours to change."""
    tables = inspect(connection).get_table_names()
    refuse_foreign(place, tables, _revisions(connection), known_revisions())


def upgrade(connection: Connection) -> None:
    if current_revision(connection) == newest_revision():
        return
    from alembic import command  # noqa: PLC0415 -- see above
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def require_newest(connection: Connection, place: str) -> None:
    """StorageError when a migration is still to be applied."""
    if current_revision(connection) != newest_revision():
        raise StorageError(f"The database {place} is of an older version: run  magpie migrate  first.")


def _revisions(connection: Connection) -> list[str]:
    if not inspect(connection).has_table("alembic_version"):
        return []
    return list(connection.execute(text("SELECT version_num FROM alembic_version")).scalars())
