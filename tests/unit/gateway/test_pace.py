"""Webhooks are called as often as Discord allows, and no more often."""

from dataclasses import dataclass, field

import pytest

from bot.gateway.pace import HIDDEN_LIMIT, HIDDEN_WINDOW, RELAX_AFTER, Pace
from bot.model import ChannelId

POST = ("POST", 5)
SQUARE = ChannelId(1)


@dataclass
class Clock:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


def post(pace: Pace, clock: Clock, **headers: str) -> float:
    """Post as soon as it is allowed; how long that took."""
    waited = pace.wait(POST, posting_in=SQUARE)
    clock.now += waited
    named = {f"X-RateLimit-{key.replace('_', '-')}": value for key, value in headers.items()}
    pace.answered(POST, named, posting_in=SQUARE)
    return waited


def test_nothing_is_waited_for_at_first() -> None:
    assert Pace(Clock()).wait(POST, posting_in=SQUARE) == 0


def test_an_exhausted_bucket_is_waited_for() -> None:
    pace = Pace(clock := Clock())
    post(pace, clock, Remaining="0", Reset_After="1.5")
    assert pace.wait(POST, posting_in=SQUARE) == 1.5
    assert pace.wait(("PATCH", 5), posting_in=None) == 0


def test_no_minute_sees_more_posts_than_a_channel_takes() -> None:
    pace = Pace(clock := Clock())
    moments: list[float] = []
    for _ in range(100):
        post(pace, clock)
        moments.append(clock.now)
        clock.now += 0.4
    for first, late in zip(moments, moments[HIDDEN_LIMIT:], strict=False):
        assert late - first >= HIDDEN_WINDOW
    assert moments[-1] - moments[0] < 4 * HIDDEN_WINDOW, "the allowance is used"


def test_edits_are_not_counted_among_the_posts() -> None:
    pace = Pace(clock := Clock())
    for _ in range(HIDDEN_LIMIT):
        pace.answered(("PATCH", 5), {}, posting_in=None)
    assert post(pace, clock) == 0


@dataclass
class Channel:
    """A channel with a limit that nobody announces, in windows that open with their first post."""

    clock: Clock
    calls: int
    seconds: float
    opened: float = -1e9
    used: int = 0
    refusals: list[float] = field(default_factory=list[float])

    def post(self, pace: Pace, *, latency: float = 0.05) -> None:
        """Post as soon as it is allowed, again after a 429, each call taking a moment."""
        while True:
            self.clock.now += pace.wait(POST, posting_in=SQUARE) + latency / 2
            now = self.clock.now
            if now >= self.opened + self.seconds:
                self.opened, self.used = now, 0
            full = self.used == self.calls
            self.used += not full
            self.clock.now += latency / 2
            if not full:
                pace.answered(POST, {}, posting_in=SQUARE)
                return
            self.refusals.append(now)
            pace.refused(POST, self.opened + self.seconds - now, shared=True, posting_in=SQUARE)


@pytest.mark.parametrize(("calls", "seconds"), [(20, 60), (10, 15), (5, 60), (30, 120), (1, 7)])
def test_another_limit_is_learnt_from_its_first_429_and_used_to_the_full(calls: int, seconds: float) -> None:
    channel = Channel(clock := Clock(), calls, seconds)
    pace = Pace(clock)
    began = clock.now
    for _ in range(calls * 4):
        channel.post(pace)
    assert len(channel.refusals) == 1
    assert clock.now - began < 3 * (seconds + 0.2) + calls * 0.1, "four windows, one after the other"


def test_a_channel_that_takes_what_is_expected_never_has_to_refuse() -> None:
    channel = Channel(clock := Clock(), HIDDEN_LIMIT, HIDDEN_WINDOW)
    pace = Pace(clock)
    for _ in range(300):
        channel.post(pace)
    assert channel.refusals == []


def test_a_limit_learnt_late_in_a_conversation_costs_one_429_more_at_most() -> None:
    channel = Channel(clock := Clock(), 10, 15)
    pace = Pace(clock)
    for _ in range(20):
        channel.post(pace)
        clock.now += 2
    for _ in range(100):
        channel.post(pace)
    assert len(channel.refusals) <= 2


def test_what_was_learnt_is_relaxed_slowly_and_ever_more_slowly_where_it_was_right() -> None:
    channel = Channel(clock := Clock(), 20, 60)
    pace = Pace(clock)
    began = clock.now
    while clock.now < began + 12 * 3600:
        channel.post(pace)
    assert 2 <= len(channel.refusals) <= 8, "each step takes twice as long as the one before"


def test_a_channel_that_has_room_again_is_used_again() -> None:
    channel = Channel(clock := Clock(), 20, 60)
    pace = Pace(clock)
    for _ in range(30):
        channel.post(pace)
    channel.calls = HIDDEN_LIMIT
    began = clock.now
    while clock.now < began + 12 * RELAX_AFTER:
        channel.post(pace)
    began = clock.now
    for _ in range(HIDDEN_LIMIT * 5):
        channel.post(pace)
    assert clock.now - began < 5.5 * HIDDEN_WINDOW
    assert len(channel.refusals) == 1


def test_a_window_that_others_have_filled_teaches_nothing() -> None:
    pace = Pace(clock := Clock())
    pace.refused(POST, 20.0, shared=True, posting_in=SQUARE)
    assert post(pace, clock) == 20
    for _ in range(HIDDEN_LIMIT - 1):
        assert post(pace, clock) == 0


def test_a_429_of_the_bucket_itself_teaches_nothing_about_the_channel() -> None:
    pace = Pace(clock := Clock())
    post(pace, clock)
    pace.refused(POST, 2.0, shared=False, posting_in=SQUARE)
    assert post(pace, clock) == 2.0
    assert post(pace, clock) == 0


def test_posts_of_an_earlier_process_count() -> None:
    pace = Pace(clock := Clock())
    pace.recall(SQUARE, [70.0, *(float(age) for age in range(HIDDEN_LIMIT - 1, 0, -1))])
    assert post(pace, clock) == 0
    assert pace.wait(POST, posting_in=SQUARE) == HIDDEN_WINDOW - (HIDDEN_LIMIT - 1)


def test_a_post_of_unknown_outcome_counts() -> None:
    pace = Pace(Clock())
    for _ in range(HIDDEN_LIMIT):
        pace.unanswered(SQUARE)
    assert pace.wait(POST, posting_in=SQUARE) == HIDDEN_WINDOW


def test_a_429_for_everything_holds_every_call() -> None:
    pace = Pace(clock := Clock())
    pace.refused_everywhere(1.5)
    assert pace.wait(("PATCH", 77), posting_in=None) == 1.5
    assert post(pace, clock) == 1.5
