"""A server that pairs people, on a real database; Discord and the matching are imitated.

Every effect, on Discord or in the database, may be the last thing the process does: see ``Mortal``.
"""

import random
from collections import Counter
from collections.abc import AsyncGenerator, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any

from bot.model import (
    ChannelId,
    GuildId,
    Joining,
    Match,
    Pair,
    PairId,
    Profile,
    Round,
    RoundPlan,
    Seeker,
    Session,
    ThreadId,
    Tongue,
    UserId,
    WhyWaiting,
)
from bot.pairing.keeper import Keeper
from bot.pairing.meetings import Meetings
from bot.pairing.partners import Partners
from bot.pairing.ports import CannotSee, MemberGone
from bot.pairing.question import Question
from bot.pairing.rounds import Rounds
from bot.pairing.sessions import Sessions
from bot.pairing.setups import Setups
from bot.storage import Database
from bot.storage.pairing import PairingSetups
from bot.storage.pairs import Pairs
from bot.storage.profiles import Profiles
from bot.storage.rounds import Rounds as RoundStore
from bot.storage.seekers import Seekers
from bot.storage.sessions import Sessions as SessionStore

GUILD, CHANNEL = GuildId(7), ChannelId(70)
MONDAY = datetime(2026, 1, 5, 9, tzinfo=UTC)
ENGLISH, CHINESE = frozenset({Tongue.ENGLISH}), frozenset({Tongue.CHINESE})


class Killed(BaseException):
    """The process is no more."""


@dataclass
class Fate:
    """Lets the process die after its nth effect: before the next one is the same."""

    at: int | None = None
    effects: int = 0

    def wrap(self, effect: Callable[..., Any]) -> Callable[..., Any]:
        async def mortal(*args: Any, **kwargs: Any) -> Any:
            self.effects += 1
            done = await effect(*args, **kwargs)
            if self.effects == self.at:
                raise Killed
            return done

        return mortal


class Mortal:
    """Somebody whose ``effects`` may each be the last."""

    def __init__(self, inner: object, effects: Collection[str], fate: Fate) -> None:
        self._inner = inner
        self._effects = frozenset(effects)
        self._fate = fate

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._inner, name)
        return self._fate.wrap(found) if name in self._effects else found


@dataclass
class Discord:
    """What is there, whatever becomes of the process; keeps ``bot.pairing.ports.Rooms``' promise."""

    threads: dict[PairId, ThreadId] = field(default_factory=dict[PairId, ThreadId])
    said: Counter[tuple[str, int]] = field(default_factory=Counter[tuple[str, int]])
    gone: set[UserId] = field(default_factory=set[UserId])
    unseeing: set[UserId] = field(default_factory=set[UserId])
    """Members who do not see the channel."""
    failing: dict[PairId, Exception] = field(default_factory=dict[PairId, Exception])
    """Pairs whose thread cannot be made, and what happens instead."""
    tried: Counter[PairId] = field(default_factory=Counter[PairId])

    async def open(self, pair: Pair, channel_id: ChannelId) -> ThreadId:
        self.tried[pair.id] += 1
        if pair.id in self.failing:
            raise self.failing[pair.id]
        return self.threads.setdefault(pair.id, ThreadId(1000 + pair.id))

    async def welcome(self, pair: Pair, profiles: Mapping[UserId, Profile], icebreaker: str | None) -> None:
        for member in pair.members:
            if member.user_id in self.gone:
                raise MemberGone(member.user_id)
            if member.user_id in self.unseeing:
                raise CannotSee(member.user_id)
        self._once("welcome", pair.id)

    async def nudge(self, pair: Pair, icebreaker: str | None) -> None:
        self._once("nudge", pair.id)

    async def ask(self, pair: Pair) -> None:
        self._once("ask", pair.id)

    async def close(self, pair: Pair) -> None:
        self._once("goodbye", pair.id)

    async def announce(self, round_: Round, channel_id: ChannelId) -> None:
        self._once("round", round_.number)

    async def tell_waiting(self, seeker: Seeker) -> None:
        self.said["waiting", seeker.user_id] += 1

    async def switch(self, pair: Pair, session: Session) -> None:
        self._once("switch", session.id)

    async def over(self, pair: Pair, session: Session) -> None:
        self._once("over", session.id)

    def _once(self, what: str, number: int) -> None:
        self.said[what, number] = 1

    def about(self, what: str) -> Sequence[int]:
        """The pairs, rounds or sessions of which it was said."""
        return sorted(number for kind, number in self.said if kind == what)


