"""What is old is forgotten, a little at a time, and nothing that still waits."""

from datetime import timedelta

import pytest

from bot.model import MessageId, ThreadId, message_id_at
from bot.relay.retention import Retention
from bot.storage import Bridges, Database, Outbox
from bot.storage.retention import OldRows
from bot.storage.schema import copies, origins, threads
from tests.integration.storage.values import (
    CHINESE,
    ENGLISH,
    NOW,
    deliver,
    everything,
    make_bridge,
    message,
    rows,
)

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
async def bridge(bridges: Bridges) -> None:
    await make_bridge(bridges, ENGLISH, CHINESE)


async def relayed(outbox: Outbox, *, days_ago: float) -> MessageId:
    message_id = message_id_at(NOW - days_ago * DAY)
    await outbox.accept(message(message_id), [CHINESE])
    await deliver(outbox, CHINESE, message_id + 1, message_id + 2)
    return message_id


async def test_only_what_is_too_old_is_forgotten_with_its_copies(database: Database, outbox: Outbox) -> None:
    for days_ago in (90, 31, 29):
        newest = await relayed(outbox, days_ago=days_ago)
    pauses: list[float] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    retention = Retention(OldRows(database), keep=30 * DAY, clock=lambda: NOW, sleep=sleep)
    assert await retention.forget() == 2
    assert [row["message_id"] for row in await everything(database, origins)] == [newest]
    assert await rows(database, copies) == 2
    assert pauses, "writers get their turn in between"


async def test_what_still_waits_is_remembered_however_old(database: Database, outbox: Outbox) -> None:
    await outbox.accept(message(message_id_at(NOW - 90 * DAY)), [CHINESE])
    assert await OldRows(database).forget(message_id_at(NOW), limit=10) == 0
    assert len(await outbox.next(CHINESE, limit=10)) == 1


async def test_no_more_than_a_little_is_forgotten_at_a_time(database: Database, outbox: Outbox) -> None:
    for days_ago in (93, 92, 91):
        await relayed(outbox, days_ago=days_ago)
    assert await OldRows(database).forget(message_id_at(NOW), limit=2) == 2
    assert await rows(database, origins) == 1


async def test_a_thread_is_remembered_as_long_as_people_talk_in_it(database: Database) -> None:
    old, new = message_id_at(NOW - 90 * DAY), message_id_at(NOW - DAY)
    async with database.begin() as connection:
        for number, last_seen in enumerate((None, old, new)):
            thread_id = ThreadId(old + number)
            values = {
                "thread_id": thread_id,
                "root_id": thread_id,
                "channel_id": ENGLISH,
                "last_seen": last_seen,
            }
            await connection.execute(threads.insert().values(values))
    await OldRows(database).forget_threads(message_id_at(NOW - 30 * DAY))
    assert [row["last_seen"] for row in await everything(database, threads)] == [new]
