"""The buttons in a pair's thread. They work after every restart, and for the pair's people only."""

import re
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Literal, Self, cast

import discord

from bot.gateway.pair_languages import both_ways
from bot.gateway.people import speaker_for
from bot.gateway.views.confirm import ConfirmView
from bot.gateway.views.pair_report import open_report
from bot.gateway.views.room import RoomButton
from bot.gateway.views.session import begin
from bot.i18n import Speaker
from bot.model import EndReason, PairId, UserId

if TYPE_CHECKING:
    from bot.gateway.client import Magpie

Act = Literal["question", "translate", "session", "corrections", "end", "report"]
Purpose = Literal["welcome", "nudge", "asked", "goodbye"]
"""What the message is that carries the button: by that it is known again."""

IN_A_ROW = 2
"""Buttons whose words are in two languages; more would be broken anywhere."""
MINUTES = 30
"""Of a session that is started by its button."""
_LABELS: dict[Act, tuple[str, str]] = {
    "question": ("💬", "meet-button-question"),
    "translate": ("🌐", "meet-button-translate"),
    "session": ("⏱️", "meet-button-session"),
    "corrections": ("📖", "meet-button-corrections"),
    "end": ("🚪", "meet-button-end"),
    "report": ("🚩", "meet-button-report"),
}


class PairButton(
    RoomButton,
    template=re.compile(
        r"pair:(?P<act>question|translate|session|corrections|end|report)"
        r":(?P<purpose>welcome|nudge|asked|goodbye):(?P<id>[0-9]{1,18})"
    ),
):
    """Knows nothing but a pair's number, which is looked up at every press."""

    def __init__(self, act: Act, purpose: Purpose, pair_id: PairId, label: str) -> None:
        self._act: Act = act
        self._pair_id = pair_id
        super().__init__(button_id(act, purpose, pair_id), label, discord.ButtonStyle.secondary)

    @classmethod
    def of_id(cls, match: re.Match[str], label: str) -> Self:
        act, purpose = cast("Act", match["act"]), cast("Purpose", match["purpose"])
        return cls(act, purpose, PairId(int(match["id"])), label)

    async def press(self, client: "Magpie", interaction: discord.Interaction) -> None:
        await _ACTS[self._act](client, interaction, self._pair_id)


def button_id(act: Act, purpose: Purpose, pair_id: PairId) -> str:
    return f"pair:{act}:{purpose}:{pair_id}"


def welcome_view(speakers: Sequence[Speaker], pair_id: PairId) -> discord.ui.View:
    """Everything there is."""
    acts: Sequence[Act] = ("question", "translate", "session", "corrections", "end", "report")
    return _view(speakers, "welcome", pair_id, acts)


def nudge_view(speakers: Sequence[Speaker], pair_id: PairId) -> discord.ui.View:
    return _view(speakers, "nudge", pair_id, ("question", "translate", "end"))


def question_view(speakers: Sequence[Speaker], pair_id: PairId) -> discord.ui.View:
    """Below a question: it scrolls away like everything else."""
    return _view(speakers, "asked", pair_id, ("question",))


def goodbye_view(speakers: Sequence[Speaker], pair_id: PairId) -> discord.ui.View:
    """What happened can still be reported."""
    return _view(speakers, "goodbye", pair_id, ("report",))


def _view(
    speakers: Sequence[Speaker], purpose: Purpose, pair_id: PairId, acts: Sequence[Act]
) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    for place, act in enumerate(acts):
        emoji, text_id = _LABELS[act]
        button = PairButton(act, purpose, pair_id, f"{emoji} {both_ways(speakers, text_id)}")
        button.row = place // IN_A_ROW
        view.add_item(button)
    return view


async def _question(client: "Magpie", interaction: discord.Interaction, pair_id: PairId) -> None:
    speakers, text = await client.services.pairing.meeting.question(interaction, pair_id)
    await interaction.response.send_message(text, view=question_view(speakers, pair_id))


async def _translate(client: "Magpie", interaction: discord.Interaction, pair_id: PairId) -> None:
    meeting = client.services.pairing.meeting
    pair = await meeting.own(interaction, pair_id)
    on = await meeting.partners.translate(pair.id, UserId(interaction.user.id))
    speaker = speaker_for(client.services.texts, interaction)
    text = speaker.say("meet-translate-on" if on else "meet-translate-off")
    await interaction.response.send_message(text, ephemeral=True)


async def _session(client: "Magpie", interaction: discord.Interaction, pair_id: PairId) -> None:
    pair = await client.services.pairing.meeting.own(interaction, pair_id)
    await begin(client.services.pairing.meeting, interaction, pair, MINUTES)


async def _corrections(client: "Magpie", interaction: discord.Interaction, pair_id: PairId) -> None:
    await client.services.pairing.meeting.own(interaction, pair_id)
    speaker = speaker_for(client.services.texts, interaction)
    await interaction.response.send_message(speaker.say("meet-corrections"), ephemeral=True)


async def _end(client: "Magpie", interaction: discord.Interaction, pair_id: PairId) -> None:
    meeting = client.services.pairing.meeting
    await meeting.own(interaction, pair_id)
    speaker = speaker_for(client.services.texts, interaction)

    async def leave(pressed: discord.Interaction) -> str:
        # Asked again: the question may have stood there for a while.
        pair = await meeting.own(pressed, pair_id)
        await meeting.partners.end(pair, EndReason.LEFT, because_of=UserId(pressed.user.id))
        meeting.wake()
        return speaker.say("meet-ended")

    panel = ConfirmView(
        interaction,
        speaker,
        yes=speaker.say("meet-end-yes"),
        no=speaker.say("meet-end-no"),
        kept=speaker.say("meet-end-kept"),
        action=leave,
    )
    await interaction.response.send_message(speaker.say("meet-end-question"), view=panel, ephemeral=True)


async def _report(client: "Magpie", interaction: discord.Interaction, pair_id: PairId) -> None:
    await open_report(client.services, interaction, pair_id)


_ACTS: dict[Act, Callable[["Magpie", discord.Interaction, PairId], Awaitable[None]]] = {
    "question": _question,
    "translate": _translate,
    "session": _session,
    "corrections": _corrections,
    "end": _end,
    "report": _report,
}
