"""How servers pair people: where, when, and how often."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import RowMapping, delete, select, update

from bot.model import ChannelId, GuildId, PairingSetup
from bot.storage.dialect import insert_into
from bot.storage.engine import Database
from bot.storage.schema import pairing


class PairingSetups:
    """``bot.pairing.setups.SetupStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> Sequence[PairingSetup]:
        async with self._database.read() as connection:
            rows = (await connection.execute(select(pairing).order_by(pairing.c.guild_id))).mappings()
            return [_setup(row) for row in rows]

    async def get(self, guild_id: GuildId) -> PairingSetup | None:
        async with self._database.read() as connection:
            found = await connection.execute(select(pairing).where(pairing.c.guild_id == guild_id))
            row = found.mappings().one_or_none()
        return None if row is None else _setup(row)

    async def put(self, setup: PairingSetup) -> None:
        values = {
            "channel_id": setup.channel_id,
            "zone": setup.zone,
            "weekday": setup.weekday,
            "minute": setup.minute,
            "weeks": setup.weeks,
            "paused": setup.paused,
            "next_at": setup.next_at,
        }
        async with self._database.begin() as connection:
            await connection.execute(
                insert_into(connection, pairing)
                .values(guild_id=setup.guild_id, **values)
                .on_conflict_do_update(index_elements=[pairing.c.guild_id], set_=values)
            )

    async def postpone(self, guild_id: GuildId, *, due: datetime, until: datetime) -> None:
        """To another time, unless somebody has changed it meanwhile."""
        later = (
            update(pairing)
            .where(pairing.c.guild_id == guild_id, pairing.c.next_at == due)
            .values(next_at=until)
        )
        async with self._database.begin() as connection:
            await connection.execute(later)

    async def remove(self, guild_id: GuildId) -> None:
        async with self._database.begin() as connection:
            await connection.execute(delete(pairing).where(pairing.c.guild_id == guild_id))


def _setup(row: RowMapping) -> PairingSetup:
    return PairingSetup(
        guild_id=GuildId(row["guild_id"]),
        channel_id=ChannelId(row["channel_id"]),
        zone=row["zone"],
        weekday=row["weekday"],
        minute=row["minute"],
        weeks=row["weeks"],
        paused=row["paused"],
        next_at=row["next_at"],
    )
