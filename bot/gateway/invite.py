"""The link with which an operator adds the bot to a server."""

import base64
import binascii

import discord

from bot.errors import ConfigError
from bot.gateway.permissions import FOR_BRIDGE, FOR_PAIRS, FOR_THREADS, FOR_TIME_OUTS, RECOMMENDED
from bot.settings import Settings


def invite_url(settings: Settings) -> str:
    """Asks for what Magpie uses and no more; the application's id is the first part of the token."""
    token = settings.discord_token.get_secret_value()
    first = token.split(".")[0]
    try:
        application_id = int(base64.b64decode(first + "=" * (-len(first) % 4)))
    except (binascii.Error, ValueError):
        raise ConfigError("DISCORD_TOKEN does not look like a bot's token: it has no id in front.") from None
    permissions = discord.Permissions(
        **dict.fromkeys((*FOR_BRIDGE, *FOR_THREADS, *FOR_PAIRS, *RECOMMENDED, *FOR_TIME_OUTS), True)
    )
    return discord.utils.oauth_url(
        application_id, permissions=permissions, scopes=("bot", "applications.commands")
    )
