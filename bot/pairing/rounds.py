"""Rounds: who is asked, what is decided, and that it is written down before anybody is told."""

import asyncio
import logging
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import combinations
from typing import Protocol

from bot.errors import PlanError
from bot.model import (
    GuildId,
    Match,
    Onward,
    Pair,
    PairId,
    PairingSetup,
    PairState,
    Profile,
    Round,
    RoundPlan,
    Seeker,
    UserId,
)
from bot.pairing.pool import SeekerStore, is_left_out, is_ready
from bot.pairing.question import Candidate, Past, Question
from bot.pairing.setups import Setups, following_round

_log = logging.getLogger(__name__)

REMEMBERED = timedelta(days=400)
"""How far back partners count as partners already had."""
AT_LEAST = timedelta(days=3)
"""For which people are a pair, however soon the next round comes."""
ASKED_BEFORE = timedelta(days=1)
"""How long before a pair's time is over its people are asked how it went."""
APART = timedelta(weeks=1)
"""For which people who have parted are not each other's new partner at once."""
WITHOUT_ROUNDS = timedelta(weeks=1)
"""How long people who are matched at once stay a pair where the server has no rounds."""


class Planner(Protocol):
    """Who meets whom, see ``bot.pairing.matching``."""

    async def plan(self, question: Question) -> RoundPlan: ...

    async def plan_now(self, newcomer: UserId, question: Question) -> Match | None:
        """The best partner for one of the people, at once."""
        ...


class RoundStore(Protocol):
    """The durable side (tables ``rounds``, ``pairs`` and ``seekers``)."""

    async def begin(
        self,
        guild_id: GuildId,
        plan: RoundPlan,
        *,
        at: datetime,
        ends_at: datetime,
        due: datetime | None,
        next_at: datetime,
        over: Collection[PairId],
        going_on: Collection[PairId],
    ) -> Round | None:
        """All of it or nothing; nothing if the round that was due was begun already."""
        ...

    async def last(self, guild_id: GuildId) -> Round | None: ...


class PairStore(Protocol):
    """The pairs there are, and were."""

    async def living(self, guild_id: GuildId) -> Sequence[Pair]: ...

    async def of_server(self, guild_id: GuildId, *, since: datetime) -> Sequence[Pair]: ...

    async def of_person(self, user_id: UserId, *, guild_id: GuildId | None) -> Sequence[Pair]: ...

    async def make(
        self, guild_id: GuildId, match: Match, *, at: datetime, ends_at: datetime
    ) -> PairId | None: ...


class Profiles(Protocol):
    async def many(self, user_ids: Collection[UserId]) -> Mapping[UserId, Profile]: ...


