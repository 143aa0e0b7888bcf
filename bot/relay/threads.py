"""Threads on the other side: where they are, and that they are called, locked and archived alike.

A thread's counterparts are made when it is, or when something is said in it first. A row of the outbox only
names the thread that people have changed; how it is now is looked up when the row is carried out, so doing
it twice does no harm. A counterpart that moderators delete stays away: what is said in its thread is no
longer shown in that channel. The thread that was there first takes its counterparts along when it goes.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from bot.model import (
    ChannelId,
    Delivery,
    Link,
    MessageId,
    Place,
    Thread,
    ThreadFamily,
    ThreadId,
    Trait,
)
from bot.relay.outbox import Outbox
from bot.relay.ports import Forbidden, Post, Refused, ThreadGone
from bot.relay.thread_names import Forum, ThreadNames
from bot.relay.thread_ports import ThreadGateway, ThreadReports, ThreadStore

_log = logging.getLogger(__name__)

PATIENCE = (0.1, 0.2, 0.4, 0.8)
"""Seconds until a thread of our own is on record, in which somebody spoke the moment it was there."""
NAMED_LATER = (5.0, 30.0, 120.0, 600.0, 3600.0)
"""Seconds between attempts to find a translation for a name that has none yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a message goes."""

    place: Place
    post: Post | None = None
    """What the message opens, for want of a place."""
    beside: str | None = None
    """The name of its thread, where it has to be shown outside of one."""


class Threads:
    """Finds and makes counterparts, and keeps them in line."""

    def __init__(
        self,
        *,
        store: ThreadStore,
        discord: ThreadGateway,
        outbox: Outbox,
        names: ThreadNames,
        link_of: Callable[[ChannelId], Link | None],
        reports: ThreadReports,
        wake: Callable[[ChannelId], None],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self._store = store
        self._discord = discord
        self._outbox = outbox
        self._names = names
        self._link_of = link_of
        self._reports = reports
        self._wake = wake
        self._sleep = sleep
        self._told: set[ChannelId] = set()
        self._naming: dict[tuple[ThreadId, ChannelId], asyncio.Task[None]] = {}

    async def aclose(self) -> None:
        """Give up looking for better names."""
        tasks = list(self._naming.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    # Where messages go.

    async def spot(self, delivery: Delivery, link: Link) -> Spot:
        """Where a new message goes, its thread made if need be; ThreadGone where none is wanted."""
        source_id = delivery.origin.thread_id
        channel = Place(channel_id=link.channel_id)
        if source_id is None:
            return Spot(place=channel)
        family = await self._family(source_id, delivery.origin.channel_id)
        if link.channel_id in family.gone:
            raise ThreadGone("it was deleted")
        if (known := family.place_in(link.channel_id)) is not None:
            return Spot(place=known)
        thread = await self._best_known(family, delivery)
        forum = await self._discord.forum(link.channel_id)
        if forum is not None:
            return await self._post(family.root_id, thread, forum, link)
        try:
            return Spot(place=await self._start(family.root_id, thread, link))
        except (Forbidden, Refused) as error:
            if isinstance(error, Forbidden):
                await self._forbidden(link, error)
            return Spot(place=channel, beside=(await self._names.name(thread, link)).text)

    async def found(self, delivery: Delivery) -> Place | None:
        """Where an earlier attempt may have posted a message; a post that it has opened is put on record."""
        channel_id, source_id = delivery.channel_id, delivery.origin.thread_id
        family = None if source_id is None else await self._store.family(source_id)
        known = None if family is None else family.place_in(channel_id)
        link = self._link_of(channel_id)
        if family is None or known is not None or link is None:
            return known or Place(channel_id=channel_id)
        if await self._discord.forum(channel_id) is None:
            return Place(channel_id=channel_id)
        thread_id = await self._lost(family.root_id, link)
        if thread_id is None:
            return None
        there = await self._look(Place(channel_id=channel_id, thread_id=thread_id))
        return None if there is None else await self._adopt(family.root_id, there)

    async def beside(self, delivery: Delivery, place: Place, link: Link) -> str | None:
        """The name of a message's thread, if it is shown at ``place`` outside of it."""
        source_id = delivery.origin.thread_id
        if source_id is None or place.thread_id is not None:
            return None
        thread = await self._look(delivery.origin.place)
        return None if thread is None else (await self._names.name(thread, link)).text

    async def opened(self, post: Post, place: Place) -> None:
        """Put on record what a message has opened."""
        assert place.thread_id is not None
        await self._adopt(
            post.root_id,
            Thread(id=place.thread_id, channel_id=place.channel_id, name=post.name, tags=post.tags),
        )

    # What a lane carries out.

    async def follow(self, delivery: Delivery, link: Link) -> None:
        """Kind.THREAD: have a counterpart, that is as the thread named by the row is."""
        family = await self._store.family(delivery.thread_id)
        source = None if family is None else family.place_of(delivery.thread_id)
        if family is None or source is None or not family.has_root or link.channel_id in family.gone:
            return
        thread = await self._look(source)
        if thread is None:
            return
        there = family.place_in(link.channel_id)
        try:
            if there is not None:
                await self._bring(thread, there, delivery.traits, link)
            elif not delivery.traits and await self._discord.forum(link.channel_id) is None:
                await self._start(family.root_id, thread, link)
            self._told.discard(link.channel_id)
        except Forbidden as error:
            await self._forbidden(link, error)

    async def follow_away(self, delivery: Delivery, link: Link) -> None:
        """Kind.THREAD_GONE: the counterpart goes as well."""
        family = await self._store.family(delivery.thread_id)
        there = None if family is None else family.place_in(link.channel_id)
        if there is None or there.thread_id is None:
            return
        try:
            await self._discord.remove(there)
        except ThreadGone:
            pass
        except Forbidden as error:
            await self._forbidden(link, error)
        await self._store.forget(there.thread_id)

    # Making counterparts.

    async def _start(self, root_id: ThreadId, thread: Thread, link: Link) -> Place:
        """Under the copy of the message that the first thread stands under, or alone."""
        name = await self._name(thread, link)
        await self._store.know(thread)
        starter = await self._outbox.counterpart(MessageId(root_id), link.channel_id)
        under = starter.message_id if starter and starter.channel_id == link.channel_id else None
        thread_id = None
        if under is not None:
            thread_id = await self._discord.start(link.channel_id, name, under=under)
        if thread_id is None:
            thread_id = await self._lost(root_id, link)
        if thread_id is None:
            thread_id = await self._discord.start(link.channel_id, name, under=None)
        if thread_id is None:
            raise ThreadGone("it could not be started")
        place = await self._adopt(root_id, Thread(id=thread_id, channel_id=link.channel_id, name=name))
        if thread.locked:
            await self._bring(thread, place, Trait.LOCKED, link)
        return place

    async def _post(self, root_id: ThreadId, thread: Thread, forum: Forum, link: Link) -> Spot:
        """A forum's post is opened by the first message that belongs there."""
        name, tags = await self._name(thread, link), await self._names.tags(thread, forum, link)
        await self._store.know(thread)
        post = Post(root_id=root_id, name=name, tags=tags)
        return Spot(place=Place(channel_id=link.channel_id), post=post)

    async def _adopt(self, root_id: ThreadId, thread: Thread) -> Place:
        """Put a counterpart on record; takes it back when its root is gone meanwhile."""
        if await self._store.add(root_id, thread):
            return thread.place
        family = await self._store.family(root_id)
        if family is None or not family.has_root:
            await self._discord.remove(thread.place)
            raise ThreadGone("what it was made for is gone")
        place = family.place_in(thread.channel_id)
        if place is None:
            raise ThreadGone("it belongs to another one")
        return place

    async def _lost(self, root_id: ThreadId, link: Link) -> ThreadId | None:
        """What an attempt of unknown outcome has made.

        A channel's deliveries go out one at a time, so a thread of ours that is newer than all that is on
        record, and is not on record itself, was made for this one.
        """
        newest = await self._outbox.newest_copy(link.channel_id)
        after = max(root_id, newest or 0)
        opened = await self._discord.opened(link.guild_id, link.channel_id)
        recent = [thread_id for thread_id in opened if thread_id > after]
        known = await self._store.on_record(recent) if recent else ()
        return next((thread_id for thread_id in recent if thread_id not in known), None)

    # Keeping them in line.

    async def _bring(self, source: Thread, there: Place, traits: Trait, link: Link) -> None:
        present = await self._discord.look(there)
        if present is None or not traits:
            return
        wanted = present
        if traits & Trait.NAME:
            wanted = replace(wanted, name=await self._name(source, link))
        if traits & Trait.ARCHIVED:
            wanted = replace(wanted, archived=source.archived)
        if traits & Trait.LOCKED:
            wanted = replace(wanted, locked=source.locked)
        if traits & Trait.TAGS and (forum := await self._discord.forum(link.channel_id)) is not None:
            wanted = replace(wanted, tags=await self._names.tags(source, forum, link))
        if wanted == present:
            return
        await self._store.know(wanted)
        try:
            await self._discord.change(present, wanted)
        except Forbidden:
            await self._store.know(present)
            raise

    async def _family(self, source_id: ThreadId, channel_id: ChannelId) -> ThreadFamily:
        """Of a thread in which somebody spoke; it may be one of ours that is about to be put on record."""
        for pause in (*PATIENCE, None):
            family = await self._store.family(source_id)
            if family is None or not family.has_root:
                raise ThreadGone("it is gone where it was")
            if pause is None or len(family.members) > 1 or family.root_id != source_id:
                return family
            thread = await self._look(Place(channel_id=channel_id, thread_id=source_id))
            if thread is None or not thread.is_ours:
                return family
            await self._sleep(pause)
        raise AssertionError("the last round returns")

    async def _best_known(self, family: ThreadFamily, delivery: Delivery) -> Thread:
        """The thread that was there first; where it cannot be seen, the one in which something was said."""
        for place in (family.place_of(family.root_id), delivery.origin.place):
            thread = None if place is None else await self._look(place)
            if thread is not None:
                return thread
        raise ThreadGone("it is gone where it was")

    async def _look(self, place: Place) -> Thread | None:
        """Nothing where the bot may not look: another channel's rights are no reason to wait."""
        try:
            return await self._discord.look(place)
        except Forbidden:
            return None

    async def _name(self, source: Thread, link: Link) -> str:
        """The original for want of an engine; it is changed when there is a translation."""
        name = await self._names.name(source, link)
        key = (source.id, link.channel_id)
        if name.pending and key not in self._naming:
            task = asyncio.create_task(self._name_later(source, link), name=f"name of thread {source.id}")
            self._naming[key] = task
            task.add_done_callback(lambda _: self._naming.pop(key, None))
        return name.text

    async def _name_later(self, source: Thread, link: Link) -> None:
        for pause in NAMED_LATER:
            await self._sleep(pause)
            if not (await self._names.name(source, link)).pending:
                for channel_id in await self._store.accept_again(source, Trait.NAME, [link.channel_id]):
                    self._wake(channel_id)
                return

    async def _forbidden(self, link: Link, error: Forbidden) -> None:
        _log.warning("Channel %s does not let us keep its threads: %s", link.channel_id, error)
        if link.channel_id not in self._told:
            self._told.add(link.channel_id)
            await self._reports.threads_forbidden(link.channel_id)
