"""The record and the measures: numbered by server, found again, in force as long as they should be."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.errors import UserError
from bot.model import CaseKind, ChannelId, GuildId, Measure, MessageId, UserId
from bot.moderation.cases import KEEP, MAX_REASON, PAGE, Cases
from bot.moderation.sanctions import Sanctions
from bot.storage import Database
from bot.storage.cases import Cases as CaseStore
from bot.storage.sanctions import Sanctions as SanctionStore
from bot.storage.schema import cases as rows
from bot.storage.sealing import KEY_BYTES, Sealer
from tests.integration.storage.values import NOW

HERE, THERE, ELSEWHERE = GuildId(10), GuildId(20), GuildId(30)
TROLL, OTHER, MOD = UserId(1), UserId(2), UserId(3)
HOUR = timedelta(hours=1)


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def cases(database: Database, clock: Clock) -> Cases:
    return Cases(CaseStore(database), clock=clock)


@pytest.fixture
def sanctions(database: Database, cases: Cases, clock: Clock) -> Sanctions:
    return Sanctions(SanctionStore(database), cases, clock=clock)


async def test_each_server_counts_its_own_cases_from_one(cases: Cases) -> None:
    opened = [await cases.open(guild, CaseKind.WARNED, about=TROLL) for guild in (HERE, HERE, THERE)]
    assert [(case.guild_id, case.number) for case in opened] == [(HERE, 1), (HERE, 2), (THERE, 1)]


async def test_cases_that_are_opened_at_once_get_different_numbers(cases: Cases) -> None:
    opened = await asyncio.gather(*(cases.open(HERE, CaseKind.WARNED, about=TROLL) for _ in range(10)))
    assert sorted(case.number for case in opened) == list(range(1, 11))


async def test_a_case_is_found_again_as_it_was_opened(cases: Cases) -> None:
    opened = await cases.open(
        HERE,
        CaseKind.HELD,
        about=TROLL,
        by=MOD,
        reason="  two\nlines ",
        until=NOW + HOUR,
        channel_id=ChannelId(5),
        message_id=MessageId(6),
    )
    assert opened.reason == "two lines"
    assert not opened.closed
    assert await cases.numbered(HERE, 1) == await cases.get(opened.id) == opened
    with pytest.raises(UserError, match="error-case-unknown"):
        await cases.numbered(THERE, 1)


async def test_only_the_first_who_closes_a_case_has_decided(cases: Cases) -> None:
    case = await cases.open(HERE, CaseKind.REPORTED, about=TROLL)
    assert [await cases.close(case.id) for _ in range(2)] == [True, False]


async def test_a_reason_is_sealed_where_it_is_kept_and_lost_with_the_key(
    database: Database, cases: Cases, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = await cases.open(HERE, CaseKind.REPORTED, about=TROLL, reason="they wrote: my secret")
    async with database.read() as connection:
        kept = (await connection.execute(select(rows.c.reason))).scalar_one()
    assert "secret" not in kept
    monkeypatch.setattr(database, "_sealer", Sealer(bytes(KEY_BYTES)))
    found = await cases.get(opened.id)
    assert found is not None
    assert (found.kind, found.reason) == (CaseKind.REPORTED, None)


async def test_a_reason_is_bounded(cases: Cases) -> None:
    with pytest.raises(UserError, match="error-reason-long"):
        await cases.open(HERE, CaseKind.WARNED, about=TROLL, reason="x" * (MAX_REASON + 1))


async def test_the_record_is_searched_by_person_kind_moderator_and_time(cases: Cases, clock: Clock) -> None:
    await cases.open(HERE, CaseKind.WARNED, about=TROLL, by=MOD)
    clock.now += HOUR
    await cases.open(HERE, CaseKind.MUTED, about=OTHER)
    await cases.open(THERE, CaseKind.MUTED, about=OTHER, by=MOD)

    async def numbers(**wanted: object) -> list[int]:
        return [case.number for case in await cases.search(HERE, **wanted)]  # pyright: ignore[reportArgumentType]

    assert await numbers() == [2, 1]
    assert await numbers(about=TROLL) == [1]
    assert await numbers(kind=CaseKind.MUTED) == [2]
    assert await numbers(by=MOD) == [1]
    assert await numbers(since=NOW + HOUR) == [2]


async def test_nobody_finds_out_who_reports_by_searching(cases: Cases) -> None:
    await cases.open(HERE, CaseKind.REPORTED, about=TROLL, by=OTHER)
    await cases.open(HERE, CaseKind.WARNED, about=TROLL, by=OTHER)
    assert [case.kind for case in await cases.search(HERE, by=OTHER)] == [CaseKind.WARNED]
    assert await cases.search(HERE, by=OTHER, kind=CaseKind.REPORTED) == []
    assert len(await cases.search(HERE, kind=CaseKind.REPORTED)) == 1


async def test_a_page_of_the_record_says_whether_there_is_more(cases: Cases) -> None:
    for _ in range(PAGE + 2):
        await cases.open(HERE, CaseKind.WARNED, about=TROLL)
    first, second = [await cases.search(HERE, page=page) for page in range(2)]
    assert (len(first), len(second)) == (PAGE + 1, 2)
    assert first[PAGE] == second[0]


async def test_what_is_over_for_a_year_is_forgotten_but_numbers_are_never_used_again(
    cases: Cases, sanctions: Sanctions, clock: Clock
) -> None:
    await cases.open(HERE, CaseKind.WARNED, about=TROLL)
    in_force = await sanctions.ban(HERE, TROLL, by=MOD)
    newest = await cases.open(HERE, CaseKind.WARNED, about=OTHER)
    clock.now += KEEP + HOUR
    await cases.expire()
    assert await cases.search(HERE) == [newest, in_force]
    assert (await cases.open(HERE, CaseKind.WARNED, about=OTHER)).number == 4


async def test_decisions_are_found_with_the_case_they_are_about(cases: Cases) -> None:
    case = await cases.open(HERE, CaseKind.MUTED, about=TROLL)
    appeal = await cases.open(HERE, CaseKind.APPEALED, about=TROLL, by=TROLL, refers_to=case.id)
    await cases.open(HERE, CaseKind.WARNED, about=TROLL)
    assert await cases.referring(case) == [appeal]


async def test_where_moderators_were_told_is_remembered(cases: Cases) -> None:
    case = await cases.open(HERE, CaseKind.MUTED, about=TROLL)
    assert await cases.told_of(case.id) is None
    await cases.told(case.id, told_in=ChannelId(7), told_by=MessageId(8))
    assert await cases.told_of(case.id) == (7, 8)


async def test_what_a_mute_keeps_out_is_counted_once(cases: Cases) -> None:
    case = await cases.open(HERE, CaseKind.MUTED, about=TROLL)
    for number in (10, 11, 11, 10, 12):
        await cases.kept_out(case.id, MessageId(number))
    found = await cases.get(case.id)
    assert found is not None
    assert found.kept_out == 3


async def test_the_cases_of_what_keeps_somebody_out_are_known(sanctions: Sanctions) -> None:
    assert sanctions.causes(HERE, TROLL) == set()
    muted, theirs = await sanctions.mute(HERE, TROLL, until=NOW + HOUR), await sanctions.ban(THERE, TROLL)
    assert sanctions.causes(HERE, TROLL) == {muted.id}
    await sanctions.follow(HERE, THERE)
    assert sanctions.causes(HERE, TROLL) == {muted.id, theirs.id}


async def test_a_measure_holds_in_its_own_server_until_it_ends(sanctions: Sanctions) -> None:
    case = await sanctions.mute(HERE, TROLL, by=MOD, until=NOW + HOUR, reason="spam")
    assert (case.kind, case.reason, case.until) == (CaseKind.MUTED, "spam", NOW + HOUR)
    assert sanctions.in_force(HERE, TROLL, NOW) is Measure.MUTE
    assert sanctions.in_force(THERE, TROLL, NOW) is None
    assert sanctions.in_force(HERE, OTHER, NOW) is None
    assert sanctions.in_force(HERE, TROLL, NOW + HOUR) is None


async def test_a_ban_counts_for_more_than_a_mute_and_each_is_lifted_alone(sanctions: Sanctions) -> None:
    await sanctions.mute(HERE, TROLL)
    banned = await sanctions.ban(HERE, TROLL)
    assert sanctions.in_force(HERE, TROLL, NOW) is Measure.BAN
    lifted = await sanctions.unban(HERE, TROLL, by=MOD)
    assert lifted is not None
    assert (lifted.kind, lifted.refers_to) == (CaseKind.UNBANNED, banned.id)
    assert sanctions.in_force(HERE, TROLL, NOW) is Measure.MUTE
    assert await sanctions.unban(HERE, TROLL, by=MOD) is None


async def test_a_server_that_follows_another_takes_over_what_it_decides(sanctions: Sanctions) -> None:
    await sanctions.ban(THERE, TROLL)
    await sanctions.follow(HERE, THERE)
    assert sanctions.in_force(HERE, TROLL, NOW) is Measure.BAN
    assert sanctions.in_force(ELSEWHERE, TROLL, NOW) is None
    assert sanctions.followed(HERE) == {THERE}
    await sanctions.follow(ELSEWHERE, HERE)
    assert sanctions.in_force(ELSEWHERE, TROLL, NOW) is None, "only what the followed one decided itself"
    assert await sanctions.unfollow(HERE, THERE)
    assert sanctions.in_force(HERE, TROLL, NOW) is None


async def test_measures_outlive_the_process_and_end_on_time(
    database: Database, cases: Cases, sanctions: Sanctions, clock: Clock
) -> None:
    await sanctions.mute(HERE, TROLL, until=NOW + HOUR)
    await sanctions.ban(HERE, OTHER)
    await sanctions.follow(THERE, HERE)
    again = Sanctions(SanctionStore(database), cases, clock=clock)
    await again.load()
    assert again.in_force(HERE, TROLL, NOW) is Measure.MUTE
    assert again.in_force(THERE, OTHER, NOW) is Measure.BAN
    clock.now += HOUR
    await again.expire()
    await again.load()
    assert again.of_person(TROLL) == []
    assert [one.measure for one in again.of_person(OTHER)] == [Measure.BAN]
