"""Reactions to what the other side has said."""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Protocol

from bot.errors import DeliveryError, StorageError
from bot.model import ChannelId, Link, MessageId, Place, Shown, Sight, Tongue, UserId
from bot.stats.counting import side_of

_log = logging.getLogger(__name__)

MOST_LOOKED_AT = 50
"""Messages, the newest, whose reactions are read anew after an absence; each takes a few requests."""


class ApplauseStore(Protocol):
    """The durable side; each method is one transaction."""

    async def applaud(self, message_id: MessageId, user_id: UserId, *, side: Tongue, by: int) -> None:
        """Below an original or a copy; nothing for any other message."""
        ...

    async def recount(self, message_id: MessageId, reactions: Mapping[UserId, int], *, side: Tongue) -> None:
        """What there is below an original or a copy, by person; whatever was known of it goes."""
        ...

    async def shown(self, message_ids: Sequence[MessageId]) -> Sequence[Shown]:
        """What shows these messages; without what was deleted."""
        ...


class Board(Protocol):
    """Reactions on Discord; DeliveryError where they cannot be seen."""

    async def givers(self, place: Place, message_id: MessageId) -> Mapping[UserId, int] | None:
        """How many reactions of each person, without bots; nothing when the message is gone."""
        ...


class Turns(Protocol):
    """Lets something be done between two events of a channel's bridge."""

    async def in_turn(self, channel_id: ChannelId, work: Callable[[], Awaitable[object]]) -> None: ...


class Applause:
    """Counts that people react across the line, not with what."""

    def __init__(
        self,
        store: ApplauseStore,
        board: Board,
        turns: Turns,
        *,
        link_of: Callable[[ChannelId], Link | None],
        opted_out: Callable[[UserId], bool],
    ) -> None:
        self._store = store
        self._board = board
        self._turns = turns
        self._link_of = link_of
        self._opted_out = opted_out

    async def given(self, channel_id: ChannelId, message_id: MessageId, user_id: UserId) -> None:
        """Somebody has reacted to a message, as it is seen in that channel."""
        if not self._opted_out(user_id):
            await self._count(channel_id, message_id, user_id, by=1)

    async def taken_back(self, channel_id: ChannelId, message_id: MessageId, user_id: UserId) -> None:
        await self._count(channel_id, message_id, user_id, by=-1)

    async def cleared(self, channel_id: ChannelId, message_id: MessageId) -> None:
        """There is no reaction left."""
        await self._recount(channel_id, message_id, {})

    async def look_again(self, place: Place, message_id: MessageId) -> None:
        """Something has become of the reactions to a message, and who has reacted is not known."""
        if self._link_of(place.channel_id) is None:
            return
        try:
            reactions = await self._board.givers(place, message_id)
        except DeliveryError as error:
            _log.info("Reactions in channel %d cannot be counted: %s", place.channel_id, error)
            return
        if reactions is not None:
            await self._recount(place.channel_id, message_id, reactions)

    async def missed(self, message_ids: Sequence[MessageId]) -> None:
        """Reactions to these messages have changed while nobody listened."""
        newest = sorted(message_ids)[-MOST_LOOKED_AT:]
        try:
            shown = await self._store.shown(newest)
        except StorageError as error:
            _log.warning("Reactions were not counted: %s", error)
            return
        for one in shown:
            for sight in self._across(one):
                await self.look_again(sight.place, sight.message_id)

    def _across(self, shown: Shown) -> Sequence[Sight]:
        """Where people of the other side see a message."""
        source = self._link_of(shown.original.place.channel_id)
        links = [(copy, self._link_of(copy.place.channel_id)) for copy in shown.copies]
        return [
            copy
            for copy, link in links
            if link is not None and source is not None and side_of(link) is not side_of(source)
        ]

    async def _count(self, channel_id: ChannelId, message_id: MessageId, user_id: UserId, *, by: int) -> None:
        await self._write(channel_id, lambda side: self._store.applaud(message_id, user_id, side=side, by=by))

    async def _recount(
        self, channel_id: ChannelId, message_id: MessageId, reactions: Mapping[UserId, int]
    ) -> None:
        mine = {who: number for who, number in reactions.items() if not self._opted_out(who)}
        await self._write(channel_id, lambda side: self._store.recount(message_id, mine, side=side))

    async def _write(self, channel_id: ChannelId, work: Callable[[Tongue], Awaitable[None]]) -> None:
        link = self._link_of(channel_id)
        if link is None:
            return
        side = side_of(link)
        try:
            await self._turns.in_turn(channel_id, lambda: work(side))
        except StorageError as error:
            _log.warning("A reaction was not counted: %s", error)
