"""What people will do, each thing possible at its time."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from tests.chaos.plan import KINDS, PEOPLE, Act, Delete, Edit, OpenThread, React, Say

WEIGHTS: Final = {"create": 46, "reply": 14, "edit": 18, "delete": 9, "react": 16, "thread": 2}
EMOJIS: Final = ("👍", "🎉", "🍵", "😂")
REACH: Final = 16
"""Messages back that people still edit, delete or answer: after downtime a hundred are looked at again."""


@dataclass(slots=True)
class _Known:
    """A message as the plan remembers it."""

    say: Say
    revision: int = 0
    reactions: set[tuple[int, int, str]] = field(default_factory=set[tuple[int, int, str]])
    threaded: bool = False
    """A thread was opened from it; there cannot be another."""


@dataclass(slots=True)
class _Bridge:
    """A bridge while the plan is made."""

    sides: int
    alive: list[_Known] = field(default_factory=list[_Known])
    threads: list[int] = field(default_factory=list[int])


def make_acts(
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
        possible = known.say.thread is None and not known.threaded
        under = known.say.number if possible and self._chance.random() < 0.6 else None
        known.threaded = known.threaded or under is not None
        by = self._chance.randrange(PEOPLE)
        return OpenThread(
            **place, side=known.say.side if under else side, by=by, thread=self._threads, under=under
        )
