"""What must be seen in every channel once all is quiet, from what people did."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True, order=True)
class Room:
    """Where people talk: a side of a bridge, or a thread there."""

    bridge: int
    side: int
    thread: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A message that somebody has written, in its newest version."""

    number: int
    room: Room
    message_id: int
    author: str
    revision: int = 0
    long: bool = False
    answers: int | None = None
    deleted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A copy as it has to be."""

    number: int
    revision: int
    author: str
    ends: frozenset[str]
    answers: int | None


@dataclass(slots=True)
class Model:
    """Takes note of what people did, in its order."""

    sides: Sequence[int]
    """Of each bridge how many channels it has."""
    messages: dict[int, Said] = field(default_factory=dict[int, Said])
    threads: dict[int, Room] = field(default_factory=dict[int, Room])
    """Where each was opened."""
    reactions: dict[int, set[tuple[int, str, str]]] = field(
        default_factory=dict[int, set[tuple[int, str, str]]]
    )
    """Of each message: on which side, by whom, and what."""

    def said(self, message: Said) -> None:
        self.messages[message.number] = message

    def edited(self, number: int, revision: int) -> None:
        self.messages[number] = replace(self.messages[number], revision=revision)

    def deleted(self, number: int) -> None:
        self.messages[number] = replace(self.messages[number], deleted=True)

    def reacted(self, number: int, side: int, who: str, emoji: str, *, added: bool) -> None:
        mine = self.reactions.setdefault(number, set())
        (mine.add if added else mine.discard)((side, who, emoji))

    def opened(self, thread: int, room: Room) -> None:
        self.threads[thread] = room

    def rooms(self) -> list[Room]:
        """Every place where something has to be seen."""
        channels = [Room(bridge, side) for bridge, count in enumerate(self.sides) for side in range(count)]
        inside = [
            Room(opened.bridge, side, thread)
            for thread, opened in self.threads.items()
            for side in range(self.sides[opened.bridge])
        ]
        return channels + inside

    def originals_in(self, room: Room) -> list[Said]:
        """What people wrote there themselves and is still there."""
        return [one for one in self._alive(room) if one.room == room]

    def wanted_in(self, room: Room) -> list[Wanted]:
        """The copies in their order, which is that of the messages they show."""
        return [
            Wanted(
                number=one.number,
                revision=one.revision,
                author=one.author,
                ends=frozenset("az" if one.long else "a"),
                answers=one.answers,
            )
            for one in self._alive(room)
            if one.room != room
        ]

    def emojis_of(self, number: int) -> frozenset[str]:
        """What everybody sees under a message, on whichever side somebody chose it."""
        return frozenset(emoji for _, _, emoji in self.reactions.get(number, ()))

    def _alive(self, room: Room) -> list[Said]:
        together = [
            one
            for one in self.messages.values()
            if (one.room.bridge, one.room.thread) == (room.bridge, room.thread) and not one.deleted
        ]
        return sorted(together, key=lambda one: one.message_id)
