"""The words that bridges have of their own, in memory, ready to be translated with."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Protocol

from bot.model import BridgeId, Link, Suggestion, Term
from bot.translation import Scope
from bot.translation.glossary import Glossary
from bot.translation.memory import Memory


class Terms(Protocol):
    """What ``Words`` reads of the glossaries."""

    async def all(self) -> Mapping[BridgeId, Sequence[Term]]: ...


class Approved(Protocol):
    """What ``Words`` reads of the suggestions."""

    async def approved(self) -> Sequence[Suggestion]:
        """The last approved last."""
        ...


class Words:
    """Glossaries and approved translations of all bridges; the store is the truth at start."""

    def __init__(self) -> None:
        self._terms: dict[BridgeId, dict[str, Term]] = {}
        self._approved: dict[BridgeId, list[Suggestion]] = {}
        self._scopes: dict[BridgeId, Scope] = {}

    async def load(self, terms: Terms, approved: Approved) -> None:
        """Read everything; called once before the first event."""
        self._terms = {
            bridge_id: {term.key: term for term in found} for bridge_id, found in (await terms.all()).items()
        }
        self._approved.clear()
        for suggestion in await approved.approved():
            self._approved.setdefault(suggestion.bridge_id, []).append(suggestion)
        self._scopes.clear()

    def scope(self, link: Link) -> Scope:
        """What messages of a linked channel are translated with."""
        words = self._scopes.get(link.bridge_id)
        if words is None:
            words = self._scopes[link.bridge_id] = self._build(link.bridge_id)
        return Scope(
            guild_id=link.guild_id,
            bridge_id=link.bridge_id,
            glossary_version=words.glossary_version,
            glossary=words.glossary,
            memory=words.memory,
        )

    def terms(self, bridge_id: BridgeId) -> Mapping[str, Term]:
        """A bridge's glossary by key, in the order in which its terms were added."""
        return self._terms.get(bridge_id, {})

    def put(self, bridge_id: BridgeId, terms: Sequence[Term]) -> None:
        self._terms.setdefault(bridge_id, {}).update({term.key: term for term in terms})
        self._scopes.pop(bridge_id, None)

    def remove(self, bridge_id: BridgeId, key: str) -> None:
        self._terms.get(bridge_id, {}).pop(key, None)
        self._scopes.pop(bridge_id, None)

    def approve(self, suggestion: Suggestion) -> None:
        self._approved.setdefault(suggestion.bridge_id, []).append(suggestion)
        self._scopes.pop(suggestion.bridge_id, None)

    def withdraw(self, suggestion: Suggestion) -> None:
        left = [one for one in self.approved(suggestion.bridge_id) if one.id != suggestion.id]
        self._approved[suggestion.bridge_id] = left
        self._scopes.pop(suggestion.bridge_id, None)

    def approved(self, bridge_id: BridgeId) -> Sequence[Suggestion]:
        return self._approved.get(bridge_id, ())

    def _build(self, bridge_id: BridgeId) -> Scope:
        terms = list(self.terms(bridge_id).values())
        pairs = [(one.original, one.suggestion, one.target) for one in self.approved(bridge_id)]
        return Scope(
            glossary_version=_version(terms, pairs),
            glossary=Glossary(terms),
            memory=Memory.of(pairs),
        )


def _version(terms: Sequence[Term], pairs: Sequence[tuple[str, str, str]]) -> int:
    """Equal for equal words, in every process and after every restart; 0 for none."""
    if not terms and not pairs:
        return 0
    said = [[term.english, term.simplified, term.traditional, term.match_case] for term in terms]
    content = json.dumps([said, pairs]).encode()
    return int.from_bytes(hashlib.blake2b(content, digest_size=7).digest()) or 1
