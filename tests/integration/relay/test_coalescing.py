"""One person's messages in one copy, while a channel is at Discord's limit."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.model import Copy, Incoming, Reply
from bot.relay import coalesce
from bot.relay.ports import Part, Refused, Unreachable
from tests.integration.relay.world import (
    CHINESE,
    ENGLISH,
    LIN,
    MODERATOR,
    FakeDiscord,
    FakeTranslator,
    World,
    build_bridge,
    world,
)


@pytest_asyncio.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path, discord=FakeDiscord(pressed=True)) as started:
        await build_bridge(started)
        yield started


async def rush(here: World, *texts: str) -> list[Incoming]:
    """Said while the channel's limit is reached, so that all of them wait."""
    here.discord.full = True
    said = [await here.say(text) for text in texts]
    here.discord.full = False
    await here.settle()
    return said


def shown(discord: FakeDiscord) -> list[str]:
    return [content.replace(coalesce.MARK, "") for content in discord.shown(CHINESE)]


async def test_a_channel_at_its_limit_keeps_up(here: World) -> None:
    await rush(here, *(f"message {number}" for number in range(50)))
    assert here.discord.posts <= 4
    assert "\n".join(shown(here.discord)).split("\n") == [f"[zh-Hans] message {n}" for n in range(50)]


async def test_without_pressure_every_message_is_one(here: World) -> None:
    here.discord.pressed = False
    for text in ("a", "b", "c"):
        await here.say(text)
    await here.settle()
    assert here.discord.posts == 3


async def test_two_people_are_never_mixed(here: World) -> None:
    here.discord.full = True
    await here.say("a")
    await here.say("b", author=LIN)
    await here.say("c")
    here.discord.full = False
    await here.settle()
    assert [part.name for part in here.discord.parts(CHINESE)] == ["Maya", "林小雨", "Maya"]


async def test_an_edit_changes_its_own_line_only(here: World) -> None:
    _, second, _ = await rush(here, "a", "b", "c")
    await here.edit(second, "better")
    await here.settle()
    assert shown(here.discord) == ["[zh-Hans] a\n[zh-Hans] better\n[zh-Hans] c"]


async def test_a_deletion_takes_its_own_line_only_and_the_last_one_the_copy(here: World) -> None:
    first, second, third = await rush(here, "a", "b", "c")
    await here.delete(first)
    await here.settle()
    assert shown(here.discord) == ["[zh-Hans] b\n[zh-Hans] c"]
    await here.edit(third, "sea")
    await here.delete(second)
    await here.settle()
    assert shown(here.discord) == ["[zh-Hans] sea"]
    await here.delete(third)
    await here.settle()
    assert shown(here.discord) == []


async def test_all_lines_deleted_at_once_take_their_copy_with_them(here: World) -> None:
    said = await rush(here, "a", "b", "c")
    await here.delete(*said)
    await here.settle()
    assert shown(here.discord) == []


async def test_a_change_that_is_made_twice_changes_nothing_else(here: World) -> None:
    first, second, _ = await rush(here, "a", "b", "c")
    here.discord.fail("edit", Unreachable("timeout", answered=False), after_effect=True, times=2)
    await here.edit(second, "one\ntwo")
    await here.delete(first)
    await here.settle()
    assert shown(here.discord) == ["[zh-Hans] one\ntwo\n[zh-Hans] c"]


async def test_a_deletion_goes_through_even_where_the_copy_cannot_be_changed_any_more(here: World) -> None:
    first, *_ = await rush(here, "secret", "b")

    async def webhook_gone(copy: Copy, part: Part, *, files_too: bool = True) -> bool:
        del copy, part, files_too
        return False

    here.discord.edit = webhook_gone
    await here.delete(first)
    await here.settle()
    assert not any("secret" in content for content in shown(here.discord))


async def test_a_reply_to_any_of_them_leads_to_the_copy(here: World) -> None:
    _, second = await rush(here, "a", "b")
    (copy_id,) = here.discord.messages[CHINESE]
    answer = Reply(message_id=second.id, channel_id=ENGLISH, author_name="Maya")
    await here.say("indeed", reply=answer)
    await here.settle()
    assert f"/{CHINESE}/{copy_id}" in here.discord.shown(CHINESE)[-1]


async def test_an_answer_to_the_copy_leads_to_the_first_of_them(here: World) -> None:
    first, _ = await rush(here, "a", "b")
    (copy_id,) = here.discord.messages[CHINESE]
    answer = Reply(message_id=copy_id, channel_id=CHINESE, author_name="Maya")
    await here.say("你好", channel=CHINESE, author=LIN, reply=answer)
    await here.settle()
    assert f"/{ENGLISH}/{first.id}" in here.discord.shown(ENGLISH)[0]


