"""Which threads of linked channels are new, changed or gone since somebody last listened."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.model import ChannelId, Link, MessageId, Place, Thread, ThreadFamily, ThreadId
from bot.relay.ports import Forbidden
from bot.relay.thread_ports import ThreadStore

MOST = 25
"""Threads of a channel that are looked into, those first in which people spoke last."""


class ThreadHistory(Protocol):
    """Threads as the chat remembers them."""

    async def threads(
        self, channel_id: ChannelId, *, archived: bool, as_of_now: bool
    ) -> Sequence[Thread] | None:
        """The channel's public threads that are open, and if asked those that were archived last.

        Nothing if they cannot be seen now.

        Unless they are asked for ``as_of_now``, they may be as they were when somebody last listened.
        """
        ...

    async def look(self, place: Place) -> Thread | None:
        """A thread as it is now; nothing when it is gone."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadsMissed:
    """What became of the threads of a bridge."""

    new: tuple[Thread, ...] = ()
    known: tuple[Thread, ...] = ()
    """That may have been changed."""
    gone: tuple[ThreadId, ...] = ()
    read: tuple[tuple[Thread, MessageId], ...] = ()
    """Those with messages to be looked at, and the newest that was seen in each."""
    unseen: tuple[ChannelId, ...] = ()
    """Channels whose threads could not be seen."""


class ThreadCatchUp:
    """Compares the threads there are with those on record."""

    def __init__(self, history: ThreadHistory, store: ThreadStore) -> None:
        self._history = history
        self._store = store

    async def missed(
        self,
        links: Sequence[Link],
        seen: Mapping[ChannelId, MessageId],
        *,
        advancing: Collection[ChannelId],
    ) -> ThreadsMissed:
        """``seen``: the newest message seen in each channel, for threads of which nothing is on record.

        Where that is about to be a newer one (``advancing``), it hides for ever what was said before it in
        such a thread, so they are asked for after the channel's own messages, and as they are now: by now the
        connection may be dead, and the memory old.
        """
        new: list[Thread] = []
        unseen: list[ChannelId] = []
        known: dict[ThreadId, Thread] = {}
        families: dict[ThreadId, ThreadFamily] = {}
        for link in links:
            in_use = await self._store.is_used(link.channel_id)
            threads = await self._history.threads(
                link.channel_id, archived=in_use, as_of_now=link.channel_id in advancing
            )
            if threads is None:
                unseen.append(link.channel_id)
            for thread in threads or ():
                family = await self._store.family(thread.id)
                if family is not None:
                    known[thread.id], families[family.root_id] = thread, family
                elif thread.id > seen[link.channel_id] and not thread.is_ours:
                    new.append(thread)
                else:
                    known[thread.id] = thread
        gone = await self._not_found(families.values(), known)
        read = [await self._to_read(thread, seen[thread.channel_id]) for thread in (*new, *known.values())]
        return ThreadsMissed(
            new=tuple(new),
            known=tuple(known.values()),
            gone=tuple(gone),
            read=tuple(_latest([one for one in read if one is not None])),
            unseen=tuple(unseen),
        )

    async def _not_found(
        self, families: Iterable[ThreadFamily], known: dict[ThreadId, Thread]
    ) -> Sequence[ThreadId]:
        """Counterparts neither open nor archived lately; those still there are put into ``known``."""
        gone: list[ThreadId] = []
        for family in families:
            for channel_id, thread_id in family.members.items():
                if thread_id in known or channel_id in family.gone:
                    continue
                try:
                    thread = await self._history.look(Place(channel_id=channel_id, thread_id=thread_id))
                except Forbidden:
                    continue
                if thread is None:
                    gone.append(thread_id)
                else:
                    known[thread_id] = thread
        return gone

    async def _to_read(self, thread: Thread, seen: MessageId) -> tuple[Thread, MessageId] | None:
        """Threads that are not on record are read if something new is in them."""
        last = await self._store.last_seen(thread.id)
        if last is not None:
            return thread, last
        return (thread, seen) if thread.newest is not None and thread.newest > seen else None


def _latest(threads: Sequence[tuple[Thread, MessageId]]) -> Sequence[tuple[Thread, MessageId]]:
    by_channel: dict[ChannelId, list[tuple[Thread, MessageId]]] = {}
    for thread, seen in sorted(threads, key=lambda one: one[0].newest or one[0].id, reverse=True):
        by_channel.setdefault(thread.channel_id, []).append((thread, seen))
    return [one for there in by_channel.values() for one in there[:MOST]]
