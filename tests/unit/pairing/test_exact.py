"""The best matching is the best there is: beside every matching of few people, and beside another solver."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, product

import networkx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model import RoundPlan, UserId
from bot.pairing import assignment, exact, likely
from bot.pairing.assignment import ALONE, Ints
from bot.pairing.crowd import NO_FIT, Cells, Scores
from bot.pairing.exact import best
from bot.pairing.history import MOST, Two, regrets, two
from bot.pairing.matching import plan_round
from bot.pairing.points import PERFECT
from bot.pairing.question import Candidate, Question
from bot.pairing.score import complement, fit
from tests.unit.pairing.crowds import BOTH, CHINESE, ENGLISH, asked, met, somebody

TAGS = st.sets(st.sampled_from("abcd"))
Worth = tuple[int, tuple[int, ...], int, int, int]
"""How many are matched, how long each of them has waited, less repeats, less their regret, the score."""
Shared = tuple[int, tuple[int, ...], int, int, int, int]
"""The same, but third partners, rather than second ones, come before repeats."""


def worth(pairs: Sequence[Two], question: Question) -> Worth:
    people = {one.profile.user_id: one for one in question.people}
    past = regrets(question.past)
    regret = [past[two(pair)] for pair in pairs if two(pair) in past]
    scores = (
        fit(
            people[one].profile,
            people[other].profile,
            first=question.week.date(),
            disliked=past.get(two((one, other)), 0) >= 32,
        ).score
        for one, other in pairs
    )
    waited = sorted((people[one].waited for pair in pairs for one in pair), reverse=True)
    return len(pairs), tuple(waited), -len(regret), -sum(regret), sum(scores)


def every_matching(people: Sequence[Candidate], blocks: set[frozenset[UserId]]) -> Iterator[list[Two]]:
    if not people:
        yield []
        return
    first, *others = people
    yield from every_matching(others, blocks)
    for number, other in enumerate(others):
        pair = (first.profile.user_id, other.profile.user_id)
        if complement(first.profile, other.profile) and frozenset(pair) not in blocks:
            for rest in every_matching([*others[:number], *others[number + 1 :]], blocks):
                yield [pair, *rest]


def pairs_of(plan: RoundPlan) -> list[Two]:
    return [(one, other) for one, other in (match.members for match in plan.matches)]


@st.composite
def questions(draw: st.DrawFn) -> Question:
    people = [
        somebody(
            number,
            draw(st.sampled_from([ENGLISH, CHINESE, CHINESE, BOTH])),
            waited=draw(st.integers(0, 2)),
            tags=draw(TAGS),
        )
        for number in range(draw(st.integers(0, 7)))
    ]
    pairs = list(combinations(range(len(people)), 2)) or [(0, 1)]
    past = [
        met(*pair, weeks=draw(st.integers(1, 60)), disliked=draw(st.booleans()))
        for pair in draw(st.lists(st.sampled_from(pairs), max_size=6))
    ]
    return asked(
        people,
        past=past,
        blocks=draw(st.sets(st.sampled_from(pairs), max_size=4)),
        seed=draw(st.integers(0, 9)),
    )


@given(questions())
@settings(deadline=None, max_examples=100)
def test_no_matching_of_few_people_is_better(question: Question) -> None:
    plan = plan_round(question)
    found = worth(pairs_of(plan), question)
    assert found == max(
        worth(pairs, question) for pairs in every_matching(question.people, {*question.blocks})
    )
    assert found[-1] == plan.score
    everybody = {one for pair in pairs_of(plan) for one in pair} | {one for one, _ in plan.waiting}
    assert everybody == {one.profile.user_id for one in question.people}


@st.composite
def crowded(draw: st.DrawFn) -> Question:
    """Everybody who offers Chinese has a partner already, and room for one more, or two."""
    busy, free = draw(st.integers(1, 3)), draw(st.integers(1, 5))
    people = [
        *(
            somebody(number, CHINESE, capacity=3, places=draw(st.integers(1, 2)), tags=draw(TAGS))
            for number in range(busy)
        ),
        *(
            somebody(number, ENGLISH, waited=draw(st.integers(0, 2)), tags=draw(TAGS))
            for number in range(busy, busy + free)
        ),
    ]
    pairs = list(product(range(busy), range(busy, busy + free)))
    past = [met(*pair, weeks=draw(st.integers(1, 60))) for pair in draw(st.sets(st.sampled_from(pairs)))]
    return asked(people, past=past, blocks=draw(st.sets(st.sampled_from(pairs), max_size=5)))


@given(crowded())
@settings(deadline=None)
def test_no_way_to_share_partners_is_better(question: Question) -> None:
    places = {one.profile.user_id: one.places for one in question.people if one.places < one.profile.capacity}
    free = [one.profile.user_id for one in question.people if one.profile.user_id not in places]

    def shared(pairs: list[Two]) -> Shared:
        taken = Counter(one for one, _ in pairs)
        late = sum(places[one] == 1 for one in taken) + sum(number - 1 for number in taken.values())
        number, waited, repeats, regret, score = worth(pairs, question)
        return number, waited, -late, repeats, regret, score

    every = (
        [(one, other) for one, other in zip(choice, free, strict=True) if one is not None]
        for choice in product([None, *places], repeat=len(free))
    )
    allowed = (
        pairs
        for pairs in every
        if all(number <= places[one] for one, number in Counter(one for one, _ in pairs).items())
        and not any(frozenset(pair) in question.blocks for pair in pairs)
    )
    assert shared(pairs_of(plan_round(question))) == max(map(shared, allowed))


class Numbers:
    """A table of given scores."""

    def __init__(self, scores: Scores, regret: Ints) -> None:
        self.shape = scores.shape
        self.is_kept = True
        self.scores, self.regret = scores, regret
        row, column = np.nonzero(regret)
        self.regrets: Cells = (row, column, regret[row, column])

    def blocks(self) -> Iterator[tuple[int, Scores]]:
        half = self.shape[0] // 2
        yield 0, self.scores[:half]
        yield half, self.scores[half:]

    def part(self, rows: Ints, columns: Ints) -> "Numbers":
        where = np.ix_(rows, columns)
        return Numbers(self.scores[where], self.regret[where])


def by_another_solver(table: Numbers, row_weight: Ints, column_weight: Ints) -> set[tuple[int, int]]:
    graph = networkx.Graph()
    rows, columns = table.shape
    for row in range(rows):
        for column in range(columns):
            if table.scores[row, column] != NO_FIT:
                graph.add_edge(
                    row, rows + column, weight=value(table, row, column, row_weight, column_weight)
                )
    found = networkx.max_weight_matching(graph, maxcardinality=True)
    return {(min(pair), max(pair) - rows) for pair in found}


def value(table: Numbers, row: int, column: int, row_weight: Ints, column_weight: Ints) -> int:
    """With numbers so large that what comes first outweighs all that follows."""
    regret = int(table.regret[row, column])
    kept = 10**12 - 10**6 * (10**3 * bool(regret) + regret)
    return int(row_weight[row] + column_weight[column]) * 10**18 + kept + int(table.scores[row, column])


@pytest.mark.parametrize("waiting", [1, 3])
@pytest.mark.parametrize("shape", [(8, 20), (20, 20), (24, 16)])
@pytest.mark.parametrize("seed", range(4))
def test_few_edges_at_a_time_lead_to_the_best_of_all(
    shape: tuple[int, int], waiting: int, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exact, "SMALL", 0)
    for module, name, number in (
        (likely, "WIDTH", 2),
        (likely, "RESERVE", 3),
        (likely, "WIDENING", 1),
        (exact, "WIDTH", 2),
    ):
        monkeypatch.setattr(module, name, number)
    if seed % 2:
        # Levels are then solved one after the other.
        monkeypatch.setattr(assignment, "EXACT", 1)
    random = np.random.default_rng(seed)
    scores = random.integers(0, 40, shape) * (PERFECT // 40)
    scores[random.random(shape) < 0.3] = NO_FIT
    regret = np.where(random.random(shape) < 0.4, random.integers(1, MOST, shape), 0)
    table = Numbers(scores.astype(np.int16), regret)
    weights = random.integers(0, waiting, shape[0]), random.integers(0, waiting, shape[1])
    found = best(table, *weights)  # pyright: ignore[reportArgumentType]
    pairs = [(row, column) for row, column in enumerate(found.column.tolist()) if column != ALONE]
    other = by_another_solver(table, *weights)
    assert len(pairs) == len(other)
    assert sum(value(table, *pair, *weights) for pair in pairs) == sum(
        value(table, *pair, *weights) for pair in other
    )
    assert found.score.sum() == sum(int(scores[pair]) for pair in pairs)
    assert len({column for _, column in pairs}) == len(pairs)
