"""When servers' weeks are posted, and which have been."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    RowMapping,
    TextClause,
    and_,
    delete,
    func,
    literal,
    or_,
    select,
    text,
    tuple_,
    update,
)

from bot.model import (
    ChannelId,
    GuildId,
    MessageId,
    PostLanguage,
    WeeklyPost,
    WeeklySetup,
    WeeklyTime,
)
from bot.storage.dialect import insert_into
from bot.storage.engine import Database
from bot.storage.schema import weekly, weekly_posts
from bot.storage.times import UtcTime

_OF_POST = (
    weekly_posts.c.week,
    weekly_posts.c.due_at,
    weekly_posts.c.claimed_at,
    weekly_posts.c.channel_id.label("posted_in"),
    weekly_posts.c.message_id,
)
_IS_OPEN = text("NOT weekly_posts.done")
"""To the letter the condition of an index: SQLite is told ``done = 0`` otherwise, and goes through all."""


class WeeklySetups:
    """``bot.stats.weekly.WeeklySetupStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, guild_id: GuildId) -> WeeklySetup | None:
        async with self._database.read() as connection:
            found = await connection.execute(select(weekly).where(weekly.c.guild_id == guild_id))
            row = found.mappings().one_or_none()
        return None if row is None else _setup(row)

    async def put(self, setup: WeeklySetup) -> None:
        values = {
            "channel_id": setup.channel_id,
            "weekday": setup.at.weekday,
            "minute": setup.at.minute,
            "language": setup.language.value,
            "next_at": setup.next_at,
        }
        async with self._database.begin() as connection:
            await connection.execute(
                insert_into(connection, weekly)
                .values(guild_id=setup.guild_id, **values)
                .on_conflict_do_update(index_elements=[weekly.c.guild_id], set_=values)
            )

    async def remove(self, guild_id: GuildId) -> None:
        """With what was still to be posted; of what was posted it stays known."""
        waiting = weekly_posts.c.guild_id == guild_id, ~weekly_posts.c.done
        async with self._database.begin() as connection:
            await connection.execute(delete(weekly).where(weekly.c.guild_id == guild_id))
            await connection.execute(delete(weekly_posts).where(*waiting))

    async def due(self, now: datetime, *, limit: int) -> Sequence[WeeklySetup]:
        """Whose time has come, the longest due first."""
        statement = select(weekly).where(weekly.c.next_at <= now).order_by(weekly.c.next_at).limit(limit)
        async with self._database.read() as connection:
            return [_setup(row) for row in (await connection.execute(statement)).mappings()]

    async def next_at(self) -> datetime | None:
        """When the next one is due, of all servers."""
        async with self._database.read() as connection:
            return (await connection.execute(select(func.min(weekly.c.next_at)))).scalar_one()


