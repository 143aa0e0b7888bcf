"""Who takes part in a server's pairing: nobody who has not asked for it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from bot.errors import UserError
from bot.model import GuildId, Joining, Profile, Seeker, UserId, WhyWaiting, Wishes

MAX_PAUSE = 26
"""Weeks."""
MAX_BLOCKED = 200
"""People whom one person may block."""


class SeekerStore(Protocol):
    """The durable side (tables ``seekers`` and ``blocks``). Each method is one transaction."""

    async def get(self, guild_id: GuildId, user_id: UserId) -> Seeker | None: ...

    async def of_server(self, guild_id: GuildId) -> Sequence[Seeker]:
        """Who joined first comes first."""
        ...

    async def of_person(self, user_id: UserId) -> Sequence[Seeker]: ...

    async def put(self, seeker: Seeker) -> None: ...

    async def remove(self, guild_id: GuildId, user_id: UserId) -> bool:
        """False when they did not take part."""
        ...

    async def pause(self, guild_id: GuildId, user_id: UserId, *, until: datetime | None) -> bool:
        """False when they do not take part."""
        ...

    async def blocked_by(self, user_id: UserId) -> Sequence[UserId]: ...

    async def blocks_among(self, user_ids: Collection[UserId]) -> Collection[frozenset[UserId]]:
        """Between two of these people, whoever of the two wishes so."""
        ...

    async def block(self, user_id: UserId, blocked_id: UserId) -> bool: ...

    async def unblock(self, user_id: UserId, blocked_id: UserId) -> bool: ...


class ProfileStore(Protocol):
    """What people say of themselves."""

    async def get(self, user_id: UserId) -> Profile | None: ...


class Consent(Protocol):
    """Whether a person wants to be paired at all; taken back with ``/me pairing``."""

    async def of(self, user_id: UserId) -> Wishes: ...

    async def change(self, user_id: UserId, *, pairing: bool) -> Wishes: ...


class Pool:
    """Joining, pausing and leaving."""

    def __init__(
        self,
        store: SeekerStore,
        profiles: ProfileStore,
        consent: Consent,
        *,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._profiles = profiles
        self._consent = consent
        self._clock = clock

    async def join(
        self,
        guild_id: GuildId,
        user_id: UserId,
        *,
        joining: Joining = Joining.ROUNDS,
        asap: bool = False,
        dm: bool | None = None,
    ) -> Seeker:
        """UserError without a profile. Who takes part already keeps their place in the queue.

        They can see where people meet, whatever was so before.
        """
        if await self._profiles.get(user_id) is None:
            raise UserError("error-pair-no-profile")
        known = await self._store.get(guild_id, user_id)
        if known is None:
            seeker = Seeker(
                guild_id=guild_id, user_id=user_id, joining=joining, since=self._clock(), asap=asap
            )
        else:
            # Whoever wants somebody at once does not leave the rounds by that.
            lasting = known.joining if asap else joining
            why = None if is_left_out(known) else known.why
            seeker = replace(known, joining=lasting, asap=asap, paused_until=None, why=why)
        if dm is not None:
            seeker = replace(seeker, dm=dm)
        await self._consent.change(user_id, pairing=True)
        await self._store.put(seeker)
        return seeker

    async def find(self, guild_id: GuildId, user_id: UserId) -> Seeker | None:
        return await self._store.get(guild_id, user_id)

    async def taking_part(self, guild_id: GuildId) -> Sequence[Seeker]:
        """Everybody, whoever pauses included; who joined first comes first."""
        return await self._store.of_server(guild_id)

    async def places(self, user_id: UserId) -> Sequence[Seeker]:
        """In which servers a person takes part."""
        return await self._store.of_person(user_id)

    async def pause(self, guild_id: GuildId, user_id: UserId, *, until: datetime) -> None:
        """Take no part in rounds before then; UserError if they do not take part."""
        if not await self._store.pause(guild_id, user_id, until=until):
            raise UserError("error-pair-not-joined")

    async def pause_weeks(self, guild_id: GuildId, user_id: UserId, weeks: int) -> datetime:
        until = self._clock() + timedelta(weeks=weeks)
        await self.pause(guild_id, user_id, until=until)
        return until

    async def leave(self, guild_id: GuildId, user_id: UserId) -> None:
        """UserError if they did not take part."""
        if not await self._store.remove(guild_id, user_id):
            raise UserError("error-pair-not-joined")

    async def leave_everywhere(self, user_id: UserId) -> None:
        """Their wish not to be paired at all, or not to be known any more."""
        for seeker in await self._store.of_person(user_id):
            await self._store.remove(seeker.guild_id, user_id)

    # Whom somebody does not want to meet: the other one never learns of it.

    async def blocked_by(self, user_id: UserId) -> Sequence[UserId]:
        return await self._store.blocked_by(user_id)

    async def block(self, user_id: UserId, blocked_id: UserId) -> bool:
        """False when it is so already."""
        if user_id == blocked_id:
            raise UserError("error-pair-block-yourself")
        if len(await self._store.blocked_by(user_id)) >= MAX_BLOCKED:
            raise UserError("error-pair-block-too-many", max=MAX_BLOCKED)
        return await self._store.block(user_id, blocked_id)

    async def unblock(self, user_id: UserId, blocked_id: UserId) -> bool:
        """False when it is so already."""
        return await self._store.unblock(user_id, blocked_id)


def is_paused(seeker: Seeker, now: datetime) -> bool:
    return seeker.paused_until is not None and seeker.paused_until > now


def is_left_out(seeker: Seeker) -> bool:
    """Whether they could not be let into their thread; nobody is to be matched with them in vain again."""
    return seeker.why is WhyWaiting.CANNOT_SEE


def is_ready(seeker: Seeker, now: datetime) -> bool:
    """Whether they take part in a round now."""
    return not is_paused(seeker, now) and not is_left_out(seeker)
