"""/help, and help by mentioning the bot."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.gateway.answers import answer, reply
from bot.gateway.helping import help_text
from bot.gateway.people import powers, speaker_for, speaker_in
from bot.i18n import Speaker
from bot.model import GuildId

if TYPE_CHECKING:
    from bot.gateway.client import Magpie
    from bot.gateway.services import Services


class Help(commands.Cog):
    """What there is to do here."""

    def __init__(self, services: "Services") -> None:
        self._texts = services.texts
        self._bridges = services.bridges

    @app_commands.command(name="help")
    @app_commands.guild_only()
    async def explain(self, interaction: discord.Interaction) -> None:
        assert interaction.client.user is not None, "nobody can ask a bot that is not logged in"
        speaker = speaker_for(self._texts, interaction)
        await answer(
            interaction,
            self._text(
                speaker,
                guild_id=interaction.guild_id or 0,
                bot_id=interaction.client.user.id,
                moderator=bool(powers(interaction)),
            ),
        )

    @commands.command(name="help", aliases=["帮助", "幫助", "說明"])
    @commands.guild_only()
    async def explain_here(self, context: "commands.Context[Magpie]") -> None:
        """Without the moderators' part: everybody reads it."""
        assert context.guild is not None, "guild_only"
        speaker = speaker_in(self._texts, self._bridges, context)
        text = self._text(speaker, guild_id=context.guild.id, bot_id=context.me.id, moderator=False)
        await reply(context, text)

    def _text(self, speaker: Speaker, *, guild_id: int, bot_id: int, moderator: bool) -> str:
        views = self._bridges.visible_to(GuildId(guild_id))
        return help_text(speaker, views, guild_id=GuildId(guild_id), bot_id=bot_id, moderator=moderator)


async def setup(bot: "Magpie") -> None:
    await bot.add_cog(Help(bot.services))
