"""What ends by itself when its time is over, looked for now and then."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

from bot.errors import StorageError

_log = logging.getLogger(__name__)

FIRST_LOOK = 60.0
"""Seconds after the start, when there is somebody to tell."""
EVERY = 1800.0


class Expiry:
    """Takes its steps for as long as the process lives."""

    def __init__(
        self,
        steps: Sequence[Callable[[], Awaitable[object]]],
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._steps = steps
        self._sleep = sleep

    async def run(self) -> None:
        await self._sleep(FIRST_LOOK)
        while True:
            for step in self._steps:
                try:
                    await step()
                except StorageError as error:
                    _log.warning("What is over could not be ended, another time: %s", error)
                except Exception as error:  # noqa: BLE001 -- mutes must end whatever is wrong with statistics
                    # The error itself might quote people.
                    _log.error("What is over could not be ended: %s", type(error).__name__)
            await self._sleep(EVERY)
