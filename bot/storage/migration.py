"""Bringing a database's schema up to date, inside the caller's transaction."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from bot.errors import StorageError
from bot.storage.inspection import refuse_foreign


def _config() -> Config:
    config = Config()
    folder = str(Path(__file__).with_name("migrations"))
    config.set_main_option("script_location", folder.replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


@cache
def known_revisions() -> frozenset[str]:
    """Every schema revision that this version of Magpie can read."""
    return frozenset(step.revision for step in ScriptDirectory.from_config(_config()).walk_revisions())


def newest_revision() -> str:
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None
    return head


def current_revision(connection: Connection) -> str | None:
    """The schema revision of a database; nothing for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def check(connection: Connection, place: str) -> None:
    """StorageError for a database that is not ours to change."""
    inspector = inspect(connection)
    heads = MigrationContext.configure(connection).get_current_heads()
    refuse_foreign(place, inspector.get_table_names(), heads, known_revisions())


def upgrade(connection: Connection) -> None:
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def require_newest(connection: Connection, place: str) -> None:
    """StorageError when a migration is still to be applied."""
    if current_revision(connection) != newest_revision():
        raise StorageError(f"The database {place} is of an older version: run  magpie migrate  first.")
