"""What was set aside: who may see it, what becomes of it, and that none of it stays for ever."""

import pytest

from bot.model import GuildId, Kind, Trouble
from bot.storage import Bridges, Database, Outbox
from bot.storage.problems import Problems
from bot.storage.schema import origins
from bot.storage.schema import outbox as outbox_table
from tests.integration.storage.values import (
    CHINESE,
    ENGLISH,
    OTHERS,
    TAIWAN,
    at,
    copy_in,
    everything,
    guild_of,
    make_bridge,
    message,
    only,
    rows,
)


@pytest.fixture
async def problems(database: Database, outbox: Outbox, bridges: Bridges) -> Problems:
    """One message from the English channel did not reach the Chinese one."""
    await make_bridge(bridges, ENGLISH, *OTHERS)
    await outbox.accept(message(1), [CHINESE])
    await outbox.set_aside(await only(outbox, CHINESE), Trouble.REFUSED)
    return Problems(database)


@pytest.mark.parametrize("guild_id", [guild_of(ENGLISH), guild_of(CHINESE)])
async def test_both_sides_see_what_did_not_get_through(problems: Problems, guild_id: GuildId) -> None:
    [problem] = await problems.of_server(guild_id, skip=0, limit=5)
    assert (problem.origin.message_id, problem.channel_id) == (1, CHINESE)
    assert (problem.kind, problem.trouble) == (Kind.CREATE, Trouble.REFUSED)
    assert await problems.count(guild_id) == 1


async def test_others_neither_see_nor_touch_it(problems: Problems, outbox: Outbox) -> None:
    stranger = guild_of(TAIWAN)
    [problem] = await problems.of_server(guild_of(ENGLISH), skip=0, limit=5)
    assert await problems.of_server(stranger, skip=0, limit=5) == []
    assert await problems.count(stranger) == 0
    assert await problems.retry(problem.id, stranger) is None
    assert not await problems.discard(problem.id, stranger)
    assert await outbox.channels_with_work() == []


async def test_what_is_tried_again_goes_to_the_end_of_its_lane(problems: Problems, outbox: Outbox) -> None:
    await outbox.accept(message(2), [CHINESE])
    [problem] = await problems.of_server(guild_of(ENGLISH), skip=0, limit=5)

    assert await problems.retry(problem.id, guild_of(CHINESE)) == CHINESE

    waiting = await outbox.next(CHINESE, limit=10)
    assert [one.origin.message_id for one in waiting] == [2, 1]
    assert waiting[1].attempts == 0
    assert await problems.retry(problem.id, guild_of(CHINESE)) is None


async def test_its_newest_version_is_tried_again(problems: Problems, outbox: Outbox) -> None:
    edited = message(1, content="newer", edited=at(5))
    await outbox.accept_edit(edited)
    [problem] = await problems.of_server(guild_of(ENGLISH), skip=0, limit=5)

    await problems.retry(problem.id, guild_of(ENGLISH))

    delivery = await only(outbox, CHINESE)
    assert (delivery.kind, delivery.incoming) == (Kind.CREATE, edited)


async def test_what_was_posted_of_it_before_is_not_posted_again(problems: Problems, outbox: Outbox) -> None:
    await outbox.accept(message(2), [CHINESE])
    long = await only(outbox, CHINESE)
    await outbox.posted(long, [copy_in(CHINESE, 101)])
    await outbox.set_aside(long, Trouble.NO_ANSWER)

    await problems.retry(long.id, guild_of(ENGLISH))

    assert (await only(outbox, CHINESE)).kind is Kind.EDIT


async def test_an_edit_that_was_set_aside_gives_way_to_a_newer_one(
    problems: Problems, outbox: Outbox, database: Database
) -> None:
    await outbox.accept(message(2), [CHINESE])
    await outbox.delivered(await only(outbox, CHINESE), [copy_in(CHINESE, 101)], upgrade_at=None)
    await outbox.accept_edit(message(2, edited=at(5)))
    await outbox.set_aside(await only(outbox, CHINESE), Trouble.REFUSED)

    await outbox.accept_edit(message(2, edited=at(9)))

    assert await problems.count(guild_of(ENGLISH)) == 1
    await outbox.drop(await only(outbox, CHINESE))
    assert await rows(database, outbox_table) == 1


async def test_what_is_discarded_is_gone_with_its_text(problems: Problems, database: Database) -> None:
    [problem] = await problems.of_server(guild_of(ENGLISH), skip=0, limit=5)
    assert await problems.discard(problem.id, guild_of(ENGLISH))
    assert await rows(database, outbox_table) == 0
    assert not await problems.discard(problem.id, guild_of(ENGLISH))


async def test_after_its_time_it_is_dropped(problems: Problems, database: Database) -> None:
    [row] = await everything(database, outbox_table)
    since = row["set_aside_at"]
    assert await problems.expire(since.replace(year=since.year - 1)) == []
    [dropped] = await problems.expire(since)
    assert dropped.origin.message_id == 1
    assert await rows(database, outbox_table) == 0
    assert await rows(database, origins) == 1


async def test_no_reason_repeats_what_somebody_wrote(problems: Problems, database: Database) -> None:
    [row] = await everything(database, outbox_table)
    assert row["reason"] in {trouble.value for trouble in Trouble}


async def test_a_message_edited_before_it_is_set_aside_keeps_its_newest_text_only(
    outbox: Outbox, bridges: Bridges, database: Database
) -> None:
    await make_bridge(bridges, ENGLISH, *OTHERS)
    await outbox.accept(message(1, content="a slip"), [CHINESE])
    create = await only(outbox, CHINESE)
    corrected = message(1, content="corrected", edited=at(5))
    await outbox.accept_edit(corrected)

    assert await outbox.set_aside(create, Trouble.REFUSED)

    assert await outbox.channels_with_work() == []
    problems = Problems(database)
    [problem] = await problems.of_server(guild_of(ENGLISH), skip=0, limit=5)
    await problems.retry(problem.id, guild_of(ENGLISH))
    again = await only(outbox, CHINESE)
    assert (again.kind, again.incoming) == (Kind.CREATE, corrected)


async def test_what_was_posted_of_a_message_is_mended_by_its_edit_and_no_problem(
    outbox: Outbox, bridges: Bridges
) -> None:
    await make_bridge(bridges, ENGLISH, *OTHERS)
    await outbox.accept(message(1), [CHINESE])
    create = await only(outbox, CHINESE)
    await outbox.posted(create, [copy_in(CHINESE, 101)])
    await outbox.accept_edit(message(1, content="corrected", edited=at(5)))

    assert not await outbox.set_aside(create, Trouble.REFUSED)

    assert (await only(outbox, CHINESE)).kind is Kind.EDIT
