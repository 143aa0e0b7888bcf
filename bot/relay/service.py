"""The relay: what people do in a linked channel is accepted in its turn, or caught up with."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import datetime

from bot.model import (
    BridgeId,
    ChannelId,
    Deleted,
    GuildId,
    Incoming,
    MessageId,
    Pinned,
    Place,
    Reacted,
    Thread,
    ThreadId,
    WebhookId,
)
from bot.relay.acceptance import Acceptance
from bot.relay.bridges import Bridges, BridgeView
from bot.relay.catchup import CatchUp, Skipped
from bot.relay.changes import Changes
from bot.relay.lanes import Lanes
from bot.relay.outage import Alarm, NotWritten, Outage
from bot.relay.outbox import Outbox
from bot.relay.ports import Choices, Counting
from bot.relay.screening import Screening
from bot.relay.sessions import Sessions
from bot.relay.thread_ports import ThreadStore
from bot.relay.threads import Threads
from bot.relay.titles import Titles
from bot.relay.translations import Translations
from bot.relay.upgrades import Upgrades

_log = logging.getLogger(__name__)

CAUGHT_UP_AT_ONCE = 4
"""Bridges, so that a start does not use up the bot's requests."""
PATIENCE_FOR_THE_PAST = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0)
"""Seconds between looks at a past that cannot be seen; then the bridge goes on, and the gap stays open."""


