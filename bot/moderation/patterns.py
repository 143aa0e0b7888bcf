"""Regular expressions of moderators, which may be slow: they get so much time a message and no more."""

import logging
from collections.abc import Callable, Iterator, Sequence
from time import process_time

import regex

from bot.errors import UserError

BUDGET = 0.02
"""Seconds of CPU for all expressions and one message; ``regex`` counts its time-out in the same."""
_SHARE = 0.5
"""Of that for one of them at most, so that it leaves something to the others."""
_log = logging.getLogger(__name__)


def compiled(pattern: str) -> regex.Pattern[str]:
    """Without regard to case. One that finds something in every message is refused."""
    try:
        expression = regex.compile(pattern, regex.IGNORECASE, cache_pattern=False)
    except (regex.error, RecursionError, OverflowError) as error:
        raise UserError("error-rule-pattern", reason=str(error).split(" at position")[0]) from error
    try:
        everything = expression.search("", timeout=BUDGET) is not None
    except TimeoutError:
        everything = True
    if everything:
        raise UserError("error-rule-pattern-everything")
    return expression


class Patterns:
    """Expressions ready to be looked for; one that took too long is tried after the others from then on."""

    def __init__(
        self,
        patterns: Sequence[str],
        *,
        clock: Callable[[], float] = process_time,
        budget: float = BUDGET,
    ) -> None:
        self._clock = clock
        self._budget = budget
        self._slow: set[int] = set()
        self._expressions: dict[int, regex.Pattern[str]] = {}
        for place, pattern in enumerate(patterns):
            try:
                self._expressions[place] = compiled(pattern)
            except UserError:
                # It was taken once, by another version of the library.
                _log.warning("rule pattern %d can no longer be used", place)

    def find(self, texts: Sequence[str]) -> Sequence[int]:
        """Places of those that are found in any of the texts; what takes too long is not."""
        if not self._expressions:
            return ()
        deadline = self._clock() + self._budget
        return [place for place in self._in_turn() if self._holds(place, texts, deadline)]

    @property
    def slow(self) -> frozenset[int]:
        """Places of those that took too long for some message."""
        return frozenset(self._slow)

    def _in_turn(self) -> Iterator[int]:
        return iter(sorted(self._expressions, key=self._slow.__contains__))

    def _holds(self, place: int, texts: Sequence[str], deadline: float) -> bool:
        for text in texts:
            left = min(self._budget * _SHARE, deadline - self._clock())
            if left <= 0:
                return False
            try:
                if self._expressions[place].search(text, timeout=left):
                    return True
            except TimeoutError:
                if place not in self._slow:
                    self._slow.add(place)
                    _log.warning("a rule's regular expression takes too long; it finds nothing where it does")
                return False
        return False
