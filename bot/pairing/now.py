"""One partner at once, from among those who wait."""

from collections.abc import Iterator
from datetime import UTC
from random import Random

from bot.model import Match, UserId
from bot.pairing.history import DISLIKED, regrets, two
from bot.pairing.question import Question
from bot.pairing.score import complement, fit


def best_partner(newcomer: UserId, question: Question) -> Match | None:
    """For one of the people; nothing if none of the others comes into question.

    First come those who have waited longest, then those whom they have not met, or not for long, then whoever
    fits best.
    """
    people = {person.profile.user_id: person for person in question.people}
    own = people.pop(newcomer)
    past = regrets(question.past)
    chance = Random(question.seed)  # noqa: S311 - chance, no secret
    first = question.week.astimezone(UTC).date()

    def ranked() -> Iterator[tuple[int, int, int, float, UserId]]:
        for user_id, other in sorted(people.items()):
            pair = two((newcomer, user_id))
            if frozenset(pair) in blocks or not complement(own.profile, other.profile):
                continue
            regret = past.get(pair, 0)
            found = fit(own.profile, other.profile, first=first, disliked=regret >= DISLIKED)
            yield other.waited, -regret, found.score, chance.random(), user_id

    blocks = set(question.blocks)
    best = max(ranked(), default=None)
    if best is None:
        return None
    *_, score, _, partner = best
    return Match(members=two((newcomer, partner)), score=score)
