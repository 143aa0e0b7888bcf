"""Posts of unknown outcome: what has come of them is looked for, and belongs to nobody else."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from bot.model import MessageId, Place
from bot.relay.ports import Sent, Unreachable
from tests.integration.relay.world import (
    CHINESE,
    ENGLISH,
    LIN,
    MODERATOR,
    FakeTranslator,
    World,
    build_bridge,
    world,
)

LONG = "word " * 500
"""Two messages of Discord's."""


def lose_an_answer(here: World) -> None:
    here.discord.fail("send", Unreachable("timeout", answered=False), after_effect=True)


def at_the_first_pause(here: World, do: Callable[[], Awaitable[object]]) -> None:
    """Something happens before a lane tries again."""
    sleep = here.lanes._sleep

    async def pause(seconds: float) -> None:
        here.lanes._sleep = sleep
        await do()

    here.lanes._sleep = pause


async def test_a_message_deleted_after_an_edit_of_unknown_outcome_leaves_no_part(here: World) -> None:
    message = await here.say("short")
    await here.settle()
    lose_an_answer(here)
    at_the_first_pause(here, lambda: here.delete(message))
    await here.edit(message, LONG)
    await here.settle()
    assert here.discord.shown(CHINESE) == []


async def test_nobody_speaks_under_the_name_of_one_whose_edit_had_an_unknown_outcome(here: World) -> None:
    message = await here.say("short")
    await here.settle()
    lose_an_answer(here)

    async def go_on() -> None:
        await here.say("hi", author=LIN)
        await here.edit(longer, "short again")

    at_the_first_pause(here, go_on)
    longer = await here.edit(message, LONG)
    await here.settle()
    shown = [(part.name, part.content) for part in here.discord.parts(CHINESE)]
    assert shown == [("Maya", "[zh-Hans] short again"), (LIN.name, "[zh-Hans] hi")]


async def test_parts_of_an_edit_of_unknown_outcome_show_what_the_others_show(tmp_path: Path) -> None:
    translator = FakeTranslator()
    async with world(tmp_path, translator=translator, deadline=0.01) as here:
        await build_bridge(here)
        message = await here.say("short")
        await here.settle()
        translator.late = asyncio.Event()
        lose_an_answer(here)

        async def answer() -> None:
            assert translator.late is not None
            translator.late.set()
            await asyncio.sleep(0)

        at_the_first_pause(here, answer)
        await here.edit(message, LONG)
        await here.settle()
        shown = here.discord.shown(CHINESE)
        assert len(shown) == 2
        assert sum(text.count("word") for text in shown) == 500
        assert not any("·" in text for text in shown)


async def test_a_copy_in_a_channel_that_just_left_goes_with_its_message(here: World) -> None:
    here.discord.hold = asyncio.Event()
    message = await here.say("regret")
    while not here.discord.holds:
        await asyncio.sleep(0)
    await here.bridges.unlink(CHINESE, by=MODERATOR)
    await here.delete(message)
    here.discord.hold.set()
    await here.settle()
    assert here.discord.shown(CHINESE) == []


async def test_a_post_under_way_to_a_channel_that_left_is_taken_back_after_a_crash(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        lose_an_answer(here)
        crashed = asyncio.Event()
        at_the_first_pause(here, crashed.wait)
        await here.say("hello")
        while not here.discord.posts:
            await asyncio.sleep(0)
        await here.bridges.unlink(CHINESE, by=MODERATOR)
    async with world(tmp_path, discord=here.discord) as restarted:
        await restarted.settle()
        assert here.discord.shown(CHINESE) == []


async def test_what_an_older_database_does_not_know_is_not_said_twice(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    after.mkdir()
    async with world(after) as here:
        await build_bridge(here)
        await here.say("one")
        await here.settle()
    shutil.copytree(after, before)
    async with world(after, discord=here.discord, last_id=here.last_id) as here:
        for text in ("two", "three"):
            await here.say(text)
        await here.settle()
    async with world(before, discord=here.discord, last_id=here.last_id) as restored:
        await restored.settle()
        assert here.discord.shown(CHINESE) == [f"[zh-Hans] {text}" for text in ("one", "two", "three")]


async def test_a_post_that_nothing_is_known_of_is_taken_back_and_never_anothers(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    after.mkdir()
    async with world(after) as here:
        await build_bridge(here)
        await here.say("one")
        await here.settle()
    shutil.copytree(after, before)
    async with world(after, discord=here.discord, last_id=here.last_id) as here:
        await here.say("two")
        await here.settle()
    here.discord.said[ENGLISH].popitem()
    async with world(before, discord=here.discord, last_id=here.last_id - 1) as restored:
        await restored.say("hi", author=LIN)
        await restored.settle()
        shown = [(part.name, part.content) for part in here.discord.parts(CHINESE)]
        assert shown == [("Maya", "[zh-Hans] one"), (LIN.name, "[zh-Hans] hi")]


async def test_a_channel_is_looked_at_once_a_process(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        await here.say("before")
        await here.settle()
    looks: list[Place] = []
    history = here.discord.history

    async def counted(place: Place, *, after: MessageId) -> Sequence[Sent]:
        looks.append(place)
        return await history(place, after=after)

    here.discord.history = counted
    async with world(tmp_path, discord=here.discord, last_id=here.last_id) as restarted:
        for text in ("one", "two", "three"):
            await restarted.say(text)
            await restarted.settle()
    assert len(looks) == 1
