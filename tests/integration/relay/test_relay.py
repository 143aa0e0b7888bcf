"""The way of a message, from its acceptance to its copies."""

import asyncio
from dataclasses import replace
from pathlib import Path

from bot.model import (
    Attachment,
    Author,
    MessageId,
    Reply,
    Style,
    UserId,
    WebhookId,
)
from bot.relay.ports import FilesUnavailable, Unreachable
from tests.integration.relay.world import (
    CHINESE,
    ENGLISH,
    LIN,
    MODERATOR,
    TAIWANESE,
    WEBHOOKS,
    World,
    build_bridge,
    until,
    world,
)


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
    await until(lambda: here.discord.shown(CHINESE) == [])
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
