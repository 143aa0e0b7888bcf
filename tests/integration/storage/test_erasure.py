"""Nothing but what is documented names a person who had everything about themselves deleted."""

from typing import Any

import pytest
from sqlalchemy import BigInteger, Column, Table, insert, select

from bot.model import CaseKind, Kind, Language, Measure, RuleKind, UserId, Wishes
from bot.storage import Bridges, Database, Outbox
from bot.storage.dossier import Dossier
from bot.storage.erasure import Erasure
from bot.storage.people import People
from bot.storage.persons import FATES, OTHERS, WHAT_STAYS, Fate
from bot.storage.schema import State, cases, hidden, holds, metadata, origins, people, sanctions, suggestions
from bot.storage.schema import outbox as outbox_table
from tests.integration.storage.values import (
    CHINESE,
    ENGLISH,
    NOW,
    TAIWAN,
    at,
    deliver,
    everything,
    make_bridge,
    message,
)

CHANNELS = [CHINESE, TAIWAN]
PERSON, SOMEBODY = UserId(77), UserId(8_800_000_000_000_000_088)
"""The first wrote what ``values.message`` makes."""


def _numbers() -> list[Column[Any]]:
    return [
        column
        for table in metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, BigInteger)
    ]


@pytest.mark.parametrize("column", _numbers(), ids=str)
def test_of_every_number_it_is_decided_whether_it_names_somebody(column: Column[Any]) -> None:
    assert (column in FATES) != (column.name in OTHERS)


def test_only_columns_of_documented_tables_stay() -> None:
    staying = {column.table.name for column, fate in FATES.items() if fate in {Fate.STAYS, Fate.JUDGED}}
    assert staying - {"suggestions"} == set(WHAT_STAYS)


async def _put(database: Database, table: Table, **values: Any) -> None:
    async with database.begin() as connection:
        await connection.execute(insert(table).values(**values))


async def _measure(database: Database, number: int, kind: CaseKind, until: Any, measure: Measure) -> None:
    await _put(
        database, cases,
        id=number, guild_id=1, number=number, kind=kind.value, at=NOW, user_id=PERSON, by_id=SOMEBODY,
        reason="spam", channel_id=ENGLISH, message_id=1,
    )  # fmt: skip
    await _put(
        database, sanctions, guild_id=1, user_id=PERSON, measure=measure.value, until=until, case_id=number
    )


@pytest.fixture
async def everywhere(database: Database, bridges: Bridges, outbox: Outbox) -> None:
    """A person in every column that can name one."""
    bridge = await make_bridge(bridges, ENGLISH, *CHANNELS)
    await outbox.accept(message(1), CHANNELS)
    await deliver(outbox, CHINESE, 101)
    await outbox.accept(message(2), CHANNELS)
    for table in metadata.sorted_tables:
        mine = {column.name: PERSON for column in FATES if column.table is table}
        if mine and table not in {origins, cases, sanctions, people, hidden, suggestions}:
            async with database.begin() as connection:
                await connection.execute(table.update().values(**mine))
    await _put(
        database, metadata.tables["glossary_terms"],
        bridge_id=bridge.id, key="cat", english="cat", simplified="猫", traditional="貓", added_by=PERSON,
        added_at=NOW,
    )  # fmt: skip
    await _put(
        database, metadata.tables["rules"],
        guild_id=1, kind=RuleKind.WORD.value, value="spam", action=1, added_by=PERSON, added_at=NOW,
    )  # fmt: skip
    await _put(
        database, metadata.tables["join_codes"],
        hash=b"1", bridge_id=bridge.id, created_by=PERSON, expires_at=NOW,
    )  # fmt: skip
    await _put(database, people, user_id=PERSON, pings=True, language="en", opted_out_at=NOW)
    await _put(database, hidden, user_id=PERSON, hidden_id=SOMEBODY)
    await _put(database, hidden, user_id=SOMEBODY, hidden_id=PERSON)
    await _pairing(database)
    await _statistics(database, bridge.id)
    for approved in (None, PERSON):
        await _put(
            database, suggestions,
            bridge_id=bridge.id, target="en", original="a", suggestion="b", suggested_by=PERSON,
            suggested_in=1, suggested_at=NOW, approved_by=approved, approved_at=None,
        )  # fmt: skip
    await _measure(database, 1, CaseKind.BANNED, None, Measure.BAN)
    await _measure(database, 2, CaseKind.MUTED, at(-1), Measure.MUTE)
    for number, kind, user, by in (
        (3, CaseKind.REPORTED, SOMEBODY, PERSON),
        (4, CaseKind.WARNED, PERSON, SOMEBODY),
        (5, CaseKind.BANNED, SOMEBODY, PERSON),
        (7, CaseKind.REPORTED, PERSON, SOMEBODY),
    ):
        await _put(
            database, cases,
            id=number, guild_id=1, number=number, kind=kind.value, at=NOW, user_id=user, by_id=by,
            reason="rude",
        )  # fmt: skip
    await _put(
        database, cases,
        id=6, guild_id=1, number=6, kind=CaseKind.APPEALED.value, at=NOW, user_id=PERSON, by_id=PERSON,
        reason="it was a joke", refers_to=1,
    )  # fmt: skip


