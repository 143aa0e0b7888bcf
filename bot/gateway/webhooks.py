"""The only place that posts as people: one webhook of ours a channel."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext, suppress
from datetime import timedelta
from typing import Any, NoReturn, Protocol, TypeVar

import discord

from bot.gateway.downloads import Downloads
from bot.gateway.pace import HIDDEN_WINDOW
from bot.gateway.rest import asked
from bot.gateway.thread_api import Threads
from bot.gateway.webhook_api import (
    MessageGone,
    ThreadAsleep,
    TooLarge,
    Webhook,
    WebhookApi,
    WebhookGone,
)
from bot.gateway.webhook_cache import WebhookCache
from bot.model import ChannelId, Copy, MessageId, Place, WebhookId
from bot.relay.files import kept
from bot.relay.ports import (
    ChannelGone,
    FilesUnavailable,
    Forbidden,
    Part,
    Post,
    Refused,
    Sent,
    ThreadGone,
    Unreachable,
)

_log = logging.getLogger(__name__)

_T = TypeVar("_T")

PINGS_NOBODY: dict[str, Any] = {"parse": []}
SUPPRESS_EMBEDS = 1 << 2
UPLOADS_AT_ONCE = 4
"""Each may hold ten files of ten megabytes in memory."""
BULK_LIMIT = 100
BULK_AGE = 13 * 24 * 3600 * 1000
"""Milliseconds; Discord refuses bulk deletion of messages older than two weeks."""
UNRECORDED = 5
"""Posts that an earlier process may have made in a channel without a record: as many as go at once."""
HISTORY_PAGE = 100


class LatestPosts(Protocol):
    """What of a channel's latest posts is on record."""

    async def since(self, channel_id: ChannelId, oldest: MessageId) -> Sequence[MessageId]: ...


