import pytest

from bot.playground.ratelimits import Admission, Ask, Limit, RateLimits

TEMPLATE = "/webhooks/{webhook_id}/{token}"


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def limits(clock: Clock) -> RateLimits:
    return RateLimits(clock)


def post(limits: RateLimits, webhook: str = "1", *, channel: int | None = None, who: str = "ip") -> Admission:
    return limits.admit(
        Ask(
            who=who,
            method="POST",
            template=TEMPLATE,
            major=webhook,
            limit=Limit(5, 2.0),
            hidden_channel=channel,
        )
    )


def test_the_headers_count_down_and_tell_when_the_bucket_is_full_again(limits: RateLimits, clock: Clock):
    first = post(limits)
    assert first.headers["X-RateLimit-Limit"] == "5"
    assert first.headers["X-RateLimit-Remaining"] == "4"
    assert float(first.headers["X-RateLimit-Reset-After"]) == pytest.approx(2.0)
    clock.now += 0.5
    second = post(limits)
    assert second.headers["X-RateLimit-Remaining"] == "3"
    assert float(second.headers["X-RateLimit-Reset-After"]) == pytest.approx(1.5)
    assert float(second.headers["X-RateLimit-Reset"]) == pytest.approx(1_000_002.0)


def test_the_sixth_call_is_refused_until_the_time_it_was_told(limits: RateLimits, clock: Clock):
    assert all(post(limits).allowed for _ in range(5))
    refused = post(limits)
    assert not refused.allowed
    assert not refused.violation
    assert refused.retry_after == pytest.approx(2.0)
    clock.now += refused.retry_after
    assert post(limits).allowed


def test_not_waiting_as_told_is_a_violation(limits: RateLimits, clock: Clock):
    for _ in range(6):
        post(limits)
    clock.now += 1.0
    again = post(limits)
    assert not again.allowed
    assert again.violation


def test_what_was_under_way_when_all_calls_were_refused_ignores_nothing(limits: RateLimits, clock: Clock):
    assert all(post(limits, str(number)).allowed for number in range(50))
    told, under_way = post(limits, "50"), post(limits, "51")
    assert (told.scope, told.violation, under_way.violation) == ("global", False, False)
    clock.now += 0.5
    assert post(limits, "52").violation


def test_webhooks_have_buckets_of_their_own_but_one_bucket_name(limits: RateLimits):
    for _ in range(5):
        post(limits, "1")
    assert not post(limits, "1").allowed
    other = post(limits, "2")
    assert other.allowed
    assert other.headers["X-RateLimit-Bucket"] == post(limits, "1").headers["X-RateLimit-Bucket"]


def test_the_hidden_limit_of_a_channel_is_shared_by_its_webhooks(limits: RateLimits, clock: Clock):
    for number in range(30):
        assert post(limits, str(number % 10), channel=7).allowed
        clock.now += 0.1
    refused = post(limits, "99", channel=7)
    assert not refused.allowed
    assert refused.violation
    assert refused.scope == "shared"
    assert int(refused.headers["X-RateLimit-Remaining"]) > 0, "no header announces this limit"
    assert post(limits, "99", channel=8).allowed
    clock.now += refused.retry_after
    assert post(limits, "99", channel=7).allowed


def test_fifty_a_second_is_the_most_for_one_client(limits: RateLimits, clock: Clock):
    allowed = [post(limits, str(number)).allowed for number in range(51)]
    assert allowed == [True] * 50 + [False]
    assert post(limits, "other", who="somebody else").allowed
    clock.now += 1.0
    assert post(limits, "51").allowed


def test_what_is_exempt_does_not_count_towards_the_global_limit(limits: RateLimits):
    for number in range(60):
        ask = Ask(
            who="bot",
            method="POST",
            template="/callback",
            major=str(number),
            limit=Limit(5, 2.0),
            counts_globally=False,
        )
        assert limits.admit(ask).allowed
    assert post(limits, who="bot").allowed
