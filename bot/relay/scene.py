"""What a message is rendered for: the destination, and what it has of the things a message refers to."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.model import FILE_LIMIT, Address, ChannelId, GuildId, MessageId, Style, UserId
from bot.translation import Quality, Translation


class Say(Protocol):
    """The texts of one locale."""

    def __call__(self, text_id: str, /, **args: str | int) -> str: ...


def _no_emoji(_name: str) -> str | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """What can be shown in a destination channel."""

    guild_id: GuildId | None = None
    file_limit: int = FILE_LIMIT
    """Bytes a file may have; servers with boosts allow more."""
    emoji: Callable[[str], str | None] = _no_emoji
    """The server's own emoji of a name, as it is written in a message."""
    shows_foreign_emoji: bool = True
    """Whether webhooks may use emoji of other servers there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the destination's server has of those things that a message mentions by their ids."""

    members: Collection[UserId] = ()
    pings: Collection[UserId] = ()
    """Those of the members who asked to be pinged."""
    channels: Mapping[ChannelId, ChannelId] = field(default_factory=dict[ChannelId, ChannelId])
    """Where what is said in a channel can be read there."""
    messages: Mapping[MessageId, Address] = field(default_factory=dict[MessageId, Address])


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a destination adds to a message."""

    style: Style
    say: Say
    name: str
    """Of the author, as the webhook will carry it."""
    venue: Venue = field(default_factory=Venue)
    known: Known = field(default_factory=Known)
    texts: Mapping[str, Translation] = field(default_factory=dict[str, Translation])
    """What else of the message is translated, by the original."""
    answered: Address | None = None
    """Where the message that is replied to is seen in the destination."""
    nameless: bool = False
    """Whoever wrote that message has hidden the person who answers it, who is not to bring up their name."""
    quoted: str = ""
    """How that one begins."""
    beside: str | None = None
    """The name of the message's thread, where the copy cannot be in one."""
    pending: bool = False
    """A better translation is on its way."""
    unavailable: Collection[str] = ()
    """URLs of files that cannot be relayed."""
    notes: Sequence[str] = ()
    """Lines that explain expressions."""
    pinyin: Callable[[str], str] | None = None
    """How a line of the original is read aloud, when readers are to be shown that."""
    original: Address | None = None
    said_at: datetime | None = None
    """When it was said, where people have read later messages before."""
    in_place: bool = False
    """Whether the copy translates the original in its own channel."""

    def said(self, text: str) -> str:
        """A text of the message beside its content, for the destination's readers."""
        translation = self.texts.get(text)
        if translation is None or translation.text.strip() in {"", text.strip()}:
            return text
        if translation.quality is not Quality.GLOSS:
            return translation.text
        return self.say("relay-glossed", text=text, gloss=" ".join(translation.text.split()))
