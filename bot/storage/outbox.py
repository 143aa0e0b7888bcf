"""The durable side of the relay: what was accepted, what is still to do, and where the copies are."""

import logging
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, Select, delete, func, insert, select, update

from bot.errors import StorageError
from bot.model import (
    Address,
    ChannelId,
    Copy,
    Counted,
    Delivery,
    DeliveryId,
    Incoming,
    Kind,
    MessageId,
    OriginId,
    Place,
    Shown,
    Tally,
    Trait,
    Trouble,
)
from bot.storage import acceptance, relay_map, replies, statements
from bot.storage.codec import unsealed
from bot.storage.connection import Connection
from bot.storage.dialect import lock_lanes
from bot.storage.engine import Database
from bot.storage.holding import APPROVED, carry_over, decisions_on
from bot.storage.problems import put_aside
from bot.storage.reviewed import held_back
from bot.storage.schema import State, copies, origins, outbox
from bot.storage.sealing import Sealer, WrongKey
from bot.storage.shown import shown as shown_by
from bot.storage.sums import Sums
from bot.storage.tallies import add as add_tallies
from bot.storage.thread_map import traits_of

_log = logging.getLogger(__name__)


def _now() -> datetime:
    return datetime.now(UTC)


class Outbox:
    """The relay's ``Outbox``."""

    def __init__(
        self, database: Database, *, clock: Callable[[], datetime] = _now, sums: Sums | None = None
    ) -> None:
        """Without ``sums``, what is counted is summed up when somebody asks for figures."""
        self._database = database
        self._sums = sums
        self._clock = clock
        self._told_of_key = False

    # Coming in.

    async def accept(
        self,
        incoming: Incoming,
        destinations: Sequence[ChannelId],
        *,
        after_gap: bool = False,
        held: acceptance.Cases | None = None,
        counted: Sequence[Counted] = (),
    ) -> bool:
        """False as well when the message's channel is no longer linked."""
        async with self._database.begin() as connection:
            accepted = await acceptance.accept(
                connection,
                incoming,
                destinations,
                sealer=self._database.sealer,
                after_gap=after_gap,
                held=held,
                counted=counted,
                now=self._clock(),
            )
        if accepted and counted and self._sums is not None:
            self._sums.soon()
        return accepted

    async def accept_edit(
        self,
        incoming: Incoming,
        *,
        barred: Collection[ChannelId] = (),
        refused: Collection[ChannelId] = (),
        held: acceptance.Cases | None = None,
    ) -> Sequence[ChannelId]:
        async with self._database.begin() as connection:
            return await acceptance.accept_edit(
                connection,
                incoming,
                sealer=self._database.sealer,
                barred=barred,
                refused=refused,
                held=held,
            )

    async def accept_delete(
        self, channel_id: ChannelId, message_ids: Sequence[MessageId]
    ) -> Sequence[ChannelId]:
        """Copies that moderators removed are no longer quoted beside them either."""
        async with self._database.begin() as connection:
            lanes = await acceptance.accept_delete(connection, channel_id, message_ids)
        async with self._database.read() as connection:
            beside = await replies.beside_copies(connection, channel_id, message_ids)
        if not beside:
            return lanes
        async with self._database.begin() as connection:
            await lock_lanes(connection, [channel_id])
            return [*lanes, *await replies.refresh(connection, beside)]

    async def accept_change(
        self, kind: Kind, message_id: MessageId, *, seen_in: ChannelId | None
    ) -> Sequence[ChannelId]:
        async with self._database.begin() as connection:
            return await acceptance.accept_change(connection, kind, message_id, seen_in=seen_in)

    # What there is to do.

    async def next(self, channel_id: ChannelId, *, limit: int) -> Sequence[Delivery]:
        return await self._readable(statements.NEXT, {"channel": channel_id, "most": limit})

    async def channels_with_work(self) -> Sequence[ChannelId]:
        statement = (
            select(outbox.c.channel_id)
            .where(outbox.c.state == State.WAITING)
            .distinct()
            .order_by(outbox.c.channel_id)
        )
        async with self._database.read() as connection:
            return [ChannelId(channel_id) for channel_id in (await connection.execute(statement)).scalars()]

    async def probe(self) -> None:
        """Only what is really written tells whether there is room."""
        async with self._database.begin() as connection:
            await relay_map.probe(connection)

    # The map.

    async def copies(self, origin_id: OriginId, channel_id: ChannelId) -> Sequence[Copy]:
        async with self._database.read() as connection:
            return await relay_map.copies_of(connection, origin_id, channel_id)

    async def carries_others(self, copy: Copy, origin_id: OriginId) -> bool:
        async with self._database.read() as connection:
            return await relay_map.carries_others(connection, copy, origin_id)

    async def shown(self, message_ids: Sequence[MessageId]) -> Sequence[Shown]:
        """What the messages are, or carry; without what was deleted."""
        async with self._database.read() as connection:
            return await shown_by(connection, message_ids)

    async def newest_copy(self, channel_id: ChannelId) -> MessageId | None:
        """The newest there ever was; it may have been deleted since."""
        async with self._database.read() as connection:
            return await relay_map.newest_copy(connection, channel_id)

    async def last_seen(self, channel_id: ChannelId) -> MessageId | None:
        """The newest message accepted from a linked channel."""
        async with self._database.read() as connection:
            return await relay_map.last_seen(connection, channel_id)

    async def saw(self, channel_id: ChannelId, message_id: MessageId) -> None:
        async with self._database.begin() as connection:
            await connection.execute(statements.SAW, {"channel": channel_id, "message": message_id})

    async def origins_since(self, place: Place, oldest: MessageId) -> Sequence[MessageId]:
        """Accepted messages of the channel or thread that were not deleted, from ``oldest`` on."""
        async with self._database.read() as connection:
            return await relay_map.origins_since(connection, place, oldest)

    async def answered(self, origin_id: OriginId, channel_id: ChannelId) -> Address | None:
        """Nothing when it answers none, or that one was deleted."""
        async with self._database.read() as connection:
            message_id = await replies.answered_message(connection, origin_id)
            if message_id is None:
                return None
            return await relay_map.counterpart(connection, message_id, channel_id)

    async def overtaken(
        self, origin_id: OriginId, channel_id: ChannelId, *, before: MessageId | None = None
    ) -> bool:
        """Looked for among the messages that were accepted next."""
        async with self._database.read() as connection:
            return await relay_map.overtaken(connection, origin_id, channel_id, before=before)

    async def counterpart(self, message_id: MessageId, channel_id: ChannelId) -> Address | None:
        """Nothing when the channel is not linked, or the message was deleted."""
        async with self._database.read() as connection:
            return await relay_map.counterpart(connection, message_id, channel_id)

    # What was done.

    async def delivered(
        self, delivery: Delivery, copies: Sequence[Copy], *, upgrade_at: datetime | None
    ) -> None:
        await self.edited(delivery, added=copies, removed=(), upgrade_at=upgrade_at)

    async def delivered_together(self, done: Sequence[tuple[Delivery, Copy, datetime | None]]) -> None:
        """All of them or none: a copy that carries several is never known to carry a few."""
        async with self._database.begin() as connection:
            await lock_lanes(connection, [delivery.channel_id for delivery, _, _ in done])
            for delivery, copy, upgrade_at in done:
                await _edited(
                    connection, delivery, added=[copy], removed=(), upgrade_at=upgrade_at, now=self._clock()
                )

    async def posted(self, delivery: Delivery, copies: Sequence[Copy]) -> None:
        """Nothing when there is none, or the origin is gone."""
        async with self._database.begin() as connection:
            await lock_lanes(connection, [delivery.channel_id])
            known = select(origins.c.id).where(origins.c.id == delivery.origin.id)
            if (await connection.execute(known)).one_or_none() is not None:
                await relay_map.write_copies(
                    connection, delivery, added=copies, removed=(), now=self._clock()
                )

    async def withdrawn(self, delivery: Delivery, copies: Sequence[Copy]) -> None:
        removed = [copy.message_id for copy in copies]
        async with self._database.begin() as connection:
            await lock_lanes(connection, [delivery.channel_id])
            await relay_map.write_copies(connection, delivery, added=(), removed=removed, now=self._clock())

    async def edited(
        self,
        delivery: Delivery,
        *,
        added: Sequence[Copy],
        removed: Sequence[MessageId],
        upgrade_at: datetime | None,
        tallies: Sequence[Tally] = (),
    ) -> None:
        """No upgrade follows when a newer revision, or a deletion, was accepted meanwhile."""
        async with self._database.begin() as connection:
            await lock_lanes(connection, [delivery.channel_id])
            await _edited(
                connection, delivery, added=added, removed=removed, upgrade_at=upgrade_at, now=self._clock()
            )
            await add_tallies(connection, tallies)

    async def removed(self, deliveries: Sequence[Delivery]) -> None:
        async with self._database.begin() as connection:
            await lock_lanes(connection, [delivery.channel_id for delivery in deliveries])
            for delivery in deliveries:
                await relay_map.forget_copies(connection, delivery, now=self._clock())
            await _drop(connection, deliveries)

    async def drop(self, delivery: Delivery) -> None:
        async with self._database.begin() as connection:
            await lock_lanes(connection, [delivery.channel_id])
            await _drop(connection, [delivery])
            if delivery.kind is Kind.CREATE:
                await held_back(connection, delivery.origin.id, delivery.channel_id)

    async def attempted(self, delivery_id: DeliveryId) -> int:
        """0 when the delivery is gone."""
        statement = (
            update(outbox)
            .where(outbox.c.id == delivery_id)
            .values(attempts=outbox.c.attempts + 1)
            .returning(outbox.c.attempts)
        )
        async with self._database.begin() as connection:
            return (await connection.execute(statement)).scalar_one_or_none() or 0

    async def set_aside(self, delivery: Delivery, trouble: Trouble) -> bool:
        return await self._put_aside(delivery.id, delivery.channel_id, trouble)

    async def to_the_end(self, delivery: Delivery) -> None:
        """Under a new number, and with no attempts counted."""
        async with self._database.begin() as connection:
            await lock_lanes(connection, [delivery.channel_id])
            await _to_the_end(connection, delivery, State.WAITING)

    async def abandon(self, channel_id: ChannelId) -> int:
        """The copies that were to be deleted are taken for deleted, for they went with their channel."""
        mine = outbox.c.channel_id == channel_id, outbox.c.state.in_(list(State))
        async with self._database.begin() as connection:
            await lock_lanes(connection, [channel_id])
            deletions = select(outbox.c.origin_id).where(*mine, outbox.c.kind == Kind.DELETE)
            deleted = list((await connection.execute(deletions)).scalars())
            count = (await connection.execute(delete(outbox).where(*mine))).rowcount
            for origin_id in deleted:
                await connection.execute(
                    delete(copies).where(copies.c.origin_id == origin_id, copies.c.channel_id == channel_id)
                )
                await acceptance.forget_finished(connection, [origin_id])
            return count

    async def forbidden(self) -> Sequence[ChannelId]:
        async with self._database.read() as connection:
            return await relay_map.forbidden_lanes(connection)

    async def set_forbidden(self, channel_id: ChannelId, *, forbidden: bool) -> None:
        async with self._database.begin() as connection:
            await relay_map.set_forbidden(connection, channel_id, forbidden=forbidden)

    # Upgrades.

    async def upgrades_due(self, now: datetime, *, limit: int) -> Sequence[Delivery]:
        """The longest due first."""
        statement = (
            statements.DELIVERIES.where(outbox.c.due_at <= now, outbox.c.state == State.NOT_READY)
            .order_by(outbox.c.due_at, outbox.c.id)
            .limit(limit)
        )
        return await self._readable(statement)

    async def next_upgrade_at(self) -> datetime | None:
        statement = select(func.min(outbox.c.due_at)).where(outbox.c.due_at.is_not(None))
        async with self._database.read() as connection:
            return (await connection.execute(statement)).scalar_one()

    async def ready_upgrade(self, delivery: Delivery) -> None:
        """It goes to the end of its lane, under a new number: a backlog of upgrades holds up no talk."""
        async with self._database.begin() as connection:
            await lock_lanes(connection, [delivery.channel_id])
            await _to_the_end(connection, delivery, State.NOT_READY)

    async def postpone_upgrade(self, delivery: Delivery, until: datetime) -> None:
        statement = (
            update(outbox)
            .where(
                outbox.c.id == delivery.id,
                outbox.c.kind == Kind.UPGRADE,
                outbox.c.state != State.SET_ASIDE,
            )
            .values(state=State.NOT_READY, due_at=until, attempts=outbox.c.attempts + 1)
        )
        async with self._database.begin() as connection:
            await lock_lanes(connection, [delivery.channel_id])
            await connection.execute(statement)

    async def _readable(
        self, statement: Select[Any], values: Mapping[str, Any] | None = None
    ) -> list[Delivery]:
        """Deliveries; one whose message cannot be read back is set aside, so that it stops no lane."""
        while True:
            async with self._database.read() as connection:
                rows = (await connection.execute(statement, values)).all()
            deliveries: list[Delivery] = []
            unreadable: list[tuple[Row[Any], StorageError]] = []
            for row in rows:
                try:
                    deliveries.append(_delivery(row, self._database.sealer))
                except StorageError as error:
                    unreadable.append((row, error))
            if not unreadable:
                return deliveries
            for row, error in unreadable:
                self._tell(row.id, error)
                await self._put_aside(row.id, row.channel_id, Trouble.UNREADABLE)

    def _tell(self, row_id: int, error: StorageError) -> None:
        """Of a key that does not fit once: it concerns everything that waits."""
        if not isinstance(error, WrongKey):
            _log.error("Delivery %d is set aside: %s", row_id, error)
        elif not self._told_of_key:
            self._told_of_key = True
            _log.error(
                "Messages that wait cannot be read, because the storage key is not the one they were sealed "
                "with. They are set aside: put the right key back, then try them again with /bridge problems"
            )

    async def _put_aside(self, row_id: int, channel_id: ChannelId, trouble: Trouble) -> bool:
        async with self._database.begin() as connection:
            await lock_lanes(connection, [channel_id])
            return await put_aside(connection, row_id, trouble, now=self._clock())


