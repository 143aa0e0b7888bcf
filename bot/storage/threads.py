"""Which threads show each other's messages, and what people did to them, on its way to the others."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Row, delete, insert, select

from bot.model import ChannelId, Kind, MessageId, Place, Thread, ThreadFamily, ThreadId, Trait
from bot.storage import thread_map
from bot.storage.connection import Connection
from bot.storage.dialect import lock_lanes
from bot.storage.engine import Database
from bot.storage.relay_map import origin_of
from bot.storage.schema import State, links, origins, outbox, threads


class Threads:
    """``bot.relay.threads.ThreadStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def accept_new(self, thread: Thread, destinations: Sequence[ChannelId]) -> Sequence[ChannelId]:
        """A THREAD for each destination that has no counterpart yet; the channels with work."""
        async with self._database.begin() as connection:
            await lock_lanes(connection, destinations)
            if await thread_map.link_of(connection, thread.channel_id) is None:
                return ()
            root_id = await thread_map.enter(connection, thread.place)
            await thread_map.know(connection, thread)
            family = await thread_map.family_of(connection, root_id)
            missing = [channel_id for channel_id in destinations if channel_id not in family.members]
            return await self._put(connection, thread, Trait.NONE, missing)

    async def accept_update(self, thread: Thread, destinations: Sequence[ChannelId]) -> Sequence[ChannelId]:
        """A THREAD for each destination if something changed since we last knew; the channels with work.

        Nothing for a thread that no other channel knows of.
        """
        async with self._database.begin() as connection:
            await lock_lanes(connection, destinations)
            row = await thread_map.row_of(connection, thread.id)
            if row is None or not (traits := thread_map.changed(row.known, thread)):
                return ()
            await thread_map.know(connection, thread)
            return await self._put(connection, thread, traits, destinations)

    async def accept_again(
        self, thread: Thread, traits: Trait, destinations: Sequence[ChannelId]
    ) -> Sequence[ChannelId]:
        """A THREAD for what could not be followed yet; the channels with work."""
        async with self._database.begin() as connection:
            await lock_lanes(connection, destinations)
            if await thread_map.row_of(connection, thread.id) is None:
                return ()
            return await self._put(connection, thread, traits, destinations)

    async def accept_gone(self, thread_id: ThreadId) -> Sequence[ChannelId]:
        """A THREAD_GONE for each counterpart of a thread that was there first; the channels with work.

        A counterpart that was deleted stays on record, so that nobody makes another one.
        """
        async with self._database.begin() as connection:
            family = await thread_map.family_of(connection, thread_id)
            root = await thread_map.row_of(connection, thread_id)
            if root is None or root.root_id != thread_id:
                await thread_map.lose(connection, thread_id)
                return ()
            others = [channel_id for channel_id in family.members if channel_id != root.channel_id]
            await lock_lanes(connection, others)
            await connection.execute(
                delete(outbox).where(
                    outbox.c.state.in_(list(State)),
                    outbox.c.channel_id.in_([*others, root.channel_id]),
                    outbox.c.kind == Kind.THREAD,
                    outbox.c.revision.in_(family.members.values()),
                )
            )
            await connection.execute(delete(threads).where(threads.c.thread_id == thread_id))
            link = await thread_map.link_of(connection, root.channel_id)
            if link is None or not others:
                return ()
            origin_id = await self._origin_for(connection, thread_id, link)
            row = {"origin_id": origin_id, "kind": Kind.THREAD_GONE.value, "revision": thread_id}
            await connection.execute(insert(outbox), [row | {"channel_id": lane} for lane in others])
            return others

    async def family(self, thread_id: ThreadId) -> ThreadFamily | None:
        """Also by the id of a root that is gone; nothing for a thread that is not on record."""
        async with self._database.read() as connection:
            family = await thread_map.family_of(connection, thread_id)
        return family if family.members else None

    async def lose(self, thread_id: ThreadId) -> None:
        """Remember that a counterpart was deleted."""
        async with self._database.begin() as connection:
            await thread_map.lose(connection, thread_id)

    async def add(self, root_id: ThreadId, thread: Thread) -> bool:
        """Put a counterpart on record; False when its root is gone, or has another one in that channel."""
        async with self._database.begin() as connection:
            if await thread_map.row_of(connection, root_id) is None:
                return False
            joined = await thread_map.join(connection, thread.place, root_id=root_id)
            if joined:
                await thread_map.know(connection, thread)
            return joined

    async def know(self, thread: Thread) -> None:
        """Take a thread for being so: a change that makes it so is nobody's doing but ours."""
        async with self._database.begin() as connection:
            await thread_map.know(connection, thread)

    async def forget(self, thread_id: ThreadId) -> None:
        async with self._database.begin() as connection:
            await connection.execute(delete(threads).where(threads.c.thread_id == thread_id))

    async def on_record(self, thread_ids: Collection[ThreadId]) -> frozenset[ThreadId]:
        """Those of them that are known."""
        statement = select(threads.c.thread_id).where(threads.c.thread_id.in_(thread_ids))
        async with self._database.read() as connection:
            return frozenset(ThreadId(one) for one in (await connection.execute(statement)).scalars())

    async def place_of(self, thread_id: ThreadId) -> Place | None:
        async with self._database.read() as connection:
            row = await thread_map.row_of(connection, thread_id)
        return None if row is None else Place(channel_id=ChannelId(row.channel_id), thread_id=thread_id)

    async def is_used(self, channel_id: ChannelId) -> bool:
        """Whether any thread of the channel is on record."""
        statement = select(threads.c.thread_id).where(threads.c.channel_id == channel_id).limit(1)
        async with self._database.read() as connection:
            return (await connection.execute(statement)).one_or_none() is not None

    async def last_seen(self, thread_id: ThreadId) -> MessageId | None:
        """The newest message accepted from a thread on record; before the first one, the thread itself."""
        async with self._database.read() as connection:
            row = await thread_map.row_of(connection, thread_id)
        return None if row is None else MessageId(row.last_seen or thread_id)

    async def _put(
        self, connection: Connection, thread: Thread, traits: Trait, destinations: Sequence[ChannelId]
    ) -> Sequence[ChannelId]:
        """Rows for those in the same bridge, that stand for what waits already, too.

        They get new numbers, for an old one may be under way.
        """
        link = await thread_map.link_of(connection, thread.channel_id)
        if link is None:
            return ()
        linked = select(links.c.channel_id).where(
            links.c.channel_id.in_(destinations), links.c.bridge_id == link.bridge_id
        )
        lanes = [ChannelId(channel_id) for channel_id in (await connection.execute(linked)).scalars()]
        family = await thread_map.family_of(connection, thread.id)
        origin_id = await self._origin_for(connection, family.root_id, link)
        replaced = (
            delete(outbox)
            .where(
                outbox.c.origin_id == origin_id,
                outbox.c.channel_id.in_(lanes),
                outbox.c.kind == Kind.THREAD,
                outbox.c.revision == thread.id,
            )
            .returning(outbox.c.channel_id, outbox.c.payload)
        )
        before = {
            row.channel_id: thread_map.traits_of(row.payload) for row in await connection.execute(replaced)
        }
        row = {"origin_id": origin_id, "kind": Kind.THREAD.value, "revision": thread.id}
        rows = [
            row | {"channel_id": lane, "payload": bytes([traits | before.get(lane, Trait.NONE)])}
            for lane in lanes
        ]
        if rows:
            await connection.execute(insert(outbox), rows)
        return lanes

    async def _origin_for(
        self, connection: Connection, root_id: ThreadId, link: Row[*tuple[Any, ...]]
    ) -> int:
        """The row that deliveries refer to: the message that the first thread stands under, or a stand-in.

        That one counts as deleted, for there is no message: it goes when nothing refers to it any more.
        """
        origin = await origin_of(connection, MessageId(root_id))
        if origin is not None:
            return origin.id
        statement = (
            insert(origins)
            .values(
                message_id=root_id,
                channel_id=link.channel_id,
                guild_id=link.guild_id,
                author_id=0,
                bridge_id=link.bridge_id,
                revision=0,
                deleted=True,
                thread_id=root_id,
            )
            .returning(origins.c.id)
        )
        return (await connection.execute(statement)).scalar_one()
