"""Ids as Discord makes them: milliseconds since 2015, worker bits and a counter."""

from collections.abc import Callable

EPOCH = 1_420_070_400.0


class Snowflakes:
    """Makes ids that grow, however often the clock is asked within a millisecond."""

    def __init__(self, clock: Callable[[], float], last: int = 0) -> None:
        self._clock = clock
        self.last = last

    def next(self) -> int:
        """Return an id larger than every one before."""
        fresh = at(self._clock())
        self.last = fresh if fresh > self.last else self.last + 1
        return self.last


def at(seconds: float) -> int:
    """Return the smallest id of that moment (seconds since 1970)."""
    return int((seconds - EPOCH) * 1000) << 22


def seconds_of(snowflake: int) -> float:
    """Return when an id was made, in seconds since 1970."""
    return (snowflake >> 22) / 1000 + EPOCH
