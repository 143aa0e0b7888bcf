"""What happens in a chaos run, and when, as values."""

from dataclasses import dataclass, field
from typing import Any, Final

PEOPLE: Final = 5
"""Who take part on each side."""
KINDS: Final = ("create", "reply", "edit", "delete", "react", "thread")
USUAL: Final = KINDS
"""What a run does unless it is told otherwise."""


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


def same_server(bridge: int) -> bool:
    """Whether both channels of a bridge are in one server."""
    return bridge == 1
