"""Threads of linked channels, as Discord has them."""

import discord

from bot.model import ChannelId, Place, ThreadId


def place_of(channel_id: int, client: discord.Client) -> Place:
    """The channel whose bridge an event belongs to, and the public thread of it where it happened.

    A private thread is nobody else's concern, so it is a place of its own, which is never linked. So is a
    thread that is not in the library's memory: archived ones leave it.
    """
    return place_in(client.get_channel(channel_id), channel_id)


def place_in(channel: object, channel_id: int) -> Place:
    """The same for a channel that is at hand, in whatever form."""
    if isinstance(channel, discord.Thread) and not channel.is_private():
        return Place(channel_id=ChannelId(channel.parent_id), thread_id=ThreadId(channel.id))
    return Place(channel_id=ChannelId(channel_id))
