"""Rounds, pairs and sessions in both databases; as people live them see ``tests.integration.pairing``."""

from datetime import timedelta

from bot.model import (
    ChannelId,
    EndReason,
    GuildId,
    Joining,
    Match,
    Onward,
    PairId,
    PairingSetup,
    PairState,
    RoundPlan,
    Seeker,
    SessionState,
    ThreadId,
    Tongue,
    UserId,
    WhyWaiting,
)
from bot.storage import Database
from bot.storage.pairing import PairingSetups
from bot.storage.pairs import Pairs
from bot.storage.rounds import Rounds
from bot.storage.seekers import Seekers
from bot.storage.sessions import Sessions
from tests.integration.storage.values import NOW

GUILD = GuildId(1)
ANN, MEI, CAT = UserId(11), UserId(12), UserId(13)
WEEK = timedelta(weeks=1)
SETUP = PairingSetup(
    guild_id=GUILD, channel_id=ChannelId(5), zone="Asia/Shanghai", weekday=4, minute=90, next_at=NOW
)
PLAN = RoundPlan(
    seed=2**61, matches=(Match(members=(ANN, MEI), score=700),), waiting=((CAT, WhyWaiting.NUMBERS),)
)


async def _join(database: Database, *people: UserId, joining: Joining = Joining.ROUNDS) -> Seekers:
    store = Seekers(database)
    for user_id in people:
        await store.put(Seeker(guild_id=GUILD, user_id=user_id, joining=joining, since=NOW, dm=True))
    return store


async def test_a_setup_comes_back_as_it_was_put(database: Database) -> None:
    store = PairingSetups(database)
    await store.put(SETUP)
    assert await store.get(GUILD) == SETUP
    assert list(await store.all()) == [SETUP]
    await store.remove(GUILD)
    assert await store.get(GUILD) is None


async def test_a_round_that_is_due_is_begun_once(database: Database) -> None:
    seekers = await _join(database, ANN, MEI, CAT)
    await PairingSetups(database).put(SETUP)
    rounds = Rounds(database)
    when = {"at": NOW, "ends_at": NOW + WEEK, "next_at": NOW + WEEK}
    begun = await rounds.begin(GUILD, PLAN, due=NOW, over=(), going_on=(), **when)
    assert begun is not None
    assert (begun.number, begun.people, begun.matched) == (1, 3, 2)
    assert await rounds.begin(GUILD, PLAN, due=NOW, over=(), going_on=(), **when) is None
    cat = await seekers.get(GUILD, CAT)
    assert cat is not None
    assert (cat.waited, cat.why) == (1, WhyWaiting.NUMBERS)
    assert [one.user_id for one in await seekers.untold()] == [CAT]
    [pair] = await Pairs(database).living(GUILD)
    assert (pair.state, pair.score, {one.user_id for one in pair.members}) == (
        PairState.PLANNED, 700, {ANN, MEI},
    )  # fmt: skip
    by_hand = await rounds.begin(GUILD, PLAN, due=None, over=[pair.id], going_on=(), **when)
    assert by_hand is not None
    assert by_hand.number == 2
    assert [one.number for one in await rounds.unannounced()] == [1, 2]


async def test_whoever_joined_for_once_is_done_when_they_have_somebody_and_back_when_left(
    database: Database,
) -> None:
    seekers = await _join(database, ANN, MEI, joining=Joining.ONCE)
    pairs = Pairs(database)
    match = Match(members=(ANN, MEI), score=1)
    pair_id = await pairs.make(GUILD, match, at=NOW, ends_at=NOW + WEEK)
    assert pair_id is not None
    assert list(await seekers.of_server(GUILD)) == []
    assert await pairs.make(GUILD, match, at=NOW, ends_at=NOW + WEEK) is None
    assert await pairs.end(pair_id, EndReason.LEFT, at=NOW, left_alone=[MEI])
    assert not await pairs.end(pair_id, EndReason.LEFT, at=NOW, left_alone=[MEI])
    [mei] = await seekers.of_server(GUILD)
    assert (mei.user_id, mei.joining, mei.waited) == (MEI, Joining.ONCE, 1)


async def test_nobody_is_matched_at_once_with_whom_they_have_just_blocked(database: Database) -> None:
    seekers = await _join(database, ANN, MEI)
    await seekers.block(MEI, ANN)
    match = Match(members=(ANN, MEI), score=1)
    assert await Pairs(database).make(GUILD, match, at=NOW, ends_at=NOW + WEEK) is None
    assert len(await seekers.of_server(GUILD)) == 2


async def test_whoever_is_left_out_keeps_their_place_and_is_told_if_they_wish(database: Database) -> None:
    seekers = await _join(database, ANN)
    for person in (ANN, MEI):
        await seekers.leave_out(GUILD, person, at=NOW)
    ann, mei = await seekers.get(GUILD, ANN), await seekers.get(GUILD, MEI)
    assert ann is not None
    assert mei is not None
    assert (ann.joining, ann.why) == (Joining.ROUNDS, WhyWaiting.CANNOT_SEE)
    assert (mei.joining, mei.why) == (Joining.ONCE, WhyWaiting.CANNOT_SEE)
    assert [one.user_id for one in await seekers.untold()] == [ANN]


