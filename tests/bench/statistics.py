"""How long figures take after a year: ``python -m tests.bench.statistics [--messages N] [--times N]``.

A year of two busy servers on five bridges in an SQLite file (``tests.bench.year``), with the tables as the
counting leaves them. Then everything that /stats and the weekly post ask, in turns; milliseconds, printed.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from bot.model import BridgeId, GuildId
from bot.stats.chronicle import Chronicle
from bot.stats.clocks import Clocks
from bot.stats.export import Export
from bot.stats.figures import Figures, Period, Span, span_of
from bot.stats.shares import Shares
from bot.storage.chronicle import Chronicle as ChronicleStore
from bot.storage.encounters import EncounterStore
from bot.storage.engine import Database
from bot.storage.exports import Exports
from bot.storage.guilds import Guilds
from bot.storage.shares import Shares as ShareStore
from bot.storage.statistics import Statistics
from bot.storage.tallies import Tallies
from tests.bench import year

AIM = 100.0
"""Milliseconds, at most, for what people wait for."""
HOME, BRIDGE = GuildId(year.GUILDS[0]), BridgeId(year.BRIDGES[0])
WAITED_FOR = ("server", "bridge", "me", "pairing", "leaderboard", "chart")
"""The others are asked once a week, or in pieces."""

Ask = Callable[[], Awaitable[object]]


def questions(database: Database) -> dict[str, Ask]:
    """By the command that asks."""
    store, tallies, meetings = Statistics(database), Tallies(database), EncounterStore(database)
    figures, clocks = Figures(store), Clocks(Guilds(database))
    chronicle = Chronicle(ChronicleStore(database), tallies=tallies, meetings=meetings, zones=clocks)
    shares, export = Shares(ShareStore(database), meetings, chronicle), Export(Exports(database), tallies)

    def span(period: Period) -> Span:
        return span_of(period, year.TODAY)[0]

    found: dict[str, Ask] = {}
    for period in Period:
        found |= {
            f"server {period}": lambda period=period: figures.report(HOME, period, today=year.TODAY),
            f"bridge {period}": lambda period=period: figures.report(
                HOME, period, today=year.TODAY, bridge_id=BRIDGE
            ),
            f"me {period}": lambda period=period: shares.of(HOME, year.somebody(), period, today=year.TODAY),
            f"pairing {period}": lambda period=period: chronicle.encounters(HOME, span(period)),
            f"leaderboard {period}": lambda period=period: shares.leaders(HOME, span(period)),
        }
    week = span(Period.DAYS)
    return {
        **dict(sorted(found.items())),
        "chart: twelve weeks": lambda: figures.weeks(HOME, year.TODAY),
        "chart: engines": lambda: chronicle.engines(HOME, span(Period.WEEKS)),
        "chart: first day": lambda: figures.first_day(HOME),
        "weekly post": lambda: chronicle.highlights(HOME, week),
        "streak": lambda: chronicle.streak(HOME, year.TODAY),
        "export (in 53 pieces)": lambda: export.of(HOME, today=year.TODAY, names={}),
    }


async def measure(path: Path, times: int) -> dict[str, list[float]]:
    """Milliseconds of each question, asked in turns."""
    took: dict[str, list[float]] = {}
    async with Database.open(f"sqlite:///{path}") as database:
        asked = questions(database)
        for number in range(times + 1):
            for name, ask in asked.items():
                before = time.perf_counter()
                await ask()
                # The first time, the statements are built.
                if number:
                    took.setdefault(name, []).append(1_000 * (time.perf_counter() - before))
    return took


async def prepare(path: Path, messages: int) -> None:
    async with Database.open(f"sqlite:///{path}"):
        pass
    await asyncio.to_thread(year.fill, path, messages)


def main() -> int:
    """Print the figures; 1 when somebody would wait longer than is aimed at."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--messages", type=int, default=5_000_000)
    parser.add_argument("--times", type=int, default=20)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="magpie-bench-") as folder:
        path = Path(folder) / "magpie.db"
        began = datetime.now(UTC)
        asyncio.run(prepare(path, arguments.messages))
        filled = (datetime.now(UTC) - began).total_seconds()
        size = path.stat().st_size / 1e6
        sys.stdout.write(f"{arguments.messages:,} messages: {size:.0f} MB, written in {filled:.0f} s\n\n")
        took = asyncio.run(measure(path, arguments.times))
    sys.stdout.write(f"{'ms':<26}{'p50':>8}{'max':>8}\n")
    for name, values in took.items():
        sys.stdout.write(f"{name:<26}{median(values):>8.1f}{max(values):>8.1f}\n")
    late = [name for name, values in took.items() if name.startswith(WAITED_FOR) and max(values) > AIM]
    sys.stdout.write(f"\nOver {AIM:.0f} ms: {', '.join(late) or 'nothing'}\n")
    return int(bool(late))


if __name__ == "__main__":
    sys.exit(main())
