"""What the bot says by itself."""

import logging
import re
from typing import Any

import aiohttp
import discord
import pytest
from simcord import ChannelHandle, MemberActor

from bot.app import EXTENSIONS
from bot.gateway.client import Magpie
from bot.gateway.notices import Notices
from bot.gateway.permissions import FOR_BRIDGE, missing
from bot.i18n import Texts
from bot.model import ChannelId, GuildId, Locale
from tests.commands.town import Town, text_of
from tests.fakes import FakeLogChannels


async def test_moderators_are_told_in_their_servers_language(town: Town) -> None:
    await town.services.notices.set_log_channel(GuildId(town.rednote.id), ChannelId(town.far.id))
    await town.services.notices.tell_moderators(
        GuildId(town.rednote.id), "log-channel-gone", channel="general", bridge="Plaza"
    )
    told = town.far.last_message
    assert told is not None
    assert told.content == town.say(Locale.ZH_CN, "log-channel-gone", channel="general", bridge="Plaza")


async def test_without_a_log_channel_it_is_only_logged(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        await town.services.notices.tell_moderators(
            GuildId(town.creators.id), "log-channel-gone", channel="general", bridge="Plaza"
        )
    assert "log-channel-gone" in caplog.text
    assert "Plaza" not in caplog.text


async def test_a_log_channel_out_of_reach_stops_nothing(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    await town.services.notices.set_log_channel(GuildId(town.creators.id), ChannelId(404))
    with caplog.at_level(logging.WARNING):
        await town.services.notices.tell_moderators(
            GuildId(town.creators.id), "log-channel-gone", channel="general", bridge="Plaza"
        )
    assert "404" in caplog.text


async def test_a_connection_that_breaks_stops_nothing(
    town: Town, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def break_off(*_: object, **__: object) -> None:
        raise aiohttp.ServerDisconnectedError

    monkeypatch.setattr(discord.PartialMessageable, "send", break_off)
    await town.services.notices.set_log_channel(GuildId(town.creators.id), ChannelId(town.reports.id))
    await town.services.notices.tell_moderators(
        GuildId(town.creators.id), "log-channel-gone", channel="general", bridge="Plaza"
    )
    assert "ServerDisconnectedError" in caplog.text


async def test_nothing_is_said_before_there_is_a_client(texts: Texts) -> None:
    store = FakeLogChannels()
    store.channels[GuildId(1)] = ChannelId(2)
    notices = Notices(texts, store)
    await notices.load()
    assert notices.log_channel(GuildId(1)) == 2
    await notices.tell_moderators(GuildId(1), "log-channel-gone", channel="general", bridge="Plaza")


async def test_a_notice_pings_nobody(town: Town) -> None:
    name = "@everyone"
    await town.services.notices.set_log_channel(GuildId(town.creators.id), ChannelId(town.reports.id))
    await town.services.notices.tell_moderators(
        GuildId(town.creators.id), "log-channel-gone", channel=name, bridge="Plaza"
    )
    told = town.reports.last_message
    assert told is not None
    assert not told.mention_everyone


async def test_names_from_another_server_cannot_smuggle_links(town: Town) -> None:
    evil = town.env.create_guild("[free nitro](https://evil.example)")
    lair = evil.create_text_channel("lair")
    mods = evil.create_role("mods", permissions=discord.Permissions(manage_guild=True))
    boss = evil.add_member(town.env.create_user("boss"), roles=[mods], nick="[hi](https://evil.example)")
    await town.linked()
    shared = text_of(await town.maya.slash(town.general, "bridge share", bridge="Plaza"))
    code = re.findall(r"[A-HJ-NP-Z2-9]{10}", shared)[0]
    await boss.slash(lair, "bridge join", code=code, channel=lair, language="en")
    told = town.general.last_message
    assert told is not None
    assert "evil.example" in told.content
    assert "](" not in told.content.replace("\\](", "")


def test_missing_permissions_keep_their_order() -> None:
    granted = discord.Permissions(view_channel=True, send_messages=True, embed_links=True)
    assert missing(granted, FOR_BRIDGE) == ("manage_webhooks", "read_message_history", "attach_files")
    assert missing(discord.Permissions.all(), FOR_BRIDGE) == ()


async def test_servers_of_a_bridge_are_told_when_the_bot_is_removed_from_another_one(town: Town) -> None:
    await town.linked()
    await town.maya.slash(town.general, "bridge log", channel=town.reports)
    shared = await town.maya.slash(town.general, "bridge share", bridge="Plaza")
    code = re.search(r"[A-HJ-NP-Z2-9]{10}", text_of(shared))
    assert code is not None
    await town.wei.slash(town.far, "bridge join", code=code.group(), channel=town.far, language="zh-Hans")
    server = GuildId(town.rednote.id)
    await town.services.absence.left(server, "小红书")
    told = town.reports.last_message
    assert told is not None
    assert "小红书" in told.content
    assert "7 days" in told.content
    listed = text_of(await town.maya.slash(town.general, "bridge list"))
    assert "removed me" in listed
    await town.services.absence.returned(server)
    told = town.reports.last_message
    assert told is not None
    assert told.content == town.say(Locale.EN_US, "log-server-back", server="小红书", bridge="Plaza")


def _notices_in(channel: ChannelHandle) -> list[Any]:
    return [one for one in channel.history() if one.content.startswith("🌉 **")]


def _notice_in(channel: ChannelHandle) -> Any:
    (notice,) = _notices_in(channel)
    return notice


def _pinned_in(channel: ChannelHandle) -> list[int]:
    return [message.id for message in channel.pinned_messages()]


def _janitor(town: Town) -> MemberActor:
    role = town.creators.create_role("janitors", permissions=discord.Permissions(manage_messages=True))
    return town.creators.add_member(town.env.create_user("janitor"), roles=[role])


async def test_the_notice_follows_what_becomes_of_the_bridge(town: Town) -> None:
    await town.linked()
    notice = _notice_in(town.general)
    assert "/privacy" in notice.content
    assert f"Linked with: <#{town.chat.id}> (Simplified Chinese)" in notice.content
    small_print = town.say(Locale.EN_US, "notice-notes")
    assert small_print in notice.content
    await town.maya.slash(town.general, "bridge notes", bridge="Plaza", show=False)
    assert _notice_in(town.general).id == notice.id
    assert small_print not in _notice_in(town.general).content
    await town.maya.slash(
        town.general, "bridge link", bridge="Plaza", channel=town.reports, language="zh-Hant"
    )
    changed = _notice_in(town.general)
    assert changed.id == notice.id
    assert f"<#{town.reports.id}> (Traditional Chinese)" in changed.content
    assert town.say(Locale.ZH_TW, "notice-privacy") in changed.content


async def test_the_notice_goes_when_it_is_no_longer_true(town: Town) -> None:
    await town.linked()
    await town.maya.slash(town.general, "bridge unlink", channel=town.chat)
    for channel in (town.general, town.chat):
        assert _notices_in(channel) == []
    await town.maya.slash(town.general, "bridge link", bridge="Plaza", channel=town.chat, language="zh-Hans")
    assert _notice_in(town.general)
    await town.maya.slash(town.general, "bridge remove", bridge="Plaza")


async def test_a_notice_that_was_deleted_is_posted_anew_also_after_a_restart(town: Town) -> None:
    await town.linked()
    notice = _notice_in(town.general)
    await _janitor(town).delete(notice)
    restarted = Magpie(town.services, extensions=EXTENSIONS)
    await town.env.restart_bot(restarted)
    await town.maya.slash(town.general, "bridge in-place", bridge="Plaza", translate=True)
    again = _notice_in(town.general)
    assert again.id != notice.id
    assert town.say(Locale.EN_US, "notice-in-place") in again.content
    assert _notice_in(town.chat)
    await restarted.close()


async def test_moderators_pin_the_notice_in_their_own_server(town: Town) -> None:
    await town.linked()
    result = await town.maya.slash(town.general, "bridge notice pin", bridge="Plaza")
    assert text_of(result).strip() == town.say(Locale.EN_US, "notice-pinned", bridge="Plaza", count=2)
    assert _pinned_in(town.general) == [_notice_in(town.general).id]
    await _janitor(town).delete(_notice_in(town.general))
    await town.maya.slash(town.general, "bridge notes", bridge="Plaza", show=False)
    assert _pinned_in(town.general) == [_notice_in(town.general).id]
    result = await town.maya.slash(town.general, "bridge notice unpin", bridge="Plaza")
    assert text_of(result).strip() == town.say(Locale.EN_US, "notice-unpinned", bridge="Plaza", count=2)
    assert _pinned_in(town.general) == []


async def test_who_has_no_power_over_bridges_pins_nothing(town: Town) -> None:
    await town.linked()
    await town.let("bridge", town.tom)
    await town.tom.slash(town.general, "bridge notice pin", bridge="Plaza")
    assert _pinned_in(town.general) == []


async def test_where_the_bot_may_not_pin_it_says_what_it_lacks(town: Town) -> None:
    await town.maya.slash(town.general, "bridge create", name="Plaza")
    me = town.creators.me
    assert me is not None
    channel = town.creators.create_text_channel(
        "quiet", overwrites={me: discord.PermissionOverwrite(pin_messages=False)}
    )
    for one, language in ((channel, "en"), (town.chat, "zh-Hans")):
        await town.maya.slash(town.general, "bridge link", bridge="Plaza", channel=one, language=language)
    result = await town.maya.slash(town.general, "bridge notice pin", bridge="Plaza")
    assert text_of(result).strip() == town.say(Locale.EN_US, "error-notice-pin", channel=channel.id)


async def test_without_two_channels_there_is_no_notice_to_pin(town: Town) -> None:
    await town.maya.slash(town.general, "bridge create", name="Plaza")
    result = await town.maya.slash(town.general, "bridge notice pin", bridge="Plaza")
    assert text_of(result).strip() == town.say(Locale.EN_US, "error-notice-none", bridge="Plaza")