class InTurn:
    """The first of one side with the first of the other, those who waited longest first."""

    async def plan(self, question: Question) -> RoundPlan:
        people = sorted(question.people, key=lambda one: (-one.waited, one.profile.user_id))
        english = [one.profile.user_id for one in people if one.profile.offers == ENGLISH]
        chinese = [one.profile.user_id for one in people if one.profile.offers == CHINESE]
        matches: list[Match] = []
        served: set[UserId] = set()
        for one, other in product(english, chinese):
            if one not in served and other not in served and frozenset({one, other}) not in question.blocks:
                matches.append(Match(members=(one, other), score=500))
                served |= {one, other}
        waiting = [one for one in (*english, *chinese) if one not in served]
        return RoundPlan(
            seed=question.seed,
            matches=tuple(matches),
            waiting=tuple((one, WhyWaiting.NUMBERS) for one in waiting),
        )

    async def plan_now(self, newcomer: UserId, question: Question) -> Match | None:
        plan = await self.plan(question)
        return next((match for match in plan.matches if newcomer in match.members), None)


class Everybody:
    """Admits everybody, and hears of nothing."""

    def admits(self, guild_id: GuildId, user_id: UserId) -> bool:
        return True

    async def cannot_meet(self, guild_id: GuildId, channel_id: ChannelId) -> None:
        return

    def choose(self, profiles: Sequence[Profile], *, had: Collection[str]) -> str | None:
        return f"question-{len(had)}"


@dataclass
class Town:
    """One life of the bot."""

    database: Database
    discord: Discord
    fate: Fate
    now: datetime
    setups: Setups
    rounds: Rounds
    partners: Partners
    meetings: Meetings
    sessions: Sessions
    keeper: Keeper
    pairs: Pairs
    seekers: Seekers


_ROOMS = ("open", "welcome", "nudge", "ask", "close", "announce", "tell_waiting", "switch", "over")
_PAIRS = ("opened", "welcomed", "end", "closed", "nudged", "asked", "prolong", "ask", "answer", "make")


@asynccontextmanager
async def living(
    url: str, discord: Discord, *, now: datetime, fate: Fate | None = None
) -> AsyncGenerator[Town]:
    """From a start of the bot to its end."""
    fate = fate or Fate()
    async with Database.open(url) as database:
        town: Town

        def clock() -> datetime:
            return town.now

        pairs, everybody, profiles = Pairs(database), Everybody(), Profiles(database)
        mortal_pairs: Any = Mortal(pairs, _PAIRS, fate)
        mortal_rounds: Any = Mortal(RoundStore(database), ("begin", "announced"), fate)
        mortal_rooms: Any = Mortal(discord, _ROOMS, fate)
        mortal_sessions: Any = Mortal(SessionStore(database), ("begin", "step"), fate)
        seekers = Seekers(database)
        mortal_seekers: Any = Mortal(seekers, ("told",), fate)
        setups = Setups(PairingSetups(database), clock=clock)
        rounds = Rounds(
            mortal_rounds,
            mortal_pairs,
            seekers,
            profiles,
            setups=setups,
            planner=InTurn(),
            admission=everybody,
            clock=clock,
            randomness=random.Random(1),
        )
        partners = Partners(mortal_pairs, profiles=profiles, icebreakers=everybody, clock=clock)
        meetings = Meetings(
            mortal_pairs,
            mortal_rounds,
            mortal_seekers,
            partners=partners,
            profiles=profiles,
            setups=setups,
            rooms=mortal_rooms,
            trouble=everybody,
            clock=clock,
        )
        sessions = Sessions(mortal_sessions, partners, mortal_rooms, clock=clock, randomness=random.Random(1))

        town = Town(
            database=database,
            discord=discord,
            fate=fate,
            now=now,
            setups=setups,
            rounds=rounds,
            partners=partners,
            meetings=meetings,
            sessions=sessions,
            keeper=Keeper(rounds, meetings, sessions, clock=clock),
            pairs=pairs,
            seekers=seekers,
        )
        await partners.load()
        yield town


async def settle(database: Database, *, english: int, chinese: int) -> None:
    """People who take part in every round: 1, 2 … offer English, 101, 102 … Chinese."""
    profiles, seekers = Profiles(database), Seekers(database)
    people = [(UserId(number), ENGLISH) for number in range(1, english + 1)]
    people += [(UserId(100 + number), CHINESE) for number in range(1, chinese + 1)]
    for user_id, offers in people:
        await profiles.put(Profile(user_id=user_id, offers=offers))
        since = MONDAY - timedelta(days=1)
        await seekers.put(
            Seeker(guild_id=GUILD, user_id=user_id, joining=Joining.ROUNDS, since=since, dm=True)
        )
