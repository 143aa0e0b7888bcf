"""Taking a message, its edits and its deletion into the outbox, inside the caller's transaction."""

import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, exists, insert, select, update

from bot.model import CaseId, ChannelId, Counted, GuildId, Incoming, Kind, MessageId, Place
from bot.storage import counting, holding, relay_map, replies, statements, thread_map
from bot.storage.codec import sealed
from bot.storage.connection import Connection
from bot.storage.dialect import lock_lanes
from bot.storage.relay_map import origin_of
from bot.storage.schema import State, copies, links, origins, outbox
from bot.storage.sealing import Sealer

Cases = Mapping[ChannelId, Mapping[GuildId, CaseId]]
"""Who has to decide about what goes to a channel."""

_OPPOSITES = {Kind.PIN: (Kind.PIN, Kind.UNPIN), Kind.UNPIN: (Kind.PIN, Kind.UNPIN)}


async def accept(
    connection: Connection,
    incoming: Incoming,
    destinations: Sequence[ChannelId],
    *,
    sealer: Sealer,
    after_gap: bool = False,
    held: Cases | None = None,
    counted: Sequence[Counted] = (),
    now: datetime | None = None,
) -> bool:
    """The origin, and a CREATE for each destination that is still in the same bridge."""
    await lock_lanes(connection, destinations)
    bridge_id = await _bridge_of(connection, incoming.channel_id)
    if bridge_id is None:
        return False
    origin = {
        "message_id": incoming.id,
        "channel_id": incoming.channel_id,
        "guild_id": incoming.guild_id,
        "author_id": incoming.author.id,
        "bridge_id": bridge_id,
        "revision": incoming.revision,
        "thread_id": incoming.thread_id,
        "reply_to": await replies.answered_by(connection, incoming.reply),
    }
    insertion = statements.new_origin(connection.dialect.name)
    origin_id = (await connection.execute(insertion, origin)).scalar_one_or_none()
    if origin_id is None:
        return False
    present = set((await connection.execute(statements.CHANNELS_OF, {"bridge": bridge_id})).scalars())
    wanted = [channel_id for channel_id in dict.fromkeys(destinations) if channel_id in present]
    held = held or {}
    at_once = [one for one in wanted if one not in held]
    await _put(connection, Kind.CREATE, origin_id, at_once, incoming, sealer=sealer)
    await holding.put_held(
        connection,
        origin_id,
        {one: held[one] for one in wanted if one in held},
        incoming,
        sealer=sealer,
        now=now,
    )
    if incoming.thread_id is not None:
        place = Place(channel_id=incoming.channel_id, thread_id=incoming.thread_id)
        await thread_map.enter(connection, place)
    if counted:
        await counting.count(
            connection,
            origin_id,
            bridge_id,
            author_id=incoming.author.id,
            message_id=incoming.id,
            answered_id=origin["reply_to"],
            entries=counted,
        )
    if not after_gap:
        await _saw(connection, incoming)
    return True


async def _saw(connection: Connection, incoming: Incoming) -> None:
    """Take what came before the message in its channel, or its thread, for seen."""
    if incoming.thread_id is not None:
        await thread_map.saw(connection, incoming.thread_id, incoming.id)
        return
    await connection.execute(statements.SAW, {"channel": incoming.channel_id, "message": incoming.id})


async def accept_edit(
    connection: Connection,
    incoming: Incoming,
    *,
    sealer: Sealer,
    barred: Collection[ChannelId] = (),
    refused: Collection[ChannelId] = (),
    held: Cases | None = None,
) -> Sequence[ChannelId]:
    found = select(origins.c.id, origins.c.bridge_id).where(origins.c.message_id == incoming.id)
    origin = (await connection.execute(found)).one_or_none()
    if origin is None:
        return ()
    # Lanes are locked before rows, everywhere; what was read without the lock is read again under it.
    quoting = await replies.showing(connection, [origin.id], most=replies.MOST_REFRESHED)
    reached = [*await relay_map.reached(connection, [origin.id]), *quoting]
    await lock_lanes(connection, [lane for _, lane in reached])
    newer = (
        update(origins)
        .where(
            origins.c.id == origin.id,
            origins.c.revision < incoming.revision,
            origins.c.deleted.is_(False),
        )
        .values(revision=incoming.revision)
        .returning(origins.c.id)
    )
    if (await connection.execute(newer)).one_or_none() is None:
        return ()
    await forget_texts(
        connection, outbox.c.origin_id == origin.id, outbox.c.kind.in_([Kind.EDIT, Kind.UPGRADE])
    )
    # Should moderators try again what was never posted, its newest version goes out.
    renewed = (
        update(outbox)
        .where(
            outbox.c.origin_id == origin.id,
            outbox.c.kind == Kind.CREATE,
            outbox.c.state == State.SET_ASIDE,
            outbox.c.channel_id.not_in(barred),
        )
        .values(payload=sealed(incoming, sealer), revision=incoming.revision)
        .returning(outbox.c.id)
    )
    await holding.take_back(connection, list((await connection.execute(renewed)).scalars()))
    await holding.renew(connection, origin.id, incoming, sealer=sealer, refused=refused, held=held or {})
    reaching = await relay_map.reached(connection, [origin.id])
    lanes = [lane for _, lane in reaching if lane not in barred]
    linked = select(links.c.channel_id).where(
        links.c.channel_id.in_(lanes), links.c.bridge_id == origin.bridge_id
    )
    wanted = [ChannelId(channel_id) for channel_id in (await connection.execute(linked)).scalars()]
    await _put(connection, Kind.EDIT, origin.id, wanted, incoming, sealer=sealer)
    return list(dict.fromkeys([*wanted, *await replies.refresh(connection, quoting)]))


