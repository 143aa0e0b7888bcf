"""A session's events: accepted one at a time in each bridge, once it is caught up with what came before."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection
from contextlib import suppress

from bot.model import BridgeId


class Sessions:
    """Whose turn it is in each bridge; ``None`` stands for all that is outside of bridges."""

    def __init__(self) -> None:
        self.number = 0
        """Of the present session."""
        # Locks are handed over in the order of asking, so events are accepted in the order of arrival. An
        # event that is held has the first, and waits for a catch-up, which asks for the second only.
        self._arrivals: defaultdict[BridgeId | None, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._order: defaultdict[BridgeId | None, asyncio.Lock] = defaultdict(asyncio.Lock)
        # From the moment a session begins until what happened before it is accepted.
        self._held: dict[BridgeId | None, asyncio.Event] = {}

    def begin(self, bridges: Collection[BridgeId]) -> None:
        """Let the bridges' events wait, in their order, until each is released."""
        self.number += 1
        for bridge_id in bridges:
            self._held.setdefault(bridge_id, asyncio.Event())

    def release(self, bridge_id: BridgeId | None, session: int) -> None:
        """Unless another session has begun meanwhile, which has a catch-up of its own."""
        if session == self.number and (held := self._held.pop(bridge_id, None)) is not None:
            held.set()

    def forget_others(self, bridges: Collection[BridgeId], session: int) -> None:
        """Release and forget what was taken down meanwhile."""
        for bridge_id in [number for number in self._held if number not in bridges]:
            self.release(bridge_id, session)
        for locks in (self._arrivals, self._order):
            for bridge_id in [number for number, lock in locks.items() if not lock.locked()]:
                if bridge_id not in bridges:
                    del locks[bridge_id]

    def order(self, bridge_id: BridgeId | None) -> asyncio.Lock:
        """What a catch-up takes: it goes before the events that are held."""
        return self._order[bridge_id]

    async def in_turn(
        self,
        bridge_id: BridgeId | None,
        accept: Callable[[], Awaitable[object]],
        *,
        outdated: Callable[[], bool],
    ) -> None:
        """Accept the bridge's next event, unless it is ``outdated`` when it no longer has to wait."""
        # The first that is held keeps the place of all that come after it.
        async with self._arrivals[bridge_id]:
            while (held := self._held.get(bridge_id)) is not None and not outdated():
                await held.wait()
            if outdated():
                return
            async with self._order[bridge_id]:
                await accept()

    async def settle(self, grace: float) -> None:
        """Wait for what is being accepted, but not for a channel's past that takes its time to read."""
        with suppress(TimeoutError):
            async with asyncio.timeout(grace):
                for lock in list(self._order.values()):
                    async with lock:
                        pass
