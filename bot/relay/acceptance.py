"""What happened in a linked channel is written down here, once, and then survives anything."""

import logging
from collections.abc import Awaitable, Callable, Container, Sequence
from datetime import timedelta
from typing import Protocol, TypeVar

from bot.model import (
    Bridge,
    ChannelId,
    Counted,
    Deleted,
    Incoming,
    Link,
    MessageId,
    Pinned,
    Reacted,
    Thread,
    ThreadId,
    WebhookId,
)
from bot.relay.bridges import Bridges
from bot.relay.changes import Changes
from bot.relay.outbox import Outbox
from bot.relay.ports import Choices, Counting
from bot.relay.screening import Screening
from bot.relay.thread_catchup import ThreadsMissed
from bot.relay.thread_ports import ThreadStore
from bot.relay.titles import Titles
from bot.relay.translations import Translations
from bot.translation.detect import detect

_log = logging.getLogger(__name__)
_T = TypeVar("_T")

THINKS_FOR = timedelta(minutes=15)
"""As long as Discord lets a bot take over its answer to a command."""
STAYS_HERE = "//"
"""A message that begins with this is for its own channel only."""


class Write(Protocol):
    """``bot.relay.outage.Outage.write``: what it gives, or NotWritten."""

    async def __call__(self, write: Callable[[], Awaitable[_T]], /) -> _T: ...


