"""What waits for a server's moderators, one message after the other."""

from typing import TYPE_CHECKING

import discord

from bot.gateway.answers import show
from bot.gateway.people import acting
from bot.gateway.services import Services
from bot.gateway.views.base import PersonalView
from bot.gateway.views.hold import MAX_CONTENT, add_decisions
from bot.gateway.views.parts import Press
from bot.i18n import Speaker
from bot.model import Power
from bot.moderation.review import HeldPage

if TYPE_CHECKING:
    from typing import Self


class HeldView(PersonalView):
    """Rights are asked for at every press, since they may have gone."""

    def __init__(self, asked_by: discord.Interaction, speaker: Speaker, services: Services) -> None:
        super().__init__(asked_by, speaker)
        self._services = services
        self._number = 0
        self.text = ""

    @classmethod
    async def open(cls, asked_by: discord.Interaction, speaker: Speaker, services: Services) -> "Self":
        view = cls(asked_by, speaker, services)
        await view._turn_to(0, asked_by)
        return view

    async def _turn_to(self, number: int, interaction: discord.Interaction) -> None:
        by = acting(interaction, Power.MODERATE)
        page = await self._services.review.page(number, by=by)
        self._number = page.number
        self.clear_items()
        self.text = await self._describe(page, interaction)
        if page.held is None:
            return
        add_decisions(self, self.speaker, page.held.case_id, page.held.revision)
        if page.number > 0:
            self.add_item(Press(self.speaker.say("held-previous"), self._previous, row=1))
        if page.number < page.count - 1:
            self.add_item(Press(self.speaker.say("held-next"), self._next, row=1))

    async def _describe(self, page: HeldPage, interaction: discord.Interaction) -> str:
        if page.held is None:
            return self.speaker.say("held-none")
        guild_id = acting(interaction, Power.MODERATE).guild_id
        case = await self._services.cases.get(page.held.case_id)
        text = await self._services.descriptions.of_held(
            interaction.client,
            self.speaker,
            page.held,
            guild_id=guild_id,
            number=0 if case is None else case.number,
        )
        title = self.speaker.say("held-title", number=page.number + 1, count=page.count)
        return f"{title}\n{text}"[:MAX_CONTENT]

    async def _previous(self, interaction: discord.Interaction) -> None:
        await self._show(interaction, self._number - 1)

    async def _next(self, interaction: discord.Interaction) -> None:
        await self._show(interaction, self._number + 1)

    async def _show(self, interaction: discord.Interaction, number: int) -> None:
        await interaction.response.defer()
        await self._turn_to(number, interaction)
        await show(interaction, self.text, view=self)
