"""What is held for moderators, in the database."""

from datetime import timedelta

import pytest

from bot.model import Action, BridgeId, CaseId, DeliveryId, GuildId, Rule, RuleId, RuleKind, Trouble, UserId
from bot.storage import Bridges, Database, Outbox
from bot.storage.holds import Holds
from bot.storage.problems import Problems
from bot.storage.rules import Rules
from bot.storage.schema import holds as holds_table
from bot.storage.schema import origins
from bot.storage.schema import outbox as outbox_table
from bot.storage.slowed import Slowed
from tests.integration.storage.values import (
    CHINESE,
    ENGLISH,
    NOW,
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

HERE, THERE = guild_of(ENGLISH), guild_of(CHINESE)


@pytest.fixture
def holds(database: Database) -> Holds:
    return Holds(database, clock=lambda: NOW)


async def hold(outbox: Outbox, bridges: Bridges, number: int = 1) -> None:
    """A message that both servers decide about for one channel; another channel gets it at once."""
    if number == 1:
        await make_bridge(bridges, ENGLISH, *OTHERS)
    held = {CHINESE: {HERE: CaseId(number * 10), THERE: CaseId(number * 10 + 1)}}
    assert await outbox.accept(message(number), OTHERS, held=held)


async def test_what_is_held_is_in_no_lane(outbox: Outbox, bridges: Bridges, holds: Holds) -> None:
    await hold(outbox, bridges)
    assert await outbox.next(CHINESE, limit=10) == []
    assert await outbox.channels_with_work() == [TAIWAN]
    assert await holds.holds_of([message(1).id]) == {CHINESE: {HERE: 10, THERE: 11}}


async def test_all_have_to_approve_and_it_keeps_its_number(
    outbox: Outbox, bridges: Bridges, holds: Holds, database: Database
) -> None:
    await hold(outbox, bridges)
    await outbox.accept(message(2), OTHERS)
    [number] = [row["delivery_id"] for row in await everything(database, holds_table)][:1]
    assert await holds.approve(CaseId(10), HERE, 0) == []
    assert await holds.approve(CaseId(10), HERE, 0) is None
    assert await holds.approve(CaseId(11), HERE, 0) is None
    assert await holds.approve(CaseId(11), THERE, 0) == [CHINESE]
    first, second = await outbox.next(CHINESE, limit=10)
    assert (first.id, first.approved, second.approved) == (number, True, False)
    assert await holds.approved_by(DeliveryId(number)) == {HERE, THERE}
    await outbox.drop(first)
    assert await rows(database, holds_table) == 0


async def test_another_version_is_to_be_approved_anew(outbox: Outbox, bridges: Bridges, holds: Holds) -> None:
    await hold(outbox, bridges)
    await holds.approve(CaseId(10), HERE, 0)
    edited = message(1, content="otherwise", edited=at(5))
    await outbox.accept_edit(edited)
    assert await holds.approve(CaseId(11), THERE, 0) is None
    assert await holds.approve(CaseId(11), THERE, edited.revision) == []
    held = await holds.of_case(CaseId(10), HERE)
    assert held is not None
    assert held.incoming == edited
    assert await holds.approve(CaseId(10), HERE, edited.revision) == [CHINESE]
    assert (await only(outbox, CHINESE)).incoming == edited


async def test_what_was_approved_stays_so_under_a_new_number(
    outbox: Outbox, bridges: Bridges, holds: Holds, database: Database
) -> None:
    await hold(outbox, bridges)
    await holds.approve(CaseId(10), HERE, 0)
    await holds.approve(CaseId(11), THERE, 0)
    first = await only(outbox, CHINESE)
    await outbox.to_the_end(first)
    second = await only(outbox, CHINESE)
    assert await outbox.set_aside(second, Trouble.REFUSED)
    assert await Problems(database).retry(second.id, THERE) == CHINESE
    third = await only(outbox, CHINESE)
    assert len({first.id, second.id, third.id}) == 3
    assert third.approved
    assert await holds.approved_by(third.id) == {HERE, THERE}


async def test_a_newer_version_of_what_was_set_aside_is_not_approved(
    outbox: Outbox, bridges: Bridges, holds: Holds, database: Database
) -> None:
    await hold(outbox, bridges)
    await holds.approve(CaseId(10), HERE, 0)
    await holds.approve(CaseId(11), THERE, 0)
    approved = await only(outbox, CHINESE)
    assert await outbox.set_aside(approved, Trouble.REFUSED)
    await outbox.accept_edit(message(1, content="otherwise", edited=at(5)))
    assert await Problems(database).retry(approved.id, THERE) == CHINESE
    again = await only(outbox, CHINESE)
    assert not again.approved
    assert await holds.approved_by(again.id) == frozenset()


async def test_one_server_rejects_for_all(
    outbox: Outbox, bridges: Bridges, holds: Holds, database: Database
) -> None:
    await hold(outbox, bridges)
    assert sorted(await holds.reject(CaseId(11), THERE)) == sorted([(HERE, 10), (THERE, 11)])
    assert await holds.count(HERE) == 0
    assert await rows(database, outbox_table) == 1
    assert await rows(database, origins) == 1


async def test_a_server_sees_what_it_has_to_decide_about_oldest_first(
    outbox: Outbox, bridges: Bridges, holds: Holds
) -> None:
    await hold(outbox, bridges)
    await hold(outbox, bridges, 2)
    assert await holds.count(THERE) == 2
    found = await holds.of_server(THERE, skip=0, limit=5)
    assert [one.case_id for one in found] == [11, 21]
    assert [one.case_id for one in await holds.of_server(THERE, skip=1, limit=5)] == [21]
    assert await holds.of_server(GuildId(1), skip=0, limit=5) == []
    assert await holds.of_case(CaseId(11), HERE) is None


async def test_what_is_held_too_long_is_dropped(outbox: Outbox, bridges: Bridges, holds: Holds) -> None:
    await hold(outbox, bridges)
    far = NOW + timedelta(days=4000)
    assert await holds.expire(NOW - timedelta(days=4000)) == ()
    assert sorted(await holds.expire(far)) == sorted([(HERE, 10), (THERE, 11)])


async def test_a_deletion_ends_what_is_held(
    outbox: Outbox, bridges: Bridges, holds: Holds, database: Database
) -> None:
    await hold(outbox, bridges)
    await outbox.accept_delete(ENGLISH, [message(1).id])
    assert await rows(database, holds_table) == 0
    assert await holds.revision_of(message(1).id) is None


async def test_a_delivery_is_held_with_the_newest_text(
    outbox: Outbox, bridges: Bridges, holds: Holds
) -> None:
    await make_bridge(bridges, ENGLISH, *OTHERS)
    await outbox.accept(message(1), [CHINESE])
    create = await only(outbox, CHINESE)
    edited = message(1, content="otherwise", edited=at(5))
    await outbox.accept_edit(edited)
    assert await holds.hold(create, {HERE: CaseId(5)})
    assert await outbox.next(CHINESE, limit=10) == []
    assert await holds.holds_on(create.origin.id) == {HERE: 5}
    await holds.approve(CaseId(5), HERE, edited.revision)
    again = await only(outbox, CHINESE)
    assert (again.id, again.incoming) == (create.id, edited)


async def test_it_is_known_whether_later_messages_were_faster(outbox: Outbox, bridges: Bridges) -> None:
    await make_bridge(bridges, ENGLISH, *OTHERS)
    for number in (1, 2):
        await outbox.accept(message(number), [CHINESE])
    first, second = await outbox.next(CHINESE, limit=10)
    assert not await outbox.overtaken(first.origin.id, CHINESE)
    await outbox.delivered(second, [copy_in(CHINESE, 101)], upgrade_at=None)
    assert await outbox.overtaken(first.origin.id, CHINESE)
    assert not await outbox.overtaken(first.origin.id, TAIWAN)
    assert not await outbox.overtaken(second.origin.id, CHINESE)
    assert not await outbox.overtaken(first.origin.id, CHINESE, before=message(101).id)


async def test_rules_are_kept_changed_and_forgotten_with_their_bridge(
    bridges: Bridges, database: Database
) -> None:
    store = Rules(database)
    bridge = await make_bridge(bridges, ENGLISH)

    def rule(value: str, *, on: BridgeId | None = None, number: int = 0) -> Rule:
        return Rule(
            id=RuleId(number),
            guild_id=HERE,
            bridge_id=on,
            kind=RuleKind.WORD,
            value=value,
            action=Action.HOLD,
            added_by=UserId(1),
            added_at=NOW,
        )

    one, two = await store.change(HERE, added=[rule("one"), rule("two", on=bridge.id)], removed=[])
    assert await store.all() == [one, two]
    (changed,) = await store.change(HERE, added=[rule("one more", number=one.id)], removed=[])
    assert await store.all() == [changed, two]
    await store.change(THERE, added=[], removed=[one.id])
    assert await store.all() == [changed, two]
    await bridges.remove(bridge.id)
    assert await store.all() == [changed]


async def test_slowness_is_kept_by_server_and_bridge(bridges: Bridges, database: Database) -> None:
    store = Slowed(database)
    bridge = await make_bridge(bridges, ENGLISH)
    await store.set(HERE, bridge.id, 30)
    await store.set(HERE, bridge.id, 60)
    await store.set(THERE, bridge.id, 10)
    await store.set(THERE, bridge.id, 0)
    assert await store.all() == {(HERE, bridge.id): 60}
