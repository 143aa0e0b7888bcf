"""/bridge trust: what the other servers let through from a channel that has joined."""

from enum import StrEnum
from typing import TYPE_CHECKING, Any, cast

import discord
from discord import app_commands

from bot.gateway.answers import answer
from bot.gateway.arguments import ChannelText
from bot.gateway.people import acting, may, speaker_for
from bot.gateway.trusting import guest_channels, read_channel
from bot.model import Power, Trust

if TYPE_CHECKING:
    from bot.gateway.client import Magpie


class Level(StrEnum):
    """As it is chosen in the command."""

    NEW = "new"
    TRUSTED = "trusted"


async def setup(bot: "Magpie") -> None:
    """Its channel is of another server, and Discord offers nobody those: so it is chosen by name."""
    services = bot.services

    @app_commands.command(name="trust")
    async def trust(interaction: discord.Interaction, channel: ChannelText, level: Level) -> None:
        by = acting(interaction, Power.BRIDGES)
        channel_id = read_channel(channel)
        await services.bridges.set_trust(channel_id, Trust[level.name], by=by)
        say = speaker_for(services.texts, interaction).say
        text_id = "trust-trusted" if level is Level.TRUSTED else "trust-new"
        name = guest_channels(interaction.client, services.bridges, by).get(channel_id, str(channel_id))
        await answer(interaction, say(text_id, channel=name))

    @trust.autocomplete("channel")
    async def channels(interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Of bridges that the server owns."""
        if not may(interaction, Power.BRIDGES):
            return []
        found = guest_channels(interaction.client, services.bridges, acting(interaction, Power.BRIDGES))
        return [
            app_commands.Choice(name=name[:100], value=str(channel_id))
            for channel_id, name in found.items()
            if typed.casefold() in name.casefold()
        ][:25]

    bridge = bot.tree.get_command("bridge")
    assert isinstance(bridge, app_commands.Group), "cogs.bridge is loaded first"
    bridge.add_command(cast("app_commands.Command[Any, ..., None]", trust))
