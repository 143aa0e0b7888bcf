"""Who meets whom in a round, in small examples that can be checked by eye."""

import pytest

from bot.model import RoundPlan, WhyWaiting
from bot.pairing import general, matching
from bot.pairing.matching import plan_round
from tests.unit.pairing.crowds import BOTH, CHINESE, ENGLISH, asked, met, somebody


def members(plan: RoundPlan) -> list[tuple[int, ...]]:
    return [match.members for match in plan.matches]


def test_nobody_takes_part() -> None:
    assert plan_round(asked([])) == RoundPlan(seed=1, matches=(), waiting=())


def test_people_who_speak_the_same_wait_and_learn_that_there_is_nobody_for_them() -> None:
    plan = plan_round(asked([somebody(1, ENGLISH), somebody(2, ENGLISH)]))
    assert plan.matches == ()
    assert plan.waiting == ((1, WhyWaiting.NOBODY), (2, WhyWaiting.NOBODY))


def test_those_who_fit_best_meet_and_the_same_question_has_the_same_answer() -> None:
    people = [
        somebody(1, ENGLISH, tags=["cats", "tea"]),
        somebody(2, ENGLISH, tags=["film", "music"]),
        somebody(3, CHINESE, tags=["film", "music"]),
        somebody(4, CHINESE, tags=["cats", "tea"]),
    ]
    plan = plan_round(asked(people))
    assert members(plan) == [(1, 4), (2, 3)]
    assert plan_round(asked(people[::-1])) == plan


def test_the_most_people_come_before_the_best_fit() -> None:
    # The cat lovers would fit best, but then 2 and 3, who block each other, would both have nobody.
    people = [
        somebody(1, ENGLISH, tags=["cats"]),
        somebody(2, ENGLISH, tags=["film"]),
        somebody(3, CHINESE, tags=["tea"]),
        somebody(4, CHINESE, tags=["cats"]),
    ]
    assert members(plan_round(asked(people, blocks=[(3, 2)]))) == [(1, 3), (2, 4)]


def test_who_has_waited_longest_comes_before_who_fits_better() -> None:
    people = [
        somebody(1, ENGLISH, waited=2),
        somebody(2, ENGLISH, tags=["cats"], waited=1),
        somebody(3, CHINESE, tags=["cats"]),
    ]
    plan = plan_round(asked(people))
    assert members(plan) == [(1, 3)]
    assert plan.waiting == ((2, WhyWaiting.NUMBERS),)


def test_new_partners_come_before_those_who_fit_better_and_have_met() -> None:
    people = [
        somebody(1, ENGLISH, tags=["cats"]),
        somebody(2, ENGLISH, tags=["tea"]),
        somebody(3, CHINESE, tags=["cats"]),
        somebody(4, CHINESE, tags=["tea"]),
    ]
    assert members(plan_round(asked(people, past=[met(1, 3, weeks=50)]))) == [(1, 4), (2, 3)]


def test_the_only_partner_there_is_comes_again() -> None:
    plan = plan_round(asked([somebody(1, ENGLISH), somebody(2, CHINESE)], past=[met(1, 2, disliked=True)]))
    assert members(plan) == [(1, 2)]


def test_of_earlier_partners_the_one_of_long_ago_comes_again_and_one_who_was_not_liked_last() -> None:
    people = [somebody(1, ENGLISH), somebody(2, CHINESE), somebody(3, CHINESE), somebody(4, CHINESE)]
    past = [met(1, 2, weeks=3), met(1, 3, weeks=9), met(1, 4, weeks=30, disliked=True)]
    assert members(plan_round(asked(people, past=past))) == [(1, 3)]


def test_whoever_blocks_somebody_does_not_meet_them_and_both_wait() -> None:
    plan = plan_round(asked([somebody(1, ENGLISH), somebody(2, CHINESE)], blocks=[(2, 1)]))
    assert plan.waiting == ((1, WhyWaiting.NO_FIT), (2, WhyWaiting.NO_FIT))


def test_whoever_speaks_both_helps_the_side_that_needs_it() -> None:
    assert members(
        plan_round(
            asked([somebody(1, ENGLISH), somebody(2, ENGLISH), somebody(3, CHINESE), somebody(4, BOTH)])
        )
    ) in ([(1, 3), (2, 4)], [(1, 4), (2, 3)])
    # Here the helpers are wanted on both sides.
    sides = [somebody(1, ENGLISH), somebody(2, CHINESE), somebody(3, BOTH), somebody(4, BOTH)]
    assert len(plan_round(asked(sides)).matches) == 2
    assert plan_round(asked([somebody(1, BOTH), somebody(2, BOTH)])).matches == ()


def test_who_is_left_over_gets_a_second_place_of_whoever_has_room_and_third_ones_come_last() -> None:
    people = [*(somebody(number, ENGLISH) for number in range(1, 6)), somebody(6, CHINESE, capacity=3)]
    plan = plan_round(asked([*people, somebody(7, CHINESE, capacity=2)]))
    partners = [match.members[1] for match in plan.matches]
    assert sorted(partners) == [6, 6, 6, 7, 7]
    plan = plan_round(asked([*people[1:], somebody(7, CHINESE, capacity=2)]))
    assert sorted(match.members[1] for match in plan.matches) == [6, 6, 7, 7]


def test_who_has_a_partner_already_is_there_only_for_those_who_would_have_nobody() -> None:
    people = [
        somebody(1, CHINESE, capacity=2, places=1, tags=["cats"]),
        somebody(2, CHINESE),
        somebody(3, ENGLISH, tags=["cats"]),
    ]
    assert members(plan_round(asked(people))) == [(2, 3)]
    assert members(plan_round(asked([*people, somebody(4, ENGLISH)]))) == [(1, 3), (2, 4)]


def test_three_meet_where_all_of_them_welcome_it_and_nobody_has_room_for_two_partners() -> None:
    people = [
        somebody(1, ENGLISH, groups=True, tags=["cats"]),
        somebody(2, ENGLISH, groups=True),
        somebody(3, CHINESE, groups=True, tags=["cats"]),
    ]
    plan = plan_round(asked(people))
    alone = [plan_round(asked(two)).score for two in (people[1:], people[::2])]
    assert members(plan) == [(1, 2, 3)]
    assert plan.score == min(alone)
    # Two who block each other do not meet in a group, either.
    assert members(plan_round(asked(people, blocks=[(1, 2)]))) != [(1, 2, 3)]
    people[1] = somebody(2, ENGLISH)
    assert len(plan_round(asked(people)).waiting) == 1


def test_in_a_large_pool_helpers_who_are_wanted_on_both_sides_leave_nobody_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    people = [
        somebody(number, (ENGLISH, CHINESE, BOTH)[number % 3], tags=f"{number % 7}") for number in range(60)
    ]
    question = asked(people, blocks=[(number, number + 1) for number in range(59)])
    exactly = plan_round(question)
    assert len(exactly.matches) == 30
    # Few edges at a time, as in a large pool; and as in one that is too large for the slower solver.
    monkeypatch.setattr(general, "SMALL", 0)
    monkeypatch.setattr(general, "WIDTH", 1)
    assert len(plan_round(question).matches) == 30
    monkeypatch.setattr(matching, "GENERAL", 0)
    split = plan_round(question)
    assert len(split.matches) == 30
    assert split.score >= exactly.score * 0.95
