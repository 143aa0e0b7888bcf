"""Every command answers every person in their language, in nothing but its characters."""

import re
from typing import Any

import hanzidentifier
import pytest

from bot.model import Locale
from tests.commands.town import Town, text_of

COMMANDS: list[tuple[str, dict[str, Any]]] = [
    ("help", {}),
    ("setup", {}),
    ("translate", {"text": "666"}),
    ("bridge create", {"name": "Second"}),
    ("bridge create", {"name": "Plaza"}),
    ("bridge list", {}),
    ("bridge pause", {"bridge": "Plaza"}),
    ("bridge resume", {"bridge": "Plaza"}),
    ("bridge style", {"bridge": "Plaza", "style": "translation"}),
    ("bridge style", {"bridge": "Plaza", "style": "with-original"}),
    ("bridge bots", {"bridge": "Plaza", "allow": True}),
    ("bridge bots", {"bridge": "Plaza", "allow": False}),
    ("bridge share", {"bridge": "Plaza"}),
    ("bridge remove", {"bridge": "Plaza"}),
    ("bridge log", {}),
]
_NAMES = re.compile(r"Plaza|Second|666|[A-HJ-NP-Z2-9]{10}|<[@#]\d+>|`//`|Apps|Manage Server|memory|gloss")


@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize(("command", "options"), COMMANDS)
async def test_an_answer_is_in_the_language_of_the_person(
    town: Town, locale: Locale, command: str, options: dict[str, Any]
) -> None:
    await town.linked()
    town.locales[town.maya.id] = locale
    result = await town.maya.slash(town.general, command, **options)
    text = _NAMES.sub("", text_of(result))
    assert result.ephemeral
    match locale:
        case Locale.EN_US:
            assert not hanzidentifier.has_chinese(text)
        case Locale.ZH_CN:
            assert hanzidentifier.is_simplified(text)
        case Locale.ZH_TW:
            assert hanzidentifier.is_traditional(text)


@pytest.mark.parametrize(
    ("locale", "word"),
    [
        (Locale.EN_US, "no longer part"),
        (Locale.ZH_CN, "已离开"),
        (Locale.ZH_TW, "已離開"),
    ],
)
async def test_linking_and_unlinking_are_confirmed_in_three_languages(
    town: Town, locale: Locale, word: str
) -> None:
    await town.linked()
    town.locales[town.maya.id] = locale
    result = await town.maya.slash(town.general, "bridge unlink", channel=town.chat)
    assert word in text_of(result)
    again = await town.maya.slash(
        town.general, "bridge link", bridge="Plaza", channel=town.chat, language="zh-Hant"
    )
    name = town.say(locale, "language-zh-Hant")
    assert text_of(again) == town.say(
        locale, "bridge-linked", channel=town.chat.id, bridge="Plaza", language=name
    )
