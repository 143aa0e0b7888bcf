"""A message and everything that shows it, from whichever end one looks."""

import pytest

from bot.model import MessageId
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
async def relayed(bridges: Bridges, outbox: Outbox) -> None:
    await make_bridge(bridges, ENGLISH, *OTHERS)
    await outbox.accept(message(1), OTHERS)
    await deliver(outbox, CHINESE, 101, 102)
    await deliver(outbox, TAIWAN, 201)


@pytest.mark.parametrize("seen", [1, 101, 102, 201])
async def test_every_part_of_it_leads_to_all_of_it(outbox: Outbox, seen: int) -> None:
    [shown] = await outbox.shown([MessageId(seen)])

    assert [sight.message_id for sight in shown.in_channel(ENGLISH)] == [1]
    assert [sight.message_id for sight in shown.in_channel(CHINESE)] == [101, 102]
    assert [sight.message_id for sight in shown.outside(CHINESE)] == [1, 201]
    assert shown.channels == [ENGLISH, CHINESE, TAIWAN]


async def test_a_copy_of_several_messages_leads_to_each_of_them(outbox: Outbox) -> None:
    await outbox.accept(message(2), [CHINESE])
    await deliver(outbox, CHINESE, 101)

    first, second = await outbox.shown([MessageId(101)])
    assert first.in_channel(CHINESE)[0].carries == (first.origin_id, second.origin_id)
    assert second.in_channel(CHINESE)[0].carries == (first.origin_id, second.origin_id)
    await outbox.accept_delete(ENGLISH, [MessageId(2)])
    [left] = await outbox.shown([MessageId(101)])
    assert left.in_channel(CHINESE)[0].carries == (left.origin_id,)


async def test_what_is_unknown_or_deleted_is_not_shown(outbox: Outbox) -> None:
    await outbox.accept_delete(ENGLISH, [MessageId(1)])

    assert await outbox.shown([MessageId(1), MessageId(404)]) == []


async def test_many_are_looked_up_at_once(outbox: Outbox) -> None:
    for number in range(300, 800):
        await outbox.accept(message(number), [])

    assert len(await outbox.shown([MessageId(number) for number in range(300, 800)])) == 500
