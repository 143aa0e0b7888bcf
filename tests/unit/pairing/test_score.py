"""How well two people fit: what counts, and that many people's scores are those of any two of them."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model import WEEK, Level, Profile, Tongue, UserId, Want
from bot.pairing.crowd import NO_FIT, Crowd, Table
from bot.pairing.history import DISLIKED, two
from bot.pairing.points import PERFECT
from bot.pairing.score import complement, fit
from tests.unit.pairing.crowds import BOTH, CHINESE, ENGLISH, somebody

WEEK_OF_CHANGE = date(2026, 10, 26)
EVENINGS = ((1 << 12) - 1) << 76


def score(one: Profile, other: Profile, *, disliked: bool = False) -> int:
    found = fit(one, other, first=WEEK_OF_CHANGE, disliked=disliked)
    turned = fit(other, one, first=WEEK_OF_CHANGE, disliked=disliked)
    assert (found.score, found.minutes, found.tags) == (turned.score, turned.minutes, turned.tags)
    return found.score


def english(**said: object) -> Profile:
    return somebody(1, ENGLISH, **said).profile  # pyright: ignore[reportArgumentType]


def chinese(**said: object) -> Profile:
    return somebody(2, CHINESE, **said).profile  # pyright: ignore[reportArgumentType]


def test_languages_must_complement_each_other() -> None:
    one, other, helper = english(), chinese(), somebody(3, BOTH).profile
    assert complement(one, other)
    assert complement(helper, one)
    assert complement(other, helper)
    assert not complement(one, one)
    assert not complement(helper, helper)


def test_who_is_free_at_the_same_time_fits_better_and_saying_nothing_is_in_between() -> None:
    here = english(zone="Europe/London", hours=EVENINGS)
    same, never = (chinese(zone="Europe/London", hours=hours) for hours in (EVENINGS, EVENINGS << 96))
    assert score(here, same) > score(here, chinese()) > score(here, never)
    assert fit(here, same, first=WEEK_OF_CHANGE).minutes == 180
    assert fit(here, never, first=WEEK_OF_CHANGE).minutes == 0
    assert fit(here, chinese(), first=WEEK_OF_CHANGE).minutes is None


def test_a_first_shared_interest_counts_more_than_a_second_and_own_words_count_as_well() -> None:
    def with_cats(**said: object) -> int:
        return score(english(tags=["cats", "tea"], words=["Bubble  Tea", "攝影"]), chinese(**said))

    none, one, both = with_cats(tags=["film"]), with_cats(tags=["cats"]), with_cats(tags=["cats", "tea"])
    assert both > one > none
    assert one - none > both - one
    assert with_cats(words=["ｂｕｂｂｌｅ tea"]) == with_cats(words=["摄影"]) == one
    assert none < with_cats() < one


def test_what_two_people_have_in_common_can_be_told() -> None:
    found = fit(
        english(tags=["cats", "tea"], words=["Bubble Tea", "攝影"], wants=Want.CHAT | Want.VOICE),
        chinese(tags=["cats"], words=["摄影"], wants=Want.VOICE | Want.SLANG),
        first=WEEK_OF_CHANGE,
    )
    assert (found.tags, found.words, found.wants) == ({"cats"}, ("攝影",), Want.VOICE)


def test_somebody_must_know_enough_to_talk_and_alike_is_better() -> None:
    beginner, far = Level.A1, Level.B2
    assert score(english(level=far), chinese(level=far)) > score(english(level=far), chinese(level=beginner))
    assert score(english(level=far), chinese(level=beginner)) > score(
        english(level=beginner), chinese(level=beginner)
    )
    helper = somebody(3, BOTH).profile
    assert score(english(level=beginner), helper) > score(english(level=beginner), chinese(level=beginner))


def test_who_did_not_like_the_other_fits_badly() -> None:
    one, other = english(tags=["cats"]), chinese(tags=["cats"])
    assert score(one, other, disliked=True) < score(one, other) // 3


def test_nobody_fits_more_than_perfectly() -> None:
    said = {
        "tags": list("abcdef"),
        "level": Level.C2,
        "zone": "UTC",
        "hours": (1 << WEEK) - 1,
        "wants": Want.CHAT,
    }
    assert score(english(**said), chinese(**said)) == PERFECT


PROFILES = st.lists(
    st.builds(
        Profile,
        user_id=st.just(UserId(0)),
        offers=st.sampled_from([ENGLISH, CHINESE, BOTH]),
        level=st.none() | st.sampled_from(Level),
        zone=st.none() | st.sampled_from(["America/New_York", "Asia/Kathmandu", "Moon/Tycho"]),
        hours=st.just(0)
        | st.integers(0, (1 << WEEK) - 1)
        | st.integers(0, WEEK).map(lambda place: 31 << place),
        tags=st.frozensets(st.sampled_from("abcdefgh"), max_size=6),
        words=st.lists(st.sampled_from(["cat", "猫", "tea"]), max_size=3).map(tuple),
        wants=st.integers(0, 15).map(Want),
        groups=st.booleans(),
    ),
    min_size=2,
    max_size=8,
)


@given(PROFILES, st.data())
@settings(deadline=None)
def test_many_at_once_score_as_any_two_of_them(profiles: list[Profile], data: st.DataObject) -> None:
    profiles = [replace(one, user_id=UserId(number)) for number, one in enumerate(profiles)]
    ids = st.sampled_from(list(combinations([one.user_id for one in profiles], 2)))
    blocks = data.draw(st.frozensets(ids, max_size=2))
    regrets = data.draw(st.dictionaries(ids, st.integers(1, 63), max_size=4))
    crowd = Crowd(profiles, regrets=regrets, blocks=blocks, first=WEEK_OF_CHANGE)
    everybody = np.arange(len(profiles))
    ((_, found),) = Table(crowd, everybody, everybody).blocks()
    for one in everybody.tolist():
        for other in everybody.tolist():
            pair = two((UserId(one), UserId(other)))
            if one == other or pair in blocks or not complement(profiles[one], profiles[other]):
                assert found[one, other] == NO_FIT
            else:
                disliked = regrets.get(pair, 0) >= DISLIKED
                assert found[one, other] == score(profiles[one], profiles[other], disliked=disliked)


def test_a_language_is_learnt_or_offered() -> None:
    assert english().learns == {Tongue.CHINESE}