class Admission(Protocol):
    """Whether somebody may be paired in a server: they are a member, and moderators let them."""

    def admits(self, guild_id: GuildId, user_id: UserId) -> bool: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a round would do now."""

    plan: RoundPlan
    going_on: Sequence[Pair]
    over: Sequence[Pair]
    paused: int
    """People who take part, but not in this round."""
    left_out: int
    """People who cannot see where people meet."""
    without_profile: int


class Rounds:
    """Each server's, one at a time."""

    def __init__(
        self,
        store: RoundStore,
        pairs: PairStore,
        seekers: SeekerStore,
        profiles: Profiles,
        *,
        setups: Setups,
        planner: Planner,
        admission: Admission,
        clock: Callable[[], datetime],
        randomness: random.Random,
    ) -> None:
        self._store = store
        self._pairs = pairs
        self._seekers = seekers
        self._profiles = profiles
        self._setups = setups
        self._planner = planner
        self._admission = admission
        self._clock = clock
        self._random = randomness
        self._turns: dict[GuildId, asyncio.Lock] = {}

    async def preview(self, guild_id: GuildId) -> Preview:
        """A dry run: nothing is written, and nobody is told."""
        await self._setups.of(guild_id)
        return await self._preview(guild_id)

    async def run(self, guild_id: GuildId) -> Round:
        """A round by hand; the schedule stays as it is."""
        setup = await self._setups.of(guild_id)
        begun = await self._begin(setup, due=None)
        assert begun is not None, "only a round that is due can be begun already"
        return begun

    async def run_due(self) -> Sequence[Round]:
        """Every server's whose time has come; one that cannot be worked out keeps no other waiting."""
        begun: list[Round] = []
        for setup in await self._setups.due():
            try:
                round_ = await self._begin(setup, due=setup.next_at)
            except PlanError as error:
                _log.warning("The round of server %d has to wait: %s", setup.guild_id, error)
                continue
            if round_ is not None:
                begun.append(round_)
        return begun

    async def last(self, guild_id: GuildId) -> Round | None:
        return await self._store.last(guild_id)

    async def match_now(
        self,
        guild_id: GuildId,
        user_id: UserId,
        *,
        had: Collection[PairId],
        join: Callable[[], Awaitable[object]],
    ) -> PairId | None:
        """A partner from among those who wait for one at once, or were left over by the last round.

        ``had``: the pairs they were in when they asked; who has come into another one since has been served.
        ``join``: take their place among those who wait.
        """
        async with self._turn(guild_id):
            living, now = await self._pairs.living(guild_id), self._clock()
            for pair in living:
                if pair.member(user_id) is not None and pair.id not in had:
                    return pair.id
            await join()
            waiting = [
                one
                for one in await self._seekers.of_server(guild_id)
                if one.user_id == user_id or ((one.asap or one.waited) and is_ready(one, now))
            ]
            # Of the past, only their own matters.
            past = await self._pairs.of_person(user_id, guild_id=guild_id)
            question, _ = await self._question(guild_id, waiting, living, past, apart=APART)
            if all(one.profile.user_id != user_id for one in question.people):
                return None
            match = await self._planner.plan_now(user_id, question)
            if match is None:
                return None
            setup = await self._setups.find(guild_id)
            ends_at = now + WITHOUT_ROUNDS if setup is None else _end_of_pairs(setup, now)
            return await self._pairs.make(guild_id, match, at=now, ends_at=ends_at)

    async def _begin(self, setup: PairingSetup, *, due: datetime | None) -> Round | None:
        async with self._turn(setup.guild_id):
            preview, now = await self._preview(setup.guild_id), self._clock()
            next_at = following_round(setup, now) if due is not None else setup.next_at
            setup = replace(setup, next_at=next_at)
            begun = await self._store.begin(
                setup.guild_id,
                preview.plan,
                at=now,
                ends_at=_end_of_pairs(setup, now),
                due=due,
                next_at=next_at,
                over=[pair.id for pair in preview.over],
                going_on=[pair.id for pair in preview.going_on],
            )
        if begun is not None:
            _log.info("Round %d of server %d: %d of %d people matched", begun.number, begun.guild_id,
                      begun.matched, begun.people)  # fmt: skip
        return begun

    async def _preview(self, guild_id: GuildId) -> Preview:
        living = await self._pairs.living(guild_id)
        now = self._clock()
        going_on = [pair for pair in living if goes_on(pair, now)]
        over = [pair for pair in living if not goes_on(pair, now)]
        seekers = await self._seekers.of_server(guild_id)
        pausing = {user_id for pair in over for user_id in _wanting_a_pause(pair)}
        ready = [one for one in seekers if is_ready(one, now) and one.user_id not in pausing]
        left_out = sum(is_left_out(one) for one in seekers)
        past = await self._pairs.of_server(guild_id, since=now - REMEMBERED)
        question, without_profile = await self._question(guild_id, ready, going_on, past)
        return Preview(
            plan=await self._planner.plan(question),
            going_on=going_on,
            over=over,
            paused=len(seekers) - len(ready) - left_out,
            left_out=left_out,
            without_profile=without_profile,
        )

    async def _question(
        self,
        guild_id: GuildId,
        seekers: Sequence[Seeker],
        living: Sequence[Pair],
        past: Sequence[Pair],
        *,
        apart: timedelta = timedelta(0),
    ) -> tuple[Question, int]:
        """``living``: pairs that stay; whoever is in one together does not come into question for each other.

        ``apart``: nor does whoever has parted within that time.
        """
        now = self._clock()
        admitted = [one for one in seekers if self._admission.admits(guild_id, one.user_id)]
        profiles = await self._profiles.many([one.user_id for one in admitted])
        taken = Counter(member.user_id for pair in living for member in pair.members)
        people = [
            Candidate(
                profile=profiles[one.user_id],
                waited=one.waited,
                places=profiles[one.user_id].capacity - taken[one.user_id],
            )
            for one in admitted
            if one.user_id in profiles
        ]
        people = [one for one in people if one.places > 0]
        blocks = await self._seekers.blocks_among([one.profile.user_id for one in people])
        lately = [pair for pair in past if pair.ended_at is not None and now - pair.ended_at < apart]
        question = Question(
            people=people,
            past=[_past(pair, now) for pair in past if now - pair.made_at < REMEMBERED],
            blocks={*blocks, *_twos(living), *_twos(lately)},
            week=now,
            seed=self._random.getrandbits(62),
        )
        return question, len(admitted) - len(profiles)

    def _turn(self, guild_id: GuildId) -> asyncio.Lock:
        return self._turns.setdefault(guild_id, asyncio.Lock())


def goes_on(pair: Pair, now: datetime) -> bool:
    """Whether a pair stays one in a round: its time is not over yet, or everybody in it said so."""
    if pair.state is PairState.PLANNED or pair.ends_at > now + ASKED_BEFORE:
        return True
    return bool(pair.members) and all(member.onward is Onward.AGAIN for member in pair.members)


def _end_of_pairs(setup: PairingSetup, now: datetime) -> datetime:
    """The next round of the schedule that leaves them some days."""
    if setup.paused:
        return now + timedelta(weeks=setup.weeks)
    while setup.next_at < now + AT_LEAST:
        setup = replace(setup, next_at=following_round(setup, setup.next_at))
    return setup.next_at


def _wanting_a_pause(pair: Pair) -> Sequence[UserId]:
    return [member.user_id for member in pair.members if member.onward is Onward.PAUSE]


def _twos(pairs: Sequence[Pair]) -> set[frozenset[UserId]]:
    """Who is in a pair with whom."""
    people = ([member.user_id for member in pair.members] for pair in pairs)
    return {frozenset(two) for members in people for two in combinations(members, 2)}


def _past(pair: Pair, now: datetime) -> Past:
    return Past(
        members=frozenset(member.user_id for member in pair.members),
        weeks=(now - pair.made_at) / timedelta(weeks=1),
        disliked=any(member.liked is False for member in pair.members),
    )
