"""Messages by day: one way stands above the line of days, the other hangs below it, on one scale."""

from collections.abc import Sequence

from bot.stats.charts import Direction, Traffic
from bot.stats.drawing.card import LARGE, LINE, MARGIN, MEDIUM, MUTED, ORANGE, PALE, SKY, WIDTH, Card

_TOP, _BOTTOM = 128, 496
"""Between the two headings."""
_BAND = 48
"""With the days."""
_LABEL = 34
"""A number at the end of a bar."""
_LEAST = 40
"""Of a side on which little was said; room for a number."""
_WIDEST = 78
_ALL_LABELLED = 10
"""Days of which each has room for its number."""


def draw_traffic(chart: Traffic) -> Card:
    card = Card(chart.language, chart.title, chart.span)
    _heading(card, chart.above, 112, SKY)
    _heading(card, chart.below, 536, ORANGE)
    most = [max(way.messages, default=0) for way in (chart.above, chart.below)]
    room = _BOTTOM - _TOP - _BAND - 2 * _LABEL
    scale = _scale(most, room)
    heights = [max(_LEAST, one * scale) for one in most]
    line = _TOP + _LABEL + heights[0] + (room - sum(heights)) / 2
    _days(card, chart.days, line)
    if not any(most):
        card.write(WIDTH / 2, 226, chart.silence, size=MEDIUM, align="center", room=WIDTH - 2 * MARGIN)
        return card
    _bars(card, chart.above, line, -scale, SKY)
    _bars(card, chart.below, line + _BAND, scale, ORANGE)
    return card


def _scale(most: Sequence[int], room: float) -> float:
    """Pixels a message, the same on both sides, of which neither gets less than it takes to be seen."""
    if not any(most):
        return 0
    both = room / sum(most)
    return both if min(most) * both >= _LEAST else (room - _LEAST) / max(most)


def _heading(card: Card, way: Direction, y: float, colour: str) -> None:
    end = card.write(MARGIN, y, way.name, size=LARGE, colour=colour, bold=True)
    card.write(end + 20, y, way.total, size=LARGE, room=WIDTH - MARGIN - end - 20)


def _slot(days: int) -> float:
    return (WIDTH - 2 * MARGIN) / days


def _days(card: Card, days: Sequence[str], line: float) -> None:
    slot = _slot(len(days))
    every = all(days)
    for number, day in enumerate(days):
        x = MARGIN + number * slot
        if every:
            card.write(x + slot / 2, line + 33, day, colour=MUTED, align="center", room=slot - 8)
        elif day:
            card.write(x + 2, line + 33, day, colour=MUTED)
    for edge in (line, line + _BAND):
        card.line([MARGIN, WIDTH - MARGIN], [edge, edge], colour=LINE)


def _bars(card: Card, way: Direction, line: float, scale: float, colour: str) -> None:
    """A negative scale stands up, a positive one hangs down."""
    slot = _slot(len(way.messages))
    width = min(_WIDEST, round(slot * 0.7))
    up = scale < 0
    hatch = None if up else "//"
    most = max(way.messages)
    for number, (messages, label) in enumerate(zip(way.messages, way.labels, strict=True)):
        if not messages:
            continue
        middle = MARGIN + (number + 0.5) * slot
        length = max(3, abs(messages * scale))
        top = line - length if up else line
        card.box(round(middle - width / 2), round(top), width, round(length), colour=colour, hatch=hatch)
        if len(way.messages) <= _ALL_LABELLED or (
            messages == most and number == list(way.messages).index(most)
        ):
            half = card.width(label) / 2
            middle = min(max(middle, MARGIN + half), WIDTH - MARGIN - half)
            y = line - length - 10 if up else line + length + 28
            card.write(middle, y, label, colour=PALE, align="center", room=max(slot - 6, 2 * half))