class Relay:
    """Accepts events and sets lanes going."""

    def __init__(
        self,
        *,
        bridges: Bridges,
        outbox: Outbox,
        translations: Translations,
        lanes: Lanes,
        upgrades: Upgrades,
        threads: ThreadStore,
        thread_names: Threads,
        titles: Titles,
        catch_up: CatchUp,
        changes: Changes,
        screening: Screening,
        counting: Counting,
        is_ours: Callable[[WebhookId], bool],
        alarm: Alarm,
        sleep: Callable[[float], Awaitable[None]],
        clock: Callable[[], datetime],
        choices: Choices,
    ) -> None:
        self._bridges = bridges
        self._outbox = outbox
        self._translations = translations
        self._lanes = lanes
        self._upgrades = upgrades
        self._threads = threads
        self._thread_names = thread_names
        self._catch_up = catch_up
        self._changes = changes
        self._sleep = sleep
        self._alarm = alarm
        self._outage = Outage(
            probe=outbox.probe,
            alarm=alarm,
            retried=self._wake_all,
            recovered=self._recovered,
            sleep=sleep,
            clock=clock,
        )
        self._open = False
        # Channels with a past that could not be seen: what is accepted there now is not all there was.
        self._gaps: set[ChannelId] = set()
        self._acceptance = Acceptance(
            bridges=bridges,
            outbox=outbox,
            translations=translations,
            threads=threads,
            titles=titles,
            changes=changes,
            screening=screening,
            counting=counting,
            choices=choices,
            is_ours=is_ours,
            write=self._outage.write,
            wake=self._wake,
            accepts=lambda: self._accepts,
            gaps=self._gaps,
        )
        # Of the last catch-up.
        self._reacted: dict[MessageId, None] = {}
        self._sessions = Sessions()
        self._catching_up = asyncio.Semaphore(CAUGHT_UP_AT_ONCE)

    async def start(self) -> None:
        """Take up what an earlier process left; its last step in each channel is of unknown outcome."""
        self._open = True
        self.hold()
        await self._lanes.load()
        await self._wake_all(doubtful=True)
        self._upgrades.wake()

    async def aclose(self, *, grace: float) -> None:
        """Accept nothing more; finish for ``grace`` seconds, the rest stays in the outbox."""
        self._open = False
        await self._outage.aclose()
        await self._upgrades.aclose()
        await self._thread_names.aclose()
        await asyncio.gather(self._sessions.settle(grace), self._lanes.aclose(grace=grace))
        await self._translations.aclose()

    def hold(self) -> None:
        """Let a bridge's events wait, in their order, until it is caught up: a new session begins."""
        self._changes.new_session()
        self._sessions.begin(self._present())

    async def catch_up(self) -> Sequence[MessageId]:
        """Accept what happened in linked channels while nobody listened, a few bridges at a time.

        The messages of which not every channel has the same reactions.
        """
        session = self._sessions.number
        self._reacted.clear()

        async def one(view: BridgeView) -> None:
            try:
                with suppress(NotWritten):
                    await self._catch_up_patiently(view, session)
            except Exception:  # noqa: BLE001 -- a defect in one message must not hold up a bridge for ever
                _log.exception("Bridge %d is caught up at the next session", view.bridge.id)
                self._gaps.update(link.channel_id for link in view.links)
            finally:
                self._sessions.release(view.bridge.id, session)

        await asyncio.gather(*(one(view) for view in self._bridges.views()))
        self._sessions.forget_others(self._present(), session)
        return list(self._reacted)

    async def resumed(self, view: BridgeView) -> None:
        """Bring over what was changed while a bridge was paused; what was said meanwhile stays at home."""
        with suppress(NotWritten):
            await self._catch_up_patiently(view, self._sessions.number)

    def wake(self, channel_id: ChannelId) -> None:
        """Say that something was put into a channel's lane."""
        self._lanes.wake(channel_id)

    def permissions_changed(self, guild_id: GuildId) -> None:
        """Try again at once where permissions were missing."""
        for link in self._bridges.links():
            if link.guild_id == guild_id:
                self._lanes.retry(link.channel_id)

    async def seen_again(self, guild_id: GuildId) -> None:
        """Catch up with a server whose channels could not be seen for a while."""
        if any(link.guild_id == guild_id and link.channel_id in self._gaps for link in self._bridges.links()):
            await self._recovered()

    async def message(self, incoming: Incoming) -> None:
        """Accept a new message of a linked channel."""
        bridge = self._bridges.bridge_of(incoming.channel_id)
        if bridge is None or not self._acceptance.relays(incoming, bridge):
            return
        await self._in_turn(bridge.id, lambda: self._acceptance.message(incoming))

    async def edited(self, incoming: Incoming) -> None:
        """Accept a new version of a message, one that a person made."""
        bridge = self._bridges.bridge_of(incoming.channel_id)
        if bridge is None or (incoming.edited_at is None and not incoming.answers_command):
            return
        await self._in_turn(bridge.id, lambda: self._acceptance.edit(incoming))

    async def deleted(self, gone: Deleted) -> None:
        """Accept that messages are gone."""
        bridge = self._bridges.bridge_of(gone.channel_id)
        # A channel that has left its bridge has copies elsewhere all the same.
        await self._in_turn(None if bridge is None else bridge.id, lambda: self._acceptance.deletion(gone))

    async def reacted(self, reacted: Reacted) -> None:
        """Accept that reactions to a message came or went."""
        bridge = self._bridges.bridge_of(reacted.place.channel_id)
        if bridge is None or not self._changes.is_news(reacted):
            return
        await self._in_turn(bridge.id, lambda: self._acceptance.reaction(reacted, bridge))

    async def pinned(self, pinned: Pinned) -> None:
        """Accept that a message is pinned, or is not."""
        bridge = self._bridges.bridge_of(pinned.place.channel_id)
        if bridge is not None and not bridge.paused:
            await self._in_turn(bridge.id, lambda: self._acceptance.pin(pinned))

    async def thread(self, thread: Thread, *, new: bool = False) -> None:
        """Accept that a thread of a linked channel is new, or that something about it was changed."""
        bridge = self._bridges.bridge_of(thread.channel_id)
        if bridge is None or (new and thread.is_ours):
            return
        await self._in_turn(bridge.id, lambda: self._acceptance.thread(thread, new=new))

    async def in_turn(self, channel_id: ChannelId, work: Callable[[], Awaitable[object]]) -> None:
        """Do something between two events of a channel's bridge; nothing where there is no bridge.

        What a bridge's statistics are written by goes one after another: no two wait for each other's rows.
        """
        bridge = self._bridges.bridge_of(channel_id)
        if bridge is not None and self._accepts:
            await self._in_turn(bridge.id, work)

    async def place_of(self, thread_id: ThreadId) -> Place | None:
        """Where a thread belongs that the chat's library has forgotten, as it does when one is archived."""
        return await self._threads.place_of(thread_id)

    async def thread_gone(self, place: Place) -> None:
        """Accept that a thread was deleted."""
        bridge, thread_id = self._bridges.bridge_of(place.channel_id), place.thread_id
        if bridge is not None and thread_id is not None:
            await self._in_turn(bridge.id, lambda: self._acceptance.thread_gone(thread_id))

    @property
    def _accepts(self) -> bool:
        """While the database fails, nothing is accepted: it will be caught up."""
        return self._open and not self._outage.lasts

    async def _recovered(self) -> None:
        self.hold()
        await self.catch_up()
        await self._wake_all()

    async def _in_turn(self, bridge_id: BridgeId | None, accept: Callable[[], Awaitable[object]]) -> None:
        """Accept the bridge's next event; one that cannot be written down is left to the catch-up."""
        outages = self._outage.count
        with suppress(NotWritten):
            # What arrived before an outage must not hide what arrived during it.
            await self._sessions.in_turn(bridge_id, accept, outdated=lambda: outages != self._outage.count)

    def _present(self) -> frozenset[BridgeId]:
        return frozenset(view.bridge.id for view in self._bridges.views())

    async def _catch_up_patiently(self, view: BridgeView, session: int) -> None:
        for pause in PATIENCE_FOR_THE_PAST:
            async with self._catching_up:
                if await self._catch_up_with(view):
                    return
            await self._sleep(pause)
            if session != self._sessions.number:
                return
        async with self._catching_up:
            await self._catch_up_with(view, last_try=True)

    async def _catch_up_with(self, view: BridgeView, *, last_try: bool = False) -> bool:
        """Whether every channel's past was seen; only then, or at last, is anything accepted."""
        async with self._sessions.order(view.bridge.id):
            if not self._accepts:
                return True
            missed = await self._outage.write(
                lambda: self._catch_up.missed(
                    view.links, lambda one: self._acceptance.relays(one, view.bridge)
                )
            )
            self._gaps.difference_update(link.channel_id for link in view.links)
            self._gaps.update(missed.unseen)
            if missed.unseen and not last_try:
                return False
            for skipped in () if view.bridge.paused else missed.skipped:
                await self._tell_of(skipped)
            for incoming in missed.edited:
                await self._acceptance.edit(incoming)
            for gone in missed.deleted:
                await self._acceptance.deletion(gone)
            # In their order: whatever interrupts this, nothing that is left is hidden by something newer.
            for new in sorted([*missed.messages, *missed.threads.new], key=lambda one: one.id):
                if isinstance(new, Thread):
                    await self._acceptance.thread(new, new=True)
                else:
                    await self._acceptance.message(new)
            await self._acceptance.changed_threads(missed.threads)
            if not view.bridge.paused:
                self._reacted.update(dict.fromkeys(missed.reacted))
                for message_id in missed.reacted:
                    await self._acceptance.out_of_line(message_id)
                for pinned in missed.pinned:
                    await self._acceptance.pin(pinned)
            return True

    async def _tell_of(self, skipped: Skipped) -> None:
        await self._alarm.skipped(skipped.channel_id, count=skipped.count, and_more=skipped.and_more)
        # Once is enough.
        await self._outage.write(lambda: self._outbox.saw(skipped.channel_id, skipped.newest))

    def _wake(self, channels: Sequence[ChannelId], *, doubtful: bool = False) -> None:
        for channel_id in channels:
            self._lanes.wake(channel_id, doubtful=doubtful)

    async def _wake_all(self, *, doubtful: bool = False) -> None:
        self._wake(await self._outbox.channels_with_work(), doubtful=doubtful)
