"""The relay's tables are made for ten million messages: every question is answered through an index."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event, text

from bot.model import ChannelId, Kind, Trouble
from bot.storage import Bridges, Database, Outbox, Pins
from bot.storage.problems import Problems
from bot.storage.retention import OldRows
from bot.storage.schema import copies, origins
from bot.storage.schema import outbox as outbox_table
from tests.integration.storage.values import (
    CHINESE,
    ENGLISH,
    KEY,
    OTHERS,
    at,
    copy_in,
    deliver,
    guild_of,
    make_bridge,
    message,
    only,
)

GROWING = {"origins", "copies", "outbox"}


@contextmanager
def recorded() -> Generator[list[tuple[str, Any]]]:
    """The statements that reach the driver, with the arguments of each."""
    found: list[tuple[str, Any]] = []

    def record(*args: Any) -> None:
        _connection, _cursor, statement, parameters, _context, executemany = args
        if statement.split()[0] in {"SELECT", "INSERT", "UPDATE", "DELETE", "WITH"}:
            found.append((statement, parameters[0] if executemany else parameters))

    event.listen(Engine, "before_cursor_execute", record)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", record)


async def a_day(outbox: Outbox, bridges: Bridges, pins: Pins) -> None:
    """Everything the relay ever asks of the outbox."""
    await outbox.accept(message(1), OTHERS)
    delivery = await only(outbox, CHINESE)
    await outbox.attempted(delivery.id)
    await deliver(outbox, CHINESE, 101, 102, upgrade_at=at(1))
    await outbox.next_upgrade_at()
    [upgrade] = await outbox.upgrades_due(at(1), limit=10)
    await outbox.postpone_upgrade(upgrade, at(2))
    await outbox.ready_upgrade(upgrade)
    await outbox.channels_with_work()
    await outbox.copies(delivery.origin.id, CHINESE)
    await outbox.newest_copy(CHINESE)
    await outbox.carries_others(copy_in(CHINESE, 101), delivery.origin.id)
    for number in (1, 101, 404):
        await outbox.counterpart(message(number).id, OTHERS[1])
    await outbox.shown([message(1).id, message(101).id])
    await pins.accept(message(101).id, pinned=True, seen_in=CHINESE)
    await pins.note([message(1).id], pinned=False)
    await pins.pinned_among([message(1).id, message(101).id])
    for channel in (ENGLISH, OTHERS[1]):
        await outbox.drop((await outbox.next(channel, limit=10))[-1])
    await outbox.accept_change(Kind.REACTIONS, message(1).id, seen_in=ENGLISH)
    for channel in OTHERS:
        _, change = await outbox.next(channel, limit=10)
        await outbox.drop(change)
    await outbox.accept_edit(message(1, edited=at(5)))
    *outdated, edit = await outbox.next(CHINESE, limit=10)
    for upgrade in outdated:
        await outbox.drop(upgrade)
    await outbox.edited(
        edit, added=[copy_in(CHINESE, 103, part=1)], removed=[message(102).id], upgrade_at=None
    )
    await outbox.drop(await only(outbox, CHINESE))
    create = (await outbox.next(OTHERS[1], limit=10))[0]
    await outbox.set_aside(create, Trouble.REFUSED)
    problems = Problems(outbox._database)
    assert await problems.count(guild_of(OTHERS[1])) == 1
    await problems.of_server(guild_of(OTHERS[1]), skip=0, limit=5)
    await problems.expire(at(-100))
    assert await problems.retry(create.id, guild_of(ENGLISH))
    await outbox.accept_delete(ENGLISH, [message(1).id])
    await outbox.removed([await only(outbox, CHINESE)])
    for delivery in await outbox.next(OTHERS[1], limit=10):
        await outbox.drop(delivery)
    await outbox.abandon(OTHERS[1])
    await OldRows(outbox._database).forget(message(10).id, limit=10)
    await bridges.unlink(CHINESE)


async def plans_of(database: Database, statements: Sequence[tuple[str, Any]]) -> list[str]:
    async with database.begin() as connection:
        lines: list[str] = []
        for statement, parameters in statements:
            rows = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            lines += [f"{row.detail}  <-  {' '.join(statement.split())}" for row in rows]
        return lines


async def test_nothing_the_relay_asks_looks_through_a_whole_table(sqlite_url: str) -> None:
    async with Database.open(sqlite_url) as database:
        bridges, outbox = Bridges(database), Outbox(database)
        await make_bridge(bridges, ENGLISH, *OTHERS)
        with recorded() as statements:
            await a_day(outbox, bridges, Pins(database))
        plans = await plans_of(database, statements)

    assert len(statements) > 60
    scans = [plan for plan in plans if plan.split()[0] == "SCAN" and plan.split()[1] in GROWING]
    assert scans == []


@pytest.mark.postgres
async def test_a_server_has_an_index_for_everything_the_relay_asks(postgresql_url: str) -> None:
    async with Database.open(postgresql_url, key=KEY) as database:
        bridges, outbox = Bridges(database), Outbox(database)
        await make_bridge(bridges, ENGLISH, *OTHERS)
        with recorded() as statements:
            await a_day(outbox, bridges, Pins(database))
        async with database.begin() as connection:
            # Small tables are always read whole, unless that is made to seem dear.
            await connection.execute(text("SET LOCAL enable_seqscan = off"))
            plans = [
                f"{row[0]}  <-  {statement}"
                for statement, parameters in statements
                for row in await connection.exec_driver_sql(f"EXPLAIN {statement}", parameters)
            ]

    scans = [plan for plan in plans if any(f"Seq Scan on {table}" in plan for table in GROWING)]
    assert scans == []


async def test_a_copy_costs_less_than_150_bytes(sqlite_url: str, tmp_path: Path) -> None:
    """Indexes and origins among them, at real ids' size, in bridges of two channels: one copy a message."""
    count, first = 20_000, 1_330_000_000_000_000_000
    here, there = ChannelId(first), ChannelId(first + 1)
    # Closed once, so that the tables are in the file and no longer in its log.
    async with Database.open(sqlite_url):
        pass
    empty = (tmp_path / "magpie.db").stat().st_size
    async with Database.open(sqlite_url) as database, database.begin() as connection:
        await connection.execute(
            origins.insert(),
            [
                {
                    "id": number,
                    "message_id": first + number * 4_000_001,
                    "channel_id": here,
                    "guild_id": first,
                    "author_id": first + number % 1000,
                    "bridge_id": 1,
                    "revision": 0,
                }
                for number in range(1, count + 1)
            ],
        )
        await connection.execute(
            copies.insert(),
            [
                {
                    "origin_id": number,
                    "channel_id": there,
                    "part": 0,
                    "message_id": first + number * 4_000_001 + 3,
                    "webhook_id": there + 5,
                }
                for number in range(1, count + 1)
            ],
        )
    grown = (tmp_path / "magpie.db").stat().st_size - empty

    assert grown / count <= 150


def test_no_table_but_the_outbox_has_room_for_text() -> None:
    kept = {str(column.type) for table in (origins, copies) for column in table.columns}

    assert kept <= {"BIGINT", "SMALLINT", "BOOLEAN"}
    assert str(outbox_table.c.payload.type) == "BLOB"
