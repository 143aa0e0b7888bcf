"""What is read of single people, and handed out of all."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import insert

from bot.model import NOBODY, BridgeId, Crowd, GuildId, Leader, Share, Tongue, UserId, Wishes
from bot.storage import Database
from bot.storage.exports import Exports
from bot.storage.people import People
from bot.storage.schema import talk, voices
from bot.storage.shares import Shares
from bot.storage.statistics import Statistics
from tests.integration.storage.values import NOW

HOME, FAR = GuildId(1), GuildId(2)
PLAZA, TEAHOUSE = BridgeId(7), BridgeId(8)
ANN, TOM, WEI, LIN = (UserId(number) for number in (11, 12, 13, 14))
TODAY = date(2026, 3, 12)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture(autouse=True)
async def voices_heard(database: Database) -> None:
    def heard(day: date, bridge: BridgeId, who: UserId, *counts: int) -> dict[str, Any]:
        side = Tongue.ENGLISH if who in {ANN, TOM} else Tongue.CHINESE
        said, replied, reached = counts
        return {
            "guild_id": HOME,
            "day": day,
            "bridge_id": bridge,
            "side": side.value,
            "user_id": who,
            "said": said,
            "replied": replied,
            "reached": reached,
        }

    rows = [
        heard(YESTERDAY, PLAZA, ANN, 3, 1, 0),
        heard(TODAY, PLAZA, ANN, 2, 1, 1),
        heard(TODAY, TEAHOUSE, ANN, 4, 0, 2),
        heard(TODAY, PLAZA, TOM, 50, 0, 9),
        heard(TODAY, PLAZA, WEI, 1, 1, 0),
        heard(TODAY, TEAHOUSE, LIN, 5, 5, 5),
        # They have had themselves forgotten, and all they said is deleted.
        heard(TODAY, PLAZA, NOBODY, 5, 5, 5),
        heard(TODAY, TEAHOUSE, TOM, 0, 0, 0),
    ]
    async with database.begin() as connection:
        await connection.execute(insert(voices), rows)


async def test_ones_own_share_is_over_all_bridges_of_the_server(database: Database) -> None:
    shares = Shares(database)
    assert list(await shares.of(HOME, ANN, YESTERDAY, TODAY)) == [
        Share(day=YESTERDAY, said=3, replied=1, reached=0),
        Share(day=TODAY, said=6, replied=1, reached=3),
    ]
    assert list(await shares.of(HOME, ANN, TODAY, TODAY + timedelta(days=5))) == [
        Share(day=TODAY, said=6, replied=1, reached=3)
    ]
    assert list(await shares.of(FAR, ANN, YESTERDAY, TODAY)) == []


async def test_only_who_wants_to_is_named_and_not_for_talking_much(database: Database) -> None:
    people, shares = People(database), Shares(database)
    assert list(await shares.leaders(HOME, YESTERDAY, TODAY, most=10)) == []
    for who in (ANN, TOM, WEI, LIN):
        await people.put(who, Wishes(leaderboard=True, opted_out_at=NOW if who == LIN else None))
    ann, wei = (
        Leader(user_id=ANN, replied=2, reached=3),
        Leader(user_id=WEI, replied=1, reached=0),
    )
    assert list(await shares.leaders(HOME, YESTERDAY, TODAY, most=10)) == [ann, wei]
    assert list(await shares.leaders(HOME, YESTERDAY, TODAY, most=1)) == [ann]
    assert list(await shares.leaders(FAR, YESTERDAY, TODAY, most=10)) == []


async def test_how_many_people_there_were_is_handed_out_before_and_after_they_are_forgotten(
    database: Database,
) -> None:
    exports = Exports(database)
    before = await exports.people(HOME, YESTERDAY, TODAY)
    assert before[TODAY, PLAZA, Tongue.ENGLISH] == Crowd(spoke=2, reached=2)
    assert before[TODAY, TEAHOUSE, Tongue.ENGLISH] == Crowd(spoke=1, reached=1)
    assert before[TODAY, PLAZA, Tongue.CHINESE] == Crowd(spoke=1, reached=0)
    statistics = Statistics(database)
    for day in (YESTERDAY, TODAY):
        await statistics.keep(day, days=1)
    assert await exports.people(HOME, YESTERDAY, TODAY) == before
    await statistics.forget(TODAY + timedelta(days=1))
    assert await exports.people(HOME, YESTERDAY, TODAY) == before


async def test_talk_is_handed_out_by_day_bridge_and_side(database: Database) -> None:
    row = {"guild_id": HOME, "day": TODAY, "bridge_id": PLAZA, "side": "en", "messages": 2}
    rows = [
        row | {"hour": 9},
        row | {"hour": 21},
        row | {"hour": 21, "side": "zh", "messages": 0},
        row | {"hour": 21, "bridge_id": TEAHOUSE, "day": YESTERDAY},
        row | {"hour": 21, "guild_id": FAR},
    ]
    async with database.begin() as connection:
        await connection.execute(insert(talk), rows)
    found = await Exports(database).talk(HOME, YESTERDAY, TODAY)
    assert [(one.day, bridge, one.side, one.messages) for bridge, one in found] == [
        (YESTERDAY, TEAHOUSE, Tongue.ENGLISH, 2),
        (TODAY, PLAZA, Tongue.ENGLISH, 4),
    ]
