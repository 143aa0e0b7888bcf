"""Lines for a channel that nobody has to answer: those that come while one is being posted go as one post.

So a log channel that has more to take than Discord lets it (five messages in five seconds) gets everything,
in its order, and a question with buttons never waits behind more than one post of such lines.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.model import ChannelId

Post = Callable[[ChannelId, str], Awaitable[bool]]


@dataclass
class _Bundle:
    lines: list[str] = field(default_factory=list[str])
    posted: asyncio.Task[bool] | None = None


class Bundles:
    """One post at a time in each channel."""

    def __init__(self, post: Post) -> None:
        self._post = post
        self._next: dict[ChannelId, _Bundle] = {}
        self._turns: defaultdict[ChannelId, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def post(self, channel_id: ChannelId, line: str) -> bool:
        """Whether it was posted, with others perhaps."""
        bundle = self._next.setdefault(channel_id, _Bundle())
        bundle.lines.append(line)
        if bundle.posted is None:
            bundle.posted = asyncio.create_task(self._in_turn(channel_id, bundle), name="log lines")
        return await asyncio.shield(bundle.posted)

    async def _in_turn(self, channel_id: ChannelId, bundle: _Bundle) -> bool:
        async with self._turns[channel_id]:
            # What comes from now on waits for the next post.
            del self._next[channel_id]
            return await self._post(channel_id, "\n".join(bundle.lines))
