"""What an exchange amounts to: numbers about talk, never the talk itself."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum

from bot.model.ids import ChannelId, GuildId, MessageId
from bot.model.pairing import Tongue
from bot.model.weekly_time import WeeklyTime


class TalkKind(IntEnum):
    """What kind of message is counted; the numbers are stored. A message is of the last kind that fits."""

    TEXT = 0
    FILE = 1
    STICKER = 2
    FORWARD = 3
    POLL = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One relayed message as it counts for one of the servers of its bridge."""

    guild_id: GuildId
    day: date
    """In the server's zone, and so is the hour."""
    hour: int
    side: Tongue
    """The language of the channel where it was said."""
    kind: TalkKind
    characters: int
    """Without white space, mentions, links and emoji."""
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What one side of a server's bridges said on one day."""

    day: date
    side: Tongue
    messages: int = 0
    characters: int = 0
    words: int = 0
    files: int = 0
    stickers: int = 0
    forwards: int = 0
    polls: int = 0
    replies: int = 0
    """Of this side to what the other one had said."""
    reactions: int = 0
    """The same; a person counts once a message."""
    crossed: int = 0
    """Messages of this side that the other one answered or reacted to."""
    waits: int = 0
    """Of its replies the sum of log2(seconds) × 1024."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HourOfTalk:
    """How much was said in an hour of the week, on both sides."""

    weekday: int
    """0 is Monday."""
    hour: int
    messages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """How many people of a side spoke, and how many were answered or applauded from across the line."""

    spoke: int = 0
    reached: int = 0


class PostLanguage(StrEnum):
    """In what a server's week is told."""

    CHANNEL = "channel"
    """As people speak in the channel where it is posted; both where they speak both."""
    ENGLISH = "en"
    SIMPLIFIED = "zh-Hans"
    TRADITIONAL = "zh-Hant"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklySetup:
    """When and where a server's week is posted."""

    guild_id: GuildId
    channel_id: ChannelId
    at: WeeklyTime
    """On the clock of the server's zone."""
    language: PostLanguage = PostLanguage.CHANNEL
    next_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyPost:
    """The one post of a server about one week."""

    setup: WeeklySetup
    week: date
    """The Monday of the week that it tells of."""
    due_at: datetime
    claimed_at: datetime | None = None
    """Since when somebody is about to post it."""
    claimed_in: ChannelId | None = None
    """Where they are; moderators may have chosen another channel since."""
    posted: tuple[ChannelId, MessageId] | None = None

    @property
    def url(self) -> str | None:
        if self.posted is None:
            return None
        channel_id, message_id = self.posted
        return f"https://discord.com/channels/{self.setup.guild_id}/{channel_id}/{message_id}"
