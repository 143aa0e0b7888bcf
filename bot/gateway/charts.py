"""Charts as files of a message."""

import io
import logging

import discord

from bot.errors import ChartError
from bot.stats.desk import Draws
from bot.stats.pictures import Picture

_log = logging.getLogger(__name__)


async def chart_file(charts: Draws, picture: Picture) -> discord.File | None:
    """The picture with what it shows in words; nothing where it cannot be drawn, which is no reason to say
    nothing."""
    try:
        png = await charts.draw(picture.chart)
    except ChartError as error:
        _log.warning("A chart could not be drawn: %s", error)
        return None
    return discord.File(io.BytesIO(png), filename="chart.png", description=picture.alt)
