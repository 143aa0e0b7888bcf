"""Only a change of a pin is news, and only to the other channels."""

import pytest

from bot.model import ChannelId, Kind, MessageId
from bot.storage import Bridges, Database, Outbox, Pins
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


@pytest.fixture
def pins(database: Database) -> Pins:
    return Pins(database)


async def pin(pins: Pins, number: int, channel: ChannelId, *, pinned: bool = True) -> list[ChannelId]:
    return list(await pins.accept(MessageId(number), pinned=pinned, seen_in=channel))


async def carry_out(outbox: Outbox, pins: Pins, channel: ChannelId, number: int) -> Kind:
    """What a lane does, short of Discord."""
    [delivery] = await outbox.next(channel, limit=9)
    await pins.note([MessageId(number)], pinned=delivery.kind is Kind.PIN)
    await outbox.drop(delivery)
    return delivery.kind


async def test_a_pin_is_told_to_the_others_once(pins: Pins) -> None:
    assert await pin(pins, 1, ENGLISH) == OTHERS
    assert await pin(pins, 1, ENGLISH) == []


async def test_what_we_pinned_ourselves_does_not_come_back(outbox: Outbox, pins: Pins) -> None:
    await pin(pins, 1, ENGLISH)
    assert await pin(pins, 101, CHINESE) == [], "while it is under way"
    assert await carry_out(outbox, pins, CHINESE, 101) is Kind.PIN
    assert await pin(pins, 101, CHINESE) == [], "and afterwards"


async def test_what_could_not_be_pinned_unpins_nothing(outbox: Outbox, pins: Pins) -> None:
    await pin(pins, 1, ENGLISH)
    [delivery] = await outbox.next(CHINESE, limit=9)
    await outbox.drop(delivery)

    assert await pin(pins, 101, CHINESE, pinned=False) == []


async def test_a_copy_unpinned_by_its_readers_is_unpinned_everywhere(outbox: Outbox, pins: Pins) -> None:
    await pin(pins, 1, ENGLISH)
    await carry_out(outbox, pins, CHINESE, 101)
    await carry_out(outbox, pins, TAIWAN, 201)

    assert await pin(pins, 101, CHINESE, pinned=False) == [ENGLISH, TAIWAN]
    assert await carry_out(outbox, pins, ENGLISH, 1) is Kind.UNPIN


async def test_messages_of_nobody_we_know_are_left_alone(pins: Pins) -> None:
    assert await pin(pins, 404, ENGLISH) == []


async def test_a_channels_pins_are_known(outbox: Outbox, pins: Pins) -> None:
    await pin(pins, 1, ENGLISH)
    await carry_out(outbox, pins, CHINESE, 101)

    assert await pins.pinned_among([MessageId(1), MessageId(2)]) == {1}
    assert await pins.pinned_among([MessageId(101), MessageId(404)]) == {101}
    assert await pins.pinned_among([]) == set()
