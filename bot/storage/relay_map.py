"""The relay's map: which messages of ours show which message of a person's, and where."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select, union

from bot.model import (
    Address,
    ChannelId,
    Copy,
    Delivery,
    GuildId,
    Kind,
    MessageId,
    Origin,
    OriginId,
    Place,
    ThreadId,
    WebhookId,
)
from bot.storage import statements
from bot.storage.connection import Connection
from bot.storage.dialect import insert_into
from bot.storage.posts import note_deleted
from bot.storage.schema import State, copies, lanes, links, origins, outbox

MOST_LATER = 5_000
"""Messages that are looked through, of all bridges, for one that was delivered earlier than another."""


async def copies_of(connection: Connection, origin_id: OriginId, channel_id: ChannelId) -> Sequence[Copy]:
    """In order of their parts."""
    statement = (
        select(copies)
        .where(copies.c.origin_id == origin_id, copies.c.channel_id == channel_id)
        .order_by(copies.c.part)
    )
    return [_copy(row) for row in await connection.execute(statement)]


async def carries_others(connection: Connection, copy: Copy, origin_id: OriginId) -> bool:
    """Whether a copy shows other origins, too, that were not deleted."""
    statement = (
        select(copies.c.origin_id)
        .join(origins, origins.c.id == copies.c.origin_id)
        .where(
            copies.c.message_id == copy.message_id,
            copies.c.origin_id != origin_id,
            origins.c.deleted.is_(False),
        )
        .limit(1)
    )
    return (await connection.execute(statement)).one_or_none() is not None


async def newest_copy(connection: Connection, channel_id: ChannelId) -> MessageId | None:
    statement = select(lanes.c.newest_copy).where(lanes.c.channel_id == channel_id)
    newest = (await connection.execute(statement)).scalar_one_or_none()
    return None if newest is None else MessageId(newest)


async def forbidden_lanes(connection: Connection) -> Sequence[ChannelId]:
    """Lanes that a permission keeps waiting."""
    statement = select(lanes.c.channel_id).where(lanes.c.forbidden.is_(True))
    return [ChannelId(channel_id) for channel_id in (await connection.execute(statement)).scalars()]


async def set_forbidden(connection: Connection, channel_id: ChannelId, *, forbidden: bool) -> None:
    row = insert_into(connection, lanes).values(channel_id=channel_id, newest_copy=0, forbidden=forbidden)
    await connection.execute(
        row.on_conflict_do_update(index_elements=[lanes.c.channel_id], set_={"forbidden": forbidden})
    )


async def last_seen(connection: Connection, channel_id: ChannelId) -> MessageId | None:
    seen = select(links.c.last_seen).where(links.c.channel_id == channel_id)
    message_id = (await connection.execute(seen)).scalar_one_or_none()
    return None if message_id is None else MessageId(message_id)


async def origins_since(connection: Connection, place: Place, oldest: MessageId) -> Sequence[MessageId]:
    """By the index on message ids, which grow with time: recent ones are few."""
    statement = (
        select(origins.c.message_id)
        .where(
            origins.c.message_id >= oldest,
            origins.c.channel_id == place.channel_id,
            origins.c.thread_id.is_not_distinct_from(place.thread_id),
            origins.c.deleted.is_(False),
        )
        .order_by(origins.c.message_id)
    )
    return [MessageId(message_id) for message_id in (await connection.execute(statement)).scalars()]


async def reached(connection: Connection, origin_ids: Sequence[int]) -> Sequence[tuple[OriginId, ChannelId]]:
    """The channels that have copies of the origins, or are going to.

    One statement, because a delivery that ends between two would be in neither.
    """
    with_copies = select(copies.c.origin_id, copies.c.channel_id).where(copies.c.origin_id.in_(origin_ids))
    waiting = select(outbox.c.origin_id, outbox.c.channel_id).where(
        outbox.c.origin_id.in_(origin_ids), outbox.c.kind == Kind.CREATE, outbox.c.state == State.WAITING
    )
    rows = (await connection.execute(union(with_copies, waiting))).all()
    return sorted((OriginId(origin_id), ChannelId(channel_id)) for origin_id, channel_id in rows)


async def overtaken(
    connection: Connection, origin_id: OriginId, channel_id: ChannelId, *, before: MessageId | None
) -> bool:
    """Whether a channel has copies of messages that were accepted later, as far as one looks."""
    later = select(copies.c.part).where(
        copies.c.origin_id > origin_id,
        copies.c.origin_id <= origin_id + MOST_LATER,
        copies.c.channel_id == channel_id,
    )
    if before is not None:
        later = later.where(copies.c.message_id < before)
    return (await connection.execute(later.limit(1))).one_or_none() is not None


async def counterpart(connection: Connection, message_id: MessageId, channel_id: ChannelId) -> Address | None:
    """Where a channel shows a message, be that an origin or itself a copy."""
    guild = select(links.c.guild_id).where(links.c.channel_id == channel_id)
    guild_id = (await connection.execute(guild)).scalar_one_or_none()
    origin = await origin_of(connection, message_id)
    if guild_id is None or origin is None or origin.deleted:
        return None
    seen = origin
    if origin.channel_id != channel_id:
        first = (
            select(copies.c.message_id, copies.c.thread_id, copies.c.slot)
            .where(copies.c.origin_id == origin.id, copies.c.channel_id == channel_id)
            .order_by(copies.c.part)
            .limit(1)
        )
        seen = (await connection.execute(first)).one_or_none()
    if seen is None:
        return None
    place = Place(channel_id=channel_id, thread_id=seen.thread_id)
    return Address(
        guild_id=GuildId(guild_id),
        channel_id=place.shown_in,
        message_id=MessageId(seen.message_id),
        slot=None if seen is origin else seen.slot,
    )


async def forget_copies(connection: Connection, delivery: Delivery, *, now: datetime) -> None:
    """All copies of a delivery's origin in its channel, which are gone from it."""
    mine = copies.c.origin_id == delivery.origin.id, copies.c.channel_id == delivery.channel_id
    gone = (await connection.execute(delete(copies).where(*mine).returning(copies.c.message_id))).scalars()
    await note_deleted(connection, delivery.channel_id, [MessageId(number) for number in gone], now=now)


