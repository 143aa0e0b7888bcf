"""Channels' pasts, for the relay to catch up with."""

import logging
from collections.abc import Callable, Sequence

import aiohttp
import discord

from bot.errors import DeliveryError
from bot.gateway import convert
from bot.gateway.rest import asked
from bot.gateway.thread_api import Threads
from bot.model import ChannelId, GuildId, Incoming, MessageId, Place, Reactions, Thread
from bot.relay.catchup import Past

_log = logging.getLogger(__name__)

PAGE = 100
ARCHIVED = 25
"""Threads of a channel that were archived last."""
LOOK_BACK = 50
"""Messages that were seen already and are looked at again, because they may have been changed since."""


class History:
    """``bot.relay.catchup.History`` for Discord."""

    def __init__(self, reactions_of: Callable[[discord.Message], Reactions], threads: Threads) -> None:
        self._reactions_of = reactions_of
        self._threads = threads
        self._client: discord.Client

    def attach(self, client: discord.Client) -> None:
        """Read through this client from now on."""
        self._client = client

    async def threads(
        self, channel_id: ChannelId, *, archived: bool, as_of_now: bool
    ) -> Sequence[Thread] | None:
        """Without those that cannot be seen; what changed about them is left for another time."""
        channel = self._client.get_channel(channel_id)
        if not isinstance(channel, discord.TextChannel | discord.ForumChannel):
            return ()
        if not as_of_now:
            found = [self._threads.seen(thread) for thread in channel.threads if not thread.is_private()]
        else:
            try:
                found = await self._threads.active(GuildId(channel.guild.id), channel_id)
            except DeliveryError as failure:
                _log.warning("Threads of channel %s cannot be seen: %s", channel_id, failure)
                return None
        if archived and channel.permissions_for(channel.guild.me).read_message_history:
            try:
                page = await asked(self._client.http.get_public_archived_threads(channel_id, limit=ARCHIVED))
            except DeliveryError as failure:
                _log.warning("Archived threads of channel %s cannot be seen: %s", channel_id, failure)
                return None if as_of_now else found
            found += [await self._threads.read(thread) for thread in page["threads"]]
        return found

    async def look(self, place: Place) -> Thread | None:
        """A thread as it is now; nothing when it is gone."""
        return await self._threads.look(place)

    async def past(self, place: Place, *, back_to: MessageId, most: int) -> Past | None:
        """Newest first, a page at a time.

        Without the permission Discord shows an empty past instead of an error; taken at its word, every copy
        would be deleted.
        """
        empty = Past(oldest=MessageId(back_to + 1), ids=frozenset(), messages=())
        channel = await self._channel(place)
        if not isinstance(channel, discord.abc.GuildChannel | discord.Thread) or not isinstance(
            channel, discord.abc.Messageable
        ):
            # Gone, and with it what was said there; unless its server is not to be seen for the moment.
            return None if any(guild.unavailable for guild in self._client.guilds) else empty
        granted = channel.permissions_for(channel.guild.me)
        if not (granted.view_channel and granted.read_message_history):
            return None
        ids: set[MessageId] = set()
        messages: list[Incoming] = []
        known = 0
        reactions: dict[MessageId, Reactions] = {}
        pinned: set[MessageId] = set()
        try:
            async for message in channel.history(limit=most):
                ids.add(MessageId(message.id))
                if message.reactions:
                    reactions[MessageId(message.id)] = self._reactions_of(message)
                if message.pinned:
                    pinned.add(MessageId(message.id))
                if convert.concerns_the_relay(message, self._client):
                    messages.append(convert.incoming(message))
                known += message.id <= back_to
                if len(ids) >= PAGE and known >= LOOK_BACK:
                    break
        except (discord.HTTPException, aiohttp.ClientError, OSError) as failure:
            _log.warning("Channel %s cannot be caught up: %s", place.shown_in, type(failure).__name__)
            return None
        if not ids:
            return empty
        # A past that was cut short at the bound is not the whole one.
        whole = len(ids) < min(PAGE, most)
        return Past(
            oldest=MessageId(0) if whole else min(ids),
            ids=frozenset(ids),
            messages=tuple(reversed(messages)),
            reactions=reactions,
            pinned=frozenset(pinned),
        )

    async def _channel(self, place: Place) -> object:
        """The library forgets threads that are archived."""
        channel = self._client.get_channel(place.shown_in)
        if channel is not None or place.thread_id is None:
            return channel
        try:
            return await self._client.fetch_channel(place.thread_id)
        except (discord.HTTPException, discord.InvalidData, aiohttp.ClientError, OSError):
            return None
