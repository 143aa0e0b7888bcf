"""Forgetting a person: what waits of theirs, their name on what stays, and what is theirs alone.

The relay's map is large and has no index by author, so it is gone through in steps by its numbers.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import CompoundSelect, Select, and_, delete, func, or_, select, union, update

from bot.model import (
    NOBODY,
    CaseId,
    ChannelId,
    Dropped,
    GuildId,
    Kind,
    MessageId,
    OriginId,
    ThreadId,
    Trace,
    UserId,
)
from bot.storage.acceptance import forget_texts
from bot.storage.connection import Connection
from bot.storage.counting import in_turn_with
from bot.storage.dialect import lock_lanes
from bot.storage.engine import Database
from bot.storage.holding import concerned, ended
from bot.storage.persons import FATES, Fate
from bot.storage.schema import cases, copies, origins, outbox, people, sanctions, suggestions

_AT_ONCE = 500
"""Rows of the outbox, or origins, that one statement deals with."""
_TEXTS = (Kind.CREATE, Kind.EDIT, Kind.UPGRADE)


class Erasure:
    """``bot.moderation.privacy.PersonStore``, the part that forgets."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def numbers(self) -> tuple[int, int]:
        """The least and the greatest number of an origin."""
        async with self._database.read() as connection:
            least = (await connection.execute(select(func.min(origins.c.id)))).scalar_one()
            most = (await connection.execute(select(func.max(origins.c.id)))).scalar_one()
        return least or 0, most or 0

    async def traces(self, user_id: UserId, *, after: int, span: int) -> Sequence[Trace]:
        """The person's, of the ``span`` numbers after that one."""
        mine = (
            select(origins)
            .where(origins.c.id > after, origins.c.id <= after + span, origins.c.author_id == user_id)
            .order_by(origins.c.id)
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(mine)).all()
            shown = await _copies_of(connection, [row.id for row in rows])
        return [
            Trace(
                id=OriginId(row.id),
                message_id=MessageId(row.message_id),
                channel_id=ChannelId(row.channel_id),
                guild_id=GuildId(row.guild_id),
                thread_id=None if row.thread_id is None else ThreadId(row.thread_id),
                deleted=row.deleted,
                copies=tuple(shown.get(row.id, ())),
            )
            for row in rows
        ]

    async def drop_waiting(self, user_id: UserId) -> Dropped:
        """Let nothing they said go out any more."""
        lanes: set[ChannelId] = set()
        over: list[tuple[GuildId, CaseId]] = []
        after = 0
        while True:
            step = (
                select(outbox.c.id, outbox.c.channel_id, outbox.c.kind, origins.c.author_id)
                .join(origins, origins.c.id == outbox.c.origin_id)
                .where(outbox.c.id > after)
                .order_by(outbox.c.id)
                .limit(_AT_ONCE)
            )
            async with self._database.read() as connection:
                rows = (await connection.execute(step)).all()
            mine = [row for row in rows if row.author_id == user_id and row.kind in _TEXTS]
            if mine:
                channels = {ChannelId(row.channel_id) for row in mine}
                async with self._database.begin() as connection:
                    await lock_lanes(connection, channels)
                    cases = await concerned(connection, [row.id for row in mine])
                    await forget_texts(
                        connection,
                        outbox.c.id.in_([row.id for row in mine]),
                        # What a lane has made of it meanwhile has another number, or is another thing to do.
                        outbox.c.kind.in_(_TEXTS),
                    )
                    over += await ended(connection, cases)
                lanes |= channels
            if len(rows) < _AT_ONCE:
                return Dropped(lanes=tuple(sorted(lanes)), ended=tuple(over))
            after = rows[-1].id

    async def empty_traces(self, user_id: UserId, *, after: int, span: int) -> None:
        """Nobody has said what they said, of the ``span`` numbers after that one."""
        async with self._database.begin() as connection:
            await connection.execute(
                update(origins)
                .where(origins.c.id > after, origins.c.id <= after + span, origins.c.author_id == user_id)
                .values(author_id=NOBODY)
            )

    async def forget(self, user_id: UserId, *, now: datetime) -> None:
        """Everything but the map, in one transaction; see ``persons`` for what stays."""
        async with self._database.begin() as connection:
            await in_turn_with(connection, user_id)
            for column, fate in FATES.items():
                if fate is Fate.EMPTIED and column.table is not origins:
                    emptied = update(column.table).where(column == user_id).values({column: NOBODY})
                    await connection.execute(emptied)
                elif fate is Fate.DROPPED:
                    await connection.execute(delete(column.table).where(column == user_id))
            await _forget_suggestions(connection, user_id)
            await _forget_wishes(connection, user_id)
            await _forget_cases(connection, user_id, now)


async def _copies_of(
    connection: Connection, origin_ids: Sequence[int]
) -> dict[int, list[tuple[ChannelId, MessageId]]]:
    found: dict[int, list[tuple[ChannelId, MessageId]]] = {}
    for at in range(0, len(origin_ids), _AT_ONCE):
        statement = (
            select(copies.c.origin_id, copies.c.channel_id, copies.c.message_id)
            .where(copies.c.origin_id.in_(origin_ids[at : at + _AT_ONCE]))
            .order_by(copies.c.origin_id, copies.c.channel_id, copies.c.part)
        )
        for origin_id, channel_id, message_id in await connection.execute(statement):
            found.setdefault(origin_id, []).append((ChannelId(channel_id), MessageId(message_id)))
    return found


async def _forget_suggestions(connection: Connection, user_id: UserId) -> None:
    """What a bridge uses by now, it goes on using."""
    mine = suggestions.c.suggested_by == user_id
    await connection.execute(delete(suggestions).where(mine, suggestions.c.approved_by.is_(None)))
    await connection.execute(update(suggestions).where(mine).values(suggested_by=NOBODY))


async def _forget_wishes(connection: Connection, user_id: UserId) -> None:
    mine = people.c.user_id == user_id
    await connection.execute(delete(people).where(mine, people.c.opted_out_at.is_(None)))
    await connection.execute(
        update(people).where(mine).values(pings=False, language=None, pairing=False, leaderboard=False)
    )


async def _forget_cases(connection: Connection, user_id: UserId, now: datetime) -> None:
    over = sanctions.c.until.is_not(None), sanctions.c.until <= now
    await connection.execute(delete(sanctions).where(sanctions.c.user_id == user_id, *over))
    kept = list((await connection.execute(kept_cases(user_id))).scalars())
    gone = cases.c.id.not_in(kept)
    about = {"user_id": NOBODY, "reason": None, "channel_id": None, "message_id": None}
    await connection.execute(update(cases).where(cases.c.user_id == user_id, gone).values(about))
    # A reporter's or an appellant's own words; what a moderator wrote is about somebody else.
    own_words = and_(cases.c.by_id == user_id, cases.c.kind.in_(["reported", "appealed"]), gone)
    await connection.execute(update(cases).where(own_words).values(reason=None))
    await connection.execute(update(cases).where(cases.c.by_id == user_id, gone).values(by_id=NOBODY))


def kept_cases(user_id: UserId) -> Select[int] | CompoundSelect[int]:
    """The cases of measures against a person that are in force, and what refers to them."""
    measures = select(sanctions.c.case_id).where(
        sanctions.c.user_id == user_id, sanctions.c.case_id.is_not(None)
    )
    referring = select(cases.c.id).where(
        cases.c.refers_to.in_(measures), or_(cases.c.user_id == user_id, cases.c.by_id == user_id)
    )
    return union(select(cases.c.id).where(cases.c.id.in_(measures)), referring)
