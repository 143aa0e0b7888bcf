"""How many characters a day an engine may be sent, in all and for one server, so that no bill surprises.

A day is one of UTC. Characters are counted at the moment they are sent, whatever becomes of the answer: that
is how the services count.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from bot.model import GuildId

AT_HOME = frozenset({"local"})
"""Engines on the operator's own machine: counted, but the budget of a server does not hold for them."""


class Ledger(Protocol):
    """Who sent how much; asked for every text, so that it answers out of memory, at once."""

    def spend(self, engine: str, guild_id: GuildId | None, characters: int, day: date) -> None:
        """Count one call; one with no server (``None``) belongs to the operator."""
        ...

    def spent(self, engine: str, day: date) -> int:
        """Characters sent to ``engine`` that day, for everybody."""
        ...

    def spent_by(self, engine: str, guild_id: GuildId, day: date) -> int:
        """Characters sent to ``engine`` that day for one server."""
        ...


class MemoryLedger:
    """A ledger for one run and one day: yesterday's pages are torn out."""

    def __init__(self) -> None:
        self._day: date | None = None
        self._all: Counter[str] = Counter()
        self._servers: Counter[tuple[str, GuildId]] = Counter()

    def spend(self, engine: str, guild_id: GuildId | None, characters: int, day: date) -> None:
        if day != self._day:
            self._day = day
            self._all.clear()
            self._servers.clear()
        self._all[engine] += characters
        if guild_id is not None:
            self._servers[engine, guild_id] += characters

    def spent(self, engine: str, day: date) -> int:
        return self._all[engine] if day == self._day else 0

    def spent_by(self, engine: str, guild_id: GuildId, day: date) -> int:
        return self._servers[engine, guild_id] if day == self._day else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Characters a day; an engine that is not named has no limit."""

    engines: Mapping[str, int] = field(default_factory=dict[str, int])
    per_server: int | None = None
    """For one server and each engine that is not on the operator's own machine."""

    def of_server(self, engine: str) -> int | None:
        """The most that one server may send to ``engine``."""
        return None if engine in AT_HOME else self.per_server


class Budget:
    """The limits held against the ledger."""

    def __init__(self, ledger: Ledger, limits: Limits, *, today: Callable[[], date]) -> None:
        self.ledger = ledger
        self.limits = limits
        self._today = today

    def allows(self, engine: str, guild_id: GuildId | None, characters: int) -> bool:
        """Whether so many characters more are within every limit."""
        day = self._today()
        most = self.limits.engines.get(engine)
        if most is not None and self.ledger.spent(engine, day) + characters > most:
            return False
        most = self.limits.of_server(engine)
        if most is None or guild_id is None:
            return True
        return self.ledger.spent_by(engine, guild_id, day) + characters <= most

    def spend(self, engine: str, guild_id: GuildId | None, characters: int) -> None:
        """Put down what is being sent now."""
        self.ledger.spend(engine, guild_id, characters, self._today())
