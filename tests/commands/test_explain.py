"""Apps → Explain, /define, /pinyin, and what a bridge shows to help readers."""

import pytest

from bot.model import Locale
from tests.commands.town import Town, text_of


async def test_a_message_is_explained_word_by_word(town: Town) -> None:
    await town.services.explainer.warm_up()
    message = await town.lin.send(town.chat, "我们明天吃火锅，绝绝子")
    result = await town.tom.context_menu(town.chat, "Explain", message)
    text = text_of(result)
    assert "**我们** wǒmen · we" in text
    assert "**绝绝子** juéjuézi · " in text
    assert "-# 💡 " in text
    assert "CC-CEDICT" in text
    assert result.ephemeral


async def test_english_is_explained_to_readers_of_chinese(town: Town) -> None:
    await town.services.explainer.warm_up()
    message = await town.tom.send(town.general, "that movie was great, no cap")
    text = text_of(await town.lin.context_menu(town.general, "Explain", message))
    assert "**movie** · 電影" in text
    assert "**no cap** · " in text


@pytest.mark.parametrize("content", ["👍", "https://example.com"])
async def test_a_message_with_nothing_to_explain_is_said_to_be_one(town: Town, content: str) -> None:
    await town.services.explainer.warm_up()
    message = await town.tom.send(town.general, content)
    result = await town.tom.context_menu(town.general, "Explain", message)
    assert text_of(result) == town.say(Locale.EN_US, "explain-nothing")


async def test_a_word_is_defined_in_the_other_language(town: Town) -> None:
    await town.services.explainer.warm_up()
    assert "**猫 / 貓** māo · cat" in text_of(await town.tom.slash(town.general, "define", word="cat"))
    assert "péngyou · friend" in text_of(await town.tom.slash(town.general, "define", word="朋友"))
    unknown = text_of(await town.tom.slash(town.general, "define", word="qwrtz"))
    assert unknown == town.say(Locale.EN_US, "define-unknown", word="qwrtz")


async def test_chinese_is_read_aloud(town: Town) -> None:
    await town.services.explainer.warm_up()
    assert text_of(await town.tom.slash(town.general, "pinyin", text="我们去银行")) == "wǒmen qù yínháng"
    nothing = text_of(await town.tom.slash(town.general, "pinyin", text="hello"))
    assert nothing == town.say(Locale.EN_US, "pinyin-none")


@pytest.mark.parametrize(
    ("command", "option", "on", "off"),
    [
        ("notes", "show", "bridge-notes-shown", "bridge-notes-hidden"),
        ("pinyin", "show", "bridge-pinyin-shown", "bridge-pinyin-hidden"),
        ("in-place", "translate", "bridge-in-place-on", "bridge-in-place-off"),
    ],
)
async def test_moderators_choose_what_helps_their_readers(
    town: Town, command: str, option: str, on: str, off: str
) -> None:
    await town.linked("Plaza")
    for value, text_id in ((True, on), (False, off)):
        options = {"bridge": "Plaza", option: value}
        result = await town.maya.slash(town.general, f"bridge {command}", **options)
        assert text_of(result) == town.say(Locale.EN_US, text_id, bridge="Plaza")
