"""Reactions to what the other side has said."""

import logging
from collections.abc import Awaitable, Callable
from typing import Protocol

from bot.errors import StorageError
from bot.model import ChannelId, Link, MessageId, Tongue, UserId
from bot.stats.counting import side_of

_log = logging.getLogger(__name__)


class ApplauseStore(Protocol):
    """The durable side; one transaction."""

    async def applaud(self, message_id: MessageId, user_id: UserId, *, side: Tongue, by: int) -> None:
        """Of an original or a copy; nothing for any other message."""
        ...


class Turns(Protocol):
    """Lets something be done between two events of a channel's bridge."""

    async def in_turn(self, channel_id: ChannelId, work: Callable[[], Awaitable[object]]) -> None: ...


class Applause:
    """Counts that people react across the line, not with what."""

    def __init__(
        self,
        store: ApplauseStore,
        turns: Turns,
        *,
        link_of: Callable[[ChannelId], Link | None],
        opted_out: Callable[[UserId], bool],
    ) -> None:
        self._store = store
        self._turns = turns
        self._link_of = link_of
        self._opted_out = opted_out

    async def given(self, channel_id: ChannelId, message_id: MessageId, user_id: UserId) -> None:
        """Somebody has reacted to a message, as it is seen in that channel."""
        if not self._opted_out(user_id):
            await self._count(channel_id, message_id, user_id, by=1)

    async def taken_back(self, channel_id: ChannelId, message_id: MessageId, user_id: UserId) -> None:
        await self._count(channel_id, message_id, user_id, by=-1)

    async def _count(self, channel_id: ChannelId, message_id: MessageId, user_id: UserId, *, by: int) -> None:
        link = self._link_of(channel_id)
        if link is None:
            return
        side = side_of(link)
        try:
            await self._turns.in_turn(
                channel_id, lambda: self._store.applaud(message_id, user_id, side=side, by=by)
            )
        except StorageError as error:
            _log.warning("A reaction was not counted: %s", error)
