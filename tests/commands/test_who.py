"""Apps → Who is this."""

import pytest

from bot.model import ChannelId, GuildId, Locale, MessageId, UserId
from bot.storage.whois import WhoIs
from tests.commands.town import Town, text_of
from tests.fakes import FakeCopies


@pytest.mark.parametrize("locale", Locale)
async def test_a_copy_leads_to_the_person_behind_it(town: Town, locale: Locale) -> None:
    town.locales[town.tom.id] = locale
    copies = town.services.copies
    assert isinstance(copies, FakeCopies)
    copy = await town.creators.create_webhook(town.general).send("hello", username="薇薇")
    copies.known[MessageId(copy.id)] = WhoIs(
        user_id=UserId(town.wei.id),
        guild_id=GuildId(town.rednote.id),
        channel_id=ChannelId(town.far.id),
        message_id=MessageId(7),
    )
    result = await town.tom.context_menu(town.general, "Who is this", copy)
    assert text_of(result) == town.say(
        locale,
        "who-is-handle",
        name="薇薇",
        handle="wei",
        server="小红书",
        url=f"https://discord.com/channels/{town.rednote.id}/{town.far.id}/7",
    )
    assert result.ephemeral


async def test_somebody_who_left_discord_is_still_told_apart(town: Town) -> None:
    copies = town.services.copies
    assert isinstance(copies, FakeCopies)
    copy = await town.creators.create_webhook(town.general).send("hello", username="薇薇")
    copies.known[MessageId(copy.id)] = WhoIs(
        user_id=UserId(404), guild_id=GuildId(405), channel_id=ChannelId(6), message_id=MessageId(7)
    )
    result = await town.tom.context_menu(town.general, "Who is this", copy)
    assert "<@404>" in text_of(result)
    assert "a server I have left" in text_of(result)


async def test_an_ordinary_message_is_no_copy(town: Town) -> None:
    message = await town.lin.send(town.general, "I am me")
    result = await town.tom.context_menu(town.general, "Who is this", message)
    assert text_of(result) == town.say(Locale.EN_US, "who-not-a-copy")
