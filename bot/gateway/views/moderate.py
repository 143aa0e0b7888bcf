"""The panel behind Apps → Moderate: a person, and what can be done about them."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Self, cast

import discord

from bot.gateway import moderating
from bot.gateway.answers import answer
from bot.gateway.finding import Target
from bot.gateway.people import acting
from bot.gateway.views.base import PersonalModal, PersonalView
from bot.gateway.views.parts import Press
from bot.i18n import Speaker
from bot.model import Measure, Power
from bot.moderation.cases import MAX_REASON, tidy
from bot.moderation.durations import duration

if TYPE_CHECKING:
    from bot.gateway.client import Magpie

_BUTTONS = {Measure.MUTE: "moderate-button-mute", Measure.BAN: "moderate-button-ban"}

Submitted = Callable[[discord.Interaction, timedelta | None, str | None], Awaitable[None]]


class DetailsForm(PersonalModal):
    """For how long, and why."""

    def __init__(
        self,
        asked_by: discord.Interaction,
        speaker: Speaker,
        title: str,
        submitted: Submitted,
        *,
        with_duration: bool = True,
        reason_needed: bool = False,
    ) -> None:
        super().__init__(asked_by, title)
        self._submitted = submitted
        self._duration: discord.ui.TextInput[Self] = discord.ui.TextInput(
            max_length=40, required=False, placeholder=speaker.say("form-duration-hint"), custom_id="duration"
        )
        self._reason: discord.ui.TextInput[Self] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph,
            max_length=MAX_REASON,
            required=reason_needed,
            custom_id="reason",
        )
        if with_duration:
            self.add_item(discord.ui.Label(text=speaker.say("form-duration"), component=self._duration))
        self.add_item(discord.ui.Label(text=speaker.say("form-reason"), component=self._reason))

    async def on_submit(self, interaction: discord.Interaction, /) -> None:
        await self._submitted(interaction, duration(self._duration.value), tidy(self._reason.value))


class ModerateView(PersonalView):
    """Rights are asked for at every press, since they may have gone."""

    def __init__(self, asked_by: discord.Interaction, speaker: Speaker, target: Target) -> None:
        super().__init__(asked_by, speaker)
        self._services = cast("Magpie", asked_by.client).services
        self._target = target
        say, danger = speaker.say, discord.ButtonStyle.danger
        self.add_item(Press(say("moderate-button-mute"), self._mute))
        self.add_item(Press(say("moderate-button-ban"), self._ban, style=danger))
        self.add_item(Press(say("moderate-button-warn"), self._warn))
        if target.said:
            self.add_item(Press(say("moderate-button-delete"), self._delete, style=danger))

    async def _mute(self, interaction: discord.Interaction) -> None:
        await self._ask(interaction, Measure.MUTE)

    async def _ban(self, interaction: discord.Interaction) -> None:
        await self._ask(interaction, Measure.BAN)

    async def _ask(self, interaction: discord.Interaction, measure: Measure) -> None:
        acting(interaction, Power.MODERATE)

        async def impose(submitted: discord.Interaction, length: timedelta | None, why: str | None) -> None:
            acting(submitted, Power.MODERATE)
            await submitted.response.defer(ephemeral=True, thinking=True)
            text = await moderating.impose(
                self._services, submitted, measure, self._target, length=length, reason=why
            )
            await answer(submitted, text)

        title = self.speaker.say(_BUTTONS[measure])
        await interaction.response.send_modal(DetailsForm(interaction, self.speaker, title, impose))

    async def _warn(self, interaction: discord.Interaction) -> None:
        acting(interaction, Power.MODERATE)

        async def warn(submitted: discord.Interaction, _length: timedelta | None, why: str | None) -> None:
            acting(submitted, Power.MODERATE)
            await submitted.response.defer(ephemeral=True, thinking=True)
            await answer(submitted, await moderating.warn(self._services, submitted, self._target, why or ""))

        title = self.speaker.say("moderate-button-warn")
        form = DetailsForm(interaction, self.speaker, title, warn, with_duration=False, reason_needed=True)
        await interaction.response.send_modal(form)

    async def _delete(self, interaction: discord.Interaction) -> None:
        acting(interaction, Power.MODERATE)
        await interaction.response.defer(ephemeral=True, thinking=True)
        text = await moderating.remove(self._services, interaction, self._target.said, None)
        await answer(interaction, text)