async def accept_delete(
    connection: Connection, channel_id: ChannelId, message_ids: Sequence[MessageId]
) -> Sequence[ChannelId]:
    """Copies in channels that have left the bridge are deleted too: it is their author's wish."""
    meant = select(origins.c.id).where(
        origins.c.message_id.in_(message_ids),
        origins.c.channel_id == channel_id,
        origins.c.deleted.is_(False),
    )
    candidates = list((await connection.execute(meant)).scalars())
    if not candidates:
        return ()
    quoting = await replies.showing(connection, candidates)
    reached = [*await relay_map.reached(connection, candidates), *quoting]
    await lock_lanes(connection, [lane for _, lane in reached])
    marked = (
        update(origins)
        .where(origins.c.id.in_(candidates), origins.c.deleted.is_(False))
        .values(deleted=True)
        .returning(origins.c.id, origins.c.revision)
    )
    # In the order of the messages, so that a channel is cleared from its oldest message on.
    revisions = {row.id: row.revision for row in sorted((await connection.execute(marked)).all())}
    gone = list(revisions)
    await forget_texts(connection, outbox.c.origin_id.in_(gone))
    await counting.take_back(connection, gone)
    reached = await relay_map.reached(connection, gone)
    if reached:
        await connection.execute(
            insert(outbox),
            [
                {
                    "origin_id": origin_id,
                    "channel_id": lane,
                    "kind": Kind.DELETE.value,
                    "revision": revisions[origin_id],
                }
                for origin_id, lane in reached
            ],
        )
    await forget_finished(connection, gone)
    quoted = await replies.refresh(connection, quoting)
    return list(dict.fromkeys([*(lane for _, lane in reached), *quoted]))


async def accept_change(
    connection: Connection, kind: Kind, message_id: MessageId, *, seen_in: ChannelId | None
) -> Sequence[ChannelId]:
    """A row of ``kind`` for every other channel that shows the message, be that an origin or a copy."""
    origin = await origin_of(connection, message_id, latest=True)
    if origin is None or origin.deleted:
        return ()
    lanes = sorted(await lanes_of(connection, origin) - {seen_in})
    await lock_lanes(connection, lanes)
    linked = select(links.c.channel_id).where(
        links.c.channel_id.in_(lanes), links.c.bridge_id == origin.bridge_id
    )
    wanted = [ChannelId(channel_id) for channel_id in (await connection.execute(linked)).scalars()]
    await put_change(connection, kind, origin.id, wanted)
    return wanted


async def put_change(connection: Connection, kind: Kind, origin_id: int, lanes: Sequence[ChannelId]) -> None:
    """The present state is to be brought about, so a row takes the place of one that waits already."""
    if not lanes:
        return
    await connection.execute(
        delete(outbox).where(
            outbox.c.origin_id == origin_id,
            outbox.c.channel_id.in_(lanes),
            outbox.c.kind.in_(_OPPOSITES.get(kind, (kind,))),
        )
    )
    mark = secrets.randbits(62)
    row = {"origin_id": origin_id, "kind": kind.value, "revision": mark}
    await connection.execute(statements.PUT, [row | {"channel_id": lane} for lane in lanes])


async def lanes_of(connection: Connection, origin: Row[*tuple[Any, ...]]) -> set[ChannelId]:
    """Every channel that shows an origin, or is going to; its own is one of them."""
    return {lane for _, lane in await relay_map.reached(connection, [origin.id])} | {
        ChannelId(origin.channel_id)
    }


async def forget_texts(connection: Connection, *meant: ColumnElement[bool]) -> None:
    """Leave nothing to be said of what waits, or is set aside.

    A row in a lane may be under way, or have been when a process was killed. It stays without its text, so
    that the lane still looks for what has come of it.
    """
    await connection.execute(delete(outbox).where(*meant, outbox.c.state != State.WAITING))
    await connection.execute(update(outbox).where(*meant).values(payload=None))


async def forget_finished(connection: Connection, origin_ids: Iterable[int]) -> None:
    """Drop deleted origins of which nothing is left, neither a copy nor a thing to do."""
    await connection.execute(
        delete(origins).where(
            origins.c.id.in_(list(origin_ids)),
            origins.c.deleted.is_(True),
            ~exists().where(copies.c.origin_id == origins.c.id),
            ~exists().where(outbox.c.origin_id == origins.c.id),
        )
    )


async def _bridge_of(connection: Connection, channel_id: ChannelId) -> int | None:
    return (await connection.execute(statements.BRIDGE_OF, {"channel": channel_id})).scalar_one_or_none()


async def _put(
    connection: Connection,
    kind: Kind,
    origin_id: int,
    lanes: Sequence[ChannelId],
    incoming: Incoming,
    *,
    sealer: Sealer,
) -> None:
    if lanes:
        payload = sealed(incoming, sealer)
        row = {"origin_id": origin_id, "kind": kind.value, "revision": incoming.revision, "payload": payload}
        await connection.execute(statements.PUT, [row | {"channel_id": lane} for lane in lanes])
