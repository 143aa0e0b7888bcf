"""From what an operator writes as the database's address to what SQLAlchemy wants."""

from importlib.util import find_spec
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.errors import ConfigError

_EXAMPLES = "sqlite:///magpie.db or postgresql://user:password@host/magpie"


def normalise(address: str) -> URL:
    """ConfigError when the address cannot be one of a database we know."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        raise ConfigError(f"The database address is not a URL; write for example {_EXAMPLES}.") from error
    match url.drivername:
        case "sqlite" | "sqlite+aiosqlite":
            return _sqlite(url)
        case "postgres" | "postgresql" | "postgresql+asyncpg":
            return _postgresql(url)
        case other:
            raise ConfigError(f"Magpie does not know the database {other!r}; use {_EXAMPLES}.")


def file_of(url: URL) -> Path:
    """Where an SQLite database lies."""
    return Path(url.database or "").expanduser()


def shown(url: URL) -> str:
    """The address for a message to the operator, without its password."""
    return url.render_as_string(hide_password=True)


def _sqlite(url: URL) -> URL:
    if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
        raise ConfigError("Magpie's database must be a file, for example sqlite:///magpie.db.")
    return url.set(drivername="sqlite", database=str(file_of(url)))


def _postgresql(url: URL) -> URL:
    if find_spec("asyncpg") is None:
        raise ConfigError(
            "PostgreSQL needs one more package: run  pip install asyncpg  or use an "
            "SQLite address such as sqlite:///magpie.db."
        )
    query = dict(url.query)
    # Hosting providers write libpq's name of the setting, asyncpg reads its own.
    if (mode := query.pop("sslmode", None)) is not None:
        query.setdefault("ssl", mode)
    return url.set(drivername="postgresql+asyncpg", query=query)
