"""The clock of a run: nobody acts before the time, nor before the kills that come first in the plan."""

import asyncio
import time
from collections.abc import Callable

Note = Callable[[str], None]
"""Keeps a line for who looks into a run afterwards."""


class Tempo:
    """Seconds since the beginning; ``kills`` are counted by who carries them out."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self.kills = 0
        self._killed = asyncio.Event()

    @property
    def now(self) -> float:
        return time.monotonic() - self._began

    def killed(self) -> None:
        """One more life is over."""
        self.kills += 1
        self._killed.set()
        self._killed = asyncio.Event()

    async def until(self, at: float, *, life: int = 0) -> None:
        """Return at that time, in that life of the bot or a later one."""
        await asyncio.sleep(max(0.0, at - self.now))
        while self.kills < life:
            await self._killed.wait()
