"""Threads and forums through Discord's API, for lanes that keep them in line."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, cast

import discord

from bot.gateway.once import Once, RequestRefused
from bot.gateway.permissions import FOR_THREADS, missing
from bot.gateway.rest import asked
from bot.model import ChannelId, GuildId, MessageId, Place, Thread, ThreadId, UserId, WebhookId
from bot.relay.ports import ChannelGone, Forbidden, ThreadGone
from bot.relay.thread_names import Forum

_log = logging.getLogger(__name__)

UNKNOWN_MESSAGE = 10008
HAS_A_THREAD = 160004
TOO_MANY = frozenset({160006, 160007})
"""Active threads of a server, and those of announcements."""
NEEDS_TAG = 1 << 4
FORUMS = frozenset({discord.ChannelType.forum.value, discord.ChannelType.media.value})
PATIENCE = 10.0
"""Seconds; Discord lets a thread be renamed twice in ten minutes, and no lane may wait for that."""

Json = Mapping[str, Any]


class _Tag(NamedTuple):
    id: int
    name: str
    moderated: bool


class Threads:
    """``bot.relay.thread_ports.ThreadGateway`` for Discord."""

    def __init__(self, once: Once) -> None:
        self._once = once
        self._client: discord.Client
        self._is_ours: Callable[[WebhookId], bool]
        self._late: set[asyncio.Task[Any]] = set()

    def attach(self, client: discord.Client, *, is_ours: Callable[[WebhookId], bool]) -> None:
        """Ask through this client from now on; ``is_ours`` tells our own webhooks."""
        self._client = client
        self._is_ours = is_ours

    async def look(self, place: Place) -> Thread | None:
        """Asked of Discord each time: the library's memory may be a change behind."""
        try:
            data = await asked(self._client.http.get_channel(place.shown_in))
        except ChannelGone:
            return None
        return await self.read(data)

    def seen(self, thread: discord.Thread) -> Thread:
        """A thread in the library's memory."""
        return Thread(
            id=ThreadId(thread.id),
            channel_id=ChannelId(thread.parent_id),
            name=thread.name,
            archived=thread.archived,
            locked=thread.locked,
            tags=tuple(tag.name for tag in thread.applied_tags),
            is_ours=self._is_mine(thread.owner_id),
            owner_id=UserId(thread.owner_id),
            newest=None if thread.last_message_id is None else MessageId(thread.last_message_id),
        )

    async def read(self, data: Json) -> Thread:
        """A thread as Discord describes it."""
        channel_id = ChannelId(int(data["parent_id"]))
        applied = [int(tag) for tag in data.get("applied_tags") or ()]
        tags = {tag.id: tag.name for tag in await self._tags(channel_id)} if applied else {}
        owner_id = int(data.get("owner_id") or 0)
        newest = data.get("last_message_id")
        return Thread(
            id=ThreadId(int(data["id"])),
            channel_id=channel_id,
            name=data["name"],
            archived=data["thread_metadata"]["archived"],
            locked=data["thread_metadata"].get("locked", False),
            tags=tuple(tags[tag] for tag in applied if tag in tags),
            is_ours=self._is_mine(owner_id),
            owner_id=UserId(owner_id) if owner_id else None,
            newest=None if newest is None else MessageId(int(newest)),
        )

    async def forum(self, channel_id: ChannelId) -> Forum | None:
        """Without the tags that only moderators may give."""
        channel = await self._channel(channel_id)
        if channel["type"] not in FORUMS:
            return None
        tags = tuple(tag.name for tag in _tags_of(channel) if not tag.moderated)
        return Forum(tags=tags, needs_tag=bool(channel.get("flags", 0) & NEEDS_TAG))

    async def tag_ids(self, channel_id: ChannelId, names: Sequence[str]) -> list[int]:
        """The numbers of a forum's tags."""
        return [tag.id for tag in await self._tags(channel_id) if tag.name in names] if names else []

    async def start(self, channel_id: ChannelId, name: str, *, under: MessageId | None) -> ThreadId | None:
        """Forbidden before anything is asked, where the bot knows that it may not."""
        channel = self._client.get_channel(channel_id)
        if isinstance(channel, discord.abc.GuildChannel):
            granted = channel.permissions_for(channel.guild.me)
            if lacking := missing(granted, FOR_THREADS[:2]):
                raise Forbidden(", ".join(lacking))
        path, body = f"/channels/{channel_id}/threads", cast("dict[str, Any]", {"name": name})
        if under is not None:
            path = f"/channels/{channel_id}/messages/{under}/threads"
        else:
            is_news = (await self._channel(channel_id))["type"] == discord.ChannelType.news.value
            kind = discord.ChannelType.news_thread if is_news else discord.ChannelType.public_thread
            body["type"] = kind.value
        try:
            made = await self._once.post(path, body, token=self._client.http.token or "")
        except RequestRefused as error:
            if error.code == HAS_A_THREAD and under is not None:
                return ThreadId(under)
            if error.code == UNKNOWN_MESSAGE:
                return None
            if error.code in TOO_MANY:
                raise Forbidden("the server has all the active threads it may have") from None
            raise
        return ThreadId(int(made["id"]))

    async def active(self, guild_id: GuildId, channel_id: ChannelId) -> list[Thread]:
        """The channel's public threads that are open, as Discord has them now."""
        listed = await asked(self._client.http.get_active_threads(guild_id))
        return [
            await self.read(thread)
            for thread in listed["threads"]
            if int(thread["parent_id"]) == channel_id
            and thread["type"] != discord.ChannelType.private_thread.value
        ]

    async def opened(self, guild_id: GuildId, channel_id: ChannelId) -> Sequence[ThreadId]:
        """Those that we opened, oldest first."""
        return sorted(thread.id for thread in await self.active(guild_id, channel_id) if thread.is_ours)

    async def change(self, present: Thread, wanted: Thread) -> None:
        """An archived thread takes no other change than to be opened, so it is closed again afterwards."""
        fields: dict[str, Any] = {}
        if wanted.name != present.name:
            fields["name"] = wanted.name
        if wanted.locked != present.locked:
            fields["locked"] = wanted.locked
        if wanted.tags != present.tags:
            fields["applied_tags"] = await self._new_tags(present, wanted)
        if present.archived and fields:
            await self._edit(present.id, {**fields, "archived": False})
            fields = {"archived": True} if wanted.archived else {}
        elif wanted.archived != present.archived:
            fields["archived"] = wanted.archived
        if fields:
            await self._edit(present.id, fields)

    async def set_archived(self, place: Place, *, archived: bool) -> None:
        """Open a thread for a change, or close it again; ThreadGone where it is locked for us."""
        assert place.thread_id is not None
        try:
            await self._edit(place.thread_id, {"archived": archived})
        except Forbidden as error:
            raise ThreadGone(f"it is locked: {error}") from None

    async def remove(self, place: Place) -> None:
        await self._in_thread(place.shown_in, self._client.http.delete_channel(place.shown_in))

    async def _edit(self, thread_id: int, fields: Mapping[str, Any]) -> None:
        edit = self._client.http.edit_channel(thread_id, reason="Magpie bridge", **fields)
        task = asyncio.create_task(self._in_thread(thread_id, edit), name=f"thread-{thread_id}")
        done, _ = await asyncio.wait([task], timeout=PATIENCE)
        if done:
            task.result()
            return
        _log.warning("A change of thread %s has to wait for Discord's limit", thread_id)
        self._late.add(task)
        task.add_done_callback(self._finish)

    def _finish(self, task: asyncio.Task[Any]) -> None:
        self._late.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.warning("A late change of a thread failed: %s", type(error).__name__)

    async def _in_thread(self, thread_id: int, call: Any) -> Any:
        try:
            return await asked(call)
        except ChannelGone as error:
            raise ThreadGone(str(error), thread_id=ThreadId(thread_id)) from None

    async def _new_tags(self, present: Thread, wanted: Thread) -> list[int]:
        """Tags that only moderators give stay as they are."""
        tags = await self._tags(present.channel_id)
        return [tag.id for tag in tags if tag.name in (present.tags if tag.moderated else wanted.tags)]

    async def _tags(self, channel_id: ChannelId) -> list[_Tag]:
        return _tags_of(await self._channel(channel_id))

    async def _channel(self, channel_id: ChannelId) -> Json:
        """From the library's memory, if it has the channel."""
        channel = self._client.get_channel(channel_id)
        if isinstance(channel, discord.ForumChannel):
            tags = [
                {"id": tag.id, "name": tag.name, "moderated": tag.moderated} for tag in channel.available_tags
            ]
            return {"type": channel.type.value, "flags": channel.flags.value, "available_tags": tags}
        if isinstance(channel, discord.abc.GuildChannel):
            return {"type": channel.type.value}
        return await asked(self._client.http.get_channel(channel_id))

    def _is_mine(self, owner_id: int) -> bool:
        return owner_id == self._client.application_id or self._is_ours(WebhookId(owner_id))


def _tags_of(channel: Json) -> list[_Tag]:
    return [
        _Tag(int(tag["id"]), tag["name"], tag.get("moderated", False))
        for tag in channel.get("available_tags") or ()
    ]
