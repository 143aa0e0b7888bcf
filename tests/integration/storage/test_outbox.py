import logging
from dataclasses import replace

import pytest
from sqlalchemy import update

from bot.model import DeliveryId, Kind, Trouble
from bot.storage import Bridges, Database, Outbox
from bot.storage.schema import copies, links, origins
from bot.storage.schema import outbox as outbox_table
from tests.integration.storage.values import (
    CHINESE,
    ELSEWHERE,
    ENGLISH,
    OTHERS,
    TAIWAN,
    at,
    copy_in,
    deliver,
    everything,
    guild_of,
    make_bridge,
    message,
    only,
    rows,
)


@pytest.fixture(autouse=True)
async def bridge(bridges: Bridges) -> None:
    await make_bridge(bridges, ENGLISH, *OTHERS)


async def kinds(outbox: Outbox) -> list[Kind]:
    return [delivery.kind for delivery in await outbox.next(CHINESE, limit=10)]


async def test_an_accepted_message_waits_for_each_destination_as_it_was(outbox: Outbox) -> None:
    incoming = message(1, content="交猫税 🐱 \ud83d")

    assert await outbox.accept(incoming, OTHERS)

    assert await outbox.channels_with_work() == OTHERS
    for channel in OTHERS:
        delivery = await only(outbox, channel)
        assert delivery.kind is Kind.CREATE
        assert delivery.incoming == incoming
        assert (delivery.channel_id, delivery.attempts, delivery.revision) == (channel, 0, 0)
        origin = delivery.origin
        assert (origin.message_id, origin.channel_id, origin.guild_id) == (1, ENGLISH, guild_of(ENGLISH))
        assert (origin.revision, origin.deleted) == (0, False)


async def test_an_event_that_comes_twice_is_accepted_once(outbox: Outbox) -> None:
    assert await outbox.accept(message(1), [CHINESE])
    assert not await outbox.accept(message(1), [CHINESE])
    await deliver(outbox, CHINESE, 101)
    assert not await outbox.accept(message(1), [CHINESE])
    assert await outbox.channels_with_work() == []


async def test_a_message_goes_only_to_channels_of_its_own_bridge(outbox: Outbox, bridges: Bridges) -> None:
    await make_bridge(bridges, ELSEWHERE, name="another")

    await outbox.accept(message(1), [ELSEWHERE, CHINESE, CHINESE])

    assert await outbox.channels_with_work() == [CHINESE]
    assert len(await outbox.next(CHINESE, limit=10)) == 1


async def test_a_message_of_a_channel_that_left_is_not_accepted(
    database: Database, outbox: Outbox, bridges: Bridges
) -> None:
    await bridges.unlink(ENGLISH)

    assert not await outbox.accept(message(1), OTHERS)
    assert await rows(database, origins) == 0


async def test_the_newest_accepted_message_of_a_channel_is_remembered(
    database: Database, outbox: Outbox
) -> None:
    for number in (5, 9, 7):
        await outbox.accept(message(number), OTHERS)

    seen = {row["channel_id"]: row["last_seen"] for row in await everything(database, links)}
    assert seen == {ENGLISH: 9, CHINESE: None, TAIWAN: None}


async def test_a_lane_sees_its_deliveries_in_the_order_of_acceptance(outbox: Outbox) -> None:
    for number in (3, 1, 2):
        await outbox.accept(message(number), OTHERS)

    waiting = await outbox.next(CHINESE, limit=2)

    assert [delivery.origin.message_id for delivery in waiting] == [3, 1]
    assert waiting[0].id < waiting[1].id


async def test_a_delivered_message_leaves_its_copies_and_no_text(database: Database, outbox: Outbox) -> None:
    await outbox.accept(message(1), [CHINESE])
    delivery = await only(outbox, CHINESE)

    await deliver(outbox, CHINESE, 101, 102)

    assert await rows(database, outbox_table) == 0
    assert await outbox.copies(delivery.origin.id, CHINESE) == [
        copy_in(CHINESE, 101),
        copy_in(CHINESE, 102, part=1),
    ]
    assert await outbox.copies(delivery.origin.id, TAIWAN) == []


