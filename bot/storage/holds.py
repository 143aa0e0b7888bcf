"""What is held for moderators: who still has to decide, what they decide, and when it is too late."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, Select, delete, distinct, exists, func, select, update

from bot.model import (
    CaseId,
    ChannelId,
    Counted,
    Delivery,
    DeliveryId,
    GuildId,
    Held,
    MessageId,
    OriginId,
)
from bot.storage.acceptance import forget_finished
from bot.storage.codec import unsealed
from bot.storage.connection import Connection
from bot.storage.dialect import lock_lanes
from bot.storage.engine import Database
from bot.storage.holding import APPROVED, add_holds, concerned, ended
from bot.storage.problems import take_out
from bot.storage.reviewed import held_back, let_through
from bot.storage.schema import State, holds, origins, outbox
from bot.storage.sealing import Sealer


def _now() -> datetime:
    return datetime.now(UTC)


class Holds:
    """The relay's ``HeldStore``, and moderation's."""

    def __init__(self, database: Database, *, clock: Callable[[], datetime] = _now) -> None:
        self._database = database
        self._clock = clock

    # What the relay asks.

    async def revision_of(self, message_id: MessageId) -> int | None:
        """Nothing for a message that is unknown or deleted."""
        statement = select(origins.c.revision).where(
            origins.c.message_id == message_id, origins.c.deleted.is_(False)
        )
        async with self._database.read() as connection:
            return (await connection.execute(statement)).scalar_one_or_none()

    async def holds_of(
        self, message_ids: Sequence[MessageId]
    ) -> Mapping[ChannelId, Mapping[GuildId, CaseId]]:
        """Who has not decided about messages yet, by the channel for which they are held."""
        statement = (
            select(outbox.c.channel_id, holds.c.guild_id, holds.c.case_id)
            .join(outbox, outbox.c.id == holds.c.delivery_id)
            .join(origins, origins.c.id == outbox.c.origin_id)
            .where(origins.c.message_id.in_(message_ids), outbox.c.state == State.HELD)
        )
        found: dict[ChannelId, dict[GuildId, CaseId]] = {}
        async with self._database.read() as connection:
            for row in await connection.execute(statement):
                there = found.setdefault(ChannelId(row.channel_id), {})
                there[GuildId(row.guild_id)] = CaseId(row.case_id)
        return found

    async def holds_on(self, origin_id: OriginId) -> Mapping[GuildId, CaseId]:
        statement = (
            select(holds.c.guild_id, holds.c.case_id)
            .join(outbox, outbox.c.id == holds.c.delivery_id)
            .where(
                outbox.c.origin_id == origin_id,
                outbox.c.state == State.HELD,
                holds.c.approved.is_(False),
            )
        )
        async with self._database.read() as connection:
            return {GuildId(row.guild_id): CaseId(row.case_id) for row in await connection.execute(statement)}

    async def approved_by(self, delivery_id: DeliveryId) -> frozenset[GuildId]:
        statement = select(holds.c.guild_id).where(
            holds.c.delivery_id == delivery_id, holds.c.approved.is_(True)
        )
        async with self._database.read() as connection:
            return frozenset(
                GuildId(guild_id) for guild_id in (await connection.execute(statement)).scalars()
            )

    async def hold(self, delivery: Delivery, cases: Mapping[GuildId, CaseId]) -> bool:
        """With the newest text there is; False if nobody wants it any more, and it is dropped."""
        marks = {"state": State.HELD, "reason": None, "set_aside_at": self._clock()}
        async with self._database.begin() as connection:
            await lock_lanes(connection, [delivery.channel_id])
            if not await take_out(connection, delivery.id, marks):
                return False
            await add_holds(connection, delivery.id, cases)
            await held_back(connection, delivery.origin.id, delivery.channel_id)
            return True

    # What moderators ask.

    async def of_case(self, case_id: CaseId, guild_id: GuildId) -> Held | None:
        """What a server has to decide about in a case; nothing if it has, or somebody else has ended it."""
        async with self._database.read() as connection:
            rows = (await connection.execute(_pending(guild_id).where(holds.c.case_id == case_id))).all()
        return _held(rows, self._database.sealer)

    async def of_server(self, guild_id: GuildId, *, skip: int, limit: int) -> Sequence[Held]:
        """What a server has to decide about, the oldest first."""
        cases = (
            select(holds.c.case_id)
            .join(outbox, outbox.c.id == holds.c.delivery_id)
            .where(holds.c.guild_id == guild_id, holds.c.approved.is_(False), outbox.c.state == State.HELD)
            .group_by(holds.c.case_id)
            .order_by(holds.c.case_id)
            .offset(skip)
            .limit(limit)
        )
        async with self._database.read() as connection:
            wanted = list((await connection.execute(cases)).scalars())
            rows = (await connection.execute(_pending(guild_id).where(holds.c.case_id.in_(wanted)))).all()
        held = [
            _held([row for row in rows if row.case_id == case_id], self._database.sealer)
            for case_id in wanted
        ]
        return [one for one in held if one is not None]

    async def count(self, guild_id: GuildId) -> int:
        statement = (
            select(func.count(distinct(holds.c.case_id)))
            .join(outbox, outbox.c.id == holds.c.delivery_id)
            .where(holds.c.guild_id == guild_id, holds.c.approved.is_(False), outbox.c.state == State.HELD)
        )
        async with self._database.read() as connection:
            return (await connection.execute(statement)).scalar_one()

    async def approve(
        self, case_id: CaseId, guild_id: GuildId, revision: int, *, counted: Sequence[Counted] = ()
    ) -> Sequence[ChannelId] | None:
        """Let it go on where nobody else has to decide; the lanes with work.

        Nothing when there is nothing to approve, or another version than the one that was read.
        It keeps its number, so it goes before everything that was said after it and is not there yet.
        ``counted``: what it counts for on its bridge, where it is read.
        """
        async with self._database.begin() as connection:
            rows = await _lock(connection, case_id, guild_id)
            ids = list(rows)
            other = select(outbox.c.id).where(outbox.c.id.in_(ids), outbox.c.revision != revision)
            if not ids or (await connection.execute(other.limit(1))).one_or_none() is not None:
                return None
            await connection.execute(
                update(holds)
                .where(holds.c.delivery_id.in_(ids), holds.c.guild_id == guild_id)
                .values(approved=True)
            )
            open_still = exists().where(holds.c.delivery_id == outbox.c.id, holds.c.approved.is_(False))
            on = (
                update(outbox)
                .where(outbox.c.id.in_(ids), outbox.c.state == State.HELD, ~open_still)
                .values(state=State.WAITING, attempts=0, reason=APPROVED, set_aside_at=None)
                .returning(outbox.c.channel_id, outbox.c.origin_id)
            )
            going = (await connection.execute(on)).all()
            for origin_id in {OriginId(row.origin_id) for row in going}:
                await let_through(connection, origin_id, counted)
            return [ChannelId(row.channel_id) for row in going]

    async def reject(self, case_id: CaseId, guild_id: GuildId) -> Sequence[tuple[GuildId, CaseId]]:
        """Drop what is held by a case; the cases that end by that, with their servers."""
        async with self._database.begin() as connection:
            rows = await _lock(connection, case_id, guild_id)
            return await _drop(connection, rows)

    async def expire(self, before: datetime) -> Sequence[tuple[GuildId, CaseId]]:
        """Drop what is held since ``before`` or longer; whose cases those were."""
        old = select(outbox.c.id, outbox.c.channel_id).where(
            outbox.c.state == State.HELD, outbox.c.set_aside_at <= before
        )
        async with self._database.begin() as connection:
            await lock_lanes(connection, [row.channel_id for row in await connection.execute(old)])
            # What was read without the lock is read again under it: somebody may have decided meanwhile.
            rows = {row.id: ChannelId(row.channel_id) for row in await connection.execute(old)}
            return await _drop(connection, rows)


def _pending(guild_id: GuildId) -> Select[Any, Any, Any, Any, Any]:
    return (
        select(
            holds.c.case_id,
            outbox.c.channel_id,
            outbox.c.revision,
            outbox.c.payload,
            outbox.c.set_aside_at,
        )
        .join(outbox, outbox.c.id == holds.c.delivery_id)
        .where(
            holds.c.guild_id == guild_id,
            holds.c.approved.is_(False),
            outbox.c.state == State.HELD,
            outbox.c.payload.is_not(None),
        )
        .order_by(outbox.c.id)
    )


async def _lock(connection: Connection, case_id: CaseId, guild_id: GuildId) -> dict[int, ChannelId]:
    """The rows of a case about which a server still decides; their lanes are locked."""
    mine = (
        select(outbox.c.id, outbox.c.channel_id)
        .join(holds, holds.c.delivery_id == outbox.c.id)
        .where(
            holds.c.case_id == case_id,
            holds.c.guild_id == guild_id,
            holds.c.approved.is_(False),
            outbox.c.state == State.HELD,
        )
    )
    channels = [row.channel_id for row in await connection.execute(mine)]
    await lock_lanes(connection, channels)
    # What was read without the lock is read again under it.
    return {row.id: ChannelId(row.channel_id) for row in await connection.execute(mine)}


async def _drop(connection: Connection, rows: Mapping[int, ChannelId]) -> Sequence[tuple[GuildId, CaseId]]:
    ids = list(rows)
    if not ids:
        return ()
    cases = await concerned(connection, ids)
    gone = delete(outbox).where(outbox.c.id.in_(ids)).returning(outbox.c.origin_id)
    await forget_finished(connection, set((await connection.execute(gone)).scalars()))
    return await ended(connection, cases)


def _held(rows: Iterable[Row[*tuple[Any, ...]]], sealer: Sealer) -> Held | None:
    rows = list(rows)
    if not rows:
        return None
    return Held(
        case_id=CaseId(rows[0].case_id),
        incoming=unsealed(rows[0].payload, sealer),
        revision=max(row.revision for row in rows),
        channels=tuple(ChannelId(row.channel_id) for row in rows),
        since=min(row.set_aside_at for row in rows),
    )
