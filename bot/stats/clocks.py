"""By whose clock a server's days and weeks begin."""

import logging
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.model import GuildId, Link

_log = logging.getLogger(__name__)
_UTC = ZoneInfo("Etc/UTC")


class ZoneStore(Protocol):
    """The durable side: IANA names (tables ``guilds`` and ``pairing``)."""

    async def zones(self) -> Mapping[GuildId, str]: ...

    async def set_zone(self, guild_id: GuildId, zone: str) -> None: ...


class Clocks:
    """Every server's time zone, in memory: it is asked for with every message."""

    def __init__(self, store: ZoneStore) -> None:
        self._store = store
        self._zones: Mapping[GuildId, ZoneInfo] = {}
        self._times_set = 0

    async def load(self) -> None:
        """Read them; called before the first event, and now and then, for pairing sets them, too."""
        before = self._times_set
        names = await self._store.zones()
        if self._times_set != before:
            # What was read may be from before that; the next time tells of others.
            return
        found: dict[GuildId, ZoneInfo] = {}
        for guild_id, name in names.items():
            try:
                found[guild_id] = ZoneInfo(name)
            except (ZoneInfoNotFoundError, ValueError):
                _log.warning("Server %d counts its days in UTC: no time zone %s here", guild_id, name)
        self._zones = found

    def zone_of(self, guild_id: GuildId) -> ZoneInfo:
        """UTC for a server that has said nothing."""
        return self._zones.get(guild_id, _UTC)

    def said_by(self, guild_id: GuildId) -> ZoneInfo | None:
        return self._zones.get(guild_id)

    def across(self, guild_id: GuildId, links: Iterable[Link]) -> ZoneInfo | None:
        """Where most channels of other servers are that have said it, if it is not where this one is."""
        own = self.zone_of(guild_id).key
        said = [self.said_by(link.guild_id) for link in links if link.guild_id != guild_id]
        found = Counter(zone for zone in said if zone is not None and zone.key != own)
        return found.most_common(1)[0][0] if found else None

    def today(self, guild_id: GuildId, now: datetime) -> date:
        return now.astimezone(UTC).astimezone(self.zone_of(guild_id)).date()

    async def set(self, guild_id: GuildId, zone: str) -> None:
        """From now on; what was counted stays in the days and hours where it is."""
        await self._store.set_zone(guild_id, zone)
        self._zones = {**self._zones, guild_id: ZoneInfo(zone)}
        self._times_set += 1
