"""Who meets whom in a round.

What counts, in this order: that most people are matched; that those are who have waited longest; that few
meet again whom they have met, and those only whom they have not met for long; how well they fit. Each step is
solved exactly. First everybody gets one partner, if there is one. Those who are left over, of whom one side
usually has many, get further places of people who have room for more than one, and then may be the third
where all welcome that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from random import Random

import numpy as np

from bot.model import Match, RoundPlan, UserId, WhyWaiting
from bot.pairing.assignment import ALONE
from bot.pairing.crowd import BOTH, CHINESE, ENGLISH, Crowd, Ints, Table, cells
from bot.pairing.exact import Best, best
from bot.pairing.general import best_of_all
from bot.pairing.history import regrets, two
from bot.pairing.question import Candidate, Question

GENERAL = 10_000
"""More people than that are not given to the slower solver."""


def plan_round(question: Question) -> RoundPlan:
    """The same for the same question, whatever the order of its parts."""
    people = sorted(question.people, key=lambda person: person.profile.user_id)
    Random(question.seed).shuffle(people)  # noqa: S311 - chance, no secret
    planning = _Planning(
        Crowd(
            [person.profile for person in people],
            regrets=regrets(question.past),
            blocks={two(pair) for pair in question.blocks},
            first=question.week.astimezone(UTC).date(),
        ),
        people,
    )
    planning.pair()
    planning.share()
    planning.group()
    return RoundPlan(seed=question.seed, matches=planning.matches(), waiting=planning.waiting())


@dataclass(slots=True)
class _Meeting:
    """A match in the making; people by their places in the crowd."""

    members: tuple[int, ...]
    score: int


class _Planning:
    """A round as it comes together; people are known by their places in the crowd."""

    def __init__(self, crowd: Crowd, people: Sequence[Candidate]) -> None:
        self._crowd, self._people = crowd, people
        self._capacity = np.array([person.profile.capacity for person in people], dtype=np.int64)
        places = np.array([person.places for person in people], dtype=np.int64)
        self._partners = self._capacity - places
        self._groups = np.array([person.profile.groups for person in people], dtype=np.bool_)
        waited = np.array([person.waited for person in people], dtype=np.int64)
        # Only who has waited longer matters, not by how much.
        self._rank: Ints = np.unique(waited, return_inverse=True)[1].astype(np.int64)
        self._alone = self._partners == 0
        self._meetings: list[_Meeting] = []

    def pair(self) -> None:
        """One partner for as many as possible of those who have none."""
        people = np.flatnonzero(self._alone)
        side = self._crowd.side[people]
        scarce, plenty = sorted((people[side == ENGLISH], people[side == CHINESE]), key=len)
        helpers = people[side == BOTH]
        rows = np.concatenate([scarce, helpers])
        found = self._best(rows, plenty)
        pairs = _pairs(found, rows, plenty)
        if len(helpers) and self._helpers_wanted_elsewhere(found, len(scarce), rows):
            if len(people) <= GENERAL:
                pairs = best_of_all(self._crowd, people, self._rank)
            else:
                here = (len(plenty) + len(helpers) - len(scarce)) // 2
                rows = np.concatenate([scarce, helpers[:here]])
                columns = np.concatenate([plenty, helpers[here:]])
                pairs = _pairs(self._best(rows, columns), rows, columns)
        for one, other, score in pairs:
            self._meet((one, other), score)

    def share(self) -> None:
        """Further places of those who have room, second rather than third ones, for those who have nobody."""
        left = np.flatnonzero(self._alone)
        places = [
            (person, place)
            for person in np.flatnonzero(~self._alone).tolist()
            for place in range(int(self._partners[person]), int(self._capacity[person]))
        ]
        if not len(left) or not places:
            return
        whose, place = np.array(places, dtype=np.int64).T
        late = self._capacity.max() - place
        waited = self._rank[left] * (len(left) * int(late.max()) + 1)
        if len(left) <= len(whose):
            pairs = _pairs(best(Table(self._crowd, left, whose), waited, late), left, whose)
        else:
            pairs = _pairs(best(Table(self._crowd, whose, left), late, waited), whose, left)
        for one, other, score in pairs:
            self._meet((one, other), score)

    def group(self) -> None:
        """A third one for pairs where all three welcome it."""
        left = np.flatnonzero(self._alone & self._groups)
        pairs = [
            place for place, meeting in enumerate(self._meetings) if self._groups[list(meeting.members)].all()
        ]
        if not len(left) or not pairs:
            return
        members = np.array([self._meetings[place].members for place in pairs], dtype=np.int64).T
        found = best(Table(self._crowd, left, *members), self._rank[left], np.zeros(len(pairs), np.int64))
        for person, place, score in _pairs(found, left, np.array(pairs, dtype=np.int64)):
            meeting = self._meetings[place]
            meeting.members += (person,)
            meeting.score = min(meeting.score, score)
            self._alone[person] = False

    def matches(self) -> tuple[Match, ...]:
        return tuple(
            sorted(
                (
                    Match(members=tuple(sorted(map(self._id, meeting.members))), score=meeting.score)
                    for meeting in self._meetings
                ),
                key=lambda match: match.members,
            )
        )

    def waiting(self) -> tuple[tuple[UserId, WhyWaiting], ...]:
        side = self._crowd.side
        own = np.bincount(side, minlength=BOTH + 1)[side]
        row, column, _ = cells(self._crowd.blocks)
        # Of each person those who would complement them, but block them or are blocked.
        barred = np.bincount(row[side[row] != side[column]], minlength=len(side))
        return tuple(
            sorted(
                (
                    self._id(person),
                    _why(int(own[person]), len(side) - int(own[person]), int(barred[person])),
                )
                for person in np.flatnonzero(self._alone).tolist()
            )
        )

    def _best(self, rows: Ints, columns: Ints) -> Best:
        return best(Table(self._crowd, rows, columns), self._rank[rows], self._rank[columns])

    def _helpers_wanted_elsewhere(self, found: Best, scarce: int, rows: Ints) -> bool:
        """Whether, by its prices, a solution could be better with a helper for the scarcer side."""
        if not scarce:
            return False
        for start, scores in Table(self._crowd, rows[scarce:], rows[:scarce]).blocks():
            better = np.zeros(scores.shape, np.bool_)
            for prices in reversed(found.prices):
                helpers = prices.row[scarce + start : scarce + start + len(scores)]
                costs = prices.alone - helpers[:, None] - prices.row[None, :scarce]
                costs -= np.multiply(scores, prices.score, dtype=np.int64)
                better = (costs < 0) | ((costs == 0) & better)
            if (better & (scores >= 0)).any():
                return True
        return False

    def _meet(self, members: tuple[int, int], score: int) -> None:
        self._meetings.append(_Meeting(members, score))
        self._partners[list(members)] += 1
        self._alone[list(members)] = False

    def _id(self, person: int) -> UserId:
        return self._people[person].profile.user_id


def _pairs(found: Best, rows: Ints, columns: Ints) -> list[tuple[int, int, int]]:
    return [
        (int(rows[row]), int(columns[column]), int(found.score[row]))
        for row, column in enumerate(found.column.tolist())
        if column != ALONE
    ]


def _why(own: int, others: int, barred: int) -> WhyWaiting:
    """By how many are on one's own side, and how many are not, of whom some do not come into question."""
    if not others:
        return WhyWaiting.NOBODY
    if barred == others or (barred and own <= others):
        return WhyWaiting.NO_FIT
    return WhyWaiting.NUMBERS
