"""What Discord is told about the commands, and how failures are answered."""

import logging
import pkgutil
from collections import Counter
from collections.abc import Iterator
from typing import Any

import discord
import pytest
from discord import app_commands
from discord.ext import commands
from simcord import Env

import cogs
from bot.app import EXTENSIONS
from bot.errors import UserError
from bot.gateway.client import intents
from bot.gateway.failures import Failures
from bot.gateway.tree import CommandTranslator
from bot.i18n import CommandNames, Texts
from bot.i18n.command_names import choice_id
from bot.model import Locale
from tests.commands.conftest import REFERENCE
from tests.commands.town import Town, text_of

FOR_MANAGERS = {"filter", "bridge", "setup", "glossary", "suggestions", "usage", "pairing", "weekly"}
FOR_MODERATORS = {"moderate", "Moderate", "audit"}


async def _payload(town: Town) -> list[dict[str, Any]]:
    translator = town.bot.tree.translator
    assert translator is not None
    tree = town.bot.tree
    return [await command.get_translated_payload(tree, translator) for command in tree.get_commands()]


def _walk(options: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for option in options:
        yield option
        yield from _walk(option.get("options", []))


def test_every_cog_is_loaded() -> None:
    found = {module.name for module in pkgutil.iter_modules(cogs.__path__, prefix="cogs.")}
    assert found == set(EXTENSIONS)


def test_no_two_commands_share_a_name(town: Town) -> None:
    names = Counter(
        (type(command), command.qualified_name)
        for command in [*town.bot.tree.walk_commands(), *town.bot.tree.get_commands()]
        if isinstance(command, app_commands.Command)
    )
    assert names
    words = Counter(word for command in town.bot.commands for word in (command.name, *command.aliases))
    assert [word for word, count in words.items() if count > 1] == []


async def test_every_command_is_named_and_described_in_three_languages(town: Town) -> None:
    for entry in _walk(await _payload(town)):
        if entry.get("type") == discord.AppCommandType.message.value and "options" not in entry:
            assert entry["name_localizations"].keys() == {"en-US", "en-GB", "zh-CN", "zh-TW"}
            continue
        assert entry["name_localizations"].keys() == {"en-US", "en-GB", "zh-CN", "zh-TW"}, entry["name"]
        assert entry["description_localizations"]["zh-TW"] != entry["description"], entry["name"]
        assert entry["description"] == entry["description_localizations"]["en-US"]
        for choice in entry.get("choices", []):
            assert choice["name"] == choice["name_localizations"]["en-US"]
            assert choice["name_localizations"].keys() >= {"zh-CN", "zh-TW"}


async def test_english_names_are_those_that_programs_use(town: Town) -> None:
    for entry in _walk(await _payload(town)):
        assert entry["name_localizations"]["en-US"] == entry["name"]
    bridge = next(command for command in await _payload(town) if command["name"] == "bridge")
    options = {sub["name"]: [option["name"] for option in sub["options"]] for sub in bridge["options"]}
    assert options["create"] == ["name", "style"]
    assert options["link"] == ["bridge", "channel", "language"]
    assert options["join"] == ["code", "channel", "language"]
    assert options["share"] == ["bridge"]
    link = next(sub for sub in bridge["options"] if sub["name"] == "link")
    values = [choice["value"] for choice in link["options"][2]["choices"]]
    assert values == ["en", "zh-Hans", "zh-Hant"]


async def test_no_two_commands_or_options_have_one_name_in_any_language(town: Town) -> None:
    payload = await _payload(town)

    def check(entries: list[dict[str, Any]]) -> None:
        for locale in ("en-US", "zh-CN", "zh-TW"):
            names = Counter((entry.get("type"), entry["name_localizations"][locale]) for entry in entries)
            assert max(names.values(), default=1) == 1, names
        for entry in entries:
            check(entry.get("options", []))

    check(payload)


async def test_every_entry_of_the_table_belongs_to_a_command(
    town: Town, command_names: CommandNames, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[str] = set()
    get = CommandNames.get

    def noting(self: CommandNames, locale: Locale, entry_id: str) -> str:
        asked.add(entry_id)
        return get(self, locale, entry_id)

    monkeypatch.setattr(CommandNames, "get", noting)
    await _payload(town)
    assert set(command_names.entries[Locale.EN_US]) == asked
    assert choice_id("en") in asked


async def test_privileged_commands_are_for_servers_and_hidden_from_everybody_else(town: Town) -> None:
    for command in await _payload(town):
        assert command["contexts"] == [0], command["name"]
        rights = command["default_member_permissions"]
        expected = None
        if command["name"] in FOR_MANAGERS:
            expected = discord.Permissions(manage_guild=True).value
        elif command["name"] in FOR_MODERATORS:
            expected = discord.Permissions(moderate_members=True).value
        assert rights == expected, command["name"]


def test_the_bot_listens_to_nothing_it_does_not_need() -> None:
    wanted = {name for name, on in intents() if on}
    assert wanted == {
        "guilds",
        "guild_messages",
        "guild_reactions",
        "message_content",
        "expressions",
        "moderation",
    }


async def test_languages_without_texts_are_left_to_discord(command_names: CommandNames) -> None:
    translator = CommandTranslator(command_names)
    context = app_commands.TranslationContext(
        location=app_commands.TranslationContextLocation.other, data=None
    )
    assert await translator.translate(app_commands.locale_str("x"), discord.Locale.german, context) is None


async def test_an_unexpected_failure_is_logged_under_the_reference_that_is_shown(
    town: Town, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_args: object, **_options: object) -> None:
        raise RuntimeError("disk full")

    monkeypatch.setattr(town.services.bridges, "create", broken)
    town.locales[town.maya.id] = Locale.ZH_CN
    with caplog.at_level(logging.ERROR):
        result = await town.maya.slash(town.general, "bridge create", name="my secret plan")
    assert text_of(result) == town.say(Locale.ZH_CN, "error-unexpected", reference=REFERENCE)
    assert result.ephemeral
    assert REFERENCE in caplog.text
    assert "/bridge create" in caplog.text
    assert "disk full" in caplog.text
    assert "my secret plan" not in caplog.text


async def test_a_failing_text_command_is_answered_in_the_channel(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_args: object, **_options: object) -> None:
        raise RuntimeError("no engine")

    monkeypatch.setattr(town.services.translator, "translate", broken)
    assert town.bot.user is not None
    await town.tom.send(town.general, f"{town.bot.user.mention} translate hi there")
    last = town.general.last_message
    assert last is not None
    assert REFERENCE in last.content


@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize(
    ("error", "text_id", "args"),
    [
        (
            UserError("error-bridge-full", name="Plaza", max=20),
            "error-bridge-full",
            {"name": "Plaza", "max": 20},
        ),
        (app_commands.NoPrivateMessage(), "error-guild-only", {}),
        (commands.NoPrivateMessage(), "error-guild-only", {}),
        (app_commands.CommandNotFound("old", []), "error-outdated", {}),
        (commands.BadArgument(), "error-argument", {}),
        (commands.CommandInvokeError(UserError("error-code-invalid")), "error-code-invalid", {}),
    ],
)
def test_expected_failures_are_explained(
    texts: Texts, locale: Locale, error: Exception, text_id: str, args: dict[str, Any]
) -> None:
    failures = Failures(texts, new_reference=lambda: REFERENCE)
    speaker = texts(locale)
    assert failures.explain(error, speaker, where="/test") == speaker.say(text_id, **args)


async def test_an_answer_that_comes_too_late_troubles_nobody(
    town: Town, env: Env, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        for name in ("pause", "share"):
            env.inject_error("POST", "/interactions/*/callback", status=404, code=10062)
            await town.maya.slash(town.general, f"bridge {name}", bridge="Nowhere")
        env.inject_error("POST", "/interactions/*/callback", status=404, code=10062)
        await town.maya.slash(town.general, "help")
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]
    result = await town.maya.slash(town.general, "bridge list")
    assert result.acknowledged
