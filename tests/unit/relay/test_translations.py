"""Translations under way."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.model import Author, ChannelId, GuildId, Incoming, Language, MessageId, UserId
from bot.relay.translations import Translations
from tests.integration.relay.world import FakeTranslator

DEADLINE = 5.0


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


def message(number: int) -> Incoming:
    return Incoming(
        id=MessageId(number),
        channel_id=ChannelId(1),
        guild_id=GuildId(1),
        author=Author(id=UserId(1), name="Maya", avatar_url=None),
        content=f"hello {number}",
        created_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


async def test_no_message_of_a_long_queue_waits_for_a_late_engine_all_over_again() -> None:
    clock, engine = Clock(), FakeTranslator(late=asyncio.Event())
    translations = Translations(engine, deadline=DEADLINE, clock=clock, most=2)
    queue = [message(number) for number in range(10)]
    for one in queue:
        translations.start(one, Language.SIMPLIFIED, source=None)
    clock.now = DEADLINE + 1
    for one in queue:
        answer = await translations.get(one, Language.SIMPLIFIED, source=None)
        assert answer.pending
    await translations.aclose()
