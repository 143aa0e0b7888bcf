"""What happened in linked channels while nobody listened: to messages, and to their reactions and pins."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from bot.model import (
    ChannelId,
    Deleted,
    Incoming,
    Link,
    MessageId,
    Pinned,
    Place,
    Reactions,
    message_id_at,
)
from bot.relay.outbox import Outbox
from bot.relay.pins import PinStore
from bot.relay.reactions import out_of_line
from bot.relay.thread_catchup import ThreadCatchUp, ThreadHistory, ThreadsMissed
from bot.relay.thread_ports import ThreadStore

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How much of a channel's past is caught up; what lies before stays behind."""

    messages: int = 500
    """That are looked at in a channel."""
    age: timedelta = timedelta(days=1)
    """Of new messages, and of those whose deletion is noticed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """What stays behind in a channel."""

    channel_id: ChannelId
    count: int
    and_more: bool
    """There may be more, before the last message that was looked at."""
    newest: MessageId
    """Whatever is not newer stays behind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """The newest messages of a channel, without a gap between ``oldest`` and now."""

    oldest: MessageId
    ids: frozenset[MessageId]
    """Of every message, whoever wrote it."""
    messages: tuple[Incoming, ...]
    """Those that the relay is for, oldest first."""
    reactions: Mapping[MessageId, Reactions] = field(default_factory=dict[MessageId, Reactions])
    """Of every message that has any, our copies included."""
    pinned: frozenset[MessageId] = frozenset()


class History(ThreadHistory, Protocol):
    """Pasts of channels and their threads, as the chat remembers them."""

    async def past(self, place: Place, *, back_to: MessageId, most: int) -> Past | None:
        """At least the last hundred messages, with fifty that are not newer than ``back_to`` among them.

        Nothing if it cannot be seen now.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """What a bridge's relay has to be told.

    Changes come before new messages: who is interrupted in between looks only a little further back than the
    newest message that was accepted.
    """

    edited: tuple[Incoming, ...] = ()
    deleted: tuple[Deleted, ...] = ()
    messages: tuple[Incoming, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    unseen: tuple[ChannelId, ...] = ()
    """Channels whose past could not be seen; what was missed there is not known."""
    reacted: tuple[MessageId, ...] = ()
    """Messages whose reactions are not the same everywhere."""
    pinned: tuple[Pinned, ...] = ()
    threads: ThreadsMissed = field(default_factory=ThreadsMissed)


def missed_of(
    past: Past,
    *,
    seen: MessageId,
    oldest: MessageId,
    most: int,
    origins: Sequence[MessageId],
    channel_id: ChannelId,
    relays: Callable[[Incoming], bool],
) -> Missed:
    """Compare a channel's past with what was seen of it; messages before ``oldest`` come too late."""
    gone = tuple(message_id for message_id in origins if message_id not in past.ids)
    new = [message for message in past.messages if message.id > seen and relays(message)]
    late = sum(message.id < oldest for message in new)
    and_more = past.oldest > seen and len(past.ids) >= most
    return Missed(
        messages=tuple(message for message in new if message.id >= oldest),
        skipped=(
            Skipped(
                channel_id=channel_id,
                count=late or most,
                and_more=and_more,
                newest=MessageId(max(oldest, past.oldest) - 1),
            ),
        )
        if late or and_more
        else (),
        # Newer ones too: where a past stayed unseen, some of them were accepted before their edit.
        edited=tuple(message for message in past.messages if message.edited_at),
        deleted=(Deleted(channel_id=channel_id, message_ids=gone),) if gone else (),
    )


