"""By whose clock a server's days begin."""

from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from bot.model import BridgeId, ChannelId, GuildId, Language, Link, UserId
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


def _link(number: int, guild_id: GuildId) -> Link:
    return Link(
        channel_id=ChannelId(number),
        guild_id=guild_id,
        bridge_id=BridgeId(1),
        language=Language.ENGLISH,
        linked_by=UserId(1),
        linked_at=SUNDAY_EVENING,
    )


async def test_across_the_line_is_where_most_channels_of_others_are_as_they_have_said() -> None:
    london, taipei, silent = GuildId(2), GuildId(3), GuildId(4)
    clocks = Clocks(FakeZones({HOME: "America/New_York", london: "Europe/London", taipei: "Asia/Taipei"}))
    await clocks.load()
    links = [_link(number, one) for number, one in enumerate((HOME, HOME, london, taipei, taipei, silent))]
    found = clocks.across(HOME, links)
    assert found is not None
    assert found.key == "Asia/Taipei"
    assert clocks.across(HOME, [_link(1, HOME), _link(2, silent)]) is None


def _at_once(work: Coroutine[None, None, None]) -> None:
    """With nothing to wait for, it ends."""
    with suppress(StopIteration):
        work.send(None)
