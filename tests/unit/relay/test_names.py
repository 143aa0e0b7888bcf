"""Names of people as Discord accepts them for a webhook."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.relay.names import told_apart, webhook_name
from bot.relay.split import width


@pytest.mark.parametrize("name", ["Maya Torres", "林小雨", "Ana 🌙", "O’Brien"])
def test_an_ordinary_name_is_left_alone(name: str) -> None:
    assert webhook_name(name, author_id=1) == name


@pytest.mark.parametrize("name", ["Discord Mod", "iLoveDISCORD", "Clyde", "clydediscord"])
def test_a_forbidden_word_stays_readable(name: str) -> None:
    given_name = webhook_name(name, author_id=1)
    assert "discord" not in given_name.lower()
    assert "clyde" not in given_name.lower()
    assert given_name.replace("\u200a", "") == name


@pytest.mark.parametrize("name", ["everyone", "Here"])
def test_a_name_that_would_call_people_is_broken(name: str) -> None:
    assert webhook_name(name, author_id=1).lower() not in {"everyone", "here"}


def test_a_name_of_one_character_is_padded() -> None:
    assert webhook_name("雪", author_id=1) == "雪\u17b5"


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "\u2060", "\n"])
def test_a_name_that_shows_nothing_is_replaced(name: str) -> None:
    assert webhook_name(name, author_id=123456) == "#3456"


def test_a_family_emoji_at_the_end_is_never_halved() -> None:
    name = webhook_name("x" * 76 + "👩‍👩‍👧‍👦", author_id=1)
    assert name == "x" * 76 + "…"


@given(st.text(max_size=200))
def test_any_name_becomes_an_acceptable_one(name: str) -> None:
    given_name = webhook_name(name, author_id=7)
    assert 2 <= width(given_name) <= 80
    assert given_name == given_name.strip()
    assert "discord" not in given_name.lower()
    assert "clyde" not in given_name.lower()
    assert told_apart(given_name) != given_name
    assert width(told_apart(given_name)) <= 80
