"""Ranges of days and of times, made of what begins and ends them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.errors import UserError
from bot.model.pairing import WEEK
from bot.pairing.time_words import Clock, Days, Mark, Part, Token, span

DAY = WEEK // 7
HOUR = DAY // 24


class Stretch(NamedTuple):
    """Quarters of an hour from a day's midnight on; the end may lie in the next day."""

    start: int
    end: int


ALL_DAY = Stretch(0, DAY)


class Times(NamedTuple):
    """One stretch; ``named`` by a part of the day alone."""

    stretch: Stretch
    named: bool


Item = Days | Times | Mark


def items(found: Sequence[Token]) -> list[Item]:
    """Ranges made of what begins and ends them."""
    reader = _Reader(found)
    read: list[Item] = []
    while not reader.done:
        read.append(reader.item())
    return read


class _Reader:
    def __init__(self, found: Sequence[Token]) -> None:
        self._tokens = found
        self._at = 0

    @property
    def done(self) -> bool:
        return self._at >= len(self._tokens)

    def item(self) -> Item:
        match self._take():
            case Days() as days:
                return self._days(days)
            case Part() as part:
                return self._part(part)
            case Clock() as clock:
                return self._range(self._side(clock, None))
            case Mark() as mark:
                return self._mark(mark)

    def _mark(self, mark: Mark) -> Item:
        match mark:
            case Mark.ALL_DAY:
                return Times(ALL_DAY, named=True)
            case Mark.BETWEEN:
                return self._range(self._end(), joints=(Mark.TO, Mark.AND))
            case Mark.AFTER:
                return _times_of(self._end(), None)
            case Mark.BEFORE:
                return _times_of(None, self._end())
            case Mark.TO:
                raise UserError("error-hours-until")
            case Mark.AND | Mark.COMMA | Mark.STOP:
                return mark

    def _peek(self, ahead: int = 0) -> Token | None:
        at = self._at + ahead
        return self._tokens[at] if at < len(self._tokens) else None

    def _take(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _days(self, first: Days) -> Days:
        last = self._peek(1)
        if self._peek() is not Mark.TO or not isinstance(last, Days):
            return first
        if not first.single or not last.single:
            raise UserError("error-hours-until")
        self._at += 2
        return Days(span(*first.days, *last.days))

    def _part(self, part: Part) -> Times:
        following = self._peek()
        if isinstance(following, Clock):
            self._at += 1
            return self._range(self._side(following, part))
        last = self._peek(1)
        if following is Mark.TO and isinstance(last, Part) and not isinstance(self._peek(2), Clock):
            self._at += 2
            start, end = part.value[0], last.value[1]
            return Times(Stretch(start * HOUR, (end if end > start else end + 24) * HOUR), named=True)
        start, end = part.value
        return Times(Stretch(start * HOUR, end * HOUR), named=True)

    def _end(self) -> "_Side":
        """One end of a range, which must follow."""
        match self._peek(), self._peek(1):
            case Clock() as clock, _:
                self._at += 1
                return self._side(clock, None)
            case Part() as part, Clock() as clock:
                self._at += 2
                return self._side(clock, part)
            case _:
                raise UserError("error-hours-until")

    def _side(self, clock: Clock, part: Part | None) -> "_Side":
        following = self._peek()
        if part is None and isinstance(following, Part) and not isinstance(self._peek(1), Clock):
            self._at += 1
            part = following
        return _Side(clock, part)

    def _range(self, first: "_Side", *, joints: tuple[Mark, ...] = (Mark.TO,)) -> Times:
        match self._peek():
            case Mark.AFTER:
                self._at += 1
                return _times_of(first, None)
            case Mark.BEFORE:
                self._at += 1
                return _times_of(None, first)
            case Mark() as mark if mark in joints:
                self._at += 1
                return _times_of(first, self._end())
            case _:
                raise UserError("error-hours-until")


@dataclass(frozen=True, slots=True)
class _Side:
    """One end of a range of times."""

    clock: Clock
    part: Part | None

    @property
    def minutes(self) -> int:
        """From midnight, as it is written."""
        return self.clock.hour * 60 + self.clock.minute

    @property
    def told(self) -> int | None:
        """From midnight, if it says which half of the day is meant."""
        hour, minute = self.clock.hour, self.clock.minute
        if self.clock.half is not None and hour <= 12:
            return (hour % 12 + self.clock.half.value) * 60 + minute
        if self.part is not None and hour <= 12:
            return (self.part.hour(hour) if hour else self.part.hour(12)) * 60 + minute
        return None


_HALF, _WHOLE = 12 * 60, 24 * 60


def _times_of(first: _Side | None, last: _Side | None) -> Times:
    start, end = _minutes(first, last)
    # What is not a whole quarter of an hour counts for nothing.
    stretch = Stretch(-(-start // 15), end // 15)
    if stretch.start >= stretch.end or end - start > _WHOLE:
        raise UserError("error-hours-until")
    return Times(stretch, named=False)


def _minutes(first: _Side | None, last: _Side | None) -> tuple[int, int]:
    """From one to the other, each in the half of the day that makes sense of both."""
    if last is None:
        assert first is not None
        # Who says "after 8" is rarely free from breakfast on.
        late = first.told is None and not first.clock.exact and first.clock.hour < 12
        return _alone(first) + (_HALF if late else 0), _WHOLE
    if first is None:
        return 0, _alone(last)
    start, end = first.told, last.told
    if start is None and end is None:
        return _both_unsaid(first, last)
    if start is None:
        assert end is not None
        start = first.minutes
        if not first.clock.exact:
            start = end - ((end - start) % _HALF or _HALF)
        return (start, end) if start >= 0 else (start + _WHOLE, end + _WHOLE)
    if end is None:
        end = last.minutes
        if not last.clock.exact:
            end = start + ((end - start) % _HALF or _HALF)
    return start, end if end > start else end + _WHOLE


def _alone(side: _Side) -> int:
    return side.minutes if side.told is None else side.told


def _both_unsaid(first: _Side, last: _Side) -> tuple[int, int]:
    start, end = first.minutes, last.minutes
    if end > start:
        return start, end
    # 9-5 is a day's work; 22-2 and 11:00-01:00 are a night.
    return start, end + (_WHOLE if first.clock.exact or last.clock.exact else _HALF)
