"""/setup: two channels, linked step by step."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.gateway.answers import answer
from bot.gateway.people import require, speaker_for
from bot.gateway.views.setup import SetupView
from bot.model import Power

if TYPE_CHECKING:
    from bot.gateway.client import Magpie
    from bot.gateway.services import Services


class Setup(commands.Cog):
    """Takes the power over bridges."""

    def __init__(self, services: "Services") -> None:
        self._services = services

    def interaction_check(self, interaction: discord.Interaction, /) -> bool:
        return require(interaction, Power.BRIDGES)

    @app_commands.command(name="setup")
    @app_commands.guild_only()
    @app_commands.default_permissions(manage_guild=True)
    async def start(self, interaction: discord.Interaction) -> None:
        if interaction.guild is None:
            raise app_commands.NoPrivateMessage
        speaker = speaker_for(self._services.texts, interaction)
        panel = SetupView(interaction, speaker, self._services, interaction.guild)
        await answer(interaction, panel.text, view=panel)


async def setup(bot: "Magpie") -> None:
    await bot.add_cog(Setup(bot.services))
