"""Everything that may be asked of the statistics, and told them."""

from dataclasses import dataclass
from typing import Protocol

from bot.stats.applause import Applause
from bot.stats.charts import Chart
from bot.stats.chronicle import Chronicle
from bot.stats.clocks import Clocks
from bot.stats.export import Export
from bot.stats.figures import Figures
from bot.stats.memory import Memory
from bot.stats.shares import Shares


class Draws(Protocol):
    """Makes pictures of charts."""

    async def draw(self, chart: Chart) -> bytes:
        """PNG; ChartError where there will be none."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What cogs and the composition root need of them."""

    clocks: Clocks
    figures: Figures
    chronicle: Chronicle
    shares: Shares
    export: Export
    applause: Applause
    memory: Memory
    charts: Draws
