"""Webhooks are called as often as Discord allows, and no more often."""

from dataclasses import dataclass

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


def test_a_tighter_limit_is_learnt_from_its_first_429_and_relaxed_slowly() -> None:
    pace = Pace(clock := Clock())
    for _ in range(10):
        post(pace, clock)
        clock.now += 1
    pace.refused(POST, 50.0, shared=True, posting_in=SQUARE)
    assert post(pace, clock) == 50.0
    for _ in range(9):
        post(pace, clock)
    assert pace.wait(POST, posting_in=SQUARE) == HIDDEN_WINDOW - 9, "ten a minute from now on"
    clock.now += RELAX_AFTER
    for _ in range(11):
        assert post(pace, clock) == 0
    assert pace.wait(POST, posting_in=SQUARE) > 0


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
