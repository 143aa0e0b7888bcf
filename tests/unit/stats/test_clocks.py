"""By whose clock a server's days begin."""

from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from bot.model import GuildId
from bot.stats.clocks import Clocks

HOME, FAR = GuildId(1), GuildId(2)
SUNDAY_EVENING = datetime(2026, 3, 8, 20, tzinfo=UTC)


@dataclass
class FakeZones:
    known: dict[GuildId, str] = field(default_factory=dict[GuildId, str])
    meanwhile: Callable[[], object] = lambda: None
    """Happens between what is read and whoever reads it."""

    async def zones(self) -> Mapping[GuildId, str]:
        found = dict(self.known)
        self.meanwhile()
        return found

    async def set_zone(self, guild_id: GuildId, zone: str) -> None:
        self.known[guild_id] = zone


async def test_a_server_that_has_said_nothing_counts_in_utc_and_so_does_one_with_an_unknown_zone() -> None:
    clocks = Clocks(FakeZones({HOME: "Asia/Shanghai", FAR: "Mars/Olympus"}))
    await clocks.load()
    assert clocks.today(HOME, SUNDAY_EVENING) == date(2026, 3, 9)
    assert clocks.today(FAR, SUNDAY_EVENING) == date(2026, 3, 8)
    assert clocks.said_by(GuildId(3)) is None


async def test_what_is_said_while_all_are_read_is_not_unsaid() -> None:
    store = FakeZones({HOME: "Europe/London", FAR: "Asia/Taipei"})
    clocks = Clocks(store)
    await clocks.load()
    setting = clocks.set(HOME, "Asia/Shanghai")
    store.meanwhile = lambda: _at_once(setting)
    await clocks.load()
    assert clocks.zone_of(HOME).key == "Asia/Shanghai"
    assert clocks.zone_of(FAR).key == "Asia/Taipei"
    store.meanwhile = lambda: None
    store.known[FAR] = "Asia/Tokyo"
    await clocks.load()
    assert clocks.zone_of(FAR).key == "Asia/Tokyo"


def _at_once(work: Coroutine[None, None, None]) -> None:
    """With nothing to wait for, it ends."""
    with suppress(StopIteration):
        work.send(None)
