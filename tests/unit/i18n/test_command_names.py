"""Names that Discord would refuse are found before it does."""

import pytest

from bot.i18n import CommandNames, TextError
from bot.i18n.command_names import choice_id, command_id, menu_id
from bot.model import Locale


def _names(**entries: str) -> CommandNames:
    return CommandNames(
        entries={Locale.EN_US: {key.replace("_", "-"): text for key, text in entries.items()}}
    )


@pytest.mark.parametrize("name", ["Bridge", "two words", "", "x" * 33, "桥！"])
def test_a_slash_name_out_of_bounds_is_reported(name: str) -> None:
    assert len(_names(command_bridge=name).problems()) == 1


@pytest.mark.parametrize("name", ["bridge", "桥", "名称-2", "x" * 32])
def test_a_slash_name_within_bounds_is_not(name: str) -> None:
    assert _names(command_bridge=name).problems() == []


def test_a_description_has_at_most_a_hundred_characters() -> None:
    entries = {"command-a.description": "x" * 101, "command-b.description": "x" * 100}
    problems = CommandNames(entries={Locale.EN_US: entries}).problems()
    assert len(problems) == 1
    assert "command-a" in problems[0]


def test_the_apps_menu_may_use_spaces_and_capitals() -> None:
    assert _names(menu_who="Who is this").problems() == []
    assert len(_names(menu_who="x" * 33).problems()) == 1


def test_ids_follow_from_where_a_name_is_used() -> None:
    assert command_id("bridge", "create") == "command-bridge-create"
    assert menu_id("Who is this") == "menu-who-is-this"
    assert choice_id("zh-Hans") == "choice-zh-Hans"


def test_a_name_that_nobody_wrote_is_an_error() -> None:
    with pytest.raises(TextError, match="command-x"):
        _names(command_bridge="bridge").get(Locale.EN_US, "command-x")
