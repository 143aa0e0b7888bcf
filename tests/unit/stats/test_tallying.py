"""Who counts what happens on a bridge, and on which day."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.model import BridgeId, ChannelId, GuildId, Language, Link, Tally, TallyKind, UserId
from bot.stats.tallying import Tallying
from bot.translation import Scope

NOW = datetime(2026, 3, 12, 23, tzinfo=UTC)
HARBOR, TEAHOUSE, PLAZA = GuildId(1), GuildId(2), BridgeId(7)
ZONES = {HARBOR: ZoneInfo("America/New_York"), TEAHOUSE: ZoneInfo("Asia/Shanghai")}
LINK = Link(
    channel_id=ChannelId(21),
    guild_id=TEAHOUSE,
    bridge_id=PLAZA,
    language=Language.SIMPLIFIED,
    linked_by=UserId(1),
    linked_at=NOW,
)


class Notebook:
    """Days of two servers, and what was noted."""

    def __init__(self) -> None:
        self.noted: list[Tally] = []

    def note(self, tallies: Iterable[Tally]) -> None:
        self.noted += tallies

    def today(self, guild_id: GuildId, now: datetime) -> date:
        return now.astimezone(ZONES[guild_id]).date()


def _tallying(notebook: Notebook) -> Tallying:
    def guilds_on(bridge_id: BridgeId) -> list[GuildId]:
        return [HARBOR, TEAHOUSE] if bridge_id == PLAZA else []

    return Tallying(notebook, days=notebook, guilds_on=guilds_on, clock=lambda: NOW)


def test_each_server_counts_in_its_own_days() -> None:
    tallies = _tallying(Notebook()).on_bridge(PLAZA, TallyKind.TERM, times=3)
    assert [(one.guild_id, one.day, one.times) for one in tallies] == [
        (HARBOR, date(2026, 3, 12), 3),
        (TEAHOUSE, date(2026, 3, 13), 3),
    ]
    earlier = _tallying(Notebook()).on_bridge(PLAZA, TallyKind.TERM, at=NOW - timedelta(days=1))
    assert [one.day.day for one in earlier] == [11, 12]
    assert not _tallying(Notebook()).on_bridge(BridgeId(8), TallyKind.TERM)


def test_what_is_explained_counts_where_it_is_read() -> None:
    [found] = _tallying(Notebook()).explained("en:no cap", LINK)
    assert (found.guild_id, found.name) == (TEAHOUSE, "en:no cap")


def test_an_engine_that_is_asked_on_no_bridge_counts_for_nobody() -> None:
    notebook = Notebook()
    tallying = _tallying(notebook)
    tallying.failed("google", Scope(guild_id=HARBOR))
    tallying.wrote(LINK, ())
    assert not notebook.noted
    tallying.failed("google", Scope(guild_id=HARBOR, bridge_id=PLAZA))
    tallying.wrote(LINK, ("memory", "local"))
    assert [(one.kind, one.name) for one in notebook.noted if one.guild_id == HARBOR] == [
        (TallyKind.ENGINE_FAILED, "google"),
        (TallyKind.ENGINE_USED, "memory"),
        (TallyKind.ENGINE_USED, "local"),
    ]
