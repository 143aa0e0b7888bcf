"""The plan of a chaos run depends on nothing but its seed, and asks for nothing impossible."""

from tests.chaos.plan import (
    KINDS,
    Act,
    Delete,
    Edit,
    OpenThread,
    Plan,
    React,
    Say,
)
from tests.chaos.planning import make_plan


def plan(seed: int = 7, **rest: int) -> Plan:
    return make_plan(seed, **{"events": 600, "kills": 20, "bridges": 5, **rest}, kinds=KINDS)


def test_the_same_seed_gives_the_same_plan_and_another_one_does_not() -> None:
    assert plan() == plan()
    assert plan(8) != plan()


def test_there_are_as_many_events_and_kills_as_were_asked_for() -> None:
    made = plan()
    assert len(made.acts) == 600
    assert len(made.kills) == 20
    assert {type(act) for act in made.acts} == {Say, Edit, Delete, React, OpenThread}


def test_one_bridge_has_three_channels_and_both_scripts_of_chinese() -> None:
    assert plan().sides[0] == ("en", "zh-Hans", "zh-Hant")


def test_everything_comes_in_its_time_and_after_the_kills_before_it() -> None:
    made = plan()
    assert [kill.at for kill in made.kills] == sorted(kill.at for kill in made.kills)
    assert all(kill.at <= made.duration for kill in made.kills)
    lives = [act.life for act in made.acts]
    assert lives == sorted(lives)
    assert lives[-1] < 20


def test_nobody_touches_a_message_before_it_is_written_or_after_it_is_deleted() -> None:
    alive: dict[int, Say] = {}
    for act in plan().acts:
        assert set(_touched(act)) <= set(alive), act
        if isinstance(act, Say):
            alive[act.number] = act
        elif isinstance(act, Delete):
            for number in act.numbers:
                del alive[number]


def test_an_edit_is_the_next_version_by_the_same_author() -> None:
    written: dict[int, Say] = {}
    revisions: dict[int, int] = {}
    for act in plan().acts:
        if isinstance(act, Say):
            written[act.number] = act
        elif isinstance(act, Edit):
            assert act.revision == revisions.get(act.number, 0) + 1
            assert (act.bridge, act.side, act.by) == (
                written[act.number].bridge,
                written[act.number].side,
                written[act.number].by,
            )
            revisions[act.number] = act.revision


def _touched(act: Act) -> list[int]:
    match act:
        case Say(answers=None) | OpenThread(under=None):
            return []
        case Say(answers=number) | OpenThread(under=number) | Edit(number=number) | React(number=number):
            assert number is not None
            return [number]
        case Delete(numbers=numbers):
            return list(numbers)
        case _:
            raise TypeError(act)
