import pytest

from bot.model import Delivery, Kind, Trouble
from bot.storage import Bridges, Database, Outbox
from bot.storage.schema import outbox as outbox_table
from tests.integration.storage.values import (
    CHINESE,
    ENGLISH,
    OTHERS,
    at,
    deliver,
    make_bridge,
    message,
    only,
    rows,
)


@pytest.fixture(autouse=True)
async def bridge(bridges: Bridges) -> None:
    await make_bridge(bridges, ENGLISH, *OTHERS)


async def glossed(outbox: Outbox, number: int, seconds: float) -> Delivery:
    """The upgrade of a message that was delivered with its gloss."""
    await outbox.accept(message(number), [CHINESE])
    await deliver(outbox, CHINESE, number + 100, upgrade_at=at(seconds))
    return next(
        upgrade
        for upgrade in await outbox.upgrades_due(at(1000), limit=100)
        if upgrade.origin.message_id == number
    )


async def test_an_upgrade_keeps_the_message_and_stays_out_of_the_lane(outbox: Outbox) -> None:
    upgrade = await glossed(outbox, 1, 10)

    assert (upgrade.kind, upgrade.incoming, upgrade.attempts) == (Kind.UPGRADE, message(1), 0)
    assert await outbox.next(CHINESE, limit=10) == []
    assert await outbox.channels_with_work() == []


async def test_upgrades_come_when_they_are_due_the_longest_due_first(outbox: Outbox) -> None:
    assert await outbox.next_upgrade_at() is None
    for number, seconds in ((1, 30), (2, 10), (3, 20)):
        await glossed(outbox, number, seconds)

    assert await outbox.next_upgrade_at() == at(10)
    assert await outbox.upgrades_due(at(9.9), limit=10) == []
    due = await outbox.upgrades_due(at(20), limit=10)
    assert [upgrade.origin.message_id for upgrade in due] == [2, 3]
    assert len(await outbox.upgrades_due(at(30), limit=1)) == 1


async def test_a_ready_upgrade_goes_to_the_end_of_its_lane_once(outbox: Outbox) -> None:
    upgrade = await glossed(outbox, 1, 10)
    await outbox.accept(message(2), [CHINESE])

    await outbox.ready_upgrade(upgrade)
    await outbox.ready_upgrade(upgrade)
    await outbox.accept(message(3), [CHINESE])

    waiting = await outbox.next(CHINESE, limit=10)
    assert [(delivery.kind, delivery.origin.message_id) for delivery in waiting] == [
        (Kind.CREATE, 2),
        (Kind.UPGRADE, 1),
        (Kind.CREATE, 3),
    ]
    assert waiting[1].incoming == message(1)
    assert await outbox.next_upgrade_at() is None


async def test_a_done_upgrade_leaves_nothing(database: Database, outbox: Outbox) -> None:
    await outbox.ready_upgrade(await glossed(outbox, 1, 10))
    upgrade = await only(outbox, CHINESE)

    await outbox.edited(upgrade, added=[], removed=[], upgrade_at=None)

    assert await rows(database, outbox_table) == 0
    assert len(await outbox.copies(upgrade.origin.id, CHINESE)) == 1


async def test_a_postponed_upgrade_comes_later_be_it_ready_or_not(outbox: Outbox) -> None:
    upgrade = await glossed(outbox, 1, 10)
    await outbox.postpone_upgrade(upgrade, at(20))
    assert await outbox.next_upgrade_at() == at(20)

    await outbox.ready_upgrade(upgrade)
    await outbox.postpone_upgrade(await only(outbox, CHINESE), at(40))

    assert await outbox.next_upgrade_at() == at(40)
    assert await outbox.next(CHINESE, limit=10) == []


async def test_an_edit_takes_the_place_of_upgrades(outbox: Outbox) -> None:
    for number in (1, 2):
        upgrade = await glossed(outbox, number, 10)
    await outbox.ready_upgrade(upgrade)

    for number in (1, 2):
        await outbox.accept_edit(message(number, edited=at(5)))

    assert await outbox.next_upgrade_at() is None
    waiting = await outbox.next(CHINESE, limit=10)
    assert [delivery.kind for delivery in waiting if delivery.incoming is not None] == [Kind.EDIT, Kind.EDIT]


async def test_an_edit_with_a_gloss_is_upgraded_in_its_turn(outbox: Outbox) -> None:
    await outbox.accept(message(1), [CHINESE])
    await deliver(outbox, CHINESE, 101)
    changed = message(1, content="second", edited=at(5))
    await outbox.accept_edit(changed)

    await outbox.edited(await only(outbox, CHINESE), added=[], removed=[], upgrade_at=at(9))

    [upgrade] = await outbox.upgrades_due(at(9), limit=10)
    assert (upgrade.kind, upgrade.incoming, upgrade.revision) == (Kind.UPGRADE, changed, changed.revision)


async def test_an_upgrade_set_aside_is_never_due(outbox: Outbox) -> None:
    upgrade = await glossed(outbox, 1, 10)

    await outbox.set_aside(upgrade, Trouble.REFUSED)
    await outbox.postpone_upgrade(upgrade, at(20))

    assert await outbox.next_upgrade_at() is None
    assert await outbox.upgrades_due(at(1000), limit=10) == []