async def test_a_delivery_recorded_twice_is_recorded_once(database: Database, outbox: Outbox) -> None:
    await outbox.accept(message(1), [CHINESE])
    delivery = await only(outbox, CHINESE)
    for number in (101, 111):
        await outbox.delivered(delivery, [copy_in(CHINESE, number)], upgrade_at=None)

    assert await outbox.copies(delivery.origin.id, CHINESE) == [copy_in(CHINESE, 111)]


async def test_the_newest_copy_of_a_channel_is_known_when_an_older_one_is_added(outbox: Outbox) -> None:
    assert await outbox.newest_copy(CHINESE) is None
    for number, copied in ((1, 101), (2, 109), (3, 105)):
        await outbox.accept(message(number), [CHINESE])
        await deliver(outbox, CHINESE, copied)

    assert await outbox.newest_copy(CHINESE) == 109
    assert await outbox.newest_copy(TAIWAN) is None


async def test_an_edit_goes_to_channels_that_have_or_will_have_a_copy(outbox: Outbox) -> None:
    await outbox.accept(message(1), OTHERS)
    await deliver(outbox, CHINESE, 101)
    changed = message(1, content="cat tax unpaid", edited=at(5))

    assert await outbox.accept_edit(changed) == OTHERS

    edit = await only(outbox, CHINESE)
    assert (edit.kind, edit.incoming, edit.revision) == (Kind.EDIT, changed, changed.revision)
    assert edit.origin.revision == changed.revision
    create, edit = await outbox.next(TAIWAN, limit=10)
    assert (create.kind, create.incoming) == (Kind.CREATE, message(1))
    assert edit.incoming == changed


async def test_of_edits_that_wait_the_latest_wins(outbox: Outbox) -> None:
    await outbox.accept(message(1), [CHINESE])
    await deliver(outbox, CHINESE, 101)
    await outbox.accept_edit(message(1, content="second", edited=at(5)))
    await outbox.accept_edit(message(1, content="third", edited=at(6)))

    assert await outbox.accept_edit(message(1, content="late", edited=at(5.5))) == ()
    assert await outbox.accept_edit(message(1, content="again", edited=at(6))) == ()

    # The one before may be under way, so its lane has a look at it, but nothing to say.
    before, latest = await outbox.next(CHINESE, limit=10)
    assert before.incoming is None
    assert latest.incoming == message(1, content="third", edited=at(6))


async def test_an_edit_of_an_unknown_or_deleted_message_is_nothing(outbox: Outbox) -> None:
    assert await outbox.accept_edit(message(1, edited=at(5))) == ()
    await outbox.accept(message(1), [CHINESE])
    await deliver(outbox, CHINESE, 101)
    await outbox.accept_delete(ENGLISH, [message(1).id])

    assert await outbox.accept_edit(message(1, edited=at(6))) == ()
    assert await kinds(outbox) == [Kind.DELETE]


async def test_an_edit_does_not_follow_a_channel_that_left(outbox: Outbox, bridges: Bridges) -> None:
    await outbox.accept(message(1), OTHERS)
    for channel, copied in ((CHINESE, 101), (TAIWAN, 102)):
        await deliver(outbox, channel, copied)
    await bridges.unlink(CHINESE)
    await make_bridge(bridges, CHINESE, name="another")

    assert await outbox.accept_edit(message(1, edited=at(5))) == [TAIWAN]


async def test_an_edit_may_add_parts_and_remove_others(outbox: Outbox) -> None:
    await outbox.accept(message(1), [CHINESE])
    await deliver(outbox, CHINESE, 101, 102)
    await outbox.accept_edit(message(1, edited=at(5)))
    edit = await only(outbox, CHINESE)

    await outbox.edited(edit, added=[], removed=[copy_in(CHINESE, 102).message_id], upgrade_at=None)
    assert await outbox.copies(edit.origin.id, CHINESE) == [copy_in(CHINESE, 101)]

    added = [copy_in(CHINESE, 103, part=1), copy_in(CHINESE, 104, part=2)]
    await outbox.edited(edit, added=added, removed=[], upgrade_at=None)
    assert await outbox.copies(edit.origin.id, CHINESE) == [copy_in(CHINESE, 101), *added]
    assert await outbox.newest_copy(CHINESE) == 104
    assert await kinds(outbox) == [Kind.REACTIONS], "they are shown below the last part"


