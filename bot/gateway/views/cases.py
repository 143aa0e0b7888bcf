"""The buttons by which moderators decide on reports and appeals; they work after every restart."""

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Literal, Self, cast

import discord

from bot.errors import UserError
from bot.gateway import deciding
from bot.gateway.people import speaker_for
from bot.gateway.services import Services
from bot.gateway.views.base import LastingButton
from bot.gateway.views.moderate import DetailsForm
from bot.i18n import Speaker
from bot.model import Case, CaseId, CaseKind, MessageId

if TYPE_CHECKING:
    from bot.gateway.client import Magpie

Act = Literal["delete", "mute", "dismiss", "lift", "keep"]

_OFFERED: dict[CaseKind, tuple[Act, ...]] = {
    CaseKind.REPORTED: ("delete", "mute", "dismiss"),
    CaseKind.APPEALED: ("lift", "keep"),
}
_LABELS: dict[Act, str] = {
    "delete": "decide-delete",
    "mute": "decide-mute",
    "dismiss": "decide-dismiss",
    "lift": "decide-lift",
    "keep": "decide-keep",
}
_STYLES = {"delete": discord.ButtonStyle.danger, "lift": discord.ButtonStyle.success}


class DecideCase(
    LastingButton,
    template=re.compile(r"case:(?P<act>delete|mute|dismiss|lift|keep):(?P<id>[0-9]{1,18})"),
):
    """Knows nothing but a case's number, which is looked up at every press."""

    def __init__(self, act: Act, case_id: CaseId, label: str) -> None:
        self._act: Act = act
        self._case_id = case_id
        style = _STYLES.get(act, discord.ButtonStyle.secondary)
        super().__init__(f"case:{act}:{case_id}", label, style)

    @classmethod
    def of_id(cls, match: re.Match[str], label: str) -> Self:
        return cls(cast("Act", match["act"]), CaseId(int(match["id"])), label)

    async def press(self, client: "Magpie", interaction: discord.Interaction) -> None:
        services = client.services
        case = await deciding.waiting(services, interaction, self._case_id)
        if self._act not in _OFFERED.get(case.kind, ()):
            # An id that was put together by somebody else.
            raise UserError("error-panel-old")
        deciding.require_possible(case, self._act)
        if self._act == "mute":
            await self._ask(services, interaction)
            return
        await interaction.response.defer()
        if case.kind is CaseKind.APPEALED:
            lifts = self._act == "lift"
            text = await deciding.decide_appeal(services, interaction, case.id, lifts=lifts)
        else:
            text = await deciding.decide_report(services, interaction, case.id, self._act)
        await self._show(services, interaction, text)

    async def _ask(self, services: Services, interaction: discord.Interaction) -> None:
        async def mute(submitted: discord.Interaction, length: timedelta | None, why: str | None) -> None:
            await submitted.response.defer()
            text = await deciding.decide_report(
                services, submitted, self._case_id, "mute", length=length, reason=why
            )
            await self._show(services, submitted, text)

        speaker = speaker_for(services.texts, interaction)
        form = DetailsForm(interaction, speaker, speaker.say("moderate-button-mute"), mute)
        await interaction.response.send_modal(form)

    async def _show(self, services: Services, interaction: discord.Interaction, text: str) -> None:
        """Where it was decided, and in the log channel if that was elsewhere."""
        await interaction.edit_original_response(content=text, view=None)
        seen = None if interaction.message is None else MessageId(interaction.message.id)
        await services.docket.settled(self._case_id, text, seen=seen)


def decisions(speaker: Speaker, case: Case) -> discord.ui.View | None:
    """The buttons for a case that waits; nothing for another one."""
    offered = () if case.closed else _OFFERED.get(case.kind, ())
    if not offered:
        return None
    view = discord.ui.View(timeout=None)
    for act in offered:
        if act == "delete" and case.message_id is None:
            # About a person, not about something they said on a bridge.
            continue
        view.add_item(DecideCase(act, case.id, speaker.say(_LABELS[act])))
    return view
