"""Servers that the bot has left, pauses and permissions: what waits, goes on, and is told."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.model import ChannelId, GuildId, Language, Link, Moderator, UserId
from bot.relay.absence import PATIENCE, Absence
from bot.relay.bridges import BridgeView
from bot.relay.lanes import LONGEST_WITHOUT_PERMISSION
from bot.relay.ports import ChannelGone, Forbidden
from tests.integration.relay.world import (
    CHINESE,
    ENGLISH,
    HARBOR,
    LIN,
    MODERATOR,
    TAIWANESE,
    TEAHOUSE,
    FakeDiscord,
    World,
    world,
)


@dataclass
class FakePresence:
    """In both servers, and every channel is there."""

    servers: set[GuildId] = field(default_factory=lambda: {HARBOR, TEAHOUSE})
    gone: set[ChannelId] = field(default_factory=set[ChannelId])

    def is_in(self, guild_id: GuildId) -> bool:
        return guild_id in self.servers

    async def require(self, channel_id: ChannelId) -> None:
        if channel_id in self.gone:
            raise ChannelGone("404 (10003)")


@dataclass
class FakeNews:
    """What other servers were told."""

    told: list[str] = field(default_factory=list[str])

    async def server_left(self, view: BridgeView, guild_id: GuildId, name: str | None) -> None:
        self.told.append(f"{view.bridge.name} waits for {name or guild_id}")

    async def server_back(self, view: BridgeView, guild_id: GuildId) -> None:
        self.told.append(f"{view.bridge.name} has {guild_id} back")

    async def server_given_up(self, view: BridgeView, link: Link) -> None:
        self.told.append(f"{view.bridge.name} without {link.channel_id}")

    async def channel_gone(self, channel_id: ChannelId) -> None:
        self.told.append(f"{channel_id} is gone")


@pytest.fixture
def presence() -> FakePresence:
    return FakePresence()


@pytest.fixture
def news() -> FakeNews:
    return FakeNews()


@pytest_asyncio.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as started:
        await two_servers(started)
        yield started


@pytest.fixture
def absence(here: World, presence: FakePresence, news: FakeNews) -> Absence:
    return Absence(
        bridges=here.bridges, outbox=here.outbox, presence=presence, reports=news, clock=here.clock
    )


async def two_servers(here: World) -> None:
    """English and Traditional in one server, Simplified in another."""
    await here.bridges.create("Harbour", by=MODERATOR)
    await here.bridges.link("Harbour", ENGLISH, Language.ENGLISH, by=MODERATOR)
    await here.bridges.link("Harbour", TAIWANESE, Language.TRADITIONAL, by=MODERATOR)
    code = await here.bridges.share("Harbour", by=MODERATOR)
    host = Moderator(user_id=UserId(200), guild_id=TEAHOUSE)
    await here.bridges.join(code.code, CHINESE, Language.SIMPLIFIED, by=host)


# Kicked and invited again.


async def test_what_is_said_to_a_server_that_removed_the_bot_waits_for_its_return(
    here: World, absence: Absence, news: FakeNews
) -> None:
    await absence.left(TEAHOUSE, "小红书")
    await here.say("anybody there?")
    await here.settle()
    assert here.discord.shown(CHINESE) == []
    assert here.discord.shown(TAIWANESE) == ["[zh-Hant] anybody there?"]
    assert here.lanes.busy == 0
    assert here.pauses == []
    assert absence.waits_for(TEAHOUSE)
    await absence.returned(TEAHOUSE)
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] anybody there?"]
    assert news.told == ["Harbour waits for 小红书", "Harbour has 2 back"]


async def test_what_people_wrote_there_meanwhile_is_caught_up(here: World, absence: Absence) -> None:
    await here.say("你好", channel=CHINESE, author=LIN)
    await here.settle()
    await absence.left(TEAHOUSE)
    here.unheard("还在吗", channel=CHINESE, author=LIN)
    await here.relay.catch_up()
    await here.settle()
    assert here.discord.shown(ENGLISH) == ["[en] 你好"]
    await absence.returned(TEAHOUSE)
    await here.relay.catch_up()
    await here.settle()
    assert here.discord.shown(ENGLISH) == ["[en] 你好", "[en] 还在吗"]


async def test_a_removal_while_the_bot_was_down_is_noticed_once(
    here: World, absence: Absence, presence: FakePresence, news: FakeNews
) -> None:
    presence.servers.remove(TEAHOUSE)
    await absence.compare()
    await absence.compare()
    assert news.told == ["Harbour waits for 2"]
    link = here.bridges.link_of(CHINESE)
    assert link is not None
    assert link.left_at == here.now
    presence.servers.add(TEAHOUSE)
    await absence.compare()
    assert news.told[1:] == ["Harbour has 2 back"]


async def test_after_seven_days_its_links_end_with_all_that_waited(
    here: World, absence: Absence, news: FakeNews
) -> None:
    await absence.left(TEAHOUSE)
    await here.say("anybody there?")
    await here.settle()
    here.now += PATIENCE - timedelta(seconds=1)
    await absence.expire()
    assert here.bridges.link_of(CHINESE) is not None
    here.now += timedelta(seconds=1)
    await absence.expire()
    assert here.bridges.link_of(CHINESE) is None
    assert await here.outbox.channels_with_work() == []
    assert news.told[1:] == [f"Harbour without {CHINESE}"]


async def test_the_wait_outlives_a_restart(tmp_path: Path, presence: FakePresence, news: FakeNews) -> None:
    discord = FakeDiscord()
    async with world(tmp_path, discord=discord) as here:
        await two_servers(here)
        gone = Absence(
            bridges=here.bridges, outbox=here.outbox, presence=presence, reports=news, clock=here.clock
        )
        await gone.left(TEAHOUSE)
        await here.say("hello")
        await here.settle()
    async with world(tmp_path, discord=discord) as here:
        await here.settle()
        link = here.bridges.link_of(CHINESE)
        assert link is not None
        assert link.left_at is not None
        assert discord.shown(CHINESE) == []


async def test_a_channel_deleted_while_the_bot_was_down_is_unlinked(
    here: World, absence: Absence, presence: FakePresence, news: FakeNews
) -> None:
    presence.gone.add(TAIWANESE)
    await absence.compare()
    assert here.bridges.link_of(TAIWANESE) is None
    assert here.bridges.link_of(CHINESE) is not None
    assert news.told == [f"{TAIWANESE} is gone"]


# Pauses.


async def test_a_paused_bridge_with_work_costs_no_task_and_goes_on_when_it_is_resumed(here: World) -> None:
    here.discord.full = True
    await here.say("in between")
    await here.bridges.set_paused("Harbour", paused=True, by=MODERATOR)
    here.discord.full = False
    await here.settle()
    assert here.lanes.busy == 0
    assert here.discord.shown(CHINESE) == []
    await here.bridges.set_paused("Harbour", paused=False, by=MODERATOR)
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] in between"]


# Permissions.


async def test_a_missing_permission_is_told_once_even_over_a_restart_and_so_is_its_return(
    tmp_path: Path,
) -> None:
    discord = FakeDiscord()
    async with world(tmp_path, discord=discord) as here:
        await two_servers(here)
        discord.fail("send", Forbidden("403 (50013)"), times=1000)
        await here.say("one")
        await here.say("two")
        async with asyncio.timeout(10):
            while len(here.pauses) < 8:
                await asyncio.sleep(0.005)
        assert sorted(here.reports.told) == [f"forbidden {channel}" for channel in (CHINESE, TAIWANESE)]
    discord.faults.clear()
    discord.fail("send", Forbidden("403 (50013)"), times=6)
    async with world(tmp_path, discord=discord) as here:
        await here.settle()
        assert sorted(here.reports.told) == [f"allowed {channel}: 2" for channel in (CHINESE, TAIWANESE)]
        assert discord.shown(CHINESE) == ["[zh-Hans] one", "[zh-Hans] two"]


async def test_a_channel_without_permission_is_seldom_asked_and_at_once_when_something_changed(
    here: World,
) -> None:
    slept: list[float] = []
    woken = asyncio.Event()

    async def sleep_long(seconds: float) -> None:
        slept.append(seconds)
        if seconds >= LONGEST_WITHOUT_PERMISSION:
            woken.set()
            await asyncio.Event().wait()

    here.lanes._sleep = sleep_long
    here.discord.fail("send", Forbidden("403 (50013)"), times=22)
    await here.say("patience")
    async with asyncio.timeout(10):
        await woken.wait()
        while here.discord.faults:
            here.relay.permissions_changed(HARBOR)
            here.relay.permissions_changed(TEAHOUSE)
            await asyncio.sleep(0.005)
        here.relay.permissions_changed(HARBOR)
        here.relay.permissions_changed(TEAHOUSE)
        await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] patience"]
