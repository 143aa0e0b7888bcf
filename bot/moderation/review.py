"""What is held for a server's moderators: they let it through or not, within some days."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.errors import UserError
from bot.model import BridgeId, CaseId, CaseKind, ChannelId, Counted, GuildId, Held, Incoming, Moderator
from bot.moderation.cases import Cases
from bot.moderation.sanctions import Sanctions
from bot.moderation.silence import Silence

KEPT = timedelta(days=7)
"""No text is kept for ever."""
MUTED_FOR = timedelta(hours=24)
"""By the button beside a message that is held."""


class HoldStore(Protocol):
    """What of the outbox is held. Each method is one transaction."""

    async def of_case(self, case_id: CaseId, guild_id: GuildId) -> Held | None: ...

    async def of_server(self, guild_id: GuildId, *, skip: int, limit: int) -> Sequence[Held]: ...

    async def count(self, guild_id: GuildId) -> int: ...

    async def approve(
        self, case_id: CaseId, guild_id: GuildId, revision: int, *, counted: Sequence[Counted] = ()
    ) -> Sequence[ChannelId] | None:
        """The lanes with work; nothing if there is nothing to approve, or it is another version by now.

        ``counted``: what it counts for on its bridge, where it is read.
        """
        ...

    async def reject(self, case_id: CaseId, guild_id: GuildId) -> Sequence[tuple[GuildId, CaseId]]:
        """The cases that end by that."""
        ...

    async def expire(self, before: datetime) -> Sequence[tuple[GuildId, CaseId]]: ...


class Told(Protocol):
    """Tells moderators; none of these raises."""

    async def over(self, guild_id: GuildId, case_id: CaseId) -> None:
        """There is nothing to decide any more about what was put before them."""
        ...

    async def expired(self, guild_id: GuildId, count: int) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPage:
    """One of the messages that wait for a server."""

    held: Held | None
    number: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Muted:
    """How long somebody is kept out whose message was rejected."""

    until: datetime
    others: int
    """Messages of theirs that waited for the server, too."""


class Review:
    """Every request is for one server: nobody decides for another."""

    def __init__(
        self,
        store: HoldStore,
        cases: Cases,
        sanctions: Sanctions,
        told: Told,
        *,
        silence: Silence,
        bridge_of: Callable[[ChannelId], BridgeId | None],
        counts: Callable[[Incoming], Sequence[Counted]],
        wake: Callable[[ChannelId], None],
        clock: Callable[[], datetime],
    ) -> None:
        """``counts``: what a message counts for with the servers of its bridge."""
        self._store = store
        self._cases = cases
        self._sanctions = sanctions
        self._told = told
        self._silence = silence
        self._bridge_of = bridge_of
        self._counts = counts
        self._wake = wake
        self._clock = clock

    async def page(self, number: int, *, by: Moderator) -> HeldPage:
        """That one, the oldest first, or the last there is."""
        count = await self._store.count(by.guild_id)
        number = max(0, min(number, count - 1))
        found = await self._store.of_server(by.guild_id, skip=number, limit=1)
        return HeldPage(held=found[0] if found else None, number=number, count=count)

    async def get(self, case_id: CaseId, guild_id: GuildId) -> Held | None:
        return await self._store.of_case(case_id, guild_id)

    async def approve(self, case_id: CaseId, revision: int, *, by: Moderator) -> None:
        """Let through what the moderator has read; UserError when it would not go over."""
        held = await self._waiting(case_id, by)
        if self._sanctions.in_force(by.guild_id, held.incoming.author.id, self._clock()) is not None:
            raise UserError("error-hold-kept-out")
        counted = self._counts(held.incoming)
        lanes = await self._store.approve(case_id, by.guild_id, revision, counted=counted)
        if lanes is None:
            raise UserError("error-hold-changed")
        await self._decided(held, CaseKind.APPROVED, by=by)
        for channel_id in lanes:
            self._wake(channel_id)

    async def reject(self, case_id: CaseId, *, by: Moderator) -> Held:
        """Nobody will read it on the other side."""
        held = await self._waiting(case_id, by)
        ended = await self._store.reject(case_id, by.guild_id)
        if not ended:
            raise UserError("error-hold-gone")
        await self._decided(held, CaseKind.REJECTED, by=by)
        for guild_id, other in ended:
            if other != case_id:
                await self._cases.close(other)
                await self._told.over(guild_id, other)
        return held

    async def mute(self, case_id: CaseId, *, by: Moderator) -> Muted:
        """Reject it with everything else of theirs that waits, and keep its author out for a while."""
        held = await self.reject(case_id, by=by)
        author, until = held.incoming.author.id, self._clock() + MUTED_FOR
        await self._sanctions.mute(by.guild_id, author, by=by.user_id, until=until)
        return Muted(until=until, others=await self._silence(by.guild_id, author))

    async def expire(self) -> None:
        """Drop what nobody decided about, and say so."""
        told: dict[GuildId, int] = {}
        for guild_id, case_id in await self._store.expire(self._clock() - KEPT):
            await self._cases.close(case_id)
            await self._told.over(guild_id, case_id)
            told[guild_id] = told.get(guild_id, 0) + 1
        for guild_id, count in told.items():
            await self._told.expired(guild_id, count)

    async def _waiting(self, case_id: CaseId, by: Moderator) -> Held:
        held = await self._store.of_case(case_id, by.guild_id)
        if held is None:
            raise UserError("error-hold-gone")
        return held

    async def _decided(self, held: Held, kind: CaseKind, *, by: Moderator) -> None:
        await self._cases.close(held.case_id)
        await self._cases.open(
            by.guild_id,
            kind,
            about=held.incoming.author.id,
            by=by.user_id,
            bridge_id=self._bridge_of(held.incoming.channel_id),
            channel_id=held.incoming.channel_id,
            message_id=held.incoming.id,
            refers_to=held.case_id,
        )
