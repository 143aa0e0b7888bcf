"""Who meets whom: each step of a pair is one transaction, so that a crash leaves it between two steps."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, and_, exists, func, insert, or_, select, update

from bot.model import (
    EndReason,
    GuildId,
    Match,
    Member,
    Onward,
    Pair,
    PairId,
    PairState,
    RoundId,
    ThreadId,
    UserId,
)
from bot.storage.connection import Connection
from bot.storage.dialect import insert_into
from bot.storage.engine import Database
from bot.storage.schema import pair_members, pairs, questions, seekers
from bot.storage.seekers import blocks_among, to_the_front

_LIVING = (PairState.PLANNED, PairState.OPEN)


class Pairs:
    """``bot.pairing.meetings.PairStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # Looking.

    async def get(self, pair_id: PairId) -> Pair | None:
        return await self._one(pairs.c.id == pair_id)

    async def in_thread(self, thread_id: ThreadId) -> Pair | None:
        return await self._one(pairs.c.thread_id == thread_id)

    async def in_state(self, *states: PairState) -> Sequence[Pair]:
        """Of every server, oldest first."""
        return await self._read(pairs.c.state.in_(states))

    async def living(self, guild_id: GuildId) -> Sequence[Pair]:
        """Those of a server that are not over, oldest first."""
        return await self._read(pairs.c.guild_id == guild_id, pairs.c.state.in_(_LIVING))

    async def due(
        self, *, silent_since: datetime, asked_until: datetime, over_since: datetime
    ) -> Sequence[Pair]:
        """Open ones for which there is something to do, oldest first; see ``bot.pairing.ports``."""
        mine = pair_members.c.pair_id == pairs.c.id
        silent = exists().where(mine, pair_members.c.spoke_at.is_(None))
        unasked = pairs.c.asked_at.is_(None)
        alone = select(func.count()).select_from(pair_members).where(mine).scalar_subquery() < 2
        return await self._read(
            pairs.c.state == PairState.OPEN,
            or_(
                and_(unasked, pairs.c.nudged_at.is_(None), pairs.c.made_at <= silent_since, silent),
                and_(unasked, pairs.c.ends_at <= asked_until),
                pairs.c.ends_at <= over_since,
                alone,
            ),
        )

    async def of_person(
        self, user_id: UserId, *, guild_id: GuildId | None = None, living: bool = False
    ) -> Sequence[Pair]:
        """Oldest first."""
        mine = select(pair_members.c.pair_id).where(pair_members.c.user_id == user_id)
        wanted: list[ColumnElement[bool]] = [pairs.c.id.in_(mine)]
        if guild_id is not None:
            wanted.append(pairs.c.guild_id == guild_id)
        if living:
            wanted.append(pairs.c.state.in_(_LIVING))
        return await self._read(*wanted)

    async def of_server(self, guild_id: GuildId, *, since: datetime) -> Sequence[Pair]:
        """All that were made since then, oldest first."""
        return await self._read(pairs.c.guild_id == guild_id, pairs.c.made_at >= since)

    async def questions_of(self, user_ids: Collection[UserId]) -> Collection[str]:
        """What any two of these people were asked when they were a pair."""
        both = defaultdict[int, int](int)
        mine = select(pair_members.c.pair_id).where(pair_members.c.user_id.in_(user_ids))
        async with self._database.read() as connection:
            for pair_id in (await connection.execute(mine)).scalars():
                both[pair_id] += 1
            shared = [pair_id for pair_id, count in both.items() if count > 1]
            asked = select(questions.c.key).where(questions.c.pair_id.in_(shared)).distinct()
            return set((await connection.execute(asked)).scalars())

    # A pair's way.

    async def make(
        self, guild_id: GuildId, match: Match, *, at: datetime, ends_at: datetime
    ) -> PairId | None:
        """Of people who are matched at once; nothing if one of them no longer takes part, or was blocked."""
        async with self._database.begin() as connection:
            free = select(seekers.c.user_id).where(
                seekers.c.guild_id == guild_id, seekers.c.user_id.in_(match.members)
            )
            if len((await connection.execute(free)).all()) < len(match.members):
                return None
            if await blocks_among(connection, match.members):
                return None
            [pair_id] = await insert_pairs(
                connection, guild_id, [match], round_id=None, at=at, ends_at=ends_at
            )
            await settle(connection, guild_id, match.members)
            return pair_id

    async def opened(self, pair_id: PairId, thread_id: ThreadId) -> None:
        """It has a thread; whoever is in it is still to be welcomed."""
        await self._change(pair_id, _LIVING, thread_id=thread_id)

    async def welcomed(self, pair_id: PairId) -> None:
        await self._change(pair_id, (PairState.PLANNED,), state=PairState.OPEN)

    async def end(
        self,
        pair_id: PairId,
        reason: EndReason,
        *,
        at: datetime,
        left_alone: Collection[UserId] = (),
        was: Collection[PairState] = _LIVING,
    ) -> bool:
        """False when it was over before. Whoever is left alone comes first in the next round."""
        ended = (
            update(pairs)
            .where(pairs.c.id == pair_id, pairs.c.state.in_(was))
            .values(state=PairState.ENDING, reason=reason.value, ended_at=at)
            .returning(pairs.c.guild_id)
        )
        async with self._database.begin() as connection:
            guild_id = (await connection.execute(ended)).scalar_one_or_none()
            if guild_id is not None and left_alone:
                await to_the_front(connection, GuildId(guild_id), left_alone, at=at)
        return guild_id is not None

    async def closed(self, pair_id: PairId) -> None:
        """Its thread was told, and is archived."""
        await self._change(pair_id, (PairState.ENDING,), state=PairState.ENDED)

    async def nudged(self, pair_id: PairId, *, at: datetime) -> None:
        await self._change(pair_id, _LIVING, nudged_at=at)

    async def asked(self, pair_id: PairId, *, at: datetime) -> None:
        """How it went."""
        await self._change(pair_id, _LIVING, asked_at=at)

    async def prolong(self, pair_id: PairId, *, ends_at: datetime) -> None:
        """Its people go on."""
        await self._change(pair_id, (PairState.OPEN,), ends_at=ends_at, asked_at=None, nudged_at=None)

    # Its people.

    async def spoke(self, pair_id: PairId, user_id: UserId, *, at: datetime) -> None:
        """For the first time."""
        await self._member(pair_id, user_id, pair_members.c.spoke_at.is_(None), spoke_at=at)

    async def translate(self, pair_id: PairId, user_id: UserId, *, on: bool) -> None:
        await self._member(pair_id, user_id, translated=on)

    async def answer(
        self,
        pair_id: PairId,
        user_id: UserId,
        *,
        met: bool | None = None,
        liked: bool | None = None,
        onward: Onward | None = None,
    ) -> None:
        """How it went, as far as they say."""
        said: dict[str, Any] = {
            "met": met,
            "liked": liked,
            "onward": None if onward is None else onward.value,
        }
        await self._member(
            pair_id, user_id, **{key: value for key, value in said.items() if value is not None}
        )

    async def ask(self, pair_id: PairId, key: str) -> None:
        """An icebreaker."""
        async with self._database.begin() as connection:
            row = insert_into(connection, questions).values(pair_id=pair_id, key=key)
            await connection.execute(row.on_conflict_do_nothing())

    async def _change(self, pair_id: PairId, was: Collection[PairState], **values: Any) -> None:
        changed = update(pairs).where(pairs.c.id == pair_id, pairs.c.state.in_(was)).values(**values)
        async with self._database.begin() as connection:
            await connection.execute(changed)

    async def _member(
        self, pair_id: PairId, user_id: UserId, *conditions: ColumnElement[bool], **values: Any
    ) -> None:
        changed = update(pair_members).where(
            pair_members.c.pair_id == pair_id, pair_members.c.user_id == user_id, *conditions
        )
        if values:
            async with self._database.begin() as connection:
                await connection.execute(changed.values(**values))

    async def _one(self, condition: ColumnElement[bool]) -> Pair | None:
        found = await self._read(condition)
        return found[0] if found else None

    async def _read(self, *conditions: ColumnElement[bool]) -> Sequence[Pair]:
        wanted = select(pairs).where(*conditions).order_by(pairs.c.id)
        members = select(pair_members).where(
            pair_members.c.pair_id.in_(select(pairs.c.id).where(*conditions))
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(wanted)).mappings().all()
            people = defaultdict[int, list[Member]](list)
            for row in (await connection.execute(members.order_by(pair_members.c.user_id))).mappings():
                people[row["pair_id"]].append(_member(row))
        return [_pair(row, people) for row in rows]


