"""Charts as pictures. For the process that draws them, and nobody else: it loads matplotlib."""

from bot.stats.charts import Chart
from bot.stats.drawing.traffic import draw_traffic


def draw(chart: Chart) -> bytes:
    """The chart as PNG."""
    return draw_traffic(chart).png()
