"""Apps → Report: anybody, in their language, to the moderators of both sides."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.gateway.reporting import reportable
from bot.gateway.views.cases import DecideCase
from bot.gateway.views.report import ReportForm
from bot.model import UserId

if TYPE_CHECKING:
    from bot.gateway.client import Magpie
    from bot.gateway.services import Services


class Report(commands.Cog):
    """For everybody who reads a bridged channel."""

    def __init__(self, services: "Services") -> None:
        self._services = services

    async def report(self, interaction: discord.Interaction, message: discord.Message) -> None:
        await reportable(self._services, UserId(interaction.user.id), message)
        await interaction.response.send_modal(ReportForm(interaction, self._services, message))


async def setup(bot: "Magpie") -> None:
    cog = Report(bot.services)
    await bot.add_cog(cog)
    bot.add_dynamic_items(DecideCase)
    menu = app_commands.ContextMenu(name="Report", callback=cog.report)
    bot.tree.add_command(app_commands.guild_only(menu))
