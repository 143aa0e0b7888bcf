"""A log channel gets every line, in as few posts as it takes."""

import asyncio
from collections.abc import Sequence

from bot.gateway.bundles import Bundles
from bot.model import ChannelId

HERE, THERE = ChannelId(1), ChannelId(2)


class SlowChannel:
    """Takes one post at a time, and each only when it is let."""

    def __init__(self) -> None:
        self.posts: list[tuple[ChannelId, str]] = []
        self.free = asyncio.Event()
        self.works = True

    async def post(self, channel_id: ChannelId, text: str) -> bool:
        self.posts.append((channel_id, text))
        await self.free.wait()
        return self.works


async def say(bundles: Bundles, *lines: str, channel: ChannelId = HERE) -> Sequence[asyncio.Task[bool]]:
    """Each in a turn of its own, as events come."""
    tasks: list[asyncio.Task[bool]] = []
    for line in lines:
        tasks.append(asyncio.create_task(bundles.post(channel, line)))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    return tasks


async def test_lines_that_come_while_one_is_posted_go_as_one() -> None:
    channel = SlowChannel()
    tasks = await say(Bundles(channel.post), "a", "b", "c", "d")
    assert channel.posts == [(HERE, "a")]
    channel.free.set()
    assert await asyncio.gather(*tasks) == [True] * 4
    assert channel.posts == [(HERE, "a"), (HERE, "b\nc\nd")]


async def test_channels_do_not_wait_for_each_other() -> None:
    channel = SlowChannel()
    bundles = Bundles(channel.post)
    tasks = [*await say(bundles, "a"), *await say(bundles, "b", channel=THERE)]
    assert channel.posts == [(HERE, "a"), (THERE, "b")]
    channel.free.set()
    assert await asyncio.gather(*tasks) == [True, True]


async def test_who_says_a_line_that_was_not_posted_learns_of_it() -> None:
    channel = SlowChannel()
    channel.works = False
    channel.free.set()
    bundles = Bundles(channel.post)
    assert await asyncio.gather(*await say(bundles, "a", "b")) == [False, False]
    channel.works = True
    assert await bundles.post(HERE, "c")
