"""A reply's copy quotes what it answers, and never longer than that is there to be read."""

from collections.abc import AsyncGenerator
from dataclasses import replace
from pathlib import Path

import pytest_asyncio

from bot.i18n import Texts
from bot.model import Attachment, ChannelId, Deleted, Incoming, Locale, MessageId, Reply
from bot.relay.scene import Say
from tests.integration.relay.world import CHINESE, ENGLISH, LIN, World, build_bridge, world

TEXTS = Texts.load(Path(__file__).parents[3] / "locales", strict=True)
CAT = Attachment(filename="cat.png", url="https://cdn.example/cat.png", size=1000)


def in_words(locale: Locale) -> Say:
    return TEXTS(locale).say


@pytest_asyncio.fixture
async def here(tmp_path: Path) -> AsyncGenerator[World]:
    async with world(tmp_path, texts=in_words) as made:
        await build_bridge(made)
        yield made


def to(message: Incoming, *, name: str | None = "Maya") -> Reply:
    return Reply(message_id=message.id, channel_id=message.channel_id, author_name=name)


def last_shown(here: World, channel_id: ChannelId) -> tuple[MessageId, str]:
    message_id, (content, _) = list(here.discord.messages[channel_id].items())[-1]
    return message_id, content


async def test_a_reply_quotes_the_copy_that_its_readers_know(here: World) -> None:
    first = await here.say("good morning")
    await here.settle()
    await here.say("and to you", reply=to(first))
    await here.settle()
    _, content = last_shown(here, CHINESE)
    line, text = content.split("\n")
    assert line.startswith("-# ↪ [Maya](https://discord.com/channels/")
    assert line.endswith(") \\[zh-Hans\\] good morning")
    assert text == "[zh-Hans] and to you"


async def test_a_reply_to_a_copy_quotes_the_original(here: World) -> None:
    await here.say("早上好", channel=CHINESE, author=LIN)
    await here.settle()
    ((copy_id, _),) = here.discord.messages[ENGLISH].items()
    answer = Reply(message_id=copy_id, channel_id=ENGLISH, author_name="林小雨")
    await here.say("morning", reply=answer)
    await here.settle()
    assert last_shown(here, CHINESE)[1].split("\n")[0].endswith(") 早上好")


async def test_what_is_deleted_is_quoted_no_longer(here: World) -> None:
    first = await here.say("a secret")
    await here.settle()
    await here.say("oh", reply=to(first), attachments=(CAT,))
    await here.settle()
    await here.delete(first)
    await here.settle()
    ((content, part),) = here.discord.messages[CHINESE].values()
    assert content == "-# ↪ 原消息已删除\n[zh-Hans] oh"
    assert part.files == (CAT,)


async def test_a_reply_that_is_still_on_its_way_quotes_nothing_that_was_deleted(here: World) -> None:
    first = await here.say("a secret")
    await here.settle()
    await here.say("oh", reply=to(first))
    await here.delete(first)
    await here.settle()
    assert "secret" not in "".join(here.discord.shown(CHINESE))


async def test_a_quotation_follows_an_edit(here: World) -> None:
    first = await here.say("a typpo")
    await here.settle()
    await here.say("funny", reply=to(first))
    await here.settle()
    await here.edit(first, "a typo")
    await here.settle()
    line, text = last_shown(here, CHINESE)[1].split("\n")
    assert line.endswith(" \\[zh-Hans\\] a typo")
    assert text == "[zh-Hans] funny"


async def test_a_copy_that_moderators_removed_is_quoted_no_longer(here: World) -> None:
    first = await here.say("rude words")
    await here.settle()
    copy_id, _ = last_shown(here, CHINESE)
    await here.say("hey!", reply=to(first))
    await here.settle()
    del here.discord.messages[CHINESE][copy_id]
    await here.relay.deleted(Deleted(channel_id=CHINESE, message_ids=(copy_id,)))
    await here.settle()
    assert "rude" not in "".join(here.discord.shown(CHINESE))
    assert last_shown(here, CHINESE)[1].endswith("[zh-Hans] hey!")


async def test_what_is_older_than_our_memory_is_answered_by_name(here: World) -> None:
    unknown = replace(here.incoming("long ago"), id=MessageId(5))
    await here.say("I remember", reply=to(unknown))
    await here.say("I don't", reply=to(unknown, name=None))
    await here.settle()
    assert here.discord.shown(CHINESE) == [
        "-# ↪ Maya\n[zh-Hans] I remember",
        "-# ↪ 原消息已删除\n[zh-Hans] I don't",
    ]


async def test_a_deleted_message_is_redacted_after_a_restart_too(tmp_path: Path) -> None:
    async with world(tmp_path, texts=in_words) as here:
        await build_bridge(here)
        first = await here.say("a secret")
        await here.settle()
        await here.say("oh", reply=to(first))
        await here.settle()
        here.relay._lanes._closing = True
        await here.delete(first)
        discord, last_id = here.discord, here.last_id
    async with world(tmp_path, texts=in_words, discord=discord, last_id=last_id) as again:
        await again.settle()
        assert "secret" not in "".join(discord.shown(CHINESE))
