"""Channels of other servers, for those who decide how far they are trusted."""

from collections.abc import Mapping

import discord

from bot.errors import UserError
from bot.model import ChannelId, Moderator
from bot.relay.bridges import Bridges


def guest_channels(client: discord.Client, bridges: Bridges, by: Moderator) -> Mapping[ChannelId, str]:
    """Those that have joined the server's own bridges, with their servers' names."""
    return {
        link.channel_id: _name(client, link.channel_id)
        for view in bridges.visible_to(by.guild_id)
        if view.bridge.home_guild_id == by.guild_id
        for link in view.links
        if link.guild_id != by.guild_id
    }


def read_channel(typed: str) -> ChannelId:
    """An id, or a mention of the channel."""
    digits = typed.strip().removeprefix("<#").removesuffix(">")
    if not digits.isascii() or not digits.isdecimal() or len(digits) > 20:
        raise UserError("error-channel-gone")
    return ChannelId(int(digits))


def _name(client: discord.Client, channel_id: ChannelId) -> str:
    channel = client.get_channel(channel_id)
    if not isinstance(channel, discord.abc.GuildChannel):
        return str(channel_id)
    return f"#{channel.name} ({channel.guild.name})"
