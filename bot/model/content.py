"""What a message holds besides its words: files, stickers, a poll, embeds of a bot."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.model.ids import ChannelId

FILE_LIMIT = 10 * 1024 * 1024
"""Bytes a file may have in a server without boosts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file of a message; ``url`` is signed and expires, so it is fetched when it is relayed."""

    filename: str
    url: str
    size: int
    """Bytes; 0 where it is not known before the file is fetched."""
    description: str | None = None
    """Alt text."""
    spoiler: bool = False
    voice_seconds: float | None = None
    """How long it is, for a voice message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sticker:
    """A sticker as an image."""

    name: str
    url: str | None
    """Nothing for an animation that only Discord's own client can play."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PollAnswer:
    """What can be voted for."""

    text: str
    emoji: str | None = None
    """As it is written in a message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """A question to vote on, where it was asked."""

    question: str
    answers: tuple[PollAnswer, ...]
    ends_at: datetime | None = None
    several: bool = False
    """Whether one may vote for more than one answer."""

    @property
    def texts(self) -> Iterator[str]:
        yield self.question
        yield from (answer.text for answer in self.answers)


@dataclass(frozen=True, slots=True, kw_only=True)
class PollResult:
    """How a poll ended."""

    question: str
    winner: PollAnswer | None
    """Nothing when several have as many votes, or nobody voted."""
    votes: int
    """Of the answer with the most."""
    total: int

    @property
    def texts(self) -> Iterator[str]:
        yield self.question
        if self.winner is not None:
            yield self.winner.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An embed that a bot made; never the preview of a link."""

    title: str = ""
    url: str | None = None
    description: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    """Names and values."""
    footer: str = ""
    picture: Attachment | None = None
    """Only where Discord itself serves it: no address that a stranger chose is ever fetched."""
    picture_url: str | None = None
    """Where it is to be seen otherwise."""

    @property
    def texts(self) -> Iterator[str]:
        yield self.title
        yield self.description
        for name, value in self.fields:
            yield name
            yield value
        yield self.footer


@dataclass(frozen=True, slots=True, kw_only=True)
class Forward:
    """Where a message was that somebody passed on."""

    channel_id: ChannelId
