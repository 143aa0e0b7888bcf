"""What relaying costs: ``python -m tests.bench.relay [--quick | --long] [--json FILE]``.

Each figure stands beside that of a naive bot (``tests.bench.naive``), measured in the same run. Each bot is
a process of its own and has a loopback Discord of its own (``tests.bench.loopback``), with the same channels,
the same people who say the same things at the same moments, and a translation server that takes the same
time for the same message; Magpie asks it through its LibreTranslate engine, the naive bot with one request
in a thread. The bots take turns, so that a noisy machine is noisy for both.

Limits are Discord's, but for the 50 requests a second of a whole bot, which would hide what else takes time,
and but for the tighter limit of one channel that the bots have to find out by themselves.
"""

import argparse
import asyncio
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.bench import processes, stages
from tests.bench.crowd import Crowd, Place
from tests.bench.processes import Json, Running
from tests.bench.report import Line, Subject, lines, of_limits, table
from tests.bench.stages import BRIDGES_AT_ONCE, Saturation

BOTS: dict[str, Callable[[Json, Path], AbstractAsyncContextManager[Running]]] = {
    "magpie": processes.magpie,
    "naive": processes.naive,
}
UNLIMITED = {"global": {"calls": 1_000_000_000, "seconds": 1}}
STUCK = 0.02
"""The share of translations that take five seconds, in the second conversation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much is measured."""

    bridges: int = 500
    rate: float = 20.0
    rounds: int = 2
    seconds: float = 20.0
    """Of each conversation."""
    messages: int = 5_000
    """Said at full speed in each round."""
    under_way: int = 100
    saturated: float = 135.0
    """Seconds for which one channel is kept full."""
    tighter: Json = field(default_factory=lambda: {"calls": 20, "seconds": 60})
    """A hidden limit of another channel, which nobody announces."""


QUICK = Plan(
    bridges=50, rounds=1, seconds=8.0, messages=600, saturated=24.0, tighter={"calls": 10, "seconds": 15}
)
LONG = Plan(messages=50_000)


async def measure(plan: Plan, folder: Path) -> list[Line]:
    """Every line of the table."""
    async with AsyncExitStack() as stack:
        subjects = [await _subject(name, plan, folder, stack) for name in BOTS]
        await asyncio.gather(*(stages.until_listening(one.crowd) for one in subjects))
        for one in subjects:
            one.idle = one.running.resident()
        everywhere = [(bridge, side) for bridge in range(plan.bridges) for side in ("en", "zh")]
        for one in subjects:
            await stages.warm_up(one.crowd, everywhere)
        for number in range(plan.rounds):
            await _round(plan, subjects, number, everywhere)
    saturated = await asyncio.gather(
        *(_saturation(plan, folder, name, limit) for name in BOTS for limit in (None, plan.tighter))
    )
    ours, theirs = (
        one.figures() | of_limits(*saturated[2 * at : 2 * at + 2]) for at, one in enumerate(subjects)
    )
    return lines(ours, theirs)


async def _subject(name: str, plan: Plan, folder: Path, stack: AsyncExitStack) -> Subject:
    info = await stack.enter_async_context(processes.loopback(plan.bridges))
    crowd = await stack.enter_async_context(Crowd.gathered(info))
    await crowd.control("POST", "/limits", UNLIMITED)
    home = folder / name
    home.mkdir()
    return Subject(name, crowd, await stack.enter_async_context(BOTS[name](info, home)))


async def _round(plan: Plan, subjects: Sequence[Subject], number: int, everywhere: Sequence[Place]) -> None:
    # Other channels in each conversation: none gets near what Discord allows it in a minute.
    first = (2 * number * BRIDGES_AT_ONCE) % plan.bridges
    for offset, share in ((0, 0.0), (BRIDGES_AT_ONCE, STUCK)):
        places = [
            ((first + offset + bridge) % plan.bridges, side)
            for bridge in range(BRIDGES_AT_ONCE)
            for side in ("en", "zh")
        ]
        for one in subjects:
            await one.crowd.translator(stuck=share)
            found = await stages.latency(one.crowd, one.running, places, rate=plan.rate, seconds=plan.seconds)
            (one.stuck if share else one.calm).append(found)
    # At last with a translator that answers at once: what is left is the bot's own.
    for found, how in (("full", {}), ("bare", {"median": 0.0})):
        messages = plan.messages if how else plan.messages // 5
        for one in subjects:
            await one.crowd.translator(**how)
            getattr(one, found).append(
                await stages.throughput(
                    one.crowd, one.running, everywhere, messages=messages, under_way=plan.under_way
                )
            )


async def _saturation(plan: Plan, folder: Path, name: str, limit: Json | None) -> Saturation:
    async with AsyncExitStack() as stack:
        info = await stack.enter_async_context(processes.loopback(1))
        crowd = await stack.enter_async_context(Crowd.gathered(info))
        if limit is not None:
            await crowd.control("POST", "/limits", {"hidden": limit})
        home = folder / f"{name}-{'known' if limit is None else 'tighter'}"
        home.mkdir()
        await stack.enter_async_context(BOTS[name](info, home))
        await stages.until_listening(crowd)
        return await stages.saturation(crowd, (0, "en"), seconds=plan.saturated)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table; 1 when an aim was missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, too")
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true", help="a minute instead of nine")
    size.add_argument("--long", action="store_true", help="100,000 messages instead of 10,000")
    arguments = parser.parse_args(argv)
    plan = QUICK if arguments.quick else LONG if arguments.long else Plan()
    with tempfile.TemporaryDirectory(prefix="magpie-bench-") as folder:
        found = asyncio.run(measure(plan, Path(folder)))
    sys.stdout.write(table(found) + "\n")
    if arguments.json is not None:
        figures = [asdict(line) for line in found]
        arguments.json.write_text(
            json.dumps({"plan": asdict(plan), "figures": figures}, indent=2) + "\n", encoding="utf-8"
        )
    return 0 if all(line.met is not False for line in found) else 1


if __name__ == "__main__":
    raise SystemExit(main())
