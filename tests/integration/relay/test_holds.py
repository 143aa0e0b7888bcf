"""What rules find in messages: what waits for moderators, and what becomes of it."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import func, select

from bot.model import Action, CaseId, GuildId, Language, Moderator, UserId
from bot.relay.ports import Unreachable
from bot.storage.schema import holds, outbox
from tests.integration.relay.gatekeeper import FakeDocket, FakeGate
from tests.integration.relay.world import (
    CHINESE,
    ENGLISH,
    HARBOR,
    LIN,
    MAYA,
    MODERATOR,
    TAIWANESE,
    TEAHOUSE,
    FakeDiscord,
    World,
    build_bridge,
    world,
)


async def two_servers(here: World, *, taiwan: bool = False) -> None:
    """An English channel of one server, and Chinese ones of another."""
    await here.bridges.create("Harbour", by=MODERATOR)
    await here.bridges.link("Harbour", ENGLISH, Language.ENGLISH, by=MODERATOR)
    guest = Moderator(user_id=UserId(200), guild_id=TEAHOUSE)
    channels = {CHINESE: Language.SIMPLIFIED, **({TAIWANESE: Language.TRADITIONAL} if taiwan else {})}
    for channel, language in channels.items():
        code = await here.bridges.share("Harbour", by=MODERATOR)
        await here.bridges.join(code.code, channel, language, by=guest)


@pytest.fixture
def gate() -> FakeGate:
    return FakeGate(words={HARBOR: {"spam": Action.HOLD, "scam": Action.DROP, "hm": Action.LOG}})


@pytest.fixture
def docket() -> FakeDocket:
    return FakeDocket()


@pytest_asyncio.fixture
async def here(tmp_path: Path, gate: FakeGate, docket: FakeDocket) -> AsyncIterator[World]:
    async with world(tmp_path, gate=gate, docket=docket) as started:
        await two_servers(started)
        yield started


async def approve(here: World, case_id: int, guild_id: GuildId = HARBOR) -> None:
    held = await here.holds.of_case(CaseId(case_id), guild_id)
    revision = 0 if held is None else held.revision
    for channel_id in await here.holds.approve(CaseId(case_id), guild_id, revision) or ():
        here.relay.wake(channel_id)
    await here.settle()


async def engine_answers(here: World) -> None:
    """A gloss is there, and its time has come."""
    here.translator.down = False
    here.now += timedelta(seconds=2)
    here.upgrades.wake()
    assert here.upgrades._task is not None
    await here.upgrades._task
    await here.settle()


async def rows(here: World) -> tuple[int, int]:
    """Deliveries that wait for whatever, and decisions that are waited for."""
    async with here.database.read() as connection:
        waiting = (await connection.execute(select(func.count()).select_from(outbox))).scalar_one()
        deciding = (await connection.execute(select(func.count()).select_from(holds))).scalar_one()
        return waiting, deciding


async def test_what_is_held_does_not_appear_and_holds_up_nobody(here: World, docket: FakeDocket) -> None:
    await here.say("one")
    await here.say("spam two")
    await here.say("three")
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] one", "[zh-Hans] three"]
    assert docket.told == [(HARBOR, "HOLD spam two")]


async def test_nothing_of_what_is_held_is_translated_for_others(here: World) -> None:
    await here.say("spam")
    await here.settle()
    assert here.translator.calls == []


async def test_an_approved_message_goes_before_what_is_not_there_yet(here: World, docket: FakeDocket) -> None:
    await here.say("spam first")
    here.discord.fail("send", Unreachable("down", answered=False), times=2)
    await here.say("second")
    for channel_id in await here.holds.approve(CaseId(1), HARBOR, 0) or ():
        here.relay.wake(channel_id)
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] spam first", "[zh-Hans] second"]


async def test_one_that_comes_after_later_ones_says_when_it_was_said(here: World) -> None:
    message = await here.say("spam first")
    await here.say("second")
    await here.settle()
    await approve(here, 1)
    when = f"relay-said-at(<t:{int(message.created_at.timestamp())}:t>)"
    assert here.discord.shown(CHINESE) == ["[zh-Hans] second", f"{when}\n[zh-Hans] spam first"]
    assert await rows(here) == (0, 0)


async def test_a_rejected_message_never_appears(here: World) -> None:
    await here.say("spam")
    assert await here.holds.reject(CaseId(1), HARBOR) == [(HARBOR, 1)]
    await here.settle()
    assert here.discord.shown(CHINESE) == []
    assert await rows(here) == (0, 0)


async def test_no_other_server_decides_about_it(here: World) -> None:
    await here.say("spam")
    await approve(here, 1, TEAHOUSE)
    assert await here.holds.reject(CaseId(1), TEAHOUSE) == ()
    assert here.discord.shown(CHINESE) == []
    assert await here.holds.count(HARBOR) == 1
    assert await here.holds.count(TEAHOUSE) == 0


async def test_two_servers_that_hold_a_message_both_have_to_approve(here: World, gate: FakeGate) -> None:
    gate.words[TEAHOUSE] = {"spam": Action.HOLD}
    await here.say("spam")
    await approve(here, 1)
    assert here.discord.shown(CHINESE) == []
    await approve(here, 2, TEAHOUSE)
    assert here.discord.shown(CHINESE) == ["[zh-Hans] spam"]


async def test_what_another_server_refuses_nobody_has_to_decide_about(
    here: World, gate: FakeGate, docket: FakeDocket
) -> None:
    gate.words[TEAHOUSE] = {"spam": Action.DROP}
    await here.say("spam")
    await here.settle()
    assert docket.told == [(TEAHOUSE, "DROP spam")]
    assert await rows(here) == (0, 0)


async def test_a_server_decides_for_its_own_channels_only(
    tmp_path: Path, gate: FakeGate, docket: FakeDocket
) -> None:
    gate.words = {TEAHOUSE: {"tea": Action.HOLD}}
    async with world(tmp_path, gate=gate, docket=docket) as here:
        await two_servers(here, taiwan=True)
        await here.say("tea")
        await here.settle()
        assert here.discord.shown(CHINESE) == here.discord.shown(TAIWANESE) == []
        await approve(here, 1, TEAHOUSE)
        assert here.discord.shown(CHINESE) == ["[zh-Hans] tea"]
        assert here.discord.shown(TAIWANESE) == ["[zh-Hant] tea"]


async def test_what_is_dropped_is_known_all_the_same(here: World, docket: FakeDocket) -> None:
    message = await here.say("scam")
    await here.settle()
    assert here.discord.shown(CHINESE) == []
    await here.edit(message, "sorry")
    await here.relay.message(message)
    await here.settle()
    assert here.discord.shown(CHINESE) == []
    assert docket.told == [(HARBOR, "DROP scam")]


async def test_what_is_only_logged_goes_through(here: World, docket: FakeDocket) -> None:
    await here.say("hm")
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] hm"]
    assert docket.told == [(HARBOR, "LOG hm")]


async def test_an_original_that_is_deleted_is_decided_about_by_nobody(
    here: World, docket: FakeDocket
) -> None:
    message = await here.say("spam")
    await here.delete(message)
    await approve(here, 1)
    assert here.discord.shown(CHINESE) == []
    assert await rows(here) == (0, 0)
    assert docket.closed == {1}


async def test_an_edit_that_a_rule_finds_leaves_the_copy_as_it_is(here: World, docket: FakeDocket) -> None:
    message = await here.say("fine")
    await here.settle()
    edited = await here.edit(message, "spam")
    await here.relay.edited(edited)
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] fine"]
    assert docket.told == [(HARBOR, "HOLD spam (stays as it was)")]
    await here.edit(message, "fine again")
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] fine again"]


async def test_moderators_approve_the_text_that_they_have_seen(here: World, docket: FakeDocket) -> None:
    message = await here.say("spam")
    before = await here.holds.of_case(CaseId(1), HARBOR)
    edited = await here.edit(message, "spam, but worse")
    after = await here.holds.of_case(CaseId(1), HARBOR)
    assert before is not None
    assert after is not None
    assert (before.revision, after.revision) == (0, edited.revision)
    assert after.incoming.content == "spam, but worse"
    assert docket.changes == ["spam, but worse"]
    assert await here.holds.approve(CaseId(1), HARBOR, before.revision) is None
    await approve(here, 1)
    assert here.discord.shown(CHINESE) == ["[zh-Hans] spam, but worse"]


async def test_an_edit_takes_back_what_another_server_has_approved(here: World, gate: FakeGate) -> None:
    gate.words[TEAHOUSE] = {"spam": Action.HOLD}
    message = await here.say("spam")
    await approve(here, 1)
    await here.edit(message, "spam, but worse")
    await approve(here, 2, TEAHOUSE)
    assert here.discord.shown(CHINESE) == []
    await approve(here, 1)
    assert here.discord.shown(CHINESE) == ["[zh-Hans] spam, but worse"]


async def test_an_edit_that_another_servers_rule_finds_is_decided_about_by_it_too(
    here: World, gate: FakeGate
) -> None:
    gate.words[TEAHOUSE] = {"worse": Action.HOLD}
    message = await here.say("spam")
    await here.edit(message, "spam, but worse")
    await approve(here, 1)
    assert here.discord.shown(CHINESE) == []
    await approve(here, 2, TEAHOUSE)
    assert here.discord.shown(CHINESE) == ["[zh-Hans] spam, but worse"]


async def test_an_edit_that_is_refused_ends_the_wait(here: World, docket: FakeDocket) -> None:
    message = await here.say("spam")
    await here.edit(message, "scam")
    assert await rows(here) == (0, 0)
    assert docket.closed == {1}


async def test_an_edit_by_somebody_who_is_muted_by_now_ends_the_wait(
    here: World, gate: FakeGate, docket: FakeDocket
) -> None:
    message = await here.say("spam")
    gate.kept_out.add(MAYA.id)
    await here.edit(message, "harmless")
    assert await rows(here) == (0, 0)
    assert docket.closed == {1}


async def test_a_held_message_survives_a_restart_in_its_place(
    tmp_path: Path, gate: FakeGate, docket: FakeDocket
) -> None:
    discord = FakeDiscord()
    async with world(tmp_path, discord=discord, gate=gate, docket=docket) as first:
        await two_servers(first)
        await first.say("spam")
        await first.say("next")
        await first.settle()
    async with world(tmp_path, discord=discord, gate=gate, docket=docket, last_id=first.last_id) as second:
        await second.settle()
        assert discord.shown(CHINESE) == ["[zh-Hans] next"]
        await approve(second, 1)
        assert [text.splitlines()[-1] for text in discord.shown(CHINESE)] == [
            "[zh-Hans] next",
            "[zh-Hans] spam",
        ]
    assert len(docket.cases) == 1


async def test_what_was_said_while_nobody_listened_is_held_too(
    tmp_path: Path, gate: FakeGate, docket: FakeDocket
) -> None:
    discord = FakeDiscord()
    async with world(tmp_path, discord=discord, gate=gate, docket=docket) as first:
        await two_servers(first)
        await first.say("before")
        await first.settle()
        first.unheard("spam")
    async with world(tmp_path, discord=discord, gate=gate, docket=docket) as second:
        await second.settle()
        assert discord.shown(CHINESE) == ["[zh-Hans] before"]
        assert docket.told == [(HARBOR, "HOLD spam")]


async def test_what_nobody_decides_about_is_dropped(here: World) -> None:
    await here.say("spam")
    assert await here.holds.expire(here.now - timedelta(seconds=1)) == ()
    assert await here.holds.expire(here.now) == [(HARBOR, 1)]
    assert await rows(here) == (0, 0)


# In the translation.


async def test_a_translation_that_a_rule_finds_is_held(
    here: World, gate: FakeGate, docket: FakeDocket
) -> None:
    gate.in_translation[TEAHOUSE] = {"[zh-Hans] rude": Action.HOLD}
    await here.say("rude")
    await here.say("next")
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] next"]
    assert docket.told == [(TEAHOUSE, "HOLD rude")]
    assert docket.cases[CaseId(1)].translations == ("[zh-Hans] rude",)
    await approve(here, 1, TEAHOUSE)
    assert here.discord.shown(CHINESE)[1].endswith("[zh-Hans] rude")
    assert await rows(here) == (0, 0)


async def test_what_one_server_has_approved_the_other_still_finds_in_the_translation(
    here: World, gate: FakeGate
) -> None:
    gate.in_translation[TEAHOUSE] = {"[zh-Hans] spam": Action.HOLD}
    await here.say("spam")
    await approve(here, 1)
    assert here.discord.shown(CHINESE) == []
    await approve(here, 2, TEAHOUSE)
    assert here.discord.shown(CHINESE) == ["[zh-Hans] spam"]


async def test_a_gloss_counts_as_a_translation(here: World, gate: FakeGate) -> None:
    gate.in_translation[TEAHOUSE] = {"so·rude": Action.DROP}
    here.translator.down = True
    await here.say("so rude")
    await here.settle()
    assert here.discord.shown(CHINESE) == []
    assert await rows(here) == (0, 0)


async def test_a_better_translation_that_a_rule_finds_leaves_the_gloss(
    here: World, gate: FakeGate, docket: FakeDocket
) -> None:
    gate.in_translation[TEAHOUSE] = {"[zh-Hans]": Action.HOLD}
    here.translator.down = True
    await here.say("hello there")
    await here.settle()
    shown = here.discord.shown(CHINESE)
    await engine_answers(here)
    assert here.discord.shown(CHINESE) == shown
    assert docket.told == [(TEAHOUSE, "HOLD hello there (stays as it was)")]
    assert await rows(here) == (0, 0)


async def test_a_better_translation_of_what_was_approved_is_shown(here: World, gate: FakeGate) -> None:
    gate.in_translation[TEAHOUSE] = {"rude": Action.HOLD}
    here.translator.down = True
    await here.say("so rude")
    await here.settle()
    assert here.discord.shown(CHINESE) == []
    await approve(here, 1, TEAHOUSE)
    assert here.discord.shown(CHINESE) == ["so rude\nrelay-gloss-pending(so·rude)"]
    await engine_answers(here)
    assert here.discord.shown(CHINESE) == ["[zh-Hans] so rude"]
    assert await rows(here) == (0, 0)


async def test_an_edit_whose_translation_a_rule_finds_leaves_the_copy(here: World, gate: FakeGate) -> None:
    message = await here.say("fine")
    await here.settle()
    gate.in_translation[TEAHOUSE] = {"rude": Action.HOLD}
    await here.edit(message, "rude")
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] fine"]
    assert await rows(here) == (0, 0)


async def test_of_several_messages_in_one_copy_only_the_one_at_fault_stays_out(
    here: World, gate: FakeGate, docket: FakeDocket
) -> None:
    gate.in_translation[TEAHOUSE] = {"rude": Action.HOLD}
    here.discord.pressed = True
    for text in ("one", "two", "rude", "four", "five"):
        await here.say(text)
    await here.settle()
    said = "\n".join(here.discord.shown(CHINESE)).replace("\u2063", "")
    assert said.split("\n") == [f"[zh-Hans] {text}" for text in ("one", "two", "four", "five")]
    assert docket.told == [(TEAHOUSE, "HOLD rude")]
    here.discord.pressed = False
    await approve(here, 1, TEAHOUSE)
    assert here.discord.shown(CHINESE)[-1].endswith("[zh-Hans] rude")


async def test_a_message_that_is_edited_while_its_translation_is_judged_is_held_as_it_is_now(
    here: World, gate: FakeGate
) -> None:
    gate.in_translation[TEAHOUSE] = {"rude": Action.HOLD}
    here.discord.fail("send", Unreachable("down", answered=False))
    await here.say("first")
    message = await here.say("rude")
    await here.edit(message, "rude indeed")
    await here.settle()
    held = await here.holds.of_case(CaseId(1), TEAHOUSE)
    assert held is not None
    assert held.incoming.content == "rude indeed"
    assert await rows(here) == (1, 1)


# People.


async def test_somebody_who_is_muted_is_not_heard_and_their_edits_neither(
    here: World, gate: FakeGate, docket: FakeDocket
) -> None:
    message = await here.say("fine")
    await here.settle()
    gate.kept_out.add(MAYA.id)
    await here.say("hello?")
    await here.edit(message, "let me in")
    await here.say("你好", channel=CHINESE, author=LIN)
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] fine"]
    assert here.discord.shown(ENGLISH) == ["[en] 你好"]
    await here.delete(message)
    await here.settle()
    assert here.discord.shown(CHINESE) == []


async def test_what_waits_of_somebody_who_is_muted_meanwhile_is_dropped(here: World, gate: FakeGate) -> None:
    await here.say("spam")
    gate.kept_out.add(MAYA.id)
    await approve(here, 1)
    assert here.discord.shown(CHINESE) == []
    assert await rows(here) == (0, 0)


async def test_who_speaks_too_fast_for_a_server_sees_that(
    here: World, gate: FakeGate, docket: FakeDocket
) -> None:
    gate.hasty = {TEAHOUSE}
    await here.say("again")
    await here.settle()
    assert here.discord.shown(CHINESE) == []
    assert docket.slow == ["again"]


async def test_reactions_that_were_given_while_it_waited_appear_with_it(here: World) -> None:
    message = await here.say("spam")
    await here.react(message.id, "👍", by="Tom", channel=ENGLISH)
    await here.settle()
    await approve(here, 1)
    assert here.discord.board.shown(here.copy(CHINESE)) == ["👍"]


async def test_one_server_with_two_channels_decides_once(tmp_path: Path, gate: FakeGate) -> None:
    docket = FakeDocket()
    async with world(tmp_path, gate=gate, docket=docket) as here:
        await build_bridge(here, taiwan=True)
        await here.say("spam")
        assert len(docket.told) == 1
        await approve(here, 1)
        assert here.discord.shown(CHINESE) == ["[zh-Hans] spam"]
        assert here.discord.shown(TAIWANESE) == ["[zh-Hant] spam"]


async def test_one_server_with_two_channels_is_asked_once_about_translations(
    tmp_path: Path, gate: FakeGate, docket: FakeDocket
) -> None:
    gate.in_translation[TEAHOUSE] = {"rude": Action.HOLD}
    async with world(tmp_path, gate=gate, docket=docket) as here:
        await two_servers(here, taiwan=True)
        await here.say("rude")
        await here.settle()
        assert docket.told == [(TEAHOUSE, "HOLD rude")]
        await approve(here, 1, TEAHOUSE)
        assert here.discord.shown(CHINESE) == ["[zh-Hans] rude"]
        assert here.discord.shown(TAIWANESE) == ["[zh-Hant] rude"]


async def test_a_message_that_arrives_twice_is_one_case(here: World, docket: FakeDocket) -> None:
    message = await here.say("spam")
    await here.relay.message(replace(message))
    assert len(docket.cases) == 1