async def insert_pairs(
    connection: Connection,
    guild_id: GuildId,
    matches: Sequence[Match],
    *,
    round_id: RoundId | None,
    at: datetime,
    ends_at: datetime,
) -> Sequence[PairId]:
    """In a transaction that is under way; nobody is told yet."""
    made: list[PairId] = []
    for match in matches:
        values = {
            "guild_id": guild_id,
            "round_id": round_id,
            "state": PairState.PLANNED,
            "score": match.score,
            "made_at": at,
            "ends_at": ends_at,
        }
        row = await connection.execute(insert(pairs).values(**values).returning(pairs.c.id))
        pair_id = PairId(row.scalar_one())
        members = [{"pair_id": pair_id, "user_id": user_id} for user_id in match.members]
        await connection.execute(insert(pair_members), members)
        made.append(pair_id)
    return made


async def settle(connection: Connection, guild_id: GuildId, user_ids: Collection[UserId]) -> None:
    """These people have found somebody: they wait no longer, and who joined for once is done."""
    for user_id in user_ids:
        mine = seekers.c.guild_id == guild_id, seekers.c.user_id == user_id
        await connection.execute(
            seekers.update().where(*mine).values(waited=0, asap=False, why=None, untold=False)
        )
        await connection.execute(seekers.delete().where(*mine, seekers.c.joining == "once"))


def _member(row: RowMapping) -> Member:
    return Member(
        user_id=UserId(row["user_id"]),
        spoke_at=row["spoke_at"],
        translated=row["translated"],
        met=row["met"],
        liked=row["liked"],
        onward=None if row["onward"] is None else Onward(row["onward"]),
    )


def _pair(row: RowMapping, people: Mapping[int, Sequence[Member]]) -> Pair:
    return Pair(
        id=PairId(row["id"]),
        guild_id=GuildId(row["guild_id"]),
        round_id=None if row["round_id"] is None else RoundId(row["round_id"]),
        state=PairState(row["state"]),
        score=row["score"],
        made_at=row["made_at"],
        ends_at=row["ends_at"],
        members=tuple(people.get(row["id"], ())),
        thread_id=None if row["thread_id"] is None else ThreadId(row["thread_id"]),
        nudged_at=row["nudged_at"],
        asked_at=row["asked_at"],
        ended_at=row["ended_at"],
        reason=None if row["reason"] is None else EndReason(row["reason"]),
    )
