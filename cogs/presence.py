"""Where the bot is and what it may do there, handed to the relay."""

import discord
from discord.ext import commands

from bot.gateway.client import Magpie
from bot.model import ChannelId, GuildId
from bot.relay.absence import Absence
from bot.relay.service import Relay


class PresenceCog(commands.Cog):
    """Listens to servers that come and go, to channels that go, and to permissions."""

    def __init__(self, relay: Relay, absence: Absence) -> None:
        self._relay = relay
        self._absence = absence

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        await self._absence.left(GuildId(guild.id), guild.name)

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        if self._absence.waits_for(GuildId(guild.id)):
            self._relay.hold()
            await self._absence.returned(GuildId(guild.id))
            await self._relay.catch_up()

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        await self._relay.seen_again(GuildId(guild.id))

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        await self._absence.channel_deleted(ChannelId(channel.id))

    @commands.Cog.listener()
    async def on_guild_channel_update(
        self, _before: discord.abc.GuildChannel, after: discord.abc.GuildChannel
    ) -> None:
        self._relay.permissions_changed(GuildId(after.guild.id))

    @commands.Cog.listener()
    async def on_guild_role_update(self, _before: discord.Role, after: discord.Role) -> None:
        self._relay.permissions_changed(GuildId(after.guild.id))

    @commands.Cog.listener()
    async def on_member_update(self, _before: discord.Member, after: discord.Member) -> None:
        """Of the bot itself: it has other roles."""
        self._relay.permissions_changed(GuildId(after.guild.id))


async def setup(bot: Magpie) -> None:
    await bot.add_cog(PresenceCog(bot.services.relay, bot.services.absence))
