"""/usage: what the translations of a server have used."""

from datetime import UTC
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.gateway.answers import answer
from bot.gateway.people import acting, speaker_for
from bot.gateway.spending import spending
from bot.model import Power

if TYPE_CHECKING:
    from bot.gateway.client import Magpie
    from bot.gateway.services import Services


class Usage(commands.Cog):
    """Counts, never texts."""

    def __init__(self, services: "Services") -> None:
        self._services = services

    @app_commands.command()
    @app_commands.guild_only()
    @app_commands.default_permissions(manage_guild=True)
    async def usage(self, interaction: discord.Interaction) -> None:
        speaker = speaker_for(self._services.texts, interaction)
        guild_id = acting(interaction, Power.BRIDGES).guild_id
        # Days are those of UTC, as for the budgets.
        today = discord.utils.utcnow().astimezone(UTC).date()
        await answer(interaction, await spending(self._services, speaker, guild_id, today=today))


async def setup(bot: "Magpie") -> None:
    await bot.add_cog(Usage(bot.services))
