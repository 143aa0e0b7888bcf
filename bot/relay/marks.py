"""Discord's own way of writing: addresses of messages, and text that must not be taken for markup."""

import regex

from bot.model import Address

_MARKDOWN = regex.compile(r"([\\*_~`|\[\]<>#])")


def escape(text: str) -> str:
    """``text`` so that Discord shows it letter by letter, on one line."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def url(address: Address) -> str:
    """A message's address, as Discord's client understands it."""
    return f"https://discord.com/channels/{address.guild_id}/{address.channel_id}/{address.message_id}"
