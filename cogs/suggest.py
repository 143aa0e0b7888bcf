"""Apps → Suggest a better translation, and /suggestions for those who decide."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.gateway.answers import answer
from bot.gateway.people import acting, speaker_for
from bot.gateway.suggesting import describe, find_subject
from bot.gateway.views.suggest import Decide, DecisionView, SuggestForm
from bot.model import Power

if TYPE_CHECKING:
    from bot.gateway.client import Magpie
    from bot.gateway.services import Services

MAX_SHOWN = 5
"""Suggestions shown at once, each with its buttons."""


class Suggest(commands.Cog):
    """People know better than machines."""

    def __init__(self, services: "Services") -> None:
        self._services = services
        self._texts = services.texts
        self._suggestions = services.suggestions

    async def suggest(self, interaction: discord.Interaction, message: discord.Message) -> None:
        """Apps → Suggest a better translation."""
        speaker = speaker_for(self._texts, interaction)
        subject = await find_subject(self._services, interaction.client, speaker, message)
        await interaction.response.send_modal(SuggestForm(interaction, self._services, subject))

    @app_commands.command()
    @app_commands.guild_only()
    @app_commands.default_permissions(manage_guild=True)
    async def suggestions(self, interaction: discord.Interaction) -> None:
        by = acting(interaction, Power.WORDS)
        speaker = speaker_for(self._texts, interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        waiting = await self._suggestions.pending(by.guild_id)
        await answer(interaction, speaker.say("suggestions-waiting", count=len(waiting)))
        for suggestion in waiting[:MAX_SHOWN]:
            text = await describe(
                self._services, interaction.client, speaker, suggestion, seen_from=by.guild_id
            )
            await answer(interaction, text, view=DecisionView(speaker, suggestion.id))


async def setup(bot: "Magpie") -> None:
    cog = Suggest(bot.services)
    await bot.add_cog(cog)
    bot.add_dynamic_items(Decide)
    menu = app_commands.ContextMenu(name="Suggest a better translation", callback=cog.suggest)
    bot.tree.add_command(app_commands.guild_only(menu))
