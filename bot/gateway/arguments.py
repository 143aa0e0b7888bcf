"""What people may type for an option: nothing is longer than it has to be."""

from discord import app_commands

from bot.relay.bridges import MAX_NAME

BridgeName = app_commands.Range[str, 1, MAX_NAME]
ChannelText = app_commands.Range[str, 1, 30]
"""A channel of another server, which Discord would not offer: its id, or a mention."""
CodeText = app_commands.Range[str, 1, 20]
"""A join code, with blanks where somebody copied too much."""
