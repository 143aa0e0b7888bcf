"""Apps → Suggest a better translation, what moderators make of it, and /usage."""

from dataclasses import replace
from typing import Any

import discord
import pytest
from simcord import InteractionResult, MemberActor

from bot.app import EXTENSIONS
from bot.gateway.client import Magpie
from bot.model import BridgeId, ChannelId, GuildId, Language, Locale, MessageId, Tally, TallyKind, UserId
from bot.relay.suggestions import MAX_PENDING, MAX_TEXT
from bot.storage.tallies import add
from bot.storage.usage import Usage
from bot.storage.whois import WhoIs
from bot.translation.markup import protect
from tests.commands.town import Town, text_of
from tests.fakes import FakeCopies, FakeTranslator

MENU = "Suggest a better translation"


@pytest.fixture(autouse=True)
async def linked(town: Town) -> None:
    await town.linked()
    await town.maya.slash(town.general, "bridge log", channel=town.reports)
    translator = town.services.translator
    assert isinstance(translator, FakeTranslator)
    translator.machine |= {"no cap": "没有帽子", "hello <@5> my friend": "你好 <@5> 朋友"}


async def _copy_of(town: Town, text: str) -> Any:
    """The copy in #中文聊天 of what Tom writes in #general."""
    original = await town.tom.send(town.general, text)
    copy = await town.creators.create_webhook(town.chat).send("没有帽子", username="tom")
    copies = town.services.copies
    assert isinstance(copies, FakeCopies)
    copies.known[MessageId(copy.id)] = WhoIs(
        user_id=UserId(town.tom.id),
        guild_id=GuildId(town.creators.id),
        channel_id=ChannelId(town.general.id),
        message_id=MessageId(original.id),
    )
    return copy


async def _suggest(town: Town, who: MemberActor, text: str, better: str) -> InteractionResult:
    shown = await who.context_menu(town.chat, MENU, await _copy_of(town, text))
    assert shown.modal is not None, text_of(shown)
    return await who.submit_modal(shown, {"suggestion": better})


def _remembered(town: Town, text: str) -> str | None:
    link = town.services.bridges.link_of(ChannelId(town.general.id))
    assert link is not None
    return town.services.words.scope(link).memory.find(protect(text).segments[0], Language.SIMPLIFIED)


async def test_the_form_shows_the_original_and_the_present_translation_and_says_what_is_kept(
    town: Town,
) -> None:
    shown = await town.lin.context_menu(town.chat, MENU, await _copy_of(town, "no cap"))
    assert shown.modal is not None
    form = str(shown.modal)
    assert "no cap" in form
    assert "没有帽子" in form
    assert "30 天" in form


async def test_an_approved_suggestion_is_used_from_then_on_and_credited(town: Town) -> None:
    result = await _suggest(town, town.tom, "no cap", "真的，没骗你")
    assert text_of(result) == town.say(Locale.EN_US, "suggest-thanks")
    question = town.reports.last_message
    assert question is not None
    assert "真的，没骗你" in question.content
    assert _remembered(town, "no cap") is None
    await town.lin.click(question, label="Approve")
    assert _remembered(town, "No cap!") == "真的，没骗你"
    told = town.reports.last_message
    assert told is not None
    assert "approved by **lin**" in told.content
    assert "1" in text_of(await town.maya.slash(town.general, "usage")).split("bridges**")[1]
    again = await _suggest(town, town.tom, "hello <@5> my friend", "<@5> 你好呀")
    assert "One translation of yours is in use" in text_of(again)


async def test_an_approval_can_be_taken_back(town: Town) -> None:
    await _suggest(town, town.tom, "no cap", "真的")
    question = town.reports.last_message
    assert question is not None
    await town.maya.click(question, label="Approve")
    told = town.reports.last_message
    assert told is not None
    refused = await town.tom.click(told, label="Take back")
    assert "**Words**" in text_of(refused)
    await town.lin.click(told, label="Take back")
    told = town.reports.last_message
    assert told is not None
    assert "真的" not in told.content
    assert _remembered(town, "no cap") is None