async def write_copies(
    connection: Connection,
    delivery: Delivery,
    *,
    added: Sequence[Copy],
    removed: Sequence[MessageId],
    now: datetime,
) -> None:
    """Bring a delivery's copies up to date, and the channel's newest one with them."""
    if removed:
        await note_deleted(connection, delivery.channel_id, removed, now=now)
        await connection.execute(
            delete(copies).where(
                copies.c.origin_id == delivery.origin.id,
                copies.c.channel_id == delivery.channel_id,
                copies.c.message_id.in_(removed),
            )
        )
    if not added:
        return
    dialect = connection.dialect.name
    await connection.execute(
        statements.written_copy(dialect),
        [
            {
                "origin_id": delivery.origin.id,
                "channel_id": copy.channel_id,
                "part": copy.part,
                "message_id": copy.message_id,
                "webhook_id": copy.webhook_id,
                "thread_id": copy.thread_id,
                "slot": copy.slot,
            }
            for copy in added
        ],
    )
    newest = max(copy.message_id for copy in added)
    await connection.execute(
        statements.newest_copy(dialect), {"channel_id": delivery.channel_id, "newest_copy": newest}
    )


async def probe(connection: Connection) -> None:
    """Count up in the row of channel 0, which no channel has."""
    counted = insert_into(connection, lanes).values(channel_id=0, newest_copy=0)
    await connection.execute(
        counted.on_conflict_do_update(
            index_elements=[lanes.c.channel_id], set_={"newest_copy": lanes.c.newest_copy + 1}
        )
    )


async def origin_of(
    connection: Connection, message_id: MessageId, *, latest: bool = False
) -> Row[*tuple[Any, ...]] | None:
    """The origin that a message is, or that it is a copy of.

    Of several the first; or, where it is about what is below the copy, the ``latest`` that is still there.
    """
    fields = select(
        origins.c.id,
        origins.c.message_id,
        origins.c.channel_id,
        origins.c.bridge_id,
        origins.c.deleted,
        origins.c.thread_id,
    )
    origin = (await connection.execute(fields.where(origins.c.message_id == message_id))).one_or_none()
    if origin is not None:
        return origin
    copied = (
        fields.join(copies, copies.c.origin_id == origins.c.id)
        .where(copies.c.message_id == message_id)
        .order_by(*([origins.c.deleted, origins.c.id.desc()] if latest else [origins.c.id]))
        .limit(1)
    )
    return (await connection.execute(copied)).one_or_none()


def _copy(row: Row[Any]) -> Copy:
    return Copy(
        part=row.part,
        channel_id=ChannelId(row.channel_id),
        message_id=MessageId(row.message_id),
        webhook_id=WebhookId(row.webhook_id),
        thread_id=None if row.thread_id is None else ThreadId(row.thread_id),
        slot=row.slot,
    )


def joined_origin(row: Row[Any]) -> Origin:
    """The origin in a row of the outbox that was joined with it."""
    return Origin(
        id=OriginId(row.origin_id),
        message_id=MessageId(row.message_id),
        channel_id=ChannelId(row.origin_channel_id),
        guild_id=GuildId(row.guild_id),
        revision=row.origin_revision,
        deleted=row.deleted,
        thread_id=None if row.thread_id is None else ThreadId(row.thread_id),
    )
