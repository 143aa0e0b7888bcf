"""Apps → Report, what moderators make of it, /me reports, /me cases and appeals."""

from typing import Any

import pytest
from simcord import InteractionResult, MemberActor

from bot.app import EXTENSIONS
from bot.gateway.client import Magpie
from bot.gateway.reporting import MOST
from bot.model import NOBODY, ChannelId, GuildId, Locale, Measure, MessageId, UserId
from tests.commands.relayed import both_sides, relayed
from tests.commands.town import Town, panel_of, text_of
from tests.fakes import FakeRelay


@pytest.fixture(autouse=True)
async def linked(town: Town) -> None:
    await both_sides(town)


async def _report(town: Town, who: MemberActor, message: Any, reason: str = "rude") -> InteractionResult:
    shown = await who.context_menu(town.general, "Report", message)
    if shown.modal is None:
        return shown
    return await who.submit_modal(shown, {"reason": reason})


async def test_a_report_reaches_both_sides_with_both_texts_in_their_language(town: Town) -> None:
    log = town.rednote.create_text_channel("管理记录")
    await town.wei.slash(town.far, "bridge log", channel=log)
    shop = town.rednote.add_member(town.env.create_user("shop"))
    _, copy = await relayed(town, shop, "买这个", channel=town.far, to=town.general)
    await _report(town, town.tom, copy)
    here, there = town.reports.last_message, log.last_message
    assert here is not None
    assert there is not None
    for told in (here, there):
        assert "> 买这个" in told.content
        assert "> 译：买这个" in told.content
        assert "rude" in told.content
        assert f"/{town.rednote.id}/{town.far.id}/" in told.content
    assert "Reported by tom" in here.content
    assert "tom" not in there.content
    assert "举报" in there.content


async def test_the_reporter_learns_the_outcome(town: Town) -> None:
    _, copy = await relayed(town, town.wei, "坏话", channel=town.far, to=town.general)
    thanked = await _report(town, town.tom, copy)
    assert "Thank you" in text_of(thanked)
    mine = await town.tom.slash(town.general, "me reports")
    assert "waiting" in text_of(mine)
    question = town.reports.last_message
    assert question is not None
    await town.maya.click(question, label="Delete everywhere")
    relay = town.services.relay
    assert isinstance(relay, FakeRelay)
    assert len(relay.gone) == 1
    assert "the moderators acted" in text_of(await town.tom.slash(town.general, "me reports"))
    [settled] = [message for message in town.reports.history() if message.id == question.id]
    assert "坏话" not in settled.content
    assert "Acted on by **maya**" in settled.content


@pytest.mark.parametrize(("label", "outcome"), [("Dismiss", "Dismissed"), ("Delete everywhere", "Acted on")])
async def test_what_is_decided_in_the_record_is_seen_in_the_log_channel(
    town: Town, label: str, outcome: str
) -> None:
    _, copy = await relayed(town, town.wei, "坏话", channel=town.far, to=town.general)
    await _report(town, town.tom, copy)
    question = town.reports.last_message
    assert question is not None
    number = question.content.split("#")[1].split("*")[0]
    same = await town.maya.slash(town.general, "audit", case=int(number))
    await town.maya.click(panel_of(same), label=label)
    [settled] = [message for message in town.reports.history() if message.id == question.id]
    assert f"{outcome} by **maya**" in settled.content
    assert "坏话" not in settled.content
    assert settled.components == []


async def test_a_mute_that_is_decided_in_the_record_is_seen_in_the_log_channel(town: Town) -> None:
    _, copy = await relayed(town, town.wei, "坏话", channel=town.far, to=town.general)
    await _report(town, town.tom, copy)
    question = town.reports.last_message
    assert question is not None
    number = question.content.split("#")[1].split("*")[0]
    same = await town.maya.slash(town.general, "audit", case=int(number))
    form = await town.maya.click(panel_of(same), label="Mute")
    assert form.modal is not None
    await town.maya.submit_modal(form, {"duration": "7d", "reason": "rude"})
    [settled] = [message for message in town.reports.history() if message.id == question.id]
    assert "Acted on by **maya**" in settled.content
    assert settled.components == []


async def test_a_report_can_be_answered_by_a_mute_with_its_length(town: Town) -> None:
    _, copy = await relayed(town, town.wei, "坏话", channel=town.far, to=town.general)
    await _report(town, town.tom, copy)
    question = town.reports.last_message
    assert question is not None
    form = await town.maya.click(question, label="Mute")
    assert form.modal is not None
    await town.maya.submit_modal(form, {"duration": "7d", "reason": "rude"})
    sanction = town.services.sanctions.get(GuildId(town.creators.id), UserId(town.wei.id), Measure.MUTE)
    assert sanction is not None
    assert sanction.until is not None


async def test_nobody_is_muted_for_a_report_whose_author_is_forgotten(town: Town) -> None:
    _, copy = await relayed(town, town.wei, "坏话", channel=town.far, to=town.general)
    await _report(town, town.tom, copy)
    question = town.reports.last_message
    assert question is not None
    await town.services.privacy.forget(UserId(town.wei.id))
    for label in ("Mute", "Delete everywhere"):
        told = await town.maya.click(question, label=label)
        assert told.modal is None
        assert text_of(told) == town.say(Locale.EN_US, "error-report-forgotten")
    assert town.services.sanctions.of_person(NOBODY) == []
    await town.maya.click(question, label="Dismiss")
    [settled] = [message for message in town.reports.history() if message.id == question.id]
    assert "Dismissed by **maya**" in settled.content


