"""A reaction given on one side is seen on the other."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from bot.model import MessageId, Place
from bot.relay.ports import ChannelGone, Forbidden, Full, Part, Refused, Sent, Unreachable
from tests.integration.relay.board import MAGPIE
from tests.integration.relay.world import (
    CHINESE,
    ENGLISH,
    MODERATOR,
    TAIWANESE,
    FakeDiscord,
    World,
    build_bridge,
    world,
)

LONG = "word " * 700


@dataclass
class Scene:
    """One message, and where it is seen."""

    here: World
    original: MessageId
    copy: MessageId
    other: MessageId

    def shown(self) -> list[list[str]]:
        board = self.here.discord.board
        return [board.shown(message) for message in (self.original, self.copy, self.other)]


@pytest_asyncio.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Scene]:
    async with world(tmp_path) as here:
        await build_bridge(here, taiwan=True)
        original = (await here.say("hello")).id
        await here.settle()
        yield Scene(here, original, here.copy(CHINESE), here.copy(TAIWANESE))


async def test_a_reaction_to_the_original_is_seen_under_its_copies(scene: Scene) -> None:
    await scene.here.react(scene.original, "👍", by="Maya", channel=ENGLISH)
    await scene.here.settle()
    assert scene.shown() == [["👍"], ["👍"], ["👍"]]


async def test_a_reaction_to_a_copy_is_seen_under_the_original_and_the_other_copies(scene: Scene) -> None:
    await scene.here.react(scene.copy, "❤", by="Lin", channel=CHINESE)
    await scene.here.settle()
    assert scene.shown() == [["❤"], ["❤"], ["❤"]]


async def test_what_nobody_gives_any_more_goes_everywhere(scene: Scene) -> None:
    for by in ("Maya", "Priya"):
        await scene.here.react(scene.original, "👍", by=by, channel=ENGLISH)
    await scene.here.unreact(scene.original, "👍", by="Maya", channel=ENGLISH)
    await scene.here.settle()
    assert scene.shown() == [["👍"], ["👍"], ["👍"]], "Priya's is still there"
    await scene.here.unreact(scene.original, "👍", by="Priya", channel=ENGLISH)
    await scene.here.settle()
    assert scene.shown() == [[], [], []]


async def test_a_reaction_given_on_both_sides_stays_until_both_have_taken_it_back(scene: Scene) -> None:
    here = scene.here
    await here.react(scene.original, "👍", by="Maya", channel=ENGLISH)
    await here.settle()
    await here.react(scene.copy, "👍", by="Lin", channel=CHINESE)
    await here.settle()
    await here.unreact(scene.original, "👍", by="Maya", channel=ENGLISH)
    await here.settle()
    assert scene.shown() == [["👍"], ["👍"], ["👍"]]
    assert here.discord.board.given[scene.copy]["👍"] == ["Lin"]
    assert here.discord.board.given[scene.original]["👍"] == [MAGPIE]
    await here.unreact(scene.copy, "👍", by="Lin", channel=CHINESE)
    await here.settle()
    assert scene.shown() == [[], [], []]


async def test_reactions_are_given_before_their_copy_is_there(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        message = await here.say("hello")
        await here.react(message.id, "👍", by="Maya", channel=ENGLISH)
        await here.settle()
        assert here.discord.board.shown(here.copy(CHINESE)) == ["👍"]


async def test_a_long_message_has_its_reactions_below_its_end(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        message = await here.say(LONG)
        await here.settle()
        first, last = here.copy(CHINESE, 0), here.copy(CHINESE)
        await here.react(message.id, "👍", by="Maya", channel=ENGLISH)
        await here.react(first, "🎉", by="Lin", channel=CHINESE)
        await here.settle()
        board = here.discord.board
        assert (board.shown(first), board.shown(last)) == (["🎉"], ["👍"])
        assert board.shown(message.id) == ["👍", "🎉"]


async def test_reactions_move_to_the_new_end_of_an_edited_message(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        message = await here.say("short")
        await here.settle()
        await here.react(message.id, "👍", by="Maya", channel=ENGLISH)
        await here.settle()
        await here.edit(message, LONG)
        await here.settle()
        board = here.discord.board
        assert board.shown(here.copy(CHINESE, 0)) == []
        assert board.shown(here.copy(CHINESE)) == ["👍"]


async def test_messages_that_share_a_copy_have_their_reactions_below_it_together(tmp_path: Path) -> None:
    discord = FakeDiscord(pressed=True)
    board = discord.board
    async with world(tmp_path, discord=discord) as here:
        await build_bridge(here)
        discord.full = True
        first, second = [await here.say(word) for word in ("one", "two")]
        discord.full = False
        await here.settle()
        copy = here.copy(CHINESE)
        assert discord.posts == 1
        for message, emoji in ((first, "👍"), (second, "🎉")):
            await here.react(message.id, emoji, by="Maya", channel=ENGLISH)
            await here.settle()
        await here.react(copy, "👀", by="Lin", channel=CHINESE)
        await here.settle()
        assert board.shown(copy) == ["👍", "🎉", "👀"]
        assert board.shown(first.id) == ["👍"]
        assert board.shown(second.id) == ["🎉", "👀"], "readers react to what they see last"
        await here.delete(first)
        await here.settle()
        assert board.shown(copy) == ["🎉", "👀"]


async def test_an_emoji_that_cannot_be_used_hinders_no_other(scene: Scene) -> None:
    board = scene.here.discord.board
    board.fail("add 77", Refused("400 (10014)"), times=9)
    for emoji in ("77", "👍"):
        await scene.here.react(scene.original, emoji, by="Maya", channel=ENGLISH)
    await scene.here.settle()
    assert board.shown(scene.copy) == ["👍"]


async def test_discords_limit_of_different_emoji_is_kept(scene: Scene) -> None:
    board = scene.here.discord.board
    for number in range(15):
        board.give(scene.copy, f"c{number}", "Lin")
        board.give(scene.original, f"o{number}", "Maya")
    await scene.here.react(scene.original, "c14", by="Maya", channel=ENGLISH)
    await scene.here.settle()
    assert len(board.shown(scene.copy)) == 20
    assert MAGPIE in board.given[scene.copy]["c14"]
    board.fail("add", Full("400 (30010)"))
    await scene.here.react(scene.original, "👍", by="Maya", channel=ENGLISH)
    await scene.here.settle()
    assert scene.here.reports.told == []


@pytest.mark.parametrize("error", [Forbidden("403 (50013)"), Forbidden("403 (90001)")])
async def test_a_missing_permission_holds_up_no_message(scene: Scene, error: Forbidden) -> None:
    scene.here.discord.board.fail("add", error, times=2)
    await scene.here.react(scene.original, "👍", by="Maya", channel=ENGLISH)
    await scene.here.say("and on we go")
    await scene.here.settle()
    assert scene.here.discord.shown(CHINESE)[-1] == "[zh-Hans] and on we go"
    assert scene.here.reports.told == []
    assert scene.here.pauses == []


async def test_a_reaction_survives_a_broken_connection(scene: Scene) -> None:
    scene.here.discord.board.fail("under", Unreachable("reset", answered=False), times=5)
    await scene.here.react(scene.original, "👍", by="Maya", channel=ENGLISH)
    await scene.here.settle()
    assert scene.shown() == [["👍"], ["👍"], ["👍"]]


async def test_a_reaction_that_discord_keeps_failing_is_let_go(scene: Scene) -> None:
    scene.here.discord.board.fail("add", Unreachable("500", answered=True), times=100)
    await scene.here.react(scene.original, "👍", by="Maya", channel=ENGLISH)
    await scene.here.say("and on we go")
    await scene.here.settle()
    assert scene.here.discord.shown(CHINESE)[-1] == "[zh-Hans] and on we go"
    assert scene.here.reports.told == []


async def test_what_was_given_in_a_channel_that_cannot_be_seen_is_not_taken_away(scene: Scene) -> None:
    here = scene.here
    await here.react(scene.original, "👍", by="Maya", channel=ENGLISH)
    await here.settle()
    here.discord.board.unseen[ENGLISH] = ChannelGone("404 (10003)")
    await here.react(scene.other, "🎉", by="Wei", channel=TAIWANESE)
    await here.settle()
    assert here.discord.board.shown(scene.copy) == ["👍", "🎉"]
    assert here.bridges.link_of(CHINESE) is not None


async def test_a_hundred_people_agreeing_cost_no_more_than_one(scene: Scene) -> None:
    await scene.here.react(scene.original, "👍", by="Maya", channel=ENGLISH)
    await scene.here.settle()
    reads = scene.here.discord.board.reads
    for number in range(100):
        await scene.here.react(scene.original, "👍", by=f"{number}", channel=ENGLISH)
    await scene.here.settle()
    assert scene.here.discord.board.reads == reads


async def test_each_message_is_read_once_for_all_channels_but_its_own(scene: Scene) -> None:
    await scene.here.react(scene.original, "👍", by="Maya", channel=ENGLISH)
    await scene.here.settle()
    # Two channels each look at their own message, and together once at each of the three.
    assert scene.here.discord.board.reads == 5


async def test_nobody_is_told_of_reactions_during_a_pause(scene: Scene) -> None:
    here = scene.here
    bridge = here.bridges.bridge_of(ENGLISH)
    assert bridge is not None
    await here.bridges.set_paused(bridge.name, paused=True, by=MODERATOR)
    await here.react(scene.original, "👍", by="Maya", channel=ENGLISH)
    assert await here.outbox.channels_with_work() == []
    await here.bridges.set_paused(bridge.name, paused=False, by=MODERATOR)
    await here.react(scene.original, "👍", by="Priya", channel=ENGLISH)
    await here.settle()
    assert scene.shown() == [["👍"], ["👍"], ["👍"]]


async def test_a_reaction_that_was_accepted_survives_the_bots_end(tmp_path: Path) -> None:
    discord = FakeDiscord()
    async with world(tmp_path, discord=discord) as here:
        await build_bridge(here)
        message = await here.say("hello")
        await here.settle()
        discord.board.fail("under", Unreachable("reset", answered=False), times=3)
        await here.react(message.id, "👍", by="Maya", channel=ENGLISH)
        copy = here.copy(CHINESE)
    discord.board.faults.clear()
    async with world(tmp_path, discord=discord) as here:
        await here.settle()
        assert discord.board.shown(copy) == ["👍"]


async def test_what_was_given_and_taken_back_while_the_bot_was_away_is_made_up_for(tmp_path: Path) -> None:
    discord = FakeDiscord()
    board = discord.board
    async with world(tmp_path, discord=discord) as here:
        await build_bridge(here)
        first, second, third = [await here.say(word) for word in ("first", "second", "third")]
        await here.settle()
        await here.react(first.id, "👍", by="Maya", channel=ENGLISH)
        await here.settle()
        copies = [here.copy(CHINESE, at) for at in range(3)]
        assert board.shown(copies[0]) == ["👍"]
    board.take(first.id, "👍", "Maya")
    board.give(copies[1], "🎉", "Lin")
    board.reads = 0
    async with world(tmp_path, discord=discord, last_id=here.last_id) as here:
        await here.settle()
        assert board.shown(copies[0]) == []
        assert board.shown(second.id) == ["🎉"]
        assert board.shown(third.id) == []
        assert 0 < board.reads <= 8, "only where something has changed"
        board.reads = 0
        assert await here.relay.catch_up() == []
        await here.settle()
        assert board.reads == 0, "and nowhere once all is well"
        board.give(copies[0], "🎉", "Lin")
        assert await here.relay.catch_up() == [first.id]


async def test_reactions_to_what_was_said_meanwhile_come_along(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        missed = here.unheard("missed")
        here.discord.board.give(missed.id, "👍", "Maya")
        await here.relay.catch_up()
        await here.settle()
        assert here.discord.board.shown(here.copy(CHINESE)) == ["👍"]


async def test_reactions_to_what_still_waits_to_be_copied_come_along(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        here.discord.hold = asyncio.Event()
        said = await here.say("slow")
        here.discord.board.give(said.id, "👍", "Maya")
        await here.relay.catch_up()
        here.discord.hold.set()
        await here.settle()
        assert here.discord.board.shown(here.copy(CHINESE)) == ["👍"]


class Quick(FakeDiscord):
    """Somebody reacts to each copy before the bot knows that it is there."""

    here: World

    async def send(self, place: Place, part: Part) -> Sent:
        sent = await super().send(place, part)
        await self.here.react(sent.message_id, "👀", by="Lin", channel=place.channel_id)
        return sent


async def test_a_reaction_faster_than_the_answer_to_the_post_counts(tmp_path: Path) -> None:
    discord = Quick()
    async with world(tmp_path, discord=discord) as here:
        discord.here = here
        await build_bridge(here)
        message = await here.say("hello")
        await here.settle()
        assert discord.board.shown(message.id) == ["👀"]


async def test_a_reaction_to_a_copy_that_was_not_known_to_be_there_counts(tmp_path: Path) -> None:
    discord = FakeDiscord()
    async with world(tmp_path, discord=discord) as here:
        await build_bridge(here)
        discord.fail("send", Unreachable("reset", answered=False), after_effect=True)
        discord.fail("history", Unreachable("reset", answered=False), times=1000)
        message = await here.say("hello")
        while CHINESE not in discord.messages:
            await asyncio.sleep(0)
        await here.lanes.aclose(grace=0.01)
        discord.board.give(here.copy(CHINESE), "👀", "Lin")
    discord.faults.clear()
    async with world(tmp_path, discord=discord) as here:
        await here.settle()
        assert discord.posts == 1
        assert discord.board.shown(message.id) == ["👀"]
