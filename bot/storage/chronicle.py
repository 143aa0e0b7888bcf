"""Reading what is worth telling of some days: what was answered most, and who has helped."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, distinct, exists, func, select, text

from bot.model import (
    NOBODY,
    Address,
    Answered,
    ChannelId,
    GuildId,
    MessageId,
    Place,
    ThreadId,
    Tongue,
    UserId,
)
from bot.storage.connection import Connection
from bot.storage.engine import Database
from bot.storage.schema import applause, copies, counted, links, origins, people, suggestions, talk
from bot.storage.sums import reading

_IS_ANSWERED = text("counted.crossings > 0")
"""To the letter the condition of an index."""


_LEFT_OUT = 20
"""Times as many messages are looked at: of some the authors want no more of it."""


class Chronicle:
    """``bot.stats.chronicle.ChronicleStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def most_answered(
        self, guild_id: GuildId, first: date, last: date, *, most: int
    ) -> Sequence[Answered]:
        """What was said in these days and is still there, where this server reads it."""
        opted_out = exists().where(
            people.c.user_id == origins.c.author_id, people.c.opted_out_at.is_not(None)
        )
        # Only of the first of them it is looked up whose they are.
        first_of_all = (
            select(counted.c.origin_id, counted.c.side, counted.c.crossings)
            .where(counted.c.guild_id == guild_id, counted.c.day.between(first, last), _IS_ANSWERED)
            .order_by(counted.c.crossings.desc(), counted.c.origin_id)
            .limit(most * _LEFT_OUT)
            .subquery()
        )
        statement = (
            select(
                *first_of_all.c,
                origins.c.message_id,
                origins.c.channel_id,
                origins.c.guild_id,
                origins.c.thread_id,
            )
            .join(origins, origins.c.id == first_of_all.c.origin_id)
            .where(
                origins.c.deleted.is_(False),
                origins.c.author_id != NOBODY,
                ~opted_out,
            )
            .order_by(first_of_all.c.crossings.desc(), first_of_all.c.origin_id)
            .limit(most)
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(statement)).all()
            found = [await _answered(connection, guild_id, row) for row in rows]
        return [one for one in found if one is not None]

    async def volunteers(
        self, guild_id: GuildId, begin: datetime, end: datetime
    ) -> Sequence[tuple[UserId, int]]:
        """Who had how many translations approved, of those who want to be named; the most first."""
        number = func.count().label("number")
        mine = select(links.c.bridge_id).where(links.c.guild_id == guild_id)
        statement = (
            select(suggestions.c.suggested_by, number)
            .join(people, people.c.user_id == suggestions.c.suggested_by)
            .where(
                suggestions.c.bridge_id.in_(mine),
                suggestions.c.approved_at >= begin,
                suggestions.c.approved_at < end,
                suggestions.c.suggested_by != NOBODY,
                people.c.leaderboard.is_(True),
                people.c.opted_out_at.is_(None),
            )
            .group_by(suggestions.c.suggested_by)
            .order_by(number.desc(), suggestions.c.suggested_by)
        )
        async with self._database.read() as connection:
            return [(UserId(row[0]), row[1]) for row in await connection.execute(statement)]

    async def crossed(self, guild_id: GuildId, first: date, last: date) -> Collection[tuple[date, Tongue]]:
        """The days on which something that a side said was answered from across the line."""
        statement = (
            select(talk.c.day, talk.c.side)
            .where(talk.c.guild_id == guild_id, talk.c.day.between(first, last), talk.c.crossed > 0)
            .distinct()
        )
        async with reading(self._database) as connection:
            return {(day, Tongue(side)) for day, side in await connection.execute(statement)}


async def _answered(connection: Connection, guild_id: GuildId, row: Row[*tuple[Any, ...]]) -> Answered | None:
    """Nothing where the server has no copy of it."""
    seen: Row[*tuple[Any, ...]] | None = row
    if row.guild_id != guild_id:
        here = (
            select(copies.c.message_id, copies.c.channel_id, copies.c.thread_id)
            .join(links, links.c.channel_id == copies.c.channel_id)
            .where(copies.c.origin_id == row.origin_id, links.c.guild_id == guild_id)
            .order_by(copies.c.channel_id, copies.c.part)
            .limit(1)
        )
        seen = (await connection.execute(here)).one_or_none()
    if seen is None:
        return None
    clapping = select(func.count(distinct(applause.c.user_id))).where(applause.c.origin_id == row.origin_id)
    reactions = (await connection.execute(clapping)).scalar_one()
    thread_id = None if seen.thread_id is None else ThreadId(seen.thread_id)
    place = Place(channel_id=ChannelId(seen.channel_id), thread_id=thread_id)
    return Answered(
        address=Address(guild_id=guild_id, channel_id=place.shown_in, message_id=MessageId(seen.message_id)),
        side=Tongue(row.side),
        replies=row.crossings - reactions,
        reactions=reactions,
    )
