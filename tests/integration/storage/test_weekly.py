"""Each server's week is posted once, whoever dies, restarts, or does the same at the same time."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection, Engine, event

from bot.errors import UserError
from bot.model import ChannelId, GuildId, MessageId, PostLanguage, WeeklyPost
from bot.stats.clocks import Clocks
from bot.stats.weekly import WeeklySetups
from bot.stats.weekly_posts import CLAIM, STILL_NEWS, Unposted, WeeklyPosts
from bot.storage import Database
from bot.storage.guilds import Guilds
from bot.storage.weekly import WeeklyPosts as WeeklyPostStore
from bot.storage.weekly import WeeklySetups as WeeklySetupStore
from tests.integration.storage.values import KEY

HERE, CHANNEL, OTHER = GuildId(10), ChannelId(11), ChannelId(12)
WEDNESDAY = datetime(2026, 11, 18, 12, tzinfo=UTC)
NEXT_MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
LAST_WEEK = date(2026, 11, 16)
"""Of that Monday."""


class Died(BaseException):
    """The process was killed."""


@dataclass
class Channels:
    """What stands in the channels of all servers, and the press that all processes print with."""

    posted: list[tuple[GuildId, date]] = field(default_factory=list[tuple[GuildId, date]])
    places: list[ChannelId] = field(default_factory=list[ChannelId])
    """In which channel each of them stands."""
    unseen: set[GuildId] = field(default_factory=set[GuildId])
    told: list[GuildId] = field(default_factory=list[GuildId])
    refuse: Unposted | None = None
    die_before: bool = False
    die_after: bool = False

    def serves(self, guild_id: GuildId) -> bool:
        return guild_id not in self.unseen

    async def publish(self, post: WeeklyPost) -> MessageId:
        await asyncio.sleep(0)
        if self.refuse is not None:
            raise self.refuse
        if self.die_before:
            raise Died
        self.posted.append((post.setup.guild_id, post.week))
        self.places.append(post.setup.channel_id)
        if self.die_after:
            raise Died
        return MessageId(1000 + len(self.posted))

    async def find(self, post: WeeklyPost) -> MessageId | None:
        at = (post.setup.guild_id, post.week)
        for number, there in enumerate(zip(self.posted, self.places, strict=True), start=1001):
            if there == (at, post.claimed_in):
                return MessageId(number)
        return None

    async def gave_up(self, post: WeeklyPost) -> None:
        self.told.append(post.setup.guild_id)


class Bot:
    """One process; several may share a database."""

    def __init__(self, database: Database, channels: Channels, clocks: Clocks) -> None:
        self.now = WEDNESDAY
        self.clocks = clocks
        store = WeeklySetupStore(database)
        self.setups = WeeklySetups(store, clocks, clock=lambda: self.now)
        self.posts = WeeklyPosts(
            store,
            WeeklyPostStore(database),
            channels,
            setups=self.setups,
            clock=lambda: self.now,
            sleep=lambda _: asyncio.sleep(0),
        )

    async def attend(self, at: datetime) -> datetime | None:
        self.now = at
        return await self.posts.attend()


@pytest.fixture
def channels() -> Channels:
    return Channels()


@pytest.fixture
def bot(database: Database, channels: Channels) -> Bot:
    return Bot(database, channels, Clocks(Guilds(database)))


async def test_a_week_is_posted_when_it_is_due_and_once(bot: Bot, channels: Channels) -> None:
    setup = await bot.setups.post_in(HERE, CHANNEL)
    assert setup.next_at == NEXT_MONDAY
    await bot.attend(NEXT_MONDAY - timedelta(seconds=1))
    assert channels.posted == []
    for hours in (0, 1, 30):
        await bot.attend(NEXT_MONDAY + timedelta(hours=hours))
    assert channels.posted == [(HERE, LAST_WEEK)]
    await bot.attend(NEXT_MONDAY + timedelta(days=7))
    assert channels.posted == [(HERE, LAST_WEEK), (HERE, LAST_WEEK + timedelta(days=7))]


async def test_a_day_that_is_changed_makes_no_second_post_of_a_week(bot: Bot, channels: Channels) -> None:
    await bot.setups.post_in(HERE, CHANNEL)
    await bot.attend(NEXT_MONDAY)
    changed = await bot.setups.post_on(HERE, weekday=4)
    assert changed.next_at == datetime(2026, 11, 27, 9, tzinfo=UTC)
    await bot.attend(changed.next_at)
    assert [week for _, week in channels.posted] == [LAST_WEEK]
    await bot.attend(changed.next_at + timedelta(days=7))
    assert [week for _, week in channels.posted] == [LAST_WEEK, LAST_WEEK + timedelta(days=7)]


async def test_clocks_that_are_put_back_or_moved_make_no_second_post(bot: Bot, channels: Channels) -> None:
    await bot.clocks.set(HERE, "America/New_York")
    await bot.setups.post_in(HERE, CHANNEL)
    bot.now = datetime(2026, 10, 30, tzinfo=UTC)
    # Clocks go from two back to one: half past one comes twice.
    setup = await bot.setups.post_on(HERE, weekday=6, minute=90)
    assert setup.next_at == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    for half_hours in range(8):
        await bot.attend(setup.next_at + timedelta(minutes=30 * half_hours))
    assert len(channels.posted) == 1
    # Over the date line it is last week again.
    await bot.clocks.set(HERE, "Pacific/Kiritimati")
    await bot.setups.move(HERE)
    for hours in range(0, 7 * 24, 6):
        await bot.attend(setup.next_at + timedelta(hours=4 + hours))
    weeks = Counter(week for _, week in channels.posted)
    assert set(weeks.values()) == {1}


@pytest.mark.parametrize("died", ["before", "after"])
async def test_a_process_that_dies_over_a_post_leaves_it_to_the_next_one(
    bot: Bot, channels: Channels, died: str
) -> None:
    await bot.setups.post_in(HERE, CHANNEL)
    channels.die_before, channels.die_after = died == "before", died == "after"
    with pytest.raises(BaseExceptionGroup):
        await bot.attend(NEXT_MONDAY)
    channels.die_before = channels.die_after = False
    # Who claimed it may still be alive.
    with pytest.raises(UserError, match="error-weekly-under-way"):
        await bot.posts.post_now(HERE)
    await bot.attend(NEXT_MONDAY + CLAIM / 2)
    assert len(channels.posted) == (died == "after")
    assert await bot.attend(NEXT_MONDAY + CLAIM / 2) == NEXT_MONDAY + CLAIM
    await bot.attend(NEXT_MONDAY + CLAIM * 1.5)
    await bot.attend(NEXT_MONDAY + CLAIM * 3)
    assert channels.posted == [(HERE, LAST_WEEK)]
    bot.now = NEXT_MONDAY + timedelta(hours=1)
    with pytest.raises(UserError) as refused:
        await bot.posts.post_now(HERE)
    assert refused.value.args_for_text == {"url": f"https://discord.com/channels/{HERE}/{CHANNEL}/1001"}


@pytest.mark.parametrize("died", ["before", "after"])
async def test_another_channel_chosen_meanwhile_makes_no_second_post(
    bot: Bot, channels: Channels, died: str
) -> None:
    await bot.setups.post_in(HERE, CHANNEL)
    channels.die_before, channels.die_after = died == "before", died == "after"
    with pytest.raises(BaseExceptionGroup):
        await bot.attend(NEXT_MONDAY)
    channels.die_before = channels.die_after = False
    await bot.setups.post_in(HERE, OTHER)
    for claims in (1.5, 3):
        await bot.attend(NEXT_MONDAY + CLAIM * claims)
    expected = CHANNEL if died == "after" else OTHER
    assert (channels.posted, channels.places) == ([(HERE, LAST_WEEK)], [expected])
    with pytest.raises(UserError) as refused:
        await bot.posts.post_now(HERE)
    assert refused.value.args_for_text == {"url": f"https://discord.com/channels/{HERE}/{expected}/1001"}


async def test_several_processes_post_a_week_once(database: Database, channels: Channels, bot: Bot) -> None:
    guilds = [GuildId(number) for number in range(100, 120)]
    for guild_id in guilds:
        await bot.setups.post_in(guild_id, CHANNEL)
    others = [Bot(database, channels, bot.clocks) for _ in range(2)]
    async with asyncio.TaskGroup() as tasks:
        for one in (bot, *others):
            tasks.create_task(one.attend(NEXT_MONDAY))
    assert sorted(channels.posted) == [(guild_id, LAST_WEEK) for guild_id in guilds]


async def test_the_next_post_is_by_the_clock_that_another_process_was_told_of(
    database: Database, channels: Channels, bot: Bot
) -> None:
    await bot.setups.post_in(HERE, CHANNEL)
    other = Bot(database, channels, Clocks(Guilds(database)))
    await other.clocks.set(HERE, "Asia/Shanghai")
    await other.setups.move(HERE)
    due = datetime(2026, 11, 23, 1, tzinfo=UTC)
    assert (await bot.setups.of(HERE)).next_at == due
    await bot.attend(due)
    assert channels.posted == [(HERE, LAST_WEEK)]
    assert (await bot.setups.of(HERE)).next_at == due + timedelta(days=7)


@pytest.mark.parametrize(("late", "posts"), [(STILL_NEWS - timedelta(minutes=1), 1), (STILL_NEWS * 1.1, 0)])
async def test_what_was_missed_is_made_up_for_while_it_is_news(
    bot: Bot, channels: Channels, late: timedelta, posts: int
) -> None:
    await bot.setups.post_in(HERE, CHANNEL)
    await bot.attend(NEXT_MONDAY + late)
    assert [week for _, week in channels.posted] == [LAST_WEEK] * posts
    await bot.attend(NEXT_MONDAY + timedelta(days=7))
    assert len(channels.posted) == posts + 1


async def test_a_post_that_somebody_died_over_is_known_of_when_it_is_no_news_any_more(
    bot: Bot, channels: Channels
) -> None:
    await bot.setups.post_in(HERE, CHANNEL)
    channels.die_after = True
    with pytest.raises(BaseExceptionGroup):
        await bot.attend(NEXT_MONDAY)
    channels.die_after = False
    await bot.attend(NEXT_MONDAY + STILL_NEWS * 1.1)
    with pytest.raises(UserError, match="error-weekly-posted"):
        await bot.posts.post_now(HERE)
    assert channels.posted == [(HERE, LAST_WEEK)]


async def test_a_bot_that_was_away_for_months_posts_the_last_week_only(bot: Bot, channels: Channels) -> None:
    await bot.setups.post_in(HERE, CHANNEL)
    await bot.attend(NEXT_MONDAY + timedelta(days=70, hours=1))
    await bot.attend(NEXT_MONDAY + timedelta(days=77))
    assert [week for _, week in channels.posted] == [LAST_WEEK + timedelta(days=77)]


async def test_nobody_posts_for_a_server_that_is_another_process_s(bot: Bot, channels: Channels) -> None:
    await bot.setups.post_in(HERE, CHANNEL)
    channels.unseen.add(HERE)
    await bot.attend(NEXT_MONDAY)
    assert channels.posted == []
    channels.unseen.clear()
    await bot.attend(NEXT_MONDAY + timedelta(hours=1))
    assert channels.posted == [(HERE, LAST_WEEK)]


async def test_a_post_that_another_process_died_over_is_not_waited_for(bot: Bot, channels: Channels) -> None:
    await bot.setups.post_in(HERE, CHANNEL)
    channels.refuse = Unposted("Discord answers 503", for_good=False)
    assert await bot.attend(NEXT_MONDAY) == NEXT_MONDAY + CLAIM
    channels.unseen.add(HERE)
    assert await bot.attend(NEXT_MONDAY + CLAIM * 2) == NEXT_MONDAY + timedelta(days=7)


async def test_a_channel_that_refuses_is_told_of_once_and_the_week_can_be_made_up_for(
    bot: Bot, channels: Channels
) -> None:
    await bot.setups.post_in(HERE, CHANNEL)
    channels.refuse = Unposted("403", for_good=True)
    for minutes in (0, 5, 10):
        await bot.attend(NEXT_MONDAY + timedelta(minutes=minutes))
    assert channels.told == [HERE]
    channels.refuse = None
    post = await bot.posts.post_now(HERE)
    assert (post.week, post.posted) == (LAST_WEEK, (CHANNEL, MessageId(1001)))


async def test_an_outage_is_waited_for(bot: Bot, channels: Channels) -> None:
    await bot.setups.post_in(HERE, CHANNEL)
    channels.refuse = Unposted("Discord answers 503", for_good=False)
    for minutes in (0, 2, 4):
        await bot.attend(NEXT_MONDAY + timedelta(minutes=minutes))
    assert (channels.told, channels.posted) == ([], [])
    channels.refuse = None
    await bot.attend(NEXT_MONDAY + timedelta(minutes=6))
    assert channels.posted == [(HERE, LAST_WEEK)]


async def test_a_post_that_is_ordered_counts_as_the_week_s(bot: Bot, channels: Channels) -> None:
    await bot.setups.post_in(HERE, CHANNEL)
    await bot.posts.post_now(HERE)
    assert [week for _, week in channels.posted] == [LAST_WEEK - timedelta(days=7)]
    with pytest.raises(UserError, match="error-weekly-posted"):
        await bot.posts.post_now(HERE)
    await bot.attend(NEXT_MONDAY)
    assert [week for _, week in channels.posted][1:] == [LAST_WEEK]


async def test_a_server_that_wants_none_any_more_gets_none(bot: Bot, channels: Channels) -> None:
    with pytest.raises(UserError, match="error-weekly-off"):
        await bot.setups.stop(HERE)
    await bot.setups.post_in(HERE, CHANNEL)
    await bot.setups.stop(HERE)
    await bot.attend(NEXT_MONDAY)
    assert channels.posted == []


async def test_choices_stay_when_another_one_is_made(bot: Bot) -> None:
    await bot.setups.post_in(HERE, CHANNEL)
    await bot.setups.post_on(HERE, weekday=6, minute=20 * 60)
    await bot.setups.say_in(HERE, PostLanguage.BOTH)
    setup = await bot.setups.post_in(HERE, ChannelId(12))
    assert setup == replace(await bot.setups.of(HERE), channel_id=ChannelId(12), language=PostLanguage.BOTH)
    assert (setup.at.weekday, setup.at.minute) == (6, 20 * 60)
    assert setup.next_at.astimezone(ZoneInfo("UTC")) == datetime(2026, 11, 22, 20, tzinfo=UTC)


async def test_weeks_of_long_ago_are_forgotten(database: Database, bot: Bot) -> None:
    await bot.setups.post_in(HERE, CHANNEL)
    await bot.attend(NEXT_MONDAY)
    await bot.posts.expire()
    assert await WeeklyPostStore(database).find(HERE, LAST_WEEK) is not None
    bot.now = NEXT_MONDAY + timedelta(weeks=20)
    await bot.posts.expire()
    assert await WeeklyPostStore(database).find(HERE, LAST_WEEK) is None


async def test_what_is_to_be_posted_is_found_without_going_through_what_was(sqlite_blank: str) -> None:
    asked: list[tuple[str, tuple[object, ...]]] = []

    def note(
        connection: Connection, cursor: object, statement: str, parameters: tuple[object, ...], *_: object
    ) -> None:
        asked.append((statement, parameters))

    async with Database.open(sqlite_blank, key=KEY) as database:
        store = WeeklyPostStore(database)
        event.listen(Engine, "before_cursor_execute", note)
        try:
            await store.open(claimed_before=WEDNESDAY, after=None, limit=5)
            await store.claimed_first()
        finally:
            event.remove(Engine, "before_cursor_execute", note)
        looks = [one for one in asked if "weekly_posts" in one[0]]
        assert len(looks) == 2
        async with database.read() as connection:
            for statement, parameters in looks:
                plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
                [first, *_] = [row.detail for row in plan]
                assert "USING INDEX ix_weekly_posts" in first
