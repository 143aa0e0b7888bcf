"""What pairing amounts to, counted from its own tables when it is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, func, or_, select

from bot.model import LEAST, Encounters, GuildId, Onward, SessionState, Tongue, UserId
from bot.storage.connection import Connection
from bot.storage.engine import Database
from bot.storage.schema import pair_members, pairs, rounds, seekers, sessions

_HELD = (SessionState.OVER, SessionState.STOPPED)
_Members = dict[int, list[Row[*tuple[Any, ...]]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sessions:
    """Those that are over."""

    count: int
    lengths: dict[Tongue, timedelta]
    people: int

    def minutes(self, *tongues: Tongue) -> int:
        lengths = (self.lengths.get(tongue, timedelta()) for tongue in tongues)
        return round(sum(lengths, timedelta()) / timedelta(minutes=1))


class EncounterStore:
    """``bot.stats.chronicle.Meetings``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of_server(self, guild_id: GuildId, begin: datetime, end: datetime) -> Encounters:
        """From ``begin`` until ``end``."""
        there = (
            pairs.c.guild_id == guild_id,
            pairs.c.made_at < end,
            or_(pairs.c.ended_at.is_(None), pairs.c.ended_at >= begin),
        )
        begun = select(func.count()).where(
            rounds.c.guild_id == guild_id, rounds.c.at >= begin, rounds.c.at < end
        )
        made = select(func.count()).where(*there, pairs.c.made_at >= begin)
        waiting = select(func.count()).where(seekers.c.guild_id == guild_id, seekers.c.why.is_not(None))
        async with self._database.read() as connection:
            members = await _members(connection, *there)
            held = await _sessions(connection, begin, end, pairs.c.guild_id == guild_id)
            return Encounters(
                rounds=(await connection.execute(begun)).scalar_one(),
                made=(await connection.execute(made)).scalar_one(),
                waiting=(await connection.execute(waiting)).scalar_one(),
                met=sum(_met_between(begin, end, pair) for pair in members.values()),
                continued=sum(map(_goes_on, members.values())),
                people=len({one.user_id for pair in members.values() for one in pair}),
                sessions=held.count,
                minutes=held.minutes(*Tongue),
                speaking={tongue: held.minutes(tongue) for tongue in Tongue if held.people >= LEAST},
            )

    async def of_person(
        self, guild_id: GuildId, user_id: UserId, begin: datetime, end: datetime
    ) -> tuple[int, int]:
        """How many sessions they had there, and for how many minutes."""
        mine = select(pair_members.c.pair_id).where(pair_members.c.user_id == user_id)
        here = (pairs.c.guild_id == guild_id, pairs.c.id.in_(mine))
        async with self._database.read() as connection:
            held = await _sessions(connection, begin, end, *here)
        return held.count, held.minutes(*Tongue)


async def _members(connection: Connection, *of_pairs: ColumnElement[bool]) -> _Members:
    statement = select(pair_members).join(pairs, pairs.c.id == pair_members.c.pair_id).where(*of_pairs)
    found: _Members = {}
    for row in await connection.execute(statement):
        found.setdefault(row.pair_id, []).append(row)
    return found


def _met_between(begin: datetime, end: datetime, pair: Sequence[Row[*tuple[Any, ...]]]) -> bool:
    """Whether the second of them has written for the first time then."""
    spoke = sorted(one.spoke_at for one in pair if one.spoke_at is not None)
    return len(spoke) > 1 and begin <= spoke[1] < end


def _goes_on(pair: Sequence[Row[*tuple[Any, ...]]]) -> bool:
    """Whether all want it, and nobody is left alone by one who had themselves forgotten."""
    return len(pair) > 1 and all(one.onward == Onward.AGAIN for one in pair)


async def _sessions(
    connection: Connection, begin: datetime, end: datetime, *of_pairs: ColumnElement[bool]
) -> _Sessions:
    statement = (
        select(sessions)
        .join(pairs, pairs.c.id == sessions.c.pair_id)
        .where(*of_pairs, sessions.c.started_at >= begin, sessions.c.started_at < end)
        .where(sessions.c.state.in_(_HELD))
    )
    rows = (await connection.execute(statement)).all()
    lengths = dict.fromkeys(Tongue, timedelta())
    for row in rows:
        for tongue, length in _lengths(row).items():
            lengths[tongue] += length
    of_them = select(func.count(pair_members.c.user_id.distinct())).where(
        pair_members.c.pair_id.in_({row.pair_id for row in rows})
    )
    people = (await connection.execute(of_them)).scalar_one() if rows else 0
    return _Sessions(count=len(rows), lengths=lengths, people=people)


def _lengths(row: Row[*tuple[Any, ...]]) -> dict[Tongue, timedelta]:
    """Half of its time is for either language; one that was stopped has less of the second, or of both."""
    half = row.switches_at - row.started_at
    lasted = max(timedelta(), min(row.ends_at - row.started_at, 2 * half))
    first = Tongue(row.first)
    second = next(one for one in Tongue if one is not first)
    return {first: min(lasted, half), second: max(timedelta(), lasted - half)}
