"""Discord's own way of writing: addresses of messages, and text that must not be taken for markup."""

from bot.i18n.marks import escape
from bot.model import Address

__all__ = ["escape", "url"]


def url(address: Address) -> str:
    """A message's address, as Discord's client understands it."""
    return f"https://discord.com/channels/{address.guild_id}/{address.channel_id}/{address.message_id}"
