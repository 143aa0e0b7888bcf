"""How a question goes to the worker, and a plan comes back: JSON without what people wrote for others to
read."""

import json
from datetime import datetime
from typing import Any

from bot.model import Level, Match, Profile, RoundPlan, Tongue, UserId, Want, WhyWaiting
from bot.pairing.question import Candidate, Past, Question


def write_question(question: Question) -> bytes:
    return _write(
        {
            "people": [_person(one) for one in question.people],
            "past": [[sorted(one.members), one.weeks, one.disliked] for one in question.past],
            "blocks": [sorted(two) for two in question.blocks],
            "week": question.week.isoformat(),
            "seed": question.seed,
        }
    )


def read_question(text: bytes) -> Question:
    told = json.loads(text)
    return Question(
        people=[_read_person(one) for one in told["people"]],
        past=[
            Past(members=frozenset(members), weeks=weeks, disliked=disliked)
            for members, weeks, disliked in told["past"]
        ],
        blocks=[frozenset(two) for two in told["blocks"]],
        week=datetime.fromisoformat(told["week"]),
        seed=told["seed"],
    )


def write_plan(plan: RoundPlan) -> bytes:
    return _write(
        {
            "seed": plan.seed,
            "matches": [[match.members, match.score] for match in plan.matches],
            "waiting": plan.waiting,
        }
    )


def read_plan(text: bytes) -> RoundPlan:
    """ValueError, KeyError or TypeError for what is none."""
    told = json.loads(text)
    return RoundPlan(
        seed=told["seed"],
        matches=tuple(Match(members=tuple(members), score=score) for members, score in told["matches"]),
        waiting=tuple((UserId(user_id), WhyWaiting(why)) for user_id, why in told["waiting"]),
    )


def _person(one: Candidate) -> list[Any]:
    profile = one.profile
    return [
        profile.user_id,
        sorted(profile.offers),
        profile.level,
        profile.zone,
        f"{profile.hours:x}",
        sorted(profile.tags),
        profile.words,
        profile.wants,
        profile.capacity,
        profile.groups,
        one.waited,
        one.places,
    ]


def _read_person(told: list[Any]) -> Candidate:
    user_id, offers, level, zone, hours, tags, words, wants, capacity, groups, waited, places = told
    return Candidate(
        profile=Profile(
            user_id=user_id,
            offers=frozenset(map(Tongue, offers)),
            level=None if level is None else Level(level),
            zone=zone,
            hours=int(hours, 16),
            tags=frozenset(tags),
            words=tuple(words),
            wants=Want(wants),
            capacity=capacity,
            groups=groups,
        ),
        waited=waited,
        places=places,
    )


def _write(told: Any) -> bytes:
    return json.dumps(told, separators=(",", ":")).encode()
