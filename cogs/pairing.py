"""/pairing: when and where a server pairs people for language exchange, and what comes of it."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.gateway import pairing_setup
from bot.gateway.answers import answer
from bot.gateway.pairing_figures import stats_text
from bot.gateway.pairing_preview import preview_pages
from bot.gateway.pairing_setup import Weekday
from bot.gateway.people import acting, may, require, require_sees, speaker_for
from bot.gateway.views.pairing import PreviewView, ask_first
from bot.i18n import Speaker
from bot.model import Moderator, Power
from bot.pairing import time_of_day
from bot.pairing.setups import WEEKS
from bot.pairing.zones import LONGEST

if TYPE_CHECKING:
    from bot.gateway.client import Magpie
    from bot.gateway.services import Services

Time = app_commands.Range[str, 1, time_of_day.LONGEST]
Weeks = app_commands.Range[int, WEEKS[0], WEEKS[-1]]
Zone = app_commands.Range[str, 1, LONGEST]
Named = app_commands.Range[str, 1, 40]
Reason = app_commands.Range[str, 1, 300]


@app_commands.guild_only()
@app_commands.default_permissions(manage_guild=True)
class Pairing(commands.GroupCog, group_name="pairing"):
    """Every command takes the power over pairing, and is about the server in which it is given."""

    def __init__(self, services: "Services") -> None:
        self._services = services

    def interaction_check(self, interaction: discord.Interaction, /) -> bool:
        return require(interaction, Power.PAIRING)

    @app_commands.command(name="setup")
    async def set_up(self, interaction: discord.Interaction, channel: discord.TextChannel) -> None:
        require_sees(interaction, channel)
        text = await pairing_setup.set_up(
            self._services, self._speaker(interaction), channel, by=_by(interaction)
        )
        await answer(interaction, text)

    @app_commands.command()
    async def schedule(
        self,
        interaction: discord.Interaction,
        weekday: Weekday,
        time: Time,
        weeks: Weeks | None = None,
        zone: Zone | None = None,
    ) -> None:
        text = await pairing_setup.schedule(
            self._services,
            self._speaker(interaction),
            weekday=weekday,
            time=time,
            weeks=weeks,
            zone=zone,
            by=_by(interaction),
        )
        await answer(interaction, text)

    @schedule.autocomplete("zone")
    async def zones(self, interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        if not may(interaction, Power.PAIRING):
            return []
        return pairing_setup.offer_zones(self._services, self._speaker(interaction), typed)

    @app_commands.command()
    async def preview(self, interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        speaker = self._speaker(interaction)
        pages = await preview_pages(self._services, speaker, _by(interaction).guild_id)
        view = PreviewView(interaction, speaker, pages) if len(pages) > 1 else None
        await answer(interaction, pages[0], view=view)

    @app_commands.command()
    async def run(self, interaction: discord.Interaction) -> None:
        await self._services.pairing.setups.of(_by(interaction).guild_id)
        speaker = self._speaker(interaction)

        async def run(by: Moderator) -> str:
            return await pairing_setup.run(self._services, speaker, by=by)

        question = speaker.say("pairing-run-question")
        await ask_first(interaction, speaker, question, yes="pairing-run-yes", act=run)

    @app_commands.command()
    async def pause(self, interaction: discord.Interaction) -> None:
        speaker = self._speaker(interaction)
        text = await pairing_setup.pause(self._services, speaker, paused=True, by=_by(interaction))
        await answer(interaction, text)

    @app_commands.command()
    async def resume(self, interaction: discord.Interaction) -> None:
        speaker = self._speaker(interaction)
        text = await pairing_setup.pause(self._services, speaker, paused=False, by=_by(interaction))
        await answer(interaction, text)

    @app_commands.command()
    async def stats(self, interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        speaker = self._speaker(interaction)
        await answer(interaction, await stats_text(self._services, speaker, _by(interaction).guild_id))

    @app_commands.command()
    async def dissolve(
        self, interaction: discord.Interaction, pair: Named, reason: Reason | None = None
    ) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        client, speaker = interaction.client, self._speaker(interaction)
        pairs = await pairing_setup.find_pairs(self._services, pair, by=_by(interaction))

        async def dissolve(by: Moderator) -> str:
            return await pairing_setup.dissolve(self._services, client, speaker, pairs, reason=reason, by=by)

        question = pairing_setup.dissolve_question(speaker, pairs)
        await ask_first(interaction, speaker, question, yes="pairing-dissolve-yes", act=dissolve)

    @app_commands.command()
    async def stop(self, interaction: discord.Interaction) -> None:
        await self._services.pairing.setups.of(_by(interaction).guild_id)
        speaker = self._speaker(interaction)

        async def stop(by: Moderator) -> str:
            await self._services.pairing.setups.stop(by.guild_id)
            return speaker.say("pairing-stopped")

        question = speaker.say("pairing-stop-question")
        await ask_first(interaction, speaker, question, yes="pairing-stop-yes", act=stop)

    def _speaker(self, interaction: discord.Interaction) -> Speaker:
        return speaker_for(self._services.texts, interaction)


def _by(interaction: discord.Interaction) -> Moderator:
    return acting(interaction, Power.PAIRING)


async def setup(bot: "Magpie") -> None:
    await bot.add_cog(Pairing(bot.services))
