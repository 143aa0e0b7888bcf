"""A year of weekly rounds in a small server: people join, pause, block each other and leave."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import combinations
from math import ceil
from random import Random

import networkx
import pytest

from bot.model import Match, Profile, RoundPlan, Tongue, UserId
from bot.pairing.history import Two, two
from bot.pairing.matching import plan_round
from bot.pairing.question import Candidate, Past, Question
from bot.pairing.score import complement
from tests.bench.learners import BEGINNING, Learners

ROUNDS = 52


@dataclass
class Person:
    profile: Profile
    waited: int = 0
    away: int = 0
    """Rounds for which they pause."""
    ideal: int = 0
    """Rounds that they would wait at most, with the numbers there were while they waited."""


@dataclass
class Server:
    """Whoever takes part, and what has happened."""

    random: Random
    learners: Learners
    sharing: bool
    """Whether people may have several partners, and be three."""
    people: dict[UserId, Person] = field(default_factory=dict[UserId, Person])
    met: dict[Two, int] = field(default_factory=dict[Two, int])
    """In which round two people met last."""
    blocks: set[Two] = field(default_factory=set[Two])

    def join(self, number: int) -> None:
        for _ in range(number):
            profile = self.learners.somebody()
            if not self.sharing:
                profile = replace(profile, capacity=1, groups=False)
            self.people[profile.user_id] = Person(profile)

    def question(self, number: int) -> Question:
        return Question(
            people=[
                Candidate(profile=one.profile, waited=one.waited, places=one.profile.capacity)
                for one in self.people.values()
                if not one.away
            ],
            past=[
                Past(members=frozenset(pair), weeks=float(number - last), disliked=False)
                for pair, last in self.met.items()
            ],
            blocks=[frozenset(pair) for pair in self.blocks],
            week=BEGINNING + timedelta(weeks=number),
            seed=number,
        )

    def live_on(self, number: int, plan: RoundPlan) -> None:
        """What comes of a round, and what people do until the next one."""
        random = self.random
        for match in plan.matches:
            for pair in combinations(match.members, 2):
                self.met[two(pair)] = number
                if random.random() < 0.02:
                    self.blocks.add(two(pair))
        for one in self.people.values():
            one.away = max(0, one.away - 1)
        for match in plan.matches:
            for user_id in match.members:
                self.people[user_id].waited = self.people[user_id].ideal = 0
                if random.random() < 0.03:
                    self.people[user_id].away = random.randrange(1, 5)
        for user_id, _ in plan.waiting:
            self.people[user_id].waited += 1
        for user_id in [user_id for user_id in self.people if random.random() < 0.02]:
            del self.people[user_id]
        self.join(max(0, 40 - len(self.people)) if random.random() < 0.7 else 1)


def year(*, sharing: bool, seed: int) -> Iterator[tuple[Server, Question, RoundPlan]]:
    """Each round, before anything has come of it."""
    server = Server(Random(seed), Learners(seed, helpers=0.05), sharing)
    server.join(40)
    for number in range(1, ROUNDS + 1):
        question = server.question(number)
        plan = plan_round(question)
        yield server, question, plan
        server.live_on(number, plan)


def meetings(plan: RoundPlan) -> list[Two]:
    return [two(pair) for match in plan.matches for pair in combinations(match.members, 2)]


def fewest_repeats(question: Question) -> int:
    """Where most people are matched, and of them those who have waited longest, by another solver."""
    past = {one.members for one in question.past}
    graph = networkx.Graph()
    for one, other in combinations(question.people, 2):
        pair = frozenset((one.profile.user_id, other.profile.user_id))
        if complement(one.profile, other.profile) and pair not in question.blocks:
            weight = 1000 * (one.waited + other.waited) - (pair in past)
            graph.add_edge(one.profile.user_id, other.profile.user_id, weight=weight)
    found = networkx.max_weight_matching(graph, maxcardinality=True)
    return sum(frozenset(pair) in past for pair in found)


@pytest.mark.parametrize("seed", range(2))
def test_partners_come_again_only_where_there_is_no_new_one(seed: int) -> None:
    repeats = 0
    for server, question, plan in year(sharing=False, seed=seed):
        again = sum(pair in server.met for pair in meetings(plan))
        assert again == fewest_repeats(question)
        repeats += again
    assert repeats > 0, "a year is longer than people are many"


@pytest.mark.parametrize("seed", range(2))
def test_nobody_waits_longer_than_the_numbers_make_them(seed: int) -> None:
    waiting: set[UserId] = set()
    matched: set[UserId] = set()
    for server, question, plan in year(sharing=False, seed=seed):
        plenty = [one for one in question.people if Tongue.CHINESE not in one.profile.offers]
        ideal = ceil(len(plenty) / (len(question.people) - len(plenty))) - 1
        waits = {user_id for user_id, _ in plan.waiting}
        for one in plenty:
            person = server.people[one.profile.user_id]
            person.ideal = max(person.ideal, ideal)
            if one.profile.user_id in waits:
                assert person.waited + 1 <= person.ideal + 1
        assert waits <= {one.profile.user_id for one in plenty}
        # Of the same side, nobody waits twice while somebody is matched twice.
        meets = {user_id for match in plan.matches for user_id in match.members}
        again = {one.profile.user_id for one in plenty} & meets & matched
        assert not (waits & waiting and again)
        waiting, matched = waits, meets


def joins(profile: Profile, match: Match, profiles: Mapping[UserId, Profile], blocks: set[Two]) -> bool:
    """Whether somebody could be the third of a match."""
    return (
        profile.groups
        and any(complement(profile, profiles[one]) for one in match.members)
        and not any(two((profile.user_id, one)) in blocks for one in match.members)
    )


@pytest.mark.parametrize("seed", range(3))
def test_no_block_no_room_and_no_wish_is_overlooked(seed: int) -> None:
    shared = threes = 0
    for server, question, plan in year(sharing=True, seed=seed):
        profiles = {one.profile.user_id: one.profile for one in question.people}
        assert not server.blocks & set(meetings(plan))
        waits = [user_id for user_id, _ in plan.waiting]
        partners = [user_id for match in plan.matches for user_id in match.members]
        assert {*waits, *partners} == set(profiles)
        assert not {*waits} & {*partners}
        for match in plan.matches:
            assert len(set(match.members)) == len(match.members) <= 3
            welcome = all(profiles[user_id].groups for user_id in match.members)
            if len(match.members) == 3:
                threes += 1
                assert welcome
            elif welcome:
                # Nobody waits who could be the third.
                assert not any(joins(profiles[user_id], match, profiles, server.blocks) for user_id in waits)
        for user_id, profile in profiles.items():
            assert partners.count(user_id) <= profile.capacity
            shared += partners.count(user_id) > 1
            if partners.count(user_id) < profile.capacity:
                # Nobody waits for whom there is room.
                for other in waits:
                    fits = complement(profile, profiles[other]) and two((user_id, other)) not in server.blocks
                    assert user_id == other or not fits
    assert shared > 0
    assert threes > 0
