"""The best matching where those who help either side come into question for both: a graph that is no table.

Slower by far than ``bot.pairing.exact``, and needed only where the helpers are not all wanted on one side.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
import rustworkx

from bot.pairing.crowd import BOTH, CHINESE, ENGLISH, NO_FIT, Crowd, Ints, Table
from bot.pairing.exact import SMALL
from bot.pairing.history import MOST
from bot.pairing.likely import highest, varied
from bot.pairing.points import PERFECT

WIDTH = 12
"""Edges a person with each other side, where there are too many for all of them."""
Edge = tuple[int, int, int, int]
"""Two people by their places in the crowd, their score, and how much a pity it is to have them meet again."""
_VARIETY = 1 << 20


def best_of_all(crowd: Crowd, people: Ints, weight: Ints) -> list[tuple[int, int, int]]:
    """The best matching of people any two of whom may complement each other, with its scores.

    The same comes first as in ``exact.best``; ``weight`` is of everybody in the crowd.
    """
    sides = [people[crowd.side[people] == side] for side in (ENGLISH, CHINESE, BOTH)]
    # Nobody is matched to their like.
    most = min(len(people) // 2, len(people) - max(len(side) for side in sides))
    wide = np.zeros(0, np.int64)
    while True:
        found = _solve(list(_edges(crowd, sides, wide)), weight, len(people))
        # Who is left over might be matched by edges that were not looked at.
        matched = [person for one, other, _ in found for person in (one, other)]
        wider = np.union1d(wide, np.setdiff1d(people, matched))
        if len(found) == most or len(wider) == len(wide):
            return found
        wide = wider


def _edges(crowd: Crowd, sides: Sequence[Ints], wide: Ints) -> Iterator[Edge]:
    """All there are between small sides, else each person's best, who have met, and all of ``wide``'s."""
    for rows, columns in combinations(sides, 2):
        if not len(rows) or not len(columns):
            continue
        table = Table(crowd, rows, columns)
        regret = np.zeros(table.shape, np.int8)
        regret[table.regrets[:2]] = table.regrets[2]
        for start, scores in table.blocks():
            some = rows[start : start + len(scores)]
            regrets = regret[start : start + len(scores)]
            chosen = scores != NO_FIT
            if len(rows) * len(columns) > SMALL:
                likely = (regrets > 0) | np.isin(some, wide)[:, None] | np.isin(columns, wide)[None, :]
                best = highest(varied(some, scores), WIDTH)
                np.put_along_axis(likely, best, values=True, axis=1)
                share = max(1, WIDTH * len(scores) // len(rows))
                best = highest(varied(columns, scores.T), share)
                np.put_along_axis(likely.T, best, values=True, axis=1)
                chosen &= likely
            row, column = np.nonzero(chosen)
            edges = (some[row], columns[column], scores[row, column], regrets[row, column])
            yield from zip(*(axis.tolist() for axis in edges), strict=True)


def _solve(edges: Sequence[Edge], weight: Ints, people: int) -> list[tuple[int, int, int]]:
    # Every sum of a lower kind is less than one of a higher kind; the solver's numbers have 128 bits.
    score_unit = _VARIETY * people
    regret_unit = (PERFECT * people + 1) * score_unit
    repeat = MOST * people + 1
    weight_unit = (repeat + MOST) * people * regret_unit
    graph = rustworkx.PyGraph[None, int](multigraph=False)
    graph.add_nodes_from([None] * len(weight))
    worth: list[tuple[int, int, int]] = []
    scores: dict[frozenset[int], int] = {}
    for one, other, score, regret in edges:
        again = repeat + regret if regret else 0
        # Without it, the solver would choose among matchings that are equally good.
        chance = (one * 2_654_435_761 ^ other * 2_246_822_519) % _VARIETY
        value = int(weight[one] + weight[other]) * weight_unit - again * regret_unit + score * score_unit
        worth.append((one, other, value + chance))
        scores[frozenset((one, other))] = score
    graph.add_edges_from(worth)
    found = rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)
    pairs = sorted((min(pair), max(pair)) for pair in found)
    return [(one, other, scores[frozenset((one, other))]) for one, other in pairs]
