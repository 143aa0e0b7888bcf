"""Carrying out what a lane takes from the outbox: each kind of delivery has a room of its own."""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Protocol

from bot.model import Bridge, Copy, Delivery, Incoming, Kind, Link, MessageId, ThreadId
from bot.relay import coalesce
from bot.relay.bridges import Bridges
from bot.relay.gate import Withheld
from bot.relay.outbox import Outbox
from bot.relay.ports import Destination, Held, Refused, Sent, ThreadGone, Unreachable
from bot.relay.reconcile import Reconciliation
from bot.relay.screening import Screening
from bot.relay.writing import Writing

_log = logging.getLogger(__name__)

SLIGHT = frozenset({Kind.REACTIONS, Kind.PIN, Kind.UNPIN})
"""What is let go sooner than it holds up people's messages."""
MOST_ATTEMPTS = 2


class Change(Protocol):
    """Brings something in a channel in line with how it is elsewhere now; doing it twice does no harm."""

    async def __call__(self, delivery: Delivery, link: Link) -> None: ...


class Onlooker(Protocol):
    """Told of what happens to copies, for the sake of what is below them."""

    async def copied(self, delivery: Delivery, *, found: bool) -> None:
        """A copy is on record from now on; ``found``: it may have stood there for a while."""
        ...

    async def taken_out(self, copy: Copy) -> None:
        """One of the messages that a copy carries is no longer to be seen."""
        ...


class Deliverer:
    """One delivery at a time for a channel; its lane sees to that."""

    def __init__(
        self,
        *,
        outbox: Outbox,
        bridges: Bridges,
        destination: Destination,
        writing: Writing,
        reconciliation: Reconciliation,
        screening: Screening,
        changes: Mapping[Kind, Change],
        onlooker: Onlooker,
        lost: Callable[[ThreadId], Awaitable[None]],
    ) -> None:
        """``lost`` is told of threads that were found deleted."""
        self._outbox = outbox
        self._bridges = bridges
        self._destination = destination
        self._writing = writing
        self._reconciliation = reconciliation
        self._screening = screening
        self._changes = changes
        self._onlooker = onlooker
        self._lost = lost

    def must_wait(self, first: Delivery) -> float:
        """Seconds until a delivery can be posted without breaking a limit."""
        posts = first.kind is Kind.CREATE and not _is_void(first)
        return self._destination.must_wait(first.channel_id) if posts else 0.0

    def foresee(self, waiting: Sequence[Delivery]) -> None:
        """Have them translated all at once: after a restart nobody has begun with that."""
        for delivery in waiting:
            link = self._bridges.link_of(delivery.channel_id)
            if delivery.incoming is not None and link is not None and not _is_void(delivery):
                self._writing.foresee(delivery.incoming, link)

    async def __call__(self, waiting: Sequence[Delivery], *, doubtful: bool, pressed: bool) -> int:
        """Deal with the first of ``waiting``; how many were dealt with.

        All deletions in a row go at once, and while the channel is ``pressed`` for room several messages of
        one person. ``doubtful``: an earlier attempt may have reached Discord, so its history is looked at
        before anything is posted.
        """
        try:
            return await self._deal_with(waiting, doubtful=doubtful, pressed=pressed)
        except ThreadGone as error:
            # Somebody there did not want it; what goes on in it stays on the other side.
            if error.thread_id is not None:
                await self._lost(error.thread_id)
            await self._outbox.drop(waiting[0])
            return 1

    async def _deal_with(self, waiting: Sequence[Delivery], *, doubtful: bool, pressed: bool) -> int:
        first = waiting[0]
        link = self._bridges.link_of(first.channel_id)
        if link is not None and link.left_at is not None:
            raise Held
        if first.kind is Kind.DELETE:
            run = list(_leading_deletions(waiting))
            await self._delete(run)
            return len(run)
        bridge = self._bridges.bridge_of(first.channel_id)
        present = await self._reconciliation.present(first, doubtful=doubtful)
        carried = coalesce.carried(present) if first.kind is Kind.CREATE else 1
        if link is not None and bridge is not None and carried > 1 and not bridge.paused:
            await self._writing.adopt(waiting[:carried], present[0], bridge, link)
            for delivery in waiting[:carried]:
                await self._onlooker.copied(delivery, found=True)
            return carried
        if link is None or bridge is None or _is_void(first):
            await self._reconciliation.withdraw(first, present)
            await self._outbox.drop(first)
        elif bridge.paused:
            # Moderators who pause a bridge clean up behind it: deletions do not wait.
            if deletions := [delivery for delivery in waiting if delivery.kind is Kind.DELETE]:
                await self._delete(deletions)
            raise Held
        elif first.incoming is None:
            await self._change(first, link)
        else:
            try:
                if first.kind is Kind.CREATE:
                    return await self._create(waiting, first.incoming, bridge, link, present, pressed=pressed)
                await self._writing.edit(first, first.incoming, bridge, link, present)
            except Withheld as withheld:
                await self._withhold(first, withheld, present)
        return 1

    async def _withhold(self, delivery: Delivery, withheld: Withheld, present: Sequence[Sent]) -> None:
        await self._reconciliation.withdraw(delivery, present)
        if delivery.kind is not Kind.CREATE:
            await self._screening.refuse_change(withheld)
            await self._outbox.drop(delivery)
        elif not await self._screening.withhold(delivery, withheld):
            await self._outbox.drop(delivery)

    async def record(self, waiting: Sequence[Delivery]) -> int:
        """Before the first is set aside: write down what was posted of it; how many that settles."""
        return await self._reconciliation.record(waiting) if waiting[0].kind.writes else 1

    async def _create(
        self,
        waiting: Sequence[Delivery],
        incoming: Incoming,
        bridge: Bridge,
        link: Link,
        present: Sequence[Sent],
        *,
        pressed: bool,
    ) -> int:
        together = coalesce.run(waiting) if pressed and not present else ()
        done = await self._create_together(together, bridge, link) if len(together) > 1 else 0
        if not done:
            await self._writing.create(waiting[0], incoming, bridge, link, present)
            done = 1
        await self._onlooker.copied(waiting[0], found=bool(present))
        return done

    async def _create_together(self, run: Sequence[Delivery], bridge: Bridge, link: Link) -> int:
        try:
            return await self._writing.create_together(run, bridge, link)
        except (Refused, ThreadGone):
            # Alone each of them shows whether it is the one to blame.
            return 0

    async def _change(self, delivery: Delivery, link: Link) -> None:
        try:
            await self._changes[delivery.kind](delivery, link)
        except Unreachable as error:
            if delivery.kind not in SLIGHT or not error.answered or delivery.attempts < MOST_ATTEMPTS:
                raise
            _log.warning("Reactions or a pin in channel %d are left as they are: %s", link.channel_id, error)
        await self._outbox.drop(delivery)

    async def _delete(self, deliveries: Sequence[Delivery]) -> None:
        gone: dict[MessageId, Copy] = {}
        bridge = self._bridges.bridge_of(deliveries[0].channel_id)
        paused = bridge is not None and bridge.paused
        for delivery in deliveries:
            for copy in await self._outbox.copies(delivery.origin.id, delivery.channel_id):
                if copy.slot is not None and await self._outbox.carries_others(copy, delivery.origin.id):
                    await self._writing.take_out(copy)
                    if not paused:
                        await self._onlooker.taken_out(copy)
                else:
                    gone[copy.message_id] = copy
        if gone:
            await self._destination.delete(list(gone.values()))
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
