"""What is under and beside messages on a Discord of a few lines: reactions and pins."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field

from bot.model import ChannelId, Emoji, MessageId, Place, Reactions

MAGPIE = "Magpie"


@dataclass
class FakeBoard:
    """Who gave which emoji, and what is pinned; ``faults`` are raised by the next calls of that name."""

    given: dict[MessageId, dict[str, list[str]]] = field(
        default_factory=dict[MessageId, dict[str, list[str]]]
    )
    pinned: set[MessageId] = field(default_factory=set[MessageId])
    faults: list[tuple[str, BaseException]] = field(default_factory=list[tuple[str, BaseException]])
    unseen: dict[ChannelId, BaseException] = field(default_factory=dict[ChannelId, BaseException])
    """Channels that cannot be read."""
    reads: int = 0
    heard: Callable[[Place, MessageId, bool], Awaitable[None]] | None = None
    """Told of our own pins as of everybody's."""

    def give(self, message_id: MessageId, emoji: str, by: str) -> None:
        self.given.setdefault(message_id, {}).setdefault(emoji, []).append(by)

    def take(self, message_id: MessageId, emoji: str, by: str) -> None:
        there = self.given[message_id]
        there[emoji].remove(by)
        if not there[emoji]:
            del there[emoji]

    def shown(self, message_id: MessageId) -> list[str]:
        return list(self.given.get(message_id, {}))

    def of(self, message_ids: Iterable[MessageId]) -> dict[MessageId, Reactions]:
        return {
            message_id: self._reactions(message_id) for message_id in message_ids if self.shown(message_id)
        }

    async def under(self, place: Place, message_id: MessageId) -> Reactions | None:
        self.reads += 1
        self._fail("under")
        if place.channel_id in self.unseen:
            raise self.unseen[place.channel_id]
        return self._reactions(message_id)

    async def add(self, place: Place, message_id: MessageId, emoji: Emoji) -> None:
        self._fail(f"add {emoji.key}")
        self._fail("add")
        if MAGPIE not in self.given.get(message_id, {}).get(emoji.key, ()):
            self.give(message_id, emoji.key, MAGPIE)

    async def remove(self, place: Place, message_id: MessageId, emoji: Emoji) -> None:
        self._fail("remove")
        self.take(message_id, emoji.key, MAGPIE)

    async def is_pinned(self, place: Place, message_id: MessageId) -> bool | None:
        return message_id in self.pinned

    async def set_pinned(self, place: Place, message_id: MessageId, *, pinned: bool) -> None:
        self._fail("pin")
        (self.pinned.add if pinned else self.pinned.discard)(message_id)
        if self.heard is not None:
            await self.heard(place, message_id, pinned)

    def fail(self, call: str, error: BaseException, *, times: int = 1) -> None:
        self.faults += [(call, error)] * times

    def _reactions(self, message_id: MessageId) -> Reactions:
        there = self.given.get(message_id, {})
        return Reactions(
            people=tuple(Emoji(key=key, name=key) for key, by in there.items() if set(by) - {MAGPIE}),
            ours=tuple(Emoji(key=key, name=key) for key, by in there.items() if MAGPIE in by),
        )

    def _fail(self, call: str) -> None:
        for at, (name, error) in enumerate(self.faults):
            if name == call:
                del self.faults[at]
                raise error
