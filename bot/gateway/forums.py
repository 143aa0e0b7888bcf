"""Forums are bridged with forums."""

import discord

from bot.errors import UserError
from bot.gateway.permissions import Linkable
from bot.relay.bridges import BridgeView


def require_alike(client: discord.Client, view: BridgeView, channel: Linkable) -> None:
    """Refuse a forum beside channels, and a channel beside forums.

    What is said in a channel belongs to no post, and a forum takes nothing outside of one.
    """
    for link in view.links:
        other = client.get_channel(link.channel_id)
        if isinstance(other, Linkable) and is_forum(other) is not is_forum(channel):
            raise UserError("error-forum-and-channel")


def is_forum(channel: Linkable) -> bool:
    """Media channels are forums, too."""
    return isinstance(channel, discord.ForumChannel)
