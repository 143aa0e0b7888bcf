"""/bridge access: which powers a server has given to which of its roles."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.gateway.answers import answer
from bot.gateway.granting import grant, list_grants, revoke
from bot.gateway.groups import extend
from bot.gateway.people import managing, speaker_for
from bot.model import GuildId, Power, RoleId
from bot.moderation.access import Access

if TYPE_CHECKING:
    from bot.gateway.client import Magpie
    from bot.gateway.services import Services


class AccessGroup(app_commands.Group, name="access"):
    """Needs Manage Server itself: a role that was given powers can give none away."""

    def __init__(self, services: "Services") -> None:
        super().__init__()
        self._services = services

    async def interaction_check(self, interaction: discord.Interaction, /) -> bool:
        managing(interaction)
        return True

    @app_commands.command()
    async def grant(self, interaction: discord.Interaction, role: discord.Role, power: Power) -> None:
        await answer(interaction, await grant(self._services, interaction, role, power))

    @app_commands.command()
    async def revoke(self, interaction: discord.Interaction, role: discord.Role, power: Power) -> None:
        await answer(interaction, await revoke(self._services, interaction, role, power))

    @app_commands.command(name="list")
    async def show_all(self, interaction: discord.Interaction) -> None:
        speaker = speaker_for(self._services.texts, interaction)
        grants = self._services.access.grants(managing(interaction).guild_id)
        await answer(interaction, list_grants(speaker, grants))


class Roles(commands.Cog):
    """A role that is gone has no powers any more."""

    def __init__(self, bot: "Magpie", access: Access) -> None:
        self._bot = bot
        self._access = access

    @commands.Cog.listener()
    async def on_guild_role_delete(self, role: discord.Role) -> None:
        await self._access.forget_role(GuildId(role.guild.id), RoleId(role.id))

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Roles may have been deleted meanwhile."""
        for guild in self._bot.guilds:
            if not guild.unavailable:
                await self._access.keep_only(GuildId(guild.id), {RoleId(role.id) for role in guild.roles})


async def setup(bot: "Magpie") -> None:
    extend(bot, "bridge", AccessGroup(bot.services))
    await bot.add_cog(Roles(bot, bot.services.access))
