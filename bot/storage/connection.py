"""What the rest of the storage executes its statements on."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection as Connection
else:
    # At run time only a name for annotations: SQLAlchemy's own comes with its object mapper, seven megabytes
    # that nobody here uses, and with SQLite nobody needs it, see ``sqlite.Inline``.
    Connection = Any

__all__ = ["Connection"]
