"""Days and times brought together: which hours of which days are meant."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.pairing.time_ranges import ALL_DAY, Item, Stretch, Times
from bot.pairing.time_words import EVERY_DAY, WEEKDAYS, WEEKEND, Days, Mark

Group = tuple[frozenset[int], Sequence[Stretch]]


@dataclass(slots=True)
class _Groups:
    """Brings days and times together."""

    made: list[Group] = field(default_factory=list[Group])
    days: frozenset[int] = frozenset()
    """Days that wait for their times."""
    times: list[Times] = field(default_factory=list[Times])
    """Times that wait for their days."""
    last: frozenset[int] = frozenset()
    on: Sequence[Stretch] = ()
    """Times that were said before their days, of which more may follow: 7-9 on Mondays and Thursdays."""

    def add(
        self, days: frozenset[int], times: Sequence[Times], joint: Mark | None, *, days_first: bool
    ) -> None:
        if joint is Mark.STOP:
            self.close()
        if not times and self.on:
            self._make(days, self.on)
            self.last |= days
        elif not times:
            self.days |= days
        elif days:
            self._add_both(days, times, joint, days_first=days_first)
        elif self.days:
            alone = joint is Mark.AND and all(one.named for one in times)
            self._make(self.days, [ALL_DAY] if alone else _stretches(times))
            self.days = frozenset()
            if alone:
                # Weekends and evenings: no evening of weekends is meant.
                self._make(EVERY_DAY, _stretches(times))
        elif self.last:
            self._make(self.last, _stretches(times))
        else:
            self.times += times

    def close(self) -> None:
        """Whatever still waits gets what it needs."""
        if self.times:
            named = all(one.named for one in self.times)
            # Evenings, weekends are two things; 19-22, weekends is one.
            self._make(self.days if self.days and not named else EVERY_DAY, _stretches(self.times))
            self.days = self.days if named else frozenset()
        if self.days:
            self._make(self.days, [ALL_DAY])
        self.days, self.times, self.last, self.on = frozenset(), [], frozenset(), ()

    def _add_both(
        self, days: frozenset[int], times: Sequence[Times], joint: Mark | None, *, days_first: bool
    ) -> None:
        if self.times:
            self._make(EVERY_DAY, _stretches(self.times))
            self.times = []
        # Nobody who means every day says so in halves.
        halves = {days, self.days} == {WEEKDAYS, WEEKEND} and joint is not Mark.AND
        if self.days and (halves or not days_first):
            self._make(self.days, [ALL_DAY])
            self.days = frozenset()
        self._make(days | self.days, _stretches(times))
        self.days, self.last = frozenset(), days | self.days
        self.on = () if days_first else _stretches(times)

    def _make(self, days: frozenset[int], stretches: Sequence[Stretch]) -> None:
        self.made.append((days, stretches))


def grouped(read: Sequence[Item]) -> list[Group]:
    groups = _Groups()
    joint: Mark | None = None
    chunk: list[Days | Times] = []
    for item in [*read, Mark.STOP]:
        if not isinstance(item, Mark):
            chunk.append(item)
            continue
        for days, times, days_first in _chunks(chunk):
            groups.add(days, times, joint, days_first=days_first)
            joint = None
        # Of several joints in a row, a full stop counts, else the last.
        joint = Mark.STOP if not chunk and joint is Mark.STOP else item
        chunk = []
    groups.close()
    return groups.made


def _chunks(chunk: Sequence[Days | Times]) -> Iterator[tuple[frozenset[int], list[Times], bool]]:
    """Days with their times, whichever is said first."""
    days: frozenset[int] = frozenset()
    times: list[Times] = []
    days_first = bool(chunk) and isinstance(chunk[0], Days)
    for one in chunk:
        begins = isinstance(one, Days) if days_first else isinstance(one, Times)
        if begins and days and times:
            yield days, times, days_first
            days, times = frozenset(), []
        if isinstance(one, Days):
            days |= one.days
        else:
            times.append(one)
    if chunk:
        yield days, times, days_first


def _stretches(times: Iterable[Times]) -> list[Stretch]:
    return [one.stretch for one in times]
