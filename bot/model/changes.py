"""What people do to messages that stand already, free of the chat library's types."""

from dataclasses import dataclass, field

from bot.model.ids import MessageId
from bot.model.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Emoji:
    """An emoji by what identifies it, whatever it is called now."""

    key: str
    """Its characters, or a custom one's id."""
    name: str = field(compare=False)
    """As a request names it: its characters, or ``name:id``."""

    @property
    def is_custom(self) -> bool:
        return ":" in self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Reactions:
    """The emoji below a message, in the order in which it shows them."""

    people: tuple[Emoji, ...] = ()
    """Given by anybody but us. Other bots count: Discord names who it was only emoji by emoji."""
    ours: tuple[Emoji, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reacted:
    """Somebody gave a message a reaction, or took reactions away."""

    place: Place
    message_id: MessageId
    added: Emoji | None = None
    """Nothing when any were taken away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """A message is pinned, or is not; whether that is news is for the storage to say."""

    place: Place
    message_id: MessageId
    pinned: bool