class CatchUp:
    """Asks each channel of a bridge for its past."""

    def __init__(
        self,
        history: History,
        outbox: Outbox,
        pins: PinStore,
        threads: ThreadStore,
        *,
        clock: Callable[[], datetime],
        bounds: Bounds | None = None,
    ) -> None:
        self._history = history
        self._outbox = outbox
        self._pins = pins
        self._threads = ThreadCatchUp(history, threads)
        self._clock = clock
        self._bounds = bounds or Bounds()

    async def missed(self, links: Sequence[Link], relays: Callable[[Incoming], bool]) -> Missed:
        """Of all the bridge's channels, by the time of writing; of new messages what it ``relays``."""
        if len(links) < 2:
            return Missed()
        pasts: dict[Place, Past] = {}
        present = [link for link in links if link.left_at is None]
        seen = {link.channel_id: await self._seen_in(link, links) for link in present}
        parts: list[Missed] = []
        advancing: set[ChannelId] = set()
        for channel_id, last in seen.items():
            part = await self._missed_in(Place(channel_id=channel_id), last, pasts, relays)
            parts.append(part)
            if part.messages or part.skipped:
                advancing.add(channel_id)
        threads = await self._threads.missed(present, seen, advancing=advancing)
        for thread, last in threads.read:
            parts.append(await self._missed_in(thread.place, last, pasts, relays))
        messages = sorted((message for part in parts for message in part.messages), key=lambda one: one.id)
        return Missed(
            messages=tuple(messages),
            edited=tuple(message for part in parts for message in part.edited),
            deleted=tuple(gone for part in parts for gone in part.deleted),
            skipped=tuple(skipped for part in parts for skipped in part.skipped),
            unseen=(*(channel_id for part in parts for channel_id in part.unseen), *threads.unseen),
            reacted=tuple(await self._reacted(pasts, messages)),
            pinned=tuple([one for place in pasts for one in await self._pinned(place, pasts)]),
            threads=threads,
        )

    async def _reacted(self, pasts: Mapping[Place, Past], new: Sequence[Incoming]) -> Sequence[MessageId]:
        """From what was read anyway; new messages are shown nowhere yet."""
        seen = {message_id: there for past in pasts.values() for message_id, there in past.reactions.items()}
        if not seen:
            return ()
        looked_at = frozenset[MessageId]().union(*(past.ids for past in pasts.values()))
        linked = {place.channel_id for place in pasts}
        shown = await self._outbox.shown(list(seen))
        found = out_of_line(shown, seen, looked_at=looked_at, linked=linked)
        return [*found, *(message.id for message in new if message.id in seen)]

    async def _pinned(self, place: Place, pasts: Mapping[Place, Past]) -> Sequence[Pinned]:
        past = pasts[place]
        changed = past.pinned ^ frozenset(await self._pins.pinned_among(past.ids))
        return [
            Pinned(place=place, message_id=message_id, pinned=message_id in past.pinned)
            for message_id in sorted(changed)
        ]

    async def _seen_in(self, link: Link, links: Sequence[Link]) -> MessageId:
        """What came before there was another side, or while the bridge was paused, was never meant for it."""
        others = [other.linked_at for other in links if other.channel_id != link.channel_id]
        seen = await self._outbox.last_seen(link.channel_id) or message_id_at(link.linked_at)
        return max(seen, message_id_at(min(others)))

    async def _missed_in(
        self,
        place: Place,
        seen: MessageId,
        pasts: dict[Place, Past],
        relays: Callable[[Incoming], bool],
    ) -> Missed:
        """What was read of the channel or thread is put into ``pasts``."""
        past = await self._history.past(place, back_to=seen, most=self._bounds.messages)
        if past is None:
            return Missed(unseen=(place.channel_id,))
        pasts[place] = past
        oldest = message_id_at(self._clock() - self._bounds.age)
        # Not from the beginning of a quiet channel on: all channels' messages since then are gone through.
        recent = max(past.oldest, oldest)
        origins = await self._outbox.origins_since(place, recent)
        missed = missed_of(
            past,
            seen=seen,
            oldest=oldest,
            most=self._bounds.messages,
            origins=origins,
            channel_id=place.channel_id,
            relays=relays,
        )
        for skipped in missed.skipped:
            more = " or more" if skipped.and_more else ""
            _log.warning("Channel %s: %d%s messages stay behind", place.shown_in, skipped.count, more)
        return missed
