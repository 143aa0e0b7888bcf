"""Frozen values that every other room may use; standard library only."""

from bot.model.bridge import Bridge, JoinCode, Link, Style
from bot.model.changes import Emoji, Pinned, Reacted, Reactions
from bot.model.content import FILE_LIMIT, Attachment, Card, Forward, Poll, PollAnswer, PollResult, Sticker
from bot.model.delivery import Address, Copy, Delivery, Kind, Origin, Problem, Shown, Sight, Trouble
from bot.model.ids import (
    BridgeId,
    ChannelId,
    DeliveryId,
    GuildId,
    MessageId,
    OriginId,
    RoleId,
    SuggestionId,
    ThreadId,
    UserId,
    WebhookId,
    message_id_at,
)
from bot.model.language import Language, Locale
from bot.model.message import Author, Deleted, Incoming, Mentions, Reply
from bot.model.place import Place
from bot.model.thread import Thread, ThreadFamily, Trait
from bot.model.words import Suggestion, Term

__all__ = [
    "FILE_LIMIT",
    "Address",
    "Attachment",
    "Author",
    "Bridge",
    "BridgeId",
    "Card",
    "ChannelId",
    "Copy",
    "Deleted",
    "Delivery",
    "DeliveryId",
    "Emoji",
    "Forward",
    "GuildId",
    "Incoming",
    "JoinCode",
    "Kind",
    "Language",
    "Link",
    "Locale",
    "Mentions",
    "MessageId",
    "Origin",
    "OriginId",
    "Pinned",
    "Place",
    "Poll",
    "PollAnswer",
    "PollResult",
    "Problem",
    "Reacted",
    "Reactions",
    "Reply",
    "RoleId",
    "Shown",
    "Sight",
    "Sticker",
    "Style",
    "Suggestion",
    "SuggestionId",
    "Term",
    "Thread",
    "ThreadFamily",
    "ThreadId",
    "Trait",
    "Trouble",
    "UserId",
    "WebhookId",
    "message_id_at",
]
