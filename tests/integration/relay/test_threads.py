"""Threads have counterparts in the other channels, and what happens in them happens there."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot.model import ChannelId, Deleted, Language, MessageId, Place, Reply, Thread, ThreadId
from bot.relay.ports import Forbidden, Refused, Unreachable
from bot.relay.thread_names import Forum
from bot.translation import Scope, Translation
from tests.integration.relay.world import (
    CHINESE,
    ENGLISH,
    LIN,
    MODERATOR,
    TAIWANESE,
    FakeDiscord,
    FakeTranslator,
    World,
    build_bridge,
    world,
)


def inside(thread: Thread) -> ChannelId:
    """Where what is said in a thread is shown."""
    return ChannelId(thread.id)


def only(here: World, channel_id: ChannelId = CHINESE) -> Thread:
    (thread,) = here.discord.in_channel(channel_id)
    return thread


async def test_a_thread_under_a_message_stands_under_its_copy(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        message = await here.say("Which tea?")
        thread = await here.thread("Tea", under=message)
        await here.say("Oolong", thread=thread.id)
        await here.settle()
        there = only(here)
        assert there.name == "[zh-Hans] Tea"
        assert there.id in here.discord.messages[CHINESE]
        assert here.discord.shown(inside(there)) == ["[zh-Hans] Oolong"]
        assert here.discord.shown(CHINESE) == ["[zh-Hans] Which tea?"]


async def test_a_thread_under_a_copy_stands_under_the_original_and_every_other_copy(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here, taiwan=True)
        message = await here.say("Which tea?")
        await here.settle()
        (copy_id,) = here.discord.messages[CHINESE]
        thread = await here.thread("茶", under=copy_id, channel=CHINESE)
        await here.say("乌龙", thread=thread.id, channel=CHINESE, author=LIN)
        await here.settle()
        assert only(here, ENGLISH).id == message.id
        assert here.discord.shown(ChannelId(message.id)) == ["[en] 乌龙"]
        taiwan = only(here, TAIWANESE)
        assert taiwan.id in here.discord.messages[TAIWANESE]
        assert here.discord.shown(inside(taiwan)) == ["乌龙"]


async def test_people_talk_in_a_thread_from_both_sides(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here, taiwan=True)
        thread = await here.thread("Tea")
        question = await here.say("Which tea?", thread=thread.id)
        await here.settle()
        there = only(here)
        answered = Reply(message_id=question.id, channel_id=ChannelId(thread.id), author_name="Maya")
        await here.say("乌龙", thread=there.id, channel=CHINESE, author=LIN, reply=answered)
        await here.settle()
        (answer,) = here.discord.shown(inside(thread))
        assert answer.endswith("[en] 乌龙")
        assert f"/{thread.id}/{question.id}" in answer
        assert len(here.discord.shown(inside(only(here, TAIWANESE)))) == 2
        assert not here.discord.shown(CHINESE) + here.discord.shown(ENGLISH) + here.discord.shown(TAIWANESE)


async def test_edits_and_deletions_follow_into_threads(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        thread = await here.thread("Tea")
        first, second = [await here.say(text, thread=thread.id) for text in ("Green", "Black")]
        await here.edit(first, "White")
        await here.delete(second)
        await here.settle()
        assert here.discord.shown(inside(only(here))) == ["[zh-Hans] White"]


async def test_speaking_in_a_thread_that_is_older_than_the_bridge_opens_it(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        old = here.unheard_thread("Tea")
        await build_bridge(here)
        await here.say("Still here?", thread=old.id)
        await here.settle()
        assert here.discord.shown(inside(only(here))) == ["[zh-Hans] Still here?"]


async def test_a_name_is_cut_at_a_grapheme(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        await here.thread("👨‍👩‍👧" * 12)
        await here.settle()
        name = only(here).name
        assert len(name.encode("utf-16-le")) <= 200
        assert name.removeprefix("[zh-Hans] ").removesuffix("…").replace("👨‍👩‍👧", "") == ""


async def test_a_thread_that_we_open_comes_back_to_nobody(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        await here.thread("Tea")
        await here.settle()
        await here.relay.thread(only(here), new=True)
        await here.relay.thread(only(here))
        await here.settle()
        assert len(here.discord.threads) == 2
        assert here.discord.changes == 0


async def test_a_name_follows_both_ways_and_does_not_return(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here, taiwan=True)
        thread = await here.thread("Tea")
        await here.settle()
        await here.change(thread, name="Coffee")
        await here.settle()
        there = only(here)
        assert there.name == "[zh-Hans] Coffee"
        await here.relay.thread(there)
        await here.settle()
        assert here.discord.threads[thread.id].name == "Coffee"

        await here.change(there, name="咖啡")
        await here.settle()
        assert here.discord.threads[thread.id].name == "[en] 咖啡"
        assert only(here, TAIWANESE).name == "咖啡"
        for each in list(here.discord.threads.values()):
            await here.relay.thread(each)
        await here.settle()
        assert only(here).name == "咖啡"


@pytest.mark.parametrize("trait", ["archived", "locked"])
async def test_archives_and_locks_follow_both_ways(tmp_path: Path, trait: str) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        thread = await here.thread("Tea")
        await here.settle()
        await here.change(thread, **{trait: True})
        await here.settle()
        assert getattr(only(here), trait)
        await here.relay.thread(only(here))
        await here.change(only(here), **{trait: False})
        await here.settle()
        assert not getattr(here.discord.threads[thread.id], trait)
        assert here.discord.changes == 2


async def test_a_lock_and_a_name_from_both_sides_at_once_both_stay(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        thread = await here.thread("Tea")
        await here.settle()
        await here.change(only(here), locked=True)
        await here.change(thread, name="Coffee")
        await here.settle()
        assert (only(here).name, only(here).locked) == ("[zh-Hans] Coffee", True)
        kept = here.discord.threads[thread.id]
        assert (kept.name, kept.locked) == ("Coffee", True)


async def test_a_deleted_thread_takes_its_counterparts_along(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here, taiwan=True)
        thread = await here.thread("Tea")
        await here.say("Oolong", thread=thread.id)
        await here.settle()
        await here.remove(thread)
        await here.settle()
        assert here.discord.threads == {}


async def test_deleting_the_message_that_began_a_thread_leaves_the_thread(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        message = await here.say("Which tea?")
        thread = await here.thread("Tea", under=message)
        await here.settle()
        await here.delete(message)
        await here.say("Oolong", thread=thread.id)
        await here.settle()
        assert here.discord.shown(CHINESE) == []
        assert here.discord.shown(inside(only(here))) == ["[zh-Hans] Oolong"]


@pytest.mark.parametrize("heard", [True, False])
async def test_a_counterpart_that_moderators_delete_stays_away(tmp_path: Path, heard: bool) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here, taiwan=True)
        thread = await here.thread("Tea")
        await here.settle()
        if heard:
            await here.remove(only(here))
        else:
            del here.discord.threads[only(here).id]
        for text in ("Oolong", "Green"):
            await here.say(text, thread=thread.id)
        await here.change(thread, name="Coffee")
        await here.say("and in the channel")
        await here.settle()
        assert here.discord.in_channel(CHINESE) == []
        assert here.discord.shown(CHINESE) == ["[zh-Hans] and in the channel"]
        assert here.discord.shown(inside(only(here, TAIWANESE))) == ["[zh-Hant] Oolong", "[zh-Hant] Green"]
        assert here.discord.threads[thread.id].name == "Coffee"
        assert here.reports.told == []


async def test_without_the_permission_a_thread_is_shown_in_the_channel(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        thread = await here.thread("Tea")
        here.discord.fail("start", Forbidden("no"), times=9)
        message = await here.say("Oolong", thread=thread.id)
        await here.edit(message, "Green")
        await here.settle()
        assert here.discord.shown(CHINESE) == ["relay-thread(\\[zh-Hans\\] Tea)\n[zh-Hans] Green"]
        assert here.reports.told == [f"threads forbidden {CHINESE}"]
        here.discord.faults.clear()
        await here.say("Black", thread=thread.id)
        await here.settle()
        assert here.discord.shown(inside(only(here))) == ["[zh-Hans] Black"]


async def test_a_name_that_is_not_accepted_costs_no_message(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        old = here.unheard_thread("Tea")
        here.discord.fail("start", Refused("240000"))
        await here.say("Oolong", thread=old.id)
        await here.settle()
        assert here.discord.shown(CHINESE) == ["relay-thread(\\[zh-Hans\\] Tea)\n[zh-Hans] Oolong"]
        assert here.reports.told == []


async def test_a_change_that_is_not_allowed_blocks_nobody_and_is_no_news(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        thread = await here.thread("Tea")
        await here.settle()
        here.discord.fail("change", Forbidden("no"))
        await here.change(thread, locked=True)
        await here.say("Hello")
        await here.settle()
        assert here.discord.shown(CHINESE) == ["[zh-Hans] Hello"]
        assert here.reports.told == [f"threads forbidden {CHINESE}"]
        await here.relay.thread(only(here))
        await here.settle()
        assert here.discord.threads[thread.id].locked


@pytest.mark.parametrize("under", [True, False])
async def test_a_thread_of_unknown_outcome_is_not_made_twice(tmp_path: Path, under: bool) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        message = await here.say("Which tea?") if under else None
        here.discord.fail("start", Unreachable("time-out", answered=False), after_effect=True)
        thread = await here.thread("Tea", under=message)
        await here.say("Oolong", thread=thread.id)
        await here.settle()
        assert here.discord.shown(inside(only(here))) == ["[zh-Hans] Oolong"]


async def test_a_thread_whose_record_a_kill_prevented_is_found_again(tmp_path: Path) -> None:
    discord = FakeDiscord()
    async with world(tmp_path, discord=discord) as here:
        await build_bridge(here)
        discord.fail("start", Unreachable("killed", answered=False), after_effect=True)
        discord.fail("start", Unreachable("killed", answered=False), times=10_000)
        await here.thread("Tea")
        await here.relay.aclose(grace=0.05)
    discord.faults.clear()
    async with world(tmp_path, discord=discord) as here:
        await here.settle()
        await here.say("Oolong", thread=discord.in_channel(ENGLISH)[0].id)
        await here.settle()
        assert discord.shown(inside(only(here))) == ["[zh-Hans] Oolong"]


class Recovering(FakeTranslator):
    """Down for the first two calls."""

    async def translate(
        self, text: str, *, target: Language, source: Language | None = None, scope: Scope | None = None
    ) -> Translation:
        self.down = len(self.calls) < 2
        return await super().translate(text, target=target, source=source, scope=scope)


async def test_a_name_without_a_translation_is_replaced_when_there_is_one(tmp_path: Path) -> None:
    async with world(tmp_path, translator=Recovering()) as here:
        await build_bridge(here)
        await here.thread("Tea")
        await here.settle()
        async with asyncio.timeout(10):
            while only(here).name == "Tea":
                await asyncio.sleep(0)
        assert only(here).name == "[zh-Hans] Tea"


async def test_a_locked_thread_is_locked_from_the_start(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        old = here.unheard_thread("Rules")
        here.discord.threads[old.id] = replace(old, locked=True)
        await build_bridge(here)
        await here.say("Read these", thread=old.id)
        await here.settle()
        assert only(here).locked


async def test_what_we_opened_is_not_taken_for_somebody_elses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bot answers in a counterpart before that is on record."""
    async with world(tmp_path) as here:
        await build_bridge(here)
        await here.bridges.set_allow_bots("Harbour", allow=True, by=MODERATOR)
        thread = await here.thread("Tea")
        await here.settle()
        ours = only(here)
        await here.threads.forget(ours.id)
        look = here.discord.look

        async def meanwhile(place: Place) -> Thread | None:
            await here.threads.add(thread.id, ours)
            return await look(place)

        monkeypatch.setattr(here.discord, "look", meanwhile)
        await here.say("自动回复", thread=ours.id, channel=CHINESE, author=LIN)
        await here.settle()
        assert here.discord.shown(inside(thread)) == ["[en] 自动回复"]
        assert len(here.discord.threads) == 2


