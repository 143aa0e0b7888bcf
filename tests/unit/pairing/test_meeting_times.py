"""When people are free together, and whether they understand each other."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.model import Level, Profile, Tongue, UserId
from bot.pairing.meeting_times import meeting_times
from bot.pairing.times import parse_hours
from bot.pairing.understanding import needs_translation

ENGLISH, CHINESE = frozenset({Tongue.ENGLISH}), frozenset({Tongue.CHINESE})
MONDAY = datetime(2026, 11, 30, tzinfo=UTC)


def _free(hours: str, zone: str | None) -> Profile:
    return Profile(user_id=UserId(1), offers=ENGLISH, zone=zone, hours=parse_hours(hours) if hours else 0)


def test_evenings_in_new_york_are_mornings_in_shanghai() -> None:
    found = meeting_times(
        [_free("Mon-Fri 19-22", "America/New_York"), _free("Tue-Sat 8-9", "Asia/Shanghai")], MONDAY, most=2
    )
    # 19:00 in New York is midnight in UTC, and 8:00 in Shanghai.
    assert found == [(MONDAY + timedelta(days=day), MONDAY + timedelta(days=day, hours=1)) for day in (1, 2)]


def test_what_has_begun_is_offered_for_the_rest_of_it() -> None:
    now = MONDAY + timedelta(hours=10, minutes=20)
    [(begins, ends)] = meeting_times([_free("Mon 10-11", "UTC")] * 2, now, most=3)
    assert (begins, ends) == (now, MONDAY + timedelta(hours=11))


def test_minutes_are_no_time_to_talk() -> None:
    now = MONDAY + timedelta(hours=10, minutes=45)
    assert meeting_times([_free("Mon 10-11", "UTC")] * 2, now, most=3) == []


@pytest.mark.parametrize(("hours", "zone"), [("", "UTC"), ("Mon 10-11", None)])
def test_nothing_is_known_of_whoever_does_not_say_when_or_where(hours: str, zone: str | None) -> None:
    assert meeting_times([_free("Mon 10-11", "UTC"), _free(hours, zone)], MONDAY, most=3) == ()


def test_it_takes_all_three_of_a_group() -> None:
    three = [_free("Mon 10-12", "UTC"), _free("Mon 11-13", "UTC"), _free("Mon 8-11:30", "UTC")]
    assert len(meeting_times(three, MONDAY, most=3)) == 1


@pytest.mark.parametrize(
    ("levels", "needed"),
    [
        ((Level.A1, Level.A2), True),
        ((None, None), True),
        ((Level.A1, None), True),
        ((Level.B1, Level.A1), False),
        ((Level.C2, Level.C1), False),
    ],
)
def test_translations_are_on_where_neither_would_understand(
    levels: tuple[Level | None, Level | None], needed: bool
) -> None:
    people = [
        Profile(user_id=UserId(number), offers=offers, level=level)
        for number, (offers, level) in enumerate(zip((ENGLISH, CHINESE), levels, strict=True))
    ]
    assert needs_translation(people) is needed


def test_whoever_speaks_both_helps() -> None:
    helper = Profile(user_id=UserId(1), offers=ENGLISH | CHINESE)
    assert not needs_translation([helper, Profile(user_id=UserId(2), offers=ENGLISH)])
