"""The best matching of a table's rows and columns, exactly, without looking at all of its edges at once.

What is best, in this order: that most are matched; that those are who weigh most; fewest repeats, and of
these the least regrettable; the highest score. The solver is given the edges that are likely to matter. Its
prices then tell of every other edge whether it could make anything better, and those that could are given,
too, until there are none.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.pairing.assignment import ALONE, Assignment, Edges, Ints, Level, assign
from bot.pairing.crowd import NO_FIT, Scores, Table
from bot.pairing.history import MOST
from bot.pairing.score import PERFECT

SMALL = 1 << 16
"""Tables up to this size are solved with all their edges."""
WIDTH = 24
"""Edges a row to begin with."""
WIDENING = 8
"""Edges a row that are added at a time."""
_NEVER = np.iinfo(np.int64).min
_VARIETY = 1 << 10
_FAR = 1 << 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """The best matching."""

    column: Ints
    """Of each row, or ``ALONE``."""
    score: Ints
    """Of each row, 0 for those who are alone."""
    assignment: Assignment
    rounds: int
    """How often the solver was asked."""


def best(table: Table, row_weight: Ints, column_weight: Ints) -> Best:
    """``row_weight``, ``column_weight``: how much it matters that somebody is matched; small numbers, from 0
    on."""
    return _Search(table, row_weight, column_weight).run()


class _Search:
    """Edges are known by one number, row by row through the table."""

    def __init__(self, table: Table, row_weight: Ints, column_weight: Ints) -> None:
        self._table = table
        self._rows, self._columns = table.shape
        self._row_weight, self._column_weight = row_weight, column_weight
        row, column, self._regret = table.regrets
        self._met = row * self._columns + column
        self._edge = np.zeros(0, np.int64)
        self._score = np.zeros(0, np.int64)

    def run(self) -> Best:
        small = self._rows * self._columns <= SMALL
        for start, scores in self._table.blocks():
            self._add(start, scores, scores != NO_FIT if small else self._likely(start, scores))
        rounds = 1
        found = self._solve()
        while not small and self._widen(found):
            found = self._solve()
            rounds += 1
        alone = found.column == ALONE
        at = np.searchsorted(self._edge, np.arange(self._rows) * self._columns + found.column)
        score = np.zeros(self._rows, np.int64)
        score[~alone] = self._score[at[~alone]]
        return Best(column=found.column, score=score, assignment=found, rounds=rounds)

    def _solve(self) -> Assignment:
        order = np.argsort(self._edge)
        self._edge, self._score = self._edge[order], self._score[order]
        edges = Edges(row=self._edge // self._columns, column=self._edge % self._columns, score=self._score)
        return assign(edges, self._levels(), self._table.shape)

    def _levels(self) -> list[Level]:
        no_row, no_column = np.zeros(self._rows, np.int64), np.zeros(self._columns, np.int64)
        nothing = np.zeros(len(self._edge), np.int64)
        most = int(self._row_weight.max(initial=0) + self._column_weight.max(initial=0))
        alone = self._rows * most + 1
        levels = [
            Level(
                row=-self._row_weight,
                column=-self._column_weight,
                own=nothing,
                alone=alone,
                span=self._rows * alone,
            )
        ]
        regret = self._regret_of(self._edge)
        if regret.any():
            repeat = MOST * self._rows + 1
            levels.append(
                Level(
                    row=no_row,
                    column=no_column,
                    own=np.where(regret > 0, repeat + regret, 0),
                    span=self._rows * (repeat + MOST),
                )
            )
        levels.append(Level(row=no_row, column=no_column, own=nothing, score=1, span=self._rows * PERFECT))
        return levels

    def _regret_of(self, edge: Ints) -> Ints:
        """0 for those who have not met."""
        if not len(self._met):
            return np.zeros(len(edge), np.int64)
        at = np.minimum(np.searchsorted(self._met, edge), len(self._met) - 1)
        return np.where(self._met[at] == edge, self._regret[at], 0)

    def _likely(self, start: int, scores: Scores) -> npt.NDArray[np.bool_]:
        """The best of each row, everybody they have met, and, of people who may all be needed, the best of
        each."""
        wish = varied(np.arange(start, start + len(scores)), scores)
        wish[scores == NO_FIT] = _NEVER
        # Of so many columns only those that weigh most can be matched; those that weigh least of them, if
        # need be.
        rank = np.sort(self._column_weight)[::-1][min(self._rows, self._columns) - 1]
        chosen = np.zeros(scores.shape, np.bool_)
        for people in (self._column_weight > rank, self._column_weight == rank):
            place = np.flatnonzero(people)
            chosen[:, place] |= highest(wish[:, place], WIDTH)
        if self._columns < 2 * self._rows:
            chosen |= highest(wish.T, max(1, WIDTH * len(scores) // self._rows)).T
        chosen.ravel()[self._met_between(start, start + len(scores))] = True
        return chosen & (scores != NO_FIT)

    def _widen(self, found: Assignment) -> bool:
        """With edges by which the solution could be better; False if there are none."""
        before = len(self._edge)
        for start, scores in self._table.blocks():
            stop = start + len(scores)
            better = np.zeros(scores.shape, np.bool_)
            margin = np.zeros(scores.shape, np.int64)
            for prices in reversed(found.prices):
                costs = -prices.row[start:stop, None] - prices.column[None, :]
                if prices.score:
                    costs -= np.multiply(scores, prices.score, dtype=np.int64)
                    margin = costs
                better = (costs < 0) | ((costs == 0) & better)
            better &= scores != NO_FIT
            better.ravel()[self._met_between(start, stop)] = False
            rows = np.flatnonzero(better.any(axis=1))
            wish = varied(start + rows, -np.clip(margin[rows], -_FAR, _FAR))
            wish[~better[rows]] = _NEVER
            chosen = np.zeros(scores.shape, np.bool_)
            chosen[rows] = better[rows] & highest(wish, WIDENING)
            self._add(start, scores, chosen)
        return len(self._edge) > before

    def _met_between(self, start: int, stop: int) -> Ints:
        """The edges of those who have met, in a block of these rows."""
        low, high = np.searchsorted(self._met, (start * self._columns, stop * self._columns))
        return self._met[low:high] - start * self._columns

    def _add(self, start: int, scores: Scores, chosen: npt.NDArray[np.bool_]) -> None:
        row, column = np.nonzero(chosen)
        self._edge = np.concatenate([self._edge, (start + row) * self._columns + column])
        self._score = np.concatenate([self._score, scores[row, column].astype(np.int64)])


def varied(rows: Ints, wish: npt.NDArray[np.integer[Any]]) -> Ints:
    """Numbers in the same order, among equal ones another order in each row: else all rows would like the
    same."""
    columns = np.arange(wish.shape[1], dtype=np.int64)
    mixed, turn = (numbers * 2_654_435_761 >> 7 & _VARIETY - 1 for numbers in (rows, columns))
    return np.multiply(wish, _VARIETY, dtype=np.int64) + (mixed[:, None] ^ turn[None, :])


def highest(wish: Ints, number: int) -> npt.NDArray[np.bool_]:
    """Of each row the highest ones."""
    chosen = np.zeros(wish.shape, np.bool_)
    if wish.shape[1] <= number:
        chosen[:] = True
    else:
        place = np.argpartition(wish, -number, axis=1)[:, -number:]
        np.put_along_axis(chosen, place, values=True, axis=1)
    return chosen
