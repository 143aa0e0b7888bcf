"""A gloss becomes the translation once an engine answers, and waiting for that harms nobody."""

import asyncio
from pathlib import Path

from tests.integration.relay.world import FakeTranslator, build_bridge, world


async def test_an_engine_that_stays_away_is_asked_less_and_less(tmp_path: Path) -> None:
    async with world(tmp_path, translator=FakeTranslator(down=True), deadline=0.01) as here:
        await build_bridge(here)
        await here.say("good evening")
        await here.settle()
        gaps: list[float] = []
        for _ in range(6):
            due = await here.outbox.next_upgrade_at()
            assert due is not None
            here.now = due
            here.upgrades.wake()
            while (next_due := await here.outbox.next_upgrade_at()) in {due, None}:
                await asyncio.sleep(0)
            assert next_due is not None
            gaps.append((next_due - due).total_seconds())
        assert gaps == sorted(gaps)
        assert gaps[-1] > 30


async def test_the_bot_can_stop_in_the_very_moment_in_which_an_upgrade_is_written(tmp_path: Path) -> None:
    async with asyncio.timeout(10):
        async with world(tmp_path, translator=FakeTranslator(late=asyncio.Event()), deadline=0.01) as here:
            await build_bridge(here)
            await here.say("one")
            await here.settle()
            while here.upgrades._task is None:
                await asyncio.sleep(0)
            await here.say("two")
            await here.settle()
