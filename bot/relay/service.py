"""The relay: what people do in a linked channel is accepted here, once, and then survives anything."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from bot.model import (
    Bridge,
    BridgeId,
    ChannelId,
    Counted,
    Deleted,
    GuildId,
    Incoming,
    Link,
    MessageId,
    Pinned,
    Place,
    Reacted,
    Thread,
    ThreadId,
    WebhookId,
)
from bot.relay.bridges import Bridges, BridgeView
from bot.relay.catchup import CatchUp, Skipped
from bot.relay.changes import Changes
from bot.relay.lanes import Lanes
from bot.relay.outage import Alarm, NotWritten, Outage
from bot.relay.outbox import Outbox
from bot.relay.ports import Choices, Counting
from bot.relay.screening import Screening
from bot.relay.sessions import Sessions
from bot.relay.thread_catchup import ThreadsMissed
from bot.relay.thread_ports import ThreadStore
from bot.relay.threads import Threads
from bot.relay.titles import Titles
from bot.relay.translations import Translations
from bot.relay.upgrades import Upgrades
from bot.translation.detect import detect

_log = logging.getLogger(__name__)

THINKS_FOR = timedelta(minutes=15)
"""As long as Discord lets a bot take over its answer to a command."""
STAYS_HERE = "//"
"""A message that begins with this is for its own channel only."""
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
        self._choices = choices
        self._outbox = outbox
        self._translations = translations
        self._lanes = lanes
        self._upgrades = upgrades
        self._threads = threads
        self._thread_names = thread_names
        self._titles = titles
        self._catch_up = catch_up
        self._changes = changes
        self._screening = screening
        self._counting = counting
        self._is_ours = is_ours
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
        if bridge is None or not self._relays(incoming, bridge):
            return
        await self._in_turn(bridge.id, lambda: self._accept(incoming))

    async def edited(self, incoming: Incoming) -> None:
        """Accept a new version of a message, one that a person made."""
        bridge = self._bridges.bridge_of(incoming.channel_id)
        if bridge is None or (incoming.edited_at is None and not incoming.answers_command):
            return
        await self._in_turn(bridge.id, lambda: self._accept_edit(incoming))

    async def deleted(self, gone: Deleted) -> None:
        """Accept that messages are gone."""
        bridge = self._bridges.bridge_of(gone.channel_id)
        # A channel that has left its bridge has copies elsewhere all the same.
        await self._in_turn(None if bridge is None else bridge.id, lambda: self._accept_deletion(gone))

    async def reacted(self, reacted: Reacted) -> None:
        """Accept that reactions to a message came or went."""
        bridge = self._bridges.bridge_of(reacted.place.channel_id)
        if bridge is None or not self._changes.is_news(reacted):
            return
        await self._in_turn(bridge.id, lambda: self._accept_reaction(reacted, bridge))

    async def pinned(self, pinned: Pinned) -> None:
        """Accept that a message is pinned, or is not."""
        bridge = self._bridges.bridge_of(pinned.place.channel_id)
        if bridge is not None and not bridge.paused:
            await self._in_turn(bridge.id, lambda: self._accept_pin(pinned))

    async def thread(self, thread: Thread, *, new: bool = False) -> None:
        """Accept that a thread of a linked channel is new, or that something about it was changed."""
        bridge = self._bridges.bridge_of(thread.channel_id)
        if bridge is None or (new and thread.is_ours):
            return
        await self._in_turn(bridge.id, lambda: self._accept_thread(thread, new=new))

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
            await self._in_turn(bridge.id, lambda: self._accept_thread_gone(thread_id))

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
                lambda: self._catch_up.missed(view.links, lambda one: self._relays(one, view.bridge))
            )
            self._gaps.difference_update(link.channel_id for link in view.links)
            self._gaps.update(missed.unseen)
            if missed.unseen and not last_try:
                return False
            for skipped in () if view.bridge.paused else missed.skipped:
                await self._tell_of(skipped)
            for incoming in missed.edited:
                await self._accept_edit(incoming)
            for gone in missed.deleted:
                await self._accept_deletion(gone)
            # In their order: whatever interrupts this, nothing that is left is hidden by something newer.
            for new in sorted([*missed.messages, *missed.threads.new], key=lambda one: one.id):
                if isinstance(new, Thread):
                    await self._accept_thread(new, new=True)
                else:
                    await self._accept(new)
            await self._accept_changed_threads(missed.threads)
            if not view.bridge.paused:
                self._reacted.update(dict.fromkeys(missed.reacted))
                for message_id in missed.reacted:
                    await self._accept_out_of_line(message_id)
                for pinned in missed.pinned:
                    await self._accept_pin(pinned)
            return True

    # Each of these is called in its bridge's turn.

    async def _tell_of(self, skipped: Skipped) -> None:
        await self._alarm.skipped(skipped.channel_id, count=skipped.count, and_more=skipped.and_more)
        # Once is enough.
        await self._outage.write(lambda: self._outbox.saw(skipped.channel_id, skipped.newest))

    async def _accept(self, incoming: Incoming) -> bool:
        """Whether it is known only since now."""
        if self._choices.opted_out(incoming.author.id):
            return False
        source, links = (
            self._bridges.link_of(incoming.channel_id),
            [*self._bridges.destinations(incoming.channel_id)],
        )
        if not self._accepts or not links or source is None:
            return False
        if self._belongs_in_place(incoming):
            links.append(source)
        admission = await self._outage.write(lambda: self._screening.admit(incoming, source, links))
        gap = incoming.channel_id in self._gaps
        now = [one for one in admission.destinations if one not in admission.held]
        counted = self._counted(incoming, source, [link for link in links if link.channel_id in now])
        accepted = await self._outage.write(
            lambda: self._outbox.accept(
                incoming, admission.destinations, after_gap=gap, held=admission.held, counted=counted
            )
        )
        if admission.told:
            await self._outage.write(lambda: self._screening.admitted(admission, accepted=accepted))
        if accepted:
            self._translate(incoming, now)
            self._wake(now)
        return accepted

    def _counted(self, incoming: Incoming, source: Link, links: Sequence[Link]) -> Sequence[Counted]:
        try:
            return self._counting.entries(incoming, source, links)
        except Exception as error:  # noqa: BLE001 -- a defect in a figure must not hold up what people say
            # The error itself might quote them.
            _log.warning("Message %d goes out uncounted: %s", incoming.id, type(error).__name__)
            return ()

    async def _accept_edit(self, incoming: Incoming) -> None:
        bridge = self._bridges.bridge_of(incoming.channel_id)
        if not self._accepts or bridge is None or bridge.paused:
            return
        if incoming.content.startswith(STAYS_HERE):
            # Taken back by its author: what was relayed goes.
            gone = Deleted(channel_id=incoming.channel_id, message_ids=(incoming.id,))
            await self._accept_deletion(gone)
            return
        if self._choices.opted_out(incoming.author.id):
            return
        if self._is_late_answer(incoming, bridge) and await self._accept(incoming):
            return
        source = self._bridges.link_of(incoming.channel_id)
        if source is None:
            return
        links = [*self._bridges.destinations(incoming.channel_id), source]
        admission = await self._outage.write(lambda: self._screening.admit_edit(incoming, source, links))
        channels = await self._outage.write(
            lambda: self._outbox.accept_edit(
                incoming, barred=admission.barred, refused=admission.refused, held=admission.held
            )
        )
        if admission.told:
            await self._outage.write(lambda: self._screening.admitted(admission, accepted=True))
        await self._outage.write(lambda: self._screening.edited(incoming, admission))
        self._translate(incoming, channels)
        self._wake(channels)

    async def _accept_deletion(self, gone: Deleted) -> None:
        if self._accepts:
            accept, screening = self._outbox.accept_delete, self._screening
            ending = await self._outage.write(lambda: screening.deciding_about(gone.message_ids))
            self._wake(await self._outage.write(lambda: accept(gone.channel_id, gone.message_ids)))
            if ending:
                await self._outage.write(lambda: screening.gone(ending))

    async def _accept_reaction(self, reacted: Reacted, bridge: Bridge) -> None:
        if bridge.paused or not self._accepts:
            self._changes.overlook(reacted)
        else:
            self._wake(await self._outage.write(lambda: self._changes.reacted(reacted)))

    async def _accept_out_of_line(self, message_id: MessageId) -> None:
        if self._accepts:
            self._wake(await self._outage.write(lambda: self._changes.out_of_line(message_id)))

    async def _accept_pin(self, pinned: Pinned) -> None:
        if self._accepts:
            self._wake(await self._outage.write(lambda: self._changes.pinned(pinned)))

    async def _accept_changed_threads(self, missed: ThreadsMissed) -> None:
        for thread in missed.known:
            await self._accept_thread(thread, new=False)
        for thread_id in missed.gone:
            await self._accept_thread_gone(thread_id)

    async def _accept_thread(self, thread: Thread, *, new: bool) -> None:
        if self._accepts:
            links = self._bridges.destinations(thread.channel_id)
            source = self._bridges.link_of(thread.channel_id)
            if new and source is not None:
                # On record all the same: what it is not opened for now, no catch-up opens it for.
                links = self._titles.opens_in(thread, source, links)
            destinations = [link.channel_id for link in links]
            accept = self._threads.accept_new if new else self._threads.accept_update
            self._wake(await self._outage.write(lambda: accept(thread, destinations)))

    async def _accept_thread_gone(self, thread_id: ThreadId) -> None:
        if self._accepts:
            self._wake(await self._outage.write(lambda: self._threads.accept_gone(thread_id)))

    def _relays(self, incoming: Incoming, bridge: Bridge) -> bool:
        if incoming.webhook_id is not None and self._is_ours(incoming.webhook_id):
            return False
        if incoming.author.is_bot and not bridge.allow_bots:
            return False
        if incoming.content.startswith(STAYS_HERE) or self._choices.opted_out(incoming.author.id):
            return False
        return not incoming.is_empty

    def _is_late_answer(self, incoming: Incoming, bridge: Bridge) -> bool:
        """Whether a bot may have been thinking until now: what it posted at first was empty."""
        taken = (incoming.edited_at or incoming.created_at) - incoming.created_at
        return incoming.answers_command and taken <= THINKS_FOR and self._relays(incoming, bridge)

    def _translate(self, incoming: Incoming, channels: Sequence[ChannelId]) -> None:
        source = self._bridges.link_of(incoming.channel_id)
        if source is None or not incoming.texts:
            return
        links = [link for channel_id in channels if (link := self._bridges.link_of(channel_id))]
        # In place last, so that other channels of that language lend their better guess at the source.
        links.sort(key=lambda link: link.channel_id == incoming.channel_id)
        for link in links:
            guess = self._bridges.source_language(incoming, link)
            self._translations.start(incoming, link.language, source=guess)

    def _belongs_in_place(self, incoming: Incoming) -> bool:
        """Whether it is written in the other language than its channel's, where that is to be translated."""
        bridge = self._bridges.bridge_of(incoming.channel_id)
        link = self._bridges.link_of(incoming.channel_id)
        if bridge is None or link is None or not bridge.in_place:
            return False
        written = detect(incoming.content, hint=link.language).language
        return written is not None and written.is_chinese != link.language.is_chinese

    def _wake(self, channels: Sequence[ChannelId], *, doubtful: bool = False) -> None:
        for channel_id in channels:
            self._lanes.wake(channel_id, doubtful=doubtful)

    async def _wake_all(self, *, doubtful: bool = False) -> None:
        self._wake(await self._outbox.channels_with_work(), doubtful=doubtful)
