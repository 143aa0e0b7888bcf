"""What people decide for themselves is done in the relay."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.model import Deleted, Reply
from tests.integration.relay.gatekeeper import FakeChoices
from tests.integration.relay.test_replies import in_words
from tests.integration.relay.world import CHINESE, ENGLISH, LIN, MAYA, FakeDiscord, build_bridge, world


async def test_whoever_opts_out_is_not_relayed_from_that_moment(tmp_path: Path) -> None:
    choices = FakeChoices()
    async with world(tmp_path, choices=choices) as here:
        await build_bridge(here)
        first = await here.say("before")
        await here.settle()
        choices.out.add(MAYA.id)
        await here.say("after")
        await here.say("somebody else", author=LIN)
        later = here.now + timedelta(minutes=1)
        await here.relay.edited(replace(first, content="changed", edited_at=later))
        await here.settle()
        assert here.discord.shown(CHINESE) == ["[zh-Hans] before", "[zh-Hans] somebody else"]
        choices.out.clear()
        await here.say("back again")
        await here.settle()
        assert here.discord.shown(CHINESE)[-1] == "[zh-Hans] back again"


async def test_their_deletions_are_honoured_and_so_is_taking_back(tmp_path: Path) -> None:
    choices = FakeChoices()
    async with world(tmp_path, choices=choices) as here:
        await build_bridge(here)
        first, second = await here.say("one"), await here.say("two")
        await here.settle()
        choices.out.add(MAYA.id)
        await here.relay.deleted(Deleted(channel_id=ENGLISH, message_ids=(first.id,)))
        later = here.now + timedelta(minutes=1)
        await here.relay.edited(replace(second, content="// two", edited_at=later))
        await here.settle()
        assert here.discord.shown(CHINESE) == []


async def test_a_catch_up_brings_nothing_of_theirs(tmp_path: Path) -> None:
    discord = FakeDiscord()
    async with world(tmp_path, discord=discord) as here:
        await build_bridge(here)
        await here.say("before")
        await here.settle()
        here.unheard("meanwhile")
        here.unheard("somebody else", author=LIN)
        last_id = here.last_id
    async with world(tmp_path, discord=discord, last_id=last_id, choices=FakeChoices({MAYA.id})) as here:
        await here.settle()
        assert discord.shown(CHINESE) == ["[zh-Hans] before", "[zh-Hans] somebody else"]


async def test_somebody_hidden_does_not_bring_up_the_name_of_whoever_hides_them(tmp_path: Path) -> None:
    choices = FakeChoices()
    async with world(tmp_path, choices=choices, texts=in_words) as here:
        await build_bridge(here)
        first = await here.say("good morning")
        choices.hidden.add((LIN.id, first.id))
        answer = Reply(message_id=first.id, channel_id=ENGLISH, author_name="Maya")
        await here.say("hello again", author=LIN, reply=answer)
        await here.say("hello", author=MAYA, reply=answer)
        await here.settle()
        hidden, other = here.discord.shown(CHINESE)[1:]
        assert "Maya" not in hidden
        assert hidden.startswith("-# ↪ […](https://discord.com/channels/")
        assert other.startswith("-# ↪ [Maya](")
