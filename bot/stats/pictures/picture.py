"""A chart, and the same in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.stats.charts import Chart

MAX_ALT = 1_024
"""Discord's limit of a description."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What is to be drawn, and what to tell whoever cannot see it."""

    chart: Chart
    alt: str


def alt_of(parts: Sequence[str]) -> str:
    """As many of the parts as there is room for, the first ones first."""
    alt = ""
    for part in parts:
        longer = f"{alt}\n{part}" if alt else part
        if len(longer) > MAX_ALT:
            break
        alt = longer
    return alt
