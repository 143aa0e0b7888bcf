"""/stats as it is shown, with buttons to other times and other charts, which work after every restart."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Self

import discord

from bot.errors import UserError
from bot.gateway.charts import answer_with_chart, chart_file
from bot.gateway.people import speaker_for
from bot.gateway.services import Services
from bot.gateway.statistics import Asked, Shown, is_seen, report_text
from bot.gateway.stats_pictures import picture_for
from bot.gateway.views.base import LastingButton
from bot.i18n import Speaker
from bot.model import BridgeId, GuildId
from bot.stats.figures import Period, Report, earlier, later
from bot.stats.pictures import Picture

if TYPE_CHECKING:
    from bot.gateway.client import Magpie

_LABELS = {
    Shown.TRAFFIC: ("📊", "stats-button-traffic"),
    Shown.HOURS: ("🕘", "stats-button-hours"),
    Shown.BALANCE: ("⚖️", "stats-button-balance"),
}
_WHOLE_SERVER = 0


class StatsButton(
    LastingButton,
    template=re.compile(
        r"stats:(?P<shown>traffic|hours|balance):(?P<period>last-7-days|this-week|last-4-weeks)"
        r":(?P<last>20[0-9]{2}-[01][0-9]-[0-3][0-9]):(?P<guild>[0-9]{1,19}):(?P<bridge>[0-9]{1,18})"
    ),
):
    """Leads to what its id says; whoever presses it may see as much as the command would show them."""

    def __init__(self, custom_id: str, label: str) -> None:
        super().__init__(custom_id, label, discord.ButtonStyle.secondary)
        self._wanted = custom_id

    @classmethod
    def of_id(cls, match: re.Match[str], label: str) -> Self:
        return cls(match[0], label)

    async def press(self, client: "Magpie", interaction: discord.Interaction) -> None:
        asked = _read(client.services, interaction, self._wanted)
        await interaction.response.defer()
        page = await _page(client.services, interaction, asked)
        file = await chart_file(client.services.statistics.charts, page.picture)
        await interaction.edit_original_response(
            content=page.text, attachments=[] if file is None else [file], view=page.view
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    text: str
    picture: Picture
    view: discord.ui.View


async def show_statistics(services: Services, interaction: discord.Interaction, asked: Asked) -> None:
    """With the chart; or in words at once, and the chart follows with the buttons that would show another."""
    page = await _page(services, interaction, asked)
    await answer_with_chart(interaction, page.text, services.statistics.charts, page.picture, view=page.view)


async def _page(services: Services, interaction: discord.Interaction, asked: Asked) -> _Page:
    speaker, statistics = speaker_for(services.texts, interaction), services.statistics
    today = statistics.clocks.today(asked.guild_id, interaction.created_at)
    report = await statistics.figures.report(
        asked.guild_id, asked.period, today=today, last=asked.last, bridge_id=asked.bridge_id
    )
    first_day = await statistics.figures.first_day(asked.guild_id)
    return _Page(
        text=report_text(services, speaker, asked, report),
        picture=await picture_for(services, speaker, asked, report),
        view=_buttons(speaker, asked, report, first_day=first_day),
    )


def _buttons(speaker: Speaker, asked: Asked, report: Report, *, first_day: date | None) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    before = replace(asked, last=earlier(asked.period, asked.last))
    after = replace(asked, last=later(asked.period, asked.last))
    for emoji, text_id, target, possible in (
        ("◀️", "stats-button-earlier", before, first_day is not None and first_day < report.span.first),
        ("▶️", "stats-button-later", after, not report.current),
    ):
        button = StatsButton(_id(target), f"{emoji} {speaker.say(text_id)}")
        button.item.disabled = not possible
        view.add_item(button)
    for shown, (emoji, text_id) in _LABELS.items():
        button = StatsButton(_id(replace(asked, shown=shown)), f"{emoji} {speaker.say(text_id)}")
        button.item.row = 1
        if shown is asked.shown:
            button.item.disabled = True
            button.item.style = discord.ButtonStyle.primary
        view.add_item(button)
    return view


def _id(asked: Asked) -> str:
    bridge_id = _WHOLE_SERVER if asked.bridge_id is None else asked.bridge_id
    return f"stats:{asked.shown}:{asked.period}:{asked.last}:{asked.guild_id}:{bridge_id}"


def _read(services: Services, interaction: discord.Interaction, custom_id: str) -> Asked:
    """UserError if it is another server's, or of a bridge that the person cannot see."""
    _, shown, period, last, guild, number = custom_id.split(":")
    guild_id, bridge_id = GuildId(interaction.guild_id or 0), BridgeId(int(number))
    views = services.bridges.visible_to(guild_id)
    bridge = next((view for view in views if view.bridge.id == bridge_id), None)
    hidden = bridge is None or not is_seen(interaction, bridge)
    if int(guild) != guild_id or (bridge_id != _WHOLE_SERVER and hidden):
        raise UserError("error-panel-old")
    try:
        day = date.fromisoformat(last)
    except ValueError:
        raise UserError("error-panel-old") from None
    today = services.statistics.clocks.today(guild_id, interaction.created_at)
    return Asked(
        guild_id=guild_id,
        bridge=bridge,
        period=Period(period),
        last=_not_over(Period(period), day, today),
        shown=Shown(shown),
    )


def _not_over(period: Period, last: date, today: date) -> date:
    """Today, where it lies in a week that goes on, or was yet to come."""
    monday = today - timedelta(days=today.weekday())
    return today if last >= (today if period is Period.DAYS else monday) else last
