"""A year of two busy servers, written in bulk as the counting would have left it."""

import itertools
import random
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Table

from bot.model import Onward, PairState, SessionState, TallyKind, UserId, message_id_at
from bot.stats.memory import remembered_from
from bot.storage import schema
from bot.storage.times import to_micros

SEED = 20260
GUILDS = (1_001, 1_002)
"""Both are on every bridge, so each counts everything."""
BRIDGES = range(1, 6)
DAYS = 365
TODAY = date(2026, 6, 11)
PEOPLE = 6_000
"""Who ever speak; half of them on either side."""
A_DAY = 1_500
"""Who speak on one day."""
PAIRS_A_WEEK = 100
ENGINES = ("memory", "local", "google", "gloss")
NOTES = 40
"""Expressions that are explained on a day, on one bridge."""
NAMED = 400
"""People who want to be on the leaderboard."""

_HOURS = [1, 1, 1, 1, 1, 2, 3, 4, 5, 5, 5, 6, 7, 6, 5, 5, 6, 7, 8, 9, 9, 7, 4, 2]
"""How much is said in each hour of the day, beside the others."""

Row = tuple[Any, ...]


def fill(path: Path, messages: int) -> None:
    """``messages`` in the year; the counting itself would take hours."""
    chance = random.Random(SEED)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        _insert(connection, schema.talk, _TALK, _talk(messages))
        _insert(connection, schema.crowds, None, _crowds(chance))
        _insert(connection, schema.voices, None, _voices(chance))
        _insert(connection, schema.tally, None, _tallies(messages, chance))
        _remembered(connection, messages // DAYS, chance)
        _people(connection, chance)
        _pairing(connection, chance)
        connection.execute("PRAGMA optimize")


def days() -> Iterator[date]:
    return (TODAY - timedelta(days=number) for number in reversed(range(DAYS)))


_TALK = (
    *("guild_id", "day", "hour", "bridge_id", "side", "messages", "characters", "words", "files"),
    *("replies", "reactions", "crossed", "waits"),
)


def _talk(messages: int) -> Iterator[Row]:
    a_row = messages / DAYS / len(BRIDGES) / 2 / sum(_HOURS)
    for guild_id, day, (hour, share), bridge_id, side in itertools.product(
        GUILDS, days(), enumerate(_HOURS), BRIDGES, ("en", "zh")
    ):
        said = max(1, round(a_row * share))
        answered = said // 5
        yield (
            *(guild_id, day.isoformat(), hour, bridge_id, side, said, said * 40, said * 8, said // 10),
            *(answered, said // 8, answered, answered * 6_000),
        )


def _crowds(chance: random.Random) -> Iterator[Row]:
    """Of days of which it is forgotten who spoke; bridge 0 is the whole server."""
    for day in days():
        if day >= remembered_from(TODAY):
            return
        lengths = (1, 7) if day.weekday() == 0 else (1,)
        for guild_id, length, bridge_id, side in itertools.product(
            GUILDS, lengths, (0, *BRIDGES), ("en", "zh")
        ):
            spoke = chance.randint(100, A_DAY)
            yield guild_id, day.isoformat(), length, bridge_id, side, spoke, spoke // 3


def _voices(chance: random.Random) -> Iterator[Row]:
    for day in days():
        if day < remembered_from(TODAY):
            continue
        speaking = sorted(chance.sample(range(1, PEOPLE + 1), A_DAY))
        for guild_id, bridge_id in itertools.product(GUILDS, BRIDGES):
            for user_id in speaking:
                # Most speak on a bridge or two.
                if (user_id + bridge_id) % 3 == 0:
                    said = chance.randint(1, 20)
                    side = _side(user_id)
                    yield guild_id, day.isoformat(), bridge_id, side, user_id, said, said // 4, said // 5


def _tallies(messages: int, chance: random.Random) -> Iterator[Row]:
    a_day = messages // DAYS // len(BRIDGES)
    kinds = [(TallyKind.ENGINE_USED, name) for name in ENGINES]
    kinds += [(TallyKind.ENGINE_FAILED, name) for name in ENGINES]
    kinds += [(kind, "") for kind in (TallyKind.UPGRADED, TallyKind.SUGGESTION, TallyKind.TERM)]
    for guild_id, day, bridge_id in itertools.product(GUILDS, days(), BRIDGES):
        for kind, name in kinds:
            yield guild_id, kind, day.isoformat(), bridge_id, name, chance.randint(1, a_day)
        for number in chance.sample(range(1_000), NOTES):
            yield guild_id, TallyKind.NOTE, day.isoformat(), bridge_id, f"zh:俚语{number}", 1


def _remembered(connection: sqlite3.Connection, a_day: int, chance: random.Random) -> None:
    """The map of the relay, and what each message counts for; every tenth was reacted to."""
    origin_ids = itertools.count(1)
    origins: list[Row] = []
    copies: list[Row] = []
    counted: list[Row] = []
    applause: list[Row] = []
    for day in days():
        if day < remembered_from(TODAY):
            continue
        midnight = datetime.combine(day, time(), UTC)
        for number in range(a_day):
            origin_id, bridge_id = next(origin_ids), BRIDGES[number % len(BRIDGES)]
            at = midnight + timedelta(seconds=86_400 * number / a_day)
            author = chance.randint(1, PEOPLE)
            message_id = message_id_at(at) + number
            crossings = chance.choice((0, 0, 0, 1, 2, 30 if number % 997 == 0 else 3))
            home, channel = GUILDS[author % 2], 10 * bridge_id + author % 2
            origins.append((origin_id, message_id, channel, home, author, bridge_id, 0, 0, None, 0, None))
            copies.append((origin_id, 10 * bridge_id + 1 - author % 2, 0, message_id + 1, 9, None, None, 0))
            counted += [
                (
                    *(origin_id, guild_id, bridge_id, day.isoformat(), at.hour, _side(author), author, 0),
                    *(40, 8, None, None, crossings, 1),
                )
                for guild_id in GUILDS
            ]
            if crossings:
                clapping = chance.randint(1, PEOPLE)
                applause.append((origin_id, clapping, message_id + 1, day.isoformat(), 1))
    for table, rows in (
        (schema.origins, origins),
        (schema.copies, copies),
        (schema.counted, counted),
        (schema.applause, applause),
    ):
        _insert(connection, table, None, rows)


def _people(connection: sqlite3.Connection, chance: random.Random) -> None:
    named = chance.sample(range(1, PEOPLE + 1), NAMED)
    _insert(connection, schema.people, None, ((user_id, 0, None, None, 0, 1) for user_id in named))
    at = to_micros(datetime.combine(TODAY, time(), UTC))
    bridges = ((number, f"Bridge {number}", GUILDS[0], "translation", 0, 0, 1, at) for number in BRIDGES)
    _insert(connection, schema.bridges, None, bridges)
    links = (
        (10 * bridge_id + side, GUILDS[side], bridge_id, ("en", "zh-Hans")[side], 1, at, None, None, 1)
        for bridge_id in BRIDGES
        for side in (0, 1)
    )
    _insert(connection, schema.links, None, links)
    approved = (
        (
            number,
            1 + number % 5,
            "zh-Hans",
            "",
            "",
            named[number % 50],
            GUILDS[0],
            at - number,
            1,
            at - number,
        )
        for number in range(1, 2_001)
    )
    _insert(connection, schema.suggestions, None, approved)


def _pairing(connection: sqlite3.Connection, chance: random.Random) -> None:
    """A round a week in the first server, with two sessions a pair."""
    pair_ids = itertools.count(1)
    pairs: list[Row] = []
    members: list[Row] = []
    sessions: list[Row] = []
    rounds: list[Row] = []
    start = datetime.combine(TODAY - timedelta(weeks=52), time(9), UTC)
    for week in range(52):
        at = start + timedelta(weeks=week)
        over = at + timedelta(weeks=1)
        rounds.append((week + 1, GUILDS[0], week + 1, 1, 1, 220, 200, to_micros(at), 1))
        people = iter(chance.sample(range(1, PEOPLE + 1), 2 * PAIRS_A_WEEK))
        for pair_id in itertools.islice(pair_ids, PAIRS_A_WEEK):
            ended = None if week == 51 else to_micros(over)
            state = PairState.OPEN if ended is None else PairState.ENDED
            moments = (to_micros(at), to_micros(over), None, None, ended)
            pairs.append((pair_id, GUILDS[0], week + 1, state, 1, pair_id, *moments, None))
            spoke = to_micros(at + timedelta(hours=3))
            members += [
                (pair_id, user_id, spoke, 0, 1, 1, Onward.AGAIN) for user_id in itertools.islice(people, 2)
            ]
            for number in (1, 2):
                began = at + timedelta(days=number)
                moments = [to_micros(began + timedelta(minutes=minutes)) for minutes in (0, 15, 30)]
                sessions.append((2 * pair_id + number, pair_id, "en", *moments, SessionState.OVER))
    seekers = (
        (GUILDS[0], user_id, "rounds", 0, 0, 1, None, 0, "numbers" if user_id % 3 == 0 else None, 0)
        for user_id in range(1, 501)
    )
    for table, rows in (
        (schema.rounds, rounds),
        (schema.pairs, pairs),
        (schema.pair_members, members),
        (schema.sessions, sessions),
        (schema.seekers, seekers),
    ):
        _insert(connection, table, None, rows)


def _side(user_id: int) -> str:
    return ("en", "zh")[user_id % 2]


def _insert(
    connection: sqlite3.Connection, table: Table, columns: Sequence[str] | None, rows: Iterable[Row]
) -> None:
    names = columns or [column.name for column in table.columns]
    marks = ", ".join("?" * len(names))
    statement = f'INSERT INTO "{table.name}" ({", ".join(names)}) VALUES ({marks})'
    connection.executemany(statement, rows)


def somebody() -> UserId:
    """Who speaks often enough."""
    return UserId(2)
