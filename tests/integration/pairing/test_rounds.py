"""Rounds and pairs as people live them, on a real database."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.errors import DeliveryError, PlanError, UserError
from bot.model import (
    EndReason,
    GuildId,
    Joining,
    Onward,
    Pair,
    PairId,
    PairState,
    Profile,
    RoundPlan,
    Seeker,
    SessionState,
    UserId,
    WhyWaiting,
)
from bot.pairing.question import Question
from bot.storage.profiles import Profiles
from bot.storage.rounds import Rounds
from tests.blank import blank
from tests.integration.pairing.town import (
    CHANNEL,
    CHINESE,
    ENGLISH,
    GUILD,
    MONDAY,
    Discord,
    Town,
    living,
    settle,
)

ANN, BEN, CAT, MEI, WEI = (UserId(number) for number in (1, 2, 3, 101, 102))


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """Three who offer English and two who offer Chinese, before the first round."""
    async with living(blank(tmp_path / "town.db"), Discord(), now=MONDAY) as town:
        town.now = MONDAY - timedelta(days=1)
        await settle(town.database, english=3, chinese=2)
        await town.setups.set_up(GUILD, CHANNEL, zone="UTC")
        town.now = MONDAY
        yield town


async def _partner_of(town: Town, user_id: UserId) -> UserId | None:
    [pair] = await town.partners.mine(GUILD, user_id) or [None]
    return None if pair is None else pair.others(user_id)[0]


async def _match_now(town: Town, user_id: UserId) -> PairId | None:
    """Whoever takes part asks for a partner at once."""

    async def join() -> None: ...

    had = [pair.id for pair in await town.partners.mine(GUILD, user_id)]
    return await town.rounds.match_now(GUILD, user_id, had=had, join=join)


async def test_a_round_begins_once_at_its_time_and_whoever_waits_is_told_why(town: Town) -> None:
    await town.keeper.attend()
    await town.keeper.attend()
    assert await _partner_of(town, ANN) == MEI
    assert await _partner_of(town, BEN) == WEI
    assert await _partner_of(town, CAT) is None
    waiting = await town.seekers.get(GUILD, CAT)
    assert waiting is not None
    assert (waiting.waited, waiting.why) == (1, WhyWaiting.NUMBERS)
    assert town.discord.said["waiting", CAT] == 1
    assert town.discord.about("round") == [1]


async def test_whoever_waited_comes_first_the_next_time(town: Town) -> None:
    await town.keeper.attend()
    town.now += timedelta(weeks=1)
    await town.keeper.attend()
    assert await _partner_of(town, CAT) is not None


async def test_a_pair_that_wants_to_go_on_stays_one_and_keeps_its_thread(town: Town) -> None:
    await town.keeper.attend()
    [pair] = await town.partners.mine(GUILD, ANN)
    for person in (ANN, MEI):
        await town.partners.answer(pair.id, person, met=True, liked=True, onward=Onward.AGAIN)
    town.now += timedelta(weeks=1)
    await town.keeper.attend()
    [still] = await town.partners.mine(GUILD, ANN)
    assert (still.id, still.thread_id, still.state) == (pair.id, pair.thread_id, PairState.OPEN)
    assert await _partner_of(town, CAT) == WEI


async def test_whoever_asked_for_a_pause_is_left_out_of_one_round(town: Town) -> None:
    await town.keeper.attend()
    [pair] = await town.partners.mine(GUILD, ANN)
    await town.partners.answer(pair.id, MEI, onward=Onward.PAUSE)
    town.now += timedelta(weeks=1)
    await town.keeper.attend()
    assert await _partner_of(town, MEI) is None
    town.now += timedelta(weeks=1)
    await town.keeper.attend()
    assert await _partner_of(town, MEI) is not None


async def test_whoever_loses_a_partner_comes_first_and_the_thread_is_closed(town: Town) -> None:
    await town.keeper.attend()
    [pair] = await town.partners.leave(GUILD, MEI, EndReason.LEFT)
    await town.keeper.attend()
    assert town.discord.about("goodbye") == [pair.id]
    ann, cat = await town.seekers.get(GUILD, ANN), await town.seekers.get(GUILD, CAT)
    assert ann is not None
    assert cat is not None
    assert ann.waited > cat.waited


async def test_somebody_who_is_no_longer_in_the_server_does_not_keep_their_partner_waiting(
    town: Town,
) -> None:
    town.discord.gone.add(MEI)
    await town.keeper.attend()
    assert await town.partners.mine(GUILD, MEI) == []
    ann = await town.seekers.get(GUILD, ANN)
    assert ann is not None
    assert ann.waited > 0
    # Nobody is matched with them again, only to wait for another week.
    assert await town.seekers.get(GUILD, MEI) is None
    assert await town.seekers.get(GUILD, WEI) is not None


async def test_who_cannot_see_where_people_meet_is_told_so_and_matched_with_nobody_until_they_join_again(
    town: Town,
) -> None:
    town.discord.unseeing.add(MEI)
    await town.keeper.attend()
    assert await town.partners.mine(GUILD, MEI) == []
    mei, ann = await town.seekers.get(GUILD, MEI), await town.seekers.get(GUILD, ANN)
    assert ann is not None
    assert ann.waited > 0
    assert mei is not None
    assert mei.why is WhyWaiting.CANNOT_SEE
    assert town.discord.said["waiting", MEI] == 1
    for _ in range(2):
        town.now += timedelta(weeks=1)
        await town.keeper.attend()
    assert len(await town.partners.past(GUILD, MEI)) == 1
    preview = await town.rounds.preview(GUILD)
    assert (preview.left_out, preview.paused) == (1, 0)
    town.discord.unseeing.clear()
    await town.seekers.put(replace(mei, why=None))
    town.now += timedelta(weeks=1)
    await town.keeper.attend()
    assert await town.partners.mine(GUILD, MEI)


async def test_who_had_joined_for_once_and_cannot_see_where_people_meet_still_learns_of_it(
    town: Town,
) -> None:
    mei = await town.seekers.get(GUILD, MEI)
    assert mei is not None
    await town.seekers.put(replace(mei, joining=Joining.ONCE))
    town.discord.unseeing.add(MEI)
    await town.keeper.attend()
    mei = await town.seekers.get(GUILD, MEI)
    assert mei is not None
    assert (mei.joining, mei.why) == (Joining.ONCE, WhyWaiting.CANNOT_SEE)


async def test_a_block_ends_the_pair_and_they_never_meet_again(town: Town) -> None:
    await town.keeper.attend()
    await town.seekers.block(ANN, MEI)
    [pair] = await town.partners.part(ANN, MEI)
    ended = await town.pairs.get(pair.id)
    assert ended is not None
    assert ended.reason is EndReason.BLOCKED
    town.now += timedelta(weeks=1)
    await town.keeper.attend()
    assert await _partner_of(town, ANN) != MEI


async def test_whoever_leaves_while_the_round_is_decided_is_in_no_pair_and_their_partner_waits(
    town: Town,
) -> None:
    plan = (await town.rounds.preview(GUILD)).plan
    await town.seekers.remove(GUILD, MEI)
    setup = await town.setups.of(GUILD)
    begun = await Rounds(town.database).begin(
        GUILD, plan, at=MONDAY, ends_at=MONDAY + timedelta(days=7), due=setup.next_at,
        next_at=MONDAY + timedelta(days=7), over=(), going_on=(),
    )  # fmt: skip
    assert begun is not None
    assert (begun.people, begun.matched) == (4, 2)
    ann = await town.seekers.get(GUILD, ANN)
    assert ann is not None
    assert (ann.waited, ann.why) == (1, WhyWaiting.NO_FIT)


async def test_nobody_is_matched_at_once_who_does_not_ask_for_it(town: Town) -> None:
    assert await _match_now(town, ANN) is None
    mei = await town.seekers.get(GUILD, MEI)
    assert mei is not None
    await town.seekers.put(replace(mei, asap=True))
    pair_id = await _match_now(town, ANN)
    assert pair_id is not None
    await town.keeper.attend()
    assert await _partner_of(town, ANN) == MEI


@pytest.mark.parametrize("capacity", [1, 2])
async def test_whoever_asks_twice_at_once_gets_one_partner_and_stands_in_line_no_more(
    town: Town, capacity: int
) -> None:
    await Profiles(town.database).put(Profile(user_id=ANN, offers=ENGLISH, capacity=capacity))
    for person in (MEI, WEI):
        seeker = await town.seekers.get(GUILD, person)
        assert seeker is not None
        await town.seekers.put(replace(seeker, asap=True))
    await town.seekers.remove(GUILD, ANN)

    async def join() -> None:
        seeker = Seeker(guild_id=GUILD, user_id=ANN, joining=Joining.ONCE, since=MONDAY, asap=True)
        await town.seekers.put(seeker)

    asked = [town.rounds.match_now(GUILD, ANN, had=(), join=join) for _ in range(2)]
    first, second = await asyncio.gather(*asked)
    assert first is not None
    assert first == second
    assert len(await town.partners.mine(GUILD, ANN)) == 1
    assert await town.seekers.get(GUILD, ANN) is None
    # Another time is another wish.
    again = await town.rounds.match_now(GUILD, ANN, had=[first], join=join)
    assert (again is not None) is (capacity == 2)


async def test_nobody_is_matched_at_once_with_whoever_cannot_see_where_people_meet(town: Town) -> None:
    mei = await town.seekers.get(GUILD, MEI)
    assert mei is not None
    await town.seekers.put(replace(mei, waited=1, why=WhyWaiting.CANNOT_SEE))
    assert await _match_now(town, ANN) is None


async def test_a_partner_at_once_is_found_without_reading_whom_all_others_have_met(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await town.keeper.attend()
    [pair] = await town.partners.mine(GUILD, MEI)
    await town.partners.end(pair, EndReason.LEFT, because_of=MEI)

    async def of_server(guild_id: GuildId, *, since: datetime) -> Sequence[Pair]:
        raise AssertionError("400 days of a large server")

    monkeypatch.setattr(town.pairs, "of_server", of_server)
    assert await _match_now(town, MEI) is not None
    assert await _partner_of(town, MEI) == CAT, "Ann has just been her partner"


async def test_nobody_who_pauses_is_matched_at_once(town: Town) -> None:
    await town.keeper.attend()
    cat, [pair] = await town.seekers.get(GUILD, CAT), await town.partners.mine(GUILD, MEI)
    assert cat is not None
    assert cat.waited
    await town.seekers.put(replace(cat, paused_until=MONDAY + timedelta(weeks=1)))
    await town.partners.end(pair, EndReason.LEFT, because_of=MEI)
    await town.seekers.remove(GUILD, ANN)
    assert await _match_now(town, MEI) is None
    town.now += timedelta(weeks=2)
    assert await _match_now(town, MEI) is not None


async def test_whoever_has_parted_is_not_each_others_new_partner_at_once(town: Town) -> None:
    await town.keeper.attend()
    [pair] = await town.partners.mine(GUILD, MEI)
    await town.partners.end(pair, EndReason.LEFT, because_of=MEI)
    ann, cat = await town.seekers.get(GUILD, ANN), await town.seekers.get(GUILD, CAT)
    assert ann is not None
    assert cat is not None
    assert ann.waited > cat.waited
    await town.seekers.remove(GUILD, CAT)
    assert await _match_now(town, MEI) is None
    town.now += timedelta(days=8)
    assert await _match_now(town, MEI) is not None


async def test_whoever_is_a_pair_already_does_not_become_one_a_second_time(town: Town) -> None:
    profiles = Profiles(town.database)
    for person, offers in ((ANN, ENGLISH), (MEI, CHINESE)):
        await profiles.put(Profile(user_id=person, offers=offers, capacity=2))
    for person in (BEN, CAT, WEI):
        await town.seekers.remove(GUILD, person)
    await town.keeper.attend()
    assert await _partner_of(town, ANN) == MEI
    for person in (ANN, MEI):
        seeker = await town.seekers.get(GUILD, person)
        assert seeker is not None
        await town.seekers.put(replace(seeker, asap=True))
    assert await _match_now(town, ANN) is None
    await town.rounds.run(GUILD)
    assert await _partner_of(town, ANN) == MEI


async def test_a_silent_pair_is_nudged_once_and_one_that_talks_never(town: Town) -> None:
    await town.keeper.attend()
    [talking], [silent] = [await town.partners.mine(GUILD, one) for one in (ANN, BEN)]
    assert talking.thread_id is not None
    for person in (ANN, MEI):
        await town.partners.spoke(talking.thread_id, person)
    for _ in range(3):
        town.now += timedelta(days=1)
        await town.keeper.attend()
    assert town.discord.about("nudge") == [silent.id]


async def test_only_its_people_can_do_something_with_a_pair(town: Town) -> None:
    await town.keeper.attend()
    [pair] = await town.partners.mine(GUILD, ANN)
    with pytest.raises(UserError, match="error-pair-not-yours"):
        await town.partners.another(pair.id, BEN)
    assert await town.partners.another(pair.id, ANN) != await town.partners.another(pair.id, MEI)


async def test_a_session_switches_and_ends_on_time_and_over_a_restart(town: Town, tmp_path: Path) -> None:
    await town.keeper.attend()
    [pair] = await town.partners.mine(GUILD, ANN)
    session = await town.sessions.start(pair, 30)
    with pytest.raises(UserError, match="error-session-running"):
        await town.sessions.start(pair, 30)
    assert await town.sessions.attend() == session.switches_at
    async with living(blank(tmp_path / "town.db"), town.discord, now=MONDAY) as again:
        again.now = MONDAY + timedelta(minutes=15)
        assert await again.sessions.attend() == session.ends_at
        assert town.discord.about("switch") == [session.id]
        again.now = MONDAY + timedelta(minutes=30)
        assert await again.sessions.attend() is None
        assert town.discord.about("over") == [session.id]
        [past] = await again.sessions.of_pair(pair.id)
        assert past.state is SessionState.OVER
        assert (await again.sessions.start(pair, 2)).first is not session.first


async def test_a_round_that_cannot_be_worked_out_keeps_no_other_waiting(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = GuildId(GUILD - 1)
    town.now -= timedelta(days=1)
    await town.setups.set_up(elsewhere, CHANNEL, zone="UTC")
    town.now = MONDAY
    plan, asked = town.rounds._planner.plan, list[Question]()

    async def failing(question: Question) -> RoundPlan:
        asked.append(question)
        if not question.people:
            raise PlanError("too slow")
        return await plan(question)

    monkeypatch.setattr(town.rounds._planner, "plan", failing)
    [begun] = await town.rounds.run_due()
    assert len(asked) == 2
    assert begun.guild_id == GUILD


async def test_nothing_is_said_of_a_session_whose_pair_has_parted(town: Town) -> None:
    await town.keeper.attend()
    [pair] = await town.partners.mine(GUILD, ANN)
    session = await town.sessions.start(pair, 30)
    await town.partners.end(pair, EndReason.LEFT, because_of=ANN)
    town.now += timedelta(minutes=15)
    await town.keeper.attend()
    town.now += timedelta(minutes=15)
    assert await town.sessions.attend() is None
    assert town.discord.about("switch") == town.discord.about("over") == []
    assert await town.sessions.running_of(pair.id) is None
    [past] = await town.sessions.of_pair(pair.id)
    assert (past.id, past.state) == (session.id, SessionState.STOPPED)


async def test_nobody_is_asked_the_day_after_how_a_session_was(town: Town) -> None:
    await town.keeper.attend()
    [pair] = await town.partners.mine(GUILD, ANN)
    await town.sessions.start(pair, 30)
    town.now += timedelta(days=1)
    assert await town.sessions.attend() is None
    assert town.discord.about("over") == []
    assert await town.sessions.running_of(pair.id) is None


async def test_a_round_in_which_nobody_has_met_is_no_news(town: Town) -> None:
    for user_id in (ANN, BEN, CAT):
        await town.seekers.remove(GUILD, user_id)
    await town.keeper.attend()
    last = await town.rounds.last(GUILD)
    assert last is not None
    assert (last.people, last.matched) == (2, 0)
    assert town.discord.about("round") == []
    town.now += timedelta(minutes=1)
    await town.keeper.attend()
    assert town.discord.about("round") == []


async def test_a_round_of_yesterday_is_no_news(town: Town) -> None:
    await town.rounds.run(GUILD)
    town.now += timedelta(days=2)
    await town.meetings.attend()
    assert town.discord.about("round") == []


async def test_a_pair_whose_thread_cannot_be_made_is_let_be_for_a_while_and_keeps_no_other_waiting(
    town: Town,
) -> None:
    await town.rounds.run(GUILD)
    [stuck], [other] = [await town.partners.mine(GUILD, one) for one in (ANN, BEN)]
    town.discord.failing[stuck.id] = DeliveryError("missing access")
    for _ in range(60):
        await town.meetings.attend()
        town.now += timedelta(minutes=1)
    assert town.discord.about("welcome") == [other.id]
    assert town.discord.tried[stuck.id] == 9  # after 1, 2, 4, 8 and then every 10 minutes
    del town.discord.failing[stuck.id]
    town.now += timedelta(minutes=10)
    await town.meetings.attend()
    assert town.discord.about("welcome") == [stuck.id, other.id]


async def test_a_defect_in_one_pair_keeps_no_other_waiting_and_tells_nothing_of_it(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    await town.rounds.run(GUILD)
    [broken], [other] = [await town.partners.mine(GUILD, one) for one in (ANN, BEN)]
    town.discord.failing[broken.id] = ValueError("what somebody has written")
    await town.meetings.attend()
    assert town.discord.about("welcome") == [other.id]
    assert "ValueError" in caplog.text
    assert "somebody" not in caplog.text


async def test_a_round_that_was_missed_is_made_up_for_once(town: Town) -> None:
    town.now = MONDAY + timedelta(weeks=3, hours=1)
    await town.keeper.attend()
    await town.keeper.attend()
    assert town.discord.about("round") == [1]
    assert (await town.setups.of(GUILD)).next_at == MONDAY + timedelta(weeks=4)
