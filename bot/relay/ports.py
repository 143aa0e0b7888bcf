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

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.errors import DeliveryError
from bot.model import (
    FILE_LIMIT,
    Address,
    Attachment,
    Bridge,
    BridgeId,
    CaseId,
    ChannelId,
    Copy,
    Counted,
    Delivery,
    DeliveryId,
    GuildId,
    Incoming,
    JoinCode,
    Kind,
    Language,
    Link,
    MessageId,
    OriginId,
    Place,
    Shown,
    Style,
    Tally,
    TallyKind,
    ThreadId,
    Trouble,
    Trust,
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


class Outbox(Protocol):
    """The durable side of the relay. Each method is one transaction."""

    async def accept(
        self,
        incoming: Incoming,
        destinations: Sequence[ChannelId],
        *,
        after_gap: bool = False,
        held: Mapping[ChannelId, Mapping[GuildId, CaseId]] | None = None,
        counted: Sequence[Counted] = (),
    ) -> bool:
        """Write the origin and a CREATE for each destination; False if this message was accepted before.

        ``after_gap``: messages before it may have been missed, so it is not what was last seen. ``held``: the
        destinations for which it waits until these servers have decided, and in which cases they do.
        ``counted``: what is added to the statistics of its servers.
        """
        ...

    async def accept_edit(
        self,
        incoming: Incoming,
        *,
        barred: Collection[ChannelId] = (),
        refused: Collection[ChannelId] = (),
        held: Mapping[ChannelId, Mapping[GuildId, CaseId]] | None = None,
    ) -> Sequence[ChannelId]:
        """Write an EDIT for each channel that has or will have a copy; the channels with work.

        Nothing when the origin is unknown, deleted, or already at this revision or a newer one. Edits and
        upgrades of it that still wait are replaced: the latest wins. In ``barred`` channels the copies stay
        as they are. What is held has the new text and is to be approved anew, by those in ``held`` too; where
        it is ``refused`` it is dropped.
        """
        ...

    async def accept_delete(
        self, channel_id: ChannelId, message_ids: Sequence[MessageId]
    ) -> Sequence[ChannelId]:
        """Mark the origins deleted, forget their waiting texts, write DELETEs; the channels with work."""
        ...

    async def accept_change(
        self, kind: Kind, message_id: MessageId, *, seen_in: ChannelId | None
    ) -> Sequence[ChannelId]:
        """Have every other channel that shows the message brought in line; the channels with work.

        ``message_id`` may be an origin's or a copy's. The new row replaces one of its kind that waits. Rows
        that were written together have a ``revision`` in common, and with no others.
        """
        ...

    async def shown(self, message_ids: Sequence[MessageId]) -> Sequence[Shown]:
        """What the messages are, or carry, with all that shows it; without what was deleted."""
        ...

    async def next(self, channel_id: ChannelId, *, limit: int) -> Sequence[Delivery]:
        """What waits for a channel, in order of acceptance; upgrades only when they are ready."""
        ...

    async def probe(self) -> None:
        """Write something that changes nothing; StorageError if that cannot be done."""
        ...

    async def channels_with_work(self) -> Sequence[ChannelId]: ...

    async def copies(self, origin_id: OriginId, channel_id: ChannelId) -> Sequence[Copy]:
        """In order of their parts."""
        ...

    async def carries_others(self, copy: Copy, origin_id: OriginId) -> bool:
        """Whether a copy also shows other origins that were not deleted."""
        ...

    async def newest_copy(self, channel_id: ChannelId) -> MessageId | None: ...

    async def last_seen(self, channel_id: ChannelId) -> MessageId | None:
        """The newest message accepted from a linked channel."""
        ...

    async def saw(self, channel_id: ChannelId, message_id: MessageId) -> None:
        """Take what is not newer for seen, so that it is never caught up."""
        ...

    async def origins_since(self, place: Place, oldest: MessageId) -> Sequence[MessageId]:
        """Accepted messages of the channel or thread that were not deleted, from ``oldest`` on."""
        ...

    async def answered(self, origin_id: OriginId, channel_id: ChannelId) -> Address | None:
        """Where people of ``channel_id`` see the message that an origin answers."""
        ...

    async def overtaken(
        self, origin_id: OriginId, channel_id: ChannelId, *, before: MessageId | None = None
    ) -> bool:
        """Whether messages accepted later have copies in a channel already; of those ``before`` a copy."""
        ...

    async def counterpart(self, message_id: MessageId, channel_id: ChannelId) -> Address | None:
        """Where people of ``channel_id`` see that message, be it an origin or itself a copy."""
        ...

    async def delivered(
        self, delivery: Delivery, copies: Sequence[Copy], *, upgrade_at: datetime | None
    ) -> None:
        """Write a CREATE's copies and drop its row; with ``upgrade_at`` an UPGRADE takes its place."""
        ...

    async def delivered_together(self, done: Sequence[tuple[Delivery, Copy, datetime | None]]) -> None:
        """The same for several CREATEs, each with its slot of one copy and the time of its upgrade."""
        ...

    async def posted(self, delivery: Delivery, copies: Sequence[Copy]) -> None:
        """Write copies of a delivery that is not carried out to its end; its row stays."""
        ...

    async def withdrawn(self, delivery: Delivery, copies: Sequence[Copy]) -> None:
        """Forget copies that were taken back; the delivery's row stays."""
        ...

    async def edited(
        self,
        delivery: Delivery,
        *,
        added: Sequence[Copy],
        removed: Sequence[MessageId],
        upgrade_at: datetime | None,
        tallies: Sequence[Tally] = (),
    ) -> None:
        """Bring the copies of an EDIT or UPGRADE up to date and drop its row.

        ``tallies``: what that counts for.
        """
        ...

    async def removed(self, deliveries: Sequence[Delivery]) -> None:
        """Drop DELETE rows with the copy rows they dealt with, and origins that have no copy left."""
        ...

    async def drop(self, delivery: Delivery) -> None: ...

    async def attempted(self, delivery_id: DeliveryId) -> int:
        """Count an attempt that failed; how many there were."""
        ...

    async def set_aside(self, delivery: Delivery, trouble: Trouble) -> bool:
        """Take a delivery out of its lane, for moderators to look at; False if nobody wants it any more."""
        ...

    async def to_the_end(self, delivery: Delivery) -> None:
        """Let what waits behind a delivery go before it; its attempts count anew."""
        ...

    async def forbidden(self) -> Sequence[ChannelId]:
        """Channels whose moderators were told that a permission is missing."""
        ...

    async def set_forbidden(self, channel_id: ChannelId, *, forbidden: bool) -> None: ...

    async def abandon(self, channel_id: ChannelId) -> int:
        """Drop everything that waits for a channel that is gone; how many."""
        ...

    async def upgrades_due(self, now: datetime, *, limit: int) -> Sequence[Delivery]: ...

    async def next_upgrade_at(self) -> datetime | None: ...

    async def ready_upgrade(self, delivery: Delivery) -> None:
        """Hand an upgrade to its lane."""
        ...

    async def postpone_upgrade(self, delivery: Delivery, until: datetime) -> None: ...


class BridgeStore(Protocol):
    """Bridges, links and codes. Each method is one transaction."""

    async def all(self) -> tuple[Sequence[Bridge], Sequence[Link]]: ...

    async def create(
        self, *, name: str, home_guild_id: GuildId, style: Style, created_by: UserId, created_at: datetime
    ) -> Bridge: ...

    async def update(self, bridge: Bridge) -> None: ...

    async def skip(self, bridge_id: BridgeId, before: MessageId) -> None:
        """Take what came before for seen, so that it is never caught up."""
        ...

    async def remove(self, bridge_id: BridgeId) -> None:
        """With its links, codes, and everything that waits for it."""
        ...

    async def link(self, link: Link) -> None: ...

    async def unlink(self, channel_id: ChannelId) -> None: ...

    async def set_left(self, guild_id: GuildId, left_at: datetime | None) -> None:
        """Since when the bot is not in a server any more, for all of its links."""
        ...

    async def set_trust(self, channel_id: ChannelId, trust: Trust) -> None: ...

    async def save_code(self, code: JoinCode) -> None: ...

    async def find_code(self, code: str, *, now: datetime) -> JoinCode | None:
        """An unused code that has not expired."""
        ...

    async def use_code(self, code: str, *, link: Link, now: datetime) -> bool:
        """Spend the code and link the channel, both or neither; False if somebody was faster."""
        ...


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


class LogChannels(Protocol):
    """Where each server's moderators read what the bridge has to tell them (table ``guilds``)."""

    async def log_channels(self) -> Mapping[GuildId, ChannelId]: ...

    async def set_log_channel(self, guild_id: GuildId, channel_id: ChannelId | None) -> None: ...


class OwnWebhooks(Protocol):
    """Which webhooks are ours, known before the first event is looked at."""

    async def webhook_ids(self) -> Sequence[tuple[ChannelId, WebhookId]]: ...

    async def remember_webhook(self, channel_id: ChannelId, webhook_id: WebhookId) -> None: ...
