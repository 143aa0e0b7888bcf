"""A server's figures as files: sums only, and no count of fewer people than nobody can be made out among."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

from bot.model import LEAST, BridgeId, Crowd, GuildId, Talk, Tally, Tongue
from bot.stats.figures import WEEK, Span, seconds_to_answer

DAYS = timedelta(days=365)
_SUMS = ("messages", "characters", "words", "files", "stickers", "forwards", "polls")
_ACROSS = ("replies", "reactions", "crossed")
DAY_COLUMNS = (
    *("day", "bridge_id", "bridge", "side"),
    *_SUMS,
    *_ACROSS,
    *("reply_seconds", "people_spoke", "people_reached"),
)
COUNT_COLUMNS = ("week", "bridge_id", "bridge", "kind", "name", "times")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")

Cell = str | int | None


class ExportStore(Protocol):
    async def talk(self, guild_id: GuildId, first: date, last: date) -> Sequence[tuple[BridgeId, Talk]]: ...

    async def people(
        self, guild_id: GuildId, first: date, last: date
    ) -> Mapping[tuple[date, BridgeId, Tongue], Crowd]: ...


class TallyTotals(Protocol):
    async def totals(self, guild_id: GuildId, first: date, last: date) -> Sequence[Tally]:
        """By bridge, kind and name, as if all were of the first day."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """The rows of both tables, see ``DAY_COLUMNS`` and ``COUNT_COLUMNS``."""

    span: Span
    days: Sequence[Sequence[Cell]] = field(default_factory=list[Sequence[Cell]])
    counts: Sequence[Sequence[Cell]] = field(default_factory=list[Sequence[Cell]])


class Export:
    """Read week by week, so that nobody has to wait for a year."""

    def __init__(self, store: ExportStore, tallies: TallyTotals) -> None:
        self._store = store
        self._tallies = tallies

    async def of(self, guild_id: GuildId, *, today: date, names: Mapping[BridgeId, str]) -> Exported:
        """The last year; ``today`` in the server's zone, ``names`` of the bridges that there still are."""
        first = today - DAYS + timedelta(days=1)
        span = Span(first=first - timedelta(days=first.weekday()), last=today)
        days: list[Sequence[Cell]] = []
        counts: list[Sequence[Cell]] = []
        monday = span.first
        while monday <= today:
            sunday = monday + WEEK - timedelta(days=1)
            people = await self._store.people(guild_id, monday, sunday)
            for bridge_id, talk in await self._store.talk(guild_id, monday, sunday):
                crowd = people.get((talk.day, bridge_id, talk.side), Crowd())
                days.append(_day(talk, bridge_id, names.get(bridge_id, ""), crowd))
            tallies = await self._tallies.totals(guild_id, monday, sunday)
            counts += [_count(tally, names.get(tally.bridge_id, "")) for tally in tallies]
            monday += WEEK
        return Exported(span=span, days=days, counts=counts)


def as_csv(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """In UTF-8 with a mark that tells Excel so; what it would take for a formula is behind an apostrophe."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def as_json(exported: Exported, explained: Mapping[str, str], *, zone: str) -> bytes:
    """Both tables, each with what its columns mean (``explained``)."""
    tables = {"days": (DAY_COLUMNS, exported.days), "counts": (COUNT_COLUMNS, exported.counts)}
    content = {
        "first": exported.span.first.isoformat(),
        "last": exported.span.last.isoformat(),
        "zone": zone,
        **{
            name: {"columns": {column: explained[column] for column in columns}, "rows": rows}
            for name, (columns, rows) in tables.items()
        },
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _day(talk: Talk, bridge_id: BridgeId, name: str, crowd: Crowd) -> Sequence[Cell]:
    seconds = seconds_to_answer(talk)
    return (
        talk.day.isoformat(),
        str(bridge_id),
        name,
        talk.side.value,
        *(getattr(talk, column) for column in (*_SUMS, *_ACROSS)),
        None if seconds is None else round(seconds),
        crowd.spoke if crowd.spoke >= LEAST else None,
        crowd.reached if crowd.reached >= LEAST else None,
    )


def _count(tally: Tally, name: str) -> Sequence[Cell]:
    kind = tally.kind.name.lower().replace("_", "-")
    return tally.day.isoformat(), str(tally.bridge_id), name, kind, tally.name, tally.times


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
