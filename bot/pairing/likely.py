"""The edges of a table that are likely to matter, and what is known of all others without looking at them
again."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.pairing.assignment import Prices
from bot.pairing.crowd import NO_FIT, Ints, Scores
from bot.pairing.points import PERFECT

Bools = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.integer[Any]]
Some = tuple[Ints, Ints, Ints]
"""Rows, columns and scores of edges."""
NOTHING: Some = (np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.int64))

WIDTH = 24
"""Edges a row and class to begin with."""
RESERVE = 96
"""Edges a row and class that are remembered."""
WIDENING = 16
"""Edges a row that are added at a time."""
NEARLY = 15
"""Points by which such an edge may fail to make anything better: prices change a little each time."""
_NEVER = np.iinfo(np.int64).min
_VARIETY = 1 << 10
_FAR = 1 << 48
_FIRST = 1 << 60


class Reserve:
    """Of each row the best columns, by classes of columns, and how high a score any other can have at most.

    Where there are more columns than rows, only those that weigh most can be matched; of those that weigh
    least among them only as many as are needed. Of all others nothing is remembered.
    """

    def __init__(self, rows: int, column_weight: Ints) -> None:
        columns = len(column_weight)
        rank = np.sort(column_weight)[::-1][min(rows, columns) - 1]
        above, at = np.flatnonzero(column_weight > rank), np.flatnonzero(column_weight == rank)
        # Columns of which most are needed, liked by many rows or by few.
        self.needed = np.concatenate([above, at]) if 2 * (rows - len(above)) > len(at) else above
        self._classes = [above, at]
        self._column = [np.zeros((rows, min(len(one), RESERVE)), np.int64) for one in self._classes]
        self._score = [np.zeros(one.shape, np.int16) for one in self._column]
        # Of each row, the highest score of those that are not remembered.
        self._rest = [np.full(rows, NO_FIT, np.int64) for _ in self._classes]
        self._classes.append(np.flatnonzero(column_weight < rank))
        self._rest.append(np.full(rows, PERFECT, np.int64))

    def remember(self, start: int, scores: Scores) -> None:
        """Some rows."""
        rows = np.arange(start, start + len(scores))
        for people, column, score, rest in zip(
            self._classes, self._column, self._score, self._rest, strict=False
        ):
            if not len(people):
                continue
            known = scores if len(people) == scores.shape[1] else scores[:, people]
            best = highest(varied(rows, known), RESERVE)
            column[rows] = people[best]
            score[rows] = np.take_along_axis(known, best, axis=1)
            if len(people) > RESERVE:
                rest[rows] = score[rows].min(axis=1)

    def best(self) -> Sequence[Some]:
        """To begin with."""
        found: list[Some] = []
        for column, score in zip(self._column, self._score, strict=True):
            rows = np.arange(len(score))
            best = highest(varied(rows, score), WIDTH)
            found.append(flat(rows, np.take_along_axis(column, best, 1), np.take_along_axis(score, best, 1)))
        return found

    def better(self, prices: Sequence[Prices]) -> Sequence[Some]:
        """Those remembered with which a solution with such prices would be better, of each row some."""
        return [
            improving(prices, np.arange(len(score)), column, score)
            for column, score in zip(self._column, self._score, strict=True)
        ]

    def doubtful(self, prices: Sequence[Prices]) -> list[tuple[Ints, Ints]]:
        """Rows and columns among whose edges that are not remembered there may be such, too."""
        found: list[tuple[Ints, Ints]] = []
        for people, rest in zip(self._classes, self._rest, strict=True):
            rows, columns = np.flatnonzero(rest != NO_FIT), people
            # The fewer the rows, the fewer the columns that matter to them, and the other way round.
            for _ in range(2):
                if not len(rows) or not len(columns):
                    break
                least = [-one.row[rows] - one.score * rest[rows] for one in prices]
                most = [one.column[columns] for one in prices]
                rows, columns = (
                    rows[_cheap([low - high.max() for low, high in zip(least, most, strict=True)])],
                    columns[_cheap([low.min() - high for low, high in zip(least, most, strict=True)])],
                )
            if len(rows) and len(columns):
                found.append((rows, columns))
        return found


def improving(prices: Sequence[Prices], rows: Ints, columns: Ints, scores: Scores) -> Some:
    """Edges with which a solution with such prices would be better, or nearly so, of each row some.

    ``columns``: those of all rows, or a row of them each.
    """
    costs = [one.of(rows[:, None], columns, scores) for one in prices]
    better = _cheap(costs) & (scores != NO_FIT)
    if not better.any():
        return NOTHING
    wish = varied(rows, np.clip(-costs[-1], -_FAR, _FAR))
    # Those that do make it better come before all others.
    wish[better] += _FIRST
    costs[-1] -= NEARLY
    nearly = _cheap(costs) & (scores != NO_FIT)
    wish[~nearly] = _NEVER
    best = highest(wish, WIDENING)
    columns = np.broadcast_to(columns, scores.shape)
    found = flat(rows, np.take_along_axis(columns, best, 1), np.take_along_axis(scores, best, 1))
    chosen = np.take_along_axis(nearly, best, 1).ravel()
    return found[0][chosen], found[1][chosen], found[2][chosen]


def still_right(prices: Sequence[Prices], edges: Some) -> Sequence[Prices]:
    """Those, from the first one on, that these edges change nothing about."""
    row, column, score = edges
    for number, one in enumerate(prices):
        margin = one.of(row, column, score)
        if (margin < 0).any():
            return prices[:number]
        # What costs more in one is no matter to those after it.
        alike = margin == 0
        row, column, score = row[alike], column[alike], score[alike]
    return prices


def varied(rows: Ints, wish: Numbers) -> Numbers:
    """Numbers in the same order, equal ones in another order in each row: else all would like the same."""
    columns = np.arange(wish.shape[1], dtype=np.int64)
    mixed, turn = (numbers * 2_654_435_761 >> 7 & _VARIETY - 1 for numbers in (rows, columns))
    if wish.dtype == np.int16:
        wish, mixed, turn = (numbers.astype(np.int32) for numbers in (wish, mixed, turn))
    return wish * _VARIETY + (mixed[:, None] ^ turn[None, :])


def highest(wish: Numbers, number: int) -> Ints:
    """Of each row the columns of the highest ones."""
    rows, columns = wish.shape
    if columns <= number:
        return np.tile(np.arange(columns, dtype=np.int64), (int(rows), 1))
    return np.argpartition(wish, -number, axis=1)[:, -number:]


def _cheap(costs: Sequence[Ints]) -> Bools:
    """Where the first cost that is not 0 is less."""
    found = np.zeros(np.shape(costs[0]), np.bool_)
    for cost in reversed(costs):
        found = (cost < 0) | ((cost == 0) & found)
    return found


def flat(rows: Ints, columns: Ints, scores: Scores) -> Some:
    return np.repeat(rows, scores.shape[1]), columns.ravel(), scores.ravel().astype(np.int64)


def together(found: Sequence[Some]) -> Some:
    row, column, score = (np.concatenate(axis) for axis in zip(NOTHING, *found, strict=True))
    return row, column, score
