"""/setup, step by step."""

import re

import discord
import pytest
from simcord import ChannelHandle, ResponseMessage
from simcord.components import walk_components

from bot.model import ChannelId, GuildId, Language, Locale, Style
from bot.relay.bridges import BridgeView
from tests.commands.town import Town, text_of

CODE = re.compile(r"[A-HJ-NP-Z2-9]{10}")


async def _start(town: Town) -> ResponseMessage:
    result = await town.maya.slash(town.general, "setup")
    assert result.ephemeral
    assert result.response is not None
    return result.response


def _bridges(town: Town) -> tuple[BridgeView, ...]:
    return town.services.bridges.visible_to(GuildId(town.creators.id))


def _selects(panel: ResponseMessage) -> list[str]:
    """Custom ids of the selects, from top to bottom."""
    return [part["custom_id"] for part in walk_components(panel.components) if part["type"] in {3, 8}]


def _chosen(panel: ResponseMessage) -> list[str]:
    """Preselected channels and options, from top to bottom."""
    chosen: list[str] = []
    for part in walk_components(panel.components):
        chosen += [default["id"] for default in part.get("default_values", [])]
        chosen += [option["value"] for option in part.get("options", []) if option.get("default")]
    return chosen


async def _choose_channel(town: Town, panel: ResponseMessage, at: int, channel: ChannelHandle) -> None:
    await town.maya.select(panel, [channel], custom_id=_selects(panel)[at])


async def test_what_looks_right_is_chosen_beforehand(town: Town) -> None:
    panel = await _start(town)
    assert _chosen(panel) == [str(town.general.id), str(town.chat.id)]
    await town.maya.click(panel, label="Next")
    assert _chosen(panel) == ["en", "zh-Hans", "translation"]


async def test_three_clicks_build_a_bridge_and_tell_both_channels_in_both_languages(town: Town) -> None:
    panel = await _start(town)
    await town.maya.click(panel, label="Next")
    await town.maya.click(panel, label="Build it")
    assert "stands" in panel.content
    assert not panel.components
    (view,) = _bridges(town)
    assert {link.channel_id: link.language for link in view.links} == {
        town.general.id: Language.ENGLISH,
        town.chat.id: Language.SIMPLIFIED,
    }
    english, chinese = town.general.last_message, town.chat.last_message
    assert english is not None
    assert chinese is not None
    assert english.content.startswith(town.say(Locale.EN_US, "notice-open"))
    assert chinese.content.startswith(town.say(Locale.ZH_CN, "notice-open"))
    assert town.say(Locale.ZH_CN, "notice-open") in english.content
    assert "//" in english.content


async def test_everything_can_be_chosen_otherwise(town: Town) -> None:
    other = town.creators.create_text_channel("taiwan")
    panel = await _start(town)
    await _choose_channel(town, panel, 1, other)
    await town.maya.click(panel, label="Next")
    languages, style, log = _selects(panel)[0], _selects(panel)[2], _selects(panel)[3]
    assert _chosen(panel)[1] == "zh-Hant"
    await town.maya.select(panel, ["zh-Hans"], custom_id=languages)
    style = _selects(panel)[2]
    await town.maya.select(panel, ["with-original"], custom_id=style)
    log = _selects(panel)[3]
    await town.maya.select(panel, [town.reports], custom_id=log)
    shown = await town.maya.click(panel, label="Rename")
    await town.maya.submit_modal(shown, {_only_input(shown.modal): "  Night   market "})
    assert "Night market" in panel.content
    await town.maya.click(panel, label="Build it")
    (view,) = _bridges(town)
    assert view.bridge.name == "Night market"
    assert view.bridge.style is Style.WITH_ORIGINAL
    assert [link.language for link in view.links] == [Language.SIMPLIFIED, Language.TRADITIONAL]
    assert town.services.notices.log_channel(GuildId(town.creators.id)) == town.reports.id


def _only_input(modal: object) -> str:
    assert isinstance(modal, dict)
    return next(part["custom_id"] for part in walk_components(modal["components"]) if part["type"] == 4)


