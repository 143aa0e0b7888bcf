"""What a lane has to tell moderators, told in their server's log channel."""

from collections.abc import Callable, Sequence

import discord

from bot.gateway.labels import permission_names, trouble_name
from bot.gateway.notices import Notices
from bot.gateway.permissions import FOR_BRIDGE, FOR_THREADS, Linkable, missing_for_bridge, missing_for_threads
from bot.gateway.problems import origin_url, place_name
from bot.model import ChannelId, Delivery, GuildId, Link, Trouble
from bot.relay.bridges import Bridges, BridgeView
from bot.relay.marks import escape


class Reports:
    """``bot.relay.lanes.Reports`` for Discord. To both sides, where both have a part in it."""

    def __init__(self, bridges: Bridges, notices: Notices) -> None:
        self._bridges = bridges
        self._notices = notices
        self._client: discord.Client

    def attach(self, client: discord.Client) -> None:
        """Look up channels through this client from now on."""
        self._client = client

    async def forbidden(self, channel_id: ChannelId) -> None:
        """A permission is missing where copies are posted."""
        await self._tell_lacking(channel_id, missing_for_bridge, FOR_BRIDGE, "log-missing-permissions")

    async def threads_forbidden(self, channel_id: ChannelId) -> None:
        """A permission is missing where threads are to follow."""
        await self._tell_lacking(channel_id, missing_for_threads, FOR_THREADS, "log-threads-forbidden")

    async def _tell_lacking(
        self,
        channel_id: ChannelId,
        lacks: Callable[[Linkable], Sequence[str]],
        needed: Sequence[str],
        text_id: str,
    ) -> None:
        link = self._bridges.link_of(channel_id)
        if link is None:
            return
        channel = self._client.get_channel(channel_id)
        lacking = lacks(channel) if isinstance(channel, Linkable) else ()
        speaker = self._notices.speaker_of(link.guild_id)
        await self._notices.tell_moderators(
            link.guild_id,
            text_id,
            channel=channel_id,
            permissions=permission_names(speaker, lacking or needed),
        )

    async def allowed(self, channel_id: ChannelId, delivered: int) -> None:
        """What was missing is there again, and what had waited is delivered."""
        if (link := self._bridges.link_of(channel_id)) is not None:
            await self._notices.tell_moderators(
                link.guild_id, "log-permissions-back", channel=channel_id, count=delivered
            )

    async def server_left(self, view: BridgeView, guild_id: GuildId, name: str | None) -> None:
        """The bot was removed from a server; the others of its bridge learn why it is quiet there."""
        await self._tell_others(view, guild_id, "log-server-left", name)

    async def server_back(self, view: BridgeView, guild_id: GuildId) -> None:
        guild = self._client.get_guild(guild_id)
        await self._tell_others(view, guild_id, "log-server-back", None if guild is None else guild.name)

    async def server_given_up(self, view: BridgeView, link: Link) -> None:
        """It did not invite the bot again; ``view`` is the bridge as it was."""
        await self._tell_others(view, link.guild_id, "log-server-given-up", None)

    async def _tell_others(self, view: BridgeView, guild_id: GuildId, text_id: str, name: str | None) -> None:
        for other in sorted(view.guild_ids - {guild_id}):
            say = self._notices.speaker_of(other).say
            server = say("server-unknown") if name is None else escape(name)
            await self._notices.tell_moderators(
                other, text_id, server=server, bridge=escape(view.bridge.name)
            )

    async def channel_gone(self, channel_id: ChannelId) -> None:
        """A linked channel was deleted, or is out of reach."""
        link, bridge = self._bridges.link_of(channel_id), self._bridges.bridge_of(channel_id)
        if link is None or bridge is None:
            return
        channel = self._client.get_channel(channel_id)
        name = str(channel_id) if channel is None else escape(str(channel))
        for guild_id in {link.guild_id, bridge.home_guild_id}:
            await self._notices.tell_moderators(
                guild_id, "log-channel-gone", channel=name, bridge=escape(bridge.name)
            )

    async def storage_failed(self) -> None:
        """Nothing can be written down; the operator has to act, and people wonder why all is quiet."""
        await self._tell_all("log-storage-failed")

    async def storage_recovered(self) -> None:
        await self._tell_all("log-storage-recovered")

    async def skipped(self, channel_id: ChannelId, *, count: int, and_more: bool) -> None:
        """To the people of the other channels, in both languages: they wonder what they missed."""
        bridge = self._bridges.bridge_of(channel_id)
        if bridge is not None:
            await self._notices.skipped(
                self._bridges.view(bridge), channel_id, count=count, and_more=and_more
            )

    async def _tell_all(self, text_id: str) -> None:
        for guild_id in sorted({link.guild_id for view in self._bridges.views() for link in view.links}):
            await self._notices.tell_moderators(guild_id, text_id)

    async def pins_full(self, channel_id: ChannelId) -> None:
        """Nothing more can be pinned in a channel."""
        if (link := self._bridges.link_of(channel_id)) is not None:
            await self._notices.tell_moderators(link.guild_id, "log-pins-full", channel=channel_id)

    async def may_not_pin(self, channel_id: ChannelId) -> None:
        """A permission is missing for pins, and for nothing else."""
        if (link := self._bridges.link_of(channel_id)) is not None:
            speaker = self._notices.speaker_of(link.guild_id)
            await self._notices.tell_moderators(
                link.guild_id,
                "log-may-not-pin",
                channel=channel_id,
                permissions=permission_names(speaker, ["pin_messages"]),
            )

    async def set_aside(self, delivery: Delivery, trouble: Trouble) -> None:
        """A message could not be relayed and never will be by itself; both sides may try again."""
        origin, link = delivery.origin, self._bridges.link_of(delivery.channel_id)
        for guild_id in {origin.guild_id} if link is None else {origin.guild_id, link.guild_id}:
            await self._notices.tell_moderators(
                guild_id,
                "log-set-aside",
                place=place_name(self._client, delivery.channel_id, seen_from=guild_id),
                link=origin_url(origin),
                reason=trouble_name(self._notices.speaker_of(guild_id), trouble),
            )

    async def problems_dropped(self, guild_id: GuildId, count: int) -> None:
        """What was set aside, and nobody looked after, is gone for good."""
        await self._notices.tell_moderators(guild_id, "log-problems-dropped", count=count)
