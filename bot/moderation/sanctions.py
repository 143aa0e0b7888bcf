"""Measures against people: who is muted or banned where, for how long, and who follows whose decisions."""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import Protocol

from bot.model import (
    BridgeId,
    Case,
    CaseId,
    CaseKind,
    ChannelId,
    GuildId,
    Measure,
    MessageId,
    Sanction,
    UserId,
)
from bot.moderation.cases import Cases

_LIFTED = {Measure.MUTE: CaseKind.UNMUTED, Measure.BAN: CaseKind.UNBANNED}


class SanctionStore(Protocol):
    """The durable side. Each method is one transaction."""

    async def all(self) -> Sequence[Sanction]: ...

    async def put(self, sanction: Sanction) -> None:
        """In the place of one of the same kind."""
        ...

    async def remove(self, guild_id: GuildId, user_id: UserId, measure: Measure) -> None: ...

    async def forget_ended(self, now: datetime) -> None: ...

    async def follows(self) -> Sequence[tuple[GuildId, GuildId]]:
        """Who follows whom."""
        ...

    async def follow(self, guild_id: GuildId, other: GuildId) -> None: ...

    async def unfollow(self, guild_id: GuildId, other: GuildId) -> None: ...


class Sanctions:
    """All measures, held in memory: they are asked for with every message."""

    def __init__(self, store: SanctionStore, cases: Cases, *, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._cases = cases
        self._clock = clock
        self._of: defaultdict[UserId, dict[tuple[GuildId, Measure], Sanction]] = defaultdict(dict)
        self._follows: defaultdict[GuildId, set[GuildId]] = defaultdict(set)

    async def load(self) -> None:
        """Read everything from the store; called once before the first event."""
        self._of.clear()
        self._follows.clear()
        for sanction in await self._store.all():
            self._remember(sanction)
        for guild_id, other in await self._store.follows():
            self._follows[guild_id].add(other)

    def in_force(self, guild_id: GuildId, user_id: UserId, now: datetime) -> Measure | None:
        """What keeps a person out of a server's channels, its own measure or one that it follows."""
        mine = self._of.get(user_id)
        if not mine:
            return None
        counting = {guild_id} | self._follows.get(guild_id, set())
        measures = {one.measure for one in mine.values() if one.guild_id in counting and _lasts(one, now)}
        return next((measure for measure in (Measure.BAN, Measure.MUTE) if measure in measures), None)

    def causes(self, guild_id: GuildId, user_id: UserId) -> Collection[CaseId]:
        """The cases of what keeps a person out of a server's channels."""
        counting = {guild_id} | self._follows.get(guild_id, set())
        return {
            one.case_id
            for one in self.of_person(user_id)
            if one.guild_id in counting and one.case_id is not None
        }

    def of_person(self, user_id: UserId) -> Sequence[Sanction]:
        """Everything in force against a person, in every server."""
        now = self._clock()
        return [one for one in self._of.get(user_id, {}).values() if _lasts(one, now)]

    def get(self, guild_id: GuildId, user_id: UserId, measure: Measure) -> Sanction | None:
        """A server's own measure, if it is in force."""
        found = self._of.get(user_id, {}).get((guild_id, measure))
        return found if found is not None and _lasts(found, self._clock()) else None

    async def mute(
        self,
        guild_id: GuildId,
        user_id: UserId,
        *,
        by: UserId | None = None,
        until: datetime | None = None,
        reason: str | None = None,
        bridge_id: BridgeId | None = None,
        channel_id: ChannelId | None = None,
        message_id: MessageId | None = None,
    ) -> Case:
        """Keep a person out of a server's channels for a while; without ``until`` until it is lifted."""
        case = await self._cases.open(
            guild_id,
            CaseKind.MUTED,
            about=user_id,
            by=by,
            reason=reason,
            until=until,
            bridge_id=bridge_id,
            channel_id=channel_id,
            message_id=message_id,
        )
        await self._put(Measure.MUTE, case)
        return case

    async def ban(
        self,
        guild_id: GuildId,
        user_id: UserId,
        *,
        by: UserId | None = None,
        until: datetime | None = None,
        reason: str | None = None,
    ) -> Case:
        """The same with more weight; a ban on Discord counts as one."""
        case = await self._cases.open(
            guild_id, CaseKind.BANNED, about=user_id, by=by, reason=reason, until=until
        )
        await self._put(Measure.BAN, case)
        return case

    async def unmute(
        self, guild_id: GuildId, user_id: UserId, *, by: UserId | None = None, reason: str | None = None
    ) -> Case | None:
        """Nothing if the person was not muted."""
        return await self.lift(guild_id, user_id, Measure.MUTE, by=by, reason=reason)

    async def unban(
        self, guild_id: GuildId, user_id: UserId, *, by: UserId | None = None, reason: str | None = None
    ) -> Case | None:
        """Nothing if the person was not banned."""
        return await self.lift(guild_id, user_id, Measure.BAN, by=by, reason=reason)

    async def warn(
        self, guild_id: GuildId, user_id: UserId, *, by: UserId, reason: str | None = None
    ) -> Case:
        """Put a warning on record."""
        return await self._cases.open(guild_id, CaseKind.WARNED, about=user_id, by=by, reason=reason)

    async def lift(
        self,
        guild_id: GuildId,
        user_id: UserId,
        measure: Measure,
        *,
        by: UserId | None,
        reason: str | None = None,
    ) -> Case | None:
        """End a server's own measure; nothing if there is none."""
        ended = self.get(guild_id, user_id, measure)
        if ended is None:
            return None
        case = await self._cases.open(
            guild_id, _LIFTED[measure], about=user_id, by=by, reason=reason, refers_to=ended.case_id
        )
        await self._store.remove(guild_id, user_id, measure)
        self._of[user_id].pop((guild_id, measure), None)
        return case

    def followed(self, guild_id: GuildId) -> Collection[GuildId]:
        """The servers whose decisions count in this one, too."""
        return frozenset(self._follows.get(guild_id, ()))

    async def follow(self, guild_id: GuildId, other: GuildId) -> bool:
        """Let another server's decisions count; false when they do already."""
        if other == guild_id or other in self._follows[guild_id]:
            return False
        await self._store.follow(guild_id, other)
        self._follows[guild_id].add(other)
        return True

    async def unfollow(self, guild_id: GuildId, other: GuildId) -> bool:
        """False when they did not count."""
        if other not in self._follows.get(guild_id, ()):
            return False
        await self._store.unfollow(guild_id, other)
        self._follows[guild_id].discard(other)
        return True

    async def expire(self) -> None:
        """Forget what is over."""
        now = self._clock()
        await self._store.forget_ended(now)
        for user_id, mine in list(self._of.items()):
            lasting = {key: one for key, one in mine.items() if _lasts(one, now)}
            if lasting:
                self._of[user_id] = lasting
            else:
                del self._of[user_id]

    async def _put(self, measure: Measure, case: Case) -> None:
        assert case.user_id is not None, "measures are against somebody"
        sanction = Sanction(
            guild_id=case.guild_id,
            user_id=case.user_id,
            measure=measure,
            until=case.until,
            case_id=case.id,
        )
        await self._store.put(sanction)
        self._remember(sanction)

    def _remember(self, sanction: Sanction) -> None:
        self._of[sanction.user_id][sanction.guild_id, sanction.measure] = sanction


def _lasts(sanction: Sanction, now: datetime) -> bool:
    return sanction.until is None or sanction.until > now
