"""What pairing amounts to, and what is not told of few people."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.model import (
    GuildId,
    Joining,
    Member,
    Onward,
    Pair,
    PairId,
    PairState,
    Profile,
    Round,
    RoundId,
    Seeker,
    Tongue,
    UserId,
    WhyWaiting,
)
from bot.pairing.figures import Share, Speaks, count

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
GUILD = GuildId(7)
ENGLISH, CHINESE = frozenset({Tongue.ENGLISH}), frozenset({Tongue.CHINESE})


def _round(number: int, *, people: int, matched: int) -> Round:
    return Round(id=RoundId(number), guild_id=GUILD, number=number, people=people, matched=matched, at=NOW)


def _pair(number: int, *members: Member) -> Pair:
    return Pair(
        id=PairId(number), guild_id=GUILD, round_id=None, state=PairState.ENDED, score=500, made_at=NOW,
        ends_at=NOW, members=members,
    )  # fmt: skip


def _seeker(number: int, *, waited: int = 0) -> Seeker:
    why = WhyWaiting.NUMBERS if waited else None
    return Seeker(
        guild_id=GUILD, user_id=UserId(number), joining=Joining.ROUNDS, since=NOW, waited=waited, why=why
    )


def _profiles(*, english: int, chinese: int) -> dict[UserId, Profile]:
    sides = [ENGLISH] * english + [CHINESE] * chinese
    return {UserId(n): Profile(user_id=UserId(n), offers=offers) for n, offers in enumerate(sides, start=1)}


def _answered(answers: str) -> list[Pair]:
    """One letter a person: y or n."""
    return [
        _pair(n, Member(user_id=UserId(n), met=one == "y", onward=Onward.AGAIN if one == "y" else Onward.NEW))
        for n, one in enumerate(answers, start=1)
    ]


def test_who_was_matched_is_counted_over_all_rounds() -> None:
    rounds = [_round(1, people=10, matched=6), _round(2, people=10, matched=9)]
    figures = count(rounds, [], [], {})
    assert figures.rounds == 2
    assert figures.matched == Share(part=15, of=20)
    assert Share(part=15, of=20).percent == 75


def test_where_nothing_has_happened_there_is_nothing_to_tell() -> None:
    figures = count([], [], [], {})
    assert (figures.matched, figures.met, figures.continued, figures.longest) == (None, None, None, 0)
    assert figures.sides == {}


def test_answers_of_fewer_than_five_people_are_not_told() -> None:
    assert count([], _answered("yyny"), [], {}).met is None
    figures = count([], _answered("yynyy"), [], {})
    assert figures.met == figures.continued == Share(part=4, of=5)


def test_one_person_who_answers_often_is_still_one() -> None:
    pairs = [replace(pair, members=(Member(user_id=UserId(1), met=True),)) for pair in _answered("y" * 9)]
    assert count([], pairs, [], {}).met is None


def test_the_longest_wait_is_of_whoever_was_not_matched() -> None:
    sent_back = replace(_seeker(3, waited=9), why=None)
    assert count([], [], [_seeker(1, waited=2), _seeker(2), sent_back], {}).longest == 2


def test_sides_are_told_apart_only_where_each_is_large_enough() -> None:
    profiles = _profiles(english=5, chinese=5)
    seekers = [_seeker(n, waited=1 if n <= 2 else 0) for n in profiles]
    assert count([], [], seekers, profiles).sides == {
        Speaks.ENGLISH: Share(part=3, of=5),
        Speaks.CHINESE: Share(part=5, of=5),
    }
    few = _profiles(english=6, chinese=4)
    assert count([], [], seekers, few).sides == {}
