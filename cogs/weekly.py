"""/weekly: a server's week, posted once a week."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.gateway.answers import answer
from bot.gateway.pairing_setup import Weekday
from bot.gateway.people import acting, require, require_sees, speaker_for
from bot.gateway.views.weekly import ReadWeek
from bot.i18n import Speaker
from bot.model import Moderator, PostLanguage, Power
from bot.pairing import time_of_day

if TYPE_CHECKING:
    from bot.gateway.client import Magpie
    from bot.gateway.weekly import Weekly
    from bot.i18n import Texts

Time = app_commands.Range[str, 1, time_of_day.LONGEST]


@app_commands.guild_only()
@app_commands.default_permissions(manage_guild=True)
class WeeklyCog(commands.GroupCog, group_name="weekly"):
    """Every command takes the power over bridges, and is about the server in which it is given."""

    def __init__(self, weekly: "Weekly", texts: "Texts") -> None:
        self._weekly = weekly
        self._texts = texts

    def interaction_check(self, interaction: discord.Interaction, /) -> bool:
        return require(interaction, Power.BRIDGES)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        self._weekly.keeper.open()

    @app_commands.command()
    async def channel(self, interaction: discord.Interaction, channel: discord.TextChannel) -> None:
        require_sees(interaction, channel)
        speaker = self._speaker(interaction)
        await answer(interaction, await self._weekly.choose_channel(speaker, channel, by=_by(interaction)))

    @app_commands.command()
    async def day(self, interaction: discord.Interaction, weekday: Weekday) -> None:
        speaker = self._speaker(interaction)
        text = await self._weekly.choose_day(speaker, weekday.number, by=_by(interaction))
        await answer(interaction, text)

    @app_commands.command()
    async def time(self, interaction: discord.Interaction, time: Time) -> None:
        speaker, minute = self._speaker(interaction), time_of_day.parse_time_of_day(time)
        await answer(interaction, await self._weekly.choose_time(speaker, minute, by=_by(interaction)))

    @app_commands.command()
    async def language(self, interaction: discord.Interaction, language: PostLanguage) -> None:
        speaker = self._speaker(interaction)
        await answer(interaction, await self._weekly.choose_language(speaker, language, by=_by(interaction)))

    @app_commands.command()
    async def preview(self, interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        speaker, now = self._speaker(interaction), interaction.created_at
        page = await self._weekly.preview(speaker, now, by=_by(interaction))
        await answer(interaction, page.text, files=page.files)

    @app_commands.command()
    async def post(self, interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await answer(interaction, await self._weekly.post(self._speaker(interaction), by=_by(interaction)))

    @app_commands.command()
    async def off(self, interaction: discord.Interaction) -> None:
        await answer(interaction, await self._weekly.stop(self._speaker(interaction), by=_by(interaction)))

    def _speaker(self, interaction: discord.Interaction) -> Speaker:
        return speaker_for(self._texts, interaction)


def _by(interaction: discord.Interaction) -> Moderator:
    return acting(interaction, Power.BRIDGES)


async def setup(bot: "Magpie") -> None:
    await bot.add_cog(WeeklyCog(bot.services.weekly, bot.services.texts))
    bot.add_dynamic_items(ReadWeek)
