"""/moderate and Apps → Moderate: people and messages as they come over the bridge."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.gateway import moderating
from bot.gateway.answers import answer
from bot.gateway.arguments import BridgeName
from bot.gateway.finding import find_author, find_said, find_target
from bot.gateway.listing import suggestions
from bot.gateway.people import acting, may, speaker_for
from bot.gateway.views.moderate import ModerateView
from bot.model import GuildId, Measure, MessageId, Power
from bot.moderation.cases import MAX_REASON
from bot.moderation.durations import duration as length_of
from bot.moderation.modes import MOST_SECONDS

if TYPE_CHECKING:
    from bot.gateway.client import Magpie
    from bot.gateway.services import Services

Reason = app_commands.Range[str, 1, MAX_REASON]
Typed = app_commands.Range[str, 1, 120]
Seconds = app_commands.Range[int, 0, MOST_SECONDS]
Number = app_commands.Range[int, 1, 100]


@app_commands.guild_only()
@app_commands.default_permissions(moderate_members=True)
class Moderate(commands.GroupCog, group_name="moderate"):
    """Every command takes the power to moderate, and each server decides for its own channels."""

    def __init__(self, services: "Services") -> None:
        self._services = services

    def interaction_check(self, interaction: discord.Interaction, /) -> bool:
        acting(interaction, Power.MODERATE)
        return True

    @app_commands.command()
    async def mute(
        self,
        interaction: discord.Interaction,
        person: Typed,
        duration: Typed | None = None,
        reason: Reason | None = None,
    ) -> None:
        await self._impose(interaction, Measure.MUTE, person, duration, reason)

    @app_commands.command()
    async def unmute(
        self, interaction: discord.Interaction, person: Typed, reason: Reason | None = None
    ) -> None:
        await self._lift(interaction, Measure.MUTE, person, reason)

    @app_commands.command()
    async def ban(
        self,
        interaction: discord.Interaction,
        person: Typed,
        duration: Typed | None = None,
        reason: Reason | None = None,
    ) -> None:
        await self._impose(interaction, Measure.BAN, person, duration, reason)

    @app_commands.command()
    async def unban(
        self, interaction: discord.Interaction, person: Typed, reason: Reason | None = None
    ) -> None:
        await self._lift(interaction, Measure.BAN, person, reason)

    @app_commands.command()
    async def warn(self, interaction: discord.Interaction, person: Typed, reason: Reason) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        by = acting(interaction, Power.MODERATE)
        target = await find_target(self._services, interaction.client, person, by=by)
        await answer(interaction, await moderating.warn(self._services, interaction, target, reason))

    @app_commands.command()
    async def history(self, interaction: discord.Interaction, person: Typed) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        by = acting(interaction, Power.MODERATE)
        target = await find_target(self._services, interaction.client, person, by=by)
        await answer(interaction, await moderating.history(self._services, interaction, target))

    @app_commands.command()
    async def delete(
        self, interaction: discord.Interaction, message: Typed, reason: Reason | None = None
    ) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        said = await find_said(self._services, message, by=acting(interaction, Power.MODERATE))
        await answer(interaction, await moderating.remove(self._services, interaction, said, reason))

    @app_commands.command()
    async def purge(
        self,
        interaction: discord.Interaction,
        person: Typed,
        count: Number | None = None,
        period: Typed | None = None,
        reason: Reason | None = None,
    ) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        by, period_ = acting(interaction, Power.MODERATE), length_of(period)
        target = await find_target(self._services, interaction.client, person, by=by)
        text = await moderating.purge(
            self._services, interaction, target, count=count, period=period_, reason=reason
        )
        await answer(interaction, text)

    @app_commands.command()
    async def lock(
        self, interaction: discord.Interaction, bridge: BridgeName, reason: Reason | None = None
    ) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        text = await moderating.lock(self._services, interaction, bridge, locked=True, reason=reason)
        await answer(interaction, text)

    @app_commands.command()
    async def unlock(self, interaction: discord.Interaction, bridge: BridgeName) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        text = await moderating.lock(self._services, interaction, bridge, locked=False, reason=None)
        await answer(interaction, text)

    @app_commands.command()
    async def slow(self, interaction: discord.Interaction, bridge: BridgeName, seconds: Seconds) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await answer(interaction, await moderating.slow(self._services, interaction, bridge, seconds))

    @app_commands.command()
    async def follow(self, interaction: discord.Interaction, server: Typed, on: bool = True) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await answer(interaction, await moderating.follow(self._services, interaction, server, on=on))

    async def moderate(self, interaction: discord.Interaction, message: discord.Message) -> None:
        """Apps → Moderate: who is behind it, what is known of them here, and what can be done."""
        by = acting(interaction, Power.MODERATE)
        await interaction.response.defer(ephemeral=True, thinking=True)
        target = await find_author(self._services, interaction.client, MessageId(message.id), by=by)
        text = await moderating.history(self._services, interaction, target)
        view = ModerateView(interaction, speaker_for(self._services.texts, interaction), target)
        await answer(interaction, text, view=view)

    @lock.autocomplete("bridge")
    @unlock.autocomplete("bridge")
    @slow.autocomplete("bridge")
    async def bridge_names(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """Nothing for people without the right: a name tells something, too."""
        if interaction.guild_id is None or not may(interaction, Power.MODERATE):
            return []
        names = suggestions(self._services.bridges.visible_to(GuildId(interaction.guild_id)), typed)
        return [app_commands.Choice(name=name, value=name) for name in names]

    @follow.autocomplete("server")
    async def server_names(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """The servers at the other ends of this one's bridges."""
        if interaction.guild_id is None or not may(interaction, Power.MODERATE):
            return []
        known = moderating.neighbours(self._services, interaction.client, GuildId(interaction.guild_id))
        wanted = typed.strip().casefold()
        fitting = [(number, name) for number, name in known.items() if wanted in name.casefold()]
        return [app_commands.Choice(name=name[:100], value=str(number)) for number, name in fitting[:25]]

    async def _impose(
        self,
        interaction: discord.Interaction,
        measure: Measure,
        person: str,
        duration: str | None,
        reason: str | None,
    ) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        by, length = acting(interaction, Power.MODERATE), length_of(duration)
        target = await find_target(self._services, interaction.client, person, by=by)
        text = await moderating.impose(
            self._services, interaction, measure, target, length=length, reason=reason
        )
        await answer(interaction, text)

    async def _lift(
        self, interaction: discord.Interaction, measure: Measure, person: str, reason: str | None
    ) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        by = acting(interaction, Power.MODERATE)
        target = await find_target(self._services, interaction.client, person, by=by)
        await answer(interaction, await moderating.lift(self._services, interaction, measure, target, reason))


async def setup(bot: "Magpie") -> None:
    cog = Moderate(bot.services)
    await bot.add_cog(cog)
    menu = app_commands.ContextMenu(name="Moderate", callback=cog.moderate)
    menu.default_permissions = discord.Permissions(moderate_members=True)
    bot.tree.add_command(app_commands.guild_only(menu))
