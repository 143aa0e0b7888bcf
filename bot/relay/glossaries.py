"""The glossaries of bridges: every server that takes part may change them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.errors import UserError
from bot.model import BridgeId, Moderator, Tally, TallyKind, Term, UserId
from bot.model.words import folded
from bot.relay.bridges import Bridges, BridgeView
from bot.relay.glossary_file import Problem, read_glossary
from bot.relay.ports import Tallying
from bot.relay.words import Words

MAX_TERMS = 1000
"""Of one bridge."""


class TermStore(Protocol):
    """Each method is one transaction."""

    async def put(
        self,
        bridge_id: BridgeId,
        terms: Sequence[Term],
        *,
        by: UserId,
        at: datetime,
        tallies: Sequence[Tally] = (),
    ) -> bool:
        """All or none; False if the bridge is gone. ``tallies``: what they count for."""
        ...

    async def remove(self, bridge_id: BridgeId, key: str) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of a file."""

    view: BridgeView
    added: int
    changed: int
    problems: Sequence[Problem]


class Glossaries:
    """What moderators do with terms."""

    def __init__(
        self,
        store: TermStore,
        *,
        bridges: Bridges,
        words: Words,
        tallying: Tallying,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._bridges = bridges
        self._words = words
        self._tallying = tallying
        self._clock = clock

    def terms(self, bridge: str, *, by: Moderator) -> tuple[BridgeView, Sequence[Term]]:
        """A bridge's terms by their English side."""
        view = self._bridges.find(bridge, by=by)
        terms = self._words.terms(view.bridge.id).values()
        return view, sorted(terms, key=lambda term: term.key)

    def offered(self, bridge: str, *, by: Moderator) -> Sequence[Term]:
        """The terms while the bridge's name is still being typed: none of a bridge that is not there."""
        wanted = bridge.strip().casefold()
        known = any(view.bridge.name.casefold() == wanted for view in self._bridges.visible_to(by.guild_id))
        return self.terms(bridge, by=by)[1] if known else ()

    async def add(self, bridge: str, term: Term, *, by: Moderator) -> BridgeView:
        """A term of the same name is replaced."""
        view = self._bridges.find(bridge, by=by)
        await self._put(view, [term], by=by)
        return view

    async def remove(self, bridge: str, said: str, *, by: Moderator) -> tuple[BridgeView, Term]:
        """The term by any of its sides."""
        view = self._bridges.find(bridge, by=by)
        wanted = folded(" ".join(said.split()))
        for term in self._words.terms(view.bridge.id).values():
            if wanted in {term.key, folded(term.simplified), folded(term.traditional)}:
                await self._store.remove(view.bridge.id, term.key)
                self._words.remove(view.bridge.id, term.key)
                return view, term
        raise UserError("error-term-unknown", term=said)

    async def read(self, bridge: str, data: bytes, *, by: Moderator) -> Imported:
        """Add the terms of a file; rows that cannot be used are left out and told."""
        view = self._bridges.find(bridge, by=by)
        terms, problems = read_glossary(data)
        known = self._words.terms(view.bridge.id)
        changed = sum(term.key in known and known[term.key] != term for term in terms)
        added = sum(term.key not in known for term in terms)
        if terms:
            await self._put(view, terms, by=by)
        return Imported(view=view, added=added, changed=changed, problems=problems)

    async def _put(self, view: BridgeView, terms: Sequence[Term], *, by: Moderator) -> None:
        known = self._words.terms(view.bridge.id)
        if len(known.keys() | {term.key for term in terms}) > MAX_TERMS:
            raise UserError("error-glossary-full", bridge=view.bridge.name, max=MAX_TERMS)
        news = sum(known.get(term.key) != term for term in terms)
        tallies = self._tallying.on_bridge(view.bridge.id, TallyKind.TERM, times=news) if news else ()
        if not await self._store.put(view.bridge.id, terms, by=by.user_id, at=self._clock(), tallies=tallies):
            raise UserError("error-bridge-unknown", name=view.bridge.name)
        self._words.put(view.bridge.id, terms)
