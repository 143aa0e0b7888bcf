"""The weekly posts themselves: each server's week once, whatever restarts, clocks and other processes do.

A week that is due is written down first, in the transaction that sets the next one's time. Whoever posts it
claims it, posts, and writes down where. After a crash in between the claim grows stale, and whoever takes it
over looks in the channel before posting.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Protocol

from bot.errors import StorageError, UserError
from bot.model import GuildId, MessageId, WeeklyPost, WeeklySetup
from bot.stats.figures import WEEK
from bot.stats.weekly import WeeklySetups

_log = logging.getLogger(__name__)

STILL_NEWS = timedelta(days=2)
"""For which a post that was missed is made up for."""
CLAIM = timedelta(minutes=1)
"""Within which whoever claims a post has posted it, or has died."""
APART = 0.125
"""Seconds between the beginnings of two posts, so that ten thousand at one time leave the relay in peace."""
AT_ONCE = 4
PAGE = 50
KEPT = 12 * WEEK


class Unposted(Exception):
    """A post that could not be made now; ``for_good`` where another attempt would end alike."""

    def __init__(self, reason: str, *, for_good: bool) -> None:
        super().__init__(reason)
        self.for_good = for_good


class DueStore(Protocol):
    """The durable side (table ``weekly``)."""

    async def due(self, now: datetime, *, limit: int) -> Sequence[WeeklySetup]: ...

    async def next_at(self) -> datetime | None:
        """When the next one is due, of all servers."""
        ...


class WeeklyPostStore(Protocol):
    """The durable side (table ``weekly_posts``)."""

    async def enter(self, setup: WeeklySetup, week: date, *, next_at: datetime, missed: bool) -> None: ...

    async def order(self, guild_id: GuildId, week: date, *, now: datetime) -> None: ...

    async def find(self, guild_id: GuildId, week: date) -> WeeklyPost | None: ...

    async def open(
        self, *, claimed_before: datetime, after: WeeklyPost | None, limit: int
    ) -> Sequence[WeeklyPost]: ...

    async def claimed_first(self) -> datetime | None:
        """Since when the oldest post that is not done has been somebody's."""
        ...

    async def claim(self, post: WeeklyPost, *, now: datetime) -> bool: ...

    async def move(self, post: WeeklyPost) -> None: ...

    async def finish(self, post: WeeklyPost, message_id: MessageId | None) -> None: ...

    async def prune(self, before: date) -> None: ...


class Press(Protocol):
    """Writes and posts; raises ``Unposted``."""

    def serves(self, guild_id: GuildId) -> bool:
        """Whether this process is the one that sees the server."""
        ...

    async def publish(self, post: WeeklyPost) -> MessageId: ...

    async def find(self, post: WeeklyPost) -> MessageId | None:
        """The message where it was claimed, if it has been posted there."""
        ...

    async def gave_up(self, post: WeeklyPost) -> None:
        """Tell moderators that nothing can be posted in the channel."""
        ...


class WeeklyPosts:
    """Of all servers that this process sees."""

    def __init__(
        self,
        due: DueStore,
        store: WeeklyPostStore,
        press: Press,
        *,
        setups: WeeklySetups,
        clock: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._due = due
        self._store = store
        self._press = press
        self._setups = setups
        self._clock = clock
        self._sleep = sleep

    async def attend(self) -> datetime | None:
        """Post what is due by now; when something will be due again."""
        setups = await self._due.due(self._clock(), limit=PAGE)
        if setups:
            await self._setups.read_clocks()
        while setups:
            for setup in setups:
                await self._enter(setup)
            setups = await self._due.due(self._clock(), limit=PAGE)
        open_ = self._open()
        # Several at once, each from where the others have left off.
        turn = asyncio.Lock()

        async def post_some() -> None:
            while True:
                async with turn:
                    post = await anext(open_, None)
                    if post is None:
                        return
                    await self._sleep(APART)
                await self._attempt(post)

        async with asyncio.TaskGroup() as tasks:
            for _ in range(AT_ONCE):
                tasks.create_task(post_some())
        return await self._following()

    async def post_now(self, guild_id: GuildId) -> WeeklyPost:
        """The last whole week; UserError where it is posted, and ``Unposted``."""
        setup = await self._setups.of(guild_id)
        now = self._clock()
        week = self._setups.told_at(guild_id, now)
        known = await self._store.find(guild_id, week)
        if known is not None and known.url is not None:
            raise UserError("error-weekly-posted", url=known.url)
        await self._store.order(setup.guild_id, week, now=now)
        post = await self._store.find(guild_id, week)
        if post is None or not self._is_free(post) or not await self._store.claim(post, now=now):
            raise UserError("error-weekly-under-way")
        await self._post(post)
        return await self._store.find(guild_id, week) or post

    async def expire(self) -> None:
        """Forget which weeks of long ago were posted."""
        await self._store.prune((self._clock() - KEPT).date())

    async def _enter(self, setup: WeeklySetup) -> None:
        now = self._clock()
        await self._store.enter(
            setup,
            self._setups.told_at(setup.guild_id, setup.next_at),
            next_at=self._setups.following(setup, max(now, setup.next_at)),
            missed=now - setup.next_at > STILL_NEWS,
        )

    async def _following(self) -> datetime | None:
        """The next post that is due, or that can be taken over."""
        due, claimed = await self._due.next_at(), await self._store.claimed_first()
        free = None if claimed is None else claimed + CLAIM
        if free is not None and free < self._clock():
            # It has just been looked at: it is another process's to post, and not to be waited for here.
            free = None
        return min((moment for moment in (due, free) if moment is not None), default=None)

    async def _open(self) -> AsyncIterator[WeeklyPost]:
        last: WeeklyPost | None = None
        while True:
            page = await self._store.open(claimed_before=self._clock() - CLAIM, after=last, limit=PAGE)
            for post in page:
                if self._press.serves(post.setup.guild_id):
                    yield post
                elif self._clock() - post.due_at > STILL_NEWS:
                    await self._store.finish(post, None)
            if len(page) < PAGE:
                return
            last = page[-1]

    def _is_free(self, post: WeeklyPost) -> bool:
        return post.claimed_at is None or self._clock() - post.claimed_at > CLAIM

    async def _attempt(self, post: WeeklyPost) -> None:
        try:
            now = self._clock()
            if await self._store.claim(post, now=now):
                await self._post(post, is_news=now - post.due_at <= STILL_NEWS)
        except Unposted as error:
            _log.warning("The week of server %d is not posted: %s", post.setup.guild_id, error)
            if error.for_good:
                await self._press.gave_up(post)
        except StorageError as error:
            _log.warning("The week of server %d has to wait: %s", post.setup.guild_id, error)
        except Exception as error:  # noqa: BLE001 -- a defect in one server's post must not end all others'
            _log.error("The week of server %d failed with %s", post.setup.guild_id, type(error).__name__)

    async def _post(self, post: WeeklyPost, *, is_news: bool = True) -> None:
        """One that is claimed. What is no news any more may have been posted when it was; it is not now."""
        try:
            message_id = None if post.claimed_at is None else await self._press.find(post)
            if message_id is None and is_news:
                if post.claimed_in not in {None, post.setup.channel_id}:
                    await self._store.move(post)
                message_id = await self._press.publish(post)
        except Unposted as error:
            if error.for_good:
                await self._store.finish(post, None)
            raise
        await self._store.finish(post, message_id)
