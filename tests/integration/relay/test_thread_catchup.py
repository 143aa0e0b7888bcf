"""What became of threads while the bot was away is made up for."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.model import ChannelId, MessageId, Thread
from tests.integration.relay.world import (
    CHINESE,
    ENGLISH,
    LIN,
    FakeDiscord,
    World,
    build_bridge,
    world,
)


@asynccontextmanager
async def later(folder: Path, before: World) -> AsyncGenerator[World]:
    """The next process, once it has caught up."""
    async with world(folder, discord=before.discord, last_id=before.last_id, now=before.now) as here:
        await here.settle()
        yield here


def inside(thread: Thread) -> ChannelId:
    return ChannelId(thread.id)


def only(here: World, channel_id: ChannelId = CHINESE) -> Thread:
    (thread,) = here.discord.in_channel(channel_id)
    return thread


async def test_what_was_said_in_threads_arrives_in_its_order(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        thread = await here.thread("Tea")
        await here.say("one", thread=thread.id)
        await here.settle()
        there = only(here)
        here.later_than(there)
        here.unheard("two", thread=thread.id)
        here.unheard("in the channel")
        here.unheard("三", thread=there.id, channel=CHINESE, author=LIN)
        here.unheard("four", thread=thread.id)
    async with later(tmp_path, here) as here:
        assert here.discord.shown(inside(there)) == [f"[zh-Hans] {word}" for word in ("one", "two", "four")]
        assert here.discord.shown(inside(thread)) == ["[en] 三"]
        assert here.discord.shown(CHINESE) == ["[zh-Hans] in the channel"]
    async with later(tmp_path, here) as here:
        assert len(here.discord.shown(inside(there))) == 3


async def test_edits_and_deletions_in_threads_are_applied_and_nothing_else_is_deleted(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        await here.say("in the channel")
        thread = await here.thread("Tea")
        first, second, _ = [await here.say(word, thread=thread.id) for word in ("first", "second", "third")]
        await here.settle()
        said = here.discord.said[inside(thread)]
        said[first.id] = replace(first, content="changed", edited_at=here.now + timedelta(minutes=1))
        del said[second.id]
    async with later(tmp_path, here) as here:
        assert here.discord.shown(inside(only(here))) == ["[zh-Hans] changed", "[zh-Hans] third"]
        assert here.discord.shown(CHINESE) == ["[zh-Hans] in the channel"]


async def test_a_thread_that_was_opened_meanwhile_has_its_counterpart(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        message = here.unheard("Which tea?")
        thread = here.unheard_thread("Tea", under=message)
        here.unheard("Oolong", thread=thread.id)
        here.unheard_thread("Empty")
    async with later(tmp_path, here) as here:
        under, alone = here.discord.in_channel(CHINESE)
        assert {under.name, alone.name} == {"[zh-Hans] Tea", "[zh-Hans] Empty"}
        (tea,) = [one for one in (under, alone) if one.name == "[zh-Hans] Tea"]
        assert tea.id in here.discord.messages[CHINESE]
        assert here.discord.shown(inside(tea)) == ["[zh-Hans] Oolong"]


async def test_what_people_changed_meanwhile_follows_from_either_side(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        tea = await here.thread("Tea")
        await here.settle()
        there = only(here)
        threads = here.discord.threads
        threads[tea.id] = replace(tea, archived=True, locked=True)
        threads[there.id] = replace(there, name="茶馆")
    async with later(tmp_path, here) as here:
        assert here.discord.threads[tea.id].name == "[en] 茶馆"
        changed = here.discord.threads[there.id]
        assert (changed.name, changed.archived, changed.locked) == ("茶馆", True, True)
        changes = here.discord.changes
    async with later(tmp_path, here) as here:
        assert here.discord.changes == changes


@pytest.mark.parametrize("original", [True, False])
async def test_a_thread_that_was_deleted_meanwhile(tmp_path: Path, original: bool) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        thread = await here.thread("Tea")
        await here.settle()
        del here.discord.threads[thread.id if original else only(here).id]
    async with later(tmp_path, here) as here:
        assert list(here.discord.threads) == ([] if original else [thread.id])
        if not original:
            await here.say("Oolong", thread=thread.id)
            await here.settle()
            assert here.discord.in_channel(CHINESE) == []


async def test_old_threads_in_which_nothing_was_said_are_left_alone(tmp_path: Path) -> None:
    discord = FakeDiscord()
    async with world(tmp_path, discord=discord) as here:
        old = here.unheard_thread("Old", under=MessageId(5))
        discord.said[inside(old)] = {}
        here.discord.threads[old.id] = replace(old, newest=MessageId(6))
        await build_bridge(here)
        await here.say("Hello")
        await here.settle()
    async with later(tmp_path, here) as here:
        assert here.discord.in_channel(CHINESE) == []
        assert here.discord.in_channel(ENGLISH)


async def test_a_first_word_in_a_counterpart_is_not_hidden_by_what_was_said_in_the_channel_after_it(
    tmp_path: Path,
) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        thread = await here.thread("Tea")
        await here.say("one", thread=thread.id)
        await here.settle()
        there = only(here)
        here.later_than(there)
        here.unheard("三", thread=there.id, channel=CHINESE, author=LIN)
        await here.say("later, in the channel", channel=CHINESE, author=LIN)
        await here.settle()
    async with later(tmp_path, here) as here:
        assert here.discord.shown(inside(thread)) == ["[en] 三"]


@pytest.mark.parametrize("failing", [0, 2])
async def test_a_dead_connection_hides_no_thread_from_the_next_catch_up(tmp_path: Path, failing: int) -> None:
    """Its memory of threads is old, while what was said in the channel is read as it is now."""
    async with world(tmp_path) as here:
        silent = here.unheard_thread("Tea")
        await build_bridge(here)
        await here.say("Hello")
        await here.settle()
        here.discord.remembered = here.discord.in_channel(ENGLISH)
        here.unheard("in the thread", thread=silent.id)
        opened = here.unheard_thread("New")
        here.unheard("in the new one", thread=opened.id)
        here.unheard("in the channel")
        here.discord.unlisted = failing
    async with later(tmp_path, here) as here:
        assert "[zh-Hans] in the channel" in here.discord.shown(CHINESE)
        here.discord.remembered = None
    async with later(tmp_path, here) as here:
        counterparts = here.discord.in_channel(CHINESE)
        shown = {tuple(here.discord.shown(inside(thread))) for thread in counterparts}
        assert shown == {("[zh-Hans] in the thread",), ("[zh-Hans] in the new one",)}
