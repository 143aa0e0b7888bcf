"""What must hold when several transactions, or several processes, are at work at once."""

import asyncio
import sys
import textwrap
from contextlib import AsyncExitStack, suppress
from pathlib import Path

import pytest
from sqlalchemy import insert

from bot.model import ChannelId, DeliveryId, Kind
from bot.storage import Bridges, Database, Outbox
from bot.storage.schema import copies, guilds, origins
from bot.storage.schema import outbox as outbox_table
from tests.integration.storage.values import (
    CHINESE,
    ENGLISH,
    KEY,
    OTHERS,
    TAIWAN,
    at,
    copy_in,
    make_bridge,
    message,
    rows,
)

CHANNELS = [ENGLISH, *OTHERS]


@pytest.fixture(autouse=True)
async def bridge(bridges: Bridges) -> None:
    await make_bridge(bridges, *CHANNELS)


async def test_a_transaction_that_fails_leaves_nothing(database: Database) -> None:
    async def half() -> None:
        async with database.begin() as connection:
            await connection.execute(insert(guilds).values(guild_id=1, log_channel_id=2))
            raise LookupError

    with pytest.raises(LookupError):
        await half()

    assert await rows(database, guilds) == 0


async def test_a_transaction_that_is_cancelled_leaves_nothing_and_holds_nothing(database: Database) -> None:
    written = asyncio.Event()

    async def half() -> None:
        async with database.begin() as connection:
            await connection.execute(insert(guilds).values(guild_id=1, log_channel_id=2))
            written.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(half())
    await written.wait()
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task

    async with database.begin() as connection:
        await connection.execute(insert(guilds).values(guild_id=1, log_channel_id=3))
    assert await rows(database, guilds) == 1


async def test_a_read_sees_the_last_whole_transaction_while_another_writes(database: Database) -> None:
    async with database.begin() as connection:
        await connection.execute(insert(guilds).values(guild_id=1, log_channel_id=2))
        assert await rows(database, guilds) == 0
    assert await rows(database, guilds) == 1


async def test_a_process_killed_in_a_transaction_leaves_whole_ones_only(
    database: Database, database_url: str, outbox: Outbox
) -> None:
    program = textwrap.dedent(
        """
        import asyncio, sys
        from sqlalchemy import insert
        from bot.storage import Database, Outbox
        from bot.storage.schema import guilds
        from tests.integration.storage.values import KEY, OTHERS, message

        async def main():
            async with Database.open(sys.argv[1], key=KEY) as database:
                await Outbox(database).accept(message(1), OTHERS)
                async with database.begin() as connection:
                    await connection.execute(insert(guilds).values(guild_id=1, log_channel_id=2))
                    print("half", flush=True)
                    await asyncio.Event().wait()

        asyncio.run(main())
        """
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, database_url, stdout=asyncio.subprocess.PIPE, cwd=Path.cwd()
    )
    assert process.stdout is not None
    assert await process.stdout.readline() == b"half\n"
    process.kill()
    await process.wait()

    async with database.begin() as connection:
        await connection.execute(insert(guilds).values(guild_id=3, log_channel_id=4))
    assert await rows(database, guilds) == 1
    assert await rows(database, origins) == 1
    assert await outbox.channels_with_work() == OTHERS


async def test_one_message_accepted_many_times_at_once_is_accepted_once(
    database: Database, outbox: Outbox
) -> None:
    accepted = await asyncio.gather(*(outbox.accept(message(1), OTHERS) for _ in range(10)))

    assert accepted.count(True) == 1
    assert await rows(database, origins) == 1
    assert await rows(database, outbox_table) == len(OTHERS)


async def test_a_lane_never_sees_a_delivery_appear_before_one_it_has_seen(
    database: Database, database_url: str
) -> None:
    """Two processes accept from three channels, a third reads all the while."""
    async with AsyncExitStack() as stack:
        writers = [
            Outbox(await stack.enter_async_context(Database.open(database_url, key=KEY))) for _ in range(2)
        ]
        reader = Outbox(database)
        seen: list[DeliveryId] = []
        done = asyncio.Event()

        async def watch() -> None:
            while not done.is_set():
                await look()
            await look()

        async def look() -> None:
            now = [delivery.id for delivery in await reader.next(CHINESE, limit=1000)]
            assert now[: len(seen)] == seen
            seen[:] = now

        async def write(writer: Outbox, channel: ChannelId, first: int) -> None:
            for number in range(first, first + 15):
                others = [other for other in CHANNELS if other != channel]
                await writer.accept(message(number, channel=channel), others)

        watching = asyncio.create_task(watch())
        await asyncio.gather(
            *(
                write(writer, channel, 1 + 1000 * at_writer + 100 * at_channel)
                for at_writer, writer in enumerate(writers)
                for at_channel, channel in enumerate((ENGLISH, TAIWAN))
            )
        )
        done.set()
        await watching

    assert len(seen) == 60


async def test_edits_deletions_and_deliveries_at_once_end_without_text_or_stray_rows(
    database: Database, outbox: Outbox
) -> None:
    numbers = range(1, 9)
    for number in numbers:
        await outbox.accept(message(number), OTHERS)

    async def work(channel: ChannelId) -> None:
        while waiting := await outbox.next(channel, limit=3):
            first = waiting[0]
            if first.kind is Kind.DELETE:
                await outbox.removed([first])
            elif first.origin.deleted:
                await outbox.drop(first)
            elif first.kind is Kind.CREATE:
                copied = copy_in(channel, first.origin.message_id + channel)
                await outbox.delivered(first, [copied], upgrade_at=at(1))
            else:
                await outbox.edited(first, added=[], removed=[], upgrade_at=None)

    async def change(number: int) -> None:
        for seconds in range(1, 4):
            await outbox.accept_edit(message(number, edited=at(seconds)))
        await outbox.accept_delete(ENGLISH, [message(number).id])

    await asyncio.gather(*(work(channel) for channel in OTHERS), *(change(number) for number in numbers))
    for channel in OTHERS:
        await work(channel)

    assert await rows(database, outbox_table) == 0
    assert await rows(database, copies) == 0
    assert await rows(database, origins) == 0
