"""The person behind a copy."""

import pytest

from bot.model import MessageId, UserId
from bot.storage import Bridges, Database, Outbox
from bot.storage.whois import Copies, WhoIs
from tests.integration.storage.values import (
    CHINESE,
    ENGLISH,
    OTHERS,
    deliver,
    guild_of,
    make_bridge,
    message,
)


@pytest.fixture(autouse=True)
async def relayed(bridges: Bridges, outbox: Outbox) -> None:
    await make_bridge(bridges, ENGLISH, *OTHERS)
    await outbox.accept(message(1), OTHERS)
    await deliver(outbox, CHINESE, 101, 102)


@pytest.mark.parametrize("copy", [101, 102])
async def test_every_part_of_a_copy_leads_to_its_author(database: Database, copy: int) -> None:
    assert await Copies(database).author_of(MessageId(copy)) == WhoIs(
        user_id=UserId(77), guild_id=guild_of(ENGLISH), channel_id=ENGLISH, message_id=MessageId(1)
    )


@pytest.mark.parametrize("other", [1, 404])
async def test_an_original_or_unknown_message_is_no_copy(database: Database, other: int) -> None:
    assert await Copies(database).author_of(MessageId(other)) is None
