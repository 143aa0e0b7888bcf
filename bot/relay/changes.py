"""Taking people's reactions and pins into the outbox, where a lane finds that there is something to match."""

from collections import OrderedDict
from collections.abc import Callable, Sequence

from bot.model import ChannelId, Copy, Delivery, Emoji, Kind, MessageId, Pinned, Reacted
from bot.relay.outbox import Outbox
from bot.relay.pins import Echoes, PinStore

MOST_REMEMBERED = 1000
"""Messages whose latest reactions are remembered."""
MOST_EARLY = 100
"""Messages of a channel that may turn out to be copies."""


class Changes:
    """Accepts what people do to messages that stand already. Called in the bridge's turn."""

    def __init__(
        self,
        outbox: Outbox,
        pins: PinStore,
        echoes: Echoes,
        *,
        is_at_work: Callable[[ChannelId], bool],
        wake_lane: Callable[[ChannelId], None],
    ) -> None:
        """``is_at_work``: whether a channel's lane has something to do."""
        self._outbox = outbox
        self._pins = pins
        self._echoes = echoes
        self._is_at_work = is_at_work
        self._wake_lane = wake_lane
        self._given: OrderedDict[MessageId, set[Emoji]] = OrderedDict()
        self._early: dict[ChannelId, set[MessageId]] = {}

    def new_session(self) -> None:
        """What was known by events is known no longer: some may have been missed."""
        self._given.clear()
        self._echoes.clear()

    def is_news(self, reacted: Reacted) -> bool:
        """Whether it may change what the other channels show: the tenth 👍 does not."""
        return reacted.added is None or reacted.added not in self._given.get(reacted.message_id, ())

    def overlook(self, reacted: Reacted) -> None:
        """It is not told to anybody, so what was known of the message is known no longer."""
        self._given.pop(reacted.message_id, None)

    async def reacted(self, reacted: Reacted) -> Sequence[ChannelId]:
        """The channels with work."""
        channel_id, message_id = reacted.place.channel_id, reacted.message_id
        early = set[MessageId]()
        if self._is_at_work(channel_id):
            # A copy may be seen before it is on record that it is one.
            early = self._early.setdefault(channel_id, early)
            if len(early) < MOST_EARLY:
                early.add(message_id)
        channels = await self._outbox.accept_change(Kind.REACTIONS, message_id, seen_in=channel_id)
        if channels:
            early.discard(message_id)
        self._remember(reacted)
        return channels

    async def pinned(self, pinned: Pinned) -> Sequence[ChannelId]:
        """The channels with work."""
        if self._echoes.is_old(pinned.message_id, pinned=pinned.pinned):
            return ()
        return await self._pins.accept(
            pinned.message_id, pinned=pinned.pinned, seen_in=pinned.place.channel_id
        )

    async def out_of_line(self, message_id: MessageId) -> Sequence[ChannelId]:
        """Have every channel that shows the message look at its reactions; the channels with work."""
        return await self._outbox.accept_change(Kind.REACTIONS, message_id, seen_in=None)

    async def copied(self, delivery: Delivery, *, found: bool) -> None:
        """A copy is on record; reactions to it that came before then count from now on."""
        channel_id = delivery.channel_id
        if early := self._early.get(channel_id):
            for message_id in sorted(early):
                await self._mark(message_id, channel_id)
                early.discard(message_id)
            if not early:
                del self._early[channel_id]
        if delivery.approved:
            # Nobody looked at the original's while it was held.
            await self._mark(delivery.origin.message_id, delivery.origin.channel_id)
        if found:
            # It may have stood there for long, and in another process's time.
            await self._mark(delivery.origin.message_id, channel_id)

    async def taken_out(self, copy: Copy) -> None:
        """Its reactions were for the message that is gone, too."""
        await self._mark(copy.message_id, None)

    async def _mark(self, message_id: MessageId, channel_id: ChannelId | None) -> None:
        for other in await self._outbox.accept_change(Kind.REACTIONS, message_id, seen_in=channel_id):
            self._wake_lane(other)

    def _remember(self, reacted: Reacted) -> None:
        if reacted.added is None:
            self._given.pop(reacted.message_id, None)
            return
        self._given.setdefault(reacted.message_id, set()).add(reacted.added)
        self._given.move_to_end(reacted.message_id)
        if len(self._given) > MOST_REMEMBERED:
            self._given.popitem(last=False)
