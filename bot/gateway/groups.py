"""Commands of one group that live in several cogs."""

from typing import TYPE_CHECKING, Any

from discord import app_commands

if TYPE_CHECKING:
    from bot.gateway.client import Magpie


def extend(
    bot: "Magpie", group: str, *added: "app_commands.Command[Any, ..., Any] | app_commands.Group"
) -> None:
    """Add commands to a group that an extension loaded earlier has made."""
    found = bot.tree.get_command(group)
    assert isinstance(found, app_commands.Group), f"/{group} is loaded before what adds to it"
    for command in added:
        found.add_command(command)
