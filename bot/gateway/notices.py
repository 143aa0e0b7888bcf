"""What the bot says by itself: to everybody in a linked channel, and to a server's moderators."""

import asyncio
import logging
from collections.abc import Iterable, Mapping
from typing import Protocol

import aiohttp
import discord

from bot.gateway.bundles import Bundles
from bot.gateway.labels import language_name
from bot.i18n import Speaker, Texts
from bot.i18n.texts import Argument
from bot.model import ChannelId, GuildId, Link, Locale, MessageId
from bot.relay.bridges import BridgeView
from bot.relay.marks import escape
from bot.relay.split import split

_log = logging.getLogger(__name__)

PATIENCE = 1.0
"""Seconds; an interaction must be answered within three."""


class LogChannels(Protocol):
    """Where each server's moderators read what the bridge has to tell them (table ``guilds``)."""

    async def log_channels(self) -> Mapping[GuildId, ChannelId]: ...

    async def set_log_channel(self, guild_id: GuildId, channel_id: ChannelId | None) -> None: ...


class Notices:
    """Posts as the bot itself. Nothing here raises for what Discord refuses: it is logged."""

    def __init__(self, texts: Texts, log_channels: LogChannels) -> None:
        self._texts = texts
        self._store = log_channels
        self._log_channels: dict[GuildId, ChannelId] = {}
        self._client: discord.Client | None = None
        self._posting: set[asyncio.Task[MessageId | None]] = set()
        self._lines = Bundles(self._post_lines)

    def attach(self, client: discord.Client) -> None:
        """Speak through this client from now on."""
        self._client = client

    async def load(self) -> None:
        """Read where moderators want to be told; called once before the first event."""
        self._log_channels = dict(await self._store.log_channels())

    async def set_log_channel(self, guild_id: GuildId, channel_id: ChannelId | None) -> None:
        await self._store.set_log_channel(guild_id, channel_id)
        if channel_id is None:
            self._log_channels.pop(guild_id, None)
        else:
            self._log_channels[guild_id] = channel_id

    def log_channel(self, guild_id: GuildId) -> ChannelId | None:
        return self._log_channels.get(guild_id)

    async def tell_moderators(self, guild_id: GuildId, text_id: str, /, **args: Argument) -> None:
        """Report to a server's moderators in its language; only logged where they chose no channel."""
        channel_id = self._log_channels.get(guild_id)
        if channel_id is None:
            _log.info("Server %s has no log channel for %s", guild_id, text_id)
            return
        await self._lines.post(channel_id, self.speaker_of(guild_id).say(text_id, **args))

    async def ask_moderators(self, guild_id: GuildId, text: str, view: discord.ui.View) -> bool:
        """Put a question with its buttons before a server's moderators; whether it could be posted.

        Whoever asked waits a moment only: a log channel that is busy gets it as soon as Discord lets it.
        """
        channel_id = self._log_channels.get(guild_id)
        if channel_id is None:
            return False
        posting = asyncio.create_task(self._post(channel_id, text, view=view), name="question")
        self._posting.add(posting)
        posting.add_done_callback(self._posting.discard)
        done, _ = await asyncio.wait({posting}, timeout=PATIENCE)
        return posting.result() is not None if done else True

    async def post_case(self, guild_id: GuildId, text: str) -> bool:
        """Put an entry of the record before a server's moderators; whether it could be posted."""
        channel_id = self._log_channels.get(guild_id)
        return channel_id is not None and await self._lines.post(channel_id, text)

    async def post_question(
        self, guild_id: GuildId, text: str, view: discord.ui.View
    ) -> tuple[ChannelId, MessageId] | None:
        """The same for one that somebody has to decide; where it stands, if it could be posted."""
        channel_id = self._log_channels.get(guild_id)
        posted = None if channel_id is None else await self._post(channel_id, text, view=view)
        return None if channel_id is None or posted is None else (channel_id, posted)

    async def joined(self, view: BridgeView, link: Link, *, joiner: str, maker: str) -> None:
        """Tell both sides who let the new channel in, and its people that it is bridged."""
        server, channel = self.server_name(link.guild_id), self._channel_name(link.channel_id)
        for present in view.links:
            lines = [
                speaker.say(
                    "notice-joined",
                    server=server,
                    channel=channel,
                    language=language_name(speaker, link.language),
                    joiner=joiner,
                    maker=maker,
                )
                for speaker in self.speakers(present, view.links)
            ]
            await self._post(present.channel_id, "\n".join(lines))
        for guild_id in sorted(view.guild_ids):
            await self.tell_moderators(
                guild_id,
                "log-joined",
                server=server,
                channel=channel,
                bridge=escape(view.bridge.name),
                joiner=joiner,
                maker=maker,
            )

    async def locked(self, view: BridgeView) -> None:
        """Tell people everywhere that nothing goes over for now."""
        await self._everywhere(view, "notice-locked")

    async def unlocked(self, view: BridgeView) -> None:
        await self._everywhere(view, "notice-unlocked")

    async def _everywhere(self, view: BridgeView, text_id: str) -> None:
        for link in view.links:
            lines = [speaker.say(text_id) for speaker in self.speakers(link, view.links)]
            await self._post(link.channel_id, "\n".join(lines))

    async def skipped(self, view: BridgeView, channel_id: ChannelId, *, count: int, and_more: bool) -> None:
        """Tell the other channels of a bridge that messages of one stay behind."""
        source = self._channel_name(channel_id)
        for link in view.links:
            if link.channel_id != channel_id:
                lines = [
                    speaker.say(
                        "notice-skipped", source=source, count=count, more="yes" if and_more else "no"
                    )
                    for speaker in self.speakers(link, view.links)
                ]
                await self._post(link.channel_id, "\n".join(lines))

    def speakers(self, link: Link, links: Iterable[Link]) -> list[Speaker]:
        """A channel's own language first, then the others; English and Chinese at the least."""
        languages = dict.fromkeys([link.language, *(other.language for other in links)])
        if not any(language.is_chinese for language in languages):
            languages[Locale.ZH_CN.language] = None
        languages[Locale.EN_US.language] = None
        return [self._texts(Locale.of(language)) for language in languages]

    def speaker_of(self, guild_id: GuildId) -> Speaker:
        """In the language a server has chosen on Discord."""
        guild = None if self._client is None else self._client.get_guild(guild_id)
        return self._texts.nearest(None if guild is None else str(guild.preferred_locale))

    def server_name(self, guild_id: GuildId) -> str:
        guild = None if self._client is None else self._client.get_guild(guild_id)
        return str(guild_id) if guild is None else escape(guild.name)

    def _channel_name(self, channel_id: ChannelId) -> str:
        channel = None if self._client is None else self._client.get_channel(channel_id)
        return str(channel_id) if channel is None else escape(str(channel))

    async def _post_lines(self, channel_id: ChannelId, text: str) -> bool:
        return await self._post(channel_id, text) is not None

    async def _post(
        self, channel_id: ChannelId, text: str, *, view: discord.ui.View | None = None
    ) -> MessageId | None:
        """The message, the last one of a long text; nothing if it could not be posted."""
        if self._client is None:
            _log.warning("Nothing to speak through yet; channel %s was not told", channel_id)
            return None
        if isinstance(self._client.get_channel(channel_id), discord.ForumChannel):
            # There is no place in a forum for what is nobody's post.
            return None
        channel = self._client.get_partial_messageable(channel_id)
        try:
            *others, last = split(text)
            for piece in others:
                await channel.send(piece, suppress_embeds=True)
            if view is None:
                posted = await channel.send(last, suppress_embeds=True)
            else:
                posted = await channel.send(last, suppress_embeds=True, view=view)
        except (discord.HTTPException, aiohttp.ClientError, OSError) as failure:
            _log.warning("Could not post in channel %s: %s", channel_id, type(failure).__name__)
            return None
        return MessageId(posted.id)
