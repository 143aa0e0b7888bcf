"""/bridge, as people with and without the right, in three languages."""

import re
from typing import Any

import discord
import pytest

from bot.model import ChannelId, GuildId, Language, Locale, Style
from tests.commands.town import Town, text_of

CODE = re.compile(r"[A-HJ-NP-Z2-9]{10}")
EVERY_COMMAND: list[tuple[str, dict[str, Any]]] = [
    ("create", {"name": "Plaza"}),
    ("list", {}),
    ("pause", {"bridge": "Plaza"}),
    ("resume", {"bridge": "Plaza"}),
    ("style", {"bridge": "Plaza", "style": "translation"}),
    ("bots", {"bridge": "Plaza", "allow": True}),
    ("remove", {"bridge": "Plaza"}),
    ("share", {"bridge": "Plaza"}),
    ("log", {}),
    ("problems", {}),
]


def _view(town: Town, name: str = "Plaza") -> Any:
    views = town.services.bridges.visible_to(GuildId(town.creators.id))
    return next(view for view in views if view.bridge.name == name)


async def test_a_moderator_creates_a_bridge_and_only_they_read_the_answer(town: Town) -> None:
    result = await town.maya.slash(town.general, "bridge create", name="Plaza")
    assert text_of(result) == town.say(Locale.EN_US, "bridge-created", bridge="Plaza")
    assert result.ephemeral
    assert _view(town).bridge.style is Style.TRANSLATION


@pytest.mark.parametrize(("locale", "says"), [(Locale.ZH_CN, "搭好了"), (Locale.ZH_TW, "蓋好了")])
async def test_everybody_is_answered_in_their_own_language(town: Town, locale: Locale, says: str) -> None:
    town.locales[town.maya.id] = locale
    result = await town.maya.slash(town.general, "bridge create", name="Plaza")
    assert says in text_of(result)


async def test_the_style_can_be_chosen_at_once(town: Town) -> None:
    await town.maya.slash(town.general, "bridge create", name="Plaza", style="with-original")
    assert _view(town).bridge.style is Style.WITH_ORIGINAL


async def test_two_channels_are_linked_and_found_in_the_list(town: Town) -> None:
    await town.linked()
    assert [(link.channel_id, link.language) for link in _view(town).links] == [
        (town.general.id, Language.ENGLISH),
        (town.chat.id, Language.SIMPLIFIED),
    ]
    listed = text_of(await town.maya.slash(town.general, "bridge list"))
    assert "Plaza" in listed
    assert town.general.mention in listed
    assert "Simplified Chinese" in listed


async def test_a_list_without_bridges_says_how_to_begin(town: Town) -> None:
    assert "/setup" in text_of(await town.maya.slash(town.general, "bridge list"))


async def test_an_unlinked_channel_leaves_its_bridge(town: Town) -> None:
    await town.linked()
    result = await town.maya.slash(town.general, "bridge unlink", channel=town.chat)
    assert "no longer part" in text_of(result)
    assert town.services.bridges.link_of(ChannelId(town.chat.id)) is None
    again = await town.maya.slash(town.general, "bridge unlink", channel=town.chat)
    assert text_of(again) == town.say(Locale.EN_US, "error-channel-not-linked", channel=town.chat.id)


async def test_a_bridge_is_paused_and_opened_again(town: Town) -> None:
    await town.linked()
    assert "paused" in text_of(await town.maya.slash(town.general, "bridge pause", bridge="Plaza"))
    assert _view(town).bridge.paused
    assert "paused" in text_of(await town.maya.slash(town.general, "bridge list"))
    await town.maya.slash(town.general, "bridge resume", bridge="Plaza")
    assert not _view(town).bridge.paused


async def test_style_and_bots_are_changed_and_confirmed(town: Town) -> None:
    await town.linked()
    answer = await town.maya.slash(town.general, "bridge style", bridge="Plaza", style="with-original")
    assert "original" in text_of(answer)
    assert "relays" in text_of(await town.maya.slash(town.general, "bridge bots", bridge="Plaza", allow=True))
    assert _view(town).bridge.allow_bots
    assert "ignores" in text_of(
        await town.maya.slash(town.general, "bridge bots", bridge="Plaza", allow=False)
    )


async def test_a_bridge_is_removed_only_after_a_yes(town: Town) -> None:
    await town.linked()
    asked = await town.maya.slash(town.general, "bridge remove", bridge="Plaza")
    assert asked.response is not None
    assert "All 2 channels" in asked.response.content
    assert _view(town)
    await town.maya.click(asked.response, label="Take it down")
    assert not town.services.bridges.visible_to(GuildId(town.creators.id))
    assert "gone" in asked.response.content
    assert not asked.response.components