async def test_a_deletion_takes_the_texts_that_wait_away_at_once(database: Database, outbox: Outbox) -> None:
    await outbox.accept(message(1), OTHERS)
    await deliver(outbox, CHINESE, 101, upgrade_at=at(1))
    await outbox.accept_edit(message(1, edited=at(5)))

    assert await outbox.accept_delete(ENGLISH, [message(1).id]) == OTHERS

    assert all(row["payload"] is None for row in await everything(database, outbox_table))
    assert await kinds(outbox) == [Kind.EDIT, Kind.DELETE]
    create, _, deletion = await outbox.next(TAIWAN, limit=10)
    assert (create.kind, create.incoming, create.origin.deleted) == (Kind.CREATE, None, True)
    assert deletion.kind is Kind.DELETE


async def test_a_deletion_that_comes_twice_is_carried_out_once(outbox: Outbox) -> None:
    await outbox.accept(message(1), [CHINESE])
    await deliver(outbox, CHINESE, 101)

    assert await outbox.accept_delete(ENGLISH, [message(1).id]) == [CHINESE]
    assert await outbox.accept_delete(ENGLISH, [message(1).id]) == ()
    assert await outbox.accept_delete(ENGLISH, [message(404).id]) == ()
    assert await outbox.accept_delete(ENGLISH, []) == ()
    assert await kinds(outbox) == [Kind.DELETE]


async def test_a_bulk_deletion_is_one_row_a_message_and_channel(database: Database, outbox: Outbox) -> None:
    for number in range(1, 101):
        await outbox.accept(message(number), OTHERS)

    numbers = [message(number).id for number in range(1, 101)]
    assert await outbox.accept_delete(ENGLISH, numbers) == OTHERS

    waiting = await outbox.next(CHINESE, limit=500)
    assert [delivery.origin.message_id for delivery in waiting if delivery.kind is Kind.DELETE] == numbers
    for channel in OTHERS:
        for delivery in await outbox.next(channel, limit=500):
            if delivery.kind is Kind.CREATE:
                await outbox.drop(delivery)
        await outbox.removed(await outbox.next(channel, limit=500))
    assert await rows(database, outbox_table) == await rows(database, origins) == 0


async def test_an_origin_goes_with_its_last_copy(database: Database, outbox: Outbox) -> None:
    await outbox.accept(message(1), OTHERS)
    for channel, copied in ((CHINESE, 101), (TAIWAN, 102)):
        await deliver(outbox, channel, copied)
    await outbox.accept_delete(ENGLISH, [message(1).id])

    await outbox.removed([await only(outbox, CHINESE)])
    assert (await rows(database, origins), await rows(database, copies)) == (1, 1)

    await outbox.removed([await only(outbox, TAIWAN)])
    assert (await rows(database, origins), await rows(database, copies)) == (0, 0)


async def test_a_message_deleted_while_it_is_being_sent_still_loses_its_copy(
    database: Database, outbox: Outbox
) -> None:
    await outbox.accept(message(1), [CHINESE])
    under_way = await only(outbox, CHINESE)
    await outbox.accept_delete(ENGLISH, [message(1).id])

    await outbox.delivered(under_way, [copy_in(CHINESE, 101)], upgrade_at=at(1))

    deletion = await only(outbox, CHINESE)
    assert deletion.kind is Kind.DELETE
    assert await outbox.copies(deletion.origin.id, CHINESE) == [copy_in(CHINESE, 101)]
    assert await outbox.next_upgrade_at() is None
    await outbox.removed([deletion])
    assert await rows(database, origins) == 0


async def test_a_message_edited_while_it_is_being_sent_is_edited_afterwards_and_not_upgraded(
    outbox: Outbox,
) -> None:
    await outbox.accept(message(1), [CHINESE])
    under_way = await only(outbox, CHINESE)
    await outbox.accept_edit(message(1, content="second", edited=at(5)))

    await outbox.delivered(under_way, [copy_in(CHINESE, 101)], upgrade_at=at(1))

    assert await kinds(outbox) == [Kind.EDIT]
    assert await outbox.next_upgrade_at() is None


