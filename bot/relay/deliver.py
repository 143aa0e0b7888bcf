"""Carrying out what a lane takes from the outbox: decide with ``render``, act on the destination."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model import (
    Address,
    Bridge,
    ChannelId,
    Copy,
    Delivery,
    Incoming,
    Kind,
    Link,
    Locale,
    MessageId,
    UserId,
)
from bot.relay.aids import Aid, Aids
from bot.relay.bridges import Bridges
from bot.relay.names import told_apart, webhook_name
from bot.relay.ports import Destination, FilesUnavailable, Held, Outbox, Part, Sent, Unreachable
from bot.relay.render import Say, Scene, render
from bot.relay.translations import Answer, Translations

FIRST_UPGRADE = timedelta(seconds=1)
"""An engine that missed the deadline often answers right after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """A message in the destination's language."""

    parts: tuple[Part, ...]
    pending: bool


class Deliverer:
    """One delivery at a time for a channel; its lane sees to that."""

    def __init__(
        self,
        *,
        outbox: Outbox,
        bridges: Bridges,
        translations: Translations,
        destination: Destination,
        say: Callable[[Locale], Say],
        upgrade_waits: Callable[[], None],
        clock: Callable[[], datetime],
        aids: Aids | None = None,
    ) -> None:
        self._outbox = outbox
        self._bridges = bridges
        self._translations = translations
        self._destination = destination
        self._say = say
        self._upgrade_waits = upgrade_waits
        self._clock = clock
        self._aids = aids
        self._last_shown: dict[ChannelId, tuple[str, UserId]] = {}

    async def __call__(self, waiting: Sequence[Delivery], *, doubtful: bool) -> int:
        """Deal with the first of ``waiting`` (with all deletions in a row at once); how many were dealt with.

        ``doubtful``: an earlier attempt may have reached Discord, so its history is looked at before
        anything is posted.
        """
        first = waiting[0]
        if first.kind is Kind.DELETE:
            run = list(_leading_deletions(waiting))
            await self._delete(run)
            return len(run)
        link = self._bridges.link_of(first.channel_id)
        bridge = self._bridges.bridge_of(first.channel_id)
        incoming = first.incoming
        outdated = first.kind is not Kind.CREATE and first.revision < first.origin.revision
        if first.origin.deleted or outdated or incoming is None or link is None or bridge is None:
            if doubtful and first.kind is Kind.CREATE:
                await self._withdraw(first)
            await self._outbox.drop(first)
        elif bridge.paused:
            # Moderators who pause a bridge clean up behind it: deletions do not wait.
            if deletions := [delivery for delivery in waiting if delivery.kind is Kind.DELETE]:
                await self._delete(deletions)
            raise Held
        elif first.kind is Kind.CREATE:
            await self._create(first, incoming, bridge, link, doubtful=doubtful)
        else:
            await self._edit(first, incoming, bridge, link, doubtful=doubtful)
        return 1

    async def record(self, delivery: Delivery) -> None:
        """Before a delivery is set aside: write down what attempts have posted of it.

        Deletions then find those copies, and no later delivery takes them for its own.
        """
        if delivery.kind is Kind.DELETE:
            return
        known = await self._outbox.copies(delivery.origin.id, delivery.channel_id)
        posted = await self._unclaimed(delivery)
        await self._outbox.posted(delivery, _copies(delivery.channel_id, posted, first_part=len(known)))

    async def _create(
        self, delivery: Delivery, incoming: Incoming, bridge: Bridge, link: Link, *, doubtful: bool
    ) -> None:
        written = await self._write(incoming, bridge, link)
        present = await self._unclaimed(delivery) if doubtful else []
        found = _copies(delivery.channel_id, present)
        # An earlier attempt may have known another text, a gloss for example.
        surplus = await self._change(found, written.parts)
        copies = await self._send(
            delivery, incoming, bridge, link, written.parts, present=present[: len(found) - len(surplus)]
        )
        await self._outbox.delivered(delivery, copies, upgrade_at=self._upgrade_at(written))
        self._expect_upgrade(written)

    async def _edit(
        self, delivery: Delivery, incoming: Incoming, bridge: Bridge, link: Link, *, doubtful: bool
    ) -> None:
        copies = await self._outbox.copies(delivery.origin.id, delivery.channel_id)
        if not copies:
            await self._outbox.drop(delivery)
            return
        written = await self._write(incoming, bridge, link)
        if delivery.kind is Kind.UPGRADE and written.pending:
            await self._outbox.postpone_upgrade(delivery, self._clock() + FIRST_UPGRADE)
            self._expect_upgrade(written)
            return
        parts = written.parts
        surplus = await self._change(copies, parts)
        added: list[Copy] = []
        if len(parts) > len(copies):
            present = await self._unclaimed(delivery) if doubtful else []
            added = await self._send(
                delivery, incoming, bridge, link, parts, present=present, first_part=len(copies)
            )
        await self._outbox.edited(
            delivery,
            added=added,
            removed=[copy.message_id for copy in surplus],
            upgrade_at=self._upgrade_at(written),
        )
        self._expect_upgrade(written)

    async def _change(self, copies: Sequence[Copy], parts: Sequence[Part]) -> Sequence[Copy]:
        """Let copies show ``parts`` as far as there are as many of both; the copies that had to go."""
        # A copy that moderators removed stays removed; the others still change.
        for copy, part in zip(copies, parts, strict=False):
            await self._destination.edit(copy, part)
        surplus = copies[len(parts) :]
        if surplus:
            await self._destination.delete(surplus[0].channel_id, surplus)
        return surplus

    async def _delete(self, deliveries: Sequence[Delivery]) -> None:
        channel_id = deliveries[0].channel_id
        copies = [
            copy
            for delivery in deliveries
            for copy in await self._outbox.copies(delivery.origin.id, channel_id)
        ]
        if copies:
            await self._destination.delete(channel_id, copies)
        await self._outbox.removed(deliveries)

    async def _withdraw(self, delivery: Delivery) -> None:
        """Remove what an attempt of unknown outcome may have posted of a message nobody wants any more."""
        copies = _copies(delivery.channel_id, await self._unclaimed(delivery))
        if copies:
            await self._destination.delete(delivery.channel_id, copies)

    async def _write(
        self, incoming: Incoming, bridge: Bridge, link: Link, unavailable: Collection[str] = ()
    ) -> _Written:
        answer = await self._translations.get(
            incoming, link.language, source=self._bridges.source_language(incoming, link)
        )
        scene = await self._scene(incoming, answer, bridge, link, unavailable)
        return _Written(parts=render(incoming, answer.translation, scene), pending=answer.pending)

    async def _scene(
        self, incoming: Incoming, answer: Answer, bridge: Bridge, link: Link, unavailable: Collection[str]
    ) -> Scene:
        answered = None
        if incoming.reply is not None:
            answered = await self._outbox.counterpart(incoming.reply.message_id, link.channel_id)
        aid = Aid() if self._aids is None else await self._aids.of(incoming, bridge, link)
        return Scene(
            notes=aid.notes,
            pinyin=aid.pinyin,
            in_place_of=_address(incoming) if incoming.channel_id == link.channel_id else None,
            style=bridge.style,
            say=self._say(Locale.of(link.language)),
            name=self._name(incoming, link.channel_id),
            answered=answered,
            pending=answer.pending,
            unavailable=unavailable,
        )

    async def _send(
        self,
        delivery: Delivery,
        incoming: Incoming,
        bridge: Bridge,
        link: Link,
        parts: Sequence[Part],
        *,
        present: Sequence[Sent],
        first_part: int = 0,
    ) -> list[Copy]:
        """Post ``parts[first_part:]`` but for those that an earlier attempt has brought there already."""
        sent = list(present)[: len(parts) - first_part]
        unavailable: set[str] = set()
        while first_part + len(sent) < len(parts):
            try:
                sent.append(await self._destination.send(delivery.channel_id, parts[first_part + len(sent)]))
            except FilesUnavailable as error:
                # Files come with the first part, so nothing is posted yet that could change its place.
                unavailable.update(error.urls)
                parts = (await self._write(incoming, bridge, link, unavailable)).parts
        if parts:
            self._last_shown[delivery.channel_id] = (parts[0].name, incoming.author.id)
        return _copies(delivery.channel_id, sent, first_part=first_part)

    async def _unclaimed(self, delivery: Delivery) -> list[Sent]:
        """What an attempt of unknown outcome has posted.

        A channel's deliveries go out one at a time, so whatever our webhooks posted after the newest copy
        that is on record, and is not on record itself, belongs to this delivery.
        """
        newest = await self._outbox.newest_copy(delivery.channel_id)
        after = max(delivery.origin.message_id, newest or MessageId(0))
        try:
            return list(await self._destination.history(delivery.channel_id, after=after))
        except Unreachable as error:
            # Discord's trouble and not this message's: it must not count against it.
            raise Unreachable(str(error), answered=False) from None

    def _name(self, incoming: Incoming, channel_id: ChannelId) -> str:
        """Namesakes in a row get names that differ: the client would merge their messages."""
        name = webhook_name(incoming.author.name, author_id=incoming.author.id)
        shown, author_id = self._last_shown.get(channel_id, ("", None))
        if author_id == incoming.author.id:
            return shown if shown in {name, told_apart(name)} else name
        return told_apart(name) if shown == name else name

    def _expect_upgrade(self, written: _Written) -> None:
        if written.pending:
            self._upgrade_waits()

    def _upgrade_at(self, written: _Written) -> datetime | None:
        return self._clock() + FIRST_UPGRADE if written.pending else None


def _address(incoming: Incoming) -> Address:
    return Address(guild_id=incoming.guild_id, channel_id=incoming.channel_id, message_id=incoming.id)


def _leading_deletions(waiting: Sequence[Delivery]) -> Sequence[Delivery]:
    for at, delivery in enumerate(waiting):
        if delivery.kind is not Kind.DELETE:
            return waiting[:at]
    return waiting


def _copies(channel_id: ChannelId, sent: Sequence[Sent], *, first_part: int = 0) -> list[Copy]:
    return [
        Copy(
            part=part,
            channel_id=channel_id,
            message_id=message.message_id,
            webhook_id=message.webhook_id,
        )
        for part, message in enumerate(sent, start=first_part)
    ]
