"""/audit: what is on a server's record."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.gateway import record
from bot.gateway.answers import answer
from bot.gateway.finding import find_id
from bot.gateway.people import acting, speaker_for
from bot.gateway.views.audit import AuditView
from bot.gateway.views.cases import decisions
from bot.model import Case, CaseKind, Moderator, Power
from bot.moderation.durations import duration

if TYPE_CHECKING:
    from bot.gateway.client import Magpie
    from bot.gateway.services import Services

Typed = app_commands.Range[str, 1, 120]


class Audit(commands.Cog):
    """Takes the power to moderate, and shows nothing of other servers."""

    def __init__(self, services: "Services") -> None:
        self._services = services

    @app_commands.command()
    @app_commands.guild_only()
    @app_commands.default_permissions(moderate_members=True)
    async def audit(
        self,
        interaction: discord.Interaction,
        *,
        case: app_commands.Range[int, 1, 1_000_000_000] | None = None,
        person: Typed | None = None,
        kind: CaseKind | None = None,
        moderator: Typed | None = None,
        period: Typed | None = None,
    ) -> None:
        by, speaker = acting(interaction, Power.MODERATE), speaker_for(self._services.texts, interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        if case is not None:
            found = await self._services.cases.numbered(by.guild_id, case)
            text = await record.in_full(self._services, interaction.client, speaker, found)
            await answer(interaction, text, view=decisions(speaker, found))
            return
        about = None if person is None else await find_id(self._services, person, by=by)
        who = None if moderator is None else await find_id(self._services, moderator, by=by)
        length = duration(period)
        since = None if length is None else discord.utils.utcnow() - length

        async def search(reader: Moderator, page: int) -> Sequence[Case]:
            return await self._services.cases.search(
                reader.guild_id, about=about, kind=kind, by=who, since=since, page=page
            )

        view = AuditView(interaction, speaker, search)
        text = await view.page(interaction)
        await answer(interaction, text, view=view if view.children else None)


async def setup(bot: "Magpie") -> None:
    await bot.add_cog(Audit(bot.services))
