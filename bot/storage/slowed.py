"""How fast people may speak into a server's channels of a bridge."""

from collections.abc import Mapping

from sqlalchemy import delete, select

from bot.model import BridgeId, GuildId
from bot.storage.dialect import insert_into
from bot.storage.engine import Database
from bot.storage.schema import slowed


class Slowed:
    """Moderation's ``SlowStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> Mapping[tuple[GuildId, BridgeId], int]:
        async with self._database.read() as connection:
            return {
                (GuildId(row.guild_id), BridgeId(row.bridge_id)): row.seconds
                for row in await connection.execute(select(slowed))
            }

    async def set(self, guild_id: GuildId, bridge_id: BridgeId, seconds: int) -> None:
        """0: none."""
        async with self._database.begin() as connection:
            if not seconds:
                await connection.execute(
                    delete(slowed).where(slowed.c.guild_id == guild_id, slowed.c.bridge_id == bridge_id)
                )
                return
            insertion = insert_into(connection, slowed).values(
                guild_id=guild_id, bridge_id=bridge_id, seconds=seconds
            )
            await connection.execute(
                insertion.on_conflict_do_update(
                    index_elements=[slowed.c.guild_id, slowed.c.bridge_id], set_={"seconds": seconds}
                )
            )
