"""What the relay owes a destination channel, and what it has put there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from bot.model.ids import ChannelId, DeliveryId, GuildId, MessageId, OriginId, ThreadId, WebhookId
from bot.model.message import Incoming
from bot.model.place import Place
from bot.model.thread import Trait


class Kind(IntEnum):
    """What a delivery does; the numbers are stored."""

    CREATE = 1
    EDIT = 2
    DELETE = 3
    UPGRADE = 4
    """Replace the word-by-word gloss of a copy by its real translation."""
    REACTIONS = 5
    """Show the reactions that people gave to the other messages of the same origin."""
    PIN = 6
    UNPIN = 7
    THREAD = 8
    """Have a thread that is named, archived and locked as the original is."""
    THREAD_GONE = 9
    REPLY_LINE = 10
    """Have a reply's copy say what it answers as that is now."""

    @property
    def writes(self) -> bool:
        """Whether it posts or changes text, and so carries a message and belongs to one revision of it."""
        return self in {Kind.CREATE, Kind.EDIT, Kind.UPGRADE}


class Trouble(StrEnum):
    """Why a delivery was set aside; the values are stored. What Discord said is in the log, not here."""

    REFUSED = "refused"
    NO_ANSWER = "no-answer"
    """Discord answered with errors, however often it was asked."""
    DEFECT = "defect"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A message that was accepted from a linked channel."""

    id: OriginId
    message_id: MessageId
    channel_id: ChannelId
    guild_id: GuildId
    revision: int
    """The newest accepted one, see ``Incoming.revision``."""
    deleted: bool
    thread_id: ThreadId | None = None
    """The thread of ``channel_id`` in which it was said."""

    @property
    def place(self) -> Place:
        return Place(channel_id=self.channel_id, thread_id=self.thread_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One outbox row: one thing to do in one destination channel."""

    id: DeliveryId
    """Grows in the order of acceptance; a channel's deliveries go out in this order."""
    origin: Origin
    channel_id: ChannelId
    kind: Kind
    revision: int
    """Of the message; of THREAD and THREAD_GONE the id of the thread that is to be followed."""
    attempts: int
    incoming: Incoming | None
    """The message as accepted; nothing where ``kind`` does not write."""
    traits: Trait = Trait.NONE
    """What a THREAD brings in line."""
    approved: bool = False
    """It was held, and moderators have let it through."""

    @property
    def thread_id(self) -> ThreadId:
        """Whom a THREAD or THREAD_GONE follows."""
        return ThreadId(self.revision)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A delivery that was set aside, as moderators see it: without its text."""

    id: DeliveryId
    origin: Origin
    channel_id: ChannelId
    """Where it should have gone."""
    kind: Kind
    trouble: Trouble
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A message of ours in a destination channel: part ``part`` of an origin."""

    part: int
    channel_id: ChannelId
    message_id: MessageId
    webhook_id: WebhookId
    thread_id: ThreadId | None = None
    slot: int | None = None
    """Which text in the message is the origin's, if it carries several; see ``bot.relay.coalesce``."""

    @property
    def place(self) -> Place:
        return Place(channel_id=self.channel_id, thread_id=self.thread_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """One message in which a relayed one can be seen: itself, or a part of a copy."""

    place: Place
    message_id: MessageId
    carries: tuple[OriginId, ...]
    """Oldest first: one copy may show several messages of one author."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A relayed message and everything that shows it."""

    origin_id: OriginId
    original: Sight
    copies: tuple[Sight, ...]
    """By channel, and there in the order of their parts."""

    def in_channel(self, channel_id: ChannelId) -> Sequence[Sight]:
        """In the original's own channel that is the original, whether or not it is translated there too."""
        if channel_id == self.original.place.channel_id:
            return (self.original,)
        return [copy for copy in self.copies if copy.place.channel_id == channel_id]

    def outside(self, channel_id: ChannelId) -> Sequence[Sight]:
        """What other channels show of it."""
        everywhere = (self.original, *self.copies)
        return [sight for sight in everywhere if sight.place.channel_id != channel_id]

    @property
    def channels(self) -> Sequence[ChannelId]:
        return list(dict.fromkeys(one.place.channel_id for one in (self.original, *self.copies)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a message can be seen."""

    guild_id: GuildId
    channel_id: ChannelId
    message_id: MessageId
    slot: int | None = None
    """See ``Copy.slot``."""
