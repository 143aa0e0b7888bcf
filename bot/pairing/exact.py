"""The best matching of a table's rows and columns, exactly, without looking at all of its edges at once.

What is best, in this order: that most are matched; that those are who weigh most; fewest repeats, and of
these the least regrettable; the highest score. The solver is given the edges that are likely to matter. Its
prices then tell of every other edge whether it could make anything better, and those that could are given,
too, until there are none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bot.pairing.assignment import ALONE, Assignment, Edges, Ints, Level, Prices, assign
from bot.pairing.crowd import BLOCK, KEPT, NO_FIT, Scores, Table, between
from bot.pairing.history import MOST
from bot.pairing.likely import (
    WIDTH,
    Bools,
    Reserve,
    Some,
    flat,
    highest,
    improving,
    still_right,
    together,
    varied,
)
from bot.pairing.points import PERFECT

SMALL = 1 << 16
"""Tables up to this size are solved with all their edges."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """The best matching."""

    column: Ints
    """Of each row, or ``ALONE``."""
    score: Ints
    """Of each row, 0 for those who are alone."""
    prices: Sequence[Prices]
    """See ``Assignment``."""


def best(table: Table, row_weight: Ints, column_weight: Ints) -> Best:
    """``row_weight``, ``column_weight``: how much it matters that they are matched; small, from 0 on."""
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
        if self._rows * self._columns <= SMALL:
            blocks = self._table.blocks()
            self._add([_of_block(start, scores, scores != NO_FIT) for start, scores in blocks])
            found = self._solve()
        else:
            found = self._widen()
        alone = found.column == ALONE
        at = np.searchsorted(self._edge, np.arange(self._rows) * self._columns + found.column)
        score = np.zeros(self._rows, np.int64)
        score[~alone] = self._score[at[~alone]]
        return Best(column=found.column, score=score, prices=found.prices)

    def _widen(self) -> Assignment:
        """Solve with ever more edges, until no other edge could make anything better."""
        reserve = self._likely()
        known: Sequence[Prices] = ()
        while True:
            found = self._solve(known)
            more = reserve.better(found.prices)
            known = still_right(found.prices, together(more))
            parts = reserve.doubtful(found.prices)
            cells = sum(len(rows) * len(columns) for rows, columns in parts)
            # Working out much of the table again takes longer than solving once more.
            if self._table.is_kept or cells <= KEPT or len(known) == len(found.prices):
                more = [*more, *(some for part in parts for some in self._better(*part, found.prices))]
                known = still_right(found.prices, together(more))
            if len(known) == len(found.prices):
                return found
            self._add(more)

    def _likely(self) -> Reserve:
        """Begin with those who have met, whose edges cost more than others, and with those who fit best."""
        reserve = Reserve(self._rows, self._column_weight)
        needed = reserve.needed
        every = max(1, self._rows * self._columns // BLOCK // WIDTH)
        found: list[Some] = []
        for number, (start, scores) in enumerate(self._table.blocks()):
            met, new = self._parted(self._table, start, scores)
            found.append(_of_block(start, scores, met))
            reserve.remember(start, new)
            if len(needed) and number % every == 0:
                share = max(1, WIDTH * every * len(scores) // self._rows)
                best = highest(varied(needed, new[:, needed].T), share)
                row, column, score = flat(needed, best, np.take_along_axis(new[:, needed].T, best, axis=1))
                found.append((start + column, row, score))
        self._add([*found, *reserve.best()])
        return reserve

    def _better(self, rows: Ints, columns: Ints, prices: Sequence[Prices]) -> Iterator[Some]:
        """Edges of a part of the table that are not known yet."""
        part = self._table.part(rows, columns)
        for start, scores in part.blocks():
            _, new = self._parted(part, start, scores)
            yield improving(prices, rows[start : start + len(scores)], columns, new)

    def _parted(self, table: Table, start: int, scores: Scores) -> tuple[Bools, Scores]:
        """Where people have met, and the scores of those who have not."""
        met = np.zeros(scores.shape, np.bool_)
        row, column, _ = between(table.regrets, start, start + len(scores))
        met[row, column] = True
        return met, np.where(met, NO_FIT, scores).astype(np.int16, copy=False)

    def _add(self, edges: Sequence[Some]) -> None:
        row, column, score = together(edges)
        fits = score != NO_FIT
        edge = np.concatenate([self._edge, (row * self._columns + column)[fits]])
        self._edge, first = np.unique(edge, return_index=True)
        self._score = np.concatenate([self._score, score[fits]])[first]

    def _solve(self, known: Sequence[Prices] = ()) -> Assignment:
        edges = Edges(row=self._edge // self._columns, column=self._edge % self._columns, score=self._score)
        return assign(edges, self._levels(), self._table.shape, known)

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


def _of_block(start: int, scores: Scores, chosen: Bools) -> Some:
    row, column = np.nonzero(chosen)
    return start + row, column, scores[row, column].astype(np.int64)