async def _edited(
    connection: Connection,
    delivery: Delivery,
    *,
    added: Sequence[Copy],
    removed: Sequence[MessageId],
    upgrade_at: datetime | None,
    now: datetime,
) -> None:
    current = await connection.execute(statements.STATE_OF, {"origin": delivery.origin.id})
    origin = current.one_or_none()
    if origin is None:
        return
    await relay_map.write_copies(connection, delivery, added=added, removed=removed, now=now)
    if delivery.kind is not Kind.CREATE and (added or removed):
        # Reactions are below the last part, which is another one now.
        await acceptance.put_change(connection, Kind.REACTIONS, delivery.origin.id, [delivery.channel_id])
    outdated = origin.deleted or origin.revision > delivery.revision
    if upgrade_at is None or outdated:
        await connection.execute(statements.DONE, {"delivery": delivery.id})
    else:
        await connection.execute(
            update(outbox)
            .where(outbox.c.id == delivery.id)
            .values(kind=Kind.UPGRADE, state=State.NOT_READY, attempts=0, due_at=upgrade_at)
        )


async def _to_the_end(connection: Connection, delivery: Delivery, state: State) -> None:
    taken = (
        delete(outbox)
        .where(outbox.c.id == delivery.id, outbox.c.state == state)
        .returning(
            outbox.c.origin_id,
            outbox.c.channel_id,
            outbox.c.kind,
            outbox.c.revision,
            outbox.c.payload,
            outbox.c.reason,
        )
    )
    decisions = await decisions_on(connection, delivery.id) if delivery.approved else ()
    row = (await connection.execute(taken)).mappings().one_or_none()
    if row is not None:
        again = insert(outbox).values(dict(row)).returning(outbox.c.id)
        await carry_over(connection, decisions, (await connection.execute(again)).scalar_one())


async def _drop(connection: Connection, deliveries: Iterable[Delivery]) -> None:
    deliveries = list(deliveries)
    await connection.execute(delete(outbox).where(outbox.c.id.in_([delivery.id for delivery in deliveries])))
    await acceptance.forget_finished(connection, {delivery.origin.id for delivery in deliveries})


def _delivery(row: Row[Any], sealer: Sealer) -> Delivery:
    kind = Kind(row.kind)
    return Delivery(
        id=DeliveryId(row.id),
        origin=relay_map.joined_origin(row),
        channel_id=ChannelId(row.channel_id),
        kind=kind,
        revision=row.revision,
        attempts=row.attempts,
        incoming=unsealed(row.payload, sealer) if row.payload is not None and kind.writes else None,
        traits=traits_of(row.payload) if kind is Kind.THREAD else Trait.NONE,
        approved=row.reason == APPROVED,
    )
