"""What destination channels can show, and who is in their servers."""

import logging
import time
from collections import OrderedDict
from collections.abc import Callable

import aiohttp
import discord

from bot.model import ChannelId, GuildId, UserId
from bot.relay.scene import Venue

_log = logging.getLogger(__name__)

MOST_REMEMBERED = 5_000
REMEMBERED_FOR = 600.0
"""Seconds; who has joined or left meanwhile is mentioned by name, or in a way that reaches nobody."""


class Venues:
    """``bot.relay.scenes.Venues`` for Discord."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._client: discord.Client
        self._clock = clock
        self._members: OrderedDict[tuple[GuildId, UserId], tuple[float, bool]] = OrderedDict()

    def attach(self, client: discord.Client) -> None:
        """Ask through this client from now on."""
        self._client = client

    def of(self, channel_id: ChannelId) -> Venue:
        """The defaults for a channel that is not in sight."""
        channel = self._client.get_channel(channel_id)
        if not isinstance(channel, discord.abc.GuildChannel):
            return Venue()
        guild = channel.guild

        def own_emoji(name: str) -> str | None:
            emoji = discord.utils.get(guild.emojis, name=name, available=True)
            return None if emoji is None else str(emoji)

        return Venue(
            guild_id=GuildId(guild.id),
            file_limit=guild.filesize_limit,
            emoji=own_emoji,
            # Webhooks may do what everybody may.
            shows_foreign_emoji=channel.permissions_for(guild.default_role).external_emojis,
        )

    def guild_of(self, channel_id: ChannelId) -> GuildId | None:
        channel = self._client.get_channel(channel_id)
        if not isinstance(channel, discord.abc.GuildChannel | discord.Thread):
            return None
        return GuildId(channel.guild.id)

    async def is_member(self, guild_id: GuildId, user_id: UserId) -> bool:
        """False when nobody can say; an answer is good for a while."""
        key = (guild_id, user_id)
        known = self._members.get(key)
        if known is not None and self._clock() < known[0]:
            return known[1]
        try:
            is_member = await self._look_up(guild_id, user_id)
        except (discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError) as error:
            _log.warning("A member of server %d could not be looked up: %s", guild_id, type(error).__name__)
            return False
        self._members[key] = (self._clock() + REMEMBERED_FOR, is_member)
        self._members.move_to_end(key)
        while len(self._members) > MOST_REMEMBERED:
            self._members.popitem(last=False)
        return is_member

    async def _look_up(self, guild_id: GuildId, user_id: UserId) -> bool:
        try:
            await self._client.http.get_member(guild_id, user_id)
        except discord.NotFound:
            return False
        return True
