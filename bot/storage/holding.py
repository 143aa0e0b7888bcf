"""Rows of the outbox that wait for moderators, inside the caller's transaction."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from bot.model import CaseId, ChannelId, GuildId, Incoming, Kind
from bot.storage.codec import sealed
from bot.storage.connection import Connection
from bot.storage.dialect import insert_into
from bot.storage.schema import State, holds, outbox
from bot.storage.sealing import Sealer

APPROVED = "approved"
"""The reason of a row that was held and is in its lane again."""


async def put_held(
    connection: Connection,
    origin_id: int,
    held: Mapping[ChannelId, Mapping[GuildId, CaseId]],
    incoming: Incoming,
    *,
    sealer: Sealer,
    now: datetime | None,
) -> None:
    """A CREATE for each channel, which keeps its place in the lane while it waits."""
    for channel_id, cases in held.items():
        row = (
            insert(outbox)
            .values(
                origin_id=origin_id,
                channel_id=channel_id,
                kind=Kind.CREATE,
                revision=incoming.revision,
                payload=sealed(incoming, sealer),
                state=State.HELD,
                set_aside_at=now,
            )
            .returning(outbox.c.id)
        )
        await add_holds(connection, (await connection.execute(row)).scalar_one(), cases)


async def add_holds(connection: Connection, row_id: int, cases: Mapping[GuildId, CaseId]) -> None:
    """Have more servers decide; those that do already stay with their case."""
    if not cases:
        return
    await connection.execute(
        insert_into(connection, holds).on_conflict_do_nothing(),
        [
            {"delivery_id": row_id, "guild_id": guild_id, "case_id": case_id}
            for guild_id, case_id in cases.items()
        ],
    )


async def decisions_on(connection: Connection, row_id: int) -> Sequence[Mapping[str, Any]]:
    """Who decides about a row, or has: to be read before the row gives way to one with another number."""
    statement = select(holds.c.guild_id, holds.c.case_id, holds.c.approved).where(
        holds.c.delivery_id == row_id
    )
    return [dict(row) for row in (await connection.execute(statement)).mappings()]


async def carry_over(connection: Connection, decisions: Sequence[Mapping[str, Any]], row_id: int) -> None:
    """Let what was decided hold for a row under its new number."""
    if decisions:
        await connection.execute(insert(holds), [{**one, "delivery_id": row_id} for one in decisions])


async def concerned(connection: Connection, row_ids: Collection[int]) -> Sequence[tuple[GuildId, CaseId]]:
    """The cases of rows that are about to be dropped, with their servers."""
    cases = select(holds.c.guild_id, holds.c.case_id).where(holds.c.delivery_id.in_(row_ids)).distinct()
    return [(GuildId(row.guild_id), CaseId(row.case_id)) for row in await connection.execute(cases)]


async def ended(
    connection: Connection, cases: Sequence[tuple[GuildId, CaseId]]
) -> Sequence[tuple[GuildId, CaseId]]:
    """Those of which nothing is left."""
    if not cases:
        return ()
    left = select(holds.c.case_id).where(holds.c.case_id.in_([case_id for _, case_id in cases]))
    open_still = set((await connection.execute(left)).scalars())
    return [(guild_id, case_id) for guild_id, case_id in cases if case_id not in open_still]


async def take_back(connection: Connection, row_ids: Collection[int]) -> None:
    """Forget what was approved of rows that are another version now."""
    if row_ids:
        await connection.execute(delete(holds).where(holds.c.delivery_id.in_(row_ids)))


async def renew(
    connection: Connection,
    origin_id: int,
    incoming: Incoming,
    *,
    sealer: Sealer,
    refused: Collection[ChannelId],
    held: Mapping[ChannelId, Mapping[GuildId, CaseId]],
) -> None:
    """Let what is held of a message be its new version, which nobody has approved yet."""
    found = select(outbox.c.id, outbox.c.channel_id).where(
        outbox.c.origin_id == origin_id, outbox.c.kind == Kind.CREATE, outbox.c.state == State.HELD
    )
    rows: Sequence[tuple[int, int]] = [(row.id, row.channel_id) for row in await connection.execute(found)]
    for row_id, channel_id in rows:
        if channel_id in refused:
            await connection.execute(delete(outbox).where(outbox.c.id == row_id))
            continue
        newest = {"payload": sealed(incoming, sealer), "revision": incoming.revision}
        await connection.execute(update(outbox).where(outbox.c.id == row_id).values(**newest))
        await connection.execute(update(holds).where(holds.c.delivery_id == row_id).values(approved=False))
        await add_holds(connection, row_id, held.get(ChannelId(channel_id), {}))
