"""What one person is told of their own share."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import pytest

from bot.model import GuildId, Leader, Share, UserId
from bot.stats.chronicle import Chronicle
from bot.stats.figures import Period
from bot.stats.shares import Shares, streak
from tests.unit.stats.test_chronicle import FakeStore

HOME, ANN = GuildId(1), UserId(11)
THURSDAY = date(2026, 3, 12)


class FakeShares:
    """Ann said one thing a day, every day there ever was; each was answered twice."""

    async def of(self, guild_id: GuildId, user_id: UserId, first: date, last: date) -> Sequence[Share]:
        days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        return [Share(day=day, said=1, replied=0, reached=2) for day in days]

    async def leaders(self, guild_id: GuildId, first: date, last: date, *, most: int) -> Sequence[Leader]:
        return ()

    async def of_person(
        self, guild_id: GuildId, user_id: UserId, begin: datetime, end: datetime
    ) -> tuple[int, int]:
        return 1, round((end - begin) / timedelta(days=1))


@pytest.mark.parametrize(
    ("period", "said", "asked"), [(Period.DAYS, 7, 7), (Period.WEEK, 4, 4), (Period.WEEKS, 18, 25)]
)
async def test_nothing_older_than_what_is_remembered_is_told(period: Period, said: int, asked: int) -> None:
    fakes, store = FakeShares(), FakeStore()
    chronicle = Chronicle(store, tallies=store, meetings=store, zones=store)
    own = await Shares(fakes, fakes, chronicle).of(HOME, ANN, period, today=THURSDAY)
    # Monday, two weeks ago at least.
    assert own.since == date(2026, 2, 23)
    assert (own.said, own.reached, own.streak) == (said, 2 * said, 18)
    # Sessions are remembered longer, and looked for in all the days that were asked for.
    assert (own.sessions, own.minutes) == (1, asked)
    assert own.span.last == THURSDAY


@pytest.mark.parametrize(
    ("ago", "days"),
    [([], 0), ([0], 1), ([1, 2], 2), ([0, 1, 2, 4], 3), ([2, 3], 0)],
)
def test_a_streak_is_not_broken_by_a_day_that_is_not_over(ago: list[int], days: int) -> None:
    assert streak({THURSDAY - timedelta(days=number) for number in ago}, THURSDAY) == days
