"""A database that cannot be written: nothing is lost, nothing is half written, and moderators know."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.errors import StorageError
from bot.model import ChannelId, Incoming
from tests.integration.relay.world import CHINESE, World, build_bridge, world

LONG = "long " * 300


@asynccontextmanager
async def full_disk(here: World) -> AsyncGenerator[None]:
    """SQLite itself says "database or disk is full"."""

    async def pages(most: str) -> None:
        async with here.database.begin() as connection:
            await connection.exec_driver_sql(f"PRAGMA max_page_count = {most}")

    await pages("1")  # fewer than there are: SQLite takes the present number
    try:
        yield
    finally:
        await pages("1000000")


async def until_told(here: World, what: str) -> None:
    while what not in here.reports.told:
        await asyncio.sleep(0)


async def test_what_is_said_while_the_disk_is_full_goes_over_when_it_is_not(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        said: list[str] = []
        async with full_disk(here):
            while "storage failed" not in here.reports.told:
                said.append(f"{len(said)} {LONG}".strip())
                await here.say(said[-1])
                await asyncio.sleep(0)
        await until_told(here, "storage recovered")
        await here.relay.catch_up()
        await here.settle()
        shown = [content.removeprefix("[zh-Hans] ") for content in here.discord.shown(CHINESE)]
        assert shown == said
        assert here.reports.told == ["storage failed", "storage recovered"]


async def test_events_do_not_pile_up_while_the_database_fails(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        async with full_disk(here):
            while "storage failed" not in here.reports.told:
                await here.say(LONG)
                await asyncio.sleep(0)
            pauses = len(here.pauses)
            # No patience is left for further ones: they are not even tried.
            before = len(here.translator.calls)
            await asyncio.gather(*(here.say(f"{number} {LONG}") for number in range(50)))
            assert len(here.translator.calls) == before
            assert len(here.pauses) - pauses < 50
        await until_told(here, "storage recovered")


async def test_a_bot_that_stops_during_an_outage_catches_up_at_its_next_start(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        async with full_disk(here):
            while "storage failed" not in here.reports.told:
                await here.say(LONG)
                await asyncio.sleep(0)
            last = await here.say("the last word")
            discord = here.discord
            await here.relay.aclose(grace=1)
    async with world(tmp_path, discord=discord, last_id=last.id) as here:
        await here.settle()
        assert discord.shown(CHINESE)[-1] == "[zh-Hans] the last word"


async def test_what_is_said_while_people_are_told_of_the_recovery_hides_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        said: list[str] = []

        async def slowly() -> None:
            await here.say("meanwhile")
            here.reports.told.append("storage recovered")

        monkeypatch.setattr(here.reports, "storage_recovered", slowly)
        async with full_disk(here):
            while "storage failed" not in here.reports.told:
                said.append(f"{len(said)} {LONG}".strip())
                await here.say(said[-1])
                await asyncio.sleep(0)
        await until_told(here, "storage recovered")
        await here.settle()
        shown = [content.removeprefix("[zh-Hans] ") for content in here.discord.shown(CHINESE)]
        assert shown == [*said, "meanwhile"]


async def test_a_message_that_was_written_though_the_database_reported_a_failure_arrives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        accept = here.outbox.accept

        async def broken_once(incoming: Incoming, destinations: Sequence[ChannelId], **rest: Any) -> bool:
            monkeypatch.setattr(here.outbox, "accept", accept)
            await accept(incoming, destinations, **rest)
            raise StorageError("the connection was lost at the commit")

        monkeypatch.setattr(here.outbox, "accept", broken_once)
        await here.say("hello")
        await here.settle()
        assert here.discord.shown(CHINESE) == ["[zh-Hans] hello"]
