"""Nobody finds a code by trying."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import UserError
from bot.model import GuildId, Moderator, UserId
from bot.moderation.attempts import MOST, WINDOW, Attempts


class _Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def _by(user: int, guild: int) -> Moderator:
    return Moderator(user_id=UserId(user), guild_id=GuildId(guild))


def _wait(attempts: Attempts, by: Moderator) -> str | int:
    with pytest.raises(UserError) as refusal:
        attempts.begin(by)
    assert refusal.value.message_id == "error-code-wait"
    return refusal.value.args_for_text["minutes"]


def test_the_sixth_wrong_code_of_a_person_has_to_wait_whatever_the_server() -> None:
    attempts = Attempts(clock=_Clock())
    for server in range(MOST):
        attempts.begin(_by(1, 100 + server))
    assert _wait(attempts, _by(1, 200)) == 10
    attempts.begin(_by(2, 200))


def test_the_sixth_wrong_code_of_a_server_has_to_wait_whoever_tries() -> None:
    attempts = Attempts(clock=_Clock())
    for person in range(MOST):
        attempts.begin(_by(1 + person, 100))
    assert _wait(attempts, _by(9, 100)) == 10
    attempts.begin(_by(9, 200))


def test_the_wait_is_told_and_ends() -> None:
    clock = _Clock()
    attempts = Attempts(clock=clock)
    for _ in range(MOST):
        attempts.begin(_by(1, 100))
    clock.now += WINDOW - timedelta(seconds=61)
    assert _wait(attempts, _by(1, 100)) == 2
    clock.now += timedelta(seconds=61)
    attempts.begin(_by(1, 100))


def test_right_codes_count_for_nothing() -> None:
    attempts = Attempts(clock=_Clock())
    for _ in range(3 * MOST):
        attempts.begin(_by(1, 100))()
    for _ in range(MOST):
        attempts.begin(_by(1, 100))
    assert _wait(attempts, _by(1, 100)) == WINDOW // timedelta(minutes=1)


def test_who_was_wrong_long_ago_is_forgotten() -> None:
    clock = _Clock()
    attempts = Attempts(clock=clock)
    for person in range(1000):
        attempts.begin(_by(person, 10_000 + person))
    clock.now += WINDOW
    attempts.begin(_by(1, 100))
    assert len(attempts._wrong) == 2
