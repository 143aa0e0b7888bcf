"""/usage: what the translations of a server have used."""

from datetime import UTC
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.gateway.charts import answer_with_chart
from bot.gateway.people import acting, speaker_for
from bot.gateway.spending import spending
from bot.model import Power
from bot.stats.figures import Period, span_of
from bot.stats.pictures import engines

if TYPE_CHECKING:
    from bot.gateway.client import Magpie
    from bot.gateway.services import Services


class Usage(commands.Cog):
    """Counts, never texts; and how the engines have been doing, as a chart."""

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
        text = await spending(self._services, speaker, guild_id, today=today)
        statistics = self._services.statistics
        span, _ = span_of(Period.WEEKS, statistics.clocks.today(guild_id, interaction.created_at))
        picture = engines(speaker, span, await statistics.chronicle.engines(guild_id, span))
        await answer_with_chart(interaction, text, statistics.charts, picture)


async def setup(bot: "Magpie") -> None:
    await bot.add_cog(Usage(bot.services))
