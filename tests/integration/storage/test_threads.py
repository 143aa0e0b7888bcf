"""Which threads belong together, and what people did to them."""

from dataclasses import replace

import pytest

from bot.model import ChannelId, Kind, MessageId, Place, Thread, ThreadId, Trait
from bot.storage import Bridges, Database, Outbox
from bot.storage.schema import origins
from bot.storage.schema import threads as threads_table
from bot.storage.threads import Threads
from tests.integration.storage.values import (
    CHINESE,
    ENGLISH,
    OTHERS,
    TAIWAN,
    copy_in,
    deliver,
    everything,
    make_bridge,
    message,
    only,
    rows,
)

TEA = Thread(id=ThreadId(50), channel_id=ENGLISH, name="Tea")
THERE = Thread(id=ThreadId(60), channel_id=CHINESE, name="茶")


@pytest.fixture(autouse=True)
async def bridge(bridges: Bridges) -> None:
    await make_bridge(bridges, ENGLISH, *OTHERS)


@pytest.fixture
def threads(database: Database) -> Threads:
    return Threads(database)


async def members(threads: Threads, thread_id: ThreadId) -> dict[ChannelId, ThreadId]:
    family = await threads.family(thread_id)
    return {} if family is None else dict(family.members)


async def test_a_new_thread_waits_for_every_channel_once(threads: Threads, outbox: Outbox) -> None:
    assert await threads.accept_new(TEA, OTHERS) == OTHERS
    await threads.accept_new(TEA, OTHERS)
    delivery = await only(outbox, CHINESE)
    assert (delivery.kind, delivery.thread_id, delivery.traits) == (Kind.THREAD, TEA.id, Trait.NONE)
    assert delivery.incoming is None


async def test_a_thread_that_stands_alone_leaves_nothing_behind(
    threads: Threads, outbox: Outbox, database: Database
) -> None:
    await threads.accept_new(TEA, [CHINESE])
    await outbox.drop(await only(outbox, CHINESE))
    assert await rows(database, origins) == 0


async def test_a_channel_that_knows_the_thread_is_not_asked_again(threads: Threads, outbox: Outbox) -> None:
    await threads.accept_new(TEA, [CHINESE])
    await outbox.drop(await only(outbox, CHINESE))
    assert await threads.add(TEA.id, THERE)
    assert await threads.accept_new(TEA, OTHERS) == [TAIWAN]


async def test_what_people_change_is_told_apart_from_what_we_change(threads: Threads, outbox: Outbox) -> None:
    await threads.accept_new(TEA, [CHINESE])
    await outbox.drop(await only(outbox, CHINESE))
    await threads.add(TEA.id, THERE)

    assert await threads.accept_update(replace(TEA, archived=True), [CHINESE]) == [CHINESE]
    assert (await only(outbox, CHINESE)).traits is Trait.ARCHIVED
    await threads.know(replace(THERE, archived=True))
    assert not await threads.accept_update(replace(THERE, archived=True), [ENGLISH])
    assert await threads.accept_update(replace(THERE, archived=True, name="茶馆"), [ENGLISH])
    assert (await only(outbox, ENGLISH)).traits is Trait.NAME
    assert (await only(outbox, ENGLISH)).thread_id == THERE.id


async def test_changes_in_a_row_are_one_row(threads: Threads, outbox: Outbox) -> None:
    await threads.accept_new(TEA, [CHINESE])
    await threads.accept_update(replace(TEA, name="Coffee"), [CHINESE])
    await threads.accept_update(replace(TEA, name="Coffee", locked=True), [CHINESE])
    assert (await only(outbox, CHINESE)).traits == Trait.NAME | Trait.LOCKED


async def test_nobody_hears_of_changes_to_an_unknown_thread(threads: Threads) -> None:
    assert not await threads.accept_update(replace(TEA, archived=True), [CHINESE])


async def test_speaking_in_a_thread_puts_it_on_record(threads: Threads, outbox: Outbox) -> None:
    assert await outbox.accept(replace(message(70), thread_id=TEA.id), [CHINESE])
    assert (await only(outbox, CHINESE)).origin.thread_id == TEA.id
    assert await members(threads, TEA.id) == {ENGLISH: TEA.id}
    assert await threads.last_seen(TEA.id) == 70
    assert await threads.place_of(TEA.id) == Place(channel_id=ENGLISH, thread_id=TEA.id)
    assert await outbox.last_seen(ENGLISH) is None


