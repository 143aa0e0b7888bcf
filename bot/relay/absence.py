"""Servers that the bot has left: their links wait for it to be invited again, for some days.

Also what happened to linked channels while the bot was down, as far as a session's beginning shows it.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from bot.model import ChannelId, GuildId, Link
from bot.relay.bridges import Bridges, BridgeView
from bot.relay.outbox import Outbox
from bot.relay.ports import ChannelGone

_log = logging.getLogger(__name__)

PATIENCE = timedelta(days=7)


class Presence(Protocol):
    """Where the bot is, once a session has begun."""

    def is_in(self, guild_id: GuildId) -> bool:
        """True for a server that is out of order at the moment as well."""
        ...

    async def require(self, channel_id: ChannelId) -> None:
        """``ChannelGone`` if the channel does not exist any more; nothing when nobody can say."""
        ...


class AbsenceReports(Protocol):
    """What moderators of the other servers are told. None of these raises."""

    async def server_left(self, view: BridgeView, guild_id: GuildId, name: str | None) -> None: ...

    async def server_back(self, view: BridgeView, guild_id: GuildId) -> None: ...

    async def server_given_up(self, view: BridgeView, link: Link) -> None: ...

    async def channel_gone(self, channel_id: ChannelId) -> None: ...


class Absence:
    """Marks links whose server the bot is not in, and ends those that have waited long enough."""

    def __init__(
        self,
        *,
        bridges: Bridges,
        outbox: Outbox,
        presence: Presence,
        reports: AbsenceReports,
        clock: Callable[[], datetime],
    ) -> None:
        self._bridges = bridges
        self._outbox = outbox
        self._presence = presence
        self._reports = reports
        self._clock = clock

    async def compare(self) -> None:
        """At the beginning of a session: find out what nobody told us."""
        for guild_id in {link.guild_id for link in self._bridges.links()}:
            if self._presence.is_in(guild_id):
                await self.returned(guild_id)
            else:
                await self.left(guild_id)
        for link in self._bridges.links():
            if link.left_at is None:
                try:
                    await self._presence.require(link.channel_id)
                except ChannelGone:
                    await self.channel_deleted(link.channel_id)

    async def left(self, guild_id: GuildId, name: str | None = None) -> None:
        """Let its links wait; the other servers are told."""
        gone = await self._bridges.set_left(guild_id, self._clock())
        for view in self._views(gone):
            _log.info("Bridge %d waits for server %d", view.bridge.id, guild_id)
            await self._reports.server_left(view, guild_id, name)

    def waits_for(self, guild_id: GuildId) -> bool:
        """Whether the server had removed the bot from a bridge."""
        return any(link.guild_id == guild_id and link.left_at is not None for link in self._bridges.links())

    async def returned(self, guild_id: GuildId) -> None:
        """Let its links go on."""
        back = await self._bridges.set_left(guild_id, None)
        for view in self._views(back):
            await self._reports.server_back(view, guild_id)

    async def channel_deleted(self, channel_id: ChannelId) -> None:
        """Unlink it, and drop what waits for it."""
        if self._bridges.link_of(channel_id) is not None:
            await self._outbox.abandon(channel_id)
            await self._reports.channel_gone(channel_id)
            await self._bridges.forget_channel(channel_id)

    async def expire(self) -> None:
        """Take out the links that have waited long enough, with all that waits for them."""
        before = self._clock() - PATIENCE
        for link in self._bridges.links():
            if link.left_at is not None and link.left_at <= before:
                (view,) = self._views([link])
                await self._outbox.abandon(link.channel_id)
                await self._bridges.forget_channel(link.channel_id)
                await self._reports.server_given_up(view, link)

    def _views(self, links: list[Link]) -> list[BridgeView]:
        bridges = [self._bridges.bridge_of(link.channel_id) for link in links]
        wanted = {bridge.id: bridge for bridge in bridges if bridge is not None}
        return [self._bridges.view(bridge) for bridge in wanted.values()]