class WeeklyPosts:
    """``bot.stats.weekly_posts.WeeklyPostStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def enter(self, setup: WeeklySetup, week: date, *, next_at: datetime, missed: bool) -> None:
        """Write down that a week is to be posted, unless it is there, and when the next one is due.

        Nothing when somebody has changed the setup meanwhile. What is ``missed`` will never be posted.
        """
        later = (
            update(weekly)
            .where(weekly.c.guild_id == setup.guild_id, weekly.c.next_at == setup.next_at)
            .values(next_at=next_at)
        )
        async with self._database.begin() as connection:
            if (await connection.execute(later)).rowcount:
                await connection.execute(
                    insert_into(connection, weekly_posts)
                    .values(guild_id=setup.guild_id, week=week, due_at=setup.next_at, done=missed)
                    .on_conflict_do_nothing()
                )

    async def order(self, guild_id: GuildId, week: date, *, now: datetime) -> None:
        """Have a week posted at once, unless it has been."""
        async with self._database.begin() as connection:
            await connection.execute(
                insert_into(connection, weekly_posts)
                .values(guild_id=guild_id, week=week, due_at=now, done=False)
                .on_conflict_do_update(
                    index_elements=[weekly_posts.c.guild_id, weekly_posts.c.week],
                    set_={"done": False, "due_at": now, "claimed_at": None, "channel_id": None},
                    where=and_(weekly_posts.c.done, weekly_posts.c.message_id.is_(None)),
                )
            )

    async def find(self, guild_id: GuildId, week: date) -> WeeklyPost | None:
        found = await self._read(weekly_posts.c.guild_id == guild_id, weekly_posts.c.week == week)
        return found[0] if found else None

    async def open(
        self, *, claimed_before: datetime, after: WeeklyPost | None, limit: int
    ) -> Sequence[WeeklyPost]:
        """What is to be posted and nobody is about to post, by time; of it what comes after a certain one."""
        free = or_(weekly_posts.c.claimed_at.is_(None), weekly_posts.c.claimed_at < claimed_before)
        further: list[ColumnElement[bool]] = []
        if after is not None:
            place = literal(after.due_at, UtcTime), literal(after.setup.guild_id)
            further = [tuple_(weekly_posts.c.due_at, weekly_posts.c.guild_id) > tuple_(*place)]
        return await self._read(_IS_OPEN, free, *further, limit=limit)

    async def claimed_first(self) -> datetime | None:
        """Since when the oldest post that is not done has been somebody's."""
        statement = select(func.min(weekly_posts.c.claimed_at)).where(_IS_OPEN)
        async with self._database.read() as connection:
            return (await connection.execute(statement)).scalar_one()

    async def claim(self, post: WeeklyPost, *, now: datetime) -> bool:
        """Make it ours; false if somebody else was faster."""
        unchanged = weekly_posts.c.claimed_at.is_not_distinct_from(post.claimed_at)
        statement = update(weekly_posts).where(*_is(post), ~weekly_posts.c.done, unchanged)
        # Whoever claimed it before may have posted it in another channel.
        claim = {"claimed_at": now, "channel_id": post.claimed_in or post.setup.channel_id}
        async with self._database.begin() as connection:
            return bool((await connection.execute(statement.values(claim))).rowcount)

    async def move(self, post: WeeklyPost) -> None:
        """It was not posted where it was claimed, and will be where the server wants it now."""
        await self._write(post, channel_id=post.setup.channel_id)

    async def finish(self, post: WeeklyPost, message_id: MessageId | None) -> None:
        """It is posted where it was claimed, or will never be."""
        await self._write(post, done=True, message_id=message_id)

    async def prune(self, before: date) -> None:
        """Forget weeks long past."""
        gone = delete(weekly_posts).where(weekly_posts.c.week < before, weekly_posts.c.done)
        async with self._database.begin() as connection:
            await connection.execute(gone)

    async def _write(self, post: WeeklyPost, **values: Any) -> None:
        async with self._database.begin() as connection:
            await connection.execute(update(weekly_posts).where(*_is(post)).values(**values))

    async def _read(self, *where: ColumnElement[bool] | TextClause, limit: int = 1) -> Sequence[WeeklyPost]:
        statement = (
            select(weekly, *_OF_POST)
            .join(weekly_posts, weekly_posts.c.guild_id == weekly.c.guild_id)
            .where(*where)
            .order_by(weekly_posts.c.due_at, weekly_posts.c.guild_id)
            .limit(limit)
        )
        async with self._database.read() as connection:
            return [_post(row) for row in (await connection.execute(statement)).mappings()]


def _is(post: WeeklyPost) -> Sequence[ColumnElement[bool]]:
    return weekly_posts.c.guild_id == post.setup.guild_id, weekly_posts.c.week == post.week


def _setup(row: RowMapping) -> WeeklySetup:
    return WeeklySetup(
        guild_id=GuildId(row["guild_id"]),
        channel_id=ChannelId(row["channel_id"]),
        at=WeeklyTime(weekday=row["weekday"], minute=row["minute"]),
        language=PostLanguage(row["language"]),
        next_at=row["next_at"],
    )


def _post(row: RowMapping) -> WeeklyPost:
    message_id = row["message_id"]
    there = None if row["posted_in"] is None else ChannelId(row["posted_in"])
    return WeeklyPost(
        setup=_setup(row),
        week=row["week"],
        due_at=row["due_at"],
        claimed_at=row["claimed_at"],
        claimed_in=there,
        posted=None if message_id is None or there is None else (there, MessageId(message_id)),
    )
