"""The buttons by which moderators decide about a message that is held."""

import re
from typing import TYPE_CHECKING, Literal, Self, cast

import discord

from bot.gateway.people import acting
from bot.gateway.views.base import LastingButton
from bot.i18n import Speaker
from bot.model import CaseId, MessageId, Power
from bot.relay.marks import escape

if TYPE_CHECKING:
    from bot.gateway.client import Magpie

MAX_CONTENT = 2_000
Verdict = Literal["approve", "reject", "mute"]
_STYLES = {
    "approve": discord.ButtonStyle.success,
    "reject": discord.ButtonStyle.secondary,
    "mute": discord.ButtonStyle.danger,
}


class DecideHold(
    LastingButton,
    template=re.compile(
        r"hold:(?P<verdict>approve|reject|mute):(?P<case>[0-9]{1,18}):(?P<revision>[0-9]{1,18})"
    ),
):
    """For one version of a held message."""

    def __init__(self, verdict: Verdict, case_id: CaseId, revision: int, label: str) -> None:
        self._verdict = verdict
        self._case_id = case_id
        self._revision = revision
        super().__init__(f"hold:{verdict}:{case_id}:{revision}", label, _STYLES[verdict])

    @classmethod
    def of_id(cls, match: re.Match[str], label: str) -> Self:
        verdict = cast("Verdict", match["verdict"])
        return cls(verdict, CaseId(int(match["case"])), int(match["revision"]), label)

    async def press(self, client: "Magpie", interaction: discord.Interaction) -> None:
        by, services = acting(interaction, Power.MODERATE), client.services
        say = services.notices.speaker_of(by.guild_id).say
        moderator = escape(interaction.user.display_name)
        if self._verdict == "approve":
            await services.review.approve(self._case_id, self._revision, by=by)
            line = say("hold-approved", moderator=moderator)
        elif self._verdict == "reject":
            await services.review.reject(self._case_id, by=by)
            line = say("hold-rejected", moderator=moderator)
        else:
            muted = await services.review.mute(self._case_id, by=by)
            line = say("hold-muted", moderator=moderator, until=discord.utils.format_dt(muted.until, "f"))
            if muted.others:
                line += f"\n{say('hold-muted-others', count=muted.others)}"
        message = interaction.message
        asked = "" if message is None else message.content
        await interaction.response.edit_message(content=below(asked, line), view=None)
        seen = None if message is None else MessageId(message.id)
        await services.docket.decided(self._case_id, line, seen=seen)


class HoldView(discord.ui.View):
    """Approve, reject, or reject and mute."""

    def __init__(self, speaker: Speaker, case_id: CaseId, revision: int) -> None:
        super().__init__(timeout=None)
        add_decisions(self, speaker, case_id, revision)


def add_decisions(view: discord.ui.View, speaker: Speaker, case_id: CaseId, revision: int) -> None:
    """For one version of a message: who has read another one is told so."""
    labels: dict[Verdict, str] = {
        "approve": speaker.say("hold-approve"),
        "reject": speaker.say("hold-reject"),
        "mute": speaker.say("hold-mute"),
    }
    for verdict, label in labels.items():
        view.add_item(DecideHold(verdict, case_id, revision, label))


def below(content: str, line: str) -> str:
    """A post with how it ended below."""
    room = MAX_CONTENT - len(line) - 1
    shown = content if len(content) <= room else f"{content[: room - 1]}…"
    return f"{shown}\n{line}"
