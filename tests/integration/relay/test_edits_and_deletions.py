"""What people change or take back follows to every copy, in its place."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from bot.relay.ports import Limited
from tests.integration.relay.world import (
    CHINESE,
    ENGLISH,
    MODERATOR,
    World,
)


async def test_an_edit_changes_the_copy(here: World) -> None:
    message = await here.say("hello")
    await here.settle()
    await here.edit(message, "goodbye")
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] goodbye"]
    assert here.discord.posts == 1


async def test_an_edit_never_overtakes_its_create(here: World) -> None:
    here.discord.hold = asyncio.Event()
    message = await here.say("first")
    await here.edit(message, "second")
    await here.edit(message, "third")
    here.discord.hold.set()
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] third"]


async def test_an_older_edit_that_comes_late_changes_nothing(here: World) -> None:
    message = await here.say("first")
    third = replace(message, content="third", edited_at=here.now + timedelta(seconds=2))
    await here.relay.edited(third)
    await here.relay.edited(replace(message, content="second", edited_at=here.now + timedelta(seconds=1)))
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] third"]


async def test_a_link_preview_that_resolves_is_no_edit(here: World) -> None:
    message = await here.say("https://example.org")
    await here.settle()
    calls = len(here.translator.calls)
    await here.relay.edited(message)
    await here.settle()
    assert len(here.translator.calls) == calls


async def test_an_edit_may_need_more_messages_or_fewer(here: World) -> None:
    message = await here.say("short")
    await here.settle()
    longer = await here.edit(message, "long " * 700)
    await here.settle()
    assert len(here.discord.shown(CHINESE)) == 2
    await here.edit(longer, "short again")
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] short again"]


async def test_a_deleted_message_leaves_no_copy(here: World) -> None:
    messages = [await here.say("hello"), await here.say("long " * 700), await here.say("bye")]
    await here.settle()
    await here.delete(messages[1])
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] hello", "[zh-Hans] bye"]


async def test_a_message_deleted_while_it_waits_is_never_posted(here: World) -> None:
    here.discord.hold = asyncio.Event()
    await here.say("first")
    second = await here.say("second")
    await here.delete(second)
    here.discord.hold.set()
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] first"]
    assert here.discord.posts == 1


async def test_a_message_deleted_while_others_of_its_batch_go_out_is_never_posted(here: World) -> None:
    here.discord.hold = asyncio.Event()
    await here.say("message 0")
    while here.discord.holds < 1:
        await asyncio.sleep(0.001)
    messages = [await here.say(f"message {number}") for number in range(1, 5)]
    here.discord.hold.set()
    here.discord.hold = asyncio.Event()
    while here.discord.holds < 2:
        await asyncio.sleep(0.001)
    await here.delete(messages[2])
    here.discord.hold.set()
    await here.settle()
    assert here.discord.shown(CHINESE) == [f"[zh-Hans] message {number}" for number in (0, 1, 2, 4)]
    assert here.discord.posts == 4


async def test_a_message_deleted_while_its_copy_is_posted_is_withdrawn(here: World) -> None:
    here.discord.hold = asyncio.Event()
    message = await here.say("oops")
    while here.lanes.busy == 0 or not here.translator.calls:
        await asyncio.sleep(0)
    await here.delete(message)
    here.discord.hold.set()
    await here.settle()
    assert here.discord.shown(CHINESE) == []


async def test_what_was_said_before_its_channel_was_unlinked_can_still_be_deleted(here: World) -> None:
    message = await here.say("regret")
    await here.settle()
    await here.bridges.unlink(ENGLISH, by=MODERATOR)
    await here.delete(message)
    await here.settle()
    assert here.discord.shown(CHINESE) == []


async def test_what_was_said_before_its_bridge_was_taken_down_can_still_be_deleted(here: World) -> None:
    message = await here.say("regret")
    await here.settle()
    await here.bridges.remove("Harbour", by=MODERATOR)
    await here.delete(message)
    await here.settle()
    assert here.discord.shown(CHINESE) == []


async def test_a_message_deleted_while_discord_makes_it_wait_is_never_posted(here: World) -> None:
    here.discord.fail("send", Limited(40.0))

    async def delete_meanwhile(_: float) -> None:
        await here.delete(message)

    here.lanes._sleep = delete_meanwhile
    message = await here.say("regret")
    await here.settle()
    assert here.discord.posts == 0
    assert here.discord.shown(CHINESE) == []


async def test_a_long_message_that_has_to_wait_in_the_middle_is_neither_lost_nor_begun_anew(
    here: World,
) -> None:
    here.discord.fail("send", Limited(40.0), skip=1)
    await here.say("word " * 500)
    await here.settle()
    assert "".join(here.discord.shown(CHINESE)).count("word") == 500
    assert here.discord.posts == 2


async def test_many_messages_are_deleted_at_once(here: World) -> None:
    messages = [await here.say(f"{number}") for number in range(30)]
    await here.settle()
    await here.delete(*messages)
    await here.settle()
    assert here.discord.shown(CHINESE) == []