class Webhooks:
    """``bot.relay.ports.Destination`` for Discord."""

    def __init__(
        self,
        api: WebhookApi,
        downloads: Downloads,
        own: WebhookCache,
        threads: Threads,
        posts: LatestPosts,
    ) -> None:
        self._api = api
        self._downloads = downloads
        self._own = own
        self._threads = threads
        self._posts = posts
        self._recalled: set[ChannelId] = set()
        self._client: discord.Client
        self._uploads = asyncio.Semaphore(UPLOADS_AT_ONCE)

    def attach(self, client: discord.Client) -> None:
        """Look up channels and messages through this client from now on."""
        self._client = client

    async def send(self, place: Place, part: Part) -> Sent:
        """Post ``part``; ``FilesUnavailable`` before anything is posted."""
        return await self._post(place, part, {})

    async def open(self, channel_id: ChannelId, post: Post, part: Part) -> Sent:
        """Open a forum post with ``part``; ``FilesUnavailable`` before anything is posted."""
        tags = await self._threads.tag_ids(channel_id, post.tags)
        extra = {"thread_name": post.name, "applied_tags": [str(tag) for tag in tags]}
        return await self._post(Place(channel_id=channel_id), part, extra)

    async def _post(self, place: Place, part: Part, extra: Mapping[str, Any]) -> Sent:
        """``extra`` opens a thread, whose id is the message's then."""
        async with self._uploads if part.files else nullcontext():
            uploads = await self._downloads.fetch(part.files, limit=part.file_limit)
            body = {
                "content": part.content,
                "username": part.name,
                "allowed_mentions": _allowed(part),
                "flags": SUPPRESS_EMBEDS if part.suppress_embeds else 0,
                **extra,
            }
            if part.avatar_url is not None:
                body["avatar_url"] = part.avatar_url

            async def post(webhook: Webhook) -> Sent:
                message = await self._api.execute(webhook, body, uploads, thread_id=place.thread_id)
                message_id, shown_in = MessageId(int(message["id"])), int(message["channel_id"])
                if shown_in != (message_id if extra else place.shown_in):
                    await self._take_back(webhook, place.channel_id, message_id)
                return Sent(message_id=message_id, webhook_id=webhook.id, name=part.name)

            try:
                return await self._in(place, lambda: self._with_webhook(place.channel_id, post))
            except TooLarge:
                raise FilesUnavailable([file.url for file in part.files]) from None
            except MessageGone:
                self._own.forget(place.channel_id)
                raise Unreachable("its webhook was moved", answered=False) from None

    async def _in(self, place: Place, act: Callable[[], Awaitable[_T]], *, stays_open: bool = True) -> _T:
        """Do something in a channel, or in a thread that may be gone."""
        try:
            return await self._awake(place, act, stays_open=stays_open)
        except ChannelGone as error:
            if place.thread_id is None:
                raise
            if await self._is_there(place.shown_in):
                # A moderator has moved the webhook, and its new channel has no such thread.
                raise MessageGone from None
            if not await self._is_there(place.channel_id):
                raise
            raise ThreadGone(str(error), thread_id=place.thread_id) from None

    async def _awake(self, place: Place, act: Callable[[], Awaitable[_T]], *, stays_open: bool) -> _T:
        """Do something in a thread that may be archived."""
        try:
            return await act()
        except ThreadAsleep:
            await self._threads.set_archived(place, archived=False)
        done = await act()
        if not stays_open:
            await self._threads.set_archived(place, archived=True)
        return done

    async def edit(self, copy: Copy, part: Part, *, files_too: bool = True) -> bool:
        """Change a copy; False when it, or the webhook that posted it, is gone."""
        webhook = await self._own.that_posted(copy)
        if webhook is None:
            return False
        body: dict[str, Any] = {"content": part.content, "allowed_mentions": _allowed(part)}
        if files_too and not part.files:
            # When the author took the last one away, the copy's go as well.
            body["attachments"] = []

        async def change() -> None:
            if part.files and files_too:
                await self._edit_with_files(webhook, copy, part, body)
            else:
                await self._api.edit(webhook, copy.message_id, body, thread_id=copy.thread_id)

        try:
            await self._in(copy.place, change, stays_open=False)
        except (MessageGone, ThreadGone):
            return False
        except WebhookGone:
            self._own.bury(webhook)
            return False
        return True

    async def _edit_with_files(
        self, webhook: Webhook, copy: Copy, part: Part, body: Mapping[str, Any]
    ) -> None:
        """Only what the copy itself says tells which of its files are the ones that stay."""
        message = await self._api.message(webhook, copy.message_id, thread_id=copy.thread_id)
        present = message.get("attachments", [])
        stay, lacking = kept([(file["filename"], file["size"]) for file in present], part.files)
        body = {**body, "attachments": [{"id": present[at]["id"]} for at in stay]}
        async with self._uploads if lacking else nullcontext():
            uploads = await self._downloads.fetch(lacking, limit=part.file_limit)
            try:
                await self._api.edit(webhook, copy.message_id, body, uploads, thread_id=copy.thread_id)
            except TooLarge:
                raise FilesUnavailable([file.url for file in lacking]) from None

    async def content(self, copy: Copy) -> str | None:
        """What a copy shows at the moment; nothing if it, or its thread, is gone."""
        try:
            message = await asked(self._client.http.get_message(copy.place.shown_in, copy.message_id))
        except ChannelGone:
            if copy.thread_id is None:
                raise
            return None
        return None if message is None else message["content"]

    def must_wait(self, channel_id: ChannelId) -> float:
        """Seconds until the next post in a channel breaks no limit that we know of."""
        webhook = self._own.known(channel_id)
        return 0.0 if webhook is None else self._api.must_wait(webhook)

    async def delete(self, copies: Sequence[Copy]) -> None:
        """All at once where the bot may; one by one through their webhooks otherwise."""
        by_place: defaultdict[ChannelId, list[Copy]] = defaultdict(list)
        for copy in copies:
            by_place[copy.place.shown_in].append(copy)
        for shown_in, there in by_place.items():
            try:
                rest = await self._bulk_delete(shown_in, there) if len(there) > 1 else there
                for copy in rest:
                    await self._delete_one(copy)
            except ChannelGone:
                # They went with their thread.
                if there[0].thread_id is None:
                    raise

    async def history(self, place: Place, *, after: MessageId) -> Sequence[Sent]:
        """Messages of our webhooks newer than ``after``, oldest first."""
        found: list[Sent] = []
        newest, more = after, True
        while more:
            page = await self._page(place, newest)
            found.extend(self._ours(page))
            newest = MessageId(max((int(message["id"]) for message in page), default=newest))
            more = len(page) == HISTORY_PAGE
        if newest == after and not self._may_read(place):
            # Without the permission Discord shows an empty history, but refuses to show a single message.
            await asked(self._client.http.get_message(place.shown_in, after))
        if place.channel_id not in self._recalled:
            # Posts of an earlier process, none of which is on record.
            self._recall(place.channel_id, [sent.message_id for sent in found])
        return sorted(found, key=lambda sent: sent.message_id)

    def _may_read(self, place: Place) -> bool:
        """Whether it is certain; nothing is asked for that."""
        channel = self._client.get_channel(place.shown_in)
        if not isinstance(channel, discord.abc.GuildChannel | discord.Thread):
            return False
        return channel.permissions_for(channel.guild.me).read_message_history

    async def _page(self, place: Place, after: MessageId) -> Any:
        read = self._client.http.logs_from
        return await self._in(place, lambda: asked(read(place.shown_in, HISTORY_PAGE, after=after)))

    def _recall(self, channel_id: ChannelId, posts: Iterable[MessageId]) -> None:
        now = discord.utils.utcnow()
        ages = [max(0.0, (now - discord.utils.snowflake_time(post)).total_seconds()) for post in posts]
        self._api.recall(channel_id, ages)

    async def _remember_pace(self, channel_id: ChannelId) -> None:
        """Before this process's first post in a channel: an earlier one may have posted a moment ago."""
        if channel_id not in self._recalled:
            self._recalled.add(channel_id)
            oldest = MessageId(
                discord.utils.time_snowflake(discord.utils.utcnow() - timedelta(seconds=HIDDEN_WINDOW))
            )
            posts = await self._posts.since(channel_id, oldest)
            self._recall(channel_id, posts)
            if posts:
                # In such a hurry as just before a crash, some may have been made that are not on record.
                self._api.recall(channel_id, [0.0] * UNRECORDED)

    def _ours(self, page: Iterable[Any]) -> Iterable[Sent]:
        for message in page:
            webhook_id = WebhookId(int(message.get("webhook_id") or 0))
            if self._own.is_ours(webhook_id):
                yield Sent(
                    message_id=MessageId(int(message["id"])),
                    webhook_id=webhook_id,
                    name=message["author"]["username"],
                    content=message["content"],
                )

    # Webhooks.

    async def _with_webhook(self, channel_id: ChannelId, use: Callable[[Webhook], Awaitable[_T]]) -> _T:
        """Use the channel's webhook; once more with a new one if somebody has removed it."""
        await self._require_presence(channel_id)
        await self._remember_pace(channel_id)
        webhook = await self._own.of(channel_id)
        try:
            return await use(webhook)
        except WebhookGone:
            self._own.bury(webhook)
        webhook = await self._own.of(channel_id)
        try:
            return await use(webhook)
        except WebhookGone:
            self._own.bury(webhook)
            raise Unreachable("the new webhook is gone as well", answered=True) from None

    async def _take_back(self, webhook: Webhook, channel_id: ChannelId, message_id: MessageId) -> NoReturn:
        """A moderator has moved the webhook: what it posts reaches people it is not meant for."""
        _log.warning("Webhook %s of channel %s is in another channel now", webhook.id, channel_id)
        self._own.forget(channel_id)
        with suppress(MessageGone, WebhookGone):
            await self._api.delete(webhook, message_id)
        raise Unreachable("its webhook was moved", answered=False)

    async def _require_presence(self, channel_id: ChannelId) -> None:
        """A webhook outlives its bot's stay in a server; what is sent through it must not."""
        if self._client.get_channel(channel_id) is None:
            # Not there any more, or not there yet: Discord says which, or shows the channel.
            await asked(self._client.http.get_channel(channel_id))

    async def _is_there(self, channel_id: ChannelId) -> bool:
        try:
            await asked(self._client.http.get_channel(channel_id))
        except ChannelGone:
            return False
        return True

    # Deletion.

    async def _bulk_delete(self, channel_id: ChannelId, copies: Sequence[Copy]) -> list[Copy]:
        """What could not be deleted at once."""
        oldest = discord.utils.time_snowflake(discord.utils.utcnow()) - (BULK_AGE << 22)
        young = [copy for copy in copies if copy.message_id > oldest]
        rest = [copy for copy in copies if copy.message_id <= oldest]
        while len(young) > 1:
            chunk, young = young[:BULK_LIMIT], young[BULK_LIMIT:]
            ids: list[str | int] = [str(copy.message_id) for copy in chunk]
            try:
                await asked(self._client.http.delete_messages(channel_id, ids, reason="Magpie bridge"))
            except (Forbidden, Refused):
                rest.extend(chunk)
        return rest + young

    async def _delete_one(self, copy: Copy) -> None:
        webhook = await self._own.that_posted(copy)
        try:
            if webhook is not None:
                delete = self._api.delete
                await self._in(
                    copy.place,
                    lambda: delete(webhook, copy.message_id, thread_id=copy.thread_id),
                    stays_open=False,
                )
                return
        except (ChannelGone, ThreadGone):
            return
        except MessageGone:
            # Deleted before; or its webhook was moved, and looks for it in another channel.
            pass
        except WebhookGone:
            if webhook is not None:
                self._own.bury(webhook)
        # The bot's own permission has to do.
        try:
            await asked(self._client.http.delete_message(copy.place.shown_in, copy.message_id))
        except (Forbidden, Refused) as error:
            # Nobody may wait for this: the channel is served without that permission as well.
            _log.warning(
                "Copy %s in channel %s cannot be deleted: %s", copy.message_id, copy.channel_id, error
            )


def _allowed(part: Part) -> dict[str, Any]:
    """Nobody is pinged but those who asked for it."""
    return (
        {"parse": [], "users": [str(user_id) for user_id in sorted(part.pings)]}
        if part.pings
        else PINGS_NOBODY
    )