async def _pairing(database: Database) -> None:
    """A profile, a place in a server's pairing, a partner, and a block in either direction."""
    tables = metadata.tables
    for user_id in (PERSON, SOMEBODY):
        await _put(
            database, tables["profiles"],
            user_id=user_id, offers="en", tags="cats", wants=1, capacity=1, groups=False,
            line=database.sealer.seal_text("hello"),
        )  # fmt: skip
        await _put(
            database, tables["seekers"],
            guild_id=1, user_id=user_id, joining="rounds", asap=False, since=NOW, waited=0, dm=False,
        )  # fmt: skip
    await _put(database, tables["blocks"], user_id=PERSON, blocked_id=SOMEBODY)
    await _put(database, tables["blocks"], user_id=SOMEBODY, blocked_id=PERSON)
    await _put(database, tables["pairs"], id=1, guild_id=1, state=1, score=5, made_at=NOW, ends_at=NOW)
    for user_id in (PERSON, SOMEBODY):
        await _put(database, tables["pair_members"], pair_id=1, user_id=user_id)


async def _statistics(database: Database, bridge_id: int) -> None:
    """What somebody said counts, and they have reacted to what another said."""
    tables, day = metadata.tables, NOW.date()
    await _put(
        database, tables["counted"],
        origin_id=1, guild_id=1, bridge_id=bridge_id, day=day, hour=20, side="en", author_id=PERSON, kind=0,
        characters=9, words=2,
    )  # fmt: skip
    await _put(database, tables["applause"], origin_id=2, user_id=PERSON, message_id=2, day=day, reactions=1)
    await _put(
        database,
        tables["voices"],
        guild_id=1,
        day=day,
        bridge_id=bridge_id,
        side="en",
        user_id=PERSON,
        said=1,
    )


async def _naming(database: Database) -> dict[str, int]:
    """In how many rows of which column the person stands."""
    found: dict[str, int] = {}
    async with database.read() as connection:
        for column in _numbers():
            count = len((await connection.execute(select(column).where(column == PERSON))).all())
            if count:
                found[str(column)] = count
    return found


async def _forget(database: Database) -> None:
    erasure = Erasure(database)
    await erasure.drop_waiting(PERSON)
    least, most = await erasure.numbers()
    for after in range(least - 1, most):
        await erasure.empty_traces(PERSON, after=after, span=1)
    await erasure.forget(PERSON, now=NOW)


@pytest.mark.usefixtures("everywhere")
async def test_a_deletion_leaves_no_row_that_names_them_but_the_documented_ones(database: Database) -> None:
    assert set(await _naming(database)) == {str(column) for column in FATES}

    await _forget(database)

    assert await _naming(database) == {
        "people.user_id": 1,
        "blocks.blocked_id": 1,
        "hidden.hidden_id": 1,
        "sanctions.user_id": 1,
        "cases.user_id": 2,
        "cases.by_id": 1,
    }
    [wish] = await everything(database, people)
    assert (wish["pings"], wish["language"], wish["opted_out_at"]) == (False, None, NOW)
    by_number = {row["number"]: row for row in await everything(database, cases)}
    assert by_number[1]["reason"] == "spam"
    assert (by_number[2]["user_id"], by_number[2]["reason"], by_number[2]["message_id"]) == (0, None, None)
    assert (by_number[3]["by_id"], by_number[3]["reason"]) == (0, None)
    assert (by_number[4]["user_id"], by_number[4]["by_id"]) == (0, SOMEBODY)
    assert (by_number[5]["by_id"], by_number[5]["reason"]) == (0, "rude")
    assert by_number[6]["reason"] == "it was a joke"
    [kept] = await everything(database, suggestions)
    assert (kept["suggested_by"], kept["approved_by"]) == (0, 0)


@pytest.mark.usefixtures("everywhere")
async def test_when_the_measure_is_over_and_nothing_is_chosen_nothing_at_all_is_left(
    database: Database,
) -> None:
    async with database.begin() as connection:
        await connection.execute(sanctions.delete())
        await connection.execute(people.update().values(opted_out_at=None))

    await _forget(database)

    assert await _naming(database) == {"blocks.blocked_id": 1, "hidden.hidden_id": 1}


