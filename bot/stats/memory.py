"""Who said something is remembered only as long as the statistics can still change."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Protocol

KEPT = timedelta(days=14)
"""For which it is remembered who spoke; then up to the end of that week, so three weeks at most."""


class MemoryStore(Protocol):
    """The durable side (tables ``voices``, ``crowds``, ``counted`` and ``applause``)."""

    async def oldest(self) -> date | None:
        """The first day of which it is remembered who spoke."""
        ...

    async def keep(self, first: date, *, days: int) -> None:
        """Write down how many people there were on these days; the first time counts."""
        ...

    async def forget(self, before: date) -> None:
        """Forget who spoke on the days before, and what each message counted for."""
        ...


class Memory:
    """Lets go of people, once a day."""

    def __init__(self, store: MemoryStore, *, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock
        self._settled: date | None = None

    async def settle(self) -> None:
        """Of each week that can no longer change, write down how many people there were, then forget who."""
        today = self._clock().date()
        if self._settled == today:
            return
        monday = remembered_from(today)
        day = await self._store.oldest() or monday
        while day < monday:
            await self._store.keep(day, days=1)
            if day.weekday() == 6:
                await self._store.keep(day - timedelta(days=6), days=7)
            day += timedelta(days=1)
        await self._store.forget(monday)
        self._settled = today


def remembered_from(today: date) -> date:
    """The first day of which it is still known who spoke."""
    before = today - KEPT
    return before - timedelta(days=before.weekday())
