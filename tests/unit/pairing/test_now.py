"""A partner at once, from among those who wait."""

from collections.abc import Sequence

from bot.model import Match, UserId
from bot.pairing.matching import plan_round
from bot.pairing.now import best_partner
from bot.pairing.question import Candidate, Past
from tests.unit.pairing.crowds import BOTH, CHINESE, ENGLISH, asked, met, somebody

NEWCOMER = UserId(1)


def partner(
    *waiting: Candidate, past: Sequence[Past] = (), blocks: Sequence[tuple[int, int]] = ()
) -> int | None:
    question = asked([somebody(NEWCOMER, ENGLISH, tags=["cats"]), *waiting], past=past, blocks=blocks)
    match = best_partner(NEWCOMER, question)
    return None if match is None else next(one for one in match.members if one != NEWCOMER)


def test_nobody_comes_at_once_where_nobody_comes_into_question() -> None:
    assert partner() is None
    assert partner(somebody(2, ENGLISH)) is None
    assert partner(somebody(2, CHINESE), blocks=[(2, 1)]) is None


def test_whoever_has_waited_longest_comes_first_then_someone_new_then_whoever_fits_best() -> None:
    cats = somebody(2, CHINESE, tags=["cats"])
    film = somebody(3, CHINESE, tags=["film"])
    both = somebody(4, BOTH, tags=["film"], waited=1)
    assert partner(cats, film, both) == 4
    assert partner(cats, film) == 2
    assert partner(cats, film, past=[met(1, 2, weeks=40)]) == 3
    assert partner(cats, film, past=[met(1, 2, weeks=3), met(1, 3, weeks=2)]) == 2
    assert partner(cats, past=[met(1, 2)]) == 2


def test_two_alone_fit_as_well_as_in_a_round() -> None:
    question = asked([somebody(1, ENGLISH, tags=["cats"]), somebody(2, CHINESE, tags=["cats"])])
    match = best_partner(NEWCOMER, question)
    assert isinstance(match, Match)
    assert plan_round(question).matches == (match,)
