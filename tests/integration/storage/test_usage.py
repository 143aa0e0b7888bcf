"""What engines were given: counted at once, written later, never lost on the way."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta

import pytest

from bot.errors import StorageError
from bot.model import GuildId
from bot.storage import Database
from bot.storage.connection import Connection
from bot.storage.schema import usage
from bot.storage.usage import Spent, Usage
from tests.integration.storage.values import rows

TODAY = date(2025, 1, 13)
HARBOR, TEAHOUSE = GuildId(1), GuildId(2)


class Pause:
    """A pause that ends when the test says so."""

    def __init__(self) -> None:
        self.over = asyncio.Event()
        self.taken: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.taken.append(seconds)
        await self.over.wait()


@pytest.fixture
def pause() -> Pause:
    return Pause()


@pytest.fixture
async def ledger(database: Database, pause: Pause) -> AsyncIterator[Usage]:
    ledger = Usage(database, sleep=pause)
    await ledger.load(TODAY)
    yield ledger
    await ledger.aclose()


async def test_a_hundred_calls_are_counted_at_once_and_written_together(
    database: Database, ledger: Usage, pause: Pause
) -> None:
    for _ in range(100):
        ledger.spend("google", HARBOR, 10, TODAY)
    ledger.spend("google", None, 7, TODAY)
    assert ledger.spent("google", TODAY) == 1007
    assert ledger.spent_by("google", HARBOR, TODAY) == 1000
    assert ledger.spent_by("google", TEAHOUSE, TODAY) == 0
    await asyncio.sleep(0)
    assert len(pause.taken) == 1
    assert await rows(database, usage) == 0
    assert await ledger.of_server(HARBOR, since=TODAY, until=TODAY) == {
        "google": Spent(characters=1000, calls=100)
    }
    assert ledger.spent("google", TODAY) == 1007


async def test_a_restart_forgets_nothing_of_the_day(database: Database, ledger: Usage) -> None:
    ledger.spend("deepl", HARBOR, 500, TODAY)
    await ledger.aclose()
    again = Usage(database)
    await again.load(TODAY)
    again.spend("deepl", TEAHOUSE, 1, TODAY)
    assert again.spent("deepl", TODAY) == 501
    assert again.spent_by("deepl", HARBOR, TODAY) == 500
    await again.aclose()


async def test_two_processes_learn_of_each_other_with_each_write(database: Database, ledger: Usage) -> None:
    other = Usage(database)
    await other.load(TODAY)
    other.spend("deepl", HARBOR, 500, TODAY)
    await other.aclose()
    ledger.spend("deepl", HARBOR, 20, TODAY)
    await ledger.flush()
    assert ledger.spent_by("deepl", HARBOR, TODAY) == 520


async def test_a_new_day_begins_at_nothing_and_the_month_goes_on(ledger: Usage) -> None:
    ledger.spend("google", HARBOR, 10, TODAY)
    tomorrow = TODAY + timedelta(days=1)
    ledger.spend("google", HARBOR, 5, tomorrow)
    assert ledger.spent("google", tomorrow) == 5
    assert ledger.spent("google", TODAY) == 10
    month = await ledger.of_server(HARBOR, since=TODAY.replace(day=1), until=tomorrow)
    assert month == {"google": Spent(characters=15, calls=2)}
    assert ledger.spent("google", tomorrow) == 5


async def test_a_write_that_is_under_way_at_the_end_is_not_written_twice(
    database: Database, ledger: Usage, pause: Pause, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin, written = database.begin, asyncio.Event()

    @asynccontextmanager
    async def slow() -> AsyncGenerator[Connection]:
        async with begin() as connection:
            yield connection
        written.set()
        await asyncio.sleep(0.05)

    ledger.spend("google", HARBOR, 10, TODAY)
    monkeypatch.setattr(database, "begin", slow)
    pause.over.set()
    await written.wait()
    await ledger.aclose()
    monkeypatch.undo()
    again = Usage(database)
    await again.load(TODAY)
    assert again.spent("google", TODAY) == 10


async def test_what_cannot_be_written_waits(
    database: Database, ledger: Usage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> object:
        raise StorageError("disk full")

    ledger.spend("google", HARBOR, 10, TODAY)
    with monkeypatch.context() as patch:
        patch.setattr(database, "begin", broken)
        with pytest.raises(StorageError):
            await ledger.flush()
    assert ledger.spent("google", TODAY) == 10
    await ledger.flush()
    assert await rows(database, usage) == 1


async def test_old_days_are_forgotten(database: Database, ledger: Usage) -> None:
    ledger.spend("google", HARBOR, 10, TODAY)
    await ledger.flush()
    await Usage(database).load(TODAY + timedelta(days=401))
    assert await rows(database, usage) == 0
