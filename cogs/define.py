"""/define and /pinyin: the dictionary at hand."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.gateway.answers import answer
from bot.gateway.explaining import define_for, pinyin_for
from bot.gateway.people import speaker_for

if TYPE_CHECKING:
    from bot.gateway.client import Magpie
    from bot.gateway.services import Services


class Define(commands.Cog):
    """What a word means, and how it is read."""

    def __init__(self, services: "Services") -> None:
        self._texts = services.texts
        self._explainer = services.explainer

    @app_commands.command()
    @app_commands.guild_only()
    async def define(self, interaction: discord.Interaction, word: app_commands.Range[str, 1, 60]) -> None:
        speaker = speaker_for(self._texts, interaction)
        await answer(interaction, define_for(self._explainer, speaker, word))

    @app_commands.command()
    @app_commands.guild_only()
    async def pinyin(self, interaction: discord.Interaction, text: app_commands.Range[str, 1, 1000]) -> None:
        speaker = speaker_for(self._texts, interaction)
        await answer(interaction, pinyin_for(self._explainer, speaker, text))


async def setup(bot: "Magpie") -> None:
    await bot.add_cog(Define(bot.services))
