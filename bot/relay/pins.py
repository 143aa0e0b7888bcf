"""Pins: what is pinned or unpinned in one channel is so in the others."""

import logging
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bot.model import ChannelId, Delivery, Kind, Link, MessageId, Place, Sight
from bot.relay.ports import Forbidden, Full, Refused
from bot.relay.reactions import ShownMessages

_log = logging.getLogger(__name__)

ECHO_WITHIN = timedelta(seconds=60)
MOST_ECHOES = 1000


class PinBoard(Protocol):
    """Pins on Discord. Every call may raise the errors of ``bot.relay.ports``."""

    async def is_pinned(self, place: Place, message_id: MessageId) -> bool | None:
        """Nothing when the message, or its thread, is gone."""
        ...

    async def set_pinned(self, place: Place, message_id: MessageId, *, pinned: bool) -> None: ...


class PinStore(Protocol):
    """How pins were when they were last heard of, or changed by us."""

    async def accept(self, message_id: MessageId, *, pinned: bool, seen_in: ChannelId) -> Sequence[ChannelId]:
        """Write a PIN or UNPIN for every other channel if that is news; the channels with work."""
        ...

    async def note(self, message_ids: Collection[MessageId], *, pinned: bool) -> None: ...

    async def pinned_among(self, message_ids: Collection[MessageId]) -> Collection[MessageId]: ...


class PinReports(Protocol):
    """What moderators are told. None of these raises."""

    async def pins_full(self, channel_id: ChannelId) -> None: ...

    async def may_not_pin(self, channel_id: ChannelId) -> None: ...


class Echoes:
    """Our own pins on their way back to us as events.

    A channel's events come in order, so until the echo has come, each one tells of a time before. Taken for
    somebody's doing, a late one could go back and forth between two channels for ever.
    """

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._expected: OrderedDict[MessageId, deque[tuple[bool, datetime]]] = OrderedDict()

    def expect(self, message_id: MessageId, *, pinned: bool) -> None:
        self._expected.setdefault(message_id, deque()).append((pinned, self._clock() + ECHO_WITHIN))
        while len(self._expected) > MOST_ECHOES:
            self._expected.popitem(last=False)

    def withdraw(self, message_id: MessageId) -> None:
        """The last one: it is not known whether anything was changed."""
        if waiting := self._expected.get(message_id):
            waiting.pop()

    def is_old(self, message_id: MessageId, *, pinned: bool) -> bool:
        """Whether an event tells of our own doing, or of what was before it."""
        waiting = self._expected.get(message_id, deque())
        while waiting and waiting[0][1] < self._clock():
            waiting.popleft()
        if not waiting:
            self._expected.pop(message_id, None)
            return False
        if waiting[0][0] is pinned:
            waiting.popleft()
        return True

    def clear(self) -> None:
        """A new session repeats no event of an old one."""
        self._expected.clear()


class MatchPins:
    """Carries out ``Kind.PIN`` and ``Kind.UNPIN``. Whatever hinders it, the lane goes on."""

    def __init__(
        self,
        board: PinBoard,
        messages: ShownMessages,
        store: PinStore,
        reports: PinReports,
        echoes: Echoes,
    ) -> None:
        self._board = board
        self._messages = messages
        self._store = store
        self._reports = reports
        self._echoes = echoes
        self._told: set[ChannelId] = set()

    async def __call__(self, delivery: Delivery, link: Link) -> None:
        pinned = delivery.kind is Kind.PIN
        shown = await self._messages.shown([delivery.origin.message_id])
        here = [sight for one in shown for sight in one.in_channel(link.channel_id)]
        try:
            now = {sight.message_id: await self._is_pinned(sight) for sight in here}
            for sight in to_change(here, now, pinned=pinned):
                await self._change(sight, pinned=pinned)
                now[sight.message_id] = pinned
        except Forbidden as error:
            await self._tell(link.channel_id, self._reports.may_not_pin, error)
        except Full as error:
            await self._tell(link.channel_id, self._reports.pins_full, error)
        except Refused as error:
            _log.warning("Message %d cannot be pinned: %s", delivery.origin.message_id, error)
        else:
            self._told.discard(link.channel_id)
            for state in (True, False):
                as_it_is = [message_id for message_id, is_pinned in now.items() if is_pinned is state]
                await self._store.note(as_it_is, pinned=state)

    async def _is_pinned(self, sight: Sight) -> bool | None:
        return await self._board.is_pinned(sight.place, sight.message_id)

    async def _change(self, sight: Sight, *, pinned: bool) -> None:
        self._echoes.expect(sight.message_id, pinned=pinned)
        try:
            await self._board.set_pinned(sight.place, sight.message_id, pinned=pinned)
        except BaseException:
            self._echoes.withdraw(sight.message_id)
            raise

    async def _tell(
        self, channel_id: ChannelId, report: Callable[[ChannelId], Awaitable[None]], error: Exception
    ) -> None:
        """Once, until a pin succeeds there."""
        if channel_id not in self._told:
            self._told.add(channel_id)
            _log.warning("Channel %s does not let us pin: %s", channel_id, error)
            await report(channel_id)


def to_change(
    here: Sequence[Sight], now: Mapping[MessageId, bool | None], *, pinned: bool
) -> Sequence[Sight]:
    """A message of several parts is pinned by its first, and unpinned by whichever is pinned."""
    there = [sight for sight in here if now[sight.message_id] is not None]
    already = [sight for sight in there if now[sight.message_id]]
    if pinned:
        return [] if already else there[:1]
    return already
