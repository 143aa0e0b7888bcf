"""What is read out of the days: streaks, and how engines have been doing."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.model import (
    Answered,
    Encounters,
    EngineHealth,
    GuildId,
    TallyKind,
    Tongue,
    UserId,
)
from bot.stats.chronicle import Chronicle, Explained, health
from bot.stats.figures import Span

HOME = GuildId(1)
THURSDAY = date(2026, 3, 12)
MONDAY, SUNDAY = date(2026, 3, 9), date(2026, 3, 15)
WEEK = timedelta(days=7)


@dataclass
class FakeStore:
    """What was counted: days by side, and tallies."""

    days: set[tuple[date, Tongue]] = field(default_factory=set[tuple[date, Tongue]])
    tallies: Mapping[tuple[TallyKind, str], int] = field(default_factory=dict[tuple[TallyKind, str], int])
    looks: int = 0

    async def most_answered(
        self, guild_id: GuildId, first: date, last: date, *, most: int
    ) -> Sequence[Answered]:
        return ()

    async def volunteers(
        self, guild_id: GuildId, begin: datetime, end: datetime
    ) -> Sequence[tuple[UserId, int]]:
        return [(UserId(9), 2)]

    async def crossed(self, guild_id: GuildId, first: date, last: date) -> Collection[tuple[date, Tongue]]:
        self.looks += 1
        return {(day, side) for day, side in self.days if first <= day <= last}

    async def times(
        self, guild_id: GuildId, first: date, last: date, *kinds: TallyKind
    ) -> Mapping[tuple[TallyKind, str], int]:
        return {(kind, name): times for (kind, name), times in self.tallies.items() if kind in kinds}

    async def by_day(
        self, guild_id: GuildId, first: date, last: date, *kinds: TallyKind
    ) -> Mapping[tuple[TallyKind, str], Mapping[date, int]]:
        """All of it on the first day."""
        return {at: {first: times} for at, times in (await self.times(guild_id, first, last, *kinds)).items()}

    async def of_server(self, guild_id: GuildId, begin: datetime, end: datetime) -> Encounters:
        return Encounters(rounds=int((end - begin).total_seconds() // 3600))

    def zone_of(self, guild_id: GuildId) -> ZoneInfo:
        return ZoneInfo("America/New_York")


def _chronicle(store: FakeStore) -> Chronicle:
    return Chronicle(store, tallies=store, meetings=store, zones=store)


def _weeks(*ago: int, sides: Collection[Tongue] = tuple(Tongue)) -> set[tuple[date, Tongue]]:
    """Both sides were answered in these weeks, counted back from the week of March 9."""
    return {(MONDAY - WEEK * number + timedelta(days=2), side) for number in ago for side in sides}


@pytest.mark.parametrize(
    ("days", "until", "streak"),
    [
        (_weeks(), THURSDAY, 0),
        (_weeks(0, 1, 2, 4), THURSDAY, 3),
        # A week that goes on has broken nothing yet, one that is over has.
        (_weeks(1, 2), THURSDAY, 2),
        (_weeks(1, 2), SUNDAY, 0),
        (_weeks(0, 1) | _weeks(2, sides=[Tongue.ENGLISH]), SUNDAY, 2),
        (_weeks(*range(30)), SUNDAY, 30),
        # What came after does not count.
        (_weeks(0, 1), SUNDAY - WEEK, 1),
    ],
)
async def test_a_streak_counts_weeks_in_which_each_side_was_answered(
    days: set[tuple[date, Tongue]], until: date, streak: int
) -> None:
    assert await _chronicle(FakeStore(days)).streak(HOME, until) == streak


async def test_a_long_streak_is_looked_up_a_quarter_of_a_year_at_a_time() -> None:
    store = FakeStore(_weeks(*range(30)))
    await _chronicle(store).streak(HOME, SUNDAY)
    assert store.looks == 3


async def test_highlights_put_everything_together() -> None:
    store = FakeStore(
        tallies={
            (TallyKind.NOTE, "zh:yyds"): 5,
            (TallyKind.NOTE, "en:no cap"): 2,
            (TallyKind.SUGGESTION, ""): 3,
        }
    )
    found = await _chronicle(store).highlights(HOME, Span(first=MONDAY, last=SUNDAY))
    assert [(one.headword, one.times) for one in found.explained] == [("yyds", 5), ("no cap", 2)]
    assert found.explained[0] == Explained(key="zh:yyds", times=5)
    assert found.suggestions == 3
    assert found.volunteers == {9: 2}


async def test_engines_are_told_of_on_every_day_the_most_used_first() -> None:
    store = FakeStore(tallies={(TallyKind.ENGINE_FAILED, "google"): 9, (TallyKind.ENGINE_USED, "local"): 4})
    found = await _chronicle(store).engines(HOME, Span(first=MONDAY, last=MONDAY + timedelta(days=1)))
    assert list(found.items()) == [
        ("local", [EngineHealth(used=4), EngineHealth()]),
        ("google", [EngineHealth(failed=9), EngineHealth()]),
    ]


async def test_days_begin_by_the_servers_clock_even_when_it_is_put_forward() -> None:
    chronicle = _chronicle(FakeStore())
    day = Span(first=date(2026, 3, 8), last=date(2026, 3, 8))
    assert chronicle.moments(HOME, day) == (
        datetime(2026, 3, 8, 5, tzinfo=UTC),
        datetime(2026, 3, 9, 4, tzinfo=UTC),
    )
    assert (await chronicle.encounters(HOME, day)).rounds == 23


def test_an_engine_that_only_failed_is_named_too_after_those_that_were_used() -> None:
    times = {
        (TallyKind.ENGINE_FAILED, "google"): 9,
        (TallyKind.ENGINE_USED, "local"): 4,
        (TallyKind.ENGINE_FAILED, "local"): 1,
    }
    assert list(health(times).items()) == [
        ("local", EngineHealth(used=4, failed=1)),
        ("google", EngineHealth(used=0, failed=9)),
    ]