async def test_a_bridge_stays_after_a_no(town: Town) -> None:
    await town.linked()
    asked = await town.maya.slash(town.general, "bridge remove", bridge="Plaza")
    assert asked.response is not None
    await town.maya.click(asked.response, label="Keep it")
    assert _view(town)


async def test_a_question_nobody_answers_dies(town: Town) -> None:
    await town.linked()
    asked = await town.maya.slash(town.general, "bridge remove", bridge="Plaza")
    assert asked.response is not None
    await town.env.advance_time(601)
    assert all(button["disabled"] for button in asked.response.components[0]["components"])


async def test_another_server_joins_with_a_code_and_both_sides_see_who_did_it(town: Town) -> None:
    await town.linked()
    await town.maya.slash(town.general, "bridge log", channel=town.reports)
    shared = text_of(await town.maya.slash(town.general, "bridge share", bridge="Plaza"))
    code = CODE.search(shared)
    assert code is not None
    assert "15" in shared
    result = await town.wei.slash(
        town.far, "bridge join", code=code.group(), channel=town.far, language="zh-Hans"
    )
    assert "已加入" in text_of(result)
    assert town.services.bridges.link_of(ChannelId(town.far.id)) is not None
    for channel in (town.general, town.chat, town.far):
        posted = channel.last_message
        assert posted is not None
        assert "wei" in posted.content
        assert "maya" in posted.content
        assert "加入" in posted.content, "in both languages"
        assert "has joined" in posted.content
    reported = town.reports.last_message
    assert reported is not None
    assert "小红书" in reported.content


async def test_a_code_works_once(town: Town) -> None:
    await town.linked()
    shared = text_of(await town.maya.slash(town.general, "bridge share", bridge="Plaza"))
    code = CODE.findall(shared)[0]
    await town.wei.slash(town.far, "bridge join", code=code, channel=town.far, language="zh-Hans")
    other = town.rednote.create_text_channel("another")
    result = await town.wei.slash(town.far, "bridge join", code=code, channel=other, language="zh-Hans")
    assert text_of(result) == town.say(Locale.ZH_CN, "error-code-invalid")


async def test_a_code_expires_after_a_quarter_of_an_hour(town: Town) -> None:
    await town.linked()
    shared = text_of(await town.maya.slash(town.general, "bridge share", bridge="Plaza"))
    await town.env.advance_time(15 * 60 + 1)
    code = CODE.findall(shared)[0]
    result = await town.wei.slash(town.far, "bridge join", code=code, channel=town.far, language="zh-Hans")
    assert text_of(result) == town.say(Locale.ZH_CN, "error-code-invalid")


async def test_a_joined_server_may_pause_but_not_take_down(town: Town) -> None:
    await town.linked()
    shared = text_of(await town.maya.slash(town.general, "bridge share", bridge="Plaza"))
    code = CODE.findall(shared)[0]
    await town.wei.slash(town.far, "bridge join", code=code, channel=town.far, language="zh-Hans")
    await town.wei.slash(town.far, "bridge pause", bridge="Plaza")
    assert _view(town).bridge.paused
    result = await town.wei.slash(town.far, "bridge remove", bridge="Plaza")
    assert text_of(result) == town.say(Locale.ZH_CN, "error-bridge-not-yours", name="Plaza")
    seen = text_of(await town.wei.slash(town.far, "bridge list"))
    assert "#general（Creators）" in seen


@pytest.mark.parametrize("command", ["link", "join"])
async def test_a_channel_is_refused_with_the_names_of_what_is_missing(town: Town, command: str) -> None:
    await town.maya.slash(town.general, "bridge create", name="Plaza")
    me = town.env.bot.user
    assert me is not None
    walled = town.creators.create_text_channel(
        "walled", overwrites={me: discord.PermissionOverwrite(manage_webhooks=False, attach_files=False)}
    )
    options = {"bridge": "Plaza"} if command == "link" else {"code": "AAAAAAAAAA"}
    result = await town.maya.slash(
        town.general, f"bridge {command}", channel=walled, language="en", **options
    )
    assert "Manage Webhooks, Attach Files" in text_of(result)
    assert town.services.bridges.link_of(ChannelId(walled.id)) is None


