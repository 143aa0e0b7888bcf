"""Times of day as people type them."""

import pytest

from bot.errors import UserError
from bot.pairing.time_of_day import parse_time_of_day


@pytest.mark.parametrize(
    ("typed", "minute"),
    [
        ("21:30", 21 * 60 + 30),
        ("9", 9 * 60),
        ("09.05", 9 * 60 + 5),
        ("9 pm", 21 * 60),
        ("9:30 PM", 21 * 60 + 30),
        ("12 am", 0),
        ("12pm", 12 * 60),
        ("0:00", 0),
        ("21：30", 21 * 60 + 30),
        ("晚上9点半", 21 * 60 + 30),
        ("上午 10 點", 10 * 60),
        ("下午3点15分", 15 * 60 + 15),
        ("中午12点", 12 * 60),
        ("20h", 20 * 60),
    ],
)
def test_a_time_is_understood_in_either_language(typed: str, minute: int) -> None:
    assert parse_time_of_day(typed) == minute


@pytest.mark.parametrize("typed", ["", "noon", "25:00", "9:60", "13 am", "上午13点", "1:2", "9" * 30, "-1"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="error-pairing-time"):
        parse_time_of_day(typed)
