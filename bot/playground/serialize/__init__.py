"""Objects as the API's JSON; ``Serializer`` writes all of them."""

from bot.playground.serialize.guilds import Serializer
from bot.playground.serialize.values import SUPPRESS_EMBEDS, emoji, stamp

__all__ = ["SUPPRESS_EMBEDS", "Serializer", "emoji", "stamp"]
