"""What was counted, summed up by hour and by person: a little later, many messages at once.

Each message would else write four rows of sums in as many places, which costs more than all the rest of
counting it. Whoever reads sums has them made first, so nobody can tell.
"""

import logging
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, ColumnElement, Table, bindparam, func, select, text, update

from bot.errors import StorageError
from bot.model import TalkKind
from bot.storage.behind import Behind
from bot.storage.connection import Connection
from bot.storage.dialect import insert_for, lock_lanes
from bot.storage.engine import Database
from bot.storage.schema import counted, talk, voices

if TYPE_CHECKING:
    from bot.storage.dialect import Insertion

_log = logging.getLogger(__name__)

PAUSE = 30.0
"""Seconds between two times: the more comes together, the less each costs."""
AT_ONCE = 400
"""Rows of ``counted`` that are looked at in one transaction."""

_WAITS = text("NOT counted.summed")
"""To the letter the condition of an index."""
_NEXT = (
    select(counted.c.origin_id, counted.c.bridge_id)
    .where(_WAITS)
    .order_by(counted.c.origin_id)
    .limit(AT_ONCE)
)
_THESE = (
    _WAITS,
    counted.c.origin_id <= bindparam("newest"),
    counted.c.bridge_id.in_(bindparam("bridges", expanding=True)),
)
_DONE = update(counted).where(*_THESE).values(summed=True)


def _of(kind: TalkKind) -> ColumnElement[int]:
    return func.count().filter(counted.c.kind == kind.value)


_REPLIES = func.count(counted.c.answers)
_TALK = {
    "messages": func.count(),
    "characters": func.sum(counted.c.characters),
    "words": func.sum(counted.c.words),
    "files": _of(TalkKind.FILE),
    "stickers": _of(TalkKind.STICKER),
    "forwards": _of(TalkKind.FORWARD),
    "polls": _of(TalkKind.POLL),
    "replies": _REPLIES,
    "crossed": func.count().filter(counted.c.crossings > 0),
    "waits": func.coalesce(func.sum(counted.c.wait), 0),
}
_VOICES = {"said": func.count(), "replied": _REPLIES, "reached": func.sum(counted.c.crossings)}


class Sums:
    """Has them made behind the back of whoever counts something."""

    def __init__(self, database: Database) -> None:
        self._behind = Behind(lambda: sum_up(database), name="sums", pause=PAUSE)

    def soon(self) -> None:
        """Say that something is counted."""
        self._behind.soon()

    async def aclose(self) -> None:
        """Sum up the last of it."""
        await self._behind.aclose()


@asynccontextmanager
async def reading(database: Database) -> AsyncGenerator[Connection]:
    """A transaction that reads sums, with all in them that was counted before it was asked for.

    Where that cannot be written just now, it reads the sums that there are.
    """
    try:
        await sum_up(database)
    except StorageError as error:
        _log.warning("Figures are shown without the latest messages: %s", error)
    async with database.read() as connection:
        yield connection


async def sum_up(database: Database) -> None:
    """All that was counted and is not in the sums yet, in steps that hold up nobody for long."""
    while True:
        async with database.read() as connection:
            rows = (await connection.execute(_NEXT)).all()
        if not rows:
            return
        bridges = sorted({row.bridge_id for row in rows})
        async with database.begin() as connection:
            await lock_lanes(connection, bridges)
            for statement in (*_additions(connection.dialect.name), _DONE):
                await connection.execute(statement, {"newest": rows[-1].origin_id, "bridges": bridges})


@cache
def _additions(dialect: str) -> "tuple[Insertion, Insertion]":
    return (
        _adding(dialect, talk, {one.name: counted.c[one.name] for one in talk.primary_key}, _TALK),
        _adding(
            dialect,
            voices,
            {one.name: counted.c[_COLUMN_OF.get(one.name, one.name)] for one in voices.primary_key},
            _VOICES,
        ),
    )


_COLUMN_OF = {"user_id": "author_id"}


def _adding(
    dialect: str, table: Table, by: Mapping[str, Column[Any]], sums: Mapping[str, ColumnElement[Any]]
) -> "Insertion":
    """Add to rows of sums, which are made where there are none."""
    found = select(*by.values(), *sums.values()).where(*_THESE).group_by(*by.values())
    insertion = insert_for(dialect, table)
    return insertion.from_select([*by, *sums], found).on_conflict_do_update(
        index_elements=list(table.primary_key.columns),
        set_={name: table.c[name] + insertion.excluded[name] for name in sums},
    )
