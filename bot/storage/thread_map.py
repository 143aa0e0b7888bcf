"""The map of threads: which of them show each other's messages. Inside the caller's transaction."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

from sqlalchemy import Row, delete, or_, select, update

from bot.model import ChannelId, MessageId, Place, Thread, ThreadFamily, ThreadId, Trait
from bot.storage.connection import Connection
from bot.storage.dialect import insert_into
from bot.storage.relay_map import origin_of
from bot.storage.schema import copies, links, threads


def traits_of(payload: bytes | None) -> Trait:
    """What a THREAD has to bring in line; everything when its text was wiped with a message's."""
    return Trait(payload[0]) if payload else Trait.ALL


def changed(known: bytes | None, thread: Thread) -> Trait:
    """What is not as it was; everything may be where nothing is known."""
    if not known:
        return Trait.ALL
    now = _fingerprint(thread)
    return (
        (Trait.NAME if known[1:9] != now[1:9] else Trait.NONE)
        | (Trait.TAGS if known[9:] != now[9:] else Trait.NONE)
        | Trait((known[0] ^ now[0]) & (Trait.ARCHIVED | Trait.LOCKED))
    )


async def know(connection: Connection, thread: Thread) -> None:
    """Remember how a thread on record is."""
    known = _fingerprint(thread)
    await connection.execute(update(threads).where(threads.c.thread_id == thread.id).values(known=known))


async def lose(connection: Connection, thread_id: ThreadId) -> None:
    """Remember that a thread was deleted: of such a one nothing is known."""
    await connection.execute(update(threads).where(threads.c.thread_id == thread_id).values(known=b""))


def _fingerprint(thread: Thread) -> bytes:
    """One byte of flags, eight of the name's hash, eight of the tags'."""
    flags = (Trait.ARCHIVED if thread.archived else Trait.NONE) | (
        Trait.LOCKED if thread.locked else Trait.NONE
    )
    return bytes([flags]) + _hash(thread.name) + _hash("\0".join(sorted(thread.tags)))


def _hash(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()


async def join(connection: Connection, place: Place, *, root_id: ThreadId) -> bool:
    """Put a thread into a family; False when that has another one in its channel."""
    assert place.thread_id is not None
    await insert_thread(connection, place, root_id=root_id)
    row = await row_of(connection, place.thread_id)
    if row is not None and row.root_id == place.thread_id:
        # Somebody spoke in it before it was on record, so it was taken for the first of its own.
        family = await family_of(connection, root_id)
        if place.channel_id in family.members:
            return False
        await connection.execute(
            update(threads).where(threads.c.thread_id == place.thread_id).values(root_id=root_id)
        )
        return True
    return row is not None and row.root_id == root_id


async def enter(connection: Connection, place: Place) -> ThreadId:
    """Have a thread on record, as the first of its family unless it is known better; its root.

    A thread under a message that has one elsewhere, at the original or at a copy, belongs to that.
    """
    assert place.thread_id is not None
    row = await row_of(connection, place.thread_id)
    if row is None:
        root_id = await _root_by_message(connection, place)
        if root_id is not None:
            await insert_thread(connection, place, root_id=root_id)
        await insert_thread(connection, place, root_id=place.thread_id)
        row = await row_of(connection, place.thread_id)
    assert row is not None
    return ThreadId(row.root_id)


async def saw(connection: Connection, thread_id: ThreadId, message_id: MessageId) -> None:
    """Remember the newest message accepted from a thread."""
    await connection.execute(
        update(threads)
        .where(
            threads.c.thread_id == thread_id,
            or_(threads.c.last_seen.is_(None), threads.c.last_seen < message_id),
        )
        .values(last_seen=message_id)
    )


async def skip(connection: Connection, channels: Sequence[int], before: MessageId) -> None:
    """Take what came before in the channels' threads for seen."""
    await connection.execute(
        update(threads).where(threads.c.channel_id.in_(channels)).values(last_seen=before)
    )


async def forget_channels(connection: Connection, channels: Sequence[int]) -> None:
    """With the families that began in them: nobody is left who could say what a thread is called."""
    mine = threads.c.channel_id.in_(channels)
    begun = select(threads.c.root_id).where(mine, threads.c.root_id == threads.c.thread_id)
    # Asked for first: SQLite would look for them while it deletes.
    roots = list((await connection.execute(begun)).scalars())
    await connection.execute(delete(threads).where(or_(mine, threads.c.root_id.in_(roots))))


async def row_of(connection: Connection, thread_id: ThreadId) -> Row[*tuple[Any, ...]] | None:
    statement = select(threads).where(threads.c.thread_id == thread_id)
    return (await connection.execute(statement)).one_or_none()


async def family_of(connection: Connection, thread_id: ThreadId) -> ThreadFamily:
    """Also by the id of a root that is no longer on record."""
    row = await row_of(connection, thread_id)
    root_id = ThreadId(thread_id if row is None else row.root_id)
    statement = select(threads.c.channel_id, threads.c.thread_id, threads.c.known)
    rows = (
        await connection.execute(statement.where(threads.c.root_id == root_id).order_by(threads.c.channel_id))
    ).all()
    return ThreadFamily(
        root_id=root_id,
        members={ChannelId(row.channel_id): ThreadId(row.thread_id) for row in rows},
        gone=frozenset(ChannelId(row.channel_id) for row in rows if row.known == b""),
    )


async def insert_thread(connection: Connection, place: Place, *, root_id: ThreadId) -> None:
    """Unless the thread is on record, or its family has another one there."""
    await connection.execute(
        insert_into(connection, threads)
        .values(thread_id=place.thread_id, root_id=root_id, channel_id=place.channel_id)
        .on_conflict_do_nothing()
    )


async def _root_by_message(connection: Connection, place: Place) -> ThreadId | None:
    """The family of a thread that stands under another copy of the message this one stands under."""
    assert place.thread_id is not None
    origin = await origin_of(connection, MessageId(place.thread_id))
    if origin is None:
        return None
    shown = select(copies.c.message_id).where(copies.c.origin_id == origin.id)
    statement = (
        select(threads.c.root_id)
        .where(or_(threads.c.thread_id == origin.message_id, threads.c.thread_id.in_(shown)))
        .order_by(threads.c.root_id)
        .limit(1)
    )
    root_id = (await connection.execute(statement)).scalar_one_or_none()
    return None if root_id is None else ThreadId(root_id)


async def link_of(connection: Connection, channel_id: int) -> Row[*tuple[Any, ...]] | None:
    statement = select(links.c.channel_id, links.c.guild_id, links.c.bridge_id)
    return (await connection.execute(statement.where(links.c.channel_id == channel_id))).one_or_none()
