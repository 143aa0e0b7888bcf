import pytest

from bot.model import Address, ChannelId, MessageId
from bot.storage import Bridges, Outbox
from tests.integration.storage.values import (
    CHINESE,
    ENGLISH,
    OTHERS,
    TAIWAN,
    deliver,
    guild_of,
    make_bridge,
    message,
)

ORIGIN, IN_CHINESE, IN_TAIWAN = MessageId(1), MessageId(101), MessageId(201)


@pytest.fixture(autouse=True)
async def relayed(bridges: Bridges, outbox: Outbox) -> None:
    await make_bridge(bridges, ENGLISH, *OTHERS)
    await outbox.accept(message(1), OTHERS)
    await deliver(outbox, CHINESE, 101, 102)
    await deliver(outbox, TAIWAN, 201)


@pytest.mark.parametrize("seen", [ORIGIN, IN_CHINESE, IN_TAIWAN, MessageId(102)])
@pytest.mark.parametrize(
    ("channel", "expected"), [(ENGLISH, ORIGIN), (CHINESE, IN_CHINESE), (TAIWAN, IN_TAIWAN)]
)
async def test_every_channel_finds_its_own_view_of_a_message(
    outbox: Outbox, seen: MessageId, channel: ChannelId, expected: MessageId
) -> None:
    assert await outbox.counterpart(seen, channel) == Address(
        guild_id=guild_of(channel), channel_id=channel, message_id=expected
    )


async def test_an_unknown_message_has_no_counterpart(outbox: Outbox) -> None:
    assert await outbox.counterpart(MessageId(404), CHINESE) is None


async def test_a_message_that_is_not_there_yet_has_no_counterpart(outbox: Outbox) -> None:
    await outbox.accept(message(2), OTHERS)

    assert await outbox.counterpart(MessageId(2), CHINESE) is None


async def test_a_channel_that_left_has_no_counterpart(bridges: Bridges, outbox: Outbox) -> None:
    await bridges.unlink(CHINESE)

    assert await outbox.counterpart(ORIGIN, CHINESE) is None


async def test_a_deleted_message_has_no_counterpart(outbox: Outbox) -> None:
    await outbox.accept_delete(ENGLISH, [ORIGIN])

    assert await outbox.counterpart(IN_CHINESE, TAIWAN) is None
