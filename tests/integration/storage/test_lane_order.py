import asyncio
from contextlib import AsyncExitStack

import pytest
from sqlalchemy import text, update

from bot.model import CaseId
from bot.storage import Bridges, Database, Outbox, acceptance
from bot.storage.dialect import lock_lanes
from bot.storage.holding import APPROVED
from bot.storage.holds import Holds
from bot.storage.schema import State, outbox
from tests.integration.storage.values import (
    CHINESE,
    ENGLISH,
    KEY,
    NOW,
    OTHERS,
    TAIWAN,
    guild_of,
    make_bridge,
    message,
)


@pytest.mark.postgres
async def test_who_accepts_second_waits_until_the_first_is_whole(postgresql_url: str) -> None:
    """Else the second row, with the higher number, could be seen and sent before the first is there."""
    async with AsyncExitStack() as stack:
        one, two = [await stack.enter_async_context(Database.open(postgresql_url, key=KEY)) for _ in range(2)]
        await make_bridge(Bridges(one), ENGLISH, *OTHERS)
        async with one.begin() as connection:
            await acceptance.accept(connection, message(1), OTHERS, sealer=one.sealer)
            second = asyncio.create_task(Outbox(two).accept(message(2, channel=TAIWAN), [CHINESE]))
            while not await somebody_waits_for_a_lane(two):
                assert not second.done()
        assert await second
        waiting = await Outbox(one).next(CHINESE, limit=10)

    assert [delivery.origin.message_id for delivery in waiting] == [1, 2]


@pytest.mark.postgres
async def test_what_is_approved_in_the_last_moment_is_not_dropped_as_too_old(postgresql_url: str) -> None:
    async with AsyncExitStack() as stack:
        one, two = [await stack.enter_async_context(Database.open(postgresql_url, key=KEY)) for _ in range(2)]
        await make_bridge(Bridges(one), ENGLISH, *OTHERS)
        held = {CHINESE: {guild_of(ENGLISH): CaseId(1)}}
        assert await Outbox(one, clock=lambda: NOW).accept(message(1), [CHINESE], held=held)
        async with one.begin() as connection:
            await lock_lanes(connection, [CHINESE])
            await connection.execute(update(outbox).values(state=State.WAITING, reason=APPROVED))
            too_old = asyncio.create_task(Holds(two).expire(NOW))
            while not await somebody_waits_for_a_lane(two):
                assert not too_old.done()
        assert await too_old == ()
        waiting = await Outbox(one).next(CHINESE, limit=10)

    assert [delivery.origin.message_id for delivery in waiting] == [1]


async def somebody_waits_for_a_lane(database: Database) -> bool:
    async with database.read() as connection:
        waiting = await connection.execute(
            text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
        )
        return waiting.scalar_one() > 0
