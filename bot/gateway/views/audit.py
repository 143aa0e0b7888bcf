"""Pages of the record."""

from collections.abc import Awaitable, Callable, Sequence

import discord

from bot.gateway import record
from bot.gateway.answers import show
from bot.gateway.people import acting
from bot.gateway.views.base import PersonalView
from bot.gateway.views.parts import Press
from bot.i18n import Speaker
from bot.model import Case, Moderator, Power
from bot.moderation.cases import PAGE

Search = Callable[[Moderator, int], Awaitable[Sequence[Case]]]


class AuditView(PersonalView):
    """Rights are asked for at every press, since they may have gone."""

    def __init__(self, asked_by: discord.Interaction, speaker: Speaker, search: Search) -> None:
        super().__init__(asked_by, speaker)
        self._search = search
        self._page = 0

    async def page(self, interaction: discord.Interaction) -> str:
        """The present page's text, with the buttons that lead on from it."""
        found = await self._search(acting(interaction, Power.MODERATE), self._page)
        self.clear_items()
        if self._page > 0:
            self.add_item(Press(self.speaker.say("audit-newer"), self._newer))
        if len(found) > PAGE:
            self.add_item(Press(self.speaker.say("audit-older"), self._older))
        if not found:
            return self.speaker.say("audit-empty")
        lines = [await record.describe(interaction.client, self.speaker, case) for case in found[:PAGE]]
        return "\n".join([self.speaker.say("audit-title", page=self._page + 1), *lines])

    async def _newer(self, interaction: discord.Interaction) -> None:
        await self._turn(interaction, -1)

    async def _older(self, interaction: discord.Interaction) -> None:
        await self._turn(interaction, 1)

    async def _turn(self, interaction: discord.Interaction, step: int) -> None:
        acting(interaction, Power.MODERATE)
        await interaction.response.defer()
        self._page = max(0, self._page + step)
        await show(interaction, await self.page(interaction), view=self)
