"""The form for a report: why, and nothing more."""

from typing import Self

import discord

from bot.gateway import reporting
from bot.gateway.people import speaker_for
from bot.gateway.services import Services
from bot.gateway.views.base import PersonalModal
from bot.moderation.cases import MAX_REASON


class ReportForm(PersonalModal):
    """Says who will read it, and takes the reason."""

    def __init__(self, asked_by: discord.Interaction, services: Services, message: discord.Message) -> None:
        speaker = speaker_for(services.texts, asked_by)
        super().__init__(asked_by, speaker.say("report-title"))
        self._services = services
        self._message = message
        self._reason: discord.ui.TextInput[Self] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph, max_length=MAX_REASON, custom_id="reason"
        )
        self.add_item(discord.ui.TextDisplay(speaker.say("report-explained")))
        self.add_item(discord.ui.Label(text=speaker.say("report-label"), component=self._reason))

    async def on_submit(self, interaction: discord.Interaction, /) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        told = await reporting.report(self._services, interaction, self._message, self._reason.value)
        speaker = speaker_for(self._services.texts, interaction)
        text = speaker.say("report-thanks" if told else "report-thanks-waiting")
        await interaction.edit_original_response(content=text)
