"""Things are done when they are due, whatever has gone wrong before."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest

from bot.errors import StorageError
from bot.timekeeper import Timekeeper

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)

Attend = Callable[[], Awaitable[datetime | None]]


@asynccontextmanager
async def _running(attend: Attend) -> AsyncGenerator[Timekeeper]:
    keeper = Timekeeper(attend, name="The weekly post", clock=lambda: NOW)
    running = asyncio.create_task(keeper.run())
    try:
        yield keeper
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def test_nothing_is_done_before_discord_can_be_asked() -> None:
    done = asyncio.Event()

    async def attend() -> None:
        done.set()

    async with _running(attend) as keeper:
        for _ in range(5):
            await asyncio.sleep(0)
        assert not done.is_set()
        keeper.open()
        await asyncio.wait_for(done.wait(), 5)


@pytest.mark.parametrize("due", [True, False])
async def test_it_is_done_again_when_something_is_due_and_when_somebody_asks(due: bool) -> None:
    times, again = 0, asyncio.Event()

    async def attend() -> datetime | None:
        nonlocal times
        times += 1
        if times == 2:
            again.set()
        return NOW if due and times == 1 else None

    async with _running(attend) as keeper:
        keeper.open()
        while not times:
            await asyncio.sleep(0)
        if not due:
            keeper.wake()
        await asyncio.wait_for(again.wait(), 5)
        # And not over and over: nothing more is due, and nobody has asked.
        for _ in range(20):
            await asyncio.sleep(0)
    assert times == 2


async def _alone(error: Exception) -> None:
    raise error


async def _beside_others(error: Exception) -> None:
    async with asyncio.TaskGroup() as tasks:
        for _ in range(2):
            tasks.create_task(_alone(error))


@pytest.mark.parametrize("fail", [_alone, _beside_others])
@pytest.mark.parametrize(
    ("error", "level", "said"),
    [
        (StorageError("locked"), logging.WARNING, "The weekly post has to wait: locked"),
        (
            ValueError("what somebody said"),
            logging.ERROR,
            "The weekly post failed with ValueError, another time",
        ),
    ],
)
async def test_a_failure_is_logged_and_not_the_end(
    caplog: pytest.LogCaptureFixture,
    fail: Callable[[Exception], Awaitable[None]],
    error: Exception,
    level: int,
    said: str,
) -> None:
    failed, again = asyncio.Event(), asyncio.Event()

    async def attend() -> None:
        if failed.is_set():
            again.set()
            return
        failed.set()
        await fail(error)

    async with _running(attend) as keeper:
        keeper.open()
        while not caplog.records:
            await asyncio.sleep(0)
        keeper.wake()
        await asyncio.wait_for(again.wait(), 5)
    assert caplog.record_tuples == [("bot.timekeeper", level, said)]
