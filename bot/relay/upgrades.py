"""Copies that went out with a gloss get their real translation as soon as an engine has one."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

from bot.model import ChannelId, Delivery
from bot.relay.bridges import Bridges
from bot.relay.outbox import Outbox
from bot.relay.translations import Translations

_log = logging.getLogger(__name__)

AT_ONCE = 8
PAUSE = 1.0
"""Seconds after a failure of our own."""
LONGEST_WAIT = timedelta(minutes=10)
GIVE_UP_AFTER = timedelta(hours=24)
"""Nobody scrolls back to yesterday's gloss, and no text is kept for nothing."""


class Upgrades:
    """One task, which exists only while an upgrade waits."""

    def __init__(
        self,
        *,
        outbox: Outbox,
        bridges: Bridges,
        translations: Translations,
        wake_lane: Callable[[ChannelId], None],
        clock: Callable[[], datetime],
    ) -> None:
        self._outbox = outbox
        self._bridges = bridges
        self._translations = translations
        self._wake_lane = wake_lane
        self._clock = clock
        self._task: asyncio.Task[None] | None = None
        self._news = asyncio.Event()

    def wake(self) -> None:
        """Say that an upgrade may have been written."""
        self._news.set()
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run(), name="upgrades")

    async def aclose(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        while self._news.is_set():
            try:
                await self._work_off()
            except Exception:  # noqa: BLE001 -- most likely the database; the upgrades wait there, so go on
                _log.exception("Upgrades stumbled; they are tried again")
                self._news.set()
                await asyncio.sleep(PAUSE)

    async def _work_off(self) -> None:
        while True:
            # Cleared before the question, so that what is written during it is not missed.
            self._news.clear()
            due_at = await self._outbox.next_upgrade_at()
            if due_at is None:
                return
            await self._wait_until(due_at)
            due = await self._outbox.upgrades_due(self._clock(), limit=AT_ONCE)
            await asyncio.gather(*(self._upgrade(delivery) for delivery in due))

    async def _wait_until(self, due_at: datetime) -> None:
        """Or until there is news, which may be due earlier."""
        seconds = (due_at - self._clock()).total_seconds()
        if seconds > 0:
            # Not ``wait_for``, which can take a cancellation for the news that come in the same moment.
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self._news.wait()

    async def _upgrade(self, delivery: Delivery) -> None:
        incoming, link = delivery.incoming, self._bridges.link_of(delivery.channel_id)
        outdated = delivery.origin.deleted or delivery.revision < delivery.origin.revision
        if incoming is None or link is None or outdated:
            await self._outbox.drop(delivery)
            return
        answer = await self._translations.again(
            incoming, link.language, source=self._bridges.source_language(incoming, link)
        )
        if not answer.pending:
            await self._outbox.ready_upgrade(delivery)
            self._wake_lane(delivery.channel_id)
            return
        now = self._clock()
        if now - (incoming.edited_at or incoming.created_at) > GIVE_UP_AFTER:
            _log.info("No translation within a day for message %d; it stays with its gloss", incoming.id)
            await self._outbox.drop(delivery)
        else:
            wait = min(LONGEST_WAIT, timedelta(seconds=2.0 ** min(delivery.attempts + 1, 12)))
            await self._outbox.postpone_upgrade(delivery, now + wait)
