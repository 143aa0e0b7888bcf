"""What happens in pairs' threads, and what is done about it."""

import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from bot.errors import DeliveryError
from bot.gateway.interpreting import Interpreter
from bot.gateway.pair_threads import PairThreads
from bot.model import EndReason, GuildId, MessageId, PairState, ThreadId, UserId
from bot.pairing.partners import Partners
from bot.pairing.ports import MemberGone, Waiting

_log = logging.getLogger(__name__)

EVERY = timedelta(hours=6)
"""How often it is asked whether the partner of somebody who writes is still in the server."""
REMEMBERED = 10_000
"""Threads in which that was asked."""


class PairWatch:
    """Everything is asked of memory first, for it is asked of every message anywhere."""

    def __init__(
        self,
        partners: Partners,
        threads: PairThreads,
        interpreter: Interpreter,
        queue: Waiting,
        *,
        wake: Callable[[], None],
        clock: Callable[[], datetime],
    ) -> None:
        """``wake``: a pair has ended, and is to be parted at once."""
        self._partners = partners
        self._threads = threads
        self._interpreter = interpreter
        self._queue = queue
        self._wake = wake
        self._clock = clock
        self._looked: OrderedDict[ThreadId, datetime] = OrderedDict()

    async def said(self, thread_id: ThreadId, message_id: MessageId, author_id: UserId, text: str) -> None:
        if not self._partners.is_room(thread_id):
            return
        await self._partners.spoke(thread_id, author_id)
        await self._interpreter.said(thread_id, message_id, author_id, text)
        await self._look(thread_id, author_id)

    async def changed(self, thread_id: ThreadId, message_id: MessageId, author_id: UserId, text: str) -> None:
        if self._partners.is_room(thread_id):
            await self._interpreter.changed(thread_id, message_id, author_id, text)

    async def deleted(self, thread_id: ThreadId, message_ids: Sequence[MessageId]) -> None:
        if self._partners.is_room(thread_id):
            for message_id in message_ids:
                await self._interpreter.deleted(thread_id, message_id)

    async def room_gone(self, thread_id: ThreadId) -> None:
        if self._partners.is_room(thread_id):
            await self._partners.room_gone(thread_id)
            self._wake()

    async def answered(self, thread_id: ThreadId) -> None:
        """Somebody was answered there, which opens a closed thread again: then it is closed once more."""
        pair = await self._partners.last_in(thread_id)
        if pair is None or pair.state not in (PairState.ENDING, PairState.ENDED):
            return
        try:
            if await self._threads.was_opened_again(thread_id):
                await self._threads.close(thread_id)
        except DeliveryError as error:
            _log.warning("The thread of pair %d stands open: %s", pair.id, error)

    async def gone(self, guild_id: GuildId, user_id: UserId) -> None:
        """Somebody was banned."""
        await self._queue.remove(guild_id, user_id)
        if await self._partners.leave(guild_id, user_id, EndReason.REMOVED):
            self._wake()

    async def _look(self, thread_id: ThreadId, author_id: UserId) -> None:
        """Discord tells a bot without the right to read members nothing of those who leave.

        Nobody shall write to somebody who is not there, so that is asked when somebody writes.
        """
        now = self._clock()
        before = self._looked.get(thread_id)
        if before is not None and now - before < EVERY:
            return
        self._looked[thread_id] = now
        self._looked.move_to_end(thread_id)
        while len(self._looked) > REMEMBERED:
            self._looked.popitem(last=False)
        pair = await self._partners.of_thread(thread_id)
        if pair is None:
            return
        try:
            for user_id in pair.others(author_id):
                await self._threads.name_of(pair.guild_id, user_id)
        except MemberGone as gone:
            await self._queue.remove(pair.guild_id, gone.user_id)
            await self._partners.end(pair, EndReason.REMOVED, because_of=gone.user_id)
            self._wake()
        except DeliveryError:
            # Another time.
            del self._looked[thread_id]