async def _contributed(town: Town) -> tuple[int, int]:
    """Translations by people and entries of glossaries, as the server counts them."""
    today = discord.utils.utcnow().date()
    exported = await town.services.statistics.export.of(GuildId(town.creators.id), today=today, names={})
    found = {kind: times for _, _, _, kind, _, times in exported.counts}
    return int(found.get("suggestion") or 0), int(found.get("term") or 0)


async def test_what_people_contribute_is_counted_until_it_is_taken_back(town: Town) -> None:
    await _suggest(town, town.tom, "no cap", "真的")
    question = town.reports.last_message
    assert question is not None
    assert await _contributed(town) == (0, 0)
    await town.maya.click(question, label="Approve")
    told = town.reports.last_message
    assert told is not None
    await town.maya.slash(town.general, "glossary add", bridge="Plaza", english="cat tax", chinese="猫税")
    await town.maya.slash(town.general, "glossary add", bridge="Plaza", english="cat tax", chinese="猫税")
    assert await _contributed(town) == (1, 1)
    await town.lin.click(told, label="Take back")
    assert await _contributed(town) == (0, 1)


async def test_a_rejected_suggestion_leaves_no_text_behind(town: Town) -> None:
    await _suggest(town, town.tom, "no cap", "坏话")
    question = town.reports.last_message
    assert question is not None
    await town.maya.click(question, label="Reject")
    told = town.reports.last_message
    assert told is not None
    assert "坏话" not in told.content
    assert "no cap" not in told.content
    assert _remembered(town, "no cap") is None
    assert await town.services.suggestions.pending(GuildId(town.creators.id)) == []


async def test_the_buttons_survive_a_restart(town: Town) -> None:
    await _suggest(town, town.tom, "no cap", "真的")
    question = town.reports.last_message
    assert question is not None
    restarted = Magpie(town.services, extensions=EXTENSIONS)
    await town.env.restart_bot(restarted)
    await town.maya.click(question, label="Approve")
    assert _remembered(town, "no cap") == "真的"
    await restarted.close()


async def test_only_moderators_decide_and_only_once(town: Town) -> None:
    await _suggest(town, town.tom, "no cap", "真的")
    question = town.reports.last_message
    assert question is not None
    refused = await town.tom.click(question, label="Approve")
    assert "**Words**" in text_of(refused)
    assert _remembered(town, "no cap") is None
    listed = await town.maya.slash(town.general, "suggestions")
    assert "真的" in text_of(listed)
    await town.maya.click(question, label="Reject")
    late = await town.maya.click(listed.followups[-1], label="Approve")
    assert text_of(late) == town.say(Locale.EN_US, "error-suggestion-decided")
    assert _remembered(town, "no cap") is None


async def test_moderators_of_other_servers_neither_see_nor_decide(town: Town) -> None:
    await _suggest(town, town.tom, "no cap", "真的")
    listed = await town.wei.slash(town.far, "suggestions")
    assert text_of(listed) == town.say(Locale.ZH_CN, "suggestions-waiting", count=0)


async def test_without_a_log_channel_moderators_find_it_by_the_command(town: Town) -> None:
    await town.maya.slash(town.general, "bridge log")
    result = await _suggest(town, town.tom, "no cap", "真的")
    assert text_of(result) == town.say(Locale.EN_US, "suggest-thanks-waiting")
    assert "真的" in text_of(await town.maya.slash(town.general, "suggestions"))


@pytest.mark.parametrize(
    ("text", "better", "problem"),
    [
        ("no cap", "没有帽子", "error-suggestion-same"),
        ("hello <@5> my friend", "你好", "error-suggestion-markup"),
        ("no cap", "真的\n真的", "error-suggestion-markup"),
        ("no cap", "真的 <@6> 吗", "error-suggestion-markup"),
        ("lol", "笑死", "error-suggestion-nothing"),
    ],
)
async def test_what_could_not_take_the_place_of_the_translation_is_refused(
    town: Town, text: str, better: str, problem: str
) -> None:
    assert text_of(await _suggest(town, town.tom, text, better)) == town.say(Locale.EN_US, problem)
    assert await town.services.suggestions.pending(GuildId(town.creators.id)) == []


