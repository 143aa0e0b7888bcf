"""What a thread is called is held to the rules that messages are held to."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from bot.model import Action, ChannelId, GuildId, MessageId
from bot.relay.ports import Forbidden
from bot.relay.thread_names import Forum
from tests.integration.relay.gatekeeper import FakeChoices, FakeDocket, FakeGate
from tests.integration.relay.test_holds import two_servers
from tests.integration.relay.world import (
    CHINESE,
    ENGLISH,
    HARBOR,
    LIN,
    MAYA,
    TEAHOUSE,
    FakeDiscord,
    World,
    world,
)

NEUTRAL = "relay-thread-unnamed()"
ACTIONS = (Action.HOLD, Action.DROP, Action.MUTE)


@pytest.fixture
def gate() -> FakeGate:
    return FakeGate()


@pytest.fixture
def choices() -> FakeChoices:
    return FakeChoices()


@pytest.fixture
def discord() -> FakeDiscord:
    return FakeDiscord()


@pytest_asyncio.fixture
async def here(
    tmp_path: Path, gate: FakeGate, choices: FakeChoices, discord: FakeDiscord
) -> AsyncIterator[World]:
    async with world(tmp_path, discord=discord, gate=gate, docket=FakeDocket(), choices=choices) as started:
        await two_servers(started)
        yield started


def names(here: World, channel_id: ChannelId = CHINESE) -> list[str]:
    return [thread.name for thread in here.discord.in_channel(channel_id)]


@pytest.mark.parametrize("who", ["muted", "hasty", "opted out"])
async def test_a_thread_of_somebody_who_is_not_heard_has_no_counterpart(
    here: World, gate: FakeGate, choices: FakeChoices, who: str
) -> None:
    if who == "muted":
        gate.kept_out.add(MAYA.id)
    elif who == "hasty":
        gate.hasty.add(TEAHOUSE)
    else:
        choices.out.add(MAYA.id)
    thread = await here.thread("Tea")
    await here.change(thread, name="Coffee")
    await here.settle()
    assert names(here) == []
    await here.thread("Cake", owner=LIN)
    await here.settle()
    assert names(here) == ([] if who == "hasty" else ["[zh-Hans] Cake"])


async def test_no_catch_up_opens_it_afterwards(
    here: World, gate: FakeGate, tmp_path: Path, discord: FakeDiscord
) -> None:
    gate.kept_out.add(MAYA.id)
    await here.thread("Tea")
    await here.relay.aclose(grace=1.0)
    async with world(tmp_path, discord=discord, last_id=here.last_id) as again:
        await again.settle()
        assert names(again) == []


@pytest.mark.parametrize("opted_out", [True, False])
async def test_somebody_else_opens_it_without_its_name(
    here: World, gate: FakeGate, choices: FakeChoices, opted_out: bool
) -> None:
    (choices.out if opted_out else gate.kept_out).add(MAYA.id)
    thread = await here.thread("Tea")
    await here.say("Mine", thread=thread.id)
    await here.say("Oolong", thread=thread.id, author=LIN)
    await here.settle()
    (there,) = here.discord.in_channel(CHINESE)
    assert there.name == NEUTRAL
    assert here.discord.shown(ChannelId(there.id)) == ["[zh-Hans] Oolong"]


@pytest.mark.parametrize("guild", [HARBOR, TEAHOUSE])
@pytest.mark.parametrize("action", ACTIONS)
async def test_a_name_that_breaks_a_rule_of_either_server_is_not_shown_nor_translated(
    here: World, gate: FakeGate, guild: GuildId, action: Action
) -> None:
    gate.words = {guild: {"spam": action}}
    await here.thread("spam here")
    await here.settle()
    assert names(here) == [NEUTRAL]
    assert here.translator.calls == []


async def test_a_translation_of_a_name_that_breaks_a_rule_is_not_shown(here: World, gate: FakeGate) -> None:
    gate.in_translation = {TEAHOUSE: {"[zh-Hans] Tea": Action.HOLD}}
    await here.thread("Tea")
    await here.settle()
    assert names(here) == [NEUTRAL]


async def test_what_is_only_logged_is_shown(here: World, gate: FakeGate) -> None:
    gate.words = {HARBOR: {"Tea": Action.LOG}}
    await here.thread("Tea")
    await here.settle()
    assert names(here) == ["[zh-Hans] Tea"]


async def test_a_new_name_is_asked_about_as_the_first_one_was(here: World, gate: FakeGate) -> None:
    gate.words = {TEAHOUSE: {"spam": Action.DROP}}
    thread = await here.thread("Tea")
    await here.settle()
    await here.change(thread, name="spam here")
    await here.settle()
    assert names(here) == [NEUTRAL]
    await here.change(thread, name="Coffee")
    await here.settle()
    assert names(here) == ["[zh-Hans] Coffee"]
    assert names(here, ENGLISH) == ["Coffee"]


async def test_a_message_that_is_shown_outside_of_its_thread_does_not_name_it(
    here: World, gate: FakeGate
) -> None:
    gate.words = {TEAHOUSE: {"spam": Action.HOLD}}
    thread = here.unheard_thread("spam here")
    here.discord.fail("start", Forbidden("no"), times=9)
    message = await here.say("Oolong", thread=thread.id)
    await here.settle()
    await here.edit(message, "Green")
    await here.settle()
    (shown,) = here.discord.shown(CHINESE)
    assert "spam" not in shown
    assert "relay-thread-unnamed" in shown
    assert shown.endswith("[zh-Hans] Green")


async def test_a_post_in_a_forum_has_no_name_that_breaks_a_rule(
    here: World, gate: FakeGate, discord: FakeDiscord
) -> None:
    discord.forums.update({ENGLISH: Forum(), CHINESE: Forum()})
    gate.words = {TEAHOUSE: {"spam": Action.HOLD}}
    thread = here.unheard_thread("spam here")
    first = here.unheard("Walnut", thread=thread.id)
    await here.relay.message(replace(first, id=MessageId(thread.id)))
    await here.settle()
    assert names(here) == [NEUTRAL]
