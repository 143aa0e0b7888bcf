"""Which servers and channels the bot sees."""

import logging

import aiohttp
import discord

from bot.model import ChannelId, GuildId
from bot.relay.ports import ChannelGone

_log = logging.getLogger(__name__)

UNKNOWN_CHANNEL = 10003


class Presence:
    """``bot.relay.absence.Presence`` for Discord."""

    def __init__(self) -> None:
        self._client: discord.Client

    def attach(self, client: discord.Client) -> None:
        """Look through this client from now on."""
        self._client = client

    def is_in(self, guild_id: GuildId) -> bool:
        """A session begins with the list of all servers, those that are out of order among them."""
        return self._client.get_guild(guild_id) is not None

    async def require(self, channel_id: ChannelId) -> None:
        """Asked of Discord only where the session did not show the channel."""
        if self._client.get_channel(channel_id) is not None:
            return
        try:
            await self._client.http.get_channel(channel_id)
        except discord.NotFound as error:
            if error.code == UNKNOWN_CHANNEL:
                raise ChannelGone(f"{error.status} ({error.code})") from None
            _log.warning("Channel %s: Discord answers %s", channel_id, error.status)
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            _log.warning("Channel %s could not be looked up: %s", channel_id, type(error).__name__)
