"""The button below a server's week: the same week in the reader's own language."""

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Self

import discord

from bot.errors import UserError
from bot.gateway.answers import answer
from bot.gateway.pair_languages import both_ways
from bot.gateway.people import speaker_for
from bot.gateway.views.base import LastingButton
from bot.i18n import Speaker
from bot.model import GuildId
from bot.stats.figures import WEEK

if TYPE_CHECKING:
    from bot.gateway.client import Magpie


FIRST = date(2020, 1, 6)
"""The Monday before which nobody can have posted anything."""


class ReadWeek(LastingButton, template=re.compile(r"weekly:(?P<monday>[1-9]\d{5})")):
    """For everybody who sees the post."""

    def __init__(self, week: date, label: str) -> None:
        """``week``: its Monday."""
        self._week = week
        super().__init__(button_id(week), label, discord.ButtonStyle.secondary)

    @classmethod
    def of_id(cls, match: re.Match[str], label: str) -> Self:
        return cls(date.fromordinal(int(match["monday"])), label)

    async def press(self, client: "Magpie", interaction: discord.Interaction) -> None:
        if not _can_be_told(self._week, discord.utils.utcnow().date()):
            raise UserError("error-panel-old")
        await interaction.response.defer(ephemeral=True, thinking=True)
        speaker = speaker_for(client.services.texts, interaction)
        page = await client.services.weekly.read(speaker, GuildId(interaction.guild_id or 0), self._week)
        await answer(interaction, page.text, files=page.files)


def button_id(week: date) -> str:
    """By which the post of a week is known again; any six digits are the number of a day."""
    return f"weekly:{week.toordinal()}"


def _can_be_told(week: date, today: date) -> bool:
    """Whether it is a Monday of some week up to the next, for clocks differ from server to server."""
    return FIRST <= week <= today + WEEK and week.weekday() == FIRST.weekday()


def weekly_view(speakers: Sequence[Speaker], week: date) -> discord.ui.View:
    label = both_ways(speakers, "weekly-mine") if len(speakers) > 1 else speakers[0].say("weekly-mine")
    view = discord.ui.View(timeout=None)
    view.add_item(ReadWeek(week, label))
    return view