async def test_only_what_the_person_said_is_dropped_and_a_lane_still_looks_for_what_is_under_way(
    database: Database, bridges: Bridges, outbox: Outbox
) -> None:
    await make_bridge(bridges, ENGLISH, *CHANNELS)
    await outbox.accept(message(1), CHANNELS)
    async with database.begin() as connection:
        await connection.execute(origins.update().values(author_id=SOMEBODY))
    await outbox.accept(message(2), CHANNELS)
    await outbox.accept(message(3), [CHINESE])
    async with database.begin() as connection:
        held = outbox_table.c.id == 5
        await connection.execute(outbox_table.update().where(held).values(state=State.HELD))

    async with database.begin() as connection:
        await connection.execute(holds.insert().values(delivery_id=5, guild_id=1, case_id=7))

    dropped = await Erasure(database).drop_waiting(PERSON)
    assert list(dropped.lanes) == CHANNELS
    assert dropped.ended == ((1, 7),)

    rows = [(row["channel_id"], row["payload"] is None) for row in await everything(database, outbox_table)]
    assert sorted(rows) == sorted([(CHINESE, False), (TAIWAN, False), (CHINESE, True), (TAIWAN, True)])


async def test_an_edit_that_waits_is_dropped_and_its_copy_stays(
    bridges: Bridges, outbox: Outbox, database: Database
) -> None:
    await make_bridge(bridges, ENGLISH, CHINESE)
    await outbox.accept(message(1), [CHINESE])
    await deliver(outbox, CHINESE, 101)
    await outbox.accept_edit(message(1, content="newer", edited=NOW))
    await Erasure(database).drop_waiting(PERSON)
    [delivery] = await outbox.next(CHINESE, limit=10)
    assert (delivery.kind, delivery.incoming) == (Kind.EDIT, None)


async def test_traces_come_step_by_step_with_their_copies(
    database: Database, bridges: Bridges, outbox: Outbox
) -> None:
    await make_bridge(bridges, ENGLISH, CHINESE)
    for number in (1, 2, 3):
        await outbox.accept(message(number), [CHINESE])
        await deliver(outbox, CHINESE, 100 + number)
    erasure = Erasure(database)
    least, most = await erasure.numbers()
    assert (least, most) == (1, 3)
    assert [one.copies for one in await erasure.traces(PERSON, after=1, span=2)] == [
        ((CHINESE, 102),),
        ((CHINESE, 103),),
    ]
    assert list(await erasure.traces(SOMEBODY, after=0, span=10)) == []


@pytest.mark.usefixtures("everywhere")
async def test_a_dossier_names_nobody_else(database: Database) -> None:
    found = await Dossier(database).sections(PERSON)
    assert all(found.values()), [name for name, rows in found.items() if not rows]
    assert str(SOMEBODY) not in str(
        {name: rows for name, rows in found.items() if name not in {"hidden", "blocks"}}
    )
    assert await Dossier(database).counts(PERSON) == {name: len(rows) for name, rows in found.items()}
    assert found["suggestions"][0]["original"] == "a"
    assert not any((await Dossier(database).counts(UserId(5))).values())


async def test_wishes_come_back_and_only_those_that_differ_are_kept(database: Database) -> None:
    store = People(database)
    wishes = Wishes(pings=True, language=Language.TRADITIONAL, opted_out_at=NOW, pairing=True)
    await store.put(PERSON, wishes)
    assert await store.of(PERSON) == wishes
    assert await store.all() == {PERSON: wishes}
    await store.put(PERSON, Wishes())
    assert await store.of(PERSON) == Wishes()
    assert await everything(database, people) == []


async def test_somebody_hidden_pings_nobody_who_hides_them(database: Database) -> None:
    store = People(database)
    await store.put(PERSON, Wishes(pings=True))
    assert await store.hide(PERSON, SOMEBODY)
    assert not await store.hide(PERSON, SOMEBODY)
    assert list(await store.pinged([PERSON], by=SOMEBODY)) == []
    assert list(await store.pinged([PERSON], by=UserId(5))) == [PERSON]
    assert await store.unhide(PERSON, SOMEBODY)
    assert not await store.unhide(PERSON, SOMEBODY)
    assert list(await store.pinged([PERSON], by=SOMEBODY)) == [PERSON]


async def test_a_message_and_its_copies_have_one_writer(
    database: Database, bridges: Bridges, outbox: Outbox
) -> None:
    await make_bridge(bridges, ENGLISH, CHINESE)
    await outbox.accept(message(1), [CHINESE])
    await deliver(outbox, CHINESE, 101)
    store = People(database)
    await store.hide(PERSON, SOMEBODY)
    for number in (1, 101):
        assert await store.writer_of(message(number).id) == PERSON
        assert await store.hides(message(number).id, SOMEBODY)
        assert not await store.hides(message(number).id, UserId(5))
    assert await store.writer_of(message(5).id) is None
    assert not await store.hides(message(5).id, SOMEBODY)
