"""What the relay needs of the world outside, each as small as its use.

Failures of a destination form a tree of their own, because a lane does something else about each:

``Unreachable``    no answer, or a server error: nothing is known of the outcome, so look before asking again
``Limited``        nothing was posted: look whether it is still wanted after so many seconds
``Refused``        this one message is not accepted and never will be: set it aside, go on with the next
``Forbidden``      a permission is missing: wait, tell the moderators what to grant, try again
``Held``           the bridge is paused, or the bot is not in its server for now: wait until somebody says so
``FilesUnavailable``  nothing was sent: send the part again without these files
``ThreadGone``     the thread no longer exists, its channel does
``ChannelGone``    the channel no longer exists or we are no longer in its server: unlink it
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.errors import DeliveryError
from bot.model import (
    FILE_LIMIT,
    Attachment,
    BridgeId,
    ChannelId,
    Copy,
    Counted,
    Incoming,
    Language,
    Link,
    MessageId,
    Place,
    Tally,
    TallyKind,
    ThreadId,
    UserId,
    WebhookId,
)
from bot.translation import Scope, Translation


class Unreachable(DeliveryError):
    """The outcome is unknown; ``answered`` if it was Discord that said so, not the network."""

    def __init__(self, reason: str, *, answered: bool) -> None:
        super().__init__(reason)
        self.answered = answered


class Limited(DeliveryError):
    """Discord takes no post in the channel for some seconds; this one was not made."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"for {seconds:.1f} s")
        self.seconds = seconds


class Refused(DeliveryError):
    """The destination will never accept this message."""


class Full(Refused):
    """Discord takes no more of the kind there: pins of a channel, reactions to a message."""


class Forbidden(DeliveryError):
    """The bot lacks a permission in the destination channel."""


class FilesUnavailable(DeliveryError):
    """Files of a part could not be fetched, or are too big after all; nothing was sent."""

    def __init__(self, urls: Sequence[str]) -> None:
        super().__init__(f"{len(urls)} files")
        self.urls = tuple(urls)


class Held(DeliveryError):
    """The bridge is paused; the deliveries wait."""


class ThreadGone(DeliveryError):
    """The destination thread was deleted, which ``thread_id`` tells of, or its channel wants none."""

    def __init__(self, reason: str, *, thread_id: ThreadId | None = None) -> None:
        super().__init__(reason)
        self.thread_id = thread_id


class ChannelGone(DeliveryError):
    """The destination channel is out of the bot's reach for good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One webhook message to be. At most 2,000 characters and ten files; empty in neither."""

    name: str
    avatar_url: str | None
    content: str
    files: tuple[Attachment, ...] = ()
    file_limit: int = FILE_LIMIT
    """Bytes each of them may have."""
    pings: frozenset[UserId] = frozenset()
    """Who of those it mentions is pinged."""
    suppress_embeds: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A forum post to be opened by a message."""

    root_id: ThreadId
    """The thread whose counterpart it is."""
    name: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A webhook message of ours as the destination's history shows it."""

    message_id: MessageId
    webhook_id: WebhookId
    name: str
    content: str = ""
    """As the history shows it."""


class Destination(Protocol):
    """Channels as a lane sees them. Every call raises one of the errors above."""

    async def send(self, place: Place, part: Part) -> Sent:
        """Post once; never repeated behind the caller's back."""
        ...

    async def open(self, channel_id: ChannelId, post: Post, part: Part) -> Sent:
        """Open a forum post with its first message, whose id is the new thread's; never repeated."""
        ...

    async def edit(self, copy: Copy, part: Part, *, files_too: bool = True) -> bool:
        """Let a copy show ``part``; whether it was still there.

        ``files_too``: with those that it lacks, and without others; otherwise those that are there stay.
        """
        ...

    async def content(self, copy: Copy) -> str | None:
        """What a copy shows at the moment; nothing if it is gone."""
        ...

    def must_wait(self, channel_id: ChannelId) -> float:
        """Seconds until the next post in a channel breaks no limit."""
        ...

    async def delete(self, copies: Sequence[Copy]) -> None:
        """Remove copies of the channel and its threads, those already gone included."""
        ...

    async def history(self, place: Place, *, after: MessageId) -> Sequence[Sent]:
        """Our own webhooks' messages that are newer than ``after``, oldest first."""
        ...


class Translator(Protocol):
    """The one entry point of ``bot.translation``; neither method raises for a failing engine."""

    @property
    def improves(self) -> bool:
        """Whether anything better than the gloss can be hoped for later."""
        ...

    async def translate(
        self, text: str, *, target: Language, source: Language | None = None, scope: Scope | None = None
    ) -> Translation: ...

    def provisional(self, text: str, *, target: Language, scope: Scope | None = None) -> Translation: ...


class Choices(Protocol):
    """What people have decided for themselves, as far as a message is concerned."""

    def opted_out(self, user_id: UserId) -> bool:
        """Whether nothing they say is relayed; asked of every message."""
        ...

    async def is_hidden_from_writer(self, user_id: UserId, answered: MessageId) -> bool:
        """Whether whoever wrote the answered message wants nothing to do with the person who answers."""
        ...


class Counting(Protocol):
    """What messages count for in the statistics of the servers that see them."""

    def entries(self, incoming: Incoming, source: Link, links: Iterable[Link]) -> Sequence[Counted]:
        """One for each server; ``links``: the channels where it is shown."""
        ...


class Tallying(Protocol):
    """For whom something else counts that happens on a bridge."""

    def on_bridge(
        self,
        bridge_id: BridgeId,
        kind: TallyKind,
        *names: str,
        times: int = 1,
        at: datetime | None = None,
    ) -> Sequence[Tally]:
        """Now, or at another moment; for each of the names, where it has any."""
        ...

    def explained(self, key: str, link: Link) -> Sequence[Tally]:
        """An expression of our own dictionary, to those who read a channel."""
        ...

    def wrote(self, link: Link, engines: Collection[str]) -> None:
        """A copy, with translations of these engines. It is counted in memory, at once."""
        ...
