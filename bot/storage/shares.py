"""What single people have had of the exchange, as long as it is remembered who spoke."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select

from bot.model import GuildId, Leader, Share, UserId
from bot.storage.engine import Database
from bot.storage.schema import people, voices
from bot.storage.sums import reading

_SAID, _REPLIED, _REACHED = (func.sum(voices.c[name]) for name in ("said", "replied", "reached"))


class Shares:
    """``bot.stats.shares.ShareStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, guild_id: GuildId, user_id: UserId, first: date, last: date) -> Sequence[Share]:
        """Day by day, both days included; days of silence are left out."""
        statement = (
            select(voices.c.day, _SAID, _REPLIED, _REACHED)
            .where(
                voices.c.guild_id == guild_id,
                voices.c.day.between(first, last),
                voices.c.user_id == user_id,
            )
            .group_by(voices.c.day)
            .order_by(voices.c.day)
        )
        async with reading(self._database) as connection:
            rows = (await connection.execute(statement)).all()
        return [
            Share(day=day, said=int(said), replied=int(replied), reached=int(reached))
            for day, said, replied, reached in rows
        ]

    async def leaders(self, guild_id: GuildId, first: date, last: date, *, most: int) -> Sequence[Leader]:
        """Those who want to be named and have answered across the line, who did it most first."""
        statement = (
            select(voices.c.user_id, _REPLIED, _REACHED)
            .join(people, people.c.user_id == voices.c.user_id)
            .where(
                voices.c.guild_id == guild_id,
                voices.c.day.between(first, last),
                people.c.leaderboard.is_(True),
                people.c.opted_out_at.is_(None),
            )
            .group_by(voices.c.user_id)
            .having(_REPLIED > 0)
            .order_by(_REPLIED.desc(), _REACHED.desc(), voices.c.user_id)
            .limit(most)
        )
        async with reading(self._database) as connection:
            rows = (await connection.execute(statement)).all()
        return [
            Leader(user_id=UserId(user_id), replied=int(replied), reached=int(reached))
            for user_id, replied, reached in rows
        ]
