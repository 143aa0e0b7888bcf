"""Asking the gate about every message and every translation, and writing down what it finds."""

import asyncio
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol
from weakref import WeakValueDictionary

from bot.model import (
    Action,
    CaseId,
    ChannelId,
    Delivery,
    DeliveryId,
    Finding,
    GuildId,
    Incoming,
    Kind,
    Link,
    MessageId,
    OriginId,
    Verdict,
)
from bot.relay.bridges import Bridges
from bot.relay.gate import Docket, Gate, Ruling, Withheld, plan
from bot.relay.translations import Answer
from bot.translation import Quality

MOST_NOTED = 1_000
"""Translations of which is remembered that they were logged: a lane may write one several times."""

Holds = Mapping[ChannelId, Mapping[GuildId, CaseId]]
"""Who has to decide about what goes to a channel, and in which case."""


class HeldStore(Protocol):
    """What of the outbox is held. Each method is one transaction."""

    async def revision_of(self, message_id: MessageId) -> int | None:
        """The newest accepted one; nothing for a message that is unknown or deleted."""
        ...

    async def holds_of(self, message_ids: Sequence[MessageId]) -> Holds:
        """Who has to decide about any of them."""
        ...

    async def holds_on(self, origin_id: OriginId) -> Mapping[GuildId, CaseId]:
        """The same whatever the channel."""
        ...

    async def approved_by(self, delivery_id: DeliveryId) -> frozenset[GuildId]: ...

    async def hold(self, delivery: Delivery, cases: Mapping[GuildId, CaseId]) -> bool:
        """Take it out of its lane until those servers have decided; False if nobody wants it any more."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """Where a message may go."""

    destinations: tuple[ChannelId, ...] = ()
    """Those where it is held among them."""
    held: Holds = field(default_factory=dict[ChannelId, Mapping[GuildId, CaseId]])
    barred: tuple[ChannelId, ...] = ()
    """Where a new version must not be shown."""
    refused: tuple[ChannelId, ...] = ()
    """Those of them where it must not even wait for moderators."""
    told: tuple[tuple[Ruling, CaseId], ...] = ()
    """Of what moderators learn as soon as it is accepted."""
    deciding: tuple[CaseId, ...] = ()
    """What may end with a new version that must not even wait."""


class Screening:
    """Between what people say and what is written for others."""

    def __init__(self, *, gate: Gate, docket: Docket, bridges: Bridges, held: HeldStore) -> None:
        self._gate = gate
        self._docket = docket
        self._bridges = bridges
        self._held = held
        self._turns: WeakValueDictionary[OriginId, asyncio.Lock] = WeakValueDictionary()
        self._noted: OrderedDict[tuple[MessageId, int, GuildId], None] = OrderedDict()

    async def admit(self, incoming: Incoming, source: Link, links: Sequence[Link]) -> Admission:
        """Where a new message may go; what has to be decided about it is on record then."""
        heard = [link for link in links if not self._gate.is_kept_out(incoming, source, link)]
        if len(heard) < len(links):
            unheard = {link.guild_id for link in links if link not in heard}
            self._docket.kept_out(incoming, {source.guild_id, *unheard})
        slow = self._gate.too_fast(incoming, heard)
        heard = [link for link in heard if link.guild_id not in slow]
        planned = plan(incoming, source, heard, self._gate.arriving(incoming, source, heard))
        if not planned.rulings:
            if slow:
                self._docket.slowed(incoming)
            return Admission(destinations=planned.passing)
        if await self._held.revision_of(incoming.id) is not None:
            # Known already, so are the cases.
            return Admission(destinations=planned.passing)
        told = [(ruling, await self._docket.open(ruling)) for ruling in planned.rulings]
        if slow:
            self._docket.slowed(incoming)
        cases = {ruling.guild_id: case_id for ruling, case_id in told}
        return Admission(
            destinations=(*planned.passing, *planned.held),
            held={
                channel_id: {guild_id: cases[guild_id] for guild_id in guilds}
                for channel_id, guilds in planned.held.items()
            },
            told=tuple(told),
        )

    async def admit_edit(self, incoming: Incoming, source: Link, links: Sequence[Link]) -> Admission:
        """Where a new version may be shown, and who decides about it where the first one is still held."""
        heard = [link for link in links if not self._gate.is_kept_out(incoming, source, link)]
        unheard = tuple(link.channel_id for link in links if link not in heard)
        planned = plan(incoming, source, heard, self._gate.arriving(incoming, source, heard))
        if not planned.rulings and not unheard:
            return Admission()
        waiting = await self._held.holds_of([incoming.id])
        refused = (*unheard, *planned.refused)
        ending = tuple(case_id for one in refused for case_id in waiting.get(one, {}).values())
        known = await self._held.revision_of(incoming.id)
        if not planned.rulings or known is None or known >= incoming.revision:
            return Admission(barred=unheard, refused=unheard, deciding=ending)
        told: list[tuple[Ruling, CaseId]] = []
        held: dict[ChannelId, dict[GuildId, CaseId]] = {}
        for ruling in planned.rulings:
            there = [one for one in ruling.channels if one in waiting and one in planned.held]
            # In its own channel everybody sees the new version anyway.
            shown = tuple(one for one in ruling.channels if one not in {*there, source.channel_id})
            if there and ruling.action is Action.HOLD:
                mine = next(
                    (waiting[one][ruling.guild_id] for one in waiting if ruling.guild_id in waiting[one]),
                    None,
                )
                if mine is None:
                    mine = await self._docket.open(ruling)
                    told.append((replace(ruling, channels=tuple(there)), mine))
                for channel_id in there:
                    held.setdefault(channel_id, {})[ruling.guild_id] = mine
            if shown or ruling.action is not Action.HOLD:
                old = replace(
                    ruling, channels=shown or ruling.channels, keeps_old=ruling.action >= Action.HOLD
                )
                told.append((old, await self._docket.open(old)))
        return Admission(
            barred=(*refused, *planned.held),
            refused=refused,
            held=held,
            told=tuple(told),
            deciding=ending,
        )

    async def admitted(self, admission: Admission, *, accepted: bool) -> None:
        """It is written down, or was known before."""
        deciding = set[CaseId]()
        if not accepted and admission.told:
            # Written by an attempt that was taken for failed, perhaps.
            deciding.update(await self.deciding_about([admission.told[0][0].incoming.id]))
        for ruling, case_id in admission.told:
            if accepted or case_id in deciding:
                self._docket.tell(ruling, case_id)
            else:
                await self._docket.close(case_id)

    async def edited(self, incoming: Incoming, admission: Admission) -> None:
        """A new version is written down; moderators who still decide about the message see it."""
        waiting = await self._held.holds_of([incoming.id])
        news = {case_id for _, case_id in admission.told}
        cases = {
            guild_id: case_id
            for deciding in waiting.values()
            for guild_id, case_id in deciding.items()
            if case_id not in news
        }
        if cases:
            self._docket.changed(incoming, cases)
        left = {case_id for deciding in waiting.values() for case_id in deciding.values()}
        await self.gone([case_id for case_id in dict.fromkeys(admission.deciding) if case_id not in left])

    async def deciding_about(self, message_ids: Sequence[MessageId]) -> Sequence[CaseId]:
        """The cases that end when the messages are deleted."""
        waiting = await self._held.holds_of(message_ids)
        return list(dict.fromkeys(case_id for deciding in waiting.values() for case_id in deciding.values()))

    async def gone(self, cases: Sequence[CaseId]) -> None:
        for case_id in cases:
            await self._docket.close(case_id)

    async def check(self, delivery: Delivery, incoming: Incoming, answer: Answer, link: Link) -> None:
        """Withheld if what is about to be written must not be read in a destination."""
        source = self._bridges.link_of(incoming.channel_id)
        if self._gate.is_kept_out(incoming, source, link):
            raise Withheld
        texts = tuple(
            dict.fromkeys(one.text for one in answer.texts.values() if one.quality is not Quality.VERBATIM)
        )
        in_translation = self._gate.translated(texts, incoming, source, link)
        found = self._standing(delivery, incoming, source, link)
        for guild_id, verdict in in_translation.items():
            found.setdefault(guild_id, []).extend(verdict.findings)
        if not any(found.values()):
            return
        approved = await self._held.approved_by(delivery.id) if delivery.approved else frozenset[GuildId]()
        rulings = [
            Ruling(
                guild_id=guild_id,
                incoming=incoming,
                verdict=Verdict(findings=tuple(findings)),
                channels=(link.channel_id,),
                translations=texts if _finds(in_translation.get(guild_id)) else (),
            )
            for guild_id, findings in found.items()
            if findings and guild_id not in approved
        ]
        if any(ruling.action > Action.LOG for ruling in rulings):
            raise Withheld(rulings)
        await self._note(rulings)

    def _standing(
        self, delivery: Delivery, incoming: Incoming, source: Link | None, link: Link
    ) -> dict[GuildId, list[Finding]]:
        """What must not be read there by now: it may have waited behind a lock while rules were made."""
        if delivery.kind is Kind.UPGRADE:
            return {}
        # What is only logged was logged when it was said.
        return {
            guild_id: [finding for finding in verdict.findings if finding.action > Action.LOG]
            for guild_id, verdict in self._gate.standing(incoming, source, link).items()
        }

    async def withhold(self, delivery: Delivery, withheld: Withheld) -> bool:
        """Have moderators decide about a new message; whether the delivery is held now."""
        if not withheld.may_be_approved:
            await self._note(withheld.rulings)
            return False
        # A server that reads in several channels is asked once.
        turn = self._turns.setdefault(delivery.origin.id, asyncio.Lock())
        async with turn:
            return await self._hold(delivery, withheld)

    async def _hold(self, delivery: Delivery, withheld: Withheld) -> bool:
        known = await self._held.holds_on(delivery.origin.id)
        told = [
            (ruling, known.get(ruling.guild_id) or await self._docket.open(ruling))
            for ruling in withheld.rulings
        ]
        deciding = {ruling.guild_id: case_id for ruling, case_id in told if ruling.action is Action.HOLD}
        is_held = await self._held.hold(delivery, deciding)
        for ruling, case_id in told:
            if is_held and known.get(ruling.guild_id) != case_id:
                self._docket.tell(ruling, case_id)
            elif not is_held and known.get(ruling.guild_id) != case_id:
                await self._docket.close(case_id)
        return is_held

    async def refuse_change(self, withheld: Withheld) -> None:
        """A new version, or a better translation, is not shown; what is there stays."""
        await self._note([replace(ruling, keeps_old=True) for ruling in withheld.rulings])

    async def _note(self, rulings: Iterable[Ruling]) -> None:
        for ruling in rulings:
            key = (ruling.incoming.id, ruling.incoming.revision, ruling.guild_id)
            if key not in self._noted:
                self._noted[key] = None
                if len(self._noted) > MOST_NOTED:
                    self._noted.popitem(last=False)
                self._docket.tell(ruling, await self._docket.open(ruling))


def _finds(verdict: Verdict | None) -> bool:
    return verdict is not None and bool(verdict.findings)
