"""What happens in a chaos run, and when: a pure function of the seed."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

EMOJIS: Final = ("👍", "🎉", "🍵", "😂")
PEOPLE: Final = 5
"""Who take part on each side."""
REACH: Final = 16
"""Messages back that people still edit, delete or answer: after downtime a hundred are looked at again."""

KINDS: Final = ("create", "reply", "edit", "delete", "react", "thread")
USUAL: Final = ("create", "reply", "edit", "delete", "react")
"""What a run does unless it is told otherwise."""
WEIGHTS: Final = {"create": 46, "reply": 14, "edit": 18, "delete": 9, "react": 16, "thread": 2}
SECONDS_A_LIFE: Final = 7.5
"""From one kill to the next, of which the bot needs three to get up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something that a person does. ``at``: seconds since the beginning, after ``life`` kills."""

    at: float
    life: int
    bridge: int
    side: int
    by: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Say(Act):
    """A new message; ``answers`` the message of that number, as it is seen on this side."""

    number: int
    phrase: int
    long: bool = False
    answers: int | None = None
    thread: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit(Act):
    """A new version of a message."""

    number: int
    revision: int
    phrase: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Delete(Act):
    """Messages go: one by its author, or one or more by a moderator."""

    numbers: tuple[int, ...]
    by_moderator: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class React(Act):
    """A reaction is added or taken back, on the message as it is seen on this side."""

    number: int
    emoji: str
    added: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenThread(Act):
    """A thread, under a message or alone."""

    thread: int
    under: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kill:
    """SIGKILL; ``boot``: seconds into the next start at which it is killed once more."""

    at: float
    up: float
    """Seconds that it is left alive at least."""
    down: float
    boot: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Something that goes wrong around the bot; ``lasts`` where it has an end."""

    at: float
    what: str
    bridge: int = 0
    side: int = 0
    lasts: float = 0.0
    fault: dict[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A whole run."""

    seed: int
    sides: tuple[tuple[str, ...], ...]
    """Of each bridge the languages of its channels."""
    acts: tuple[Act, ...]
    kills: tuple[Kill, ...]
    troubles: tuple[Trouble, ...]
    duration: float


@dataclass(slots=True)
class _Known:
    """A message as the plan remembers it."""

    say: Say
    revision: int = 0
    reactions: set[tuple[int, int, str]] = field(default_factory=set[tuple[int, int, str]])


@dataclass(slots=True)
class _Bridge:
    """A bridge while the plan is made."""

    sides: int
    alive: list[_Known] = field(default_factory=list[_Known])
    threads: list[int] = field(default_factory=list[int])


def make_plan(
    seed: int,
    *,
    events: int,
    kills: int,
    bridges: int,
    kinds: tuple[str, ...] = USUAL,
    seconds_a_life: float = SECONDS_A_LIFE,
) -> Plan:
    """``kinds``: what people do, see ``KINDS``; they always talk."""
    chance = random.Random(seed)
    sides = tuple(_languages(number) for number in range(bridges))
    duration = max(kills * seconds_a_life, events / 8)
    acts = tuple(_acts(chance, sides, events=events, kills=kills, duration=duration, kinds=kinds))
    return Plan(
        seed=seed,
        sides=sides,
        acts=acts,
        kills=tuple(_kills(chance, kills, duration)),
        troubles=tuple(_troubles(chance, sides, duration, kinds)),
        duration=duration,
    )


def same_server(bridge: int) -> bool:
    """Whether both channels of a bridge are in one server."""
    return bridge == 1


def _languages(bridge: int) -> tuple[str, ...]:
    return ("en", "zh-Hans", "zh-Hant") if bridge == 0 else ("en", "zh-Hans")


def _acts(
    chance: random.Random,
    sides: tuple[tuple[str, ...], ...],
    *,
    events: int,
    kills: int,
    duration: float,
    kinds: tuple[str, ...],
) -> Iterator[Act]:
    making = _Making(chance, [_Bridge(len(languages)) for languages in sides], kinds)
    weights = [2.0 if number == 0 else 1.0 for number in range(len(sides))]
    done = 0
    while done < events:
        at = duration * done / events
        life = min(kills, int(kills * done / events))
        bridge = chance.choices(range(len(sides)), weights)[0]
        if done % 250 == 120:
            # Everybody talks at once, more than a channel takes in a minute.
            side = chance.randrange(making.bridges[bridge].sides)
            for at_once in range(min(38, events - done)):
                yield making.say(at + at_once * 0.05, life, bridge, side)
                done += 1
            continue
        yield making.any(at + chance.uniform(0, 0.2), life, bridge)
        done += 1


class _Making:
    """Makes acts that are possible at their time: nobody answers what was deleted."""

    def __init__(self, chance: random.Random, bridges: list[_Bridge], kinds: tuple[str, ...]) -> None:
        self._chance = chance
        self.bridges = bridges
        self._kinds = tuple(kind for kind in KINDS if kind in kinds or kind == "create")
        self._numbers = 0
        self._threads = 0

    def any(self, at: float, life: int, bridge: int) -> Act:
        """Whatever comes to somebody's mind."""
        room = self.bridges[bridge]
        side = self._chance.randrange(room.sides)
        kind = self._chance.choices(self._kinds, [WEIGHTS[kind] for kind in self._kinds])[0]
        recent = room.alive[-REACH:]
        if kind == "create" or not recent:
            thread = (
                self._chance.choice(room.threads) if room.threads and self._chance.random() < 0.3 else None
            )
            return self.say(at, life, bridge, side, thread=thread)
        known = self._chance.choice(recent)
        place: dict[str, Any] = {"at": at, "life": life, "bridge": bridge}
        match kind:
            case "reply":
                return self.say(at, life, bridge, side, answers=known.say)
            case "edit":
                known.revision += 1
                return Edit(
                    **place, side=known.say.side, by=known.say.by, number=known.say.number,
                    revision=known.revision, phrase=self._chance.randrange(100),
                )  # fmt: skip
            case "delete":
                return self._delete(place, known, recent, room)
            case "react":
                return self._react(place, side, known)
            case _:
                return self._open_thread(place, side, known, room)

    def say(
        self,
        at: float,
        life: int,
        bridge: int,
        side: int,
        *,
        answers: Say | None = None,
        thread: int | None = None,
    ) -> Say:
        """A message, perhaps an answer."""
        self._numbers += 1
        said = Say(
            at=at,
            life=life,
            bridge=bridge,
            side=side,
            by=self._chance.randrange(PEOPLE),
            number=self._numbers,
            phrase=self._chance.randrange(100),
            long=self._chance.random() < 0.04,
            answers=answers.number if answers else None,
            thread=answers.thread if answers else thread,
        )
        self.bridges[bridge].alive.append(_Known(said))
        return said

    def _delete(self, place: dict[str, Any], known: _Known, recent: list[_Known], room: _Bridge) -> Delete:
        by_moderator = self._chance.random() < 0.4
        gone = [known]
        if by_moderator:
            here = (known.say.side, known.say.thread)
            others = [one for one in recent if (one.say.side, one.say.thread) == here and one is not known]
            gone += self._chance.sample(others, min(len(others), self._chance.choice((0, 0, 1, 3))))
        for one in gone:
            room.alive.remove(one)
        numbers = tuple(sorted(one.say.number for one in gone))
        return Delete(
            **place, side=known.say.side, by=known.say.by, numbers=numbers, by_moderator=by_moderator
        )

    def _react(self, place: dict[str, Any], side: int, known: _Known) -> React:
        by, emoji = self._chance.randrange(PEOPLE), self._chance.choice(EMOJIS)
        reaction = (side, by, emoji)
        if known.reactions and self._chance.random() < 0.4:
            reaction = self._chance.choice(sorted(known.reactions))
        added = reaction not in known.reactions
        (known.reactions.add if added else known.reactions.remove)(reaction)
        side, by, emoji = reaction
        return React(**place, side=side, by=by, number=known.say.number, emoji=emoji, added=added)

    def _open_thread(self, place: dict[str, Any], side: int, known: _Known, room: _Bridge) -> OpenThread:
        self._threads += 1
        room.threads.append(self._threads)
        under = known.say.number if known.say.thread is None and self._chance.random() < 0.6 else None
        by = self._chance.randrange(PEOPLE)
        return OpenThread(
            **place, side=known.say.side if under else side, by=by, thread=self._threads, under=under
        )


def _kills(chance: random.Random, kills: int, duration: float) -> Iterator[Kill]:
    for number in range(kills):
        yield Kill(
            at=duration * (number + chance.uniform(0.4, 1.0)) / kills,
            # The library takes two seconds to be sure of its servers; then the past is caught up.
            up=chance.choice((0.0, 0.5, 1.5, 2.5, 3.5)),
            down=chance.choice((0.0, 0.0, 0.3, 1.0)),
            boot=chance.uniform(0.3, 3.0) if chance.random() < 0.12 else None,
        )


_POST, _CHANGE, _REMOVE = "POST /webhooks/*", "PATCH /webhooks/*", "DELETE /webhooks/*"
_ROUTES: Final = (
    *(_POST, _POST, _POST, _POST, _CHANGE, _CHANGE, _REMOVE),
    "GET /channels/*/messages",
    "GET /channels/*/webhooks",
    "POST /channels/*/webhooks",
    "POST /channels/*/messages/bulk-delete",
)
_ROUTES_OF: Final = {
    "react": ("PUT /channels/*/reactions/*", "DELETE /channels/*/reactions/*", "GET /channels/*/messages/*"),
    "thread": ("POST /channels/*/threads", "GET /channels/*", "GET /guilds/*/threads/active"),
}
_FAULTS: Final[tuple[dict[str, Any], ...]] = (
    {"status": 500},
    {"status": 502},
    {"status": 503},
    {"status": 500, "after_effect": True},
    {"status": 502, "after_effect": True},
    {"drop": True},
    {"drop": True, "after_effect": True},
    {"drop": True, "after_effect": True, "delay": 1.5},
    {"delay": 0.4},
    {"delay": 2.0, "after_effect": True},
    {"status": 429, "retry_after": 0.4},
    {"status": 429, "retry_after": 1.2, "scope": "global"},
    {"status": 429, "retry_after": 0.7, "scope": "shared"},
)
ENGINE_FAULTS: Final = ("error", "hang", "busy", "truncated", "wrong_json", "captcha", "quota", "drip")


_LIKELY: Final = {
    "fault": 60,
    "close": 4,
    "reconnect": 3,
    "invalidate": 4,
    "stall": 4,
    "webhook": 5,
    "move": 3,
    "permission": 3,
    "history": 3,
    "engine": 8,
}
_LAST_ENGINE_TROUBLE: Final = 0.8
"""Of the duration: an engine that failed is left alone for a while, and the end would wait for it."""


def _troubles(
    chance: random.Random, sides: tuple[tuple[str, ...], ...], duration: float, kinds: tuple[str, ...]
) -> Iterator[Trouble]:
    routes = [*_ROUTES, *(route for kind in kinds for route in _ROUTES_OF.get(kind, ()))]
    at = 0.0
    while (at := at + chance.uniform(0.6, 2.2)) < duration:
        bridge = chance.randrange(len(sides))
        side = chance.randrange(len(sides[bridge]))
        what = chance.choices(list(_LIKELY), list(_LIKELY.values()))[0]
        if what == "engine" and at > duration * _LAST_ENGINE_TROUBLE:
            what = "close"
        match what:
            case "fault":
                fault = {"match": chance.choice(routes), "by": "bot", **chance.choice(_FAULTS)}
                yield Trouble(at=at, what=what, fault={**fault, "times": chance.choice((1, 1, 2, 3))})
            case "engine":
                fault = {"name": chance.choice(ENGINE_FAULTS)}
                yield Trouble(at=at, what=what, fault=fault, lasts=chance.uniform(1.0, 10.0))
            case _:
                yield Trouble(at=at, what=what, bridge=bridge, side=side, lasts=chance.uniform(0.5, 6.0))
