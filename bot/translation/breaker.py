"""A circuit breaker: an engine that keeps failing is left alone for a while, then tried with one call."""

from collections.abc import Callable
from enum import Enum, auto


class State(Enum):
    """What a breaker lets through: everything, nothing, or one probe."""

    CLOSED = auto()
    OPEN = auto()
    HALF_OPEN = auto()


class Breaker:
    """Opens after ``threshold`` failures in a row, for ``pause`` seconds, doubled at each failed probe."""

    def __init__(
        self,
        *,
        clock: Callable[[], float],
        threshold: int = 4,
        pause: float = 15.0,
        longest: float = 300.0,
    ) -> None:
        self._clock = clock
        self._threshold = threshold
        self._first_pause = pause
        self._longest = longest
        self._pause = pause
        self._failures = 0
        self._opened_at: float | None = None
        self._probing = False

    @property
    def state(self) -> State:
        if self._opened_at is None:
            return State.CLOSED
        waited = self._clock() - self._opened_at
        return State.HALF_OPEN if waited >= self._pause else State.OPEN

    def allow(self) -> bool:
        """Whether a call may be made now; a call that was allowed must report how it ended."""
        match self.state:
            case State.CLOSED:
                return True
            case State.OPEN:
                return False
            case State.HALF_OPEN:
                if self._probing:
                    return False
                self._probing = True
                return True

    def succeeded(self) -> None:
        self._failures = 0
        self._opened_at = None
        self._probing = False
        self._pause = self._first_pause

    def failed(self) -> None:
        self._failures += 1
        if self._probing:
            self._probing = False
            self._pause = min(self._pause * 2, self._longest)
            self._opened_at = self._clock()
        elif self._opened_at is None and self._failures >= self._threshold:
            self._opened_at = self._clock()

    def abandoned(self) -> None:
        """The call was given up before it could tell anything."""
        self._probing = False
