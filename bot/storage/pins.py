"""Pins: of an origin, and of each of its copies, so that only a change is taken for somebody's doing."""

from collections.abc import Collection, Sequence

from sqlalchemy import Table, or_, select, update

from bot.model import ChannelId, Kind, MessageId
from bot.storage.acceptance import accept_change, lanes_of
from bot.storage.connection import Connection
from bot.storage.dialect import lock_lanes
from bot.storage.engine import Database
from bot.storage.relay_map import origin_of
from bot.storage.schema import State, copies, origins, outbox


class Pins:
    """The relay's ``PinStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def accept(self, message_id: MessageId, *, pinned: bool, seen_in: ChannelId) -> Sequence[ChannelId]:
        """Nothing when that is no news, or the channel's own pin is about to be changed by us."""
        async with self._database.read() as connection:
            if await _known(connection, message_id) is not (not pinned):
                return ()
        async with self._database.begin() as connection:
            origin = await origin_of(connection, message_id, latest=True)
            if origin is None:
                return ()
            await lock_lanes(connection, {seen_in} | await lanes_of(connection, origin))
            if await _is_under_way(connection, origin.id, seen_in):
                return ()
            await _note(connection, [message_id], pinned=pinned)
            kind = Kind.PIN if pinned else Kind.UNPIN
            return await accept_change(connection, kind, message_id, seen_in=seen_in)

    async def note(self, message_ids: Collection[MessageId], *, pinned: bool) -> None:
        """Write down how messages are by our own doing."""
        async with self._database.begin() as connection:
            await _note(connection, message_ids, pinned=pinned)

    async def pinned_among(self, message_ids: Collection[MessageId]) -> Collection[MessageId]:
        found: set[MessageId] = set()
        async with self._database.read() as connection:
            for table in (origins, copies):
                statement = select(table.c.message_id).where(
                    table.c.message_id.in_(message_ids), table.c.pinned.is_(True)
                )
                found.update(MessageId(one) for one in (await connection.execute(statement)).scalars())
        return found


async def _known(connection: Connection, message_id: MessageId) -> bool | None:
    """Nothing when it is no message of the relay's."""
    for table in (origins, copies):
        statement = select(table.c.pinned).where(table.c.message_id == message_id).limit(1)
        known = (await connection.execute(statement)).scalar_one_or_none()
        if known is not None:
            return known
    return None


async def _is_under_way(connection: Connection, origin_id: int, channel_id: ChannelId) -> bool:
    """Whether the channel's lane will still pin or unpin it, so that what it is now does not count."""
    waiting = select(outbox.c.id).where(
        outbox.c.origin_id == origin_id,
        outbox.c.channel_id == channel_id,
        or_(outbox.c.kind == Kind.PIN, outbox.c.kind == Kind.UNPIN),
        outbox.c.state == State.WAITING,
    )
    return (await connection.execute(waiting.limit(1))).one_or_none() is not None


async def _note(connection: Connection, message_ids: Collection[MessageId], *, pinned: bool) -> None:
    tables: Sequence[Table] = (origins, copies)
    for table in tables:
        await connection.execute(
            update(table).where(table.c.message_id.in_(message_ids)).values(pinned=pinned)
        )