async def test_only_moderators_of_that_server_decide_and_only_once(town: Town) -> None:
    _, copy = await relayed(town, town.wei, "坏话", channel=town.far, to=town.general)
    await _report(town, town.tom, copy)
    question = town.reports.last_message
    assert question is not None
    assert "You need" in text_of(await town.tom.click(question, label="Dismiss"))
    await town.env.restart_bot(Magpie(town.services, extensions=EXTENSIONS))
    listed = await town.lin.slash(town.general, "audit", kind="reported")
    number = text_of(listed).split("#")[1].split("*")[0]
    same = await town.lin.slash(town.general, "audit", case=int(number))
    await town.maya.click(question, label="Dismiss")
    late = await town.lin.click(panel_of(same), label=town.say(Locale.ZH_TW, "decide-dismiss"))
    assert text_of(late) == town.say(Locale.ZH_TW, "error-case-decided")
    assert "left as it is" in text_of(await town.tom.slash(town.general, "me reports"))


async def test_nobody_reports_twice_or_all_day_long(town: Town) -> None:
    _, copy = await relayed(town, town.wei, "0", channel=town.far, to=town.general)
    for number in range(1, MOST + 1):
        assert "Thank you" in text_of(await _report(town, town.tom, copy))
        previous = copy
        _, copy = await relayed(town, town.wei, f"{number}", channel=town.far, to=town.general)
        again = await _report(town, town.tom, previous)
        assert text_of(again) == town.say(Locale.EN_US, "error-report-again")
    often = await _report(town, town.tom, copy)
    assert text_of(often) == town.say(Locale.EN_US, "error-report-often", max=MOST)


async def test_what_did_not_come_over_a_bridge_cannot_be_reported(town: Town) -> None:
    message = await town.lin.send(town.reports, "hm")
    shown = await town.tom.context_menu(town.reports, "Report", message)
    assert text_of(shown) == town.say(Locale.EN_US, "error-report-unbridged")


async def _appeal(town: Town, who: MemberActor) -> InteractionResult:
    shown = await who.slash(town.far, "me cases")
    form = await who.click(panel_of(shown), label=town.say(Locale.ZH_CN, "appeal-button"))
    assert form.modal is not None
    return await who.submit_modal(form, {"reason": "我没有"})


async def test_an_appeal_is_decided_by_another_moderator(town: Town) -> None:
    await town.maya.slash(town.general, "moderate ban", person=str(town.wei.id), reason="spam")
    sent = await _appeal(town, town.wei)
    assert text_of(sent) == town.say(Locale.ZH_CN, "appeal-sent")
    question = town.reports.last_message
    assert question is not None
    assert "我没有" in question.content
    assert "spam" in question.content
    refused = await town.maya.click(question, label="Lift")
    assert text_of(refused) == town.say(Locale.EN_US, "error-appeal-own")
    await town.lin.click(question, label="Lift")
    assert town.services.sanctions.of_person(UserId(town.wei.id)) == []
    told = text_of(await town.wei.slash(town.far, "me cases"))
    assert town.say(Locale.ZH_CN, "me-appeal-granted") in told


async def test_one_appeal_is_all_there_is(town: Town) -> None:
    await town.maya.slash(town.general, "moderate ban", person=str(town.wei.id))
    await _appeal(town, town.wei)
    question = town.reports.last_message
    assert question is not None
    await town.lin.click(question, label="Keep the measure")
    shown = await town.wei.slash(town.far, "me cases")
    assert town.say(Locale.ZH_CN, "me-appeal-refused") in text_of(shown)
    assert panel_of(shown).components == []
    assert len(town.services.sanctions.of_person(UserId(town.wei.id))) == 1


async def test_people_see_only_what_is_about_themselves(town: Town) -> None:
    await town.maya.slash(town.general, "moderate ban", person=str(town.wei.id), reason="spam")
    told = text_of(await town.tom.slash(town.general, "me cases"))
    assert told == town.say(Locale.EN_US, "me-cases-none")


async def test_people_do_not_learn_the_rule_that_muted_them(town: Town) -> None:
    await town.services.sanctions.mute(
        GuildId(town.creators.id),
        UserId(town.wei.id),
        reason="word: free nitro",
        channel_id=ChannelId(town.far.id),
        message_id=MessageId(1),
    )
    told = text_of(await town.wei.slash(town.far, "me cases"))
    assert "服务器的规则" in told
    assert "nitro" not in told


async def test_people_are_told_that_it_was_discord_that_muted_them(town: Town) -> None:
    await town.services.sanctions.mute(
        GuildId(town.creators.id), UserId(town.wei.id), reason="Timed out on Discord"
    )
    told = text_of(await town.wei.slash(town.far, "me cases"))
    assert "Timed out on Discord" in told
    assert "服务器的规则" not in told
