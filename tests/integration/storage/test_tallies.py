"""What else happens on bridges: noted at once, written later, never lost on the way."""

from datetime import date, timedelta

import pytest

from bot.errors import StorageError
from bot.model import BridgeId, GuildId, Tally, TallyKind
from bot.storage import Database
from bot.storage.schema import tally
from bot.storage.tallies import Tallies, add
from tests.integration.storage.values import rows

TODAY = date(2026, 3, 12)
HARBOR, TEAHOUSE = GuildId(1), GuildId(2)


def _used(engine: str, *, guild_id: GuildId = HARBOR, day: date = TODAY, times: int = 1) -> Tally:
    return Tally(
        guild_id=guild_id,
        bridge_id=BridgeId(7),
        day=day,
        kind=TallyKind.ENGINE_USED,
        name=engine,
        times=times,
    )


async def test_what_is_noted_is_written_together(database: Database) -> None:
    tallies = Tallies(database)
    for _ in range(100):
        tallies.note([_used("local"), _used("local", guild_id=TEAHOUSE)])
    tallies.note([_used("google", day=TODAY - timedelta(days=1))])
    assert await rows(database, tally) == 0
    await tallies.aclose()
    assert await rows(database, tally) == 3
    found = await tallies.times(HARBOR, TODAY - timedelta(days=1), TODAY, TallyKind.ENGINE_USED)
    assert found == {(TallyKind.ENGINE_USED, "local"): 100, (TallyKind.ENGINE_USED, "google"): 1}
    assert await tallies.times(HARBOR, TODAY, TODAY, TallyKind.ENGINE_FAILED) == {}


async def test_what_is_written_with_something_else_adds_up(database: Database) -> None:
    for times in (1, 2):
        async with database.begin() as connection:
            await add(connection, [_used("local", times=times), _used("gloss"), _used("gloss")])
    async with database.begin() as connection:
        await add(connection, [])
    tallies = Tallies(database)
    week = await tallies.totals(HARBOR, TODAY - timedelta(days=6), TODAY)
    assert [(one.name, one.times) for one in week] == [("gloss", 4), ("local", 3)]
    assert {one.day for one in week} == {TODAY - timedelta(days=6)}


async def test_what_cannot_be_written_waits(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> object:
        raise StorageError("disk full")

    tallies = Tallies(database)
    tallies.note([_used("local")])
    with monkeypatch.context() as patch:
        patch.setattr(database, "begin", broken)
        with pytest.raises(StorageError):
            await tallies.flush()
    tallies.note([_used("local")])
    await tallies.aclose()
    assert await tallies.times(HARBOR, TODAY, TODAY, *TallyKind) == {(TallyKind.ENGINE_USED, "local"): 2}
