"""How the relay's memory grows: ``python -m tests.bench.map [--rows 10000 1000000 10000000] [--json FILE]``.

Fills the map of an SQLite database with so many copies (one of each message, in a hundred bridges of two
channels) and asks it what the relay asks for each message: the copies of an origin, the counterpart of a
message, by the origin and by a copy, and to accept and deliver one more. The peer in the same run is a bare
look-up by primary key in a table with a row a message. Prints medians in microseconds, and bytes a copy.
"""

import argparse
import asyncio
import json
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from bot.model import (
    Author,
    ChannelId,
    Copy,
    GuildId,
    Incoming,
    Language,
    Link,
    MessageId,
    OriginId,
    Style,
    UserId,
    WebhookId,
    message_id_at,
)
from bot.relay.retention import CHUNK
from bot.storage import Bridges, Database, Outbox
from bot.storage.retention import OldRows

SEED = 20260
FIRST = message_id_at(datetime(2025, 1, 13, tzinfo=UTC))
APART = 4_200_001
"""Between two messages' ids: about a second."""
BRIDGES = 100
ASKED = 400
"""Times each question is asked; the median counts."""


def origin_channel(number: int) -> int:
    return FIRST - 3 * (number % BRIDGES) - 1


def fill(path: Path, copies: int) -> None:
    """Write as the schema has it; the relay itself would take hours."""
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        numbers = range(1, copies + 1)
        connection.executemany(
            "INSERT INTO origins"
            " (id, message_id, channel_id, guild_id, author_id, bridge_id, revision)"
            " VALUES (?, ?, ?, ?, ?, ?, 0)",
            (
                (
                    n,
                    FIRST + n * APART,
                    origin_channel(n),
                    FIRST,
                    FIRST + n % 9000,
                    n % BRIDGES + 1,
                )
                for n in numbers
            ),
        )
        connection.executemany(
            "INSERT INTO copies (origin_id, channel_id, part, message_id, webhook_id) VALUES (?, ?, 0, ?, ?)",
            ((n, origin_channel(n) - 1, FIRST + n * APART + 1, FIRST + n % BRIDGES) for n in numbers),
        )
        connection.execute("CREATE TABLE peer (id INTEGER PRIMARY KEY, value INTEGER)")
        connection.executemany("INSERT INTO peer VALUES (?, ?)", ((n, n) for n in numbers))
        connection.commit()
        connection.execute("PRAGMA journal_mode = WAL")
    connection.close()


async def median(ask: Callable[[int], Awaitable[object]], numbers: Sequence[int]) -> float:
    """Microseconds."""
    taken: list[float] = []
    for number in numbers:
        began = time.perf_counter()
        await ask(number)
        taken.append((time.perf_counter() - began) * 1e6)
    return statistics.median(taken)


async def measure(folder: Path, rows: int) -> dict[str, float]:
    path = folder / f"{rows}.db"
    url = f"sqlite:///{path}"
    async with Database.open(url) as database:
        bridges = Bridges(database)
        bridge = await bridges.create(
            name="bench",
            home_guild_id=GuildId(FIRST),
            style=Style.TRANSLATION,
            created_by=UserId(1),
            created_at=datetime.now(UTC),
        )
        for channel in (origin_channel(0), origin_channel(0) - 1, origin_channel(0) - 2):
            await bridges.link(
                Link(
                    channel_id=ChannelId(channel),
                    guild_id=GuildId(FIRST),
                    bridge_id=bridge.id,
                    language=Language.ENGLISH,
                    linked_by=UserId(1),
                    linked_at=datetime.now(UTC),
                )
            )
    empty = path.stat().st_size
    await asyncio.to_thread(fill, path, rows)
    with sqlite3.connect(path) as connection:
        (peer_bytes,) = connection.execute("SELECT sum(pgsize) FROM dbstat WHERE name = 'peer'").fetchone()
    connection.close()
    figures = {"bytes a copy": (path.stat().st_size - empty - peer_bytes) / rows}
    chosen = random.Random(SEED)
    # Of the bridge that is really linked.
    numbers = [chosen.randrange(1, rows // BRIDGES) * BRIDGES for _ in range(ASKED)]
    async with Database.open(url) as database:
        outbox = Outbox(database)
        here, there = ChannelId(origin_channel(0)), ChannelId(origin_channel(0) - 1)

        async def peer(number: int) -> None:
            async with database.read() as connection:
                await connection.exec_driver_sql(f"SELECT value FROM peer WHERE id = {number}")

        async def relay(number: int) -> None:
            message = Incoming(
                id=MessageId(FIRST + (rows + number + 1) * APART),
                channel_id=here,
                guild_id=GuildId(FIRST),
                author=Author(id=UserId(7), name="Maya", avatar_url=None),
                content="hello",
                created_at=datetime.now(UTC),
            )
            await outbox.accept(message, [there])
            [delivery] = await outbox.next(there, limit=1)
            copy = Copy(
                part=0, channel_id=there, message_id=MessageId(message.id + 1), webhook_id=WebhookId(9)
            )
            await outbox.delivered(delivery, [copy], upgrade_at=None)

        figures["peer: one row by its key"] = await median(peer, numbers)
        figures["copies of a message"] = await median(lambda n: outbox.copies(OriginId(n), there), numbers)
        figures["counterpart of an original"] = await median(
            lambda n: outbox.counterpart(MessageId(FIRST + n * APART), there), numbers
        )
        figures["counterpart of a copy"] = await median(
            lambda n: outbox.counterpart(MessageId(FIRST + n * APART + 1), here), numbers
        )
        figures["accept and deliver one more"] = await median(relay, range(ASKED))
        old = OldRows(database)
        figures["forget a chunk of old ones"] = await median(
            lambda _: old.forget(MessageId(FIRST + rows * APART), limit=CHUNK),
            range(min(20, rows // CHUNK)),
        )
    return figures


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000, 1_000_000, 10_000_000])
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    found: dict[int, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for rows in asked.rows:
            found[rows] = asyncio.run(measure(Path(folder), rows))
    sys.stdout.write(f"{'copies in the map':32}" + "".join(f"{rows:>14,}" for rows in found) + "\n")
    for name in next(iter(found.values())):
        unit = "" if name.startswith("bytes") else " µs"
        sys.stdout.write(
            f"{name:32}" + "".join(f"{figures[name]:>14.1f}" for figures in found.values()) + unit + "\n"
        )
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=2), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
