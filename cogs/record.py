"""What happens on Discord itself and belongs on a server's record."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.gateway.measures import note
from bot.gateway.native import Native
from bot.model import CaseKind, GuildId, UserId

if TYPE_CHECKING:
    from bot.gateway.client import Magpie

_CHANGES = ("bridge", "glossary")
"""Rules are put on record with what was changed about them, see ``bot.gateway.filtering``."""
_ONLY_SHOW = frozenset({"list", "problems", "test", "export", "log"})


class Record(commands.Cog):
    """Bans, time-outs (where the bot may view the audit log), and settings that were changed."""

    def __init__(self, bot: "Magpie", native: Native) -> None:
        self._bot = bot
        self._native = native

    @commands.Cog.listener()
    async def on_member_ban(self, guild: discord.Guild, user: discord.abc.User) -> None:
        await self._native.banned(GuildId(guild.id), UserId(user.id))

    @commands.Cog.listener()
    async def on_member_unban(self, guild: discord.Guild, user: discord.abc.User) -> None:
        await self._native.unbanned(GuildId(guild.id), UserId(user.id))

    @commands.Cog.listener()
    async def on_audit_log_entry_create(self, entry: discord.AuditLogEntry) -> None:
        changed = entry.changes
        if entry.action is not discord.AuditLogAction.member_update or not hasattr(
            changed.after, "timed_out_until"
        ):
            return
        target: Any = entry.target
        await self._native.timed_out(
            GuildId(entry.guild.id),
            UserId(target.id),
            by=None if entry.user_id is None else UserId(entry.user_id),
            before=getattr(changed.before, "timed_out_until", None),
            until=changed.after.timed_out_until,
        )

    @commands.Cog.listener()
    async def on_app_command_completion(
        self, interaction: discord.Interaction, command: app_commands.Command[Any, ..., Any]
    ) -> None:
        """Who changed what; names of bridges are all that is kept of what was typed."""
        first, *rest = command.qualified_name.split()
        if interaction.guild_id is None or first not in _CHANGES or not rest or rest[0] == "access":
            return
        if rest[-1] in _ONLY_SHOW:
            return
        bridge = getattr(interaction.namespace, "bridge", None)
        words = f"/{command.qualified_name} {bridge or ''}".strip()[:100]
        guild_id, by = GuildId(interaction.guild_id), UserId(interaction.user.id)
        await note(self._bot.services, self._bot, guild_id, CaseKind.SETTING, by=by, reason=words)


async def setup(bot: "Magpie") -> None:
    await bot.add_cog(Record(bot, Native(bot.services, bot)))
