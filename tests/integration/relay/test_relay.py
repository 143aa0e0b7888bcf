"""The way of a message, from its acceptance to its copies."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.errors import StorageError
from bot.model import (
    Attachment,
    Author,
    BridgeId,
    ChannelId,
    Incoming,
    Language,
    MessageId,
    Reply,
    Style,
    UserId,
    WebhookId,
)
from bot.relay.ports import ChannelGone, FilesUnavailable, Forbidden, Limited, Refused, Unreachable
from tests.integration.relay.world import (
    CHINESE,
    ENGLISH,
    LIN,
    MODERATOR,
    TAIWANESE,
    WEBHOOKS,
    FakeDiscord,
    FakeTranslator,
    World,
    build_bridge,
    world,
)


@pytest_asyncio.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as started:
        await build_bridge(started)
        yield started


async def test_a_message_arrives_translated_under_its_authors_name(here: World) -> None:
    await here.say("hello")
    await here.settle()
    (part,) = here.discord.parts(CHINESE)
    assert part.content == "[zh-Hans] hello"
    assert part.name == "Maya"
    assert part.avatar_url == "https://cdn.example/maya.png"


async def test_it_goes_the_other_way_as_well(here: World) -> None:
    await here.say("你好", channel=CHINESE, author=LIN)
    await here.settle()
    assert here.discord.shown(ENGLISH) == ["[en] 你好"]
    assert here.discord.shown(CHINESE) == []


async def test_messages_arrive_in_the_order_in_which_they_were_accepted(here: World) -> None:
    messages = [here.incoming(f"message {number}") for number in range(50)]
    await asyncio.gather(*(here.relay.message(message) for message in messages))
    await here.settle()
    assert here.discord.shown(CHINESE) == [f"[zh-Hans] message {number}" for number in range(50)]


async def test_one_call_a_language_serves_every_destination(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here, taiwan=True)
        await here.say("hello")
        await here.settle()
        assert here.discord.shown(TAIWANESE) == ["[zh-Hant] hello"]
        assert sorted(here.translator.calls) == [("hello", "zh-Hans"), ("hello", "zh-Hant")]


async def test_an_event_that_comes_twice_is_relayed_once(here: World) -> None:
    message = await here.say("hello")
    await here.relay.message(message)
    await here.settle()
    assert here.discord.posts == 1


async def test_our_own_copies_are_not_relayed_back(here: World) -> None:
    await here.relay.message(replace(here.incoming("echo"), webhook_id=WEBHOOKS[ENGLISH]))
    await here.settle()
    assert here.discord.posts == 0


async def test_other_bots_are_relayed_only_where_the_bridge_allows_them(here: World) -> None:
    bot = Author(id=UserId(7), name="Weather", avatar_url=None, is_bot=True)
    await here.say("rain", author=bot)
    await here.bridges.set_allow_bots("Harbour", allow=True, by=MODERATOR)
    await here.say("sun", author=bot)
    await here.relay.message(replace(here.incoming("wind"), webhook_id=WebhookId(5), author=bot))
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] sun", "[zh-Hans] wind"]


async def test_a_message_with_two_slashes_stays_where_it_is(here: World) -> None:
    await here.say("// just for us")
    await here.settle()
    assert here.discord.posts == 0


async def test_a_message_edited_to_stay_is_taken_back(here: World) -> None:
    message = await here.say("hello")
    await here.settle()
    await here.edit(message, "// hello")
    await here.settle()
    assert here.discord.shown(CHINESE) == []


async def test_an_unlinked_channel_costs_nothing(here: World) -> None:
    await here.bridges.unlink(ENGLISH, by=MODERATOR)
    await here.say("hello")
    await here.settle()
    assert here.discord.posts == 0
    assert here.translator.calls == []


async def test_a_paused_bridge_relays_no_words_but_still_removes_copies(here: World) -> None:
    message = await here.say("hello")
    await here.settle()
    await here.bridges.set_paused("Harbour", paused=True, by=MODERATOR)
    await here.say("unheard")
    await here.edit(message, "unseen")
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] hello"]
    await here.delete(message)
    await here.settle()
    assert here.discord.shown(CHINESE) == []


async def test_a_pause_holds_what_was_already_accepted_but_no_deletion(here: World) -> None:
    sent = await here.say("sent")
    await here.settle()
    here.discord.fail("send", Unreachable("500", answered=True))
    await here.say("waiting")
    await here.bridges.set_paused("Harbour", paused=True, by=MODERATOR)
    await here.delete(sent)
    await _until(lambda: here.discord.shown(CHINESE) == [])
    await here.settle()
    assert here.discord.shown(CHINESE) == []
    await here.bridges.set_paused("Harbour", paused=False, by=MODERATOR)
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] waiting"]


async def test_the_original_stands_below_in_small_text_when_the_bridge_says_so(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here, style=Style.WITH_ORIGINAL)
        await here.say("hello\n\n> friends")
        await here.settle()
        assert here.discord.shown(CHINESE) == ["[zh-Hans] hello\n\n> friends\n-# hello\n-# friends"]


async def test_namesakes_in_a_row_do_not_merge(here: World) -> None:
    twin = Author(id=UserId(102), name="Maya", avatar_url=None)
    for author in (None, twin, twin, None, twin):
        await here.say("me", **({} if author is None else {"author": author}))
        await here.settle()
    names = [part.name for part in here.discord.parts(CHINESE)]
    assert names[0] != names[1] == names[2] != names[3] != names[4]


# Edits and deletions.


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


# Replies and files.


async def test_a_reply_links_to_the_copy_of_what_it_answers(here: World) -> None:
    message = await here.say("hello")
    await here.settle()
    copy_id = next(iter(here.discord.messages[CHINESE]))
    answer = Reply(message_id=message.id, channel_id=ENGLISH, author_name="Maya")
    await here.say("indeed", reply=answer)
    await here.settle()
    line, text = here.discord.shown(CHINESE)[-1].split("\n")
    assert line.startswith(f"relay-reply(Maya, https://discord.com/channels/1/{CHINESE}/{copy_id})")
    assert text == "[zh-Hans] indeed"


async def test_a_reply_to_a_copy_links_to_the_original(here: World) -> None:
    message = await here.say("hello")
    await here.settle()
    copy_id = next(iter(here.discord.messages[CHINESE]))
    answer = Reply(message_id=copy_id, channel_id=CHINESE, author_name="Maya")
    await here.say("你好", channel=CHINESE, author=LIN, reply=answer)
    await here.settle()
    assert f"/channels/1/{ENGLISH}/{message.id}" in here.discord.shown(ENGLISH)[0]


async def test_a_reply_to_something_unknown_still_says_whom_it_answers(here: World) -> None:
    answer = Reply(message_id=MessageId(5), channel_id=ENGLISH, author_name="Old *Friend*")
    await here.say("yes", reply=answer)
    await here.settle()
    assert here.discord.shown(CHINESE) == ["relay-reply-lost(Old \\*Friend\\*)\n[zh-Hans] yes"]


async def test_files_go_over_and_one_that_is_too_big_is_named(here: World) -> None:
    cat = Attachment(filename="cat.png", url="https://cdn.example/cat.png", size=1000)
    film = Attachment(filename="film.mp4", url="https://cdn.example/film.mp4", size=26 * 1024 * 1024)
    await here.say("look", attachments=(cat, film))
    await here.settle()
    (part,) = here.discord.parts(CHINESE)
    assert part.files == (cat,)
    assert part.content == f"[zh-Hans] look\nrelay-attachment-too-big(film.mp4, {film.url}, 26)"


async def test_a_file_that_cannot_be_fetched_is_named_instead(here: World) -> None:
    cat = Attachment(filename="cat.png", url="https://cdn.example/cat.png", size=1000)
    here.discord.fail("send", FilesUnavailable([cat.url]))
    await here.say("look", attachments=(cat,))
    await here.settle()
    assert here.discord.shown(CHINESE) == [f"[zh-Hans] look\nrelay-attachment-failed(cat.png, {cat.url})"]


async def test_files_that_are_lost_one_after_the_other_are_all_named(here: World) -> None:
    cat = Attachment(filename="cat.png", url="https://cdn.example/cat.png", size=1000)
    dog = Attachment(filename="dog.png", url="https://cdn.example/dog.png", size=1000)
    for file in (cat, dog):
        here.discord.fail("send", FilesUnavailable([file.url]))
    await here.say("look", attachments=(cat, dog))
    await here.settle()
    (part,) = here.discord.parts(CHINESE)
    assert part.files == ()
    assert part.content.count("relay-attachment-failed") == 2


async def test_an_edit_that_needs_another_number_of_messages_neither_loses_nor_doubles_a_file(
    here: World,
) -> None:
    cat = Attachment(filename="cat.png", url="https://cdn.example/cat.png", size=1000)
    message = await here.say("word " * 500, attachments=(cat,))
    for count in (1000, 10):
        message = await here.edit(message, "word " * count)
        await here.settle()
        assert [file for part in here.discord.parts(CHINESE) for file in part.files] == [cat]


# Late and missing translations.


async def test_past_the_deadline_the_original_goes_out_with_a_gloss_and_is_edited_later(
    tmp_path: Path,
) -> None:
    translator = FakeTranslator(late=asyncio.Event())
    async with world(tmp_path, translator=translator, deadline=0.01) as here:
        await build_bridge(here)
        await here.say("good evening")
        await here.settle()
        assert here.discord.shown(CHINESE) == ["good evening\nrelay-gloss-pending(good·evening)"]
        assert translator.late is not None
        translator.late.set()
        here.now += timedelta(seconds=2)
        await _until(lambda: here.discord.shown(CHINESE) == ["[zh-Hans] good evening"])
        assert here.discord.posts == 1


async def test_an_upgrade_survives_a_restart(tmp_path: Path) -> None:
    discord = FakeDiscord()
    async with world(tmp_path, discord=discord, translator=FakeTranslator(down=True)) as here:
        await build_bridge(here)
        await here.say("good evening")
        await here.settle()
        assert "relay-gloss-pending" in discord.shown(CHINESE)[0]
        later = here.now + timedelta(minutes=1)
    async with world(tmp_path, discord=discord, now=later):
        await _until(lambda: discord.shown(CHINESE) == ["[zh-Hans] good evening"])


async def test_upgrades_go_on_after_a_failure_of_the_database(tmp_path: Path) -> None:
    translator = FakeTranslator(down=True)
    async with world(tmp_path, translator=translator) as here:
        await build_bridge(here)
        ask = here.outbox.next_upgrade_at

        async def fail_once() -> datetime | None:
            here.outbox.next_upgrade_at = ask
            raise StorageError("locked")

        here.outbox.next_upgrade_at = fail_once
        await here.say("good evening")
        await here.settle()
        translator.down = False
        here.now += timedelta(minutes=1)
        await _until(lambda: here.discord.shown(CHINESE) == ["[zh-Hans] good evening"])


async def test_an_upgrade_that_is_written_while_the_last_one_is_looked_for_is_not_missed(
    tmp_path: Path,
) -> None:
    translator = FakeTranslator(down=True)
    async with world(tmp_path, translator=translator) as here:
        await build_bridge(here)
        ask = here.outbox.next_upgrade_at

        async def answer_late() -> datetime | None:
            here.outbox.next_upgrade_at = ask
            here.upgrades.wake()
            return None

        here.outbox.next_upgrade_at = answer_late
        await here.say("good evening")
        await here.settle()
        translator.down = False
        here.now += timedelta(minutes=1)
        await _until(lambda: here.discord.shown(CHINESE) == ["[zh-Hans] good evening"])


async def test_without_any_engine_the_gloss_is_final(tmp_path: Path) -> None:
    translator = FakeTranslator(down=True, improves=False)
    async with world(tmp_path, translator=translator) as here:
        await build_bridge(here)
        await here.say("good evening")
        await here.settle()
        assert here.discord.shown(CHINESE) == ["good evening\nrelay-gloss(good·evening)"]
        assert await here.outbox.next_upgrade_at() is None


# Faults.


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
    await here.relay._sessions.order(BridgeId(1)).acquire()
    async with asyncio.timeout(1):
        await here.relay.aclose(grace=0.05)


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


async def _until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not condition():
            await asyncio.sleep(0.005)
