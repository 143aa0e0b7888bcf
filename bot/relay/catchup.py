"""What happened in linked channels while nobody listened: new messages, edits and deletions."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.model import ChannelId, Deleted, Incoming, Link, MessageId, Place, message_id_at
from bot.relay.ports import Outbox

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How much of a channel's past is caught up; what lies before stays behind."""

    messages: int = 500
    """That are looked at in a channel."""
    age: timedelta = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """What stays behind in a channel."""

    channel_id: ChannelId
    count: int
    and_more: bool
    """There may be more, before the last message that was looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """The newest messages of a channel, without a gap between ``oldest`` and now."""

    oldest: MessageId
    ids: frozenset[MessageId]
    """Of every message, whoever wrote it."""
    messages: tuple[Incoming, ...]
    """Those that the relay is for, oldest first."""


class History(Protocol):
    """Channels' pasts, as the chat remembers them."""

    async def past(self, channel_id: ChannelId, *, back_to: MessageId, most: int) -> Past | None:
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


def missed_of(
    past: Past,
    *,
    seen: MessageId,
    oldest: MessageId,
    most: int,
    origins: Sequence[MessageId],
    channel_id: ChannelId,
) -> Missed:
    """Compare a channel's past with what was seen of it; messages before ``oldest`` come too late."""
    gone = tuple(message_id for message_id in origins if message_id not in past.ids)
    new = [message for message in past.messages if message.id > seen]
    late = sum(message.id < oldest for message in new)
    and_more = past.oldest > seen and len(past.ids) >= most
    return Missed(
        messages=tuple(message for message in new if message.id >= oldest),
        skipped=(Skipped(channel_id=channel_id, count=late or most, and_more=and_more),)
        if late or and_more
        else (),
        # Newer ones too: where a past stayed unseen, some of them were accepted before their edit.
        edited=tuple(message for message in past.messages if message.edited_at),
        deleted=(Deleted(channel_id=channel_id, message_ids=gone),) if gone else (),
    )


class CatchUp:
    """Asks each channel of a bridge for its past."""

    def __init__(
        self, history: History, outbox: Outbox, *, clock: Callable[[], datetime], bounds: Bounds | None = None
    ) -> None:
        self._history = history
        self._outbox = outbox
        self._clock = clock
        self._bounds = bounds or Bounds()

    async def missed(self, links: Sequence[Link]) -> Missed:
        """Of all the bridge's channels together, by the time of writing."""
        parts = [await self._missed_in(link, links) for link in links]
        return Missed(
            messages=tuple(
                sorted((message for part in parts for message in part.messages), key=lambda one: one.id)
            ),
            edited=tuple(message for part in parts for message in part.edited),
            deleted=tuple(gone for part in parts for gone in part.deleted),
            skipped=tuple(skipped for part in parts for skipped in part.skipped),
            unseen=tuple(channel_id for part in parts for channel_id in part.unseen),
        )

    async def _missed_in(self, link: Link, links: Sequence[Link]) -> Missed:
        others = [other.linked_at for other in links if other.channel_id != link.channel_id]
        if not others:
            return Missed()
        # What came before there was another side, or while the bridge was paused, was never meant for it.
        seen = await self._outbox.last_seen(link.channel_id) or message_id_at(link.linked_at)
        seen = max(seen, message_id_at(min(others)))
        past = await self._history.past(link.channel_id, back_to=seen, most=self._bounds.messages)
        if past is None:
            return Missed(unseen=(link.channel_id,))
        origins = await self._outbox.origins_since(Place(channel_id=link.channel_id), past.oldest)
        missed = missed_of(
            past,
            seen=seen,
            oldest=message_id_at(self._clock() - self._bounds.age),
            most=self._bounds.messages,
            origins=origins,
            channel_id=link.channel_id,
        )
        for skipped in missed.skipped:
            more = " or more" if skipped.and_more else ""
            _log.warning("Channel %s: %d%s messages stay behind", link.channel_id, skipped.count, more)
        return missed