async def test_an_original_can_be_improved_in_the_readers_language(town: Town) -> None:
    message = await town.tom.send(town.general, "no cap")
    shown = await town.lin.context_menu(town.general, MENU, message)
    assert shown.modal is not None
    await town.lin.submit_modal(shown, {"suggestion": "没骗人"})
    [waiting] = await town.services.suggestions.pending(GuildId(town.creators.id))
    assert (waiting.original, waiting.target) == ("no cap", Language.SIMPLIFIED)


async def test_what_stays_in_its_channel_is_not_shown_to_other_moderators(town: Town) -> None:
    message = await town.tom.send(town.general, "// just between us")
    shown = await town.tom.context_menu(town.general, MENU, message)
    assert text_of(shown) == town.say(Locale.EN_US, "error-suggestion-nothing")


async def test_what_moderators_decide_on_stands_in_one_message(town: Town) -> None:
    """Its lines are quoted, and the text of a rejected one must go as a whole."""
    lines = 400
    problem = town.say(Locale.ZH_TW, "error-suggestion-long", max=MAX_TEXT)
    shown = await town.lin.context_menu(town.chat, MENU, await _copy_of(town, "\n".join("a" * lines)))
    assert text_of(shown) == problem
    result = await _suggest(town, town.tom, "no cap", "\n".join("真" * lines))
    assert text_of(result) == town.say(Locale.EN_US, "error-suggestion-long", max=MAX_TEXT)


async def test_an_original_that_is_gone_cannot_be_improved(town: Town) -> None:
    copy = await _copy_of(town, "no cap")
    original = town.general.last_message
    assert original is not None
    await town.tom.delete(original)
    shown = await town.lin.context_menu(town.chat, MENU, copy)
    assert text_of(shown) == town.say(Locale.ZH_TW, "error-suggestion-gone")


async def test_a_channel_without_a_bridge_has_nothing_to_improve(town: Town) -> None:
    message = await town.tom.send(town.reports, "no cap")
    shown = await town.tom.context_menu(town.reports, MENU, message)
    assert text_of(shown) == town.say(Locale.EN_US, "error-suggestion-unbridged")


async def test_nobody_floods_the_moderators(town: Town) -> None:
    for number in range(MAX_PENDING):
        await _suggest(town, town.tom, f"no cap number {'abcdefghijk'[number]}", "真的")
    result = await _suggest(town, town.tom, "no cap", "真的")
    assert text_of(result) == town.say(Locale.EN_US, "error-suggestion-too-many", max=MAX_PENDING)


async def test_usage_shows_a_servers_characters_by_engine(town: Town) -> None:
    usage = town.services.spending
    assert isinstance(usage, Usage)

    usage.spend("google", GuildId(town.creators.id), 1234, discord.utils.utcnow().date())
    usage.spend("google", GuildId(town.rednote.id), 99, discord.utils.utcnow().date())
    told = text_of(await town.maya.slash(town.general, "usage"))
    assert "**google**: 1,234 today, 1,234 this month, in 1 requests" in told


async def test_usage_shows_how_engines_have_been_doing(town: Town) -> None:
    home = GuildId(town.creators.id)
    today = town.services.statistics.clocks.today(home, discord.utils.utcnow())
    one = Tally(guild_id=home, bridge_id=BridgeId(1), day=today, kind=TallyKind.ENGINE_USED, name="memory")
    usage = town.services.spending
    assert isinstance(usage, Usage)
    async with usage._database.begin() as connection:
        failed = replace(one, kind=TallyKind.ENGINE_FAILED, name="google", times=3)
        await add(connection, [replace(one, times=12), failed])
    told = (await town.maya.slash(town.general, "usage")).response
    assert told is not None
    [chart] = told.attachments
    assert chart.description is not None
    assert "memory" in chart.description
    assert "google" in chart.description
