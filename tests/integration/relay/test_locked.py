"""What waited behind a lock is judged by what counts when it goes on."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.model import Action, CaseId, Language, Moderator, UserId
from tests.integration.relay.gatekeeper import FakeDocket, FakeGate
from tests.integration.relay.world import (
    CHINESE,
    ENGLISH,
    HARBOR,
    LIN,
    MAYA,
    MODERATOR,
    TEAHOUSE,
    World,
    world,
)


@pytest.fixture
def gate() -> FakeGate:
    return FakeGate()


@pytest.fixture
def docket() -> FakeDocket:
    return FakeDocket()


@pytest_asyncio.fixture
async def here(tmp_path: Path, gate: FakeGate, docket: FakeDocket) -> AsyncIterator[World]:
    """A bridge of two servers; the channel takes nothing until it is locked."""
    async with world(tmp_path, gate=gate, docket=docket) as started:
        await started.bridges.create("Harbour", by=MODERATOR)
        await started.bridges.link("Harbour", ENGLISH, Language.ENGLISH, by=MODERATOR)
        code = await started.bridges.share("Harbour", by=MODERATOR)
        guest = Moderator(user_id=UserId(200), guild_id=TEAHOUSE)
        await started.bridges.join(code.code, CHINESE, Language.SIMPLIFIED, by=guest)
        started.discord.full = True
        yield started


async def lock(here: World) -> None:
    """With what was said since the channel was full."""
    await here.bridges.set_paused("Harbour", paused=True, by=MODERATOR)
    here.discord.full = False
    await here.settle()


async def unlock(here: World) -> None:
    await here.bridges.set_paused("Harbour", paused=False, by=MODERATOR)
    await here.settle()


async def test_a_rule_that_was_made_meanwhile_holds_what_it_finds(
    here: World, gate: FakeGate, docket: FakeDocket
) -> None:
    await here.say("raid at noon")
    await here.say("tea at noon")
    await lock(here)
    gate.words[TEAHOUSE] = {"raid": Action.HOLD}
    await unlock(here)
    assert here.discord.shown(CHINESE) == ["[zh-Hans] tea at noon"]
    assert docket.told == [(TEAHOUSE, "HOLD raid at noon")]
    held = await here.holds.of_case(CaseId(1), TEAHOUSE)
    assert held is not None
    assert held.incoming.content == "raid at noon"


async def test_a_rule_that_was_made_meanwhile_drops_what_it_finds(
    here: World, gate: FakeGate, docket: FakeDocket
) -> None:
    await here.say("raid at noon")
    await lock(here)
    gate.words[HARBOR] = {"raid": Action.DROP}
    await unlock(here)
    assert here.discord.shown(CHINESE) == []
    assert docket.told == [(HARBOR, "DROP raid at noon")]


async def test_an_edit_that_waited_is_judged_anew_as_well(
    here: World, gate: FakeGate, docket: FakeDocket
) -> None:
    here.discord.full = False
    message = await here.say("tea at noon")
    await here.settle()
    here.discord.full = True
    await here.say("what holds it up")
    await here.edit(message, "raid at noon")
    await lock(here)
    gate.words[TEAHOUSE] = {"raid": Action.DROP}
    await unlock(here)
    assert here.discord.shown(CHINESE) == ["[zh-Hans] tea at noon", "[zh-Hans] what holds it up"]
    assert docket.told == [(TEAHOUSE, "DROP raid at noon (stays as it was)")]


async def test_what_moderators_have_approved_is_not_held_by_the_same_server_again(
    here: World, gate: FakeGate, docket: FakeDocket
) -> None:
    gate.words[TEAHOUSE] = {"raid": Action.HOLD}
    await here.say("raid at noon")
    await lock(here)
    assert await here.holds.approve(CaseId(1), TEAHOUSE, 0) == [CHINESE]
    await unlock(here)
    assert here.discord.shown(CHINESE)[0].endswith("raid at noon")
    assert docket.told == [(TEAHOUSE, "HOLD raid at noon")]


async def test_what_is_only_logged_is_not_logged_twice(
    here: World, gate: FakeGate, docket: FakeDocket
) -> None:
    gate.words[TEAHOUSE] = {"raid": Action.LOG}
    await here.say("raid at noon")
    await lock(here)
    await unlock(here)
    assert docket.told == [(TEAHOUSE, "LOG raid at noon")]


async def test_nothing_goes_on_of_somebody_who_was_muted_while_it_waited(here: World, gate: FakeGate) -> None:
    await here.say("raid at noon", author=LIN)
    await here.say("tea at noon", author=MAYA)
    await lock(here)
    gate.kept_out.add(LIN.id)
    await unlock(here)
    assert here.discord.shown(CHINESE) == ["[zh-Hans] tea at noon"]


async def test_moderators_learn_how_much_a_mute_keeps_out(
    here: World, gate: FakeGate, docket: FakeDocket
) -> None:
    gate.kept_out.add(LIN.id)
    await here.say("let me in", author=LIN)
    await here.say("tea at noon", author=MAYA)
    assert docket.kept == [("let me in", {HARBOR, TEAHOUSE})]
