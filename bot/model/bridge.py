"""A bridge, the channels it links, and the code by which another server joins."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.ids import BridgeId, ChannelId, GuildId, UserId
from bot.model.language import Language
from bot.model.moderation import Trust


class Style(StrEnum):
    """What a translated copy shows."""

    TRANSLATION = "translation"
    WITH_ORIGINAL = "with-original"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridge:
    """Any number of channels whose messages are relayed to each other."""

    id: BridgeId
    name: str
    home_guild_id: GuildId
    style: Style
    paused: bool
    allow_bots: bool
    created_by: UserId
    created_at: datetime
    notes: bool = True
    """Expressions that readers may not know are explained below a translation, now and then."""
    pinyin: bool = False
    """Chinese originals are shown to readers of English, with pinyin below."""
    in_place: bool = False
    """What is written in a language that is not the channel's is translated in that channel too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A channel's membership in its one bridge."""

    channel_id: ChannelId
    guild_id: GuildId
    bridge_id: BridgeId
    language: Language
    linked_by: UserId
    linked_at: datetime
    trust: Trust = Trust.TRUSTED
    left_at: datetime | None = None
    """Since when the bot is no longer in the channel's server: it may be invited again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinCode:
    """What lets a channel of another server join a bridge once, before ``expires_at``."""

    code: str
    bridge_id: BridgeId
    created_by: UserId
    expires_at: datetime
