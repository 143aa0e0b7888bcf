"""Deliveries that were set aside: moderators look at them, and they do not stay for ever."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, exists, func, insert, or_, select, update

from bot.model import (
    ChannelId,
    DeliveryId,
    GuildId,
    Kind,
    Problem,
    Trouble,
)
from bot.storage import relay_map
from bot.storage.acceptance import forget_finished
from bot.storage.connection import Connection
from bot.storage.dialect import lock_lanes
from bot.storage.engine import Database
from bot.storage.holding import APPROVED, carry_over, decisions_on, take_back
from bot.storage.schema import State, copies, links, origins, outbox

_FIELDS = (
    outbox.c.id,
    outbox.c.origin_id,
    outbox.c.channel_id,
    outbox.c.kind,
    outbox.c.reason,
    outbox.c.set_aside_at,
    origins.c.message_id,
    origins.c.channel_id.label("origin_channel_id"),
    origins.c.guild_id,
    origins.c.revision.label("origin_revision"),
    origins.c.deleted,
    origins.c.thread_id,
)


class Problems:
    """``bot.relay.problems.ProblemStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of_server(self, guild_id: GuildId, *, skip: int, limit: int) -> Sequence[Problem]:
        """What came from the server or should have gone there, the newest first."""
        statement = (
            select(*_FIELDS)
            .join(origins, origins.c.id == outbox.c.origin_id)
            .where(*_concern(guild_id))
            .order_by(outbox.c.id.desc())
            .offset(skip)
            .limit(limit)
        )
        async with self._database.read() as connection:
            return [_problem(row) for row in await connection.execute(statement)]

    async def count(self, guild_id: GuildId) -> int:
        statement = (
            select(func.count())
            .select_from(outbox.join(origins, origins.c.id == outbox.c.origin_id))
            .where(*_concern(guild_id))
        )
        async with self._database.read() as connection:
            return (await connection.execute(statement)).scalar_one()

    async def retry(self, problem_id: DeliveryId, guild_id: GuildId) -> ChannelId | None:
        """Put it back at the end of its lane, under a new number; which lane, if it was still there."""
        async with self._database.begin() as connection:
            if not await _lock(connection, problem_id, guild_id):
                return None
            decisions = await decisions_on(connection, problem_id)
            row = await _take(connection, problem_id)
            if row is None:
                return None
            kind = row.kind
            if kind == Kind.CREATE and await _is_there(connection, row):
                # What was posted of it stays; the rest is added, as to a message that became longer.
                kind = Kind.EDIT
            again = (
                insert(outbox)
                .values(
                    origin_id=row.origin_id,
                    channel_id=row.channel_id,
                    kind=kind,
                    revision=row.revision,
                    payload=row.payload,
                    reason=APPROVED if decisions else None,
                )
                .returning(outbox.c.id)
            )
            await carry_over(connection, decisions, (await connection.execute(again)).scalar_one())
            return ChannelId(row.channel_id)

    async def discard(self, problem_id: DeliveryId, guild_id: GuildId) -> bool:
        """Whether it was still there."""
        async with self._database.begin() as connection:
            if not await _lock(connection, problem_id, guild_id):
                return False
            row = await _take(connection, problem_id)
            if row is not None:
                await forget_finished(connection, [row.origin_id])
            return row is not None

    async def expire(self, before: datetime) -> Sequence[Problem]:
        """Drop those that are set aside since ``before`` or longer; what they were."""
        old = (
            select(*_FIELDS)
            .join(origins, origins.c.id == outbox.c.origin_id)
            .where(outbox.c.state == State.SET_ASIDE, outbox.c.set_aside_at <= before)
        )
        async with self._database.begin() as connection:
            found = [_problem(row) for row in await connection.execute(old)]
            if found:
                ids = [problem.id for problem in found]
                await connection.execute(delete(outbox).where(outbox.c.id.in_(ids)))
                await forget_finished(connection, {problem.origin.id for problem in found})
            return found


