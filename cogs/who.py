"""Apps → Who is this: the person behind a copy."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.gateway.answers import answer
from bot.gateway.people import speaker_for
from bot.gateway.who import who_wrote

if TYPE_CHECKING:
    from bot.gateway.client import Magpie
    from bot.gateway.services import Services


class Who(commands.Cog):
    """Nobody hides behind the bridge."""

    def __init__(self, services: "Services") -> None:
        self._texts = services.texts
        self._copies = services.copies

    async def who_is_this(self, interaction: discord.Interaction, message: discord.Message) -> None:
        speaker = speaker_for(self._texts, interaction)
        await answer(interaction, await who_wrote(interaction.client, self._copies, speaker, message))


async def setup(bot: "Magpie") -> None:
    cog = Who(bot.services)
    await bot.add_cog(cog)
    menu = app_commands.ContextMenu(name="Who is this", callback=cog.who_is_this)
    bot.tree.add_command(app_commands.guild_only(menu))
