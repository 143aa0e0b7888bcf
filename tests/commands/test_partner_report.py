"""Reporting a partner: what moderators read, and that nothing is shared without a yes."""

from typing import Any

import discord
import pytest
from simcord import InteractionResult, MemberActor

from bot.gateway.reporting import MOST
from bot.gateway.views.pair import button_id
from bot.model import CaseKind, ChannelId, EndReason, GuildId, Locale, Measure, UserId
from tests.commands.pairs import Meeting, meet
from tests.commands.town import Town, text_of


@pytest.fixture
async def meeting(town: Town) -> Meeting:
    await town.services.notices.set_log_channel(GuildId(town.creators.id), ChannelId(town.reports.id))
    meeting = await meet(town)
    await town.lin.send(meeting.thread, "send me money")
    await town.tom.send(meeting.thread, "no")
    return meeting


async def _report(
    meeting: Meeting, who: MemberActor, share: str, whom: MemberActor | None = None
) -> InteractionResult:
    form = await meeting.press(who, button_id("report", "welcome", meeting.id))
    if form.modal is None:
        return form
    said: dict[str, Any] = {"reason": "asks for money", "share": [share]}
    if whom is not None:
        said["whom"] = [str(whom.id)]
    return await who.submit_modal(form, said)


async def test_nothing_of_the_thread_is_shared_unless_they_say_so(meeting: Meeting) -> None:
    thanks = await _report(meeting, meeting.town.tom, share="keep")
    assert text_of(thanks) == meeting.town.say(Locale.EN_US, "report-partner-thanks")
    told = meeting.town.reports.last_message
    assert told is not None
    assert "asks for money" in told.content
    assert "Reported by tom" in told.content
    assert "lin" in told.content
    assert "send me money" not in told.content
    assert str(meeting.thread.id) not in told.content


async def test_with_a_yes_moderators_read_the_last_messages_of_both(meeting: Meeting) -> None:
    for number in range(25):
        await meeting.town.lin.send(meeting.thread, f"please {number}")
    await _report(meeting, meeting.town.tom, share="share")
    told = "\n".join(message.content for message in meeting.town.reports.history())
    assert "please 24" in told
    assert "please 5" in told
    assert "please 4" not in told
    assert "send me money" not in told


async def test_moderators_decide_and_nobody_is_told_but_the_reporter(meeting: Meeting) -> None:
    town = meeting.town
    before = meeting.said()
    await _report(meeting, town.tom, share="keep")
    question = town.reports.last_message
    assert question is not None
    rows = [row for row in question.components if isinstance(row, discord.ActionRow)]
    buttons = [part for row in rows for part in row.children if isinstance(part, discord.Button)]
    assert [button.label for button in buttons] == ["Mute", "Dismiss"]
    form = await town.maya.click(question, label="Mute")
    await town.maya.submit_modal(form, {"duration": "7d", "reason": "scam"})
    sanction = town.services.sanctions.get(GuildId(town.creators.id), UserId(town.lin.id), Measure.MUTE)
    assert sanction is not None
    assert "the moderators acted" in text_of(await town.tom.slash(town.general, "me reports"))
    assert [text for text in meeting.said() if text != "…"] == before


async def test_a_partner_is_reported_once_an_hour_and_nobody_all_day_long(meeting: Meeting) -> None:
    town = meeting.town
    await _report(meeting, town.tom, share="keep")
    again = await _report(meeting, town.tom, share="keep")
    assert text_of(again) == town.say(Locale.EN_US, "error-report-partner-again")
    for number in range(MOST - 1):
        await town.services.cases.open(
            GuildId(town.creators.id),
            CaseKind.REPORTED,
            about=UserId(number + 1),
            by=UserId(town.tom.id),
        )
    often = await _report(meeting, town.tom, share="keep")
    assert text_of(often) == town.say(Locale.EN_US, "error-report-often", max=MOST)


async def test_it_is_asked_whom_of_a_group_it_is_about_and_a_pair_may_be_over(town: Town) -> None:
    ada = town.creators.add_member(town.env.create_user("ada"))
    meeting = await meet(town, town.tom, town.lin, ada)
    await town.services.pairing.meeting.partners.end(await meeting.pair(), EndReason.ROUND)
    thanks = await _report(meeting, town.tom, share="keep", whom=ada)
    assert text_of(thanks) == town.say(Locale.EN_US, "report-partner-thanks-waiting")
    [case] = await town.services.cases.search(GuildId(town.creators.id), kind=CaseKind.REPORTED)
    assert case.user_id == ada.id
