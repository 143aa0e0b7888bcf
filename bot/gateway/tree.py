"""The command tree: one error handler, and names in every language."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.app_commands import TranslationContextLocation as Location
from discord.app_commands import locale_str

from bot.i18n import CommandNames
from bot.i18n.command_names import choice_id, command_id, menu_id
from bot.model import Locale

if TYPE_CHECKING:
    from bot.gateway.client import Magpie

_LOCALES = {
    discord.Locale.american_english: Locale.EN_US,
    discord.Locale.british_english: Locale.EN_US,
    discord.Locale.chinese: Locale.ZH_CN,
    discord.Locale.taiwan_chinese: Locale.ZH_TW,
}


class Tree(app_commands.CommandTree["Magpie"]):
    """Discord's commands of this bot."""

    def add_command(self, command: Any, /, **where: Any) -> None:
        """Discord takes fifteen entries of a kind in its Apps menu; the library still counts to five."""
        if isinstance(command, app_commands.ContextMenu):
            self._context_menus[command.name, None, command.type.value] = command
        else:
            super().add_command(command, **where)

    async def on_error(
        self, interaction: discord.Interaction["Magpie"], error: app_commands.AppCommandError, /
    ) -> None:
        await self.client.failures.answer(interaction, error)


class CommandTranslator(app_commands.Translator):
    """Hands the table of names to discord.py; what is looked up follows from where the text stands."""

    def __init__(self, names: CommandNames) -> None:
        super().__init__()
        self._names = names

    async def translate(
        self, string: locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        """Nothing for languages the interface does not exist in: Discord then shows the English name."""
        ours = _LOCALES.get(locale)
        return None if ours is None else self._names.get(ours, _entry(context))


def describe(tree: app_commands.CommandTree["Magpie"], names: CommandNames) -> None:
    """Give every command the English texts that people of other languages see."""
    for command in tree.walk_commands():
        entry = _command_entry(command)
        command.description = names.get(Locale.EN_US, f"{entry}.description")
        if isinstance(command, app_commands.Command):
            _describe_options(command, entry, names)


def _describe_options(
    command: "app_commands.Command[Any, ..., Any]", entry: str, names: CommandNames
) -> None:
    options = command.parameters
    app_commands.describe(
        **{
            option.name: locale_str(names.get(Locale.EN_US, f"{entry}.{option.name}-description"))
            for option in options
        }
    )(command)
    app_commands.choices(
        **{
            option.name: [
                app_commands.Choice(
                    name=locale_str(names.get(Locale.EN_US, choice_id(str(choice.value)))),
                    value=choice.value,
                )
                for choice in option.choices
            ]
            for option in options
            if option.choices
        }
    )(command)


def _entry(context: app_commands.TranslationContextTypes) -> str:
    match context.location:
        case Location.command_name | Location.group_name:
            named = context.data
            return (
                menu_id(named.name) if isinstance(named, app_commands.ContextMenu) else _command_entry(named)
            )
        case Location.command_description | Location.group_description:
            return f"{_command_entry(context.data)}.description"
        case Location.parameter_name | Location.parameter_description:
            suffix = "-description" if context.location is Location.parameter_description else ""
            return f"{_command_entry(context.data.command)}.{context.data.name}{suffix}"
        case Location.choice_name:
            return choice_id(str(context.data.value))
        case _:
            raise LookupError(f"no names for {context.location}")


def _command_entry(command: "app_commands.Command[Any, ..., Any] | app_commands.Group") -> str:
    return command_id(*command.qualified_name.split())
