"""The text of a message as it is now."""

import asyncio
import logging

import aiohttp
import discord

from bot.model import Address

_log = logging.getLogger(__name__)

PATIENCE = 2.0
"""Seconds; a reply without a quotation is better than a late one."""


class Previews:
    """``bot.relay.replies.Previews`` for Discord."""

    def __init__(self) -> None:
        self._client: discord.Client

    def attach(self, client: discord.Client) -> None:
        """Ask through this client from now on."""
        self._client = client

    async def content(self, address: Address) -> str | None:
        # Never from a cache: what was deleted or taken back a moment ago must not be quoted.
        try:
            async with asyncio.timeout(PATIENCE):
                message = await self._client.http.get_message(address.channel_id, address.message_id)
        except discord.NotFound:
            return None
        except (discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError) as error:
            _log.info("Message %d cannot be quoted: %s", address.message_id, type(error).__name__)
            return None
        return message["content"]
