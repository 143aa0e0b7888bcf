"""When an engine is left alone, and when it is tried again."""

from bot.translation.breaker import Breaker, State


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def opened(clock: Clock) -> Breaker:
    breaker = Breaker(clock=clock, threshold=2, pause=10, longest=30)
    for _ in range(2):
        assert breaker.allow()
        breaker.failed()
    return breaker


def test_it_opens_after_failures_in_a_row_only() -> None:
    breaker = Breaker(clock=Clock(), threshold=2, pause=10)
    breaker.failed()
    breaker.succeeded()
    breaker.failed()
    assert breaker.state is State.CLOSED
    breaker.failed()
    assert breaker.state is State.OPEN


def test_after_the_pause_one_probe_goes_through_and_its_success_closes() -> None:
    clock = Clock()
    breaker = opened(clock)
    assert not breaker.allow()
    clock.now = 10
    assert breaker.allow()
    assert not breaker.allow()
    breaker.succeeded()
    assert breaker.allow()
    assert breaker.state is State.CLOSED


def test_a_failed_probe_doubles_the_pause_up_to_the_longest() -> None:
    clock = Clock()
    breaker = opened(clock)
    for pause in (10, 20, 30, 30):
        clock.now += pause - 0.1
        assert not breaker.allow()
        clock.now += 0.1
        assert breaker.allow()
        breaker.failed()


def test_a_probe_that_was_given_up_makes_room_for_another() -> None:
    clock = Clock()
    breaker = opened(clock)
    clock.now = 10
    assert breaker.allow()
    breaker.abandoned()
    assert breaker.allow()
