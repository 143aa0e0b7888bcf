"""Closing what the composition root opened."""

import asyncio
from typing import TYPE_CHECKING, cast

from bot.app import _disconnect

if TYPE_CHECKING:
    from bot.gateway.client import Magpie


class FakeClient:
    """Closes at once; its connection is in the middle of a pause before it tries again."""

    async def close(self) -> None: ...


async def test_stopping_does_not_wait_for_the_next_try_to_connect() -> None:
    running = asyncio.create_task(asyncio.sleep(600))
    await asyncio.sleep(0)
    async with asyncio.timeout(1):
        await _disconnect(cast("Magpie", FakeClient()), running)
    assert running.cancelled()
