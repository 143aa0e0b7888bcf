"""What is kept of each server."""

from collections.abc import Mapping

from sqlalchemy import select

from bot.model import ChannelId, GuildId
from bot.storage.dialect import insert_into
from bot.storage.engine import Database
from bot.storage.schema import guilds, pairing


class Guilds:
    """The relay's ``LogChannels`` and ``bot.stats.clocks.ZoneStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def log_channels(self) -> Mapping[GuildId, ChannelId]:
        statement = select(guilds.c.guild_id, guilds.c.log_channel_id).where(
            guilds.c.log_channel_id.is_not(None)
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(statement)).all()
        return {GuildId(guild_id): ChannelId(channel_id) for guild_id, channel_id in rows}

    async def set_log_channel(self, guild_id: GuildId, channel_id: ChannelId | None) -> None:
        async with self._database.begin() as connection:
            insertion = insert_into(connection, guilds).values(guild_id=guild_id, log_channel_id=channel_id)
            await connection.execute(
                insertion.on_conflict_do_update(
                    index_elements=[guilds.c.guild_id],
                    set_={"log_channel_id": insertion.excluded.log_channel_id},
                )
            )

    async def zones(self) -> Mapping[GuildId, str]:
        """The time zones of servers: what they have said, else the one in which they pair people."""
        statements = (
            select(pairing.c.guild_id, pairing.c.zone),
            select(guilds.c.guild_id, guilds.c.zone).where(guilds.c.zone.is_not(None)),
        )
        found: dict[GuildId, str] = {}
        async with self._database.read() as connection:
            for statement in statements:
                for guild_id, zone in await connection.execute(statement):
                    found[GuildId(guild_id)] = zone
        return found

    async def set_zone(self, guild_id: GuildId, zone: str) -> None:
        async with self._database.begin() as connection:
            await connection.execute(
                insert_into(connection, guilds)
                .values(guild_id=guild_id, zone=zone)
                .on_conflict_do_update(index_elements=[guilds.c.guild_id], set_={"zone": zone})
            )
