"""/profile: who one is to the people one may be paired with."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import UserError
from bot.gateway import profiling
from bot.gateway.answers import answer
from bot.gateway.people import speaker_for
from bot.gateway.views.profile import ProfilePanel, confirm_deletion, form
from bot.model import Profile as Kept
from bot.model import UserId
from bot.relay.marks import escape

if TYPE_CHECKING:
    from bot.gateway.client import Magpie
    from bot.gateway.services import Services


@app_commands.guild_only()
class Profile(commands.GroupCog, group_name="profile"):
    """Everybody's own, the same in every server; having one pairs nobody."""

    def __init__(self, services: "Services") -> None:
        self._services = services
        self._profiles = services.pairing.profiles

    @app_commands.command()
    async def edit(self, interaction: discord.Interaction) -> None:
        speaker = speaker_for(self._services.texts, interaction)
        known = await self._profiles.get(UserId(interaction.user.id))
        typed = profiling.times_of(self._services, speaker, known)
        await interaction.response.send_modal(form(interaction, self._services, typed))

    @app_commands.command()
    async def about(self, interaction: discord.Interaction) -> None:
        typed = profiling.about_of(await self._profiles.get(UserId(interaction.user.id)))
        await interaction.response.send_modal(form(interaction, self._services, typed))

    @app_commands.command()
    async def show(self, interaction: discord.Interaction, member: discord.Member | None = None) -> None:
        if member is not None and member.id != interaction.user.id:
            await self._show_partner(interaction, member)
            return
        panel = ProfilePanel(interaction, self._services)
        await answer(interaction, panel.card(await self._own(interaction)), view=panel)

    @app_commands.command()
    async def delete(self, interaction: discord.Interaction) -> None:
        await self._own(interaction)
        speaker = speaker_for(self._services.texts, interaction)
        question, panel = confirm_deletion(interaction, speaker, self._services)
        await answer(interaction, question, view=panel)

    async def _show_partner(self, interaction: discord.Interaction, member: discord.Member) -> None:
        viewer = UserId(interaction.user.id)
        profile = await self._profiles.of_partner(UserId(member.id), seen_by=viewer)
        speaker = speaker_for(self._services.texts, interaction)
        title = speaker.say("profile-card-of", name=escape(member.display_name))
        await answer(interaction, "\n".join([title, *profiling.lines(self._services, speaker, profile)]))

    async def _own(self, interaction: discord.Interaction) -> Kept:
        known = await self._profiles.get(UserId(interaction.user.id))
        if known is None:
            raise UserError("error-profile-none")
        return known


async def setup(bot: "Magpie") -> None:
    await bot.add_cog(Profile(bot.services))