async def test_what_is_missing_is_named_as_discord_does_in_that_language(town: Town) -> None:
    town.locales[town.maya.id] = Locale.ZH_TW
    await town.maya.slash(town.general, "bridge create", name="Plaza")
    me = town.env.bot.user
    assert me is not None
    walled = town.creators.create_text_channel(
        "walled", overwrites={me: discord.PermissionOverwrite(embed_links=False)}
    )
    result = await town.maya.slash(town.general, "bridge link", bridge="Plaza", channel=walled, language="en")
    assert "嵌入連結" in text_of(result)


async def test_a_channel_can_be_in_one_bridge_only(town: Town) -> None:
    await town.linked()
    await town.maya.slash(town.general, "bridge create", name="Second")
    result = await town.maya.slash(
        town.general, "bridge link", bridge="Second", channel=town.chat, language="zh-Hant"
    )
    assert text_of(result) == town.say(
        Locale.EN_US, "error-channel-already-linked", channel=town.chat.id, name="Plaza"
    )


@pytest.mark.parametrize("locale", Locale)
async def test_a_bridge_nobody_knows_is_answered_with_help(town: Town, locale: Locale) -> None:
    town.locales[town.maya.id] = locale
    result = await town.maya.slash(town.general, "bridge pause", bridge="Nowhere")
    assert text_of(result) == town.say(locale, "error-bridge-unknown", name="Nowhere")


@pytest.mark.parametrize(("command", "options"), EVERY_COMMAND, ids=[name for name, _ in EVERY_COMMAND])
async def test_the_right_is_checked_by_us_even_where_the_server_allows_the_command(
    town: Town, command: str, options: dict[str, Any]
) -> None:
    await town.let("bridge", town.tom)
    result = await town.tom.slash(town.general, f"bridge {command}", **options)
    assert text_of(result) == town.say(
        Locale.EN_US, "error-power-needed", power=town.say(Locale.EN_US, "power-bridges")
    )
    assert result.ephemeral


async def test_discord_hides_the_commands_from_people_without_the_right(town: Town) -> None:
    offered = town.tom.available_commands(town.general)
    assert not [name for name in offered if name.startswith(("bridge", "setup"))]
    assert "translate" in offered


async def test_bridge_names_are_offered_while_typing(town: Town) -> None:
    for name in ("Plaza", "Cat lovers", "Platform"):
        await town.maya.slash(town.general, "bridge create", name=name)
    offered = await town.maya.autocomplete(town.general, "bridge pause", "bridge", "pla")
    assert [choice["name"] for choice in offered] == ["Platform", "Plaza"]
    assert await town.wei.autocomplete(town.far, "bridge pause", "bridge", "") == []


async def test_reports_go_where_moderators_want_them_or_nowhere(town: Town) -> None:
    result = await town.maya.slash(town.general, "bridge log", channel=town.reports)
    assert town.reports.mention in text_of(result)
    guild = GuildId(town.creators.id)
    await town.services.notices.tell_moderators(guild, "log-missing-permissions", channel=1, permissions="x")
    assert town.reports.last_message is not None
    await town.maya.slash(town.general, "bridge log")
    before = town.reports.last_message.id
    await town.services.notices.tell_moderators(guild, "log-missing-permissions", channel=1, permissions="x")
    assert town.reports.last_message.id == before


async def test_a_forum_is_bridged_with_forums_only(town: Town) -> None:
    await town.linked()
    board = town.creators.create_forum_channel("board")
    wall = town.creators.create_forum_channel("公告栏")
    refused = await town.maya.slash(town.general, "bridge link", bridge="Plaza", channel=board, language="en")
    assert text_of(refused) == town.say(Locale.EN_US, "error-forum-and-channel")
    await town.maya.slash(town.general, "bridge create", name="Board")
    for channel, language in ((board, "en"), (wall, "zh-Hans")):
        await town.maya.slash(town.general, "bridge link", bridge="Board", channel=channel, language=language)
        assert town.services.bridges.link_of(ChannelId(channel.id)) is not None
    again = await town.maya.slash(
        town.general, "bridge link", bridge="Board", channel=town.reports, language="en"
    )
    assert text_of(again) == town.say(Locale.EN_US, "error-forum-and-channel")


async def test_a_forum_joins_no_bridge_of_channels(town: Town) -> None:
    await town.linked()
    shared = await town.maya.slash(town.general, "bridge share", bridge="Plaza")
    code = CODE.search(text_of(shared))
    assert code is not None
    board = town.rednote.create_forum_channel("论坛")
    result = await town.wei.slash(
        town.far, "bridge join", code=code.group(), channel=board, language="zh-Hans"
    )
    assert text_of(result) == town.say(Locale.ZH_CN, "error-forum-and-channel")
