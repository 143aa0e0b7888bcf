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
