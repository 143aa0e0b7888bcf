"""What one person said: by a message, the last of it, and what of it still waits."""

import pytest

from bot.model import BridgeId, CaseId, Dropped, GuildId, MessageId, UserId, message_id_at
from bot.storage import Bridges, Database, Outbox
from bot.storage.said import SaidStore
from tests.integration.storage.test_growth import GROWING, plans_of, recorded
from tests.integration.storage.values import (
    CHINESE,
    ENGLISH,
    OTHERS,
    TAIWAN,
    at,
    deliver,
    guild_of,
    make_bridge,
    message,
)

MAOMAO = UserId(77)


@pytest.fixture
async def bridge(bridges: Bridges) -> BridgeId:
    return (await make_bridge(bridges, ENGLISH, *OTHERS)).id


@pytest.fixture
def said(database: Database) -> SaidStore:
    return SaidStore(database)


async def test_a_message_is_found_by_its_original_and_by_every_part_of_a_copy(
    bridge: BridgeId, outbox: Outbox, said: SaidStore
) -> None:
    await outbox.accept(message(1), OTHERS)
    await deliver(outbox, CHINESE, 101, 102)
    for number in (1, 101, 102):
        [found] = await said.in_message(MessageId(number))
        assert (found.user_id, found.message_id, found.bridge_id) == (MAOMAO, 1, bridge)
    await outbox.accept_delete(ENGLISH, [MessageId(1)])
    assert await said.in_message(MessageId(101)) == []


async def test_of_messages_that_are_gone_only_those_with_copies_concern_anybody(
    bridge: BridgeId, outbox: Outbox, said: SaidStore
) -> None:
    await outbox.accept(message(1), OTHERS)
    await deliver(outbox, CHINESE, 101, 102)
    await outbox.accept(message(2), OTHERS)
    assert [one.message_id for one in await said.copied([MessageId(2), MessageId(1)])] == [1]
    await outbox.accept_delete(ENGLISH, [MessageId(1)])
    assert await said.copied([MessageId(1)]) == []


async def test_the_last_messages_of_a_person_come_newest_first(
    bridge: BridgeId, outbox: Outbox, said: SaidStore
) -> None:
    ids = [message_id_at(at(seconds)) for seconds in (0, 10, 20, 30)]
    for number in ids:
        await outbox.accept(message(number), OTHERS)
    await outbox.accept_delete(ENGLISH, [ids[3]])
    last = await said.last_of(MAOMAO, [bridge], limit=2)
    assert [one.message_id for one in last] == [ids[2], ids[1]]
    lately = await said.last_of(MAOMAO, [bridge], since=at(15), limit=10)
    assert [one.message_id for one in lately] == [ids[2]]
    assert await said.last_of(MAOMAO, [BridgeId(bridge + 1)], limit=2) == []
    assert await said.last_of(UserId(1), [bridge], limit=2) == []


async def test_what_waits_is_dropped_only_where_the_server_has_a_say(
    bridge: BridgeId, outbox: Outbox, said: SaidStore
) -> None:
    await outbox.accept(message(1), OTHERS)
    assert await said.drop_waiting(UserId(1), guild_of(CHINESE)) == Dropped()
    assert await said.drop_waiting(MAOMAO, guild_of(CHINESE)) == Dropped(lanes=(CHINESE,))
    [dropped] = await outbox.next(CHINESE, limit=10)
    [other] = await outbox.next(TAIWAN, limit=10)
    assert dropped.incoming is None
    assert other.incoming is not None


async def test_a_persons_own_server_keeps_all_of_it_back(
    bridge: BridgeId, outbox: Outbox, said: SaidStore
) -> None:
    await outbox.accept(message(1), OTHERS)
    assert await said.drop_waiting(MAOMAO, guild_of(ENGLISH)) == Dropped(lanes=tuple(sorted(OTHERS)))
    assert await said.drop_waiting(MAOMAO, GuildId(1)) == Dropped()


async def test_a_case_ends_with_the_last_channel_for_which_it_is_held(
    bridge: BridgeId, outbox: Outbox, said: SaidStore
) -> None:
    here = guild_of(ENGLISH)
    held = {channel: {here: CaseId(1), guild_of(channel): CaseId(channel)} for channel in OTHERS}
    await outbox.accept(message(1), OTHERS, held=held)
    first = await said.drop_waiting(MAOMAO, guild_of(CHINESE))
    assert first.ended == ((guild_of(CHINESE), CHINESE),)
    rest = await said.drop_waiting(MAOMAO, here)
    assert sorted(rest.ended) == sorted([(here, 1), (guild_of(TAIWAN), TAIWAN)])


async def test_nothing_looks_through_a_whole_table(sqlite_url: str) -> None:
    async with Database.open(sqlite_url) as database:
        said = SaidStore(database)
        with recorded() as statements:
            await said.in_message(MessageId(1))
            await said.last_of(MAOMAO, [BridgeId(1)], since=at(0), limit=5)
            await said.drop_waiting(MAOMAO, guild_of(ENGLISH))
        plans = await plans_of(database, statements)
    scans = [plan for plan in plans if plan.split()[0] == "SCAN" and plan.split()[1] in GROWING]
    assert scans == []
