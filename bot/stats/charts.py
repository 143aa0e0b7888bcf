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


Chart = Traffic


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


_READERS: Mapping[str, Callable[[Mapping[str, Any]], Chart]] = {Traffic.__name__: _traffic}
