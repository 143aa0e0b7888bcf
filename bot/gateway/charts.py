"""Charts as files of a message."""

import asyncio
import io
import logging

import discord

from bot.errors import ChartError
from bot.gateway.answers import answer
from bot.stats.desk import Draws
from bot.stats.pictures import Picture

_log = logging.getLogger(__name__)

PATIENCE = 1.5
"""Seconds for a chart; Discord forgets after three that somebody has asked."""


async def chart_file(charts: Draws, picture: Picture) -> discord.File | None:
    """The picture with what it shows in words; nothing where it cannot be drawn, which is no reason to say
    nothing."""
    try:
        png = await charts.draw(picture.chart)
    except ChartError as error:
        _log.warning("A chart could not be drawn: %s", error)
        return None
    return discord.File(io.BytesIO(png), filename="chart.png", description=picture.alt)


async def answer_with_chart(
    interaction: discord.Interaction,
    text: str,
    charts: Draws,
    picture: Picture,
    *,
    view: discord.ui.View | None = None,
) -> None:
    """With the chart; or in words at once, and the chart follows with the buttons that lead to others."""
    drawing = asyncio.create_task(chart_file(charts, picture))
    await asyncio.wait([drawing], timeout=PATIENCE)
    if not drawing.done():
        await answer(interaction, text)
        file = await drawing
        await interaction.edit_original_response(attachments=[] if file is None else [file], view=view)
        return
    file = drawing.result()
    await answer(interaction, text, files=[] if file is None else [file], view=view)
