"""Names and descriptions of commands in every locale, within Discord's limits.

``commands.ftl`` holds one entry a command, named by its path: ``command-bridge-create``. Its value is the
name, ``.description`` what it does, ``.channel`` and ``.channel-description`` its option ``channel``.
Entries of the Apps menu are ``menu-…``, choices ``choice-<value>``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import regex
from fluent.syntax import ast

from bot.i18n.texts import TextError, resource
from bot.model import Locale

MAX_NAME = 32
MAX_DESCRIPTION = 100
MAX_CHOICE = 100
_SLASH_NAME = regex.compile(r"[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}")
"""Discord's own rule for names of slash commands and options."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandNames:
    """What commands are called and how they are described, by locale."""

    entries: Mapping[Locale, Mapping[str, str]]
    """``command-bridge-create``, ``command-bridge-create.description`` … to text."""

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read the ``command-``, ``menu-`` and ``choice-`` entries of every locale."""
        return cls(entries={locale: _entries(folder, locale) for locale in Locale})

    def get(self, locale: Locale, entry_id: str) -> str:
        try:
            return self.entries[locale][entry_id]
        except KeyError:
            raise TextError(f"no name {entry_id} in {locale}") from None

    def problems(self) -> list[str]:
        """What Discord would refuse."""
        return [
            f"{locale}: {entry_id} = {text!r}: {problem}"
            for locale, entries in self.entries.items()
            for entry_id, text in entries.items()
            if (problem := _problem(entry_id, text))
        ]


def command_id(*path: str) -> str:
    """The entry of a slash command: ``command_id("bridge", "create")``."""
    return "-".join(("command", *path))


def menu_id(name: str) -> str:
    """The entry of a command in the Apps menu, by its English name."""
    return "menu-" + name.lower().replace(" ", "-")


def choice_id(value: str) -> str:
    """The entry of a choice, wherever it is offered."""
    return f"choice-{value}"


def _problem(entry_id: str, text: str) -> str | None:
    if entry_id.endswith("description"):
        return None if 1 <= len(text) <= MAX_DESCRIPTION else f"not 1 to {MAX_DESCRIPTION} characters"
    if entry_id.startswith("choice-"):
        return None if 1 <= len(text) <= MAX_CHOICE else f"not 1 to {MAX_CHOICE} characters"
    if entry_id.startswith("menu-"):
        return None if 1 <= len(text) <= MAX_NAME else f"not 1 to {MAX_NAME} characters"
    if not _SLASH_NAME.fullmatch(text):
        return f"not 1 to {MAX_NAME} letters, digits, - or _"
    return None if text == text.lower() else "not in lower case"


def _entries(folder: Path, locale: Locale) -> dict[str, str]:
    entries: dict[str, str] = {}
    for entry in resource(folder, locale).body:
        if not isinstance(entry, ast.Message):
            continue
        if not entry.id.name.startswith(("command-", "menu-", "choice-")):
            continue
        entries[entry.id.name] = _plain(entry.value, entry.id.name)
        for attribute in entry.attributes:
            key = f"{entry.id.name}.{attribute.id.name}"
            entries[key] = _plain(attribute.value, key)
    return entries


def _plain(pattern: ast.Pattern | None, entry_id: str) -> str:
    if pattern is None or not all(isinstance(part, ast.TextElement) for part in pattern.elements):
        raise TextError(f"{entry_id} is not plain text")
    return "".join(part.value for part in pattern.elements if isinstance(part, ast.TextElement))
