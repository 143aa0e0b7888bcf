"""A gloss becomes the translation once an engine answers, and waiting for that harms nobody."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

from bot.errors import StorageError
from tests.integration.relay.world import (
    CHINESE,
    FakeDiscord,
    FakeTranslator,
    build_bridge,
    until,
    world,
)


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
    discord = FakeDiscord()
    async with asyncio.timeout(10):
        async with world(
            tmp_path, discord=discord, translator=FakeTranslator(late=asyncio.Event()), deadline=0.01
        ) as here:
            await build_bridge(here)
            await here.say("one")
            await here.settle()
            while here.upgrades._task is None:
                await asyncio.sleep(0)
            await here.say("two")
            await here.settle()
        later = here.now + timedelta(minutes=1)
        # It has stopped, and what it stopped in the middle of is made up for.
        async with world(tmp_path, discord=discord, now=later):
            await until(lambda: discord.shown(CHINESE) == ["[zh-Hans] one", "[zh-Hans] two"])
    assert discord.posts == 2


async def test_past_the_deadline_the_original_goes_out_with_a_gloss_and_is_edited_later(
    tmp_path: Path,
) -> None:
    translator = FakeTranslator(late=asyncio.Event())
    async with world(tmp_path, translator=translator, deadline=0.01) as here:
        await build_bridge(here)
        await here.say("good evening")
        await here.settle()
        assert here.discord.shown(CHINESE) == ["good evening\nrelay-gloss-pending(good·evening)"]
        assert translator.late is not None
        translator.late.set()
        here.now += timedelta(seconds=2)
        await until(lambda: here.discord.shown(CHINESE) == ["[zh-Hans] good evening"])
        assert here.discord.posts == 1


async def test_an_upgrade_survives_a_restart(tmp_path: Path) -> None:
    discord = FakeDiscord()
    async with world(tmp_path, discord=discord, translator=FakeTranslator(down=True)) as here:
        await build_bridge(here)
        await here.say("good evening")
        await here.settle()
        assert "relay-gloss-pending" in discord.shown(CHINESE)[0]
        later = here.now + timedelta(minutes=1)
    async with world(tmp_path, discord=discord, now=later):
        await until(lambda: discord.shown(CHINESE) == ["[zh-Hans] good evening"])


async def test_upgrades_go_on_after_a_failure_of_the_database(tmp_path: Path) -> None:
    translator = FakeTranslator(down=True)
    async with world(tmp_path, translator=translator) as here:
        await build_bridge(here)
        ask = here.outbox.next_upgrade_at

        async def fail_once() -> datetime | None:
            here.outbox.next_upgrade_at = ask
            raise StorageError("locked")

        here.outbox.next_upgrade_at = fail_once
        await here.say("good evening")
        await here.settle()
        translator.down = False
        here.now += timedelta(minutes=1)
        await until(lambda: here.discord.shown(CHINESE) == ["[zh-Hans] good evening"])
        assert here.discord.shown(CHINESE) == ["[zh-Hans] good evening"]
        assert (here.discord.posts, await here.outbox.next_upgrade_at()) == (1, None)


async def test_an_upgrade_that_is_written_while_the_last_one_is_looked_for_is_not_missed(
    tmp_path: Path,
) -> None:
    translator = FakeTranslator(down=True)
    async with world(tmp_path, translator=translator) as here:
        await build_bridge(here)
        ask = here.outbox.next_upgrade_at

        async def answer_late() -> datetime | None:
            here.outbox.next_upgrade_at = ask
            here.upgrades.wake()
            return None

        here.outbox.next_upgrade_at = answer_late
        await here.say("good evening")
        await here.settle()
        translator.down = False
        here.now += timedelta(minutes=1)
        await until(lambda: here.discord.shown(CHINESE) == ["[zh-Hans] good evening"])
        assert here.discord.shown(CHINESE) == ["[zh-Hans] good evening"]
        assert (here.discord.posts, await here.outbox.next_upgrade_at()) == (1, None)


async def test_without_any_engine_the_gloss_is_final(tmp_path: Path) -> None:
    translator = FakeTranslator(down=True, improves=False)
    async with world(tmp_path, translator=translator) as here:
        await build_bridge(here)
        await here.say("good evening")
        await here.settle()
        assert here.discord.shown(CHINESE) == ["good evening\nrelay-gloss(good·evening)"]
        assert await here.outbox.next_upgrade_at() is None
