"""More of /stats: language exchange, one's own share, the leaderboard, and the figures as files."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.gateway.answers import answer, answer_with_files
from bot.gateway.exporting import export
from bot.gateway.groups import extend
from bot.gateway.people import acting, speaker_for
from bot.gateway.shares import Question, leaderboard_text, own_text, pairing_text
from bot.model import GuildId, Power, UserId
from bot.stats.figures import Period

if TYPE_CHECKING:
    from bot.gateway.client import Magpie
    from bot.gateway.services import Services


class Shares(app_commands.Group, name="shares"):
    """Its commands become part of /stats, see ``setup``. Answers are for the asker alone."""

    def __init__(self, services: "Services") -> None:
        super().__init__()
        self._services = services

    @app_commands.command()
    async def pairing(self, interaction: discord.Interaction, period: Period = Period.DAYS) -> None:
        speaker = speaker_for(self._services.texts, interaction)
        await answer(interaction, await pairing_text(self._services, speaker, _question(interaction, period)))

    @app_commands.command()
    async def me(self, interaction: discord.Interaction, period: Period = Period.DAYS) -> None:
        speaker, user_id = speaker_for(self._services.texts, interaction), UserId(interaction.user.id)
        question = _question(interaction, period)
        await answer(interaction, await own_text(self._services, speaker, question, user_id))

    @app_commands.command()
    async def leaderboard(self, interaction: discord.Interaction, period: Period = Period.DAYS) -> None:
        # Names of people of other servers may have to be asked for.
        await interaction.response.defer(ephemeral=True, thinking=True)
        speaker, question = speaker_for(self._services.texts, interaction), _question(interaction, period)
        text = await leaderboard_text(self._services, interaction.client, speaker, question)
        await answer(interaction, text)

    @app_commands.command()
    async def export(self, interaction: discord.Interaction) -> None:
        by, speaker = acting(interaction, Power.BRIDGES), speaker_for(self._services.texts, interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        text, files = await export(self._services, speaker, by=by, now=interaction.created_at)
        await answer_with_files(interaction, text, files)


def _question(interaction: discord.Interaction, period: Period) -> Question:
    return Question(guild_id=GuildId(interaction.guild_id or 0), period=period, now=interaction.created_at)


async def setup(bot: "Magpie") -> None:
    extend(bot, "stats", *Shares(bot.services).commands)
