"""The times of pairing, kept side by side."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, cast

import pytest

from bot.model import Round
from bot.pairing.keeper import Keeper

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)


class Part:
    """Something that is looked after; it may take forever."""

    def __init__(self, *, stuck: bool = False) -> None:
        self._stuck = stuck
        self._attended = asyncio.Semaphore(0)
        self.times = 0

    async def attend(self) -> None:
        self.times += 1
        self._attended.release()
        if self._stuck:
            await asyncio.Event().wait()

    async def run_due(self) -> Sequence[Round]:
        await self.attend()
        return ()

    async def attended(self) -> None:
        """Once more."""
        async with asyncio.timeout(5):
            await self._attended.acquire()


@pytest.mark.parametrize("stuck", range(3))
async def test_what_takes_long_keeps_nothing_else_waiting(stuck: int) -> None:
    parts = [Part(stuck=number == stuck) for number in range(3)]
    lively = [part for number, part in enumerate(parts) if number != stuck]
    rounds, meetings, sessions = cast("tuple[Any, Any, Any]", parts)
    keeper = Keeper(rounds, meetings, sessions, clock=lambda: NOW)
    running = asyncio.create_task(keeper.run())
    keeper.open()
    for _ in range(2):
        for part in lively:
            await part.attended()
        keeper.wake()
    assert parts[stuck].times == 1
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
