"""Rounds of pairing: everything about one is written in one transaction, before anybody is told."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import RowMapping, delete, func, insert, select, update

from bot.model import (
    EndReason,
    GuildId,
    Match,
    PairId,
    PairState,
    Round,
    RoundId,
    RoundPlan,
    UserId,
    WhyWaiting,
)
from bot.storage.connection import Connection
from bot.storage.dialect import lock_lanes
from bot.storage.engine import Database
from bot.storage.pairs import insert_pairs, settle
from bot.storage.schema import pairing, pairs, rounds, seekers
from bot.storage.seekers import blocks_among

KEPT = timedelta(days=400)
"""For how long pairs that are over are remembered, so that people meet others."""
_LONGEST_WAIT = 1000
"""Rounds; the column is small."""


class Rounds:
    """``bot.pairing.rounds.RoundStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(
        self,
        guild_id: GuildId,
        plan: RoundPlan,
        *,
        at: datetime,
        ends_at: datetime,
        due: datetime | None,
        next_at: datetime,
        over: Collection[PairId],
        going_on: Collection[PairId],
    ) -> Round | None:
        """Write a round down. ``over`` and ``going_on``: what becomes of the pairs there are.

        ``due``: for which moment it was planned, nothing for one by hand; if that round was begun already, or
        was postponed, nothing happens and nothing is returned. Of the plan those matches are left out in
        which somebody has left or was blocked since it was made.
        """
        async with self._database.begin() as connection:
            await lock_lanes(connection, [guild_id])
            if due is not None and not await _take(connection, guild_id, due, next_at):
                return None
            matches, alone = await _still_possible(connection, guild_id, plan.matches)
            matched = sum(len(match.members) for match in matches)
            begun = {
                "guild_id": guild_id,
                "number": select(func.coalesce(func.max(rounds.c.number), 0) + 1)
                .where(rounds.c.guild_id == guild_id)
                .scalar_subquery(),
                "seed": plan.seed,
                "score": sum(match.score for match in matches),
                "people": matched + len(plan.waiting) + len(alone),
                "matched": matched,
                "at": at,
            }
            row = await connection.execute(insert(rounds).values(**begun).returning(*rounds.c))
            round_ = _round(row.mappings().one())
            await _move_on(connection, over, going_on, at=at, ends_at=ends_at)
            await insert_pairs(connection, guild_id, matches, round_id=round_.id, at=at, ends_at=ends_at)
            await settle(connection, guild_id, [one for match in matches for one in match.members])
            waiting = [*plan.waiting, *((user_id, WhyWaiting.NO_FIT) for user_id in alone)]
            await _let_wait(connection, guild_id, waiting)
            return round_

    async def last(self, guild_id: GuildId) -> Round | None:
        newest = select(rounds).where(rounds.c.guild_id == guild_id).order_by(rounds.c.number.desc()).limit(1)
        async with self._database.read() as connection:
            row = (await connection.execute(newest)).mappings().one_or_none()
        return None if row is None else _round(row)

    async def of_server(self, guild_id: GuildId, *, limit: int) -> Sequence[Round]:
        """Newest first."""
        newest = select(rounds).where(rounds.c.guild_id == guild_id)
        async with self._database.read() as connection:
            found = await connection.execute(newest.order_by(rounds.c.number.desc()).limit(limit))
            return [_round(row) for row in found.mappings()]

    async def unannounced(self) -> Sequence[Round]:
        """Of every server, oldest first."""
        wanted = select(rounds).where(rounds.c.announced.is_(False)).order_by(rounds.c.id)
        async with self._database.read() as connection:
            return [_round(row) for row in (await connection.execute(wanted)).mappings()]

    async def announced(self, round_id: RoundId) -> None:
        async with self._database.begin() as connection:
            await connection.execute(update(rounds).where(rounds.c.id == round_id).values(announced=True))

    async def forget(self, before: datetime) -> None:
        """Pairs that ended before then, and rounds as old."""
        async with self._database.begin() as connection:
            await connection.execute(
                delete(pairs).where(pairs.c.state == PairState.ENDED, pairs.c.ended_at < before)
            )
            await connection.execute(delete(rounds).where(rounds.c.at < before))


async def _take(connection: Connection, guild_id: GuildId, due: datetime, next_at: datetime) -> bool:
    taken = (
        update(pairing)
        .where(pairing.c.guild_id == guild_id, pairing.c.next_at == due, pairing.c.paused.is_(False))
        .values(next_at=next_at)
    )
    return (await connection.execute(taken)).rowcount > 0


async def _still_possible(
    connection: Connection, guild_id: GuildId, matches: Sequence[Match]
) -> tuple[Sequence[Match], Collection[UserId]]:
    """Those that nobody has left or blocked since, and whoever is left alone by the others."""
    here = select(seekers.c.user_id).where(seekers.c.guild_id == guild_id)
    taking_part = {UserId(one) for one in (await connection.execute(here)).scalars()}
    blocked = await blocks_among(connection, [one for match in matches for one in match.members])

    def stands(match: Match) -> bool:
        people = set(match.members)
        return people <= taking_part and not any(pair <= people for pair in blocked)

    possible = [match for match in matches if stands(match)]
    served = {one for match in possible for one in match.members}
    alone = {one for match in matches for one in match.members} & taking_part - served
    return possible, sorted(alone)


async def _move_on(
    connection: Connection,
    over: Collection[PairId],
    going_on: Collection[PairId],
    *,
    at: datetime,
    ends_at: datetime,
) -> None:
    ending = {"state": PairState.ENDING, "reason": EndReason.ROUND.value, "ended_at": at}
    longer = {"ends_at": ends_at, "asked_at": None, "nudged_at": None}
    for pair_ids, values in ((over, ending), (going_on, longer)):
        for pair_id in pair_ids:
            living = pairs.c.state.in_([PairState.PLANNED, PairState.OPEN])
            await connection.execute(update(pairs).where(pairs.c.id == pair_id, living).values(**values))


async def _let_wait(
    connection: Connection, guild_id: GuildId, waiting: Sequence[tuple[UserId, WhyWaiting]]
) -> None:
    longer = func.min if connection.dialect.name == "sqlite" else func.least
    for user_id, why in waiting:
        await connection.execute(
            update(seekers)
            .where(seekers.c.guild_id == guild_id, seekers.c.user_id == user_id)
            .values(waited=longer(seekers.c.waited + 1, _LONGEST_WAIT), why=why.value, untold=seekers.c.dm)
        )


def _round(row: RowMapping) -> Round:
    return Round(
        id=RoundId(row["id"]),
        guild_id=GuildId(row["guild_id"]),
        number=row["number"],
        people=row["people"],
        matched=row["matched"],
        at=row["at"],
    )
