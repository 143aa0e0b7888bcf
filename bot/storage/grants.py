"""Powers that servers have given to roles."""

from collections.abc import Sequence

from sqlalchemy import delete, select

from bot.model import Grant, GuildId, Power, RoleId
from bot.storage.dialect import insert_into
from bot.storage.engine import Database
from bot.storage.schema import grants


class Grants:
    """``bot.moderation.access.GrantStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> Sequence[Grant]:
        """Without powers that this version does not know."""
        known = {power.value for power in Power}
        async with self._database.read() as connection:
            rows = (await connection.execute(select(grants))).all()
        return [
            Grant(guild_id=GuildId(row.guild_id), role_id=RoleId(row.role_id), power=Power(row.power))
            for row in rows
            if row.power in known
        ]

    async def add(self, grant: Grant) -> bool:
        async with self._database.begin() as connection:
            added = (
                insert_into(connection, grants)
                .values(guild_id=grant.guild_id, role_id=grant.role_id, power=grant.power.value)
                .on_conflict_do_nothing()
                .returning(grants.c.role_id)
            )
            return (await connection.execute(added)).one_or_none() is not None

    async def remove(self, grant: Grant) -> bool:
        removed = (
            delete(grants)
            .where(
                grants.c.guild_id == grant.guild_id,
                grants.c.role_id == grant.role_id,
                grants.c.power == grant.power.value,
            )
            .returning(grants.c.role_id)
        )
        async with self._database.begin() as connection:
            return (await connection.execute(removed)).one_or_none() is not None
