"""What is over ends, whatever goes wrong with something else that is."""

import asyncio
import logging

import pytest

from bot.errors import StorageError
from bot.relay.expiry import EVERY, FIRST_LOOK, Expiry


class Stop(Exception):
    """Enough has been seen."""


async def test_a_step_that_fails_keeps_no_other_from_being_taken_now_and_later(
    caplog: pytest.LogCaptureFixture,
) -> None:
    taken: list[str] = []
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 3:
            raise Stop

    async def locked() -> None:
        raise StorageError("locked")

    async def defect() -> None:
        raise ValueError("what somebody said")

    async def mutes() -> None:
        taken.append("mutes")

    with pytest.raises(Stop):
        await asyncio.wait_for(Expiry([locked, defect, mutes], sleep=sleep).run(), 5)
    assert taken == ["mutes", "mutes"]
    assert slept == [FIRST_LOOK, EVERY, EVERY]
    levels = [level for _, level, _ in caplog.record_tuples]
    assert levels == [logging.WARNING, logging.ERROR] * 2
    assert "what somebody said" not in caplog.text