async def test_the_other_channel_may_be_in_another_server(town: Town) -> None:
    panel = await _start(town)
    await town.maya.click(panel, label="The other one is in another server")
    assert len(_selects(panel)) == 1
    await town.maya.click(panel, label="Next")
    await town.maya.click(panel, label="Build it")
    code = CODE.search(panel.content)
    assert code is not None
    result = await town.wei.slash(
        town.far, "bridge join", code=code.group(), channel=town.far, language="zh-Hans"
    )
    assert "已加入" in text_of(result)
    (view,) = _bridges(town)
    assert {link.channel_id for link in view.links} == {town.general.id, town.far.id}


async def test_what_is_missing_is_named_and_checked_again(town: Town) -> None:
    me = town.bot.user
    assert me is not None
    walled = town.creators.create_text_channel(
        "中文", overwrites={me: discord.PermissionOverwrite(manage_webhooks=False)}
    )
    panel = await _start(town)
    await _choose_channel(town, panel, 1, walled)
    await town.maya.click(panel, label="Next")
    await town.maya.click(panel, label="Build it")
    assert f"{walled.mention}: **Manage Webhooks**" in panel.content
    assert not _bridges(town), "nothing is built by half"
    town.env.backend.delete_overwrite(walled.id, me.id)
    await town.env.settle()
    await town.maya.click(panel, label="Check again")
    assert "stands" in panel.content


async def test_one_channel_twice_is_refused_and_the_panel_stays(town: Town) -> None:
    panel = await _start(town)
    await _choose_channel(town, panel, 1, town.general)
    result = await town.maya.click(panel, label="Next")
    assert text_of(result) == town.say(Locale.EN_US, "error-same-channel")
    assert len(_selects(panel)) == 2


async def test_a_channel_that_is_bridged_already_is_refused_before_anything_is_built(town: Town) -> None:
    panel = await _start(town)
    await town.maya.click(panel, label="Next")
    await town.linked()
    result = await town.maya.click(panel, label="Build it")
    assert "already part of **Plaza**" in text_of(result)
    assert [view.bridge.name for view in _bridges(town)] == ["Plaza"]


async def test_a_second_bridge_of_the_same_channels_gets_a_name_of_its_own(town: Town) -> None:
    await town.maya.slash(town.general, "bridge create", name="general ⇄ 中文聊天")
    panel = await _start(town)
    await town.maya.click(panel, label="Next")
    assert "general ⇄ 中文聊天 2" in panel.content


async def test_back_leads_back(town: Town) -> None:
    panel = await _start(town)
    first = panel.content
    await town.maya.click(panel, label="Next")
    assert panel.content != first
    await town.maya.click(panel, label="Back")
    assert panel.content == first


@pytest.mark.parametrize(("locale", "label"), [(Locale.ZH_CN, "下一步"), (Locale.ZH_TW, "下一步")])
async def test_the_panel_speaks_the_moderators_language(town: Town, locale: Locale, label: str) -> None:
    town.locales[town.maya.id] = locale
    panel = await _start(town)
    assert panel.content == town.say(locale, "setup-channels")
    await town.maya.click(panel, label=label)
    await town.maya.click(panel, label=town.say(locale, "setup-build"))
    (view,) = _bridges(town)
    assert panel.content.startswith(f"✅ **{view.bridge.name}**")


async def test_a_panel_left_alone_dies(town: Town) -> None:
    panel = await _start(town)
    await town.env.advance_time(601)
    assert all(
        part.get("disabled", True) for part in walk_components(panel.components) if "custom_id" in part
    )


async def test_people_without_the_right_get_no_panel(town: Town) -> None:
    await town.let("setup", town.tom)
    result = await town.tom.slash(town.general, "setup")
    assert text_of(result) == town.say(
        Locale.EN_US, "error-power-needed", power=town.say(Locale.EN_US, "power-bridges")
    )
    assert not _bridges(town)


async def test_a_channel_that_the_moderator_cannot_see_is_not_offered(town: Town) -> None:
    town.creators.create_text_channel(
        "中文机密",
        overwrites={town.creators.default_role: discord.PermissionOverwrite(view_channel=False)},
    )
    await town.maya.slash(town.general, "bridge create", name="Plaza")
    await town.maya.slash(town.general, "bridge link", bridge="Plaza", channel=town.chat, language="zh-Hans")
    panel = await _start(town)
    assert _chosen(panel) == [str(town.general.id)]
    assert town.services.bridges.link_of(ChannelId(town.chat.id)) is not None