# Forums.


def with_forums(**tags: tuple[str, ...]) -> FakeDiscord:
    needs_tag = tags.pop("needs_tag", None) is not None
    return FakeDiscord(
        forums={
            ENGLISH: Forum(tags=tags.get("english", ())),
            CHINESE: Forum(tags=tags.get("chinese", ()), needs_tag=needs_tag),
        }
    )


async def post(here: World, name: str, content: str, *, tags: tuple[str, ...] = ()) -> Thread:
    """Somebody opens a post; its first message has its id."""
    thread = here.unheard_thread(name, tags=tags)
    first = here.unheard(content, thread=thread.id)
    first = replace(first, id=MessageId(thread.id))
    await here.relay.message(first)
    return thread


async def test_a_forum_post_is_opened_by_its_author_with_its_tags(tmp_path: Path) -> None:
    discord = with_forums(english=("Wood", "Help"), chinese=("[zh-Hans] Wood", "求助", "help"))
    async with world(tmp_path, discord=discord) as here:
        await build_bridge(here)
        thread = await post(here, "Tray", "Walnut", tags=("Wood", "Help"))
        await here.say("Nice", thread=thread.id)
        await here.settle()
        there = only(here)
        assert (there.name, there.tags) == ("[zh-Hans] Tray", ("[zh-Hans] Wood", "help"))
        assert discord.shown(inside(there)) == ["[zh-Hans] Walnut", "[zh-Hans] Nice"]
        assert discord.parts(inside(there))[0].name == "Maya"
        assert there.id in discord.messages[inside(there)]


