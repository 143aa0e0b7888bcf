"""What counting costs the relay: ``python -m tests.bench.counting [--messages N] [--rounds N]``.

Two bots, each with a loopback Discord of its own, relay the same messages in turns; one of them counts
nothing (``tests.bench.uncounted``). The translator answers at once, so that what is left is the bot's own.
"""

import argparse
import asyncio
import sys
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import median, quantiles

from tests.bench import processes, stages
from tests.bench.crowd import Crowd
from tests.bench.relay import UNLIMITED

BRIDGES = 51
"""Each of the forty people comes back to a channel so seldom that no limit of theirs is met."""
AIM = 5.0
"""Per cent more CPU a message."""


async def measure(folder: Path, *, rounds: int, messages: int) -> tuple[list[float], list[float]]:
    """Milliseconds of CPU a message, round by round: with counting, and without."""
    bots = {"counting": processes.magpie, "uncounted": processes.uncounted}
    cpu: dict[str, list[float]] = {name: [] for name in bots}
    everywhere = [(bridge, side) for bridge in range(BRIDGES) for side in ("en", "zh")]
    async with AsyncExitStack() as stack:
        running: dict[str, tuple[Crowd, processes.Running]] = {}
        for name, start in bots.items():
            info = await stack.enter_async_context(processes.loopback(BRIDGES))
            crowd = await stack.enter_async_context(Crowd.gathered(info))
            await crowd.control("POST", "/limits", UNLIMITED)
            home = folder / name
            home.mkdir()
            running[name] = crowd, await stack.enter_async_context(start(info, home))
        for crowd, _ in running.values():
            await stages.until_listening(crowd)
            await stages.warm_up(crowd, everywhere)
            await crowd.translator(median=0.0)
        for number in range(rounds):
            # What is put off until the other's turn counts, too.
            before = {name: bot.cpu() for name, (_, bot) in running.items()}
            # In turns, and in another order each time.
            for name in list(running)[:: 1 if number % 2 else -1]:
                crowd, bot = running[name]
                found = await stages.throughput(crowd, bot, everywhere, messages=messages, under_way=50)
                assert not found.lost, f"{found.lost} messages were lost"
            for name, (_, bot) in running.items():
                cpu[name].append((bot.cpu() - before[name]) / messages * 1000)
    return cpu["counting"], cpu["uncounted"]


def main() -> int:
    """Print the figures; 1 when counting costs more than is aimed at."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--messages", type=int, default=500, help="a round of each bot")
    parser.add_argument("--rounds", type=int, default=21)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="magpie-bench-") as folder:
        ours, theirs = asyncio.run(
            measure(Path(folder), rounds=arguments.rounds, messages=arguments.messages)
        )
    more = 100 * (median(ours) / median(theirs) - 1)
    sys.stdout.write(
        f"CPU a message, median round (and the middle half of them): {_shown(ours)} ms with counting, "
        f"{_shown(theirs)} ms without: {more:+.1f} %\n"
    )
    return int(more > AIM)


def _shown(rounds: list[float]) -> str:
    low, middle, high = quantiles(rounds, n=4)
    return f"{middle:.2f} ({low:.2f} to {high:.2f})"


if __name__ == "__main__":
    sys.exit(main())
