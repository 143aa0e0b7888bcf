"""People who learn each other's language, as many servers have them: made up, the same for the same seed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import accumulate
from random import Random

from bot.model import Level, Profile, Tongue, UserId, Want
from bot.model.pairing import NOTHING_SPECIAL, WEEK
from bot.pairing.question import Candidate, Past, Question

DAY = 24 * 4
BEGINNING = datetime(2026, 11, 30, 18, tzinfo=UTC)
ZONES = {
    Tongue.ENGLISH: (
        *(["America/New_York"] * 5 + ["America/Chicago"] * 3 + ["America/Los_Angeles"] * 4),
        *(["Europe/London"] * 4 + ["Australia/Sydney"] * 2 + ["Pacific/Auckland", "Asia/Singapore"]),
    ),
    Tongue.CHINESE: (
        *(["Asia/Shanghai"] * 12 + ["Asia/Taipei"] * 4 + ["Asia/Hong_Kong"] * 2 + ["Asia/Singapore"] * 2),
        *("America/Vancouver", "America/New_York", "Europe/London", "Australia/Melbourne"),
    ),
}
TAGS = [f"interest-{number}" for number in range(80)]
POPULAR = list(accumulate(1 / (place + 3) for place in range(len(TAGS))))
WORDS = [f"own word {number}" for number in range(500)]
LEVELS = (Level.A1, Level.A1, Level.A2, Level.A2, Level.A2, Level.B1, Level.B1, Level.B2, Level.C1, Level.C2)


class Learners:
    """A source of people, and of what has happened between them."""

    def __init__(self, seed: int, *, english: float = 0.7, helpers: float = 0.02) -> None:
        """``english``: the share of those who speak English, among those who do not speak both."""
        self._random = Random(seed)
        self._english = english
        self._helpers = helpers
        self._next = 10**17

    def somebody(self) -> Profile:
        """A new person."""
        random = self._random
        tongue = Tongue.ENGLISH if random.random() < self._english else Tongue.CHINESE
        both = random.random() < self._helpers
        self._next += random.randrange(1, 10**6)
        chosen = random.choices(TAGS, cum_weights=POPULAR, k=random.randrange(0, 8))
        return Profile(
            user_id=UserId(self._next),
            offers=frozenset(Tongue if both else [tongue]),
            level=None if both or random.random() < 0.1 else random.choice(LEVELS),
            zone=random.choice(ZONES[tongue]) if random.random() < 0.9 else None,
            hours=self._hours() if random.random() < 0.8 else 0,
            tags=frozenset(chosen),
            words=tuple(random.sample(WORDS, random.randrange(1, 3))) if random.random() < 0.2 else (),
            wants=self._wants(),
            capacity=random.choice((1, 1, 1, 1, 1, 1, 1, 2, 2, 3)),
            groups=random.random() < 0.3,
        )

    def question(self, people: int, *, met: int = 3, seed: int = 1) -> Question:
        """So many people, of whom some have waited, who have had about ``met`` partners each, and block
        some."""
        random = self._random
        profiles = [self.somebody() for _ in range(people)]
        candidates = [
            Candidate(profile=one, waited=self._waited(one), places=one.capacity) for one in profiles
        ]
        ids = [one.user_id for one in profiles]
        past = [
            Past(
                members=frozenset(random.sample(ids, 2)),
                weeks=float(random.randrange(1, 53)),
                disliked=random.random() < 0.05,
            )
            for _ in range(people * met // 2)
        ]
        blocks = [frozenset(random.sample(ids, 2)) for _ in range(people // 50)]
        return Question(people=candidates, past=past, blocks=blocks, week=BEGINNING, seed=seed)

    def _hours(self) -> int:
        """Evenings, and some of the weekend, by the half-hour."""
        random, hours = self._random, 0
        evening, long = 2 * random.randrange(17 * 2, 21 * 2), 2 * random.randrange(2, 7)
        for day in range(7):
            if random.random() < 0.6:
                start, length = evening + 2 * random.randrange(-1, 2), long
                if day > 4 and random.random() < 0.5:
                    start, length = 4 * random.randrange(9, 15), 4 * random.randrange(2, 7)
                hours |= ((1 << length) - 1) << day * DAY + start
        return hours & ((1 << WEEK) - 1)

    def _wants(self) -> Want:
        wants = NOTHING_SPECIAL
        for want, share in ((Want.CHAT, 0.7), (Want.CORRECTIONS, 0.4), (Want.VOICE, 0.3), (Want.SLANG, 0.2)):
            if self._random.random() < share:
                wants |= want
        return wants

    def _waited(self, profile: Profile) -> int:
        """Only those wait of whom there are many."""
        if Tongue.CHINESE in profile.offers:
            return 0
        return self._random.choices((0, 1, 2), (60, 35, 5))[0]


def without_sharing(question: Question) -> Question:
    """The same people, each with one partner at most."""
    return replace(question, people=[_alone(one) for one in question.people])


def _alone(one: Candidate) -> Candidate:
    return replace(one, profile=replace(one.profile, capacity=1, groups=False), places=1)


def sides(people: Sequence[Candidate]) -> tuple[int, int]:
    """How many offer English, and Chinese, and nothing else."""
    offers = [one.profile.offers for one in people]
    return offers.count(frozenset({Tongue.ENGLISH})), offers.count(frozenset({Tongue.CHINESE}))
