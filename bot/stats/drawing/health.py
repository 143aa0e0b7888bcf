"""Engines: a row each, with what it answered standing on a line, and what it failed at hanging below it."""

from collections.abc import Sequence

from bot.stats.charts import Health, Row
from bot.stats.drawing.card import FLAME, LINE, MARGIN, MEDIUM, MUTED, SKY, VERMILLION, WIDTH, Card

MOST_ROWS = 6
"""More are left out, the least used ones."""
_TOP, _BOTTOM = 128, 508
_LEFT, _RIGHT = 270, 780
"""Of the bars, between the names and the totals."""
_FREE = 18
"""Between two rows."""


def draw_health(chart: Health) -> Card:
    card = Card(chart.language, chart.title, chart.span)
    if not chart.rows:
        card.write(WIDTH / 2, 290, chart.silence, size=MEDIUM, align="center", room=WIDTH - 2 * MARGIN)
        return card
    end = card.write(_LEFT, 106, chart.used, colour=SKY, bold=True)
    card.write(end + 24, 106, chart.failed, colour=FLAME, bold=True)
    rows = chart.rows[:MOST_ROWS]
    height = (_BOTTOM - _TOP) / len(rows)
    for number, row in enumerate(rows):
        _row(card, row, _TOP + number * height, height - _FREE)
    _days(card, chart.days, _TOP + len(rows) * height + 20)
    return card


def _row(card: Card, row: Row, top: float, height: float) -> None:
    """On a scale of its own, the same for both kinds of bars: how much it is used is told in numbers."""
    most = [max(row.used, default=0), max(row.failed, default=0)]
    scale = height / max(1, sum(most))
    line = round(top + most[0] * scale) if any(most) else round(top + height)
    slot = (_RIGHT - _LEFT) / max(1, len(row.used))
    width = round(slot * 0.7)
    for number, (used, failed) in enumerate(zip(row.used, row.failed, strict=True)):
        x = round(_LEFT + number * slot + (slot - width) / 2)
        if used:
            card.box(x, line - max(2, used * scale), width, max(2, used * scale), colour=SKY)
        if failed:
            card.box(x, line, width, max(3, failed * scale), colour=VERMILLION, hatch="xx")
    card.line([_LEFT, _RIGHT], [line, line], colour=LINE)
    middle = top + height / 2 + 9
    card.write(MARGIN, middle, row.name, size=MEDIUM, room=_LEFT - MARGIN - 20)
    x = _RIGHT + 20
    end = card.write(x, middle, row.used_total, size=MEDIUM, colour=SKY, room=WIDTH - MARGIN - x)
    if row.failed_total:
        card.write(
            end + 14, middle, row.failed_total, size=MEDIUM, colour=FLAME, room=WIDTH - MARGIN - end - 14
        )


def _days(card: Card, days: Sequence[str], y: float) -> None:
    slot = (_RIGHT - _LEFT) / max(1, len(days))
    for number, day in enumerate(days):
        card.write(_LEFT + (number + 0.5) * slot, y, day, colour=MUTED, align="center")
