"""Frozen values that every other room may use; standard library only."""

from bot.model.bridge import Bridge, JoinCode, Link, Style
from bot.model.ids import (
    BridgeId,
    ChannelId,
    DeliveryId,
    GuildId,
    MessageId,
    OriginId,
    RoleId,
    UserId,
    WebhookId,
)
from bot.model.language import Language, Locale
from bot.model.message import Attachment, Author, Deleted, Incoming, Mentions, Reply

__all__ = [
    "Attachment",
    "Author",
    "Bridge",
    "BridgeId",
    "ChannelId",
    "Deleted",
    "DeliveryId",
    "GuildId",
    "Incoming",
    "JoinCode",
    "Language",
    "Link",
    "Locale",
    "Mentions",
    "MessageId",
    "OriginId",
    "Reply",
    "RoleId",
    "Style",
    "UserId",
    "WebhookId",
]
