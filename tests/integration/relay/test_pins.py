"""What is pinned on one side is pinned on the other, and nothing goes back and forth."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from bot.model import MessageId, Place
from bot.relay.ports import Forbidden, Full, Refused, Unreachable
from tests.integration.relay.world import (
    CHINESE,
    ENGLISH,
    TAIWANESE,
    FakeDiscord,
    World,
    build_bridge,
    world,
)


@dataclass
class Scene:
    """One message, and where it is seen."""

    here: World
    original: MessageId
    copy: MessageId
    other: MessageId

    def pinned(self) -> list[bool]:
        board = self.here.discord.board
        return [message in board.pinned for message in (self.original, self.copy, self.other)]


@pytest_asyncio.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Scene]:
    async with world(tmp_path) as here:
        await build_bridge(here, taiwan=True)
        original = (await here.say("hello")).id
        await here.settle()
        here.discord.board.heard = here.hear_pin
        yield Scene(here, original, here.copy(CHINESE), here.copy(TAIWANESE))


async def test_a_pin_is_made_and_undone_everywhere(scene: Scene) -> None:
    await scene.here.pin(scene.original, ENGLISH)
    await scene.here.settle()
    assert scene.pinned() == [True, True, True]
    await scene.here.pin(scene.original, ENGLISH, pinned=False)
    await scene.here.settle()
    assert scene.pinned() == [False, False, False]


async def test_a_copy_can_be_pinned_and_unpinned_too(scene: Scene) -> None:
    await scene.here.pin(scene.copy, CHINESE)
    await scene.here.settle()
    assert scene.pinned() == [True, True, True]
    await scene.here.pin(scene.other, TAIWANESE, pinned=False)
    await scene.here.settle()
    assert scene.pinned() == [False, False, False]


async def test_events_that_come_late_send_nothing_back_and_forth(scene: Scene) -> None:
    here, late = scene.here, list[tuple[Place, MessageId, bool]]()

    async def keep(place: Place, message: MessageId, pinned: bool) -> None:
        late.append((place, message, pinned))

    here.discord.board.heard = keep
    await here.pin(scene.original, ENGLISH)
    await here.settle()
    await here.pin(scene.original, ENGLISH, pinned=False)
    await here.settle()
    for place, message, pinned in late:
        await here.hear_pin(place, message, pinned)
        assert await here.outbox.channels_with_work() == []
    assert scene.pinned() == [False, False, False]


async def test_an_edit_tells_nothing_new_of_a_pin(scene: Scene) -> None:
    here = scene.here
    here.discord.board.fail("pin", Forbidden("403 (50013)"), times=2)
    await here.pin(scene.original, ENGLISH)
    await here.settle()
    await here.hear_pin(Place(channel_id=CHINESE), scene.copy, pinned=False)
    await here.settle()
    assert scene.pinned() == [True, False, False]


@pytest.mark.parametrize(
    ("error", "report"),
    [(Forbidden("403 (50013)"), f"may not pin {CHINESE}"), (Full("400 (30003)"), f"pins full {CHINESE}")],
    ids=["not allowed", "full"],
)
async def test_moderators_hear_once_why_nothing_is_pinned_and_messages_go_on(
    tmp_path: Path, error: Refused | Forbidden, report: str
) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        here.discord.board.fail("pin", error, times=2)
        for word in ("one", "two"):
            await here.pin((await here.say(word)).id, ENGLISH)
            await here.settle()
        assert here.reports.told == [report]
        await here.pin((await here.say("three")).id, ENGLISH)
        await here.settle()
        assert here.copy(CHINESE) in here.discord.board.pinned
        assert here.pauses == []


async def test_a_long_message_is_pinned_by_its_beginning(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        message = await here.say("word " * 700)
        await here.settle()
        await here.pin(message.id, ENGLISH)
        await here.settle()
        board = here.discord.board
        assert board.pinned == {message.id, here.copy(CHINESE, 0)}
        await here.pin(here.copy(CHINESE, 0), CHINESE, pinned=False)
        await here.pin(here.copy(CHINESE), CHINESE)
        await here.settle()
        await here.pin(message.id, ENGLISH, pinned=False)
        await here.settle()
        assert board.pinned == set(), "whichever part it was"


async def test_a_pin_that_was_accepted_survives_the_bots_end(tmp_path: Path) -> None:
    discord = FakeDiscord()
    async with world(tmp_path, discord=discord) as here:
        await build_bridge(here)
        message = await here.say("hello")
        await here.settle()
        copy = here.copy(CHINESE)
        discord.board.fail("pin", Unreachable("reset", answered=False), times=3)
        await here.pin(message.id, ENGLISH)
    discord.board.faults.clear()
    async with world(tmp_path, discord=discord) as here:
        await here.settle()
        assert copy in discord.board.pinned


async def test_pins_made_and_undone_while_the_bot_was_away_are_made_up_for(tmp_path: Path) -> None:
    discord = FakeDiscord()
    async with world(tmp_path, discord=discord) as here:
        await build_bridge(here)
        first, second = [await here.say(word) for word in ("first", "second")]
        await here.settle()
        await here.pin(first.id, ENGLISH)
        await here.settle()
        copies = [here.copy(CHINESE, at) for at in range(2)]
    discord.board.pinned = {first.id, second.id}
    missed = here.unheard("missed")
    discord.board.pinned.add(missed.id)
    async with world(tmp_path, discord=discord, last_id=here.last_id) as here:
        await here.settle()
        assert discord.board.pinned == {second.id, copies[1], missed.id, here.copy(CHINESE)}
