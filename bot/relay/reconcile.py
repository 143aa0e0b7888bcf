"""Posts of unknown outcome: what has come of them is looked for before anything is done again.

A channel's deliveries go out one at a time, so whatever our webhooks posted after the newest copy that is on
record belongs to the delivery that was under way.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.model import Copy, Delivery, Kind, MessageId, Place
from bot.relay import coalesce
from bot.relay.ports import Destination, Outbox, Sent, ThreadGone, Unreachable
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

    async def present(self, delivery: Delivery) -> Sequence[Sent]:
        """What an attempt of unknown outcome has posted of a delivery."""
        known = await self._outbox.copies(delivery.origin.id, delivery.channel_id)
        try:
            place = await self._place(delivery, known)
            return () if place is None else await self._unclaimed(delivery, place)
        except ThreadGone:
            return ()

    async def record(self, waiting: Sequence[Delivery]) -> int:
        """Before a delivery is set aside: write down what attempts have posted of it; how many that settles.

        Deletions then find those copies, and no later delivery takes them for its own.
        """
        delivery, *others = waiting
        present = await self.present(delivery)
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

    async def _unclaimed(self, delivery: Delivery, place: Place) -> Sequence[Sent]:
        newest = await self._outbox.newest_copy(delivery.channel_id)
        after = max(delivery.origin.message_id, newest or MessageId(0))
        try:
            return await self._destination.history(place, after=after)
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
