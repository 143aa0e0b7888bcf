"""What a service's status means, and how long it wants to be left alone."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from bot.translation.engines.refusals import refusal, seconds


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("7", 7.0),
        ("1.5", 1.5),
        ("-3", 0.0),
        ("999999999", 86_400.0),
        ("nan", None),
        ("inf", None),
        ("soon", None),
        ("", None),
        (None, None),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
    ],
)
def test_the_header_is_understood_or_ignored(value: str | None, expected: float | None) -> None:
    assert seconds(value) == expected


def test_a_date_is_as_good_as_seconds() -> None:
    moment = datetime.now(UTC) + timedelta(seconds=100)
    wait = seconds(format_datetime(moment, usegmt=True))
    assert wait is not None
    assert 90 < wait <= 100


@pytest.mark.parametrize(
    ("status", "retriable", "rests"),
    [
        (400, False, False),
        (401, False, True),
        (403, False, True),
        (413, False, False),
        (429, True, False),
        (456, False, True),
        (500, True, False),
        (503, True, False),
    ],
)
def test_a_status_tells_whether_to_ask_again(status: int, retriable: bool, rests: bool) -> None:
    error = refusal(status, {})
    assert (error.retriable, error.retry_after is not None) == (retriable, rests)


def test_what_the_service_asks_for_counts_first() -> None:
    assert refusal(403, {"Retry-After": "9"}).retry_after == 9.0
