"""Discord's allowance of a whole bot: 50 requests a second, kept to before Discord has to say so.

A start asks for much at once, the pasts of all linked channels above all. The library waits when it is told
to, but by then other requests are on their way, and each of those is refused as well.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from types import SimpleNamespace

import aiohttp

CALLS = 45
"""A second: five fewer than Discord takes, because requests arrive less evenly than they leave."""
_NOT_COUNTED = ("/interactions/", "/webhooks/")


class Allowance:
    """Lets requests go in the order in which they come, no more than ``CALLS`` in any second."""

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._gone = deque[float](maxlen=CALLS)
        self._turn = asyncio.Lock()

    async def wait(self) -> None:
        """Until one more request may go."""
        async with self._turn:
            if len(self._gone) == CALLS and (wait := self._gone[0] + 1.0 - self._clock()) > 0:
                await self._sleep(wait)
            self._gone.append(self._clock())

    def trace(self) -> aiohttp.TraceConfig:
        """What has each request of a session wait, repetitions too."""

        async def starts(
            _session: aiohttp.ClientSession,
            _context: SimpleNamespace,
            request: aiohttp.TraceRequestStartParams,
        ) -> None:
            if not any(part in request.url.path for part in _NOT_COUNTED):
                await self.wait()

        config = aiohttp.TraceConfig()
        config.on_request_start.append(starts)
        return config
