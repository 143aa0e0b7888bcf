"""Pins on Discord."""

import discord

from bot.gateway.permissions import lacking
from bot.gateway.rest import asked_in, message_at
from bot.model import MessageId, Place
from bot.relay.ports import Forbidden

REASON = "Magpie bridge"


class PinBoard:
    """``bot.relay.pins.PinBoard`` for Discord."""

    def __init__(self) -> None:
        self._client: discord.Client

    def attach(self, client: discord.Client) -> None:
        """Look through this client from now on."""
        self._client = client

    async def is_pinned(self, place: Place, message_id: MessageId) -> bool | None:
        """Nothing when the message, or its thread, is gone."""
        message = await message_at(self._client, place, message_id)
        return None if message is None else bool(message["pinned"])

    async def set_pinned(self, place: Place, message_id: MessageId, *, pinned: bool) -> None:
        """Without a request where the permission is known to be missing."""
        if lacking(self._client, place.channel_id, "pin_messages"):
            raise Forbidden("Pin Messages is missing")
        http = self._client.http
        change = http.pin_message if pinned else http.unpin_message
        await asked_in(place, change(place.shown_in, message_id, reason=REASON))
