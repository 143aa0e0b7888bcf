"""What a moderator does first: link the two communities' channels, with the bot's own commands."""

from collections.abc import Callable

from bot.playground.world import World


async def bridge_the_communities(world: World, say: Callable[[str], None]) -> None:
    """Link the first English and the first Chinese channel; say so if the bot has no commands for it."""
    names = {str(command.body["name"]) for command in world.state.commands.values()}
    if "bridge" not in names:
        say("Warning: the bot has registered no /bridge command, so nothing is bridged yet.")