async def put_aside(connection: Connection, row_id: int, trouble: Trouble, *, now: datetime) -> bool:
    """Take a row out of its lane, which is locked; False when nobody wants it any more, and it is dropped."""
    marks = {"state": State.SET_ASIDE, "reason": trouble.value, "set_aside_at": now}
    return await take_out(connection, row_id, marks)


async def take_out(connection: Connection, row_id: int, marks: Mapping[str, Any]) -> bool:
    """The same for whatever purpose, which ``marks`` tell."""
    found = (
        select(outbox, origins.c.deleted)
        .join(origins, origins.c.id == outbox.c.origin_id)
        .where(outbox.c.id == row_id)
    )
    row = (await connection.execute(found)).one_or_none()
    if row is None:
        return False
    kind = Kind(row.kind)
    edit = await _edit_behind(connection, row) if kind is Kind.CREATE else None
    unwanted = (kind.writes and row.payload is None) or (row.deleted and kind is not Kind.DELETE)
    if unwanted or (edit is not None and await _is_there(connection, row)):
        await connection.execute(delete(outbox).where(outbox.c.id == row_id))
        await forget_finished(connection, [row.origin_id])
        return False
    newest: dict[str, Any] = {}
    if edit is not None:
        # It finds no copy to change; should moderators try again, its text goes out.
        await connection.execute(delete(outbox).where(outbox.c.id == edit.id))
        await take_back(connection, [row_id])
        newest = {"revision": edit.revision, "payload": edit.payload}
    await connection.execute(
        update(outbox).where(outbox.c.id == row_id).values(due_at=None, **marks, **newest)
    )
    return True


async def _edit_behind(connection: Connection, row: Row[*tuple[Any, ...]]) -> Row[*tuple[Any, ...]] | None:
    """The newest version of a message that waits to be posted."""
    edit = select(outbox.c.id, outbox.c.revision, outbox.c.payload).where(
        outbox.c.origin_id == row.origin_id,
        outbox.c.channel_id == row.channel_id,
        outbox.c.kind == Kind.EDIT,
        outbox.c.payload.is_not(None),
    )
    return (await connection.execute(edit)).one_or_none()


def _concern(guild_id: GuildId) -> tuple[ColumnElement[bool], ...]:
    destination = exists().where(links.c.channel_id == outbox.c.channel_id, links.c.guild_id == guild_id)
    return outbox.c.state == State.SET_ASIDE, or_(origins.c.guild_id == guild_id, destination)


async def _lock(connection: Connection, problem_id: DeliveryId, guild_id: GuildId) -> bool:
    """Lock the row's lane, if it is the server's concern."""
    concern = (
        select(outbox.c.channel_id)
        .join(origins, origins.c.id == outbox.c.origin_id)
        .where(outbox.c.id == problem_id, *_concern(guild_id))
    )
    channel_id = (await connection.execute(concern)).scalar_one_or_none()
    if channel_id is None:
        return False
    await lock_lanes(connection, [channel_id])
    return True


async def _take(connection: Connection, problem_id: DeliveryId) -> Row[*tuple[Any, ...]] | None:
    """Take the row out of its lane, which is locked, if it is still there."""
    taken = (
        delete(outbox)
        .where(outbox.c.id == problem_id, outbox.c.state == State.SET_ASIDE)
        .returning(
            outbox.c.origin_id, outbox.c.channel_id, outbox.c.kind, outbox.c.revision, outbox.c.payload
        )
    )
    return (await connection.execute(taken)).one_or_none()


async def _is_there(connection: Connection, row: Row[*tuple[Any, ...]]) -> bool:
    posted = select(copies.c.part).where(
        copies.c.origin_id == row.origin_id, copies.c.channel_id == row.channel_id
    )
    return (await connection.execute(posted.limit(1))).one_or_none() is not None


def _problem(row: Row[*tuple[Any, ...]]) -> Problem:
    known = {trouble.value for trouble in Trouble}
    return Problem(
        id=DeliveryId(row.id),
        origin=relay_map.joined_origin(row),
        channel_id=ChannelId(row.channel_id),
        kind=Kind(row.kind),
        # Earlier versions stored Discord's own words.
        trouble=Trouble(row.reason) if row.reason in known else Trouble.REFUSED,
        since=row.set_aside_at,
    )