async def test_a_tag_is_found_by_translating_the_other_sides(tmp_path: Path) -> None:
    discord = with_forums(english=("[en] 木工",), chinese=("木工",))
    async with world(tmp_path, discord=discord) as here:
        await build_bridge(here)
        await post(here, "Tray", "Walnut", tags=("[en] 木工",))
        await here.settle()
        assert only(here).tags == ("木工",)


@pytest.mark.parametrize(("needed", "tags"), [(False, ()), (True, ("木工",))])
async def test_a_tag_that_nothing_stands_for_is_left_out(
    tmp_path: Path, needed: bool, tags: tuple[str, ...]
) -> None:
    discord = with_forums(english=("Odd",), chinese=("木工", "求助"), **({"needs_tag": ()} if needed else {}))
    async with world(tmp_path, discord=discord) as here:
        await build_bridge(here)
        await post(here, "Tray", "Walnut", tags=("Odd",))
        await here.settle()
        assert only(here).tags == tags


async def test_tags_follow(tmp_path: Path) -> None:
    discord = with_forums(english=("Wood", "Help"), chinese=("Wood", "Help"))
    async with world(tmp_path, discord=discord) as here:
        await build_bridge(here)
        thread = await post(here, "Tray", "Walnut", tags=("Wood",))
        await here.settle()
        await here.change(thread, tags=("Help",))
        await here.settle()
        assert only(here).tags == ("Help",)


