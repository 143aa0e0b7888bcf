"""/me: what people decide for themselves."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.gateway.answers import answer
from bot.gateway.people import speaker_for
from bot.model import UserId

if TYPE_CHECKING:
    from bot.gateway.client import Magpie
    from bot.gateway.services import Services


@app_commands.guild_only()
class Me(commands.GroupCog, group_name="me"):
    """Everybody's own wishes, the same in every server."""

    def __init__(self, services: "Services") -> None:
        self._texts = services.texts
        self._people = services.people

    @app_commands.command()
    async def pings(self, interaction: discord.Interaction, allow: bool) -> None:
        await self._people.set_pings(UserId(interaction.user.id), allow)
        speaker = speaker_for(self._texts, interaction)
        await answer(interaction, speaker.say("me-pings-on" if allow else "me-pings-off"))


async def setup(bot: "Magpie") -> None:
    await bot.add_cog(Me(bot.services))
