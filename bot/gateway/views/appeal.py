"""/me cases: choose a measure, and say why it should be lifted."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Self, cast

import discord

from bot.gateway import my_cases
from bot.gateway.answers import answer
from bot.gateway.views.base import PersonalModal, PersonalView
from bot.gateway.views.parts import Choose, Press
from bot.i18n import Speaker
from bot.model import Case, CaseId, UserId
from bot.moderation.cases import MAX_REASON

if TYPE_CHECKING:
    from bot.gateway.client import Magpie


class AppealForm(PersonalModal):
    """One appeal a case."""

    def __init__(self, asked_by: discord.Interaction, speaker: Speaker, case_id: CaseId) -> None:
        super().__init__(asked_by, speaker.say("appeal-title"))
        self._speaker = speaker
        self._case_id = case_id
        self._reason: discord.ui.TextInput[Self] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph, max_length=MAX_REASON, custom_id="reason"
        )
        self.add_item(discord.ui.Label(text=speaker.say("appeal-label"), component=self._reason))

    async def on_submit(self, interaction: discord.Interaction, /) -> None:
        services = cast("Magpie", interaction.client).services
        person = UserId(interaction.user.id)
        await my_cases.appeal(services, interaction.client, person, self._case_id, self._reason.value)
        await answer(interaction, self._speaker.say("appeal-sent"))


class AppealView(PersonalView):
    """What is in force against somebody and was not appealed against."""

    def __init__(self, asked_by: discord.Interaction, speaker: Speaker, cases: Sequence[Case]) -> None:
        super().__init__(asked_by, speaker)
        self._chosen = cases[0].id
        if len(cases) > 1:
            labels = {str(case.id): my_cases.label(asked_by.client, speaker, case) for case in cases}
            self.add_item(Choose(labels, str(self._chosen), self._choose, row=0))
        self.add_item(Press(speaker.say("appeal-button"), self._appeal, row=1))

    async def _choose(self, interaction: discord.Interaction, value: str) -> None:
        self._chosen = CaseId(int(value))
        for item in self.children:
            if isinstance(item, Choose):
                for option in item.options:
                    option.default = option.value == value
        await interaction.response.edit_message(view=self)

    async def _appeal(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(AppealForm(interaction, self.speaker, self._chosen))
