"""Apps → Correct: what a partner wrote, put as a native speaker would."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.gateway.views.correct import CorrectForm, correctable

if TYPE_CHECKING:
    from bot.gateway.client import Magpie
    from bot.gateway.services import Services


class Correct(commands.Cog):
    """In pairs' threads only."""

    def __init__(self, services: "Services") -> None:
        self._services = services

    async def correct(self, interaction: discord.Interaction, message: discord.Message) -> None:
        await correctable(self._services, interaction, message)
        await interaction.response.send_modal(CorrectForm(interaction, self._services, message))


async def setup(bot: "Magpie") -> None:
    cog = Correct(bot.services)
    await bot.add_cog(cog)
    menu = app_commands.ContextMenu(name="Correct", callback=cog.correct)
    bot.tree.add_command(app_commands.guild_only(menu))
