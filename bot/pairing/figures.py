"""What pairing amounts to in a server. Nothing is told of fewer people than nobody can be made out among."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.model import LEAST, GuildId, Onward, Pair, Profile, Round, Seeker, Tongue, UserId
from bot.pairing.rounds import REMEMBERED

_ROUNDS = 1_000


class RoundStore(Protocol):
    async def of_server(self, guild_id: GuildId, *, limit: int) -> Sequence[Round]:
        """Newest first."""
        ...


class PairStore(Protocol):
    async def of_server(self, guild_id: GuildId, *, since: datetime) -> Sequence[Pair]: ...


class SeekerStore(Protocol):
    async def of_server(self, guild_id: GuildId) -> Sequence[Seeker]: ...


class Profiles(Protocol):
    async def many(self, user_ids: Collection[UserId]) -> Mapping[UserId, Profile]: ...


class Speaks(StrEnum):
    """Which side of the exchange somebody is on."""

    ENGLISH = "en"
    CHINESE = "zh"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """So many of so many."""

    part: int
    of: int

    @property
    def percent(self) -> int:
        return round(100 * self.part / self.of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Of a server, for as long as pairs are remembered. What too few people stand behind is left out."""

    taking_part: int
    rounds: int
    pairs: int
    matched: Share | None
    """Of the people in all rounds, those who were matched."""
    met: Share | None
    """Of the people who answered, those who met."""
    continued: Share | None
    """Of the people who answered, those who wanted to go on with the same partner."""
    longest: int
    """Rounds in a row in which somebody has waited who waits now."""
    sides: Mapping[Speaks, Share]
    """Of those who take part, by language, who does not wait; empty if one side is too small."""


class Statistics:
    """Counted when asked for."""

    def __init__(
        self,
        rounds: RoundStore,
        pairs: PairStore,
        seekers: SeekerStore,
        profiles: Profiles,
        *,
        clock: Callable[[], datetime],
    ) -> None:
        self._rounds = rounds
        self._pairs = pairs
        self._seekers = seekers
        self._profiles = profiles
        self._clock = clock

    async def of(self, guild_id: GuildId) -> Figures:
        seekers = await self._seekers.of_server(guild_id)
        return count(
            await self._rounds.of_server(guild_id, limit=_ROUNDS),
            await self._pairs.of_server(guild_id, since=self._clock() - REMEMBERED),
            seekers,
            await self._profiles.many([one.user_id for one in seekers]),
        )


def count(
    rounds: Sequence[Round],
    pairs: Sequence[Pair],
    seekers: Sequence[Seeker],
    profiles: Mapping[UserId, Profile],
) -> Figures:
    """The figures of what is given, and of nothing else."""
    members = [member for pair in pairs for member in pair.members]
    met = [(one.user_id, one.met) for one in members if one.met is not None]
    onward = [(one.user_id, one.onward is Onward.AGAIN) for one in members if one.onward is not None]
    people, matched = sum(one.people for one in rounds), sum(one.matched for one in rounds)
    return Figures(
        taking_part=len(seekers),
        rounds=len(rounds),
        pairs=len(pairs),
        matched=Share(part=matched, of=people) if people else None,
        met=_share(met),
        continued=_share(onward),
        longest=max((one.waited for one in seekers if one.why is not None), default=0),
        sides=_sides(seekers, profiles),
    )


def _share(answers: Sequence[tuple[UserId, bool]]) -> Share | None:
    if len({user_id for user_id, _ in answers}) < LEAST:
        return None
    return Share(part=sum(yes for _, yes in answers), of=len(answers))


def _sides(seekers: Sequence[Seeker], profiles: Mapping[UserId, Profile]) -> Mapping[Speaks, Share]:
    """Who does not wait, by side. One side that is too small could be worked out from the others."""
    of = Counter[Speaks]()
    part = Counter[Speaks]()
    for one in seekers:
        if one.user_id in profiles:
            side = _side(profiles[one.user_id])
            of[side] += 1
            part[side] += one.why is None
    if any(number < LEAST for number in of.values()):
        return {}
    return {side: Share(part=part[side], of=of[side]) for side in Speaks if of[side]}


def _side(profile: Profile) -> Speaks:
    if len(profile.offers) > 1:
        return Speaks.BOTH
    return Speaks.ENGLISH if Tongue.ENGLISH in profile.offers else Speaks.CHINESE
