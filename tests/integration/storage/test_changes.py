"""What people do to a message that stands already, written down for every other channel that shows it."""

import pytest

from bot.model import Kind, MessageId, Place, ThreadId
from bot.storage import Bridges, Outbox
from tests.integration.storage.values import (
    CHINESE,
    ENGLISH,
    OTHERS,
    TAIWAN,
    deliver,
    make_bridge,
    message,
)


@pytest.fixture(autouse=True)
async def bridge(bridges: Bridges) -> None:
    await make_bridge(bridges, ENGLISH, *OTHERS)


async def waiting(outbox: Outbox) -> list[tuple[int, Kind]]:
    """Channels and kinds of what waits."""
    found = [delivery for channel in (ENGLISH, *OTHERS) for delivery in await outbox.next(channel, limit=9)]
    return [(delivery.channel_id, delivery.kind) for delivery in found]


async def test_a_change_of_an_original_goes_to_its_copies(outbox: Outbox) -> None:
    await outbox.accept(message(1), OTHERS)
    await deliver(outbox, CHINESE, 101)
    await deliver(outbox, TAIWAN, 201)

    assert await outbox.accept_change(Kind.REACTIONS, MessageId(1), seen_in=ENGLISH) == sorted(OTHERS)
    assert await waiting(outbox) == [(CHINESE, Kind.REACTIONS), (TAIWAN, Kind.REACTIONS)]


async def test_a_change_of_a_copy_goes_to_the_original_and_the_other_copies(outbox: Outbox) -> None:
    await outbox.accept(message(1), OTHERS)
    await deliver(outbox, CHINESE, 101)
    await deliver(outbox, TAIWAN, 201)

    assert await outbox.accept_change(Kind.REACTIONS, MessageId(101), seen_in=CHINESE) == [ENGLISH, TAIWAN]


async def test_changes_in_a_row_are_one_change(outbox: Outbox) -> None:
    await outbox.accept(message(1), [CHINESE])
    await deliver(outbox, CHINESE, 101)
    for kind in (Kind.REACTIONS, Kind.PIN, Kind.REACTIONS, Kind.UNPIN):
        await outbox.accept_change(kind, MessageId(1), seen_in=ENGLISH)

    assert await waiting(outbox) == [(CHINESE, Kind.REACTIONS), (CHINESE, Kind.UNPIN)]


async def test_nobody_is_told_of_a_change_of_an_unknown_or_deleted_message(outbox: Outbox) -> None:
    await outbox.accept(message(1), [CHINESE])
    await deliver(outbox, CHINESE, 101)
    await outbox.accept_delete(ENGLISH, [MessageId(1)])

    assert not await outbox.accept_change(Kind.REACTIONS, MessageId(1), seen_in=ENGLISH)
    assert not await outbox.accept_change(Kind.REACTIONS, MessageId(404), seen_in=ENGLISH)


async def test_a_change_waits_behind_the_copy_it_is_of(outbox: Outbox) -> None:
    await outbox.accept(message(1), [CHINESE])
    await outbox.accept_change(Kind.REACTIONS, MessageId(1), seen_in=ENGLISH)

    assert await waiting(outbox) == [(CHINESE, Kind.CREATE), (CHINESE, Kind.REACTIONS)]


def test_a_message_in_a_thread_is_seen_in_the_thread() -> None:
    assert Place(channel_id=CHINESE).shown_in == CHINESE
    assert Place(channel_id=CHINESE, thread_id=ThreadId(5)).shown_in == 5