async def test_a_thread_under_a_copy_belongs_to_the_one_under_its_original(
    threads: Threads, outbox: Outbox
) -> None:
    await outbox.accept(message(1), OTHERS)
    await deliver(outbox, CHINESE, 101)
    await threads.accept_new(replace(TEA, id=ThreadId(1)), OTHERS)
    there = replace(THERE, id=ThreadId(101))
    assert await threads.accept_new(there, [ENGLISH, TAIWAN]) == [TAIWAN]
    assert await members(threads, ThreadId(101)) == {ENGLISH: 1, CHINESE: 101}


async def test_who_speaks_before_the_thread_is_on_record_joins_it_all_the_same(
    threads: Threads, outbox: Outbox
) -> None:
    await threads.accept_new(TEA, [CHINESE])
    await outbox.accept(replace(message(70, channel=CHINESE), thread_id=THERE.id), [ENGLISH])
    assert await threads.add(TEA.id, THERE)
    assert await members(threads, THERE.id) == {ENGLISH: TEA.id, CHINESE: THERE.id}


async def test_a_deleted_thread_takes_its_counterparts_along(threads: Threads, outbox: Outbox) -> None:
    await threads.accept_new(TEA, OTHERS)
    for channel in OTHERS:
        await outbox.drop(await only(outbox, channel))
    await threads.add(TEA.id, THERE)
    await threads.accept_update(replace(TEA, name="Coffee"), OTHERS)
    assert await threads.accept_gone(TEA.id) == [CHINESE]
    delivery = await only(outbox, CHINESE)
    assert (delivery.kind, delivery.thread_id) == (Kind.THREAD_GONE, TEA.id)
    assert await members(threads, TEA.id) == {CHINESE: THERE.id}
    await threads.forget(THERE.id)
    assert await threads.family(TEA.id) is None
    assert not await threads.add(TEA.id, replace(THERE, id=ThreadId(61)))


async def test_a_counterpart_that_was_deleted_is_not_made_again(threads: Threads, outbox: Outbox) -> None:
    await threads.accept_new(TEA, [CHINESE])
    await threads.add(TEA.id, THERE)
    assert not await threads.accept_gone(THERE.id)
    assert await members(threads, TEA.id) == {ENGLISH: TEA.id, CHINESE: THERE.id}


async def test_unlinking_a_channel_forgets_its_threads(
    threads: Threads, bridges: Bridges, database: Database
) -> None:
    await threads.accept_new(TEA, OTHERS)
    await threads.add(TEA.id, THERE)
    await bridges.unlink(CHINESE)
    assert await members(threads, TEA.id) == {ENGLISH: TEA.id}
    await threads.add(TEA.id, replace(THERE, channel_id=TAIWAN))
    await bridges.unlink(ENGLISH)
    assert await everything(database, threads_table) == []


async def test_a_resumed_bridge_does_not_look_back_into_threads(
    threads: Threads, bridges: Bridges, outbox: Outbox
) -> None:
    await outbox.accept(replace(message(70), thread_id=TEA.id), [CHINESE])
    [bridge], _ = await bridges.all()
    await bridges.skip(bridge.id, MessageId(90))
    assert await threads.last_seen(TEA.id) == 90


async def test_a_channels_past_and_its_threads_pasts_are_told_apart(outbox: Outbox) -> None:
    await outbox.accept(message(69), [CHINESE])
    await outbox.accept(replace(message(70), thread_id=TEA.id), [CHINESE])
    assert await outbox.origins_since(Place(channel_id=ENGLISH), MessageId(0)) == [69]
    inside = Place(channel_id=ENGLISH, thread_id=TEA.id)
    assert await outbox.origins_since(inside, MessageId(0)) == [70]
    assert copy_in(CHINESE, 1).place == Place(channel_id=CHINESE)


async def test_threads_that_are_on_record_are_told_from_others(threads: Threads) -> None:
    await threads.accept_new(TEA, OTHERS)
    assert await threads.on_record([TEA.id, THERE.id]) == {TEA.id}
