"""What an exchange amounts to: numbers about talk, never the talk itself."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from bot.model.ids import GuildId
from bot.model.pairing import Tongue


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
