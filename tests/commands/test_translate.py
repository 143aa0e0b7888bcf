"""Translating on request: by command, from the Apps menu, and by mentioning the bot."""

import pytest
from simcord import MemberActor

from bot.model import Language, Locale
from tests.commands.town import Town, text_of
from tests.fakes import FakeTranslator


@pytest.fixture
def translator(town: Town) -> FakeTranslator:
    found = town.services.translator
    assert isinstance(found, FakeTranslator)
    found.machine |= {"我们今天吃什么": "What are we eating today?", "see you tomorrow": "明天见"}
    found.human |= {"Good morning!": "早上好！"}
    return found


async def test_a_foreign_text_is_read_in_ones_own_language(town: Town, translator: FakeTranslator) -> None:
    result = await town.tom.slash(town.general, "translate", text="我们今天吃什么")
    assert text_of(result) == "What are we eating today?\n-# English · machine translation (google)"
    assert result.ephemeral
    assert translator.asked == [("我们今天吃什么", Language.ENGLISH)]


@pytest.mark.parametrize(
    ("locale", "text", "target"),
    [
        (Locale.EN_US, "see you tomorrow", Language.SIMPLIFIED),
        (Locale.ZH_CN, "see you tomorrow", Language.SIMPLIFIED),
        (Locale.ZH_CN, "我们今天吃什么", Language.ENGLISH),
        (Locale.ZH_TW, "see you tomorrow", Language.TRADITIONAL),
        (Locale.ZH_TW, "我們今天吃什麼", Language.ENGLISH),
        (Locale.ZH_TW, "我们今天吃什么", Language.TRADITIONAL),
    ],
)
async def test_the_language_follows_from_the_reader_and_the_text(
    town: Town, translator: FakeTranslator, locale: Locale, text: str, target: Language
) -> None:
    town.locales[town.tom.id] = locale
    await town.tom.slash(town.general, "translate", text=text)
    assert translator.asked == [(text, target)]


async def test_the_language_can_be_chosen(town: Town, translator: FakeTranslator) -> None:
    await town.tom.slash(town.general, "translate", text="see you tomorrow", to="zh-Hant")
    assert translator.asked == [("see you tomorrow", Language.TRADITIONAL)]


@pytest.mark.parametrize(
    ("text", "provenance"),
    [
        ("Good morning!", "translated by people"),
        ("see you tomorrow", "machine translation"),
        ("nobody knows this", "word by word"),
        ("🎉🎉🎉", "nothing to translate"),
    ],
)
async def test_the_answer_says_how_good_it_is(
    town: Town, translator: FakeTranslator, text: str, provenance: str
) -> None:
    assert provenance in text_of(await town.tom.slash(town.general, "translate", text=text))
    assert translator.asked


async def test_a_message_is_translated_from_the_apps_menu(town: Town, translator: FakeTranslator) -> None:
    message = await town.tom.send(town.general, "see you tomorrow")
    result = await town.lin.context_menu(town.general, "Translate", message)
    assert text_of(result).startswith("明天见")
    assert result.ephemeral
    assert translator.asked == [("see you tomorrow", Language.TRADITIONAL)]


async def test_a_message_without_text_is_said_to_be_one(town: Town, translator: FakeTranslator) -> None:
    message = await town.tom.send(town.general, attachments=[("cat.png", b"cat")])
    result = await town.wei_in_creators().context_menu(town.general, "Translate", message)
    assert text_of(result) == town.say(Locale.ZH_CN, "translate-empty")
    assert not translator.asked


async def _ask(town: Town, member: MemberActor, text: str) -> str:
    """What the bot answers in #general to a message that mentions it."""
    assert town.bot.user is not None
    await member.send(town.general, f"{town.bot.user.mention}{text}")
    last = town.general.last_message
    assert last is not None
    assert last.author == town.bot.user
    return last.content


@pytest.mark.parametrize("command", [" translate ", "翻译", " 翻譯 "])
async def test_mentioning_the_bot_translates_for_everybody(
    town: Town, translator: FakeTranslator, command: str
) -> None:
    assert (await _ask(town, town.tom, f"{command} Good morning!")).startswith("早上好！")
    assert translator.asked


async def test_a_reply_that_mentions_the_bot_translates_what_it_answers(
    town: Town, translator: FakeTranslator
) -> None:
    message = await town.lin.send(town.general, "我们今天吃什么")
    assert town.bot.user is not None
    await town.tom.send(town.general, f"{town.bot.user.mention} translate", reply_to=message)
    last = town.general.last_message
    assert last is not None
    assert last.content.startswith("What are we eating today?")
    assert translator.asked == [("我们今天吃什么", Language.ENGLISH)]


async def test_with_nothing_to_translate_the_bot_asks_what(town: Town) -> None:
    assert await _ask(town, town.tom, " translate") == town.say(Locale.EN_US, "translate-what")
    assert await _ask(town, town.tom, "翻译") == town.say(Locale.ZH_CN, "translate-what")


async def test_a_long_translation_comes_in_several_messages(town: Town, translator: FakeTranslator) -> None:
    text = "多" * 1500
    translator.machine[text] = "many words " * 400
    result = await town.tom.slash(town.general, "translate", text=text)
    assert len(result.followups) >= 2
    assert all(len(message.content) <= 2000 for message in result.followups)
