"""The form in which somebody reports a partner, and says whether moderators may read what was said."""

from collections.abc import Mapping
from typing import Self

import discord

from bot.errors import UserError
from bot.gateway.partner_reporting import MOST_SHARED, partners_of, report_partner
from bot.gateway.people import name_of, speaker_for
from bot.gateway.services import Services
from bot.gateway.views.base import PersonalModal
from bot.gateway.views.room import keep_closed
from bot.model import PairId, UserId
from bot.moderation.cases import MAX_REASON

_SHARE, _KEEP = "share", "keep"


class PartnerReportForm(PersonalModal):
    """Nothing of the thread is shared unless they choose so."""

    def __init__(
        self, asked_by: discord.Interaction, services: Services, pair_id: PairId, people: Mapping[UserId, str]
    ) -> None:
        """``people``: those who can be reported, and their names."""
        speaker = speaker_for(services.texts, asked_by)
        super().__init__(asked_by, speaker.say("report-partner-title"))
        self._services = services
        self._pair_id = pair_id
        self._people = people
        self._reason: discord.ui.TextInput[Self] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph, max_length=MAX_REASON, custom_id="reason"
        )
        self._whom: discord.ui.Select[Self] = discord.ui.Select(
            options=[
                discord.SelectOption(label=name[:100], value=str(user_id), default=len(people) == 1)
                for user_id, name in people.items()
            ],
            custom_id="whom",
        )
        self._share: discord.ui.Select[Self] = discord.ui.Select(
            options=[
                discord.SelectOption(label=speaker.say("report-keep"), value=_KEEP, default=True),
                discord.SelectOption(label=speaker.say("report-share", count=MOST_SHARED), value=_SHARE),
            ],
            custom_id="share",
        )
        self.add_item(discord.ui.TextDisplay(speaker.say("report-partner-explained")))
        if len(people) > 1:
            self.add_item(discord.ui.Label(text=speaker.say("report-whom"), component=self._whom))
        self.add_item(discord.ui.Label(text=speaker.say("report-partner-label"), component=self._reason))
        self.add_item(discord.ui.Label(text=speaker.say("report-share-label"), component=self._share))

    async def on_submit(self, interaction: discord.Interaction, /) -> None:
        about = self._about()
        await interaction.response.defer(ephemeral=True, thinking=True)
        told = await report_partner(
            self._services,
            interaction,
            self._pair_id,
            about,
            self._reason.value,
            share=self._share.values == [_SHARE],
        )
        speaker = speaker_for(self._services.texts, interaction)
        thanks = speaker.say("report-partner-thanks" if told else "report-partner-thanks-waiting")
        await interaction.edit_original_response(content=thanks)
        await keep_closed(self._services, interaction)

    def _about(self) -> UserId:
        if len(self._people) == 1:
            return next(iter(self._people))
        chosen = {str(user_id): user_id for user_id in self._people}.get("".join(self._whom.values))
        if chosen is None:
            raise UserError("error-argument")
        return chosen


async def open_report(services: Services, interaction: discord.Interaction, pair_id: PairId) -> None:
    """Answer with the form; UserError for whoever is not in the pair."""
    reporter = UserId(interaction.user.id)
    pair = await partners_of(services, reporter, pair_id)
    people = {one: await name_of(interaction.client, one) for one in pair.others(reporter)}
    await interaction.response.send_modal(PartnerReportForm(interaction, services, pair.id, people))
