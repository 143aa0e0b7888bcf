"""Carrying out what a lane takes from the outbox: each kind of delivery has a room of its own."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from bot.model import Delivery, Kind, Link
from bot.relay.bridges import Bridges
from bot.relay.ports import Destination, Held, Outbox
from bot.relay.writing import Writing


class Change(Protocol):
    """Brings something in a channel in line with how it is elsewhere now; doing it twice does no harm."""

    async def __call__(self, delivery: Delivery, link: Link) -> None: ...


class Deliverer:
    """One delivery at a time for a channel; its lane sees to that."""

    def __init__(
        self,
        *,
        outbox: Outbox,
        bridges: Bridges,
        destination: Destination,
        writing: Writing,
        changes: Mapping[Kind, Change],
    ) -> None:
        self._outbox = outbox
        self._bridges = bridges
        self._destination = destination
        self._writing = writing
        self._changes = changes

    async def __call__(self, waiting: Sequence[Delivery], *, doubtful: bool) -> int:
        """Deal with the first of ``waiting`` (with all deletions in a row at once); how many were dealt with.

        ``doubtful``: an earlier attempt may have reached Discord, so its history is looked at before
        anything is posted.
        """
        first = waiting[0]
        if first.kind is Kind.DELETE:
            run = list(_leading_deletions(waiting))
            await self._delete(run)
            return len(run)
        link = self._bridges.link_of(first.channel_id)
        bridge = self._bridges.bridge_of(first.channel_id)
        if link is None or bridge is None or _is_void(first):
            if doubtful and first.kind is Kind.CREATE:
                await self._writing.withdraw(first)
            await self._outbox.drop(first)
        elif bridge.paused:
            # Moderators who pause a bridge clean up behind it: deletions do not wait.
            if deletions := [delivery for delivery in waiting if delivery.kind is Kind.DELETE]:
                await self._delete(deletions)
            raise Held
        elif first.incoming is None:
            await self._changes[first.kind](first, link)
            await self._outbox.drop(first)
        elif first.kind is Kind.CREATE:
            await self._writing.create(first, first.incoming, bridge, link, doubtful=doubtful)
        else:
            await self._writing.edit(first, first.incoming, bridge, link, doubtful=doubtful)
        return 1

    async def record(self, delivery: Delivery) -> None:
        """Before a delivery is set aside: write down what attempts have posted of it."""
        if delivery.kind.writes:
            await self._writing.record(delivery)

    async def _delete(self, deliveries: Sequence[Delivery]) -> None:
        channel_id = deliveries[0].channel_id
        copies = [
            copy
            for delivery in deliveries
            for copy in await self._outbox.copies(delivery.origin.id, channel_id)
        ]
        if copies:
            await self._destination.delete(copies)
        await self._outbox.removed(deliveries)


def _is_void(delivery: Delivery) -> bool:
    """Whether nobody wants it any more: its message was deleted, or a newer version is on its way."""
    if delivery.kind in {Kind.THREAD, Kind.THREAD_GONE}:
        return False
    changes_text = delivery.kind in {Kind.EDIT, Kind.UPGRADE}
    outdated = changes_text and delivery.revision < delivery.origin.revision
    return delivery.origin.deleted or outdated or (delivery.kind.writes and delivery.incoming is None)


def _leading_deletions(waiting: Sequence[Delivery]) -> Sequence[Delivery]:
    for at, delivery in enumerate(waiting):
        if delivery.kind is not Kind.DELETE:
            return waiting[:at]
    return waiting
