"""What moderators have to mend before people can meet, told in their server's log channel."""

from collections.abc import Callable
from datetime import datetime, timedelta

import discord

from bot.gateway.labels import permission_names
from bot.gateway.notices import Notices
from bot.gateway.permissions import FOR_PAIRS, missing_in
from bot.model import ChannelId, GuildId

EVERY = timedelta(days=1)
"""For which nothing more is said of a channel."""


class PairingTrouble:
    """``bot.pairing.ports.Trouble`` for Discord."""

    def __init__(self, notices: Notices, *, clock: Callable[[], datetime]) -> None:
        self._notices = notices
        self._clock = clock
        self._told: dict[ChannelId, datetime] = {}
        self._client: discord.Client

    def attach(self, client: discord.Client) -> None:
        """Look up channels through this client from now on."""
        self._client = client

    async def cannot_meet(self, guild_id: GuildId, channel_id: ChannelId) -> None:
        now = self._clock()
        if channel_id in self._told and now - self._told[channel_id] < EVERY:
            return
        self._told = {one: at for one, at in self._told.items() if now - at < EVERY} | {channel_id: now}
        channel = self._client.get_channel(channel_id)
        if not isinstance(channel, discord.TextChannel):
            await self._notices.tell_moderators(guild_id, "log-pairing-no-channel")
            return
        lacking = missing_in(channel, FOR_PAIRS)
        if not lacking:
            await self._notices.tell_moderators(guild_id, "log-pairing-refused", channel=channel_id)
            return
        await self._notices.tell_moderators(
            guild_id,
            "log-pairing-forbidden",
            channel=channel_id,
            permissions=permission_names(self._notices.speaker_of(guild_id), lacking),
        )
