"""What Discord refuses, what is of unknown outcome, and what a crash leaves: none lost, none doubled."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from bot.errors import StorageError
from bot.model import (
    BridgeId,
    ChannelId,
    Incoming,
    Language,
)
from bot.relay.ports import ChannelGone, Forbidden, Refused, Unreachable
from tests.integration.relay.world import (
    CHINESE,
    MODERATOR,
    TAIWANESE,
    FakeDiscord,
    FakeTranslator,
    World,
    build_bridge,
    world,
)


async def test_a_post_of_unknown_outcome_that_had_its_effect_is_not_repeated(here: World) -> None:
    here.discord.fail("send", Unreachable("timeout", answered=False), after_effect=True)
    await here.say("once")
    await here.say("twice")
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] once", "[zh-Hans] twice"]
    assert here.discord.posts == 2


async def test_a_post_that_failed_is_repeated(here: World) -> None:
    here.discord.fail("send", Unreachable("500", answered=True), times=3)
    await here.say("once")
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] once"]
    assert here.pauses == [0.5, 1.0, 2.0]


async def test_a_long_message_that_broke_off_in_the_middle_is_completed(here: World) -> None:
    here.discord.fail("send", Unreachable("timeout", answered=False), after_effect=True)
    await here.say("word " * 1000)
    await here.settle()
    shown = here.discord.shown(CHINESE)
    assert here.discord.posts == len(shown) == 3
    assert sum(text.count("word") for text in shown) == 1000


async def test_a_long_message_that_was_forbidden_in_the_middle_is_completed(here: World) -> None:
    here.discord.fail("send", Forbidden("403 (50013)"), skip=1)
    await here.say("word " * 1000)
    await here.settle()
    shown = here.discord.shown(CHINESE)
    assert here.discord.posts == len(shown) == 3
    assert sum(text.count("word") for text in shown) == 1000


async def test_what_was_posted_of_a_message_that_is_set_aside_is_no_other_messages_copy(here: World) -> None:
    here.discord.fail("send", Refused("400 (50035)"), skip=1)
    bad = await here.say("word " * 1000)
    await here.settle()
    here.discord.fail("send", Unreachable("timeout", answered=False))
    await here.say("good")
    await here.settle()
    assert here.discord.shown(CHINESE)[1:] == ["[zh-Hans] good"]
    await here.delete(bad)
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] good"]


async def test_an_outage_of_discord_sets_nothing_aside(here: World) -> None:
    here.discord.fail("send", Unreachable("500", answered=True))
    here.discord.fail("history", Unreachable("500", answered=True), times=60)
    await here.say("patience")
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] patience"]
    assert here.reports.told == []


async def test_a_message_that_alone_gets_errors_is_set_aside_and_the_lane_goes_on(here: World) -> None:
    here.discord.fail("send", Unreachable("500", answered=True), times=12)
    bad = await here.say("bad")
    await here.say("good")
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] good"]
    assert here.reports.told == [f"set aside {bad.id}: no-answer"]


async def test_a_copy_of_unknown_outcome_gets_the_translation_that_came_meanwhile(tmp_path: Path) -> None:
    translator = FakeTranslator(late=asyncio.Event())
    async with world(tmp_path, translator=translator, deadline=0.01) as here:
        await build_bridge(here)

        async def translate_meanwhile(_: float) -> None:
            assert translator.late is not None
            translator.late.set()
            await asyncio.sleep(0.01)

        here.lanes._sleep = translate_meanwhile
        here.discord.fail("send", Unreachable("timeout", answered=False), after_effect=True)
        await here.say("good evening")
        await here.settle()
        assert here.discord.shown(CHINESE) == ["[zh-Hans] good evening"]
        assert here.discord.posts == 1


async def test_a_refused_message_is_set_aside_and_the_lane_goes_on(here: World) -> None:
    here.discord.fail("send", Refused("400 (50035)"))
    bad = await here.say("bad")
    await here.say("good")
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] good"]
    assert here.reports.told == [f"set aside {bad.id}: refused"]


async def test_a_message_that_breaks_us_is_set_aside_and_the_lane_goes_on(here: World) -> None:
    here.discord.fail("send", RuntimeError("defect"), times=3)
    await here.say("bad")
    await here.say("good")
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] good"]


async def test_a_missing_permission_is_told_once_and_waited_for(here: World) -> None:
    here.discord.fail("send", Forbidden("403 (50013)"), times=4)
    await here.say("patience")
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] patience"]
    assert here.reports.told == [f"forbidden {CHINESE}", f"allowed {CHINESE}: 1"]


async def test_a_channel_that_is_gone_is_told_and_forgotten(here: World) -> None:
    here.discord.fail("send", ChannelGone("404 (10003)"))
    await here.say("anybody there?")
    await here.settle()
    assert here.reports.told == [f"gone {CHINESE}"]
    assert here.bridges.link_of(CHINESE) is None
    assert list(await here.outbox.channels_with_work()) == []


async def test_what_was_accepted_before_a_crash_is_delivered_once_after_it(tmp_path: Path) -> None:
    discord = FakeDiscord(hold=asyncio.Event())
    async with world(tmp_path, discord=discord) as here:
        await build_bridge(here)
        for number in range(5):
            await here.say(f"{number}")
    discord.hold = None
    async with world(tmp_path, discord=discord) as here:
        await here.settle()
        assert discord.shown(CHINESE) == [f"[zh-Hans] {number}" for number in range(5)]


async def test_what_waited_for_a_restart_is_translated_all_at_once(tmp_path: Path) -> None:
    discord = FakeDiscord(full=True)
    async with world(tmp_path, discord=discord) as here:
        await build_bridge(here)
        for number in range(10):
            await here.say(f"{number}")
    discord.full = False
    late = asyncio.Event()
    translator = FakeTranslator(late=late)
    async with world(tmp_path, discord=discord, translator=translator) as here:
        while len(translator.calls) < 10:
            await asyncio.sleep(0)
        assert discord.posts == 0
        late.set()
        await here.settle()
        assert discord.shown(CHINESE) == [f"[zh-Hans] {number}" for number in range(10)]


async def test_a_copy_that_was_posted_but_not_written_down_is_found_after_a_restart(tmp_path: Path) -> None:
    discord = FakeDiscord()
    async with world(tmp_path, discord=discord) as here:
        await build_bridge(here)
        await here.say("before")
        await here.settle()
        # The effect comes, the answer does not, and then the process ends.
        discord.fail("send", asyncio.CancelledError(), after_effect=True)
        message = await here.say("in between")
        await here.settle()
    async with world(tmp_path, discord=discord) as here:
        await here.settle()
        assert discord.shown(CHINESE) == ["[zh-Hans] before", "[zh-Hans] in between"]
        assert discord.posts == 2
        await here.delete(message)
        await here.settle()
        assert discord.shown(CHINESE) == ["[zh-Hans] before"]


async def test_a_copy_of_unknown_outcome_is_withdrawn_when_its_message_is_gone(here: World) -> None:
    async def delete_meanwhile(_: float) -> None:
        await here.delete(message)

    here.discord.fail("send", Unreachable("timeout", answered=False), after_effect=True)
    here.lanes._sleep = delete_meanwhile
    message = await here.say("oops")
    await here.settle()
    assert here.discord.posts == 1
    assert here.discord.shown(CHINESE) == []


async def test_a_message_that_comes_while_the_relay_closes_disturbs_nothing(here: World) -> None:
    await here.bridges.create("Second", by=MODERATOR)
    await here.bridges.link("Second", TAIWANESE, Language.TRADITIONAL, by=MODERATOR)
    here.discord.hold = asyncio.Event()
    await here.say("hello")
    async with here.relay._sessions.order(BridgeId(1)):
        closing = asyncio.create_task(here.relay.aclose(grace=1.0))
        await asyncio.sleep(0.01)
        await here.say("你好", channel=TAIWANESE)
    here.discord.hold.set()
    await closing
    assert here.lanes.busy == 0


async def test_closing_does_not_wait_for_a_past_that_takes_its_time(here: World) -> None:
    reading = here.relay._sessions.order(BridgeId(1))
    await reading.acquire()
    async with asyncio.timeout(1):
        await here.relay.aclose(grace=0.05)
    assert reading.locked(), "it ended only because nothing was being read any more"


async def test_an_event_waits_for_a_database_that_is_busy(
    here: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept, failures = here.outbox.accept, [StorageError("database is locked")] * 2

    async def busy(incoming: Incoming, destinations: Sequence[ChannelId], **rest: Any) -> bool:
        if failures:
            raise failures.pop()
        return await accept(incoming, destinations, **rest)

    monkeypatch.setattr(here.outbox, "accept", busy)
    await here.say("patience")
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] patience"]


async def test_a_lane_exists_only_while_there_is_work(here: World) -> None:
    await here.say("hello")
    assert here.lanes.busy == 1
    await here.settle()
    assert here.lanes.busy == 0
