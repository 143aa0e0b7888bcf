"""When people talk: a row a weekday, a column an hour, one side's clock above and the other one's below."""

from collections.abc import Sequence
from typing import cast

from matplotlib.colors import LinearSegmentedColormap, to_hex

from bot.stats.charts import Clock, Hours
from bot.stats.drawing.card import MARGIN, MEDIUM, MUTED, ORANGE, PALE, SHADE, SKY, WIDTH, Card

_TOP = 146
_ROW, _GAP = 41, 3
_HOURS, _DAYS = 24, 7
_BOTTOM = _TOP + _DAYS * _ROW - _GAP
# From dark to light, with the hues of Okabe and Ito, so that it is the same order in grey.
_HEAT = LinearSegmentedColormap.from_list("heat", ["#10517f", "#0072b2", "#56b4e9", "#f0e442"])
_Colour = tuple[float, float, float, float]
_KEY = 5
"""Colours that are shown beside what they mean."""


def draw_hours(chart: Hours) -> Card:
    card = Card(chart.language, chart.title, chart.span)
    left = MARGIN + max(card.width(day) for day in chart.weekdays) + 14
    edges = [round(left + (WIDTH - MARGIN - left) / _HOURS * hour) for hour in range(_HOURS + 1)]
    most = max(max(row) for row in chart.messages)
    for day, (name, row) in enumerate(zip(chart.weekdays, chart.messages, strict=True)):
        top = _TOP + day * _ROW
        card.write(MARGIN, top + 28, name, colour=MUTED)
        for hour, messages in enumerate(row):
            width = edges[hour + 1] - edges[hour] - _GAP
            card.box(edges[hour], top, width, _ROW - _GAP, colour=_heat(messages, most))
    _clock(card, chart.clock, edges, hours_at=_TOP - 12, name_at=_TOP - 48, colour=SKY)
    _clock(card, chart.other, edges, hours_at=_BOTTOM + 30, name_at=_BOTTOM + 66, colour=ORANGE)
    if most:
        _ring(card, chart.messages, edges, most)
        _key(card, chart.most)
    card.write(MARGIN, 542, chart.busiest if most else chart.silence, size=MEDIUM, room=WIDTH - 2 * MARGIN)
    return card


def _heat(messages: int, most: int) -> str:
    """By the root, so that a little is seen beside a lot."""
    return to_hex(cast("_Colour", _HEAT((messages / most) ** 0.5))) if messages else SHADE


def _clock(
    card: Card, clock: Clock, edges: Sequence[int], *, hours_at: float, name_at: float, colour: str
) -> None:
    card.write(edges[0], name_at, clock.name, colour=colour, bold=True)
    for hour, label in enumerate(clock.hours):
        card.write(edges[hour] - _GAP / 2, hours_at, label, colour=colour, align="center")
    if clock.midnight:
        x = edges[clock.midnight] - _GAP / 2
        card.line([x, x], [_TOP - 4, _BOTTOM + 6], colour=colour, width=_GAP)


def _ring(card: Card, rows: Sequence[Sequence[int]], edges: Sequence[int], most: int) -> None:
    """Around the busiest hour, the first of several."""
    day, hour = next(
        (day, hour) for day, row in enumerate(rows) for hour, messages in enumerate(row) if messages == most
    )
    width = edges[hour + 1] - edges[hour] - _GAP
    top = _TOP + day * _ROW
    card.frame(edges[hour] - 1, top - 1, width + 2, _ROW - _GAP + 2, colour=PALE)


def _key(card: Card, most: str) -> None:
    """What the darkest and the brightest colour stand for."""
    y = _BOTTOM + 66
    x = card.write(WIDTH - MARGIN, y, most, colour=MUTED, align="right") - 10
    for step in range(_KEY, -1, -1):
        x -= 26
        card.box(x, y - 20, 24, 22, colour=_heat(step * step, _KEY * _KEY))
    card.write(x - 10, y, "0", colour=MUTED, align="right")
