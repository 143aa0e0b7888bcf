"""What happens on bridges beside talk, in numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum

from bot.model.delivery import Address
from bot.model.ids import BridgeId, GuildId
from bot.model.pairing import Tongue

LEAST = 5
"""People; what fewer stand behind is not broken down, and not even how few they are is told."""


class TallyKind(IntEnum):
    """What is counted; the numbers are stored. In brackets what a count is named by."""

    ENGINE_USED = 0
    """A copy was written with a translation of it (the engine)."""
    ENGINE_FAILED = 1
    """It was asked in vain (the engine)."""
    UPGRADED = 2
    """A copy that had gone out with a gloss got its translation."""
    NOTE = 3
    """An expression was explained below a copy (the key of our own entry, ``Term.key``)."""
    SUGGESTION = 4
    """Somebody's better translation was approved."""
    TERM = 5
    """An entry of a glossary was added or changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Something that happened so many times on a bridge, as one of its servers counts it."""

    guild_id: GuildId
    bridge_id: BridgeId
    day: date
    """In the server's zone."""
    kind: TallyKind
    name: str = ""
    times: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineHealth:
    """How an engine has been doing."""

    used: int = 0
    """Copies that were written with a translation of it."""
    failed: int = 0
    """Times it was asked in vain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A message, where a server reads it, and how often it was answered from across the line."""

    address: Address
    side: Tongue
    """The language of the channel where it was said."""
    replies: int
    reactions: int
    """People who reacted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Encounters:
    """What pairing amounted to in a server in some days."""

    rounds: int = 0
    made: int = 0
    """Pairs."""
    met: int = 0
    """Pairs in which a second person has written for the first time."""
    continued: int = 0
    """Of all pairs there were, those whose people all want to go on."""
    waiting: int = 0
    """People who were not matched in the last round, as it is now."""
    people: int = 0
    """In all pairs there were."""
    sessions: int = 0
    minutes: int = 0
    speaking: Mapping[Tongue, int] = field(default_factory=dict[Tongue, int])
    """The minutes by language; empty when too few people (``LEAST``) stand behind them."""
