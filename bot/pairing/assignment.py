"""The exact assignment of rows to columns at the least cost, where some costs come before others.

Costs are whole numbers in ``Level``s, of which the first is made as small as can be, then the second among
what is left, and so on. Levels are put together as long as the sums stay exact in the solver's floating
point; where they do not, the first ones are solved alone and leave to the next only what is as good: by the
solution's shadow prices, the edges without a margin and the columns that have a price, which must be taken.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

Ints = npt.NDArray[np.int64]
EXACT = 1 << 52
"""Whole numbers up to here, and differences of them, are exact in floating point."""
ALONE = -1
"""In place of a column: the row is matched to none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """What an edge costs: its row's, its column's and its own cost, less ``score`` times its score."""

    row: Ints
    column: Ints
    score: int = 0
    own: Ints
    """A number an edge."""
    alone: int = 0
    """The cost of a row that is matched to no column."""
    span: int
    """Not less than the costs of any two solutions differ by."""

    def over(self, lower: "Level") -> "Level":
        """Both as one level, in which this one comes first."""
        unit = lower.span + 1
        return Level(
            row=self.row * unit + lower.row,
            column=self.column * unit + lower.column,
            score=self.score * unit + lower.score,
            own=self.own * unit + lower.own,
            alone=self.alone * unit + lower.alone,
            span=self.span * unit + lower.span,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Prices:
    """Of a solved level: no edge costs less than its row's and its column's price together.

    Less what row and column add to an edge's cost; ``score`` and ``alone`` are the level's.
    """

    row: Ints
    column: Ints
    score: int
    alone: int

    def of(self, row: Ints, column: Ints, scores: npt.NDArray[np.integer[Any]]) -> Ints:
        """By how much edges cost more than their ends' prices; those that cost less make something better."""
        margin = -self.row[row] - self.column[column]
        if self.score:
            margin -= np.multiply(scores, self.score, dtype=np.int64)
        return margin


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """Which row may be matched to which column, in ascending order of rows."""

    row: Ints
    column: Ints
    score: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """The best there is with the given edges."""

    column: Ints
    """Of each row, or ``ALONE``."""
    prices: tuple[Prices, ...]
    """Of each level, as they were put together.

    An edge that was not given makes nothing better unless it costs less than its ends' prices in one of them,
    and the same in those before it.
    """


def assign(
    edges: Edges, levels: Sequence[Level], shape: tuple[int, int], known: Sequence[Prices] = ()
) -> Assignment:
    """Every row is matched to one column or to none, every column to one row at most.

    ``known``: the prices of the first levels, but not of all, if no edge makes them better.
    """
    rows, columns = shape
    each = np.arange(rows)
    # Being alone is an edge, too, to a column of one's own.
    row = np.concatenate([edges.row, each])
    column = np.concatenate([edges.column, columns + each])
    order = np.argsort(row, kind="stable")
    row, column = row[order], column[order]
    left = np.arange(len(row))
    must = np.zeros(columns + rows, dtype=np.bool_)
    prices: list[Prices] = []
    chosen = columns + each
    for number, level in enumerate(_together(levels, rows)):
        own = level.row[edges.row] + level.column[edges.column] + level.own - level.score * edges.score
        bonus = must * (level.span + 1)
        cost = np.concatenate([own, np.full(rows, level.alone)])[order] - bonus[column]
        if number < len(known):
            of_row = known[number].row + level.row
            of_column = (
                np.concatenate([known[number].column + level.column, np.zeros(rows, np.int64)]) - bonus
            )
        else:
            graph = _Graph(row[left], column[left], cost[left], (rows, columns + rows))
            chosen = graph.solve()
            of_row, of_column = graph.prices(chosen)
        prices.append(
            Prices(
                row=of_row - level.row,
                column=(of_column + bonus)[:columns] - level.column,
                score=level.score,
                alone=level.alone,
            )
        )
        left = left[cost[left] == of_row[row[left]] + of_column[column[left]]]
        must |= of_column < 0
    return Assignment(column=np.where(chosen < columns, chosen, ALONE), prices=tuple(prices))


def _together(levels: Sequence[Level], rows: int) -> list[Level]:
    """As few levels as can be solved exactly."""
    found: list[Level] = []
    for level in levels:
        both = found[-1].over(level) if found else level
        # From the second on, columns that must be taken add to the costs.
        if found and (both.span + 1) * (rows + 1 if len(found) > 1 else 1) < EXACT:
            found[-1] = both
        else:
            found.append(level)
    return found


class _Graph:
    """Edges in ascending order of rows, and what they cost."""

    def __init__(self, row: Ints, column: Ints, cost: Ints, shape: tuple[int, int]) -> None:
        self._row, self._column, self._cost = row, column, cost
        self._rows, self._columns = shape

    def solve(self) -> Ints:
        """The column of each row, at the least cost together."""
        starts = np.searchsorted(self._row, np.arange(self._rows + 1))
        # A cost of 0 would be no edge. Each row takes one, so that what all of them cost more is no matter.
        cost = (self._cost - self._cost.min(initial=0) + 1).astype(np.float64)
        graph = sparse.csr_array((cost, self._column, starts), shape=(self._rows, self._columns))
        row, column = min_weight_full_bipartite_matching(graph)
        chosen = np.empty(self._rows, dtype=np.int64)
        chosen[row] = column
        return chosen

    def prices(self, chosen: Ints) -> tuple[Ints, Ints]:
        """Of rows and columns, the highest of columns that leave no edge cheaper than its ends.

        Columns that are free have 0, others 0 or less. Found as the shortest ways along which rows could
        change their columns.
        """
        row, column = self._row, self._column
        taken = column == chosen[row]
        paid = self._cost[taken]
        more = self._cost - paid[row]
        holder = np.full(self._columns, ALONE)
        holder[chosen] = np.arange(self._rows)
        price = np.zeros(self._columns, dtype=np.int64)
        active = np.ones(self._rows, dtype=np.bool_)
        for _ in range(self._rows + 1):
            edge = np.flatnonzero(active[row])
            offered = price[chosen[row[edge]]] + more[edge]
            lower = offered < price[column[edge]]
            if not lower.any():
                return paid - price[chosen], price
            changed = column[edge[lower]]
            np.minimum.at(price, changed, offered[lower])
            active[:] = False
            active[holder[changed]] = True
            assert (holder[changed] != ALONE).all(), "a cheaper solution was missed"
        raise AssertionError("a cheaper solution was missed")
