"""What one person has had of the exchange: for themselves, and for others only where they want that."""

from dataclasses import dataclass
from datetime import date

from bot.model.ids import UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """On one day, over all of a server's bridges."""

    day: date
    said: int
    """Messages."""
    replied: int
    """Of them, those that answered somebody across the line."""
    reached: int
    """Replies and people with reactions that came back from there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader:
    """Somebody who wants to be named, and has answered across the line."""

    user_id: UserId
    replied: int
    reached: int
