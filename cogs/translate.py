"""/translate, Apps → Translate, and the same by mentioning the bot."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.gateway.answers import answer, reply
from bot.gateway.people import speaker_for, speaker_in
from bot.gateway.threads import place_in, place_of
from bot.gateway.translating import answered_text, scope_in, server_locale, translate_for
from bot.model import Language

if TYPE_CHECKING:
    from bot.gateway.client import Magpie
    from bot.gateway.services import Services

MAX_TEXT = 2000


class Translate(commands.Cog):
    """For whoever wants to read something now."""

    def __init__(self, services: "Services") -> None:
        self._services = services
        self._texts = services.texts
        self._bridges = services.bridges
        self._translator = services.translator

    @app_commands.command()
    @app_commands.guild_only()
    async def translate(
        self,
        interaction: discord.Interaction,
        text: app_commands.Range[str, 1, MAX_TEXT],
        to: Language | None = None,
    ) -> None:
        await self._answer(interaction, text, to)

    async def translate_message(self, interaction: discord.Interaction, message: discord.Message) -> None:
        """Apps → Translate."""
        await self._answer(interaction, message.content, None)

    @commands.command(name="translate", aliases=["翻译", "翻譯"])
    @commands.guild_only()
    async def translate_here(self, context: "commands.Context[Magpie]", *, text: str = "") -> None:
        """For everybody to see, of the text after the command or of the message that is replied to."""
        speaker = speaker_in(self._texts, self._bridges, context)
        wanted = text or answered_text(context.message)
        if not wanted:
            await reply(context, speaker.say("translate-what"))
            return
        server = server_locale(context.guild)
        scope = scope_in(
            self._services,
            context.guild and context.guild.id,
            place_in(context.channel, context.channel.id).channel_id,
        )
        shown = await translate_for(
            self._translator, speaker, wanted, target=None, server=server, scope=scope
        )
        await reply(context, shown)

    async def _answer(self, interaction: discord.Interaction, text: str, to: Language | None) -> None:
        speaker = speaker_for(self._texts, interaction)
        if not text.strip():
            await answer(interaction, speaker.say("translate-empty"))
            return
        # An engine may take longer than the three seconds Discord waits for a first answer.
        await interaction.response.defer(ephemeral=True, thinking=True)
        server = server_locale(interaction.guild)
        scope = scope_in(
            self._services,
            interaction.guild_id,
            place_of(interaction.channel_id or 0, interaction.client).channel_id,
        )
        shown = await translate_for(self._translator, speaker, text, target=to, server=server, scope=scope)
        await answer(interaction, shown)


async def setup(bot: "Magpie") -> None:
    cog = Translate(bot.services)
    await bot.add_cog(cog)
    menu = app_commands.ContextMenu(name="Translate", callback=cog.translate_message)
    bot.tree.add_command(app_commands.guild_only(menu))
