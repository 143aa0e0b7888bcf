"""What moderators hold does not count where it is held, and counts from the moment they let it through."""

from collections.abc import Collection, Sequence

from sqlalchemy import select, union

from bot.model import ChannelId, Counted, GuildId, Kind, MessageId, OriginId, Tongue, UserId
from bot.storage.connection import Connection
from bot.storage.counting import clapping, count, counts_of, in_turn, put, remove, side_of, take_back
from bot.storage.dialect import lock_lanes
from bot.storage.schema import State, copies, links, origins, outbox

_Place = tuple[GuildId | None, Tongue | None]
"""A server and a side; nothing where a channel is no longer linked."""


async def let_through(connection: Connection, origin_id: OriginId, entries: Sequence[Counted]) -> None:
    """A message goes on to a channel; ``entries``: for every server of its bridge."""
    columns = (origins.c.message_id, origins.c.author_id, origins.c.guild_id)
    of_origin = select(*columns, origins.c.bridge_id, origins.c.reply_to).where(origins.c.id == origin_id)
    origin = (await connection.execute(of_origin)).one_or_none()
    if origin is None or not entries:
        return
    await lock_lanes(connection, [origin.bridge_id])
    places = await _places(connection, origin_id)
    if not _crosses(places, entries[0].side):
        return
    rows = await counts_of(connection, origin_id)
    there = {origin.guild_id, *(guild_id for guild_id, _ in places)} - {row["guild_id"] for row in rows}
    new = [entry for entry in entries if entry.guild_id in there]
    if not rows and new:
        await count(
            connection,
            origin_id,
            origin.bridge_id,
            author_id=UserId(origin.author_id),
            message_id=MessageId(origin.message_id),
            answered_id=origin.reply_to,
            entries=new,
        )
    elif new:
        # The others have counted it as it was said, whatever has been edited since.
        more = [
            {**rows[0], "guild_id": entry.guild_id, "day": entry.day, "hour": entry.hour} for entry in new
        ]
        await put(connection, more, await clapping(connection, origin_id))


async def held_back(connection: Connection, origin_id: OriginId, channel_id: ChannelId) -> None:
    """A message does not go to a channel after all, or not yet."""
    await in_turn(connection, [origin_id])
    rows = await counts_of(connection, origin_id)
    if not rows:
        return
    places = await _places(connection, origin_id)
    if not _crosses(places, Tongue(rows[0]["side"])):
        await take_back(connection, [origin_id])
        return
    home = select(origins.c.guild_id).where(origins.c.id == origin_id)
    here = select(links.c.guild_id).where(links.c.channel_id == channel_id)
    sees = {(await connection.execute(home)).scalar_one_or_none(), *(guild_id for guild_id, _ in places)}
    held = {(await connection.execute(here)).scalar_one_or_none()} - sees
    if gone := [row for row in rows if row["guild_id"] in held]:
        await remove(connection, gone, await clapping(connection, origin_id))


async def _places(connection: Connection, origin_id: OriginId) -> Collection[_Place]:
    """Where a message is to be read, or will be; without what is held."""
    shown = select(copies.c.channel_id).where(copies.c.origin_id == origin_id)
    waiting = select(outbox.c.channel_id).where(
        outbox.c.origin_id == origin_id, outbox.c.kind == Kind.CREATE, outbox.c.state != State.HELD
    )
    channels = union(shown, waiting).subquery()
    statement = select(links.c.guild_id, links.c.language).select_from(
        channels.outerjoin(links, links.c.channel_id == channels.c.channel_id)
    )
    return {
        (None, None) if row.guild_id is None else (GuildId(row.guild_id), side_of(row.language))
        for row in await connection.execute(statement)
    }


def _crosses(places: Collection[_Place], side: Tongue) -> bool:
    """Whether it is read on the other side; of a channel that has left it is assumed."""
    return any(other is not side for _, other in places)
