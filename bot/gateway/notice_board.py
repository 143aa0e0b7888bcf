"""The bridge's notice in each of its channels: posted once, edited when that changes, pinned if wished."""

import asyncio
import logging
from collections.abc import Coroutine, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

import aiohttp
import discord

from bot.errors import UserError
from bot.gateway.labels import language_name
from bot.gateway.notices import Notices
from bot.gateway.permissions import lacking
from bot.i18n import Speaker
from bot.model import ChannelId, Link, MessageId, Moderator
from bot.relay.bridges import Bridges, BridgeView
from bot.relay.split import split

_log = logging.getLogger(__name__)

REASON = "Magpie bridge"
MOST_PLACES = 8
"""Channels on the other side that a notice names."""


class NoticeStore(Protocol):
    """The durable side (table ``notices``)."""

    async def all(self) -> Mapping[ChannelId, tuple[MessageId, bool]]: ...

    async def put(self, channel_id: ChannelId, message_id: MessageId, *, pinned: bool) -> None: ...

    async def remove(self, channel_id: ChannelId) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Notice:
    message_id: MessageId
    pinned: bool
    text: str | None
    """As it was last written; nothing when an earlier process did it."""


class NoticeBoard:
    """Nothing here raises for what Discord refuses: it is logged, and done with the next change."""

    def __init__(self, notices: Notices, store: NoticeStore, bridges: Bridges) -> None:
        self._notices = notices
        self._store = store
        self._bridges = bridges
        self._hung: dict[ChannelId, _Notice] = {}
        self._client: discord.Client
        self._turn = asyncio.Lock()
        self._at_work: set[asyncio.Task[None]] = set()

    def attach(self, client: discord.Client) -> None:
        """Post through this client from now on."""
        self._client = client

    async def load(self) -> None:
        """Read where notices hang; called once before the first event."""
        self._hung = {
            channel_id: _Notice(message_id=message_id, pinned=pinned, text=None)
            for channel_id, (message_id, pinned) in (await self._store.all()).items()
        }
        self._bridges.when_it_changes(self.changed)

    async def aclose(self) -> None:
        """Finish what is under way."""
        await asyncio.gather(*self._at_work, return_exceptions=True)

    async def open(self, view: BridgeView, *, added: ChannelId | None = None) -> None:
        """Tell people that their channel is bridged, in all the bridge's languages.

        With ``added`` those of that channel, and all when it is the second: only now there is another side.
        """
        if len(view.links) < 2:
            return
        async with self._turn:
            for link in view.links:
                if added in {None, link.channel_id} or len(view.links) == 2:
                    await self._hang(view, link)

    def changed(self, view: BridgeView, gone: Sequence[Link]) -> None:
        """Bring up to date what hangs already, and take down what is no longer true; nobody waits for it."""
        concerned = any(link.channel_id in self._hung for link in (*view.links, *gone))
        if concerned:
            self._start(self._follow(view, gone))

    async def pin(self, view: BridgeView, *, pinned: bool, by: Moderator) -> int:
        """Pin the notices in the moderator's server, or unpin them; how many."""
        mine = [link for link in view.links if link.guild_id == by.guild_id]
        if len(view.links) < 2 or not mine:
            raise UserError("error-notice-none", bridge=view.bridge.name)
        forbidden = [one for one in mine if lacking(self._client, one.channel_id, "pin_messages")]
        if forbidden:
            raise UserError("error-notice-pin", channel=forbidden[0].channel_id)
        done = 0
        async with self._turn:
            for link in mine:
                self._doubt(link.channel_id)
                if await self._hang(view, link) and await self._set_pinned(link.channel_id, pinned=pinned):
                    done += 1
        return done

    async def _follow(self, view: BridgeView, gone: Sequence[Link]) -> None:
        async with self._turn:
            untrue = [*gone, *(view.links if len(view.links) < 2 else ())]
            for link in untrue:
                await self._take_down(link.channel_id)
            for link in view.links:
                if link.channel_id in self._hung:
                    await self._hang(view, link)

    def _doubt(self, channel_id: ChannelId) -> None:
        """Somebody may have deleted it."""
        if (known := self._hung.get(channel_id)) is not None:
            self._hung[channel_id] = replace(known, text=None)

    async def _hang(self, view: BridgeView, link: Link) -> bool:
        """Edit the notice, or post it where there is none, or none any more; whether it is there."""
        channel_id, text = link.channel_id, self._text(view, link)
        known = self._hung.get(channel_id)
        if known is not None and known.text == text:
            return True
        if isinstance(self._client.get_channel(channel_id), discord.ForumChannel):
            # There is no place in a forum for what is nobody's post.
            return False
        channel = self._client.get_partial_messageable(channel_id)
        try:
            if known is not None:
                try:
                    await channel.get_partial_message(known.message_id).edit(content=text)
                except discord.NotFound:
                    known = None
                else:
                    self._hung[channel_id] = replace(known, text=text)
                    return True
            return await self._post(channel, link, text)
        except (discord.HTTPException, aiohttp.ClientError, OSError) as failure:
            _log.warning("No notice in channel %s: %s", channel_id, type(failure).__name__)
            return False

    async def _post(self, channel: discord.PartialMessageable, link: Link, text: str) -> bool:
        before = self._hung.get(link.channel_id)
        message = await channel.send(text, suppress_embeds=True)
        pinned = before is not None and before.pinned
        notice = _Notice(message_id=MessageId(message.id), pinned=False, text=text)
        self._hung[link.channel_id] = notice
        await self._store.put(link.channel_id, notice.message_id, pinned=False)
        if pinned:
            await self._set_pinned(link.channel_id, pinned=True)
        return True

    async def _set_pinned(self, channel_id: ChannelId, *, pinned: bool) -> bool:
        notice = self._hung[channel_id]
        message = self._client.get_partial_messageable(channel_id).get_partial_message(notice.message_id)
        try:
            await (message.pin(reason=REASON) if pinned else message.unpin(reason=REASON))
        except (discord.HTTPException, aiohttp.ClientError, OSError) as failure:
            _log.warning("The notice of channel %s stays as it is: %s", channel_id, type(failure).__name__)
            return False
        self._hung[channel_id] = replace(notice, pinned=pinned)
        await self._store.put(channel_id, notice.message_id, pinned=pinned)
        return True

    async def _take_down(self, channel_id: ChannelId) -> None:
        notice = self._hung.pop(channel_id, None)
        if notice is None:
            return
        await self._store.remove(channel_id)
        channel = self._client.get_partial_messageable(channel_id)
        try:
            await channel.get_partial_message(notice.message_id).delete()
        except (discord.HTTPException, aiohttp.ClientError, OSError) as failure:
            _log.info("The notice of channel %s could not be removed: %s", channel_id, type(failure).__name__)

    def _text(self, view: BridgeView, link: Link) -> str:
        texts = [self._said(speaker, view, link) for speaker in self._notices.speakers(link, view.links)]
        # One message, so that it can be edited: what Discord does not take of it is left out.
        return split("\n\n".join(texts))[0]

    def _said(self, speaker: Speaker, view: BridgeView, link: Link) -> str:
        others = [other for other in view.links if other.channel_id != link.channel_id][:MOST_PLACES]
        places = speaker.join(self._place(speaker, other, link) for other in others)
        lines = [speaker.say("notice-open"), speaker.say("notice-linked", places=places)]
        if view.bridge.notes:
            lines.append(speaker.say("notice-notes"))
        if view.bridge.in_place:
            lines.append(speaker.say("notice-in-place"))
        return "\n".join([*lines, speaker.say("notice-privacy")])

    def _place(self, speaker: Speaker, other: Link, link: Link) -> str:
        language = language_name(speaker, other.language)
        if other.guild_id == link.guild_id:
            return f"<#{other.channel_id}> ({language})"
        return f"**{self._notices.server_name(other.guild_id)}** ({language})"

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work, name="notices")
        self._at_work.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._at_work.discard(task)
        if not task.cancelled() and (failure := task.exception()) is not None:
            _log.error("Notices could not be brought up to date", exc_info=failure)
