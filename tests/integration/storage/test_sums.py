"""What was counted is summed up a little later: once, whatever else happens meanwhile."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

import pytest
import pytest_asyncio
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.util import load_python_file
from sqlalchemy import Connection as SyncConnection
from sqlalchemy import func, select, update

from bot.model import BridgeId, Counted, TalkKind, Tongue, UserId
from bot.storage import Bridges, Database, Outbox, engine, migration, sums
from bot.storage.connection import Connection
from bot.storage.dialect import lock_lanes
from bot.storage.dossier import Dossier
from bot.storage.erasure import Erasure
from bot.storage.schema import counted, talk, voices
from bot.storage.statistics import Statistics
from bot.storage.sums import Sums, sum_up
from tests.integration.storage.values import CHINESE, ENGLISH, NOW, guild_of, make_bridge, message

HERE = guild_of(ENGLISH)
DAY = date(2025, 1, 13)
PERSON = UserId(77)
"""Who says what ``values.message`` makes."""


async def say(outbox: Outbox, *numbers: int) -> None:
    entry = Counted(
        guild_id=HERE, day=DAY, hour=20, side=Tongue.ENGLISH, kind=TalkKind.TEXT, characters=9, words=3
    )
    for number in numbers:
        assert await outbox.accept(message(number), [CHINESE], counted=[entry])


async def shown(database: Database) -> int:
    """Messages, as whoever asks for figures is told."""
    return sum(one.messages for one in await Statistics(database).by_day(HERE, DAY, DAY))


async def waiting(database: Database) -> int:
    async with database.read() as connection:
        statement = select(func.count()).select_from(counted).where(~counted.c.summed)
        return (await connection.execute(statement)).scalar_one()


@pytest_asyncio.fixture
async def bridge_id(bridges: Bridges) -> BridgeId:
    return (await make_bridge(bridges, ENGLISH, CHINESE)).id


@pytest.mark.usefixtures("bridge_id")
async def test_those_who_sum_up_at_once_count_everything_once(database: Database) -> None:
    await say(Outbox(database), *range(1, 30))
    await asyncio.gather(*(sum_up(database) for _ in range(4)))
    assert (await shown(database), await waiting(database)) == (29, 0)


@pytest.mark.usefixtures("bridge_id")
async def test_the_last_messages_are_summed_up_when_the_bot_stops(database: Database) -> None:
    later = Sums(database)
    await say(Outbox(database, sums=later), 1, 2)
    assert await waiting(database) == 2
    await later.aclose()
    assert await waiting(database) == 0


@pytest.mark.usefixtures("bridge_id")
async def test_what_somebody_said_a_moment_ago_is_among_what_is_kept_of_them(database: Database) -> None:
    await say(Outbox(database), 1)
    assert [row["said"] for row in (await Dossier(database).sections(PERSON))["voices"]] == [1]


async def test_who_is_erased_while_sums_are_made_is_in_none_of_them(
    database: Database, bridge_id: BridgeId, monkeypatch: pytest.MonkeyPatch
) -> None:
    await say(Outbox(database), 1, 2)
    begun: list[asyncio.Task[None]] = []

    async def lock(connection: Connection, bridge_ids: list[int]) -> None:
        """Then somebody wants to be forgotten."""
        await lock_lanes(connection, bridge_ids)
        begun.append(asyncio.create_task(Erasure(database).forget(PERSON, now=NOW)))
        await asyncio.wait(begun, timeout=0.2)

    monkeypatch.setattr(sums, "lock_lanes", lock)
    await sum_up(database)
    await asyncio.gather(*begun)
    async with database.read() as connection:
        assert (await connection.execute(select(voices.c.user_id))).scalars().all() == []


async def test_figures_are_shown_while_another_process_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.01)
    path = tmp_path / "magpie.db"
    async with Database.open(f"sqlite:///{path}") as database:
        await make_bridge(Bridges(database), ENGLISH, CHINESE)
        await say(Outbox(database), 1)
        assert await shown(database) == 1
        await say(Outbox(database), 2)
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert await shown(database) == 1
            other.execute("ROLLBACK")
        assert await shown(database) == 2
    assert "without the latest messages" in caplog.text


@pytest.mark.usefixtures("bridge_id")
async def test_what_waits_is_summed_up_by_a_step_back_to_the_version_before(database: Database) -> None:
    await say(Outbox(database), 1, 2)
    async with database.begin() as connection:
        await connection.execute(update(counted).where(counted.c.origin_id == 1).values(crossings=2))

    steps = str(Path(migration.__file__).with_name("migrations") / "versions")
    step = load_python_file(steps, "0019_summed_up.py")

    def take(way: Callable[[], None], connection: SyncConnection) -> None:
        with Operations.context(MigrationContext.configure(connection)):
            way()

    async with database.begin() as connection:
        await connection.run_sync(partial(take, step.downgrade))
        row = (await connection.execute(select(talk))).one()
        heard = (await connection.execute(select(voices))).one()
        await connection.run_sync(partial(take, step.upgrade))
    assert (row.messages, row.characters, row.words, row.crossed) == (2, 18, 6, 1)
    assert (heard.user_id, heard.said, heard.reached) == (PERSON, 2, 2)
