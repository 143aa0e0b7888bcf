"""The buttons below the question how it went. What somebody answers is shown to nobody else."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, Self, cast

import discord

from bot.gateway.pair_languages import both_ways
from bot.gateway.people import speaker_for
from bot.gateway.views.room import RoomButton
from bot.i18n import Speaker
from bot.model import Member, Onward, PairId, UserId

if TYPE_CHECKING:
    from bot.gateway.client import Magpie

Said = Literal["met", "unmet", "liked", "disliked", "again", "new", "pause"]
_LABELS: dict[Said, tuple[str, str]] = {
    "met": ("🙌", "meet-answer-met"),
    "unmet": ("⏳", "meet-answer-unmet"),
    "liked": ("👍", "meet-answer-liked"),
    "disliked": ("👎", "meet-answer-disliked"),
    "again": ("🔁", "meet-answer-again"),
    "new": ("🆕", "meet-answer-new"),
    "pause": ("⏸️", "meet-answer-pause"),
}
_ROWS: Sequence[Sequence[Said]] = (("met", "unmet"), ("liked", "disliked"), ("again", "new", "pause"))
_ONWARD: dict[Said, Onward] = {"again": Onward.AGAIN, "new": Onward.NEW, "pause": Onward.PAUSE}


class PairAnswer(
    RoomButton,
    template=re.compile(r"pair:(?P<said>met|unmet|liked|disliked|again|new|pause):(?P<id>[0-9]{1,18})"),
):
    """Knows nothing but a pair's number, which is looked up at every press."""

    def __init__(self, said: Said, pair_id: PairId, label: str) -> None:
        self._said: Said = said
        self._pair_id = pair_id
        super().__init__(f"pair:{said}:{pair_id}", label, discord.ButtonStyle.secondary)

    @classmethod
    def of_id(cls, match: re.Match[str], label: str) -> Self:
        return cls(cast("Said", match["said"]), PairId(int(match["id"])), label)

    async def press(self, client: "Magpie", interaction: discord.Interaction) -> None:
        said = self._said
        pair = await client.services.pairing.meeting.answer(
            interaction,
            self._pair_id,
            met=said == "met" if said in {"met", "unmet"} else None,
            liked=said == "liked" if said in {"liked", "disliked"} else None,
            onward=_ONWARD.get(said),
        )
        member = pair.member(UserId(interaction.user.id))
        assert member is not None, "refused before"
        speaker = speaker_for(client.services.texts, interaction)
        await interaction.response.send_message(_so_far(speaker, member), ephemeral=True)


def met_id(pair_id: PairId) -> str:
    """By which the question is known again."""
    return f"pair:met:{pair_id}"


def ask_view(speakers: Sequence[Speaker], pair_id: PairId) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    for row, answers in enumerate(_ROWS):
        for said in answers:
            emoji, text_id = _LABELS[said]
            button = PairAnswer(said, pair_id, f"{emoji} {both_ways(speakers, text_id)}")
            button.row = row
            view.add_item(button)
    return view


def _so_far(speaker: Speaker, member: Member) -> str:
    """All that they have answered, for it can be changed."""
    chosen: list[Said] = []
    if member.met is not None:
        chosen.append("met" if member.met else "unmet")
    if member.liked is not None:
        chosen.append("liked" if member.liked else "disliked")
    chosen.extend(said for said, onward in _ONWARD.items() if onward is member.onward)
    answers = [f"{emoji} {speaker.say(text_id)}" for emoji, text_id in (_LABELS[one] for one in chosen)]
    return speaker.say("meet-answered", answers="\n".join(answers))
