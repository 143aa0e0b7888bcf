"""What people asked of the bridge for themselves."""

from collections.abc import Collection

from sqlalchemy import delete, insert, select

from bot.model import UserId
from bot.storage.engine import Database
from bot.storage.schema import people


class People:
    """The relay's ``Pings``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def pinged(self, user_ids: Collection[UserId]) -> Collection[UserId]:
        """Those of ``user_ids`` who want mentions from the other side to ping them."""
        statement = select(people.c.user_id).where(people.c.user_id.in_(user_ids), people.c.pings.is_(True))
        async with self._database.read() as connection:
            return [UserId(user_id) for user_id in (await connection.execute(statement)).scalars()]

    async def set_pings(self, user_id: UserId, wanted: bool) -> None:
        """Nothing is kept of somebody who wants what everybody gets."""
        async with self._database.begin() as connection:
            await connection.execute(delete(people).where(people.c.user_id == user_id))
            if wanted:
                await connection.execute(insert(people).values(user_id=user_id, pings=True))
