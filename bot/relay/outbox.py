"""What the relay writes down before it does anything, so that a crash loses and doubles nothing."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.model import (
    Address,
    CaseId,
    ChannelId,
    Copy,
    Counted,
    Delivery,
    DeliveryId,
    GuildId,
    Incoming,
    Kind,
    MessageId,
    OriginId,
    Place,
    Shown,
    Tally,
    Trouble,
)


class Outbox(Protocol):
    """The durable side of the relay. Each method is one transaction."""

    async def accept(
        self,
        incoming: Incoming,
        destinations: Sequence[ChannelId],
        *,
        after_gap: bool = False,
        held: Mapping[ChannelId, Mapping[GuildId, CaseId]] | None = None,
        counted: Sequence[Counted] = (),
    ) -> bool:
        """Write the origin and a CREATE for each destination; False if this message was accepted before.

        ``after_gap``: messages before it may have been missed, so it is not what was last seen. ``held``: the
        destinations for which it waits until these servers have decided, and in which cases they do.
        ``counted``: what is added to the statistics of its servers.
        """
        ...

    async def accept_edit(
        self,
        incoming: Incoming,
        *,
        barred: Collection[ChannelId] = (),
        refused: Collection[ChannelId] = (),
        held: Mapping[ChannelId, Mapping[GuildId, CaseId]] | None = None,
    ) -> Sequence[ChannelId]:
        """Write an EDIT for each channel that has or will have a copy; the channels with work.

        Nothing when the origin is unknown, deleted, or already at this revision or a newer one. Edits and
        upgrades of it that still wait are replaced: the latest wins. In ``barred`` channels the copies stay
        as they are. What is held has the new text and is to be approved anew, by those in ``held`` too; where
        it is ``refused`` it is dropped.
        """
        ...

    async def accept_delete(
        self, channel_id: ChannelId, message_ids: Sequence[MessageId]
    ) -> Sequence[ChannelId]:
        """Mark the origins deleted, forget their waiting texts, write DELETEs; the channels with work."""
        ...

    async def accept_change(
        self, kind: Kind, message_id: MessageId, *, seen_in: ChannelId | None
    ) -> Sequence[ChannelId]:
        """Have every other channel that shows the message brought in line; the channels with work.

        ``message_id`` may be an origin's or a copy's. The new row replaces one of its kind that waits. Rows
        that were written together have a ``revision`` in common, and with no others.
        """
        ...

    async def shown(self, message_ids: Sequence[MessageId]) -> Sequence[Shown]:
        """What the messages are, or carry, with all that shows it; without what was deleted."""
        ...

    async def next(self, channel_id: ChannelId, *, limit: int) -> Sequence[Delivery]:
        """What waits for a channel, in order of acceptance; upgrades only when they are ready."""
        ...

    async def probe(self) -> None:
        """Write something that changes nothing; StorageError if that cannot be done."""
        ...

    async def channels_with_work(self) -> Sequence[ChannelId]: ...

    async def copies(self, origin_id: OriginId, channel_id: ChannelId) -> Sequence[Copy]:
        """In order of their parts."""
        ...

    async def carries_others(self, copy: Copy, origin_id: OriginId) -> bool:
        """Whether a copy also shows other origins that were not deleted."""
        ...

    async def newest_copy(self, channel_id: ChannelId) -> MessageId | None: ...

    async def last_seen(self, channel_id: ChannelId) -> MessageId | None:
        """The newest message accepted from a linked channel."""
        ...

    async def saw(self, channel_id: ChannelId, message_id: MessageId) -> None:
        """Take what is not newer for seen, so that it is never caught up."""
        ...

    async def origins_since(self, place: Place, oldest: MessageId) -> Sequence[MessageId]:
        """Accepted messages of the channel or thread that were not deleted, from ``oldest`` on."""
        ...

    async def answered(self, origin_id: OriginId, channel_id: ChannelId) -> Address | None:
        """Where people of ``channel_id`` see the message that an origin answers."""
        ...

    async def overtaken(
        self, origin_id: OriginId, channel_id: ChannelId, *, before: MessageId | None = None
    ) -> bool:
        """Whether messages accepted later have copies in a channel already; of those ``before`` a copy."""
        ...

    async def counterpart(self, message_id: MessageId, channel_id: ChannelId) -> Address | None:
        """Where people of ``channel_id`` see that message, be it an origin or itself a copy."""
        ...

    async def delivered(
        self, delivery: Delivery, copies: Sequence[Copy], *, upgrade_at: datetime | None
    ) -> None:
        """Write a CREATE's copies and drop its row; with ``upgrade_at`` an UPGRADE takes its place."""
        ...

    async def delivered_together(self, done: Sequence[tuple[Delivery, Copy, datetime | None]]) -> None:
        """The same for several CREATEs, each with its slot of one copy and the time of its upgrade."""
        ...

    async def posted(self, delivery: Delivery, copies: Sequence[Copy]) -> None:
        """Write copies of a delivery that is not carried out to its end; its row stays."""
        ...

    async def withdrawn(self, delivery: Delivery, copies: Sequence[Copy]) -> None:
        """Forget copies that were taken back; the delivery's row stays."""
        ...

    async def edited(
        self,
        delivery: Delivery,
        *,
        added: Sequence[Copy],
        removed: Sequence[MessageId],
        upgrade_at: datetime | None,
        tallies: Sequence[Tally] = (),
    ) -> None:
        """Bring the copies of an EDIT or UPGRADE up to date and drop its row.

        ``tallies``: what that counts for.
        """
        ...

    async def removed(self, deliveries: Sequence[Delivery]) -> None:
        """Drop DELETE rows with the copy rows they dealt with, and origins that have no copy left."""
        ...

    async def drop(self, delivery: Delivery) -> None: ...

    async def attempted(self, delivery_id: DeliveryId) -> int:
        """Count an attempt that failed; how many there were."""
        ...

    async def set_aside(self, delivery: Delivery, trouble: Trouble) -> bool:
        """Take a delivery out of its lane, for moderators to look at; False if nobody wants it any more."""
        ...

    async def to_the_end(self, delivery: Delivery) -> None:
        """Let what waits behind a delivery go before it; its attempts count anew."""
        ...

    async def forbidden(self) -> Sequence[ChannelId]:
        """Channels whose moderators were told that a permission is missing."""
        ...

    async def set_forbidden(self, channel_id: ChannelId, *, forbidden: bool) -> None: ...

    async def abandon(self, channel_id: ChannelId) -> int:
        """Drop everything that waits for a channel that is gone; how many."""
        ...

    async def upgrades_due(self, now: datetime, *, limit: int) -> Sequence[Delivery]: ...

    async def next_upgrade_at(self) -> datetime | None: ...

    async def ready_upgrade(self, delivery: Delivery) -> None:
        """Hand an upgrade to its lane."""
        ...

    async def postpone_upgrade(self, delivery: Delivery, until: datetime) -> None: ...
