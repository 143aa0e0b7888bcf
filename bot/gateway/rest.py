"""Requests through discord.py, whose failures the relay is told in its own words."""

from collections.abc import Awaitable, Mapping
from typing import Any

import aiohttp
import discord

from bot.gateway.webhook_api import UNKNOWN_CHANNEL, UNKNOWN_MESSAGE
from bot.model import MessageId, Place
from bot.relay.ports import ChannelGone, Forbidden, Full, Refused, Unreachable

UNKNOWN_EMOJI = 10014
FULL = frozenset({30003, 30010})
"""Pins of a channel, reactions to a message."""


async def asked(call: Awaitable[Any]) -> Any:
    """The answer; nothing when the message it is about is gone."""
    try:
        return await call
    except discord.NotFound as error:
        if error.code == UNKNOWN_MESSAGE:
            return None
        if error.code == UNKNOWN_EMOJI:
            raise Refused(f"{error.status} ({error.code})") from None
        if error.code != UNKNOWN_CHANNEL:
            # A proxy's answer perhaps, and no reason to unlink a channel.
            raise Unreachable(f"{error.status} ({error.code})", answered=False) from None
        raise ChannelGone(f"{error.status} ({error.code})") from None
    except discord.Forbidden as error:
        if error.code in FULL:
            raise Full(f"{error.status} ({error.code})") from None
        raise Forbidden(f"{error.status} ({error.code})") from None
    except discord.DiscordServerError as error:
        raise Unreachable(f"Discord answers {error.status}", answered=True) from None
    except discord.HTTPException as error:
        if error.status in {401, 429}:
            # A token that was reset, or the library has given up waiting: no message is to blame.
            raise Unreachable(f"Discord answers {error.status}", answered=False) from None
        kind = Full if error.code in FULL else Refused
        raise kind(f"{error.status} ({error.code})") from None
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise Unreachable(type(error).__name__, answered=False) from None


async def asked_in(place: Place, call: Awaitable[Any]) -> Any:
    """As ``asked``; nothing as well when it is the thread that is gone."""
    try:
        return await asked(call)
    except ChannelGone:
        if place.thread_id is None:
            raise
        return None


async def message_at(client: discord.Client, place: Place, message_id: MessageId) -> Mapping[str, Any] | None:
    """A message as Discord has it now; nothing when it is gone."""
    return await asked_in(place, client.http.get_message(place.shown_in, message_id))