async def test_what_is_due_about_a_pair_is_found(database: Database) -> None:
    await _join(database, ANN, MEI)
    pairs = Pairs(database)
    pair_id = await pairs.make(GUILD, Match(members=(ANN, MEI), score=1), at=NOW, ends_at=NOW + WEEK)
    assert pair_id is not None
    await pairs.opened(pair_id, ThreadId(99))
    await pairs.welcomed(pair_id)

    async def due(*, silent: int, asked: int, over: int) -> list[PairId]:
        found = await pairs.due(
            silent_since=NOW + timedelta(days=silent),
            asked_until=NOW + timedelta(days=asked),
            over_since=NOW + timedelta(days=over),
        )
        return [pair.id for pair in found]

    assert await due(silent=-1, asked=6, over=6) == []
    assert await due(silent=0, asked=6, over=6) == [pair_id]
    for person in (ANN, MEI):
        await pairs.spoke(pair_id, person, at=NOW)
    assert await due(silent=0, asked=6, over=6) == []
    assert await due(silent=0, asked=7, over=6) == [pair_id]
    await pairs.asked(pair_id, at=NOW)
    assert await due(silent=0, asked=7, over=6) == []
    assert await due(silent=0, asked=7, over=7) == [pair_id]
    found = await pairs.in_thread(ThreadId(99))
    assert found is not None
    assert (found.id, found.state, found.asked_at) == (pair_id, PairState.OPEN, NOW)


async def test_answers_are_kept_as_they_come_and_past_questions_are_not_asked_again(
    database: Database,
) -> None:
    await _join(database, ANN, MEI, CAT)
    pairs = Pairs(database)
    pair_id = await pairs.make(GUILD, Match(members=(ANN, MEI), score=1), at=NOW, ends_at=NOW)
    assert pair_id is not None
    await pairs.answer(pair_id, ANN, met=True)
    await pairs.answer(pair_id, ANN, onward=Onward.AGAIN)
    await pairs.answer(pair_id, ANN)
    await pairs.translate(pair_id, MEI, on=True)
    pair = await pairs.get(pair_id)
    assert pair is not None
    ann, mei = pair.member(ANN), pair.member(MEI)
    assert ann is not None
    assert mei is not None
    assert (ann.met, ann.liked, ann.onward, ann.translated, mei.translated) == (
        True, None, Onward.AGAIN, False, True,
    )  # fmt: skip
    await pairs.ask(pair_id, "cats")
    await pairs.ask(pair_id, "cats")
    assert await pairs.questions_of([ANN, MEI]) == {"cats"}
    assert await pairs.questions_of([ANN, CAT]) == set()


async def test_what_has_ended_long_ago_is_forgotten(database: Database) -> None:
    await _join(database, ANN, MEI)
    pairs, rounds = Pairs(database), Rounds(database)
    await rounds.begin(GUILD, PLAN, at=NOW, ends_at=NOW, due=None, next_at=NOW, over=(), going_on=())
    [pair] = await pairs.living(GUILD)
    await pairs.end(pair.id, EndReason.ROUND, at=NOW)
    await pairs.closed(pair.id)
    await rounds.forget(NOW)
    assert len(await pairs.of_server(GUILD, since=NOW)) == 1
    await rounds.forget(NOW + timedelta(seconds=1))
    assert list(await pairs.of_server(GUILD, since=NOW)) == []
    assert await rounds.last(GUILD) is None


async def test_blocks_count_in_both_directions_and_are_the_blockers_own(database: Database) -> None:
    store = Seekers(database)
    assert await store.block(ANN, MEI)
    assert not await store.block(ANN, MEI)
    assert await store.blocks_among([MEI, ANN, CAT]) == {frozenset({ANN, MEI})}
    assert await store.blocks_among([MEI, CAT]) == set()
    assert list(await store.blocked_by(MEI)) == []
    assert list(await store.blocked_by(ANN)) == [MEI]
    assert await store.unblock(ANN, MEI)
    assert await store.blocks_among([MEI, ANN]) == set()


async def test_a_session_takes_each_step_once(database: Database) -> None:
    await _join(database, ANN, MEI)
    pair_id = await Pairs(database).make(GUILD, Match(members=(ANN, MEI), score=1), at=NOW, ends_at=NOW)
    assert pair_id is not None
    store = Sessions(database)
    times = {"at": NOW, "switches_at": NOW + timedelta(minutes=1), "ends_at": NOW + timedelta(minutes=2)}
    session = await store.begin(pair_id, Tongue.CHINESE, **times)
    assert session is not None
    assert await store.begin(pair_id, Tongue.CHINESE, **times) is None
    assert await store.step(session.id, SessionState.FIRST, SessionState.SECOND, at=NOW)
    assert not await store.step(session.id, SessionState.FIRST, SessionState.SECOND, at=NOW)
    assert [one.state for one in await store.running()] == [SessionState.SECOND]
    assert await store.step(session.id, SessionState.SECOND, SessionState.STOPPED, at=NOW)
    assert list(await store.running()) == []
    assert [one.ends_at for one in await store.of_pair(pair_id)] == [NOW]
