"""Which messages answer which: what a reply shows of the other one changes with it."""

from collections.abc import Sequence

from sqlalchemy import delete, select

from bot.model import ChannelId, Kind, MessageId, OriginId, Reply
from bot.storage import statements
from bot.storage.connection import Connection
from bot.storage.relay_map import origin_of, reached
from bot.storage.schema import copies, links, origins, outbox

MOST_REFRESHED = 20
"""Replies, the newest ones, that follow an edit of what they answer. A deletion reaches all of them."""


async def answered_by(connection: Connection, reply: Reply | None) -> int | None:
    """The origin that a reply answers, by itself or by a copy; nothing when it is unknown."""
    if reply is None:
        return None
    origin = await origin_of(connection, reply.message_id)
    return None if origin is None or origin.deleted else int(origin.id)


async def answered_message(connection: Connection, origin_id: OriginId) -> MessageId | None:
    """The message that an origin answers."""
    answering = select(origins.c.reply_to).where(origins.c.id == origin_id)
    answered = (await connection.execute(answering)).scalar_one_or_none()
    if answered is None:
        return None
    statement = select(origins.c.message_id).where(origins.c.id == answered)
    message_id = (await connection.execute(statement)).scalar_one_or_none()
    return None if message_id is None else MessageId(message_id)


async def showing(
    connection: Connection, answered: Sequence[int], *, most: int | None = None
) -> Sequence[tuple[OriginId, ChannelId]]:
    """The replies to origins, with the channels that show them or are going to."""
    statement = (
        select(origins.c.id)
        .where(origins.c.reply_to.in_(answered), origins.c.deleted.is_(False))
        .order_by(origins.c.id.desc())
        .limit(most)
    )
    found = list((await connection.execute(statement)).scalars())
    return await reached(connection, found) if found else ()


async def refresh(connection: Connection, shown: Sequence[tuple[OriginId, ChannelId]]) -> Sequence[ChannelId]:
    """Have copies of replies say anew what they answer; the channels with work.

    The caller has locked their lanes. A row that waits already is as good as a new one, but comes too early.
    """
    if not shown:
        return ()
    lanes = {lane for _, lane in shown}
    linked = set(
        (await connection.execute(select(links.c.channel_id).where(links.c.channel_id.in_(lanes)))).scalars()
    )
    wanted = [(origin_id, lane) for origin_id, lane in shown if lane in linked]
    if not wanted:
        return ()
    await connection.execute(
        delete(outbox).where(
            outbox.c.origin_id.in_([origin_id for origin_id, _ in wanted]),
            outbox.c.channel_id.in_(linked),
            outbox.c.kind == Kind.REPLY_LINE,
        )
    )
    await connection.execute(
        statements.PUT,
        [
            {"origin_id": origin_id, "channel_id": lane, "kind": Kind.REPLY_LINE.value, "revision": 0}
            for origin_id, lane in wanted
        ],
    )
    return sorted({lane for _, lane in wanted})


async def beside_copies(
    connection: Connection, channel_id: ChannelId, message_ids: Sequence[MessageId]
) -> Sequence[tuple[OriginId, ChannelId]]:
    """The replies in a channel to what copies of that channel show."""
    statement = (
        select(copies.c.origin_id)
        .where(copies.c.message_id.in_(message_ids), copies.c.channel_id == channel_id)
        .distinct()
    )
    answered = list((await connection.execute(statement)).scalars())
    shown = await showing(connection, answered) if answered else ()
    return [(origin_id, lane) for origin_id, lane in shown if lane == channel_id]
