"""/help, and what the bot says to people who mention it."""

import pytest

from bot.model import Locale
from tests.commands.town import Town, text_of


async def test_members_read_what_members_can_do(town: Town) -> None:
    text = text_of(await town.tom.slash(town.general, "help"))
    assert "/translate" in text
    assert "/setup" not in text
    assert town.say(Locale.EN_US, "help-no-channels") in text


async def test_moderators_read_their_commands_too(town: Town) -> None:
    result = await town.maya.slash(town.general, "help")
    for command in ("/setup", "/pairing", "/weekly channel"):
        assert command in text_of(result)
    assert result.ephemeral


async def test_bridged_channels_are_listed(town: Town) -> None:
    await town.linked()
    text = text_of(await town.tom.slash(town.general, "help"))
    assert f"{town.general.mention} {town.chat.mention}" in text


@pytest.mark.parametrize(("locale", "command"), [(Locale.ZH_CN, "/翻译"), (Locale.ZH_TW, "/翻譯")])
async def test_commands_are_called_as_the_reader_sees_them(town: Town, locale: Locale, command: str) -> None:
    town.locales[town.tom.id] = locale
    assert command in text_of(await town.tom.slash(town.general, "help"))


async def _ask(town: Town, text: str) -> str:
    assert town.bot.user is not None
    await town.tom.send(town.general, f"{town.bot.user.mention}{text}")
    last = town.general.last_message
    assert last is not None
    assert last.author == town.bot.user
    return last.content


@pytest.mark.parametrize(
    ("word", "locale"),
    [
        (" help", Locale.EN_US),
        ("帮助", Locale.ZH_CN),
        (" 說明", Locale.ZH_TW),
    ],
)
async def test_asking_by_mention_is_answered_in_the_language_of_the_question(
    town: Town, word: str, locale: Locale
) -> None:
    assert (await _ask(town, word)).startswith(town.say(locale, "help-intro"))


@pytest.mark.parametrize("word", ["", " make me a sandwich"])
async def test_what_the_bot_does_not_know_gets_a_hint(town: Town, word: str) -> None:
    assert town.bot.user is not None
    assert await _ask(town, word) == town.say(Locale.EN_US, "help-hint", bot=town.bot.user.id)


async def test_in_a_chinese_channel_the_hint_is_chinese(town: Town) -> None:
    await town.linked()
    assert town.bot.user is not None
    await town.tom.send(town.chat, f"{town.bot.user.mention} what")
    last = town.chat.last_message
    assert last is not None
    assert last.content == town.say(Locale.ZH_CN, "help-hint", bot=town.bot.user.id)


async def test_copies_that_begin_with_a_mention_are_not_commands(town: Town) -> None:
    assert town.bot.user is not None
    copy = await town.creators.create_webhook(town.general).send(f"{town.bot.user.mention} help")
    assert town.general.last_message is not None
    assert town.general.last_message.id == copy.id
