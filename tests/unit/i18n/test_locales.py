"""The three languages say the same things, each in its own characters."""

import ast as python
import re
from pathlib import Path

import hanzidentifier
import pytest
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

from bot.i18n import CommandNames
from bot.i18n.texts import resource
from bot.model import Locale

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "locales"
BY_CONVENTION = ("command-", "menu-", "choice-")
"""Looked up by the place of a command; tests/commands proves that each is used."""


MODERATORS = tuple(
    f"command-{name}" for name in ("filter", "bridge", "setup", "glossary", "suggestions", "usage", "pairing")
)


class _Arguments(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()
        self.references: set[str] = set()
        self.literals: list[str] = []

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - Fluent's own name
        self.names.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802 - Fluent's own name
        self.references.add(node.id.name)

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802 - Fluent's own name
        self.literals.append(node.value)


def _entries(locale: Locale) -> dict[str, _Arguments]:
    found: dict[str, _Arguments] = {}
    for entry in resource(FOLDER, locale).body:
        if isinstance(entry, ast.Message):
            found[entry.id.name] = _Arguments()
            found[entry.id.name].visit(entry)
    return found


ENGLISH = _entries(Locale.EN_US)
OTHERS = [locale for locale in Locale if locale is not Locale.EN_US]


def _strings_in_code() -> set[str]:
    return {
        node.value
        for folder in ("bot", "cogs")
        for path in (ROOT / folder).rglob("*.py")
        for node in python.walk(python.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, python.Constant) and isinstance(node.value, str)
    }


def _asked_for() -> set[str]:
    """First arguments of the calls that take a text's id."""
    asked: set[str] = set()
    for folder in ("bot", "cogs"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in python.walk(python.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, python.Call) and _takes_an_id(node.func):
                    asked |= {
                        arg.value
                        for arg in node.args
                        if isinstance(arg, python.Constant) and isinstance(arg.value, str)
                    }
    return asked


def _takes_an_id(function: python.expr) -> bool:
    match function:
        case python.Attribute(attr="say" | "_say") | python.Name(id="UserError"):
            return True
        case _:
            return False


@pytest.mark.parametrize("locale", OTHERS)
def test_every_locale_says_everything_with_the_same_arguments(locale: Locale) -> None:
    ours = _entries(locale)
    assert ours.keys() == ENGLISH.keys()
    different = {name for name in ours if ours[name].names != ENGLISH[name].names}
    assert not different


@pytest.mark.parametrize("locale", Locale)
def test_what_a_text_refers_to_exists(locale: Locale) -> None:
    entries = _entries(locale)
    assert {name for entry in entries.values() for name in entry.references} <= entries.keys()


def test_every_text_that_code_asks_for_exists() -> None:
    assert _asked_for() <= ENGLISH.keys()


def test_no_text_is_unused() -> None:
    by_code = {name for name in ENGLISH if not name.startswith(BY_CONVENTION)}
    assert by_code <= _strings_in_code()


@pytest.mark.parametrize(
    ("locale", "is_right"),
    [
        (Locale.ZH_CN, hanzidentifier.is_simplified),
        (Locale.ZH_TW, hanzidentifier.is_traditional),
    ],
)
def test_simplified_and_traditional_are_never_mixed_up(locale: Locale, is_right: object) -> None:
    assert callable(is_right)
    wrong = {
        name: text
        for name, entry in _entries(locale).items()
        for text in entry.literals
        if hanzidentifier.has_chinese(text) and not is_right(text)
    }
    assert not wrong


def test_names_and_descriptions_are_what_discord_accepts() -> None:
    assert CommandNames.load(FOLDER).problems() == []


def test_every_moderators_command_says_which_right_it_needs() -> None:
    right = {Locale.EN_US: "Manage Server", Locale.ZH_CN: "管理服务器", Locale.ZH_TW: "管理伺服器"}
    names = CommandNames.load(FOLDER)
    for locale in Locale:
        for entry, text in names.entries[locale].items():
            if entry.startswith(MODERATORS) and entry.endswith(".description"):
                assert right[locale] in text, entry


def test_in_taiwan_a_moderators_ban_is_not_called_as_a_persons_block_is() -> None:
    said = {name: " ".join(entry.literals) for name, entry in _entries(Locale.ZH_TW).items()}
    for word, english in (("停權", r"(?i)\b(un)?ban"), ("封鎖", r"(?i)\b(un)?block")):
        names = [name for name, text in said.items() if word in text]
        assert names
        for name in names:
            assert re.search(english, " ".join(ENGLISH[name].literals)), name
