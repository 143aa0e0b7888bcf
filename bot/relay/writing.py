"""Writing a message into a destination: posting it, and changing what is there."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.model import (
    Bridge,
    ChannelId,
    Copy,
    Delivery,
    Incoming,
    Kind,
    Link,
    Place,
    TallyKind,
    ThreadId,
    UserId,
    moment_of,
)
from bot.relay import coalesce
from bot.relay.bridges import Bridges
from bot.relay.gate import Withheld
from bot.relay.names import told_apart, webhook_name
from bot.relay.outbox import Outbox
from bot.relay.ports import Destination, FilesUnavailable, Limited, Part, Sent, Tallying
from bot.relay.reconcile import Reconciliation, as_copies
from bot.relay.render import render
from bot.relay.scenes import Scenes
from bot.relay.screening import Screening
from bot.relay.threads import Spot, Threads
from bot.relay.translations import Translations

FIRST_UPGRADE = timedelta(seconds=1)
"""An engine that missed the deadline often answers right after it."""

LATE = timedelta(seconds=30)
"""A copy that stands there sooner has overtaken nobody, or nobody minds."""

MOST_REMEMBERED = 5_000
"""Channels and threads of which is known who spoke last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """A message in the destination's language."""

    parts: tuple[Part, ...]
    pending: bool
    engines: frozenset[str] = frozenset()
    """Those that had a part in the translation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """What somebody said, and where it is to go."""

    delivery: Delivery
    incoming: Incoming
    bridge: Bridge
    link: Link
    spot: Spot
    said_late: bool = False
    """Those who read it have read later messages before."""


class Writing:
    """Creates, edits and upgrades copies."""

    def __init__(
        self,
        *,
        outbox: Outbox,
        bridges: Bridges,
        translations: Translations,
        destination: Destination,
        scenes: Scenes,
        upgrade_waits: Callable[[], None],
        wake_lane: Callable[[ChannelId], None],
        clock: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]],
        threads: Threads,
        reconciliation: Reconciliation,
        screening: Screening,
        tallying: Tallying,
    ) -> None:
        self._outbox = outbox
        self._bridges = bridges
        self._translations = translations
        self._destination = destination
        self._scenes = scenes
        self._upgrade_waits = upgrade_waits
        self._wake_lane = wake_lane
        self._clock = clock
        self._sleep = sleep
        self._threads = threads
        self._reconciliation = reconciliation
        self._screening = screening
        self._tallying = tallying
        self._last_shown: dict[ChannelId, tuple[str, UserId]] = {}

    def foresee(self, incoming: Incoming, link: Link) -> None:
        """Begin to translate what is written later."""
        source = self._bridges.source_language(incoming, link)
        self._translations.start(incoming, link.language, source=source)

    async def create(
        self, delivery: Delivery, incoming: Incoming, bridge: Bridge, link: Link, present: Sequence[Sent] = ()
    ) -> None:
        spot = await self._threads.spot(delivery, link)
        late = delivery.approved and await self._outbox.overtaken(delivery.origin.id, link.channel_id)
        way = _Way(delivery=delivery, incoming=incoming, bridge=bridge, link=link, spot=spot, said_late=late)
        written = await self._write(way)
        found = as_copies(spot.place, present)
        # An earlier attempt may have known another text, a gloss for example.
        written, _, surplus = await self._change(found, written, way)
        copies = await self._send(way, written.parts, present=present[: len(found) - len(surplus)])
        await self._outbox.delivered(delivery, copies, upgrade_at=self._upgrade_at(written))
        self._done(written, link)

    async def create_together(self, run: Sequence[Delivery], bridge: Bridge, link: Link) -> int:
        """Post as many of ``run`` as fit as one message; how many, and nothing if only one would."""
        spot, written = await self._threads.spot(run[0], link), list[_Written]()
        if spot.post is not None:
            return 0
        for delivery in run:
            incoming = delivery.incoming
            # Nobody waits longer for a neighbour's translation than for their own.
            if incoming is None or (written and not self._is_due(incoming, link)):
                break
            way = _Way(delivery=delivery, incoming=incoming, bridge=bridge, link=link, spot=spot)
            try:
                message = await self._write(way)
            except Withheld:
                # Alone it is dealt with; those before it do not wait for that.
                break
            if coalesce.fitting([*(one.parts for one in written), message.parts]) <= len(written):
                break
            written.append(message)
        if len(written) < 2:
            return 0
        part, place = coalesce.joined([message.parts for message in written]), spot.place
        sent = await self._destination.send(place, part)
        (copy,) = as_copies(place, [sent])
        if (incoming := run[0].incoming) is not None:
            self._remember_name(place, part.name, incoming.author.id)
        await self._outbox.delivered_together(
            [
                (delivery, replace(copy, slot=slot), self._upgrade_at(message))
                for slot, (delivery, message) in enumerate(zip(run, written, strict=False))
            ]
        )
        for message in written:
            self._done(message, link)
        return len(written)

    async def adopt(self, group: Sequence[Delivery], sent: Sent, bridge: Bridge, link: Link) -> None:
        """Put on record a copy of unknown outcome that carries all messages of ``group``.

        It is taken as it is; what was to be said otherwise by now follows as an upgrade.
        """
        place = await self._threads.found(group[0]) or Place(channel_id=link.channel_id)
        (copy,) = as_copies(place, [sent])
        done: list[tuple[Delivery, Copy, datetime | None]] = []
        gone: list[tuple[Delivery, Copy]] = []
        for slot, (delivery, shown) in enumerate(zip(group, coalesce.slots(sent.content), strict=False)):
            mine = replace(copy, slot=slot)
            if delivery.incoming is None or delivery.origin.deleted:
                gone.append((delivery, mine))
                continue
            spot = Spot(place=place, beside=await self._threads.beside(delivery, place, link))
            way = _Way(delivery=delivery, incoming=delivery.incoming, bridge=bridge, link=link, spot=spot)
            # Not checked: it is there, because it was when it was posted.
            written = await self._write(way, checked=False)
            stale = [part.content for part in written.parts] != [shown]
            done.append((delivery, mine, self._clock() if stale or written.pending else None))
        for _, mine in gone:
            await self.take_out(mine)
        # Together with the others, so that the slots stay numbered after the lane's first deliveries.
        await self._outbox.delivered_together([*done, *((delivery, mine, None) for delivery, mine in gone)])
        self._upgrade_waits()

    async def take_out(self, copy: Copy) -> None:
        """Empty the copy's slot, for the message was deleted; the others' texts stay.

        Where the webhook is gone that could change it, the whole copy goes: what was deleted must not stay.
        """
        content = await self._destination.content(copy)
        if content is None or copy.slot is None:
            return
        rest = coalesce.with_slot(content, copy.slot, "")
        part = Part(name="", avatar_url=None, content=rest)
        if coalesce.is_empty(rest) or (rest != content and not await self._destination.edit(copy, part)):
            await self._destination.delete([copy])

    async def edit(
        self, delivery: Delivery, incoming: Incoming, bridge: Bridge, link: Link, present: Sequence[Sent] = ()
    ) -> None:
        known = await self._outbox.copies(delivery.origin.id, delivery.channel_id)
        if not known:
            await self._reconciliation.withdraw(delivery, present)
            await self._outbox.drop(delivery)
            return
        place = known[0].place
        spot = Spot(place=place, beside=await self._threads.beside(delivery, place, link))
        late = await self._came_late(delivery, known[0])
        way = _Way(delivery=delivery, incoming=incoming, bridge=bridge, link=link, spot=spot, said_late=late)
        written = await self._write(way)
        if delivery.kind is Kind.UPGRADE and written.pending:
            await self._reconciliation.withdraw(delivery, present)
            await self._outbox.postpone_upgrade(delivery, self._clock() + FIRST_UPGRADE)
            self._expect_upgrade(written)
            return
        # What an earlier attempt has added may be another text than it is now, or more than is needed.
        found = as_copies(place, present, first_part=len(known))
        copies = [*known, *found]
        written, parts, surplus = await self._change(copies, written, way)
        added = [copy for copy in found if copy not in surplus]
        if len(parts) > len(copies):
            added += await self._send(way, parts, first_part=len(copies))
        await self._outbox.edited(
            delivery,
            added=added,
            removed=[copy.message_id for copy in surplus],
            upgrade_at=self._upgrade_at(written),
            tallies=self._tallying.on_bridge(link.bridge_id, TallyKind.UPGRADED)
            if delivery.kind is Kind.UPGRADE
            else (),
        )
        if added or surplus:
            # The storage has asked for its reactions to be put below what is the last part now.
            self._wake_lane(delivery.channel_id)
        self._done(written, link)

    async def _change(
        self, copies: Sequence[Copy], written: _Written, way: _Way
    ) -> tuple[_Written, Sequence[Part], Sequence[Copy]]:
        """Let copies show what is ``written``, as far as there are as many of both.

        What was written in the end, without files that cannot be fetched; its parts; and the copies that had
        to go.
        """
        unavailable: set[str] = set()
        while True:
            parts = await self._in_slot(copies, written.parts)
            try:
                # A copy that moderators removed stays removed; the others still change.
                for copy, part in zip(copies, parts, strict=False):
                    await self._destination.edit(copy, part)
            except FilesUnavailable as error:
                unavailable.update(error.urls)
                written = await self._write(way, unavailable)
                continue
            surplus = copies[len(parts) :]
            if surplus:
                await self._destination.delete(surplus)
            return written, parts, surplus

    async def _in_slot(self, copies: Sequence[Copy], parts: tuple[Part, ...]) -> tuple[Part, ...]:
        """The parts for a message whose first copy may carry others as well."""
        if not copies or (slot := copies[0].slot) is None:
            return parts
        content = await self._destination.content(copies[0])
        return parts if content is None else coalesce.in_slot(content, slot, parts)

    def _is_due(self, incoming: Incoming, link: Link) -> bool:
        source = self._bridges.source_language(incoming, link)
        return self._translations.is_due(incoming, link.language, source=source)

    async def _came_late(self, delivery: Delivery, copy: Copy) -> bool:
        """Whether a copy has come after those of later messages; few have, so most are not looked up."""
        waited = moment_of(copy.message_id) - moment_of(delivery.origin.message_id)
        return waited > LATE and await self._outbox.overtaken(
            delivery.origin.id, delivery.channel_id, before=copy.message_id
        )

    async def _write(self, way: _Way, unavailable: Collection[str] = (), *, checked: bool = True) -> _Written:
        incoming, link, spot = way.incoming, way.link, way.spot
        answer = await self._translations.get(
            incoming, link.language, source=self._bridges.source_language(incoming, link)
        )
        if checked:
            await self._screening.check(way.delivery, incoming, answer, link)
        scene = await self._scenes.of(
            incoming,
            answer,
            way.bridge,
            link,
            said_late=way.said_late,
            name=self._name(incoming, spot.place.shown_in),
            beside=spot.beside,
            unavailable=unavailable,
        )
        parts = coalesce.unmarked(render(incoming, answer.translation, scene))
        return _Written(parts=parts, pending=answer.pending, engines=answer.engines)

    async def _send(
        self, way: _Way, parts: Sequence[Part], *, present: Sequence[Sent] = (), first_part: int = 0
    ) -> list[Copy]:
        """Post ``parts[first_part:]`` but for those that an earlier attempt has brought there already."""
        spot, place = way.spot, way.spot.place
        sent = list(present)[: len(parts) - first_part]
        unavailable: set[str] = set()
        while first_part + len(sent) < len(parts):
            part = parts[first_part + len(sent)]
            try:
                if spot.post is not None and not sent:
                    sent.append(await self._destination.open(place.channel_id, spot.post, part))
                    place = replace(place, thread_id=ThreadId(sent[0].message_id))
                    await self._threads.opened(spot.post, place)
                else:
                    sent.append(await self._destination.send(place, part))
            except Limited as error:
                if not sent:
                    raise
                # Once it is begun, it is not left half said.
                await self._sleep(error.seconds)
            except FilesUnavailable as error:
                # Files come with the first part, so nothing is posted yet that could change its place.
                unavailable.update(error.urls)
                parts = (await self._write(way, unavailable)).parts
        if parts:
            self._remember_name(place, parts[0].name, way.incoming.author.id)
        return as_copies(place, sent, first_part=first_part)

    def _name(self, incoming: Incoming, channel_id: ChannelId) -> str:
        """Namesakes in a row get names that differ: the client would merge their messages."""
        name = webhook_name(incoming.author.name, author_id=incoming.author.id)
        shown, author_id = self._last_shown.get(channel_id, ("", None))
        if author_id == incoming.author.id:
            return shown if shown in {name, told_apart(name)} else name
        return told_apart(name) if shown == name else name

    def _remember_name(self, place: Place, name: str, author_id: UserId) -> None:
        self._last_shown.pop(place.shown_in, None)
        self._last_shown[place.shown_in] = name, author_id
        if len(self._last_shown) > MOST_REMEMBERED:
            del self._last_shown[next(iter(self._last_shown))]

    def _done(self, written: _Written, link: Link) -> None:
        self._tallying.wrote(link, written.engines)
        self._expect_upgrade(written)

    def _expect_upgrade(self, written: _Written) -> None:
        if written.pending:
            self._upgrade_waits()

    def _upgrade_at(self, written: _Written) -> datetime | None:
        return self._clock() + FIRST_UPGRADE if written.pending else None
