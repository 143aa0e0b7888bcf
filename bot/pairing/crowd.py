"""The scores of many people at once: the same numbers as ``bot.pairing.score``, a block of a table at a time.

Imported by the worker only, as everything that needs numpy.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, reduce
from itertools import chain
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from scipy import sparse

from bot.model import WEEK, Profile, Tongue, UserId, Want
from bot.pairing.history import DISLIKED, Two
from bot.pairing.hours import free_in
from bot.pairing.points import (
    BY_INTERESTS,
    ENOUGH,
    HELPER,
    HOURS,
    HOURS_UNSAID,
    INTERESTS_UNSAID,
    SHARE_OF_DISLIKED,
    group_points,
    level_code,
    level_points,
    want_points,
)

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
T = TypeVar("T")
Scores = npt.NDArray[np.int16]
Cells = tuple[Ints, Ints, Ints]
"""Rows in ascending order, columns and values."""
Matrix = sparse.csr_array[np.int64, tuple[int, int]]

NO_FIT = -1
"""In place of a score: two people who must not, or cannot, be matched."""
ENGLISH, CHINESE, BOTH = 1, 2, 3
"""What somebody offers; those who offer the same do not complement each other."""
BLOCK = 1 << 21
"""Scores that are worked out at a time."""
KEPT = 1 << 26
"""Scores of a table that are kept rather than worked out anew: 128 MB of them."""
_TALLER = np.iinfo(np.int16).max
_TRAITS = (HELPER + 1, 16, 2)
"""Level codes, sets of wants, groups or not."""


class Crowd:
    """People, by their place in a sequence."""

    def __init__(
        self,
        profiles: Sequence[Profile],
        *,
        regrets: Mapping[Two, int],
        blocks: Collection[Two],
        first: date,
    ) -> None:
        places = {profile.user_id: place for place, profile in enumerate(profiles)}
        self.side = np.array([_side(profile) for profile in profiles], dtype=np.int8)
        hours = [free_in(profile.hours, profile.zone, first) for profile in profiles]
        self._hours, self._quarters = _stretches(hours)
        self.hours_said = np.array([week is not None for week in hours], dtype=np.bool_)
        self.interests = _interests(profiles)
        self.interests_said = np.array([bool(one.tags or one.words) for one in profiles], dtype=np.bool_)
        self.traits = np.array([_trait(profile) for profile in profiles], dtype=np.int64)
        self.regrets = _symmetric(regrets, places)
        self.blocks = _symmetric(dict.fromkeys(blocks, 1), places)

    def free(self, people: Ints) -> Floats:
        """A row a person, a column a stretch of the week: 1 where they are free."""
        count = len(self._quarters)
        return np.unpackbits(self._hours[people], axis=1, count=count, bitorder="little").astype(np.float32)

    def quarters_free(self, people: Ints) -> Floats:
        """The same, with the length of the stretch instead of 1; a product of both is exact."""
        return self.free(people) * self._quarters


class Table:
    """The scores of some people with others, or with pairs whose third they might be.

    ``members``: of each column the first person, then of each the second, if there are two.
    """

    def __init__(self, crowd: Crowd, rows: Ints, *members: Ints) -> None:
        self.shape = (len(rows), len(members[0]))
        self._crowd, self._rows, self._members = crowd, rows, members
        self._kept: Scores | None = None

    @cached_property
    def regrets(self) -> Cells:
        """Of those who have met; of a pair whoever is the greater pity."""
        found = (self._crowd.regrets[self._rows][:, people] for people in self._members)
        return cells(reduce(lambda one, other: one.maximum(other), found))

    @property
    def is_kept(self) -> bool:
        """Whether its scores need not be worked out again."""
        return self._kept is not None

    def part(self, rows: Ints, columns: Ints) -> "Table":
        """Of these rows and columns."""
        part = Table(self._crowd, self._rows[rows], *(people[columns] for people in self._members))
        if self._kept is not None:
            part._kept = self._kept[np.ix_(rows, columns)]
        return part

    def blocks(self) -> Iterator[tuple[int, Scores]]:
        """The first row and the scores of some rows at a time; ``NO_FIT`` where there must be no match."""
        rows, columns = self.shape
        step = max(1, BLOCK // max(columns, 1))
        starts = range(0, rows, step)
        if self._kept is None and rows * columns <= KEPT:
            self._kept = np.empty(self.shape, dtype=np.int16)
            for start, scores in self._work_out(starts, step):
                self._kept[start : start + step] = scores
        if self._kept is not None:
            yield from ((start, self._kept[start : start + step]) for start in starts)
        else:
            yield from self._work_out(starts, step)

    def _work_out(self, starts: Iterable[int], step: int) -> Iterator[tuple[int, Scores]]:
        columns = [_Column(self._crowd, self._rows, people) for people in self._members]
        for start in starts:
            rows = self._rows[start : start + step]
            free = self._crowd.free(rows)
            found = columns[0].scores(rows, free, start)
            for column in columns[1:]:
                np.minimum(found, column.scores(rows, free, start), out=found)
            found[found == _TALLER] = NO_FIT
            for column in columns:
                row, place, _ = column.blocked(start, start + len(rows))
                found[row, place] = NO_FIT
            yield start, found


class _Column:
    """One person of each column of a table."""

    def __init__(self, crowd: Crowd, rows: Ints, people: Ints) -> None:
        self._crowd = crowd
        self._free = crowd.quarters_free(people).T
        self._interests = crowd.interests[people].T.tocsr()
        self._no_hours = np.flatnonzero(~crowd.hours_said[people])
        self._no_interests = np.flatnonzero(~crowd.interests_said[people])
        self._traits, self._side = crowd.traits[people], crowd.side[people]
        self._met = cells(crowd.regrets[rows][:, people])
        self._blocked = cells(crowd.blocks[rows][:, people])

    def blocked(self, start: int, stop: int) -> Cells:
        return between(self._blocked, start, stop)

    def scores(self, rows: Ints, free: Floats, start: int) -> Scores:
        """``_TALLER`` where the two do not complement each other."""
        crowd = self._crowd
        found = _hours_points(free @ self._free)
        found[~crowd.hours_said[rows]] = HOURS_UNSAID
        found[:, self._no_hours] = HOURS_UNSAID
        shared = crowd.interests[rows] @ self._interests
        points = sparse.csr_array(
            (_INTERESTS[shared.data], shared.indices, shared.indptr), shape=shared.shape
        )
        interests = points.toarray()
        interests[~crowd.interests_said[rows]] = INTERESTS_UNSAID
        interests[:, self._no_interests] = INTERESTS_UNSAID
        found += interests
        found += _BY_TRAITS[crowd.traits[rows]][:, self._traits]
        row, place, regret = between(self._met, start, start + len(rows))
        disliked = regret >= DISLIKED
        found[row[disliked], place[disliked]] //= SHARE_OF_DISLIKED
        found[crowd.side[rows][:, None] == self._side[None, :]] = _TALLER
        return found


def _hours_points(quarters: Floats) -> Scores:
    """``score.hours_points`` of many: numbers so small, and their roots, are exact enough to be cut off."""
    np.minimum(quarters, ENOUGH, out=quarters)
    quarters *= HOURS * HOURS // ENOUGH
    return np.sqrt(quarters, out=quarters).astype(np.int16)


def _stretches(hours: Sequence[int | None]) -> tuple[npt.NDArray[np.uint8], Floats]:
    """Bits, a row a person, a column a stretch in which nobody begins or ceases to be free; its quarters."""
    packed = b"".join((week or 0).to_bytes(WEEK // 8, "little") for week in hours)
    bits = np.unpackbits(np.frombuffer(packed, np.uint8).reshape(-1, WEEK // 8), axis=1, bitorder="little")
    starts = np.flatnonzero([True, *(bits[:, 1:] != bits[:, :-1]).any(axis=0)])
    quarters = np.diff(starts, append=WEEK).astype(np.float32)
    return np.packbits(bits[:, starts], axis=1, bitorder="little"), quarters


def _side(profile: Profile) -> int:
    return sum(
        code
        for tongue, code in ((Tongue.ENGLISH, ENGLISH), (Tongue.CHINESE, CHINESE))
        if tongue in profile.offers
    )


def _trait(profile: Profile) -> int:
    _, wants, groups = _TRAITS
    return (level_code(profile) * wants + profile.wants) * groups + profile.groups


def _interests(profiles: Sequence[Profile]) -> sparse.csr_array[np.uint8, tuple[int, int]]:
    """A row a person, a column a tag or a word, 1 where somebody has it."""
    columns: dict[tuple[str, str], int] = {}
    starts, found = [0], list[int]()
    for profile in profiles:
        own = {("tag", tag) for tag in profile.tags} | {("word", word) for word in profile.words}
        found.extend(columns.setdefault(interest, len(columns)) for interest in own)
        starts.append(len(found))
    ones = np.ones(len(found), dtype=np.uint8)
    return sparse.csr_array(
        (ones, found, starts), shape=(len(profiles), max(len(columns), 1)), dtype=np.uint8
    )


def _symmetric(values: Mapping[Two, int], places: Mapping[UserId, int]) -> Matrix:
    known = [
        (places[one], places[other], value)
        for (one, other), value in values.items()
        if one in places and other in places
    ]
    one, other, value = np.array(known, dtype=np.int64).reshape(-1, 3).T
    shape = (len(places), len(places))
    both = (np.concatenate([one, other]), np.concatenate([other, one]))
    return sparse.csr_array((np.concatenate([value, value]), both), shape=shape)


def cells(matrix: Matrix) -> Cells:
    found = matrix.tocoo()
    order = np.lexsort((found.col, found.row))
    row, column = (np.asarray(axis, dtype=np.int64)[order] for axis in (found.row, found.col))
    return row, column, np.asarray(found.data, dtype=np.int64)[order]


def between(cells: Cells, start: int, stop: int) -> Cells:
    """Of these rows, which are counted from ``start`` on."""
    row, column, value = cells
    low, high = np.searchsorted(row, (start, stop))
    return row[low:high] - start, column[low:high], value[low:high]


def _by_traits() -> Scores:
    """Each part of a trait by itself: of whole traits there are too many to go through at every start."""
    levels, wants, groups = _TRAITS
    by_level = _each(level_points, range(levels))[:, None, None, :, None, None]
    by_want = _each(want_points, [Want(one) for one in range(wants)])[None, :, None, None, :, None]
    by_group = _each(group_points, [bool(one) for one in range(groups)])[None, None, :, None, None, :]
    count = levels * wants * groups
    return (by_level + by_want + by_group).reshape(count, count)


def _each(points: Callable[[T, T], int], kinds: Sequence[T]) -> Scores:
    """A row the one's kind, a column the other's."""
    return np.array([[points(one, other) for other in kinds] for one in kinds], dtype=np.int16)


_INTERESTS = np.array(list(chain(BY_INTERESTS, [BY_INTERESTS[-1]] * 250)), dtype=np.int16)
_BY_TRAITS = _by_traits()
