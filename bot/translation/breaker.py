"""A circuit breaker: an engine that keeps failing is left alone for a while, then tried with one call."""

from collections.abc import Callable
from enum import StrEnum


class State(StrEnum):
    """What a breaker lets through: everything, nothing, or one probe."""

    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half-open"


class Breaker:
    """Opens after ``threshold`` failures in a row, for ``pause`` seconds, doubled at each failed probe.

    A service that says itself how long it wants to be left alone is obeyed at once, up to ``longest_rest``.
    """

    def __init__(
        self,
        *,
        clock: Callable[[], float],
        threshold: int = 4,
        pause: float = 15.0,
        longest: float = 300.0,
        longest_rest: float = 3600.0,
    ) -> None:
        self._clock = clock
        self._threshold = threshold
        self._first_pause = pause
        self._longest = longest
        self._longest_rest = longest_rest
        self._pause = pause
        self._failures = 0
        self._opens_at: float | None = None
        """When the next probe may go through; nothing while closed."""
        self._probing = False

    @property
    def state(self) -> State:
        if self._opens_at is None:
            return State.CLOSED
        return State.HALF_OPEN if self._clock() >= self._opens_at else State.OPEN

    @property
    def rest(self) -> float:
        """Seconds until the next call may be made."""
        return 0.0 if self._opens_at is None else max(0.0, self._opens_at - self._clock())

    @property
    def ready(self) -> bool:
        """Whether ``allow`` would allow a call; asking changes nothing."""
        return self.state is State.CLOSED or (self.state is State.HALF_OPEN and not self._probing)

    def allow(self) -> bool:
        """Whether a call may be made now; a call that was allowed must report how it ended."""
        if not self.ready:
            return False
        self._probing = self.state is State.HALF_OPEN
        return True

    def succeeded(self) -> None:
        if self.state is State.OPEN:
            # A call from before it opened; the rest that was asked for is kept.
            return
        self._failures = 0
        self._opens_at = None
        self._probing = False
        self._pause = self._first_pause

    def failed(self, *, retry_after: float | None = None) -> None:
        """``retry_after``: seconds for which the service asked to be left alone."""
        self._failures += 1
        if self._probing:
            self._probing = False
            self._pause = min(self._pause * 2, self._longest)
            self._open(self._pause)
        elif self._opens_at is None and self._failures >= self._threshold:
            self._open(self._pause)
        if retry_after is not None and retry_after > 0:
            self._open(min(retry_after, self._longest_rest))

    def abandoned(self) -> None:
        """The call was given up before it could tell anything."""
        self._probing = False

    def _open(self, seconds: float) -> None:
        until = self._clock() + seconds
        self._opens_at = until if self._opens_at is None else max(self._opens_at, until)
