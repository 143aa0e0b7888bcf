"""/privacy: what is kept about oneself, and having it otherwise."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.gateway.answers import answer, answer_with_file
from bot.gateway.people import speaker_for
from bot.gateway.privacy import exported, summary_text
from bot.gateway.views.privacy import ForgetView, TakeBackView
from bot.model import UserId

if TYPE_CHECKING:
    from bot.gateway.client import Magpie
    from bot.gateway.services import Services


@app_commands.guild_only()
class Privacy(commands.GroupCog, group_name="privacy"):
    """Everybody's own, the same in every server."""

    def __init__(self, services: "Services") -> None:
        self._texts = services.texts
        self._privacy = services.privacy

    @app_commands.command()
    async def show(self, interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        summary = await self._privacy.summary(UserId(interaction.user.id))
        await answer(interaction, summary_text(speaker_for(self._texts, interaction), summary))

    @app_commands.command()
    async def export(self, interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        name, file = await exported(self._privacy, UserId(interaction.user.id))
        speaker = speaker_for(self._texts, interaction)
        await answer_with_file(interaction, speaker.say("privacy-export"), name, file)

    @app_commands.command()
    async def optout(self, interaction: discord.Interaction) -> None:
        news = await self._privacy.opt_out(UserId(interaction.user.id))
        speaker = speaker_for(self._texts, interaction)
        text = speaker.say("privacy-optout" if news else "privacy-optout-already")
        await answer(interaction, text, view=TakeBackView(interaction, speaker, self._privacy))

    @app_commands.command()
    async def optin(self, interaction: discord.Interaction) -> None:
        news = await self._privacy.opt_in(UserId(interaction.user.id))
        speaker = speaker_for(self._texts, interaction)
        await answer(interaction, speaker.say("privacy-optin" if news else "privacy-optin-already"))

    @app_commands.command()
    async def delete(self, interaction: discord.Interaction) -> None:
        speaker = speaker_for(self._texts, interaction)
        panel = ForgetView(interaction, speaker, self._privacy)
        await answer(interaction, speaker.say("privacy-delete-question"), view=panel)


async def setup(bot: "Magpie") -> None:
    await bot.add_cog(Privacy(bot.services))
