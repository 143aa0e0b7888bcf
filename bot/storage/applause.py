"""Who has reacted to what across the language line; a person counts once a message, wherever they see it."""

from collections.abc import Mapping, Sequence

from sqlalchemy import bindparam, delete, func, insert, select

from bot.model import MessageId, Shown, Tongue, UserId
from bot.storage.connection import Connection
from bot.storage.counting import Values, counts_of, cross, in_turn, receive
from bot.storage.engine import Database
from bot.storage.schema import applause, copies, counted, origins
from bot.storage.shown import shown as shown_by

_SIDE = select(counted.c.side).where(counted.c.origin_id == bindparam("origin")).limit(1)


class Applause:
    """``bot.stats.applause.ApplauseStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def applaud(self, message_id: MessageId, user_id: UserId, *, side: Tongue, by: int) -> None:
        """Below an original or a copy; nothing for any other message, or for one of the same side."""
        origin_id = await self._across(message_id, side)
        if origin_id is not None:
            async with self._database.begin() as connection:
                await applaud(connection, origin_id, message_id, user_id, side=side, by=by)

    async def recount(self, message_id: MessageId, reactions: Mapping[UserId, int], *, side: Tongue) -> None:
        """What there is below an original or a copy, by person."""
        origin_id = await self._across(message_id, side)
        if origin_id is not None:
            async with self._database.begin() as connection:
                await recount(connection, origin_id, message_id, reactions, side=side)

    async def shown(self, message_ids: Sequence[MessageId]) -> Sequence[Shown]:
        """What shows these messages; without what was deleted."""
        async with self._database.read() as connection:
            return await shown_by(connection, message_ids)

    async def _across(self, message_id: MessageId, side: Tongue) -> int | None:
        """The origin, where it is counted and was said on the other side."""
        async with self._database.read() as connection:
            origin_id = await _origin_of(connection, message_id)
            said_by = (await connection.execute(_SIDE, {"origin": origin_id})).scalar_one_or_none()
        return None if said_by is None or said_by == side.value else origin_id


async def applaud(
    connection: Connection, origin_id: int, message_id: MessageId, user_id: UserId, *, side: Tongue, by: int
) -> None:
    """Somebody of a side has added reactions below a message, or taken back some; ``by`` how many."""
    await in_turn(connection, [origin_id])
    rows = await counts_of(connection, origin_id)
    if rows and rows[0]["side"] != side.value:
        before = (await _below(connection, origin_id, message_id)).get(user_id, 0)
        await _put(connection, rows, message_id, user_id, max(0, before + by), before=before)


async def recount(
    connection: Connection,
    origin_id: int,
    message_id: MessageId,
    reactions: Mapping[UserId, int],
    *,
    side: Tongue,
) -> None:
    """Whatever was known of what a side has given below a message: it is this."""
    await in_turn(connection, [origin_id])
    rows = await counts_of(connection, origin_id)
    if not rows or rows[0]["side"] == side.value:
        return
    known = await _below(connection, origin_id, message_id)
    for user_id in sorted({*known, *reactions}):
        before, now = known.get(user_id, 0), reactions.get(user_id, 0)
        await _put(connection, rows, message_id, user_id, now, before=before)


async def _below(connection: Connection, origin_id: int, message_id: MessageId) -> Mapping[UserId, int]:
    """How many reactions of whom."""
    statement = select(applause.c.user_id, applause.c.reactions).where(
        applause.c.origin_id == origin_id, applause.c.message_id == message_id
    )
    return {UserId(user_id): number for user_id, number in await connection.execute(statement)}


async def _put(
    connection: Connection,
    rows: Sequence[Values],
    message_id: MessageId,
    user_id: UserId,
    now: int,
    *,
    before: int,
) -> None:
    """``rows``: what the message counts for."""
    if now == before or user_id == rows[0]["author_id"]:
        return
    origin_id = rows[0]["origin_id"]
    theirs = applause.c.origin_id == origin_id, applause.c.user_id == user_id
    await connection.execute(delete(applause).where(*theirs, applause.c.message_id == message_id))
    elsewhere = select(func.count()).select_from(applause).where(*theirs)
    alone = not (await connection.execute(elsewhere)).scalar_one()
    if now:
        row = {"origin_id": origin_id, "user_id": user_id, "message_id": message_id, "reactions": now}
        await connection.execute(insert(applause).values(row | {"day": rows[0]["day"]}))
    if alone and bool(before) != bool(now):
        change = 1 if now else -1
        await receive(connection, rows, by=change)
        await cross(connection, origin_id, by=change)


async def _origin_of(connection: Connection, message_id: MessageId) -> int | None:
    own = select(origins.c.id).where(origins.c.message_id == message_id)
    # A copy may carry several messages of one author: the first stands for all.
    copied = (
        select(copies.c.origin_id)
        .where(copies.c.message_id == message_id)
        .order_by(copies.c.origin_id)
        .limit(1)
    )
    for statement in (own, copied):
        found = (await connection.execute(statement)).scalar_one_or_none()
        if found is not None:
            return found
    return None
