"""/session, and the buttons of a session."""

from datetime import datetime, timedelta

import discord
import pytest

from bot.gateway.views.pair import button_id
from bot.model import Locale, SessionState, Tongue, UserId
from tests.commands.forge import Forge
from tests.commands.pairs import Meeting, meet, speaks
from tests.commands.town import Town, panel_of, text_of


def _later(*, minutes: int) -> datetime:
    return discord.utils.utcnow() + timedelta(minutes=minutes)


@pytest.fixture
async def meeting(town: Town) -> Meeting:
    await speaks(town, town.tom, Tongue.ENGLISH)
    await speaks(town, town.lin, Tongue.CHINESE)
    return await meet(town)


async def test_it_says_which_language_comes_first_and_until_when(meeting: Meeting) -> None:
    begun = await meeting.town.tom.slash(meeting.thread, "session start", minutes=10)
    assert not begun.ephemeral
    [session] = await meeting.town.services.pairing.meeting.sessions.of_pair(meeting.id)
    assert session.switches_at - session.started_at == timedelta(minutes=5)
    english, chinese = text_of(begun).split("\n")
    first = {Tongue.ENGLISH: ("English", "英语"), Tongue.CHINESE: ("Chinese", "中文")}[session.first]
    assert f"**10 minutes:** {first[0]} until <t:{int(session.switches_at.timestamp())}:t>" in english
    assert f"先说{first[1]}" in chinese


async def test_half_an_hour_if_nothing_is_said(meeting: Meeting) -> None:
    await meeting.town.tom.slash(meeting.thread, "session start")
    [session] = await meeting.town.services.pairing.meeting.sessions.of_pair(meeting.id)
    assert session.ends_at - session.started_at == timedelta(minutes=30)


async def test_there_is_one_at_a_time(meeting: Meeting) -> None:
    await meeting.press(meeting.town.tom, button_id("session", "welcome", meeting.id))
    again = await meeting.town.lin.slash(meeting.thread, "session start")
    assert text_of(again) == meeting.town.say(Locale.ZH_TW, "error-session-running")


async def test_either_stops_it(meeting: Meeting) -> None:
    begun = await meeting.town.tom.slash(meeting.thread, "session start")
    [session] = await meeting.town.services.pairing.meeting.sessions.of_pair(meeting.id)
    stopped = await meeting.town.lin.click(panel_of(begun), custom_id=f"session:stop:first:{session.id}")
    assert not stopped.ephemeral
    assert "The session is over." in text_of(stopped)
    again = await meeting.town.tom.click(panel_of(begun), custom_id=f"session:stop:first:{session.id}")
    assert text_of(again) == meeting.town.say(Locale.EN_US, "error-session-none")
    [session] = await meeting.town.services.pairing.meeting.sessions.of_pair(meeting.id)
    assert session.state is SessionState.STOPPED


async def test_its_state_is_told_to_whoever_asks(meeting: Meeting) -> None:
    none = await meeting.town.tom.slash(meeting.thread, "session status")
    assert text_of(none) == meeting.town.say(Locale.EN_US, "session-none")
    await meeting.town.tom.slash(meeting.thread, "session start")
    status = await meeting.town.tom.slash(meeting.thread, "session status")
    assert status.ephemeral
    assert "until <t:" in text_of(status)
    stopped = await meeting.town.tom.slash(meeting.thread, "session stop")
    assert "The session is over." in text_of(stopped)


async def test_how_it_was_is_private_and_counts_for_the_pair(meeting: Meeting) -> None:
    town = meeting.town
    await town.tom.slash(meeting.thread, "session start", minutes=4)
    sessions = town.services.pairing.meeting.sessions
    sessions._clock = lambda: _later(minutes=5)
    await sessions.attend()
    over = meeting.thread.last_message
    assert over is not None
    assert "Time's up" in over.content
    [session] = await sessions.of_pair(meeting.id)
    told = await town.lin.click(over, custom_id=f"session:disliked:{session.id}")
    assert told.ephemeral
    assert text_of(told) == town.say(Locale.ZH_TW, "session-answered-disliked")
    lin = (await meeting.pair()).member(UserId(town.lin.id))
    assert lin is not None
    assert (lin.met, lin.liked) == (True, False)
    again = await town.tom.click(over, custom_id=f"session:again:{session.id}")
    assert "**4 minutes:**" in text_of(again)
    first, second = await sessions.of_pair(meeting.id)
    assert first.first is not second.first


async def test_the_switch_is_said_when_it_is_due(meeting: Meeting) -> None:
    await meeting.town.tom.slash(meeting.thread, "session start", minutes=4)
    sessions = meeting.town.services.pairing.meeting.sessions
    sessions._clock = lambda: _later(minutes=3)
    await sessions.attend()
    await sessions.attend()
    assert sum("Time to switch" in text for text in meeting.said()) == 1


async def test_it_works_in_the_thread_of_a_pair_only(meeting: Meeting) -> None:
    town = meeting.town
    town.env.backend.add_thread_member(meeting.thread.id, town.maya.id)
    for command in ("session start", "session stop", "session status"):
        refused = await town.tom.slash(town.general, command)
        assert text_of(refused) == town.say(Locale.EN_US, "error-meet-where")
        stranger = await Forge(town=town).slash(town.maya, meeting.thread, command, {})
        assert text_of(stranger) == town.say(Locale.EN_US, "error-pair-not-yours")
