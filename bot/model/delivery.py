"""What the relay owes a destination channel, and what it has put there."""

from dataclasses import dataclass
from enum import IntEnum

from bot.model.ids import ChannelId, DeliveryId, GuildId, MessageId, OriginId, WebhookId
from bot.model.message import Incoming


class Kind(IntEnum):
    """What a delivery does; the numbers are stored."""

    CREATE = 1
    EDIT = 2
    DELETE = 3
    UPGRADE = 4
    """Replace the word-by-word gloss of a copy by its real translation."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One outbox row: one thing to do in one destination channel."""

    id: DeliveryId
    """Grows in the order of acceptance; a channel's deliveries go out in this order."""
    origin: Origin
    channel_id: ChannelId
    kind: Kind
    revision: int
    attempts: int
    incoming: Incoming | None
    """The message as accepted; nothing for a deletion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A message of ours in a destination channel: part ``part`` of an origin."""

    part: int
    channel_id: ChannelId
    message_id: MessageId
    webhook_id: WebhookId


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a message can be seen."""

    guild_id: GuildId
    channel_id: ChannelId
    message_id: MessageId
