"""What shows what: a relayed message with all its copies, and a copy with all that it carries."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, select, union

from bot.model import ChannelId, MessageId, OriginId, Place, Shown, Sight, ThreadId
from bot.storage.connection import Connection
from bot.storage.schema import copies, origins

_AT_ONCE = 200
"""Messages looked up by one statement."""


async def shown(connection: Connection, message_ids: Sequence[MessageId]) -> Sequence[Shown]:
    """Messages and copies to what they show, with everything that shows it; without what was deleted."""
    found: dict[int, Shown] = {}
    for at in range(0, len(message_ids), _AT_ONCE):
        for one in await _shown(connection, message_ids[at : at + _AT_ONCE]):
            found[one.origin_id] = one
    return [found[origin_id] for origin_id in sorted(found)]


async def _shown(connection: Connection, message_ids: Sequence[MessageId]) -> Sequence[Shown]:
    meant = union(
        select(origins.c.id).where(origins.c.message_id.in_(message_ids)),
        select(copies.c.origin_id).where(copies.c.message_id.in_(message_ids)),
    )
    alive = select(origins).where(origins.c.id.in_(meant), origins.c.deleted.is_(False))
    originals = (await connection.execute(alive)).all()
    of_them = copies.c.origin_id.in_([row.id for row in originals])
    rows = (
        await connection.execute(
            select(copies).where(of_them).order_by(copies.c.origin_id, copies.c.channel_id, copies.c.part)
        )
    ).all()
    carried = await _carried(connection, [row.message_id for row in rows])
    by_origin: defaultdict[int, list[Sight]] = defaultdict(list)
    for row in rows:
        by_origin[row.origin_id].append(_sight(row, carried[row.message_id]))
    return [
        Shown(
            origin_id=OriginId(row.id),
            original=_sight(row, (OriginId(row.id),)),
            copies=tuple(by_origin[row.id]),
        )
        for row in originals
    ]


async def _carried(connection: Connection, copied: Sequence[int]) -> Mapping[int, tuple[OriginId, ...]]:
    """What each copy shows, in its order."""
    statement = (
        select(copies.c.message_id, copies.c.origin_id)
        .join(origins, origins.c.id == copies.c.origin_id)
        .where(copies.c.message_id.in_(copied), origins.c.deleted.is_(False))
        .order_by(copies.c.origin_id)
    )
    found: defaultdict[int, tuple[OriginId, ...]] = defaultdict(tuple)
    for row in await connection.execute(statement):
        found[row.message_id] += (OriginId(row.origin_id),)
    return found


def _sight(row: Row[Any], carries: tuple[OriginId, ...]) -> Sight:
    thread_id = None if row.thread_id is None else ThreadId(row.thread_id)
    return Sight(
        place=Place(channel_id=ChannelId(row.channel_id), thread_id=thread_id),
        message_id=MessageId(row.message_id),
        carries=carries,
    )
