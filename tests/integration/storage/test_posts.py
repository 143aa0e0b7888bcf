"""The posts of the last minute are known after a restart, those that were deleted again among them."""

from datetime import timedelta

import pytest

from bot.model import MessageId, message_id_at
from bot.storage import Bridges, Database, Outbox
from bot.storage.posts import Posts
from tests.integration.storage.values import (
    CHINESE,
    ENGLISH,
    NOW,
    OTHERS,
    TAIWAN,
    at,
    copy_in,
    deliver,
    make_bridge,
    message,
    only,
)

MINUTE_AGO = message_id_at(NOW - timedelta(seconds=60))


@pytest.fixture
def outbox(database: Database) -> Outbox:
    return Outbox(database, clock=lambda: NOW)


@pytest.fixture(autouse=True)
async def bridge(bridges: Bridges) -> None:
    await make_bridge(bridges, ENGLISH, *OTHERS)


def seconds_ago(seconds: float) -> MessageId:
    return message_id_at(at(-seconds))


async def relayed(outbox: Outbox, number: int, *posts: MessageId) -> None:
    await outbox.accept(message(number), [CHINESE])
    await deliver(outbox, CHINESE, *posts)


async def deleted(outbox: Outbox, number: int) -> None:
    await outbox.accept_delete(ENGLISH, [MessageId(number)])
    await outbox.removed([await only(outbox, CHINESE)])


async def test_the_posts_of_the_last_minute_are_known(database: Database, outbox: Outbox) -> None:
    await relayed(outbox, 1, seconds_ago(61))
    await relayed(outbox, 2, seconds_ago(30), seconds_ago(29))

    posts = Posts(database)
    assert await posts.since(CHINESE, MINUTE_AGO) == [seconds_ago(30), seconds_ago(29)]
    assert await posts.since(TAIWAN, MINUTE_AGO) == []


async def test_deleted_ones_count_until_they_are_a_minute_old(database: Database, outbox: Outbox) -> None:
    await relayed(outbox, 1, seconds_ago(90))
    await relayed(outbox, 2, seconds_ago(50))
    await relayed(outbox, 3, seconds_ago(10), seconds_ago(9))
    for number in (1, 2, 3):
        await deleted(outbox, number)

    expected = [seconds_ago(50), seconds_ago(10), seconds_ago(9)]
    assert await Posts(database).since(CHINESE, MINUTE_AGO) == expected
    assert await Posts(database).since(CHINESE, seconds_ago(20)) == expected[1:]


async def test_parts_that_an_edit_made_superfluous_count_too(database: Database, outbox: Outbox) -> None:
    await relayed(outbox, 1, seconds_ago(10), seconds_ago(9))
    await outbox.accept_edit(message(1, edited=at(1)))
    edit = await only(outbox, CHINESE)
    await outbox.edited(edit, added=(), removed=[seconds_ago(9)], upgrade_at=None)

    assert await Posts(database).since(CHINESE, MINUTE_AGO) == [seconds_ago(10), seconds_ago(9)]


async def test_what_was_taken_back_counts_too(database: Database, outbox: Outbox) -> None:
    await outbox.accept(message(1), [CHINESE])
    delivery = await only(outbox, CHINESE)
    copies = [copy_in(CHINESE, seconds_ago(5))]
    await outbox.posted(delivery, copies)
    await outbox.withdrawn(delivery, copies)

    assert await Posts(database).since(CHINESE, MINUTE_AGO) == [seconds_ago(5)]
    assert await outbox.copies(delivery.origin.id, CHINESE) == []
