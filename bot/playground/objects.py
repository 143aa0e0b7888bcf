"""What the loopback Discord remembers, as typed objects. Times are seconds since 1970, as float."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True, kw_only=True)
class User:
    """A person or the bot."""

    id: int
    username: str
    token: str
    global_name: str | None = None
    bot: bool = False
    locale: str = "en-US"
    avatar: str | None = None
    premium: bool = False

    @property
    def shown(self) -> str:
        """Return the name that people see."""
        return self.global_name or self.username


@dataclass(slots=True, kw_only=True)
class Role:
    """A role; the one whose id is the guild's is @everyone."""

    id: int
    name: str
    permissions: int
    position: int = 0
    color: int = 0
    hoist: bool = False
    mentionable: bool = False
    managed: bool = False
    bot_id: int | None = None


@dataclass(slots=True, kw_only=True)
class Member:
    """Somebody in a guild."""

    user_id: int
    joined_at: float
    nick: str | None = None
    roles: list[int] = field(default_factory=list[int])
    timeout_until: float | None = None


@dataclass(slots=True, kw_only=True)
class Overwrite:
    """What a channel grants or denies to one role (type 0) or member (type 1)."""

    id: int
    type: int
    allow: int
    deny: int


@dataclass(slots=True, kw_only=True)
class ThreadState:
    """What only threads have."""

    archive_timestamp: float
    create_timestamp: float
    archived: bool = False
    locked: bool = False
    invitable: bool = True
    auto_archive_duration: int = 4320
    members: dict[int, float] = field(default_factory=dict[int, float])
    message_count: int = 0
    total_message_sent: int = 0


@dataclass(slots=True, kw_only=True)
class Channel:
    """A channel of a guild, a thread or a private conversation."""

    id: int
    type: int
    name: str = ""
    guild_id: int | None = None
    position: int = 0
    topic: str | None = None
    nsfw: bool = False
    parent_id: int | None = None
    overwrites: list[Overwrite] = field(default_factory=list[Overwrite])
    slowmode: int = 0
    last_message_id: int | None = None
    last_pin: float | None = None
    recipients: list[int] = field(default_factory=list[int])
    owner_id: int | None = None
    thread: ThreadState | None = None
    available_tags: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    applied_tags: list[int] = field(default_factory=list[int])
    flags: int = 0
    language: str | None = None
    default_auto_archive_duration: int | None = None


@dataclass(slots=True, kw_only=True)
class Attachment:
    """A file of a message; its bytes are kept by ``files``."""

    id: int
    channel_id: int
    filename: str
    size: int
    content_type: str
    description: str | None = None
    width: int | None = None
    height: int | None = None
    duration: float | None = None
    waveform: str | None = None


@dataclass(slots=True, kw_only=True)
class Reaction:
    """One emoji under a message and who chose it, in order."""

    name: str
    emoji_id: int | None = None
    animated: bool = False
    users: list[int] = field(default_factory=list[int])


@dataclass(slots=True, kw_only=True)
class Snapshot:
    """What a forward shows of the message that it passes on."""

    type: int
    content: str
    timestamp: float
    edited: float | None
    flags: int
    mentions: list[int]
    mention_roles: list[int]
    embeds: list[dict[str, Any]]
    components: list[dict[str, Any]]
    stickers: list[dict[str, Any]]
    attachments: list[Attachment]


@dataclass(slots=True, kw_only=True)
class Poll:
    """A question with answers as the API writes them, and who chose each, by ``answer_id``."""

    question: str
    answers: list[dict[str, Any]]
    expiry: float
    allow_multiselect: bool = False
    votes: dict[int, list[int]] = field(default_factory=dict[int, list[int]])
    finalized: bool = False


@dataclass(slots=True, kw_only=True)
class Message:
    """A message; of a webhook if ``webhook_id`` is set, and then with a name and face of its own."""

    id: int
    channel_id: int
    author_id: int
    content: str
    timestamp: float
    guild_id: int | None = None
    type: int = 0
    flags: int = 0
    tts: bool = False
    edited: float | None = None
    webhook_id: int | None = None
    webhook_name: str | None = None
    webhook_avatar: str | None = None
    application_id: int | None = None
    mentions: list[int] = field(default_factory=list[int])
    mention_roles: list[int] = field(default_factory=list[int])
    mention_everyone: bool = False
    embeds: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    attachments: list[Attachment] = field(default_factory=list[Attachment])
    components: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    reactions: list[Reaction] = field(default_factory=list[Reaction])
    stickers: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    pinned_at: float | None = None
    nonce: str | int | None = None
    reference: dict[str, Any] | None = None
    snapshots: list[Snapshot] = field(default_factory=list[Snapshot])
    interaction: dict[str, Any] | None = None
    thread_id: int | None = None
    visible_to: int | None = None
    poll: Poll | None = None

    @property
    def files(self) -> list[Attachment]:
        """Return every file that hangs on it, those of a forward too."""
        return [*self.attachments, *(file for one in self.snapshots for file in one.attachments)]


@dataclass(slots=True, kw_only=True)
class Webhook:
    """A way to post into a channel under any name."""

    id: int
    channel_id: int
    guild_id: int
    name: str
    token: str
    user_id: int
    avatar: str | None = None
    application_id: int | None = None


@dataclass(slots=True, kw_only=True)
class Change:
    """A field that an act of moderation changed; nothing where it was not set."""

    key: str
    old: str | None = None
    new: str | None = None


@dataclass(slots=True, kw_only=True)
class AuditEntry:
    """Who did what to whom, and why."""

    id: int
    user_id: int
    action: int
    target_id: int | None
    reason: str | None = None
    changes: list[Change] = field(default_factory=list[Change])


@dataclass(slots=True, kw_only=True)
class Guild:
    """A community."""

    id: int
    name: str
    owner_id: int
    locale: str = "en-US"
    system_channel_id: int | None = None
    roles: dict[int, Role] = field(default_factory=dict[int, Role])
    members: dict[int, Member] = field(default_factory=dict[int, Member])
    bans: dict[int, str | None] = field(default_factory=dict[int, str | None])
    emojis: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    stickers: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    audit: list[AuditEntry] = field(default_factory=list[AuditEntry])


@dataclass(slots=True, kw_only=True)
class Command:
    """An application command as it was registered; ``guild_id`` is None for a global one."""

    id: int
    application_id: int
    version: int
    body: dict[str, Any]
    guild_id: int | None = None
