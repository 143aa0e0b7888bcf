"""Apps → Explain: a message word by word."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.gateway.answers import answer
from bot.gateway.explaining import explain_for
from bot.gateway.people import speaker_for

if TYPE_CHECKING:
    from bot.gateway.client import Magpie
    from bot.gateway.services import Services


class Explain(commands.Cog):
    """For whoever wants to learn from what was said."""

    def __init__(self, services: "Services") -> None:
        self._texts = services.texts
        self._explainer = services.explainer

    async def explain_message(self, interaction: discord.Interaction, message: discord.Message) -> None:
        speaker = speaker_for(self._texts, interaction)
        await answer(interaction, explain_for(self._explainer, speaker, message.content))


async def setup(bot: "Magpie") -> None:
    cog = Explain(bot.services)
    await bot.add_cog(cog)
    menu = app_commands.ContextMenu(name="Explain", callback=cog.explain_message)
    bot.tree.add_command(app_commands.guild_only(menu))