class Acceptance:
    """Each of its methods is called in its bridge's turn, and sets going what follows."""

    def __init__(
        self,
        *,
        bridges: Bridges,
        outbox: Outbox,
        translations: Translations,
        threads: ThreadStore,
        titles: Titles,
        changes: Changes,
        screening: Screening,
        counting: Counting,
        choices: Choices,
        is_ours: Callable[[WebhookId], bool],
        write: Write,
        wake: Callable[[Sequence[ChannelId]], None],
        accepts: Callable[[], bool],
        gaps: Container[ChannelId],
    ) -> None:
        """``accepts``: whether anything is, at present. ``gaps``: channels whose past was not seen whole."""
        self._bridges = bridges
        self._outbox = outbox
        self._translations = translations
        self._threads = threads
        self._titles = titles
        self._changes = changes
        self._screening = screening
        self._counting = counting
        self._choices = choices
        self._is_ours = is_ours
        self._write = write
        self._wake = wake
        self._accepts = accepts
        self._gaps = gaps

    async def message(self, incoming: Incoming) -> bool:
        """A new message; whether it is known only since now."""
        if self._choices.opted_out(incoming.author.id):
            return False
        source, links = (
            self._bridges.link_of(incoming.channel_id),
            [*self._bridges.destinations(incoming.channel_id)],
        )
        if not self._accepts() or not links or source is None:
            return False
        if self._belongs_in_place(incoming):
            links.append(source)
        admission = await self._write(lambda: self._screening.admit(incoming, source, links))
        gap = incoming.channel_id in self._gaps
        now = [one for one in admission.destinations if one not in admission.held]
        counted = self._counted(incoming, source, [link for link in links if link.channel_id in now])
        accepted = await self._write(
            lambda: self._outbox.accept(
                incoming, admission.destinations, after_gap=gap, held=admission.held, counted=counted
            )
        )
        if admission.told:
            await self._write(lambda: self._screening.admitted(admission, accepted=accepted))
        if accepted:
            self._translate(incoming, now)
            self._wake(now)
        return accepted

    async def edit(self, incoming: Incoming) -> None:
        """A new version of a message."""
        bridge = self._bridges.bridge_of(incoming.channel_id)
        if not self._accepts() or bridge is None or bridge.paused:
            return
        if incoming.content.startswith(STAYS_HERE):
            # Taken back by its author: what was relayed goes.
            gone = Deleted(channel_id=incoming.channel_id, message_ids=(incoming.id,))
            await self.deletion(gone)
            return
        if self._choices.opted_out(incoming.author.id):
            return
        if self._is_late_answer(incoming, bridge) and await self.message(incoming):
            return
        source = self._bridges.link_of(incoming.channel_id)
        if source is None:
            return
        links = [*self._bridges.destinations(incoming.channel_id), source]
        admission = await self._write(lambda: self._screening.admit_edit(incoming, source, links))
        channels = await self._write(
            lambda: self._outbox.accept_edit(
                incoming, barred=admission.barred, refused=admission.refused, held=admission.held
            )
        )
        if admission.told:
            await self._write(lambda: self._screening.admitted(admission, accepted=True))
        await self._write(lambda: self._screening.edited(incoming, admission))
        self._translate(incoming, channels)
        self._wake(channels)

    async def deletion(self, gone: Deleted) -> None:
        """Messages are gone."""
        if self._accepts():
            accept, screening = self._outbox.accept_delete, self._screening
            ending = await self._write(lambda: screening.deciding_about(gone.message_ids))
            self._wake(await self._write(lambda: accept(gone.channel_id, gone.message_ids)))
            if ending:
                await self._write(lambda: screening.gone(ending))

    async def reaction(self, reacted: Reacted, bridge: Bridge) -> None:
        """Reactions came or went."""
        if bridge.paused or not self._accepts():
            self._changes.overlook(reacted)
        else:
            self._wake(await self._write(lambda: self._changes.reacted(reacted)))

    async def out_of_line(self, message_id: MessageId) -> None:
        """Not every channel has the same reactions to a message."""
        if self._accepts():
            self._wake(await self._write(lambda: self._changes.out_of_line(message_id)))

    async def pin(self, pinned: Pinned) -> None:
        """A message is pinned, or is not."""
        if self._accepts():
            self._wake(await self._write(lambda: self._changes.pinned(pinned)))

    async def changed_threads(self, missed: ThreadsMissed) -> None:
        """What became of threads while nobody listened, but for new ones."""
        for thread in missed.known:
            await self.thread(thread, new=False)
        for thread_id in missed.gone:
            await self.thread_gone(thread_id)

    async def thread(self, thread: Thread, *, new: bool) -> None:
        """A thread is new, or something about it was changed."""
        if self._accepts():
            links = self._bridges.destinations(thread.channel_id)
            source = self._bridges.link_of(thread.channel_id)
            if new and source is not None:
                # On record all the same: what it is not opened for now, no catch-up opens it for.
                links = self._titles.opens_in(thread, source, links)
            destinations = [link.channel_id for link in links]
            accept = self._threads.accept_new if new else self._threads.accept_update
            self._wake(await self._write(lambda: accept(thread, destinations)))

    async def thread_gone(self, thread_id: ThreadId) -> None:
        """A thread was deleted."""
        if self._accepts():
            self._wake(await self._write(lambda: self._threads.accept_gone(thread_id)))

    def relays(self, incoming: Incoming, bridge: Bridge) -> bool:
        """Whether a message is one that goes over the bridge."""
        if incoming.webhook_id is not None and self._is_ours(incoming.webhook_id):
            return False
        if incoming.author.is_bot and not bridge.allow_bots:
            return False
        if incoming.content.startswith(STAYS_HERE) or self._choices.opted_out(incoming.author.id):
            return False
        return not incoming.is_empty

    def _counted(self, incoming: Incoming, source: Link, links: Sequence[Link]) -> Sequence[Counted]:
        try:
            return self._counting.entries(incoming, source, links)
        except Exception as error:  # noqa: BLE001 -- a defect in a figure must not hold up what people say
            # The error itself might quote them.
            _log.warning("Message %d goes out uncounted: %s", incoming.id, type(error).__name__)
            return ()

    def _is_late_answer(self, incoming: Incoming, bridge: Bridge) -> bool:
        """Whether a bot may have been thinking until now: what it posted at first was empty."""
        taken = (incoming.edited_at or incoming.created_at) - incoming.created_at
        return incoming.answers_command and taken <= THINKS_FOR and self.relays(incoming, bridge)

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