async def test_attempts_are_counted(outbox: Outbox) -> None:
    await outbox.accept(message(1), [CHINESE])
    delivery = await only(outbox, CHINESE)

    assert [await outbox.attempted(delivery.id) for _ in range(3)] == [1, 2, 3]
    assert (await only(outbox, CHINESE)).attempts == 3
    assert await outbox.attempted(DeliveryId(404)) == 0


async def test_a_delivery_set_aside_holds_its_lane_no_longer(outbox: Outbox) -> None:
    for number in (1, 2):
        await outbox.accept(message(number), [CHINESE])
    first, second = await outbox.next(CHINESE, limit=10)

    await outbox.set_aside(first, Trouble.REFUSED)

    assert (await only(outbox, CHINESE)).id == second.id
    await outbox.drop(second)
    assert await outbox.channels_with_work() == []
    assert await outbox.accept_edit(message(1, edited=at(5))) == []


async def test_a_deletion_drops_what_was_set_aside(database: Database, outbox: Outbox) -> None:
    await outbox.accept(message(1), [CHINESE])
    await outbox.set_aside(await only(outbox, CHINESE), Trouble.REFUSED)

    assert await outbox.accept_delete(ENGLISH, [message(1).id]) == []

    assert await rows(database, outbox_table) == 0
    assert await rows(database, origins) == 0


async def test_what_waits_for_a_lost_channel_can_be_abandoned(database: Database, outbox: Outbox) -> None:
    for number in (1, 2, 3):
        await outbox.accept(message(number), OTHERS)
    first, second, _ = await outbox.next(CHINESE, limit=10)
    await outbox.delivered(first, [copy_in(CHINESE, 101)], upgrade_at=None)
    await outbox.set_aside(second, Trouble.REFUSED)
    await outbox.accept_delete(ENGLISH, [message(1).id])

    assert await outbox.abandon(CHINESE) == 3

    assert await outbox.channels_with_work() == [TAIWAN]
    assert await rows(database, copies) == 0
    assert await outbox.abandon(CHINESE) == 0


async def test_a_message_that_cannot_be_read_back_does_not_stop_the_lane(
    database: Database, outbox: Outbox, caplog: pytest.LogCaptureFixture
) -> None:
    for number in (1, 2):
        await outbox.accept(message(number), [CHINESE])
    broken, _ = await outbox.next(CHINESE, limit=10)
    async with database.begin() as connection:
        await connection.execute(
            update(outbox_table).where(outbox_table.c.id == broken.id).values(payload=b'{"v":1,"content":"x"')
        )

    with caplog.at_level(logging.ERROR):
        waiting = await outbox.next(CHINESE, limit=1)

    assert [delivery.origin.message_id for delivery in waiting] == [2]
    assert "set aside" in caplog.text


async def test_several_messages_share_a_copy_each_in_its_slot(outbox: Outbox) -> None:
    for number in (1, 2):
        await outbox.accept(message(number), [CHINESE])
    first, second = await outbox.next(CHINESE, limit=10)
    copy = copy_in(CHINESE, 101)
    done = [(first, replace(copy, slot=0), None), (second, replace(copy, slot=1), at(5))]

    await outbox.delivered_together(done)

    assert await outbox.channels_with_work() == []
    [upgrade] = await outbox.upgrades_due(at(5), limit=10)
    assert upgrade.origin == second.origin
    assert await outbox.copies(second.origin.id, CHINESE) == [replace(copy, slot=1)]
    assert await outbox.carries_others(copy, first.origin.id)
    await outbox.accept_delete(ENGLISH, [message(2).id])
    assert not await outbox.carries_others(copy, first.origin.id)


async def test_which_channels_wait_for_a_permission_is_remembered(outbox: Outbox) -> None:
    await deliver_first(outbox)
    for channel in OTHERS:
        await outbox.set_forbidden(channel, forbidden=True)
    await outbox.set_forbidden(TAIWAN, forbidden=False)

    assert await outbox.forbidden() == [CHINESE]
    assert await outbox.newest_copy(CHINESE) == 101


async def deliver_first(outbox: Outbox) -> None:
    await outbox.accept(message(1), [CHINESE])
    await deliver(outbox, CHINESE, 101)
