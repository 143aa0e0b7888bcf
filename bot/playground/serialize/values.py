"""Single values as the API writes them."""

import datetime as dt

from bot.playground.objects import Reaction
from bot.playground.validation import Json

SUPPRESS_EMBEDS = 1 << 2


def stamp(seconds: float | None) -> str | None:
    """Return a time as Discord writes it."""
    if seconds is None:
        return None
    return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat(timespec="microseconds")


def emoji(reaction: Reaction) -> Json:
    """Return the emoji of a reaction."""
    found: Json = {"id": str(reaction.emoji_id) if reaction.emoji_id else None, "name": reaction.name}
    if reaction.animated:
        found["animated"] = True
    return found


def optional_id(value: int | None) -> str | None:
    """Return an id as text; None stays None."""
    return None if value is None else str(value)
