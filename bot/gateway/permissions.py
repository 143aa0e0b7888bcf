"""What the bot must be allowed to do where it works, and whether it is."""

from collections.abc import Sequence

import discord
from discord import app_commands

from bot.errors import UserError
from bot.model import Power

FOR_BRIDGE = (
    "view_channel",
    "send_messages",
    "manage_webhooks",
    "read_message_history",
    "embed_links",
    "attach_files",
)
"""Without any of these a linked channel cannot be served."""
RECOMMENDED = ("manage_messages", "add_reactions", "pin_messages")
"""For moderators' comfort, and for what goes over besides messages; a bridge works without."""
FOR_TIME_OUTS = ("view_audit_log",)
"""Without it, time-outs on Discord are not seen; bans are."""
FOR_VOICE = ("connect",)
"""In addition, where people can talk as well."""
FOR_THREADS = ("create_public_threads", "send_messages_in_threads", "manage_threads")
"""Without these, messages of threads are shown in the channel itself."""
FOR_PAIRS = (
    "view_channel",
    "send_messages",
    "create_private_threads",
    "send_messages_in_threads",
    "manage_threads",
    "read_message_history",
    "embed_links",
)
"""Where the people of pairs meet."""
FOR_WEEKLY = ("view_channel", "send_messages", "attach_files", "read_message_history")
"""Where a server's week is posted."""
FOR_LOG = ("view_channel", "send_messages")
FOR_MODERATORS = "manage_guild"


Writable = discord.TextChannel | discord.VoiceChannel | discord.StageChannel
"""Channels in which people write: announcements, and the chats of voice channels and stages, too."""
WRITABLE_TYPES = (
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.voice,
    discord.ChannelType.stage_voice,
)
Linkable = Writable | discord.ForumChannel
"""In a forum, or media channel, people write in posts only."""
LINKABLE_TYPES = (*WRITABLE_TYPES, discord.ChannelType.forum, discord.ChannelType.media)


class PermissionsNeeded(UserError):
    """The bot lacks permissions in a channel; ``permissions`` carries discord.py's names of them."""

    def __init__(self, message_id: str, *, channel: int, permissions: Sequence[str]) -> None:
        super().__init__(message_id, channel=channel)
        self.permissions = tuple(permissions)


class PowerNeeded(UserError, app_commands.CheckFailure):
    """The person lacks a power, which whoever manages the server can give to a role.

    A failed check for the library too: of what a check raises, it hands on nothing else.
    """

    def __init__(self, power: Power) -> None:
        super().__init__("error-power-needed")
        self.power = power


def missing(granted: discord.Permissions, needed: Sequence[str]) -> tuple[str, ...]:
    """Those of ``needed`` that are not granted, in their order."""
    return tuple(name for name in needed if not getattr(granted, name))


def missing_in(channel: Linkable, needed: Sequence[str]) -> tuple[str, ...]:
    """What the bot lacks in a channel."""
    return missing(channel.permissions_for(channel.guild.me), needed)


def missing_for_bridge(channel: Linkable) -> tuple[str, ...]:
    """What the bot lacks in a channel that is to be served."""
    speaks = isinstance(channel, discord.VoiceChannel | discord.StageChannel)
    return missing_in(channel, (*FOR_BRIDGE, *FOR_VOICE) if speaks else FOR_BRIDGE)


def lacking(client: discord.Client, channel_id: int, permission: str) -> bool:
    """Whether the bot is known not to have a permission in a channel and its threads."""
    channel = client.get_channel(channel_id)
    if not isinstance(channel, discord.abc.GuildChannel):
        return False
    return bool(missing(channel.permissions_for(channel.guild.me), (permission,)))


def missing_for_threads(channel: Linkable) -> tuple[str, ...]:
    """What the bot lacks to keep a channel's threads."""
    return missing_in(channel, FOR_THREADS)


def require_for_bridge(channel: Linkable) -> None:
    """Refuse a channel in which a bridge could not work."""
    if lacking := missing_for_bridge(channel):
        raise PermissionsNeeded("error-channel-permissions", channel=channel.id, permissions=lacking)


def require_for_log(channel: Writable) -> None:
    """Refuse a channel in which nothing could be reported."""
    if lacking := missing_in(channel, FOR_LOG):
        raise PermissionsNeeded("error-log-permissions", channel=channel.id, permissions=lacking)


def require_for_pairing(channel: discord.TextChannel) -> None:
    """Refuse a channel in which people who are paired could not meet."""
    if lacking := missing_in(channel, FOR_PAIRS):
        raise PermissionsNeeded("error-pairing-permissions", channel=channel.id, permissions=lacking)


def require_for_weekly(channel: discord.TextChannel) -> None:
    """Refuse a channel in which a server's week could not be posted."""
    if lacking := missing_in(channel, FOR_WEEKLY):
        raise PermissionsNeeded("error-weekly-permissions", channel=channel.id, permissions=lacking)
