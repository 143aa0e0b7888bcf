"""Charts as pictures. For the process that draws them, and nobody else: it loads matplotlib."""

from typing import assert_never

from bot.stats.charts import Balance, Chart, Health, Hours, Traffic
from bot.stats.drawing.balance import draw_balance
from bot.stats.drawing.card import Card
from bot.stats.drawing.health import draw_health
from bot.stats.drawing.hours import draw_hours
from bot.stats.drawing.traffic import draw_traffic


def draw(chart: Chart) -> bytes:
    """The chart as PNG."""
    return on_card(chart).png()


def on_card(chart: Chart) -> Card:
    match chart:
        case Traffic():
            return draw_traffic(chart)
        case Hours():
            return draw_hours(chart)
        case Balance():
            return draw_balance(chart)
        case Health():
            return draw_health(chart)
        case _:
            assert_never(chart)
