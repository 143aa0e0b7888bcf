"""Charts as they are ordered: numbers, and every text as the reader will see it; and how they are sent."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bot.model import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """What went over the bridge one way."""

    name: str
    total: str
    messages: Sequence[int]
    """By day."""
    labels: Sequence[str]
    """The same, written; there is room for all of them in a week only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traffic:
    """Messages by day, one way above the line of days and the other way below it."""

    language: Language
    title: str
    span: str
    days: Sequence[str]
    """What to write at each day; nothing at most days of a longer time."""
    above: Direction
    below: Direction
    silence: str
    """Said where nothing is to be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """What time it is somewhere in each of the 24 columns."""

    name: str
    hours: Sequence[str]
    """What to write where a column begins; nothing at most of them."""
    midnight: int
    """The column where the day begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Messages by day of the week and hour, on the clocks of both sides."""

    language: Language
    title: str
    span: str
    weekdays: Sequence[str]
    messages: Sequence[Sequence[int]]
    """A row a day from Monday on, with 24 columns."""
    clock: Clock
    other: Clock
    busiest: str
    most: str
    """What the brightest colour stands for."""
    silence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """Week by week, how much of what was said came from which side, and the exchange index."""

    language: Language
    title: str
    span: str
    weeks: Sequence[str]
    """What to write at each week; nothing at some of them."""
    shares: Sequence[float | None]
    """Of the direction above, from 0 to 1; none of a week without a message."""
    index: Sequence[int | None]
    above: str
    above_share: str
    below: str
    below_share: str
    """Of the whole time, written."""
    line: str
    """What the index is called."""
    silence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One engine: how often it was asked, and how often in vain."""

    name: str
    used: Sequence[int]
    failed: Sequence[int]
    used_total: str
    failed_total: str
    """Nothing where it never failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """Use and failures day by day, an engine a row."""

    language: Language
    title: str
    span: str
    days: Sequence[str]
    rows: Sequence[Row]
    used: str
    failed: str
    """What the two kinds of bars are called."""
    silence: str


Chart = Traffic | Hours | Balance | Health


def write(chart: Chart) -> bytes:
    """One line."""
    return json.dumps({"kind": type(chart).__name__, **asdict(chart)}).encode() + b"\n"


def read(line: bytes) -> Chart:
    """ValueError, KeyError or TypeError for what is none."""
    told: dict[str, Any] = json.loads(line)
    told["language"] = Language(told["language"])
    return _READERS[told.pop("kind")](told)


def _traffic(told: Mapping[str, Any]) -> Traffic:
    ways: dict[str, Any] = {way: Direction(**told[way]) for way in ("above", "below")}
    return Traffic(**{**told, **ways})


def _hours(told: Mapping[str, Any]) -> Hours:
    clocks: dict[str, Any] = {clock: Clock(**told[clock]) for clock in ("clock", "other")}
    return Hours(**{**told, **clocks})


def _balance(told: Mapping[str, Any]) -> Balance:
    return Balance(**told)


def _health(told: Mapping[str, Any]) -> Health:
    rows: dict[str, Any] = {"rows": [Row(**row) for row in told["rows"]]}
    return Health(**{**told, **rows})


_READERS: Mapping[str, Callable[[Mapping[str, Any]], Chart]] = {
    kind.__name__: reader
    for kind, reader in ((Traffic, _traffic), (Hours, _hours), (Balance, _balance), (Health, _health))
}
