"""Which Discord to talk to, and what to tell the operator when it refuses the bot."""

import aiohttp
import discord
from discord.asset import Asset
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from bot.errors import ConfigError, MagpieError
from bot.settings import Settings


def point_at(settings: Settings) -> None:
    """Tell discord.py where Discord is, its three base addresses, and that nobody misses voice."""
    Route.BASE = settings.discord_api.rstrip("/")
    DiscordWebSocket.DEFAULT_GATEWAY = URL(settings.discord_gateway)
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    Asset.BASE = settings.cdn  # pyright: ignore[reportAttributeAccessIssue] -- declared as one literal


async def connect(client: discord.Client, settings: Settings) -> None:
    """Stay connected until the client is closed; a ``ConfigError`` when only the operator can help."""
    try:
        await client.start(settings.discord_token.get_secret_value())
    except discord.LoginFailure:
        raise ConfigError(
            "Discord does not accept DISCORD_TOKEN. Reset it in the developer portal (Bot → Reset Token) "
            "and put the new one into .env."
        ) from None
    except discord.PrivilegedIntentsRequired:
        raise ConfigError(
            "Discord does not let the bot read messages yet: switch on Message Content Intent in the "
            "developer portal (Bot → Privileged Gateway Intents)."
        ) from None
    except (aiohttp.ClientError, OSError) as error:
        # Only at the first log-in: later the library connects again by itself.
        raise MagpieError(
            f"Discord cannot be reached at {settings.discord_api} ({type(error).__name__}). Check the "
            "network and start the bot again."
        ) from None
