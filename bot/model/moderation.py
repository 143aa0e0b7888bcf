"""What moderators decide: rules, what a rule finds, measures against people, and the record of it all."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum

from bot.model.ids import BridgeId, CaseId, ChannelId, GuildId, MessageId, RoleId, RuleId, ThreadId, UserId
from bot.model.message import Incoming
from bot.model.place import Place


class Power(StrEnum):
    """What a server's managers may do, and may let a role do."""

    BRIDGES = "bridges"
    """Make, link, share, pause and remove bridges, and everything about how they work."""
    MODERATE = "moderate"
    """Decide about people and messages: mute, ban, delete, review what is held, answer reports."""
    FILTERS = "filters"
    """Change the rules by which messages are filtered."""
    WORDS = "words"
    """Change glossaries and decide on suggested translations."""
    PAIRING = "pairing"
    """Say when and where people are paired for language exchange, and part them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moderator:
    """Somebody who was found to have the power that it takes, and the server in which they have it."""

    user_id: UserId
    guild_id: GuildId


class Action(IntEnum):
    """What becomes of a message that a rule finds; the strictest counts. The numbers are stored."""

    LOG = 1
    """It goes through, and moderators are told."""
    HOLD = 2
    """It waits until a moderator has read it."""
    DROP = 3
    MUTE = 4
    """It is dropped, and so is what its author says for a while."""


class RuleKind(StrEnum):
    """What a rule looks at."""

    WORD = "word"
    PATTERN = "pattern"
    INVITES = "invites"
    DOMAIN = "domain"
    ONLY_DOMAINS = "only-domains"
    MENTIONS = "mentions"
    FLOOD = "flood"
    REPEATS = "repeats"
    FILE_TYPE = "file-type"
    FILE_SIZE = "file-size"
    NEW_ACCOUNTS = "new-accounts"


class Side(StrEnum):
    """In which of a message's two texts something was found."""

    SOURCE = "source"
    TRANSLATION = "translation"


class Disguise(StrEnum):
    """How a term was written that was found all the same."""

    LETTERS = "letters"
    """With others that look alike, digits, marks, letters too many, or in the other Chinese script."""
    GAPS = "gaps"
    """With something between its letters."""
    PINYIN = "pinyin"
    INITIALS = "initials"
    """Of its pinyin."""


class Trust(IntEnum):
    """How far the other servers of a bridge trust what comes from a link. The numbers are stored."""

    NEW = 0
    """Links and files are held for review."""
    TRUSTED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of a server, for all its bridges or for one of them."""

    id: RuleId
    guild_id: GuildId
    bridge_id: BridgeId | None
    kind: RuleKind
    value: str
    """A term, a regular expression, a domain, a file's ending; a number for kinds that count."""
    action: Action
    added_by: UserId
    added_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a rule has found. ``matched`` is the rule's own word for it, never more of what somebody said."""

    guild_id: GuildId
    kind: RuleKind
    action: Action
    matched: str
    side: Side = Side.SOURCE
    rule_id: RuleId | None = None
    """Nothing for what is not a rule of anybody's: a new link's files, for example."""
    disguise: Disguise | None = None
    """Of a term; nothing when it was written as it is in the rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one server's rules say of a message."""

    findings: Sequence[Finding] = field(default=())

    @property
    def action(self) -> Action | None:
        """The strictest of what was found; nothing when nothing was."""
        return max((finding.action for finding in self.findings), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A message that waits for a server's moderators, as its newest version is."""

    case_id: CaseId
    incoming: Incoming
    revision: int
    channels: tuple[ChannelId, ...]
    """For which of them it waits."""
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """What follows when something that waits is dropped."""

    lanes: tuple[ChannelId, ...] = ()
    """Those that have to look."""
    ended: tuple[tuple[GuildId, CaseId], ...] = ()
    """What nobody has to decide about any more."""


class Measure(StrEnum):
    """What a server has decided about a person."""

    MUTE = "mute"
    """Nothing of what they say comes in from elsewhere or goes out from here."""
    BAN = "ban"
    """The same, until it is lifted; a ban on Discord counts as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sanction:
    """A measure that is in force in a server."""

    guild_id: GuildId
    user_id: UserId
    measure: Measure
    until: datetime | None
    case_id: CaseId | None


class CaseKind(StrEnum):
    """What is on record."""

    LOGGED = "logged"
    HELD = "held"
    DROPPED = "dropped"
    APPROVED = "approved"
    REJECTED = "rejected"
    MUTED = "muted"
    UNMUTED = "unmuted"
    BANNED = "banned"
    UNBANNED = "unbanned"
    WARNED = "warned"
    DELETED = "deleted"
    PURGED = "purged"
    LOCKED = "locked"
    UNLOCKED = "unlocked"
    SLOWED = "slowed"
    REPORTED = "reported"
    APPEALED = "appealed"
    SETTING = "setting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One entry of a server's record; it holds no text that anybody said on a bridge."""

    id: CaseId
    guild_id: GuildId
    number: int
    """Counted by server, from 1."""
    kind: CaseKind
    at: datetime
    user_id: UserId | None
    """Whom it is about."""
    by: UserId | None
    """Who did it; nothing when a rule or Discord did."""
    reason: str | None = None
    """A moderator's, a reporter's or an appellant's words; for a rule's doing the rule's."""
    until: datetime | None = None
    bridge_id: BridgeId | None = None
    channel_id: ChannelId | None = None
    message_id: MessageId | None = None
    """The original's."""
    refers_to: CaseId | None = None
    """The case that an appeal or a decision is about."""
    closed: bool = False
    """Nobody has to decide anything about it any more."""
    kept_out: int = 0
    """Messages that a mute or a ban has kept out since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A relayed message as moderators know it: whose it is and where the original stands."""

    user_id: UserId
    guild_id: GuildId
    channel_id: ChannelId
    message_id: MessageId
    thread_id: ThreadId | None
    bridge_id: BridgeId

    @property
    def shown_in(self) -> ChannelId:
        """What Discord takes for the original's channel."""
        return Place(channel_id=self.channel_id, thread_id=self.thread_id).shown_in

    @property
    def url(self) -> str:
        return f"https://discord.com/channels/{self.guild_id}/{self.shown_in}/{self.message_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A power that a role has in a server."""

    guild_id: GuildId
    role_id: RoleId
    power: Power
