"""Counting what is accepted, in the transaction that accepts it, and taking it back when it is deleted.

Each server of a bridge counts for itself, in its own days and hours. What a message counted for is kept for
three weeks at most in ``counted``; after that a deletion changes nothing any more. It goes into the sums a
little later, see ``sums``: until then ``counted`` is all that has to change. Only reactions are summed up at
once.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Table, bindparam, delete, func, insert, or_, select, union, update

from bot.model import Counted, MessageId, TalkKind, Tongue, UserId, moment_of
from bot.storage.connection import Connection
from bot.storage.dialect import insert_for, lock_lanes
from bot.storage.prepared import insert_all
from bot.storage.schema import applause, counted, links, origins, talk, voices

if TYPE_CHECKING:
    from bot.storage.dialect import Insertion

_COLUMN_OF = {
    TalkKind.FILE: "files",
    TalkKind.STICKER: "stickers",
    TalkKind.FORWARD: "forwards",
    TalkKind.POLL: "polls",
}
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Crossing:
    """A message of this side that answers one of the other."""

    answers: int
    wait: int


_OF_ORIGIN = select(counted).where(counted.c.origin_id == bindparam("origin")).order_by(counted.c.guild_id)
_ANSWERED = (
    select(origins.c.message_id, origins.c.author_id, links.c.language)
    .outerjoin(links, links.c.channel_id == origins.c.channel_id)
    .where(origins.c.id == bindparam("origin"))
)
_PUT = insert(counted)
_CROSS = (
    update(counted)
    .where(counted.c.origin_id == bindparam("origin"))
    .values(crossings=counted.c.crossings + bindparam("by"))
)


@cache
def _adding(dialect: str, table: Table, counts: tuple[str, ...]) -> "Insertion":
    """Add to a row of counts, which is made where there is none."""
    insertion = insert_for(dialect, table)
    return insertion.on_conflict_do_update(
        index_elements=list(table.primary_key.columns),
        set_={name: table.c[name] + insertion.excluded[name] for name in counts},
    )


async def add_to(connection: Connection, table: Table, rows: Sequence[Values], *counts: str) -> None:
    await insert_all(connection, _adding(connection.dialect.name, table, counts), rows)


async def count(
    connection: Connection,
    origin_id: int,
    bridge_id: int,
    *,
    author_id: UserId,
    message_id: MessageId,
    answered_id: int | None,
    entries: Sequence[Counted],
) -> None:
    """A message that goes over, for each server; ``answered_id``: the origin that it answers."""
    crossing = None
    if answered_id is None:
        await lock_lanes(connection, [bridge_id])
    else:
        await in_turn(connection, [answered_id], bridge_id)
        crossing = await _crossing(connection, answered_id, author_id, message_id, entries[0].side)
    rows = [_row(entry, origin_id, bridge_id, author_id, crossing) for entry in entries]
    await put(connection, rows)
    if crossing is not None:
        await cross(connection, crossing.answers, by=1)


async def take_back(connection: Connection, origin_ids: Sequence[int]) -> None:
    """What these messages counted for, where it can still be told; they are gone."""
    await in_turn(connection, origin_ids)
    for origin_id in origin_ids:
        rows = await counts_of(connection, origin_id)
        if not rows:
            continue
        await remove(connection, rows, await clapping(connection, origin_id))
        if rows[0]["answers"] is not None:
            await cross(connection, rows[0]["answers"], by=-1)
        await connection.execute(delete(applause).where(applause.c.origin_id == origin_id))


async def in_turn(connection: Connection, origin_ids: Sequence[int], *bridge_ids: int) -> None:
    """Let nobody else count on these bridges, and those of these messages, until the transaction ends.

    What one counts depends on what was counted; and two that wait for each other's rows would wait for ever.
    """
    if connection.dialect.name == "postgresql":
        answered = select(counted.c.answers).where(counted.c.origin_id.in_(origin_ids))
        these = or_(counted.c.origin_id.in_(origin_ids), counted.c.origin_id.in_(answered))
        on = select(counted.c.bridge_id).where(these).distinct()
        await lock_lanes(connection, {*bridge_ids, *(await connection.execute(on)).scalars()})


async def in_turn_with(connection: Connection, user_id: UserId) -> None:
    """The same for the bridges where a person has said something."""
    if connection.dialect.name == "postgresql":
        said = select(counted.c.bridge_id).where(counted.c.author_id == user_id)
        on = union(said, select(voices.c.bridge_id).where(voices.c.user_id == user_id))
        await lock_lanes(connection, (await connection.execute(on)).scalars())


async def put(connection: Connection, rows: Sequence[Values], clapped: int = 0) -> None:
    """Count a message for some servers more; ``clapped``: people who have reacted to it."""
    await insert_all(connection, _PUT, [{**row, "summed": False} for row in rows])
    await receive(connection, rows, by=clapped)


async def remove(connection: Connection, rows: Sequence[Values], clapped: int) -> None:
    """Count it no longer for some of its servers."""
    if summed := [row for row in rows if row["summed"]]:
        await _subtract(connection, summed)
    await receive(connection, rows, by=-clapped)
    guilds = [row["guild_id"] for row in rows]
    await connection.execute(
        delete(counted).where(counted.c.origin_id == rows[0]["origin_id"], counted.c.guild_id.in_(guilds))
    )


async def clapping(connection: Connection, origin_id: int) -> int:
    """How many people of the other side have reacted to a message."""
    people = select(func.count(applause.c.user_id.distinct())).where(applause.c.origin_id == origin_id)
    return (await connection.execute(people)).scalar_one()


async def _crossing(
    connection: Connection, answered_id: int, author_id: UserId, message_id: MessageId, side: Tongue
) -> _Crossing | None:
    """Nothing when both are of one side, or of one person."""
    answered = (await connection.execute(_ANSWERED, {"origin": answered_id})).one_or_none()
    if answered is None or answered.language is None or answered.author_id == author_id:
        return None
    if side_of(answered.language) is side:
        return None
    seconds = (moment_of(message_id) - moment_of(MessageId(answered.message_id))).total_seconds()
    return _Crossing(answered_id, round(math.log2(max(1.0, seconds)) * 1024))


async def counts_of(connection: Connection, origin_id: int) -> Sequence[Values]:
    """What a message counts for, by server; nothing once it is forgotten."""
    found = (await connection.execute(_OF_ORIGIN, {"origin": origin_id})).mappings()
    return [{str(name): value for name, value in row.items()} for row in found]


def side_of(language: str) -> Tongue:
    return Tongue.ENGLISH if language == "en" else Tongue.CHINESE


def _row(
    entry: Counted, origin_id: int, bridge_id: int, author_id: UserId, crossing: _Crossing | None
) -> dict[str, Any]:
    return {
        "origin_id": origin_id,
        "guild_id": entry.guild_id,
        "bridge_id": bridge_id,
        "day": entry.day,
        "hour": entry.hour,
        "side": entry.side.value,
        "author_id": author_id,
        "kind": entry.kind.value,
        "characters": entry.characters,
        "words": entry.words,
        "answers": None if crossing is None else crossing.answers,
        "wait": None if crossing is None else crossing.wait,
        "crossings": 0,
    }


async def _subtract(connection: Connection, rows: Sequence[Values]) -> None:
    """Take a message out of what its servers have summed up."""
    first = rows[0]
    counts = {"messages": -1, "characters": -first["characters"], "words": -first["words"]}
    said = {"said": -1, "replied": 0, "reached": -first["crossings"]}
    if first["kind"] in _COLUMN_OF:
        counts[_COLUMN_OF[TalkKind(first["kind"])]] = -1
    if first["answers"] is not None:
        counts |= {"replies": -1, "waits": -first["wait"]}
        said["replied"] = -1
    if first["crossings"]:
        counts["crossed"] = -1
    await add_to(connection, talk, [_at(row, row["side"]) | counts for row in rows], *counts)
    await add_to(connection, voices, [_voice(row) | said for row in rows], *said)


async def cross(connection: Connection, origin_id: int, *, by: int) -> None:
    """The other side has answered a message, or reacted to it, or takes that back."""
    rows = await counts_of(connection, origin_id)
    if not rows:
        return
    await connection.execute(_CROSS, {"origin": origin_id, "by": by})
    summed = [row for row in rows if row["summed"]]
    if not summed:
        return
    first, last = (by > 0 and not rows[0]["crossings"]), (by < 0 and rows[0]["crossings"] == 1)
    if first or last:
        await add_to(connection, talk, [_at(row, row["side"]) | {"crossed": by} for row in summed], "crossed")
    await add_to(connection, voices, [_voice(row) | {"reached": by} for row in summed], "reached")


async def receive(connection: Connection, rows: Sequence[Values], *, by: int) -> None:
    """What the other side has reacted with is summed up at once, or taken back."""
    if by:
        other = next(one for one in Tongue if one.value != rows[0]["side"])
        await add_to(connection, talk, [_at(row, other) | {"reactions": by} for row in rows], "reactions")


def _at(row: Values, side: str) -> dict[str, Any]:
    return {name: row[name] for name in ("guild_id", "day", "hour", "bridge_id")} | {"side": str(side)}


def _voice(row: Values) -> dict[str, Any]:
    return {name: row[name] for name in ("guild_id", "day", "bridge_id", "side")} | {
        "user_id": row["author_id"]
    }
