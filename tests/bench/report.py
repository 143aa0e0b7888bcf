"""The figures of both bots side by side, and whether what was aimed at is reached."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from tests.bench.crowd import Crowd
from tests.bench.processes import Running
from tests.bench.stages import Latency, Saturation, Throughput


@dataclass
class Subject:
    """A bot under measurement, and what was found."""

    name: str
    crowd: Crowd
    running: Running
    idle: float = 0.0
    calm: list[Latency] = field(default_factory=list[Latency])
    stuck: list[Latency] = field(default_factory=list[Latency])
    full: list[Throughput] = field(default_factory=list[Throughput])
    bare: list[Throughput] = field(default_factory=list[Throughput])

    def figures(self) -> dict[str, float]:
        """By the names that ``ROWS`` use."""
        found = {"idle": self.idle, "resident": self.bare[-1].resident}
        found["grown"] = self.bare[-1].resident - self.bare[0].resident
        for stage in ("calm", "stuck"):
            rounds: list[Latency] = getattr(self, stage)
            for name in ("p50", "p99", "own_p50", "own_p99", "cpu"):
                figure = statistics.mean(getattr(one, name) for one in rounds)
                found[f"{stage}.{name}"] = figure * 1e3
        for stage in ("full", "bare"):
            found[f"{stage}.rate"] = statistics.mean(one.rate for one in getattr(self, stage))
            found[f"{stage}.cpu"] = statistics.mean(one.cpu for one in getattr(self, stage)) * 1e3
        everything = [*self.calm, *self.stuck, *self.full, *self.bare]
        found["inversions"] = 100 * max(one.inversions for one in everything)
        found["lost"] = sum(one.lost for one in everything)
        found["doubled"] = sum(one.doubled for one in everything)
        return found


class Aim(Enum):
    """What a figure of Magpie's is compared with."""

    NONE = ""
    NO_MORE = "≤"
    NO_LESS = "≥"
    NO_MORE_THAN_NAIVE = "≤ naive ×"
    NO_LESS_THAN_NAIVE = "≥ naive ×"

    def met(self, ours: float, theirs: float, bound: float) -> bool | None:
        match self:
            case Aim.NONE:
                return None
            case Aim.NO_MORE:
                return ours <= bound
            case Aim.NO_LESS:
                return ours >= bound
            case Aim.NO_MORE_THAN_NAIVE:
                return ours <= theirs * bound
            case Aim.NO_LESS_THAN_NAIVE:
                return ours >= theirs * bound


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: the figure's name, its key and unit, what is aimed at."""

    name: str
    key: str
    unit: str
    aim: Aim = Aim.NONE
    bound: float = 1.0


# Nothing is aimed at where both must be alike, because the translator's slowest answers decide it, and where
# the naive bot wins by writing nothing down.
ROWS = (
    Row("latency, p50", "calm.p50", "ms", Aim.NO_MORE_THAN_NAIVE, 1.3),
    Row("latency, p99", "calm.p99", "ms"),
    Row("  added to the translator's, p50", "calm.own_p50", "ms", Aim.NO_MORE_THAN_NAIVE, 1.3),
    Row("  added to the translator's, p99", "calm.own_p99", "ms", Aim.NO_MORE_THAN_NAIVE),
    Row("latency where 2 % take 5 s, p50", "stuck.p50", "ms", Aim.NO_MORE_THAN_NAIVE, 1.3),
    Row("latency where 2 % take 5 s, p99", "stuck.p99", "ms", Aim.NO_MORE_THAN_NAIVE),
    Row("out of order", "inversions", "%", Aim.NO_MORE, 0),
    Row("lost", "lost", "messages", Aim.NO_MORE, 0),
    Row("doubled", "doubled", "messages", Aim.NO_MORE, 0),
    Row("most a second", "full.rate", "messages", Aim.NO_LESS_THAN_NAIVE),
    Row("  if translating took no time", "bare.rate", "messages"),
    Row("CPU a message, at 20 a second", "calm.cpu", "ms"),
    Row("CPU a message, at full speed", "bare.cpu", "ms"),
    Row("memory, idle", "idle", "MB", Aim.NO_MORE, 120),
    Row("memory, at the end", "resident", "MB", Aim.NO_MORE, 120),
    Row("  grown in the second half", "grown", "MB", Aim.NO_MORE, 5),
    Row("a full channel: allowance used", "known.used", "%", Aim.NO_LESS, 98),
    Row("a full channel: 429", "known.refused", "answers", Aim.NO_MORE, 0),
    Row("tighter limit, unknown: allowance used", "tighter.used", "%", Aim.NO_LESS, 98),
    Row("tighter limit, unknown: 429", "tighter.refused", "answers", Aim.NO_MORE, 1),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A figure of both bots; ``met`` is None where nothing is aimed at."""

    name: str
    unit: str
    magpie: float
    naive: float
    aim: str
    met: bool | None


def of_limits(known: Saturation, tighter: Saturation) -> dict[str, float]:
    """The figures of the two full channels."""
    return {
        f"{name}.{key}": figure
        for name, found in (("known", known), ("tighter", tighter))
        for key, figure in (("used", 100 * found.posted / found.allowed), ("refused", found.refused))
    }


def lines(magpie: Mapping[str, float], naive: Mapping[str, float]) -> list[Line]:
    found: list[Line] = []
    for row in ROWS:
        ours, theirs = magpie[row.key], naive[row.key]
        aim = f"{row.aim.value} {row.bound:g}" if row.aim is not Aim.NONE else ""
        met = row.aim.met(ours, theirs, row.bound)
        found.append(Line(name=row.name, unit=row.unit, magpie=ours, naive=theirs, aim=aim, met=met))
    return found


def table(found: Sequence[Line]) -> str:
    """The lines for people."""
    rows = [f"{'':40}{'Magpie':>10}{'naive':>10}  {'':9}aim"]
    for line in found:
        missed = "  MISSED" if line.met is False else ""
        rows.append(
            f"{line.name:40}{line.magpie:10.1f}{line.naive:10.1f}  {line.unit:9}{line.aim}{missed}".rstrip()
        )
    return "\n".join(rows)