async def test_a_post_of_unknown_outcome_is_found_again(tmp_path: Path) -> None:
    discord = with_forums()
    async with world(tmp_path, discord=discord) as here:
        await build_bridge(here)
        discord.fail("open", Unreachable("time-out", answered=False), after_effect=True)
        thread = await post(here, "Tray", "Walnut " * 400)
        await here.say("Nice", thread=thread.id)
        await here.settle()
        assert len(discord.shown(inside(only(here)))) == 3


async def test_an_edit_of_a_posts_first_message_follows_and_its_deletion_leaves_the_post(
    tmp_path: Path,
) -> None:
    async with world(tmp_path, discord=with_forums()) as here:
        await build_bridge(here)
        thread = await post(here, "Tray", "Walnut")
        first = replace(here.incoming("Walnut", thread=thread.id), id=MessageId(thread.id))
        await here.edit(first, "Oak")
        await here.settle()
        assert here.discord.shown(inside(only(here))) == ["[zh-Hans] Oak"]
        await here.relay.deleted(Deleted(channel_id=ENGLISH, message_ids=(first.id,)))
        await here.say("Nice", thread=thread.id)
        await here.settle()
        assert here.discord.shown(inside(only(here))) == ["[zh-Hans] Nice"]


async def test_speaking_in_a_post_that_is_older_than_the_bridge_opens_one(tmp_path: Path) -> None:
    async with world(tmp_path, discord=with_forums()) as here:
        old = here.unheard_thread("Tray")
        await build_bridge(here)
        await here.say("Nice", thread=old.id)
        await here.settle()
        assert here.discord.shown(inside(only(here))) == ["[zh-Hans] Nice"]
        assert only(here).id != ThreadId(old.id)
