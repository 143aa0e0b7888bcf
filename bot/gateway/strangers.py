"""People whom the library does not remember."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable

import discord

KEPT = 600.0
"""Seconds for which a name may be out of date."""
MOST = 500


class Strangers:
    """Asks Discord for one after the other, and for nobody twice within minutes.

    A record names the same moderators again and again; and of several requests at once that Discord limits,
    the library repeats all but the first too soon.
    """

    def __init__(
        self,
        fetch: Callable[[int], Awaitable[discord.User]],
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._fetch = fetch
        self._clock = clock
        self._turn = asyncio.Lock()
        self._known: OrderedDict[int, tuple[float, discord.User]] = OrderedDict()

    async def find(self, user_id: int) -> discord.User:
        """What the library raises: NotFound, HTTPException."""
        async with self._turn:
            at, user = self._known.get(user_id, (0.0, None))
            if user is None or self._clock() - at > KEPT:
                user = await self._fetch(user_id)
                self._known[user_id] = self._clock(), user
                self._known.move_to_end(user_id)
                if len(self._known) > MOST:
                    self._known.popitem(last=False)
            return user
