"""What became of an engine's calls, for ``magpie doctor``, ``/usage`` and metrics. Counts, never texts."""

from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass

from bot.translation.breaker import State
from bot.translation.result import Quality

WINDOW = 64
"""Latencies remembered; the last few minutes of a busy server."""
FEWEST = 8
"""Latencies it takes before an engine has a "usual"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineReport:
    """One engine since the start; durations are seconds."""

    name: str
    quality: Quality
    state: State
    rest: float
    """Until it is asked again; 0 while it is asked."""
    calls: int
    answered: int
    """Calls that came back with something for at least one text."""
    characters: int
    hedged: int
    """Times the next engine was asked early because this one took longer than usual."""
    skipped: int
    """Times it was not asked because its budget was spent."""
    failures: Mapping[str, int]
    """Calls that failed, by reason."""
    rejected: Mapping[str, int]
    """Answers that were no translations, by the check they failed."""
    p50: float | None
    p95: float | None
    """Nothing before there are a few calls."""


class Tally:
    """The counts of one engine as they grow."""

    def __init__(self) -> None:
        self.calls = 0
        self.answered = 0
        self.characters = 0
        self.hedged = 0
        self.skipped = 0
        self.failures: Counter[str] = Counter()
        self.rejected: Counter[str] = Counter()
        self._latencies: deque[float] = deque(maxlen=WINDOW)

    def took(self, seconds: float) -> None:
        """A call was answered, or cut off, after that long; what fails at once says nothing of the pace."""
        self._latencies.append(seconds)

    def quantile(self, share: float) -> float | None:
        """The latency that ``share`` of the last calls stayed below; nothing while there are too few."""
        if len(self._latencies) < FEWEST:
            return None
        ordered = sorted(self._latencies)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    def report(self, name: str, quality: Quality, *, state: State, rest: float) -> EngineReport:
        return EngineReport(
            name=name,
            quality=quality,
            state=state,
            rest=rest,
            calls=self.calls,
            answered=self.answered,
            characters=self.characters,
            hedged=self.hedged,
            skipped=self.skipped,
            failures=dict(self.failures),
            rejected=dict(self.rejected),
            p50=self.quantile(0.5),
            p95=self.quantile(0.95),
        )
