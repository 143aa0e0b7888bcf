import pytest

from bot.playground.errors import ApiError
from bot.playground.faults import Faults


@pytest.fixture
def faults() -> Faults:
    return Faults()


def test_a_fault_strikes_as_often_as_it_was_told_to(faults: Faults):
    faults.add({"match": "POST /webhooks/*", "status": 500, "times": 2})
    struck = [faults.strike("POST", "/webhooks/1/token", by_bot=True) for _ in range(3)]
    assert [one is not None for one in struck] == [True, True, False]
    assert faults.list() == []


def test_a_fault_without_a_number_strikes_once_and_with_null_until_it_is_cleared(faults: Faults):
    faults.add({"match": "GET /users/@me", "status": 503})
    faults.add({"match": "PATCH *", "delay": 0.5, "times": None})
    assert faults.strike("GET", "/users/@me", by_bot=True)
    assert not faults.strike("GET", "/users/@me", by_bot=True)
    for _ in range(5):
        slow = faults.strike("PATCH", "/channels/1", by_bot=True)
        assert slow is not None
        assert not slow.fails
    faults.clear()
    assert not faults.strike("PATCH", "/channels/1", by_bot=True)


def test_only_the_method_and_path_named_are_struck(faults: Faults):
    faults.add({"match": "POST /channels/*/messages", "status": 500})
    assert not faults.strike("GET", "/channels/1/messages", by_bot=True)
    assert not faults.strike("POST", "/channels/1/messages/2", by_bot=True)
    assert faults.strike("POST", "/channels/1/messages", by_bot=True)


def test_a_fault_may_spare_people(faults: Faults):
    faults.add({"match": "POST *", "status": 500, "by": "bot"})
    assert not faults.strike("POST", "/channels/1/messages", by_bot=False)
    assert faults.strike("POST", "/channels/1/messages", by_bot=True)


@pytest.mark.parametrize("body", [{}, {"match": "GET *", "status": 200}, {"match": "GET *", "delay": -1}])
def test_a_fault_that_makes_no_sense_is_refused(faults: Faults, body: dict[str, object]):
    with pytest.raises(ApiError):
        faults.add(body)
