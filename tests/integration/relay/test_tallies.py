"""Besides talk it is counted how translation has been doing, and what was explained."""

import asyncio
from datetime import date, timedelta
from pathlib import Path

from bot.model import Deleted, TallyKind
from tests.integration.relay.test_aids import Explains
from tests.integration.relay.world import (
    CHINESE,
    ENGLISH,
    HARBOR,
    LIN,
    FakeTranslator,
    World,
    build_bridge,
    until,
    world,
)


async def _counted(here: World) -> dict[tuple[TallyKind, str], int]:
    await here.tallies.flush()
    return dict(await here.tallies.times(HARBOR, date(2026, 1, 1), date(2026, 1, 9), *TallyKind))


async def test_every_copy_counts_the_engine_that_translated_it(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        said = await here.say("hello")
        await here.say("good evening")
        await here.say("你好", channel=CHINESE, author=LIN)
        await here.settle()
        # What is deleted was translated all the same.
        await here.relay.deleted(Deleted(channel_id=ENGLISH, message_ids=(said.id,)))
        await here.settle()
        assert await _counted(here) == {(TallyKind.ENGINE_USED, "fake"): 3}


async def test_a_gloss_that_becomes_a_translation_is_counted_once_it_has(tmp_path: Path) -> None:
    translator = FakeTranslator(late=asyncio.Event())
    async with world(tmp_path, translator=translator, deadline=0.01) as here:
        await build_bridge(here)
        await here.say("good evening")
        await here.settle()
        assert (TallyKind.UPGRADED, "") not in await _counted(here)
        assert translator.late is not None
        translator.late.set()
        here.now += timedelta(seconds=2)
        await until(lambda: here.discord.shown(CHINESE) == ["[zh-Hans] good evening"])
        await here.settle()
        assert (await _counted(here))[TallyKind.UPGRADED, ""] == 1


async def test_a_note_counts_by_the_name_of_our_own_entry(tmp_path: Path) -> None:
    async with world(tmp_path, aids=Explains()) as here:
        await build_bridge(here)
        for text in ("绝绝子", "绝绝子躺平"):
            await here.say(text, channel=CHINESE, author=LIN)
            await here.settle()
        notes = {
            name: times for (kind, name), times in (await _counted(here)).items() if kind is TallyKind.NOTE
        }
        assert notes == {"zh:绝绝子": 1, "zh:躺平": 1}


async def test_an_edit_does_not_count_its_note_again(tmp_path: Path) -> None:
    async with world(tmp_path, aids=Explains()) as here:
        await build_bridge(here)
        said = await here.say("绝绝子", channel=CHINESE, author=LIN)
        await here.settle()
        await here.edit(said, "真的绝绝子")
        await here.settle()
        assert (await _counted(here))[TallyKind.NOTE, "zh:绝绝子"] == 1