async def test_an_edit_that_outgrows_the_copy_goes_on_below_and_comes_back(here: World) -> None:
    first, second = await rush(here, "a " * 700, "b")
    edited = await here.edit(second, "word " * 350)
    await here.settle()
    assert len(here.discord.shown(CHINESE)) == 2
    assert "".join(shown(here.discord)).count("word") == 350
    await here.edit(edited, "short")
    await here.delete(first)
    await here.settle()
    assert shown(here.discord) == ["[zh-Hans] short"]


async def test_one_that_discord_refuses_does_not_take_its_neighbours_along(here: World) -> None:
    # Together, and then the first alone.
    here.discord.fail("send", Refused("400 (50035)"), times=2)
    bad, _, _ = await rush(here, "bad", "good", "fine")
    assert "\n".join(shown(here.discord)) == "[zh-Hans] good\n[zh-Hans] fine"
    assert here.reports.told == [f"set aside {bad.id}: refused"]


async def test_a_copy_of_unknown_outcome_is_found_with_all_it_carries(here: World) -> None:
    here.discord.fail("send", Unreachable("timeout", answered=False), after_effect=True)
    _, second, _ = await rush(here, "a", "b", "c")
    assert here.discord.posts == 1
    await here.edit(second, "bee")
    await here.settle()
    assert shown(here.discord) == ["[zh-Hans] a\n[zh-Hans] bee\n[zh-Hans] c"]


@pytest.mark.parametrize("deleted", [0, 1, 2])
async def test_a_bot_killed_between_a_post_and_its_record_loses_and_doubles_nothing(
    tmp_path: Path, deleted: int
) -> None:
    discord = FakeDiscord(pressed=True)
    async with world(tmp_path, discord=discord) as here:
        await build_bridge(here)
        discord.fail("send", asyncio.CancelledError(), after_effect=True)
        said = await rush(here, "a", "b", "c")
        # Accepted before the end, carried out after it.
        await here.outbox.accept_edit(
            replace(said[(deleted + 1) % 3], content="edited", edited_at=here.now + timedelta(seconds=1))
        )
        await here.outbox.accept_delete(ENGLISH, [said[deleted].id])
        await here.outbox.accept(here.unheard("d"), [CHINESE])
    discord.faults.clear()
    async with world(tmp_path, discord=discord) as here:
        await here.settle()
        texts = ["a", "b", "c", "d"]
        texts[(deleted + 1) % 3] = "edited"
        del texts[deleted]
        assert "\n".join(shown(discord)).split("\n") == [f"[zh-Hans] {text}" for text in texts]


async def test_a_bot_killed_before_the_post_plans_anew(tmp_path: Path) -> None:
    discord = FakeDiscord(pressed=True)
    async with world(tmp_path, discord=discord) as here:
        await build_bridge(here)
        discord.fail("send", asyncio.CancelledError())
        await rush(here, "a", "b", "c")
    async with world(tmp_path, discord=discord) as here:
        await here.settle()
        assert "\n".join(shown(discord)).split("\n") == ["[zh-Hans] a", "[zh-Hans] b", "[zh-Hans] c"]


async def test_a_gloss_in_a_shared_copy_gets_its_translation(tmp_path: Path) -> None:
    translator = FakeTranslator(down=True)
    async with world(tmp_path, discord=FakeDiscord(pressed=True), translator=translator) as here:
        await build_bridge(here)
        await rush(here, "good evening", "good night")
        assert here.discord.posts == 1
        translator.down = False
        here.now += timedelta(minutes=1)
        async with asyncio.timeout(10):
            while shown(here.discord) != ["[zh-Hans] good evening\n[zh-Hans] good night"]:
                await asyncio.sleep(0.005)


async def test_a_late_translation_of_a_neighbour_holds_nobody_up(tmp_path: Path) -> None:
    translator = FakeTranslator()
    async with world(tmp_path, discord=FakeDiscord(pressed=True), translator=translator) as here:
        await build_bridge(here)
        translate = translator.translate
        late = asyncio.Event()

        async def slow(text: str, **rest: object) -> object:
            if text == "slow":
                await late.wait()
            return await translate(text, **rest)  # pyright: ignore[reportArgumentType]

        translator.translate = slow  # pyright: ignore[reportAttributeAccessIssue]
        here.discord.full = True
        await here.say("quick")
        await here.say("slow")
        here.discord.full = False
        async with asyncio.timeout(10):
            while shown(here.discord) != ["[zh-Hans] quick"]:
                await asyncio.sleep(0.005)
        late.set()
        await here.settle()
        assert shown(here.discord) == ["[zh-Hans] quick", "[zh-Hans] slow"]


async def test_a_paused_bridge_still_takes_a_deleted_line_out(here: World) -> None:
    first, _ = await rush(here, "a", "b")
    await here.bridges.set_paused("Harbour", paused=True, by=MODERATOR)
    await here.delete(first)
    await here.settle()
    assert shown(here.discord) == ["[zh-Hans] b"]
