"""Posts of unknown outcome: what has come of them is looked for before anything is done again.

A channel's deliveries go out one at a time, so whatever our webhooks posted after the newest copy that is on
record belongs to the delivery that was under way.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.model import ChannelId, Copy, Delivery, Kind, MessageId, Place
from bot.relay import coalesce
from bot.relay.names import told_apart, webhook_name
from bot.relay.outbox import Outbox
from bot.relay.ports import Destination, Forbidden, Sent, ThreadGone, Unreachable
from bot.relay.threads import Threads


class Reconciliation:
    """Knows what of a delivery is in its channel, although nobody has written it down."""

    def __init__(
        self, *, outbox: Outbox, destination: Destination, threads: Threads, clock: Callable[[], datetime]
    ) -> None:
        self._outbox = outbox
        self._destination = destination
        self._threads = threads
        self._clock = clock
        self._looked_at: set[ChannelId] = set()

    async def present(self, delivery: Delivery, *, doubtful: bool) -> Sequence[Sent]:
        """What an attempt of unknown outcome has posted of a delivery.

        A channel's first message is always doubtful: after a power failure, or from a backup, the database
        may know less than the channel shows.
        """
        first = delivery.kind is Kind.CREATE and delivery.channel_id not in self._looked_at
        if not delivery.kind.writes or not (doubtful or first):
            return ()
        found = await self._look(delivery, doubtful=doubtful)
        self._looked_at.add(delivery.channel_id)
        incoming = delivery.incoming
        if found and delivery.kind is Kind.CREATE and incoming is not None:
            name = webhook_name(incoming.author.name, author_id=incoming.author.id)
            if found[0].name not in {name, told_apart(name)}:
                # Somebody else's, of which nothing is known any more: nobody may speak under that name.
                await self.withdraw(delivery, found)
                return ()
        return found

    async def record(self, waiting: Sequence[Delivery]) -> int:
        """Before a delivery is set aside: write down what attempts have posted of it; how many that settles.

        Deletions then find those copies, and no later delivery takes them for its own.
        """
        delivery, *others = waiting
        present = await self._look(delivery, doubtful=True)
        posted = await self._copies(delivery, present)
        carried = coalesce.carried(present) if delivery.kind is Kind.CREATE else 1
        if carried > 1:
            posted = [replace(posted[0], slot=0)]
            settled = list(enumerate(others[: carried - 1], start=1))
            await self._outbox.delivered_together(
                [(other, replace(posted[0], slot=slot), self._clock()) for slot, other in settled]
            )
        await self._outbox.posted(delivery, posted)
        return carried

    async def withdraw(self, delivery: Delivery, present: Sequence[Sent]) -> None:
        """Remove what an attempt of unknown outcome has posted and nobody wants any more."""
        if copies := await self._copies(delivery, present):
            # On record first: posts that were deleted count towards Discord's limits as well.
            await self._outbox.posted(delivery, copies)
            await self._destination.delete(copies)
            await self._outbox.withdrawn(delivery, copies)

    async def _copies(self, delivery: Delivery, present: Sequence[Sent]) -> list[Copy]:
        """Posts that are not on record, numbered after those that are."""
        if not present:
            return []
        known = await self._outbox.copies(delivery.origin.id, delivery.channel_id)
        place = await self._place(delivery, known)
        return [] if place is None else as_copies(place, present, first_part=len(known))

    async def _place(self, delivery: Delivery, known: Sequence[Copy]) -> Place | None:
        """A message's parts are all in one place."""
        return known[0].place if known else await self._threads.found(delivery)

    async def _look(self, delivery: Delivery, *, doubtful: bool) -> Sequence[Sent]:
        newest = await self._outbox.newest_copy(delivery.channel_id)
        if newest is None and not doubtful:
            return ()
        known = await self._outbox.copies(delivery.origin.id, delivery.channel_id)
        after = max(delivery.origin.message_id, newest or MessageId(0))
        try:
            place = await self._place(delivery, known)
            return () if place is None else await self._destination.history(place, after=after)
        except ThreadGone:
            return ()
        except Forbidden:
            if doubtful:
                raise
            return ()
        except Unreachable as error:
            # Discord's trouble and not this message's: it must not count against it.
            raise Unreachable(str(error), answered=False) from None


def as_copies(place: Place, sent: Sequence[Sent], *, first_part: int = 0) -> list[Copy]:
    """Posts as parts of a message, from its part number ``first_part`` on."""
    return [
        Copy(
            part=part,
            channel_id=place.channel_id,
            thread_id=place.thread_id,
            message_id=message.message_id,
            webhook_id=message.webhook_id,
        )
        for part, message in enumerate(sent, start=first_part)
    ]
