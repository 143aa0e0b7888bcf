"""Language exchange: who somebody is to a partner, who looks for one, and who meets whom."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, IntFlag, StrEnum
from typing import NewType

from bot.model.ids import ChannelId, GuildId, ThreadId, UserId

RoundId = NewType("RoundId", int)
PairId = NewType("PairId", int)
SessionId = NewType("SessionId", int)

WEEK = 7 * 24 * 4
"""Quarters of an hour in a week: the least step between two time zones, and of all lengths of summer time."""
MAX_CAPACITY = 3
MAX_LINE = 200
"""Characters of the line about oneself."""
MAX_INTERESTS = 12


class Tongue(StrEnum):
    """A spoken language; Chinese is one, however it is written."""

    ENGLISH = "en"
    CHINESE = "zh"


class Level(IntEnum):
    """How far a learner is, as CEFR counts; the numbers are stored."""

    A1 = 1
    A2 = 2
    B1 = 3
    B2 = 4
    C1 = 5
    C2 = 6


class Want(IntFlag):
    """What somebody would like from an exchange; the numbers are stored."""

    CHAT = 1
    CORRECTIONS = 2
    VOICE = 4
    SLANG = 8


NOTHING_SPECIAL = Want(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What one person says of themselves, the same in every server."""

    user_id: UserId
    offers: frozenset[Tongue]
    """Which languages they can help with; never empty. They learn the others."""
    level: Level | None = None
    """In the language they learn; nothing for whoever learns none, or does not say."""
    zone: str | None = None
    """An IANA time zone."""
    hours: int = 0
    """When they are free in their zone, a bit a quarter of an hour from Monday's midnight on; 0: unsaid."""
    tags: frozenset[str] = frozenset()
    """Interests of the list in ``locales/culture/interests.toml``."""
    words: tuple[str, ...] = ()
    """Interests in their own words that are not on the list."""
    wants: Want = NOTHING_SPECIAL
    capacity: int = 1
    """Partners at a time, 1 to ``MAX_CAPACITY``."""
    groups: bool = False
    """Whether a third person is welcome."""
    line: str = ""

    @property
    def learns(self) -> frozenset[Tongue]:
        return frozenset(Tongue) - self.offers


class Joining(StrEnum):
    """How somebody takes part in a server's pairing."""

    ROUNDS = "rounds"
    ONCE = "once"
    """Until they have met somebody."""


class WhyWaiting(StrEnum):
    """Why somebody was not matched."""

    NOBODY = "nobody"
    """Nobody who speaks what they learn takes part, or has room for another partner."""
    NUMBERS = "numbers"
    """More people learn the same language than there are partners."""
    NO_FIT = "no-fit"
    """Whoever is there does not come into question."""
    CANNOT_SEE = "cannot-see"
    """They could not be let into their thread; they are left out of rounds until they join again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeker:
    """Somebody who takes part in a server's pairing."""

    guild_id: GuildId
    user_id: UserId
    joining: Joining
    since: datetime
    asap: bool = False
    """They would rather not wait for the next round."""
    waited: int = 0
    """Rounds in a row in which they were not matched; more after a partner left them."""
    paused_until: datetime | None = None
    dm: bool = False
    """They asked to be told by direct message."""
    why: WhyWaiting | None = None
    """Of the last round, if they were not matched in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Two or three people who are to meet."""

    members: tuple[UserId, ...]
    score: int
    """0 to 1,000; of a group the least of its scores."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPlan:
    """Who meets whom and who waits, decided before anybody is told."""

    seed: int
    matches: tuple[Match, ...]
    waiting: tuple[tuple[UserId, WhyWaiting], ...]

    @property
    def score(self) -> int:
        return sum(match.score for match in self.matches)


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A round that was decided."""

    id: RoundId
    guild_id: GuildId
    number: int
    people: int
    matched: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PairingSetup:
    """How a server pairs."""

    guild_id: GuildId
    channel_id: ChannelId
    """Where the private threads are made."""
    zone: str
    weekday: int
    """0 is Monday, in the server's zone."""
    minute: int
    """Of the day, in the server's zone."""
    weeks: int = 1
    """Between two rounds."""
    paused: bool = False
    next_at: datetime
    """When the next round is due."""


class PairState(IntEnum):
    """How far a pair has come; the numbers are stored."""

    PLANNED = 0
    """Nobody knows of it yet."""
    OPEN = 1
    """Its thread is there, and whoever is in it was welcomed."""
    ENDING = 2
    """It is over, and its thread is still to be closed."""
    ENDED = 3


class EndReason(StrEnum):
    """Why a pair has ended."""

    ROUND = "round"
    """Another round has come, and nobody asked to go on."""
    LEFT = "left"
    BLOCKED = "blocked"
    REMOVED = "removed"
    """Somebody was banned, or is no longer in the server."""
    DISSOLVED = "dissolved"
    """By moderators."""
    IMPOSSIBLE = "impossible"
    """Its thread could not be made, or was deleted."""


class Onward(StrEnum):
    """What somebody wants after a round."""

    AGAIN = "again"
    NEW = "new"
    PAUSE = "pause"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One person in a pair."""

    user_id: UserId
    spoke_at: datetime | None = None
    """When they first said something in the thread."""
    translated: bool = False
    """What others say is translated for them."""
    met: bool | None = None
    liked: bool | None = None
    onward: Onward | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """People who meet, or have met, in a thread of their own."""

    id: PairId
    guild_id: GuildId
    round_id: RoundId | None
    """Nothing for whoever was matched at once."""
    state: PairState
    score: int
    made_at: datetime
    ends_at: datetime
    """When they are asked how it went."""
    members: tuple[Member, ...] = field(default=())
    thread_id: ThreadId | None = None
    nudged_at: datetime | None = None
    asked_at: datetime | None = None
    """When they were asked how it went."""
    ended_at: datetime | None = None
    reason: EndReason | None = None

    def member(self, user_id: UserId) -> Member | None:
        """Nothing if they are not in it."""
        return next((one for one in self.members if one.user_id == user_id), None)

    def others(self, user_id: UserId) -> tuple[UserId, ...]:
        return tuple(one.user_id for one in self.members if one.user_id != user_id)


class SessionState(IntEnum):
    """How far a session has come; the numbers are stored."""

    FIRST = 0
    """In its first language."""
    SECOND = 1
    OVER = 2
    STOPPED = 3
    """Before its time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A timed exchange: half of it in one language, half in the other."""

    id: SessionId
    pair_id: PairId
    first: Tongue
    started_at: datetime
    switches_at: datetime
    ends_at: datetime
    state: SessionState
