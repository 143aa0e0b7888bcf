"""What a round costs: ``python -m tests.bench.pairing [PEOPLE ...] [--all] [--json FILE]``.

Rounds of 1,000 to 50,000 people, of whom 70 % speak English, made up with ``tests.bench.learners``, are
worked out as the bot has it done: in a process of its own, whose seconds count from the question until the
plan is there.

Beside it, in the same run, stands ``networkx.max_weight_matching``, for people who have one partner at most.
It is given the same numbers: of 1,000 people all edges there are, of 2,000 the best 32 of each, since all of
them would take it half an hour (``--all``).
"""

import argparse
import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import networkx
import numpy as np

from bot.model import RoundPlan
from bot.pairing.crowd import NO_FIT, Crowd, Table
from bot.pairing.history import MOST, regrets, two
from bot.pairing.planning import PlanningProcess
from bot.pairing.points import PERFECT
from bot.pairing.question import Question
from tests.bench.learners import Learners, without_sharing

SIZES = (1_000, 2_000, 10_000, 50_000)
COMPARED = {1_000: None, 2_000: 32}
"""Edges of each person that networkx is given; None: all of them."""
LARGE = 10_000
SECONDS, MEMORY = 10.0, 600.0
"""What a round of ``LARGE`` may take, at most."""
FASTER, AS_GOOD = 20.0, 0.999


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A figure; ``met`` is None where nothing is aimed at."""

    people: int
    name: str
    unit: str
    magpie: float
    networkx: float | None = None
    aim: str = ""
    met: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a round took."""

    plan: RoundPlan
    seconds: float
    cpu: float
    """Seconds of the process."""
    memory: float
    """Its most, in megabytes."""


async def taken(question: Question) -> Taken:
    with tempfile.NamedTemporaryFile(prefix="magpie-bench-") as told:
        planner = PlanningProcess([sys.executable, "-m", "tests.bench.pairing_worker", told.name])
        started = time.perf_counter()
        plan = await planner.plan(question)
        seconds = time.perf_counter() - started
        memory, cpu = json.loads(Path(told.name).read_text(encoding="ascii"))
    return Taken(plan=plan, seconds=seconds, cpu=cpu, memory=memory)


async def cost(people: int) -> list[Line]:
    """Of a round in which some may have several partners, or be three."""
    found = await taken(Learners(people).question(people))
    plan, large = found.plan, people == LARGE

    def line(name: str, unit: str, figure: float, bound: float | None = None) -> Line:
        aim, met = ("", None) if bound is None else (f"≤ {bound:g}", figure <= bound)
        return Line(people=people, name=name, unit=unit, magpie=figure, aim=aim, met=met)

    return [
        line("matched", "people", len({one for match in plan.matches for one in match.members})),
        line("left over", "people", len(plan.waiting)),
        line("a round", "s", found.seconds, SECONDS if large else None),
        line("  CPU", "s", found.cpu),
        line("  memory, at its most", "MB", found.memory, MEMORY if large else None),
    ]


async def compare(people: int, width: int | None) -> list[Line]:
    """Of a round in which everybody has one partner at most."""
    question = without_sharing(Learners(people).question(people))
    ours = await taken(question)
    numbers = Numbers(question)
    graph = networkx.Graph()
    graph.add_weighted_edges_from(numbers.edges(width))
    started = time.perf_counter()
    pairs = networkx.max_weight_matching(graph, maxcardinality=True)
    seconds = time.perf_counter() - started
    place = {one.profile.user_id: number for number, one in enumerate(question.people)}
    mine = numbers.of(
        [(place[one], place[other]) for one, other in (each.members for each in ours.plan.matches)]
    )
    theirs = numbers.of(list(pairs))
    lines: list[Line] = []
    for name, figure, other, aim, met in (
        ("edges of networkx", graph.number_of_edges(), graph.number_of_edges(), "", None),
        ("pairs", mine[0], theirs[0], "=", mine[0] == theirs[0]),
        ("  rounds they have waited", mine[1], theirs[1], "≥", mine[1] >= theirs[1]),
        ("  of them have met before", mine[2], theirs[2], "≤", mine[2] <= theirs[2]),
        ("  scores together", mine[3], theirs[3], f"≥ {AS_GOOD:.1%}", mine[3] >= AS_GOOD * theirs[3]),
        ("seconds", ours.seconds, seconds, f"× {FASTER:g} faster", ours.seconds * FASTER <= seconds),
    ):
        lines.append(Line(people=people, name=name, unit="", magpie=figure, networkx=other, aim=aim, met=met))
    return lines


class Numbers:
    """What two people's meeting is worth; people by their places in a question."""

    def __init__(self, question: Question) -> None:
        self._size = len(question.people)
        crowd = Crowd(
            [one.profile for one in question.people],
            regrets=regrets(question.past),
            blocks={two(pair) for pair in question.blocks},
            first=question.week.date(),
        )
        everybody = np.arange(self._size)
        self._scores = np.concatenate([scores for _, scores in Table(crowd, everybody, everybody).blocks()])
        self._regret = crowd.regrets.toarray()
        self._waited = [one.waited for one in question.people]

    def edges(self, width: int | None) -> Iterator[tuple[int, int, int]]:
        """With weights so large that what comes first outweighs all that follows."""
        repeat = MOST * self._size + 1
        score_unit = PERFECT * self._size + 1
        waited_unit = 2 * repeat * self._size * score_unit
        for one in range(self._size):
            best = range(self._size) if width is None else np.argsort(-self._scores[one])[:width].tolist()
            for other in best:
                score, regret = int(self._scores[one, other]), int(self._regret[one, other])
                if score == NO_FIT:
                    continue
                waited = self._waited[one] + self._waited[other]
                again = repeat + regret if regret else 0
                yield one, other, waited * waited_unit + (2 * repeat - again) * score_unit + score

    def of(self, pairs: Sequence[tuple[int, int]]) -> tuple[int, int, int, int]:
        """How many they are, how long they have waited, how many have met before, and their scores
        together."""
        return (
            len(pairs),
            sum(self._waited[one] for pair in pairs for one in pair),
            sum(bool(self._regret[pair]) for pair in pairs),
            sum(int(self._scores[pair]) for pair in pairs),
        )


def table(lines: Sequence[Line]) -> str:
    """The lines for people."""
    rows = [f"{'people':>7}  {'':28}{'Magpie':>12}{'networkx':>12}  {'':7}aim"]
    for line in lines:
        other = "" if line.networkx is None else f"{line.networkx:,.1f}"
        missed = "  MISSED" if line.met is False else ""
        figures = f"{line.people:7,}  {line.name:28}{line.magpie:12,.1f}{other:>12}"
        rows.append(f"{figures}  {line.unit:7}{line.aim}{missed}".rstrip())
    return "\n".join(rows)


async def measure(sizes: Sequence[int], *, all_edges: bool) -> list[Line]:
    lines: list[Line] = []
    for people in sizes:
        lines += await cost(people)
        if people in COMPARED:
            lines += await compare(people, None if all_edges else COMPARED[people])
    return lines


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table; 1 when an aim was missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, too")
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES, metavar="PEOPLE", help="other rounds")
    parser.add_argument("--all", action="store_true", help="all edges of 2,000 people for networkx, too")
    arguments = parser.parse_args(argv)
    lines = asyncio.run(measure(arguments.sizes, all_edges=arguments.all))
    sys.stdout.write(table(lines) + "\n")
    if arguments.json is not None:
        figures = [asdict(line) for line in lines]
        arguments.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return 0 if all(line.met is not False for line in lines) else 1


if __name__ == "__main__":
    raise SystemExit(main())
