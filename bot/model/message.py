"""A message as it comes in, free of the chat library's types."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.model.content import Attachment, Card, Forward, Poll, PollResult, Sticker
from bot.model.ids import ChannelId, GuildId, MessageId, RoleId, ThreadId, UserId, WebhookId


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who wrote a message, as the channel shows them."""

    id: UserId
    name: str
    avatar_url: str | None
    is_bot: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The message that a message answers, which may be older than our memory of it."""

    message_id: MessageId
    channel_id: ChannelId
    author_name: str | None
    """Nothing when the message could not be seen any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """Readable names of what the content mentions by id."""

    users: Mapping[UserId, str] = field(default_factory=dict[UserId, str])
    roles: Mapping[RoleId, str] = field(default_factory=dict[RoleId, str])
    channels: Mapping[ChannelId, str] = field(default_factory=dict[ChannelId, str])


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A message, or a new version of one, on its way into the relay."""

    id: MessageId
    channel_id: ChannelId
    """The linked channel, also of a message in one of its threads."""
    guild_id: GuildId
    author: Author
    content: str
    created_at: datetime
    edited_at: datetime | None = None
    """Set by a person's edit only; a link preview that resolves leaves it alone."""
    thread_id: ThreadId | None = None
    webhook_id: WebhookId | None = None
    attachments: tuple[Attachment, ...] = ()
    stickers: tuple[Sticker, ...] = ()
    reply: Reply | None = None
    mentions: Mentions = field(default_factory=Mentions)
    suppress_embeds: bool = False
    poll: Poll | None = None
    poll_result: PollResult | None = None
    cards: tuple[Card, ...] = ()
    forward: Forward | None = None
    """Set when somebody passed on what the rest of this says."""
    answers_command: bool = False
    """A bot's answer to a command, which may have been empty at first."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show on the other side."""
        return not (
            self.content.strip()
            or self.attachments
            or self.stickers
            or self.poll
            or self.poll_result
            or self.cards
        )

    @property
    def texts(self) -> Sequence[str]:
        """Everything in it that is to be translated, each text by itself and once."""
        found = [self.content]
        found += [file.description for file in self.attachments if file.description]
        for holder in (self.poll, self.poll_result, *self.cards):
            found += holder.texts if holder is not None else ()
        return [text for text in dict.fromkeys(found) if text.strip()]

    @property
    def revision(self) -> int:
        """0 for a new message, afterwards the moment of the edit in milliseconds; grows with each edit."""
        return 0 if self.edited_at is None else int(self.edited_at.timestamp() * 1000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deleted:
    """One or more messages that are gone from a channel."""

    channel_id: ChannelId
    message_ids: tuple[MessageId, ...]
