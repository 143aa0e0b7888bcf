"""What people say of themselves to those they may be paired with. Having a profile pairs nobody."""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Protocol, TypedDict, Unpack

from bot.errors import UserError
from bot.model import (
    MAX_CAPACITY,
    MAX_INTERESTS,
    MAX_LINE,
    GuildId,
    Level,
    Pair,
    PairState,
    Profile,
    Tongue,
    UserId,
    Want,
)


class ProfileStore(Protocol):
    """The durable side (table ``profiles``)."""

    async def get(self, user_id: UserId) -> Profile | None: ...

    async def many(self, user_ids: Collection[UserId]) -> Mapping[UserId, Profile]:
        """Those who have one."""
        ...

    async def put(self, profile: Profile) -> None: ...

    async def delete(self, user_id: UserId) -> bool:
        """And with it their place in every server's pairing; False when there is none."""
        ...


class Pairs(Protocol):
    """``bot.storage.pairs.Pairs``."""

    async def of_person(
        self, user_id: UserId, *, guild_id: GuildId | None = None, living: bool = False
    ) -> Sequence[Pair]: ...


class Said(TypedDict, total=False):
    """Of a profile any part, see ``Profile``."""

    offers: frozenset[Tongue]
    level: Level | None
    zone: str | None
    hours: int
    tags: frozenset[str]
    words: tuple[str, ...]
    wants: Want
    capacity: int
    groups: bool
    line: str


class Profiles:
    """The same in every server."""

    def __init__(self, store: ProfileStore, pairs: Pairs) -> None:
        self._store = store
        self._pairs = pairs
        # A profile is read, changed and written: two at once would lose one.
        self._turn = asyncio.Lock()

    async def get(self, user_id: UserId) -> Profile | None:
        return await self._store.get(user_id)

    async def many(self, user_ids: Collection[UserId]) -> Mapping[UserId, Profile]:
        """Those who have one."""
        return await self._store.many(user_ids)

    async def of_partner(self, user_id: UserId, *, seen_by: UserId) -> Profile:
        """Nobody else's is anybody's business; UserError says so."""
        living = await self._pairs.of_person(seen_by, living=True)
        # Nobody knows yet of a pair that is only planned.
        if not any(pair.state is PairState.OPEN and pair.member(user_id) for pair in living):
            raise UserError("error-profile-private")
        found = await self._store.get(user_id)
        if found is None:
            raise UserError("error-profile-partner-none")
        return found

    async def change(self, user_id: UserId, **said: Unpack[Said]) -> Profile:
        """Of one person's profile these parts; UserError says which of them cannot be.

        The languages come first: without them there is no profile to change.
        """
        async with self._turn:
            known = await self._store.get(user_id)
            if known is None and "offers" not in said:
                raise UserError("error-profile-none")
            before = known or Profile(user_id=user_id, offers=said.get("offers", frozenset()))
            profile = _checked(replace(before, **said))
            await self._store.put(profile)
        return profile

    async def delete(self, user_id: UserId) -> bool:
        """And with it their place in every server's pairing; False when there is none."""
        async with self._turn:
            return await self._store.delete(user_id)


def _checked(profile: Profile) -> Profile:
    """As it may be kept: tidy, and within the bounds."""
    if not profile.offers:
        raise UserError("error-profile-languages")
    if not 1 <= profile.capacity <= MAX_CAPACITY:
        raise UserError("error-profile-capacity", max=MAX_CAPACITY)
    if profile.hours and profile.zone is None:
        raise UserError("error-profile-hours-zone")
    words = tuple(dict.fromkeys(" ".join(word.split()) for word in profile.words if word.strip()))
    if len(profile.tags) + len(words) > MAX_INTERESTS:
        raise UserError("error-interests-many", count=len(profile.tags) + len(words), most=MAX_INTERESTS)
    line = " ".join(profile.line.split())
    if len(line) > MAX_LINE:
        raise UserError("error-profile-line", max=MAX_LINE)
    # Whoever speaks both learns neither.
    level = profile.level if profile.learns else None
    return replace(profile, words=words, line=line, level=level)
