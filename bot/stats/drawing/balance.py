"""Week by week: how much of the talk came from which side, and below it the exchange index."""

from collections.abc import Sequence
from itertools import groupby

from bot.stats.charts import Balance
from bot.stats.drawing.card import (
    LARGE,
    LINE,
    MARGIN,
    MEDIUM,
    MUTED,
    ORANGE,
    PALE,
    SHADE,
    SKY,
    WIDTH,
    Card,
)

_TOP, _BOTTOM = 124, 258
"""The bars, each of all that was said in a week."""
_INDEX_TOP, _INDEX_BOTTOM = 414, 490
"""For the highest index, and for 0."""
_LEAST_SCALE = 40
"""Index at the top where none is as high."""
_BAR = 0.72
"""Of the room of a week."""


def draw_balance(chart: Balance) -> Card:
    card = Card(chart.language, chart.title, chart.span)
    slot = (WIDTH - 2 * MARGIN) / len(chart.shares)
    middles = [MARGIN + (number + 0.5) * slot for number in range(len(chart.shares))]
    _heading(card, chart.above, chart.above_share, _TOP - 15, SKY)
    _heading(card, chart.below, chart.below_share, _BOTTOM + 40, ORANGE)
    _heading(card, chart.line, "", _INDEX_TOP - 66, PALE)
    _bars(card, chart.shares, middles, slot * _BAR)
    if any(share is not None for share in chart.shares):
        _index(card, chart.index, middles)
    else:
        card.write(WIDTH / 2, 440, chart.silence, size=MEDIUM, align="center", room=WIDTH - 2 * MARGIN)
    for middle, week in zip(middles, chart.weeks, strict=True):
        half = card.width(week) / 2
        at = min(max(middle, MARGIN + half), WIDTH - MARGIN - half)
        card.write(at, 536, week, colour=MUTED, align="center")
    return card


def _heading(card: Card, name: str, value: str, y: float, colour: str) -> None:
    end = card.write(MARGIN, y, name, size=LARGE, colour=colour, bold=True)
    card.write(end + 20, y, value, size=LARGE)


def _bars(card: Card, shares: Sequence[float | None], middles: Sequence[float], width: float) -> None:
    for share, middle in zip(shares, middles, strict=True):
        x, height = round(middle - width / 2), _BOTTOM - _TOP
        if share is None:
            card.box(x, _TOP, round(width), height, colour=SHADE)
            continue
        above = round(height * share)
        card.box(x, _TOP, round(width), above, colour=SKY)
        card.box(x, _TOP + above, round(width), height - above, colour=ORANGE, hatch="//")
    half = (_TOP + _BOTTOM) / 2
    card.line([MARGIN, WIDTH - MARGIN], [half, half], colour=PALE, dashed=True)


def _index(card: Card, index: Sequence[int | None], middles: Sequence[float]) -> None:
    """From 0 on; up to 100 only if it gets there, for each value is written at its place."""
    card.line([MARGIN, WIDTH - MARGIN], [_INDEX_BOTTOM, _INDEX_BOTTOM], colour=LINE)
    most = max(_LEAST_SCALE, *(value or 0 for value in index))
    points = [
        (middle, None if value is None else _INDEX_BOTTOM - (_INDEX_BOTTOM - _INDEX_TOP) * value / most)
        for middle, value in zip(middles, index, strict=True)
    ]
    for told, group in groupby(points, key=lambda point: point[1] is not None):
        if told:
            xs, ys = zip(*group, strict=True)
            card.line(xs, ys, colour=PALE, width=4, dots=12)
    for (x, y), value in zip(points, index, strict=True):
        if y is not None:
            card.write(x, y - 16, str(value), align="center")
