"""Regular expressions get so much time and no more."""

import logging

import pytest

from bot.moderation.patterns import Patterns


def test_capitals_make_no_difference() -> None:
    assert list(Patterns(["buy now", "sell"]).find(["BUY NOW!"])) == [0]


def test_an_expression_that_takes_too_long_finds_nothing_and_is_reported_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    patterns = Patterns([r"(?:(?:x+)+)+y", "now"], budget=0.2)
    with caplog.at_level(logging.WARNING):
        assert list(patterns.find(["x" * 5000 + " now"])) == [1]
        assert list(patterns.find(["x" * 5000 + " now"])) == [1]
    assert patterns.slow == {0}
    assert len(caplog.records) == 1
    assert "xxx" not in caplog.text


def test_when_the_time_is_up_the_rest_is_not_asked() -> None:
    moments = iter([0.0, 0.0, 5.0, 5.0])
    patterns = Patterns(["a", "b"], clock=lambda: next(moments), budget=0.2)
    assert list(patterns.find(["ab"])) == [0]


def test_one_that_can_no_longer_be_read_is_left_out() -> None:
    assert list(Patterns(["(", "b"]).find(["b"])) == [1]
