"""What a message refers to, in the terms of those who read it on the other side."""

from dataclasses import replace

import pytest

from bot.model import Address, ChannelId, GuildId, Mentions, MessageId, RoleId, Style, UserId
from bot.relay.mentions import Localiser, linked_messages, mentioned_channels
from bot.relay.scene import Known, Scene, Venue

MENTIONS = Mentions(
    users={UserId(1): "Maya", UserId(2): "Lin"}, roles={RoleId(5): "Mods"}, channels={ChannelId(6): "plaza"}
)
LINK = "https://discord.com/channels/3/6/77"


def _say(text_id: str, /, **args: str | int) -> str:
    return f"<{text_id} {args}>"


SCENE = Scene(style=Style.TRANSLATION, say=_say, name="Maya")


def _said(text: str, *, known: Known | None = None, venue: Venue | None = None) -> str:
    scene = replace(SCENE, known=known or Known(), venue=venue or Venue())
    return Localiser(MENTIONS, scene)(text)


def test_somebody_who_is_there_too_is_mentioned_and_somebody_else_named() -> None:
    assert _said("<@1> <@!2>", known=Known(members={UserId(2)})) == "@Maya <@2>"


def test_a_role_is_named_whatever_the_other_server_has() -> None:
    assert _said("<@&5> <@&9>") == "@Mods <@&9>"


def test_a_channel_becomes_its_counterpart() -> None:
    known = Known(channels={ChannelId(6): ChannelId(60)})
    assert _said("see <#6>", known=known) == "see <#60>"
    assert _said("see <#6>") == "see #plaza"


def test_a_link_to_a_message_becomes_that_to_its_copy() -> None:
    there = Address(guild_id=GuildId(30), channel_id=ChannelId(60), message_id=MessageId(770))
    known = Known(messages={MessageId(77): there})
    assert _said(f"look: {LINK}!", known=known) == "look: https://discord.com/channels/30/60/770!"
    assert _said(LINK) == LINK


def test_a_link_to_a_channel_becomes_that_to_its_counterpart() -> None:
    known = Known(channels={ChannelId(6): ChannelId(60)})
    said = _said("https://discord.com/channels/3/6", known=known, venue=Venue(guild_id=GuildId(30)))
    assert said == "https://discord.com/channels/30/60"


def test_an_emoji_that_the_other_server_has_by_that_name_is_used() -> None:
    own = {"cat_tax": "<:cat_tax:900>"}
    assert _said("<:cat_tax:1> <a:other:2>", venue=Venue(emoji=own.get)) == "<:cat_tax:900> <a:other:2>"


def test_an_emoji_that_cannot_be_shown_is_named() -> None:
    nothing_foreign = Venue(shows_foreign_emoji=False)
    assert _said("<:cat_tax:1><a:party:2><:x:3>", venue=nothing_foreign) == ":cat_tax::party::x:"


@pytest.mark.parametrize(
    "text",
    ["`<@1> <#6>`", f"```\n<:a_b:1> {LINK}\n```", "<t:1700000000:R>", "</help:123>", "@everyone @here"],
)
def test_code_times_and_commands_survive(text: str) -> None:
    known = Known(members={UserId(1)}, channels={ChannelId(6): ChannelId(60)})
    assert _said(text, known=known, venue=Venue(shows_foreign_emoji=False)) == text


def test_what_has_to_be_looked_up_is_found_outside_of_code() -> None:
    text = f"<#6> `<#7>` {LINK} https://discord.com/channels/3/8"
    assert mentioned_channels(text) == [6, 6, 8]
    assert [address.message_id for address in linked_messages(text)] == [77]
