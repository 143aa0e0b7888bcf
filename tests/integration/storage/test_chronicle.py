"""What is worth telling of some days, read from what was written down."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert, update

from bot.model import (
    NOBODY,
    Address,
    Answered,
    Author,
    Bridge,
    ChannelId,
    Encounters,
    GuildId,
    Incoming,
    Language,
    MessageId,
    Onward,
    PairState,
    Reply,
    SessionState,
    Tongue,
    UserId,
    Wishes,
)
from bot.stats.counting import Counting
from bot.storage import Bridges, Database, Outbox
from bot.storage.applause import Applause
from bot.storage.chronicle import Chronicle
from bot.storage.encounters import EncounterStore
from bot.storage.people import People
from bot.storage.schema import origins, pair_members, pairs, rounds, seekers, sessions
from bot.storage.suggestions import Suggestions
from tests.integration.storage.values import (
    CHINESE,
    ENGLISH,
    NOW,
    at,
    deliver,
    guild_of,
    link,
    make_bridge,
    message,
)

TODAY = NOW.date()
HOME, FAR = guild_of(ENGLISH), guild_of(CHINESE)
ANN, TOM, WEI, LIN, MEI = (UserId(number) for number in (1, 2, 11, 12, 13))
WEEK = timedelta(weeks=1)


class Utc:
    def zone_of(self, guild_id: GuildId) -> ZoneInfo:
        del guild_id
        return ZoneInfo("Etc/UTC")


@pytest.fixture
async def bridge(bridges: Bridges) -> Bridge:
    return await make_bridge(bridges, ENGLISH, CHINESE)


async def _say(
    outbox: Outbox,
    bridge: Bridge,
    number: int,
    *,
    by: UserId,
    channel: ChannelId = ENGLISH,
    answers: Incoming | None = None,
) -> Incoming:
    reply = None
    if answers is not None:
        reply = Reply(message_id=answers.id, channel_id=answers.channel_id, author_name=None)
    said = replace(
        message(number, channel=channel), author=Author(id=by, name="Somebody", avatar_url=None), reply=reply
    )
    links = [link(one, bridge.id) for one in (ENGLISH, CHINESE)]
    source = next(one for one in links if one.channel_id == channel)
    other = next(one.channel_id for one in links if one.channel_id != channel)
    entries = Counting(Utc(), list).entries(said, source, links)
    assert await outbox.accept(said, [other], counted=entries)
    return said


async def _most_answered(database: Database, guild_id: GuildId) -> Sequence[Answered]:
    return await Chronicle(database).most_answered(guild_id, TODAY, TODAY, most=5)


async def test_what_was_answered_most_is_found_where_a_server_reads_it(
    database: Database, outbox: Outbox, bridge: Bridge
) -> None:
    hello = await _say(outbox, bridge, 1, by=ANN)
    await deliver(outbox, CHINESE, 501)
    tea = await _say(outbox, bridge, 2, by=TOM)
    await deliver(outbox, CHINESE, 502)
    await _say(outbox, bridge, 3, by=WEI, channel=CHINESE, answers=hello)
    await _say(outbox, bridge, 4, by=LIN, channel=CHINESE, answers=tea)
    await _say(outbox, bridge, 5, by=ANN)
    applause = Applause(database)
    for message_id in (hello.id, MessageId(501), MessageId(501)):
        await applause.applaud(message_id, LIN, side=Tongue.CHINESE, by=1)

    def seen(guild_id: GuildId, channel_id: ChannelId, number: int) -> Address:
        return Address(guild_id=guild_id, channel_id=channel_id, message_id=MessageId(number))

    def answered(address: Address, reactions: int) -> Answered:
        return Answered(address=address, side=Tongue.ENGLISH, replies=1, reactions=reactions)

    assert list(await _most_answered(database, HOME)) == [
        answered(seen(HOME, ENGLISH, 1), 1),
        answered(seen(HOME, ENGLISH, 2), 0),
    ]
    assert list(await _most_answered(database, FAR)) == [
        answered(seen(FAR, CHINESE, 501), 1),
        answered(seen(FAR, CHINESE, 502), 0),
    ]


async def test_nothing_is_pointed_at_that_is_deleted_or_whose_author_wants_no_more_of_it(
    database: Database, outbox: Outbox, bridge: Bridge
) -> None:
    said = [await _say(outbox, bridge, number, by=by) for number, by in enumerate((ANN, TOM, MEI, ANN), 1)]
    for number, one in enumerate(said, 10):
        await _say(outbox, bridge, number, by=WEI, channel=CHINESE, answers=one)
    await outbox.accept_delete(ENGLISH, [said[0].id])
    await People(database).put(TOM, Wishes(opted_out_at=NOW))
    async with database.begin() as connection:
        await connection.execute(update(origins).where(origins.c.author_id == MEI).values(author_id=NOBODY))
    assert [one.address.message_id for one in await _most_answered(database, HOME)] == [said[3].id]


async def test_a_message_that_a_server_has_no_copy_of_is_not_its_highlight(
    database: Database, outbox: Outbox, bridge: Bridge
) -> None:
    hello = await _say(outbox, bridge, 1, by=ANN)
    await _say(outbox, bridge, 2, by=WEI, channel=CHINESE, answers=hello)
    assert list(await _most_answered(database, FAR)) == []


async def test_a_day_of_both_sides_is_one_on_which_each_was_answered(
    database: Database, outbox: Outbox, bridge: Bridge
) -> None:
    chronicle = Chronicle(database)
    hello = await _say(outbox, bridge, 1, by=ANN)
    answer = await _say(outbox, bridge, 2, by=WEI, channel=CHINESE, answers=hello)
    assert set(await chronicle.crossed(HOME, TODAY, TODAY)) == {(TODAY, Tongue.ENGLISH)}
    await _say(outbox, bridge, 3, by=ANN, answers=answer)
    assert set(await chronicle.crossed(FAR, TODAY, TODAY)) == {(TODAY, one) for one in Tongue}
    assert not await chronicle.crossed(HOME, date(2025, 1, 1), TODAY - timedelta(days=1))


async def test_whoever_helped_is_named_only_if_they_want_to_be(database: Database, bridge: Bridge) -> None:
    store = Suggestions(database)
    for number, by in enumerate((ANN, ANN, TOM, LIN, WEI, WEI, WEI)):
        added = await store.add(
            bridge_id=bridge.id,
            target=Language.SIMPLIFIED,
            original=f"hello {number}",
            suggestion="你好",
            suggested_by=by,
            suggested_in=HOME,
            suggested_at=NOW,
        )
        assert added is not None
        # The last one of all was approved a day later.
        await store.approve(added.id, by=MEI, at=at(86_400 if number == 6 else 0))
    for user_id in (ANN, WEI):
        await People(database).put(user_id, Wishes(leaderboard=True))
    # Nothing of theirs is to be seen on the other side, so that their name is not either.
    await People(database).put(LIN, Wishes(leaderboard=True, opted_out_at=NOW))
    found = await Chronicle(database).volunteers(HOME, at(-1), at(86_400))
    assert list(found) == [(ANN, 2), (WEI, 2)]
    assert list(await Chronicle(database).volunteers(GuildId(5), at(-1), at(86_400))) == []


# Language exchange.


async def _pair(database: Database, pair_id: int, *people: UserId, made: float = 0, **more: object) -> None:
    """Each of them has written, one minute after the other."""
    async with database.begin() as connection:
        row = {
            "id": pair_id,
            "guild_id": HOME,
            "state": PairState.OPEN,
            "score": 1,
            "made_at": at(made),
            "ends_at": NOW + WEEK,
        }
        await connection.execute(insert(pairs).values(row | more))
        members = [
            {"pair_id": pair_id, "user_id": user_id, "spoke_at": at(made + 60 * number), "onward": None}
            for number, user_id in enumerate(people, 1)
        ]
        await connection.execute(insert(pair_members), members)


async def _session(database: Database, pair_id: int, *, minutes: float, planned: float = 30) -> None:
    async with database.begin() as connection:
        row = {
            "pair_id": pair_id,
            "first": Tongue.CHINESE.value,
            "started_at": NOW,
            "switches_at": at(planned * 30),
            "ends_at": at(minutes * 60),
            "state": SessionState.OVER if minutes == planned else SessionState.STOPPED,
        }
        await connection.execute(insert(sessions).values(row))


async def _encounters(database: Database) -> Encounters:
    return await EncounterStore(database).of_server(HOME, NOW, NOW + WEEK)


async def test_pairing_is_counted_from_its_own_tables(database: Database) -> None:
    async with database.begin() as connection:
        row = {"guild_id": HOME, "seed": 1, "score": 1, "people": 5, "matched": 4}
        await connection.execute(
            insert(rounds), [row | {"number": 1, "at": at(-1)}, row | {"number": 2, "at": NOW}]
        )
        seeker = {
            "guild_id": HOME,
            "joining": "rounds",
            "asap": False,
            "since": NOW,
            "waited": 1,
            "dm": False,
        }
        await connection.execute(insert(seekers).values(seeker | {"user_id": MEI, "why": "numbers"}))
    await _pair(database, 1, ANN, WEI)
    await _pair(database, 2, TOM, made=30)
    await _pair(database, 3, TOM, LIN, made=-WEEK.total_seconds())
    await _pair(database, 4, ANN, LIN, made=-WEEK.total_seconds(), ended_at=at(-1))
    async with database.begin() as connection:
        await connection.execute(
            update(pair_members).where(pair_members.c.pair_id.in_([2, 3, 4])).values(onward=Onward.AGAIN)
        )
    found = await _encounters(database)
    assert found == Encounters(
        rounds=1, made=2, met=1, continued=1, waiting=1, people=4, sessions=0, minutes=0
    )


async def test_minutes_are_told_by_language_only_of_enough_people(
    database: Database,
) -> None:
    await _pair(database, 1, ANN, WEI)
    await _pair(database, 2, TOM, LIN)
    await _session(database, 1, minutes=30)
    await _session(database, 2, minutes=10)
    # It went on unattended; nobody talked for two days.
    await _session(database, 2, minutes=2 * 24 * 60)
    found = await _encounters(database)
    assert (found.sessions, found.minutes, found.speaking) == (3, 70, {})
    await _pair(database, 3, TOM, MEI)
    await _session(database, 3, minutes=20)
    found = await _encounters(database)
    assert (found.sessions, found.minutes) == (4, 90)
    assert found.speaking == {Tongue.CHINESE: 15 + 10 + 15 + 15, Tongue.ENGLISH: 15 + 15 + 5}


async def test_somebody_is_told_of_their_own_sessions(database: Database) -> None:
    await _pair(database, 1, ANN, WEI)
    await _pair(database, 2, TOM, LIN)
    await _session(database, 1, minutes=30)
    await _session(database, 2, minutes=30)
    store = EncounterStore(database)
    assert await store.of_person(HOME, ANN, NOW, NOW + WEEK) == (1, 30)
    assert await store.of_person(FAR, ANN, NOW, NOW + WEEK) == (0, 0)
    assert await store.of_person(HOME, ANN, NOW + WEEK, NOW + 2 * WEEK) == (0, 0)
