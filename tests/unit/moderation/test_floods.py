"""Too much from one person, or the same again and again."""

from dataclasses import replace
from datetime import timedelta

from bot.model import RuleKind, UserId
from bot.moderation.floods import Floods
from tests.unit.moderation.samples import NOW, file, rule, said

FLOOD = rule(RuleKind.FLOOD, "3/10")
REPEATS = rule(RuleKind.REPEATS, "2/60")


def _after(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)


def test_the_message_that_reaches_the_number_is_found() -> None:
    floods = Floods()
    found = [bool(floods.check(said("x", at=NOW + _after(s)), [FLOOD], now=NOW)) for s in (0, 1, 2, 3)]
    assert found == [False, False, True, True]


def test_what_was_said_longer_ago_does_not_count() -> None:
    floods = Floods()
    found = [bool(floods.check(said("x", at=NOW + _after(s)), [FLOOD], now=NOW)) for s in (0, 6, 12, 18)]
    assert not any(found)


def test_a_catch_up_of_calm_talk_is_no_flood() -> None:
    floods = Floods()
    later = NOW + _after(3000)
    assert not any(floods.check(said("x", at=NOW + _after(60 * n)), [FLOOD], now=later) for n in range(10))


def test_people_are_counted_apart() -> None:
    floods = Floods()
    assert not any(floods.check(said("x", by=UserId(n)), [FLOOD], now=NOW) for n in range(9))


def test_a_message_counts_once_however_often_it_is_asked_about() -> None:
    floods, message = Floods(), said("x")
    assert not any(floods.check(message, [FLOOD], now=NOW) for _ in range(9))


def test_an_edit_is_nothing_new() -> None:
    floods, message = Floods(), said("x")
    edits = (replace(message, edited_at=NOW + _after(n)) for n in range(9))
    assert not any(floods.check(edit, [FLOOD, REPEATS], now=NOW) for edit in edits)


def test_the_same_text_is_the_same_in_any_disguise() -> None:
    floods = Floods()
    assert not floods.check(said("Buy now!"), [REPEATS], now=NOW)
    assert not floods.check(said("something else"), [REPEATS], now=NOW)
    (finding,) = floods.check(said("b.u.y  ｎｏｗ"), [REPEATS], now=NOW)
    assert (finding.kind, finding.matched) == (RuleKind.REPEATS, "2/60")


def test_pictures_without_words_are_told_apart_by_their_names() -> None:
    floods = Floods()
    assert not floods.check(said(files=(file("a.png"),)), [REPEATS], now=NOW)
    assert not floods.check(said(files=(file("b.png"),)), [REPEATS], now=NOW)
    assert floods.check(said(files=(file("a.png"),)), [REPEATS], now=NOW)


def test_only_so_many_people_are_remembered() -> None:
    floods = Floods(people=2)
    for person in (1, 2, 3):
        floods.check(said("x", by=UserId(person)), [REPEATS], now=NOW)
    assert not floods.check(said("x", by=UserId(1)), [REPEATS], now=NOW)
    assert floods.check(said("x", by=UserId(3)), [REPEATS], now=NOW)


def test_no_text_is_kept() -> None:
    floods = Floods(key=b"k" * 16)
    floods.check(said("a secret phrase"), [REPEATS], now=NOW)
    assert "secret" not in repr(vars(floods))
