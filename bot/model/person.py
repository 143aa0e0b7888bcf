"""What people decide for themselves, and what is kept about them."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.model.ids import ChannelId, GuildId, MessageId, OriginId, ThreadId, UserId
from bot.model.language import Language

NOBODY = UserId(0)
"""Stands where somebody stood who had everything about themselves deleted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """One person's; the defaults are everybody's, and nothing is kept of somebody who has them."""

    pings: bool = False
    """Mentions from the other side ping them."""
    opted_out_at: datetime | None = None
    """Since when nothing they say is relayed."""
    language: Language | None = None
    """In which they are addressed, whatever their Discord is set to."""
    pairing: bool = False
    leaderboard: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What is kept of one relayed message: where it was said, and where its copies are; no text."""

    id: OriginId
    message_id: MessageId
    channel_id: ChannelId
    guild_id: GuildId
    thread_id: ThreadId | None
    deleted: bool
    """It was deleted, and its copies are still to go."""
    copies: tuple[tuple[ChannelId, MessageId], ...] = field(default=())
