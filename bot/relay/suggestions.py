"""Better translations that people suggest, and moderators of the bridge's servers approve or reject."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bot.errors import UserError
from bot.model import (
    BridgeId,
    GuildId,
    Language,
    Link,
    Moderator,
    Suggestion,
    SuggestionId,
    Tally,
    TallyKind,
    UserId,
)
from bot.relay.bridges import Bridges
from bot.relay.ports import Tallying
from bot.relay.words import Words
from bot.translation import Detected
from bot.translation.detect import detect
from bot.translation.markup import sanitise
from bot.translation.memory import align, normalised

MAX_TEXT = 800
"""Of the original and of its translation: both are shown in one message. Longer ones do not come twice."""
MAX_PENDING = 10
"""Of one person on one bridge."""
MAX_APPROVED = 2000
"""Of one bridge; they are held in memory."""
KEPT_PENDING = timedelta(days=30)


def fits(text: str) -> bool:
    """Whether it is short enough, with the mark that quotes each of its lines."""
    return len(text) + 2 * text.count("\n") <= MAX_TEXT


class SuggestionStore(Protocol):
    """Each method is one transaction."""

    async def add(
        self,
        *,
        bridge_id: BridgeId,
        target: Language,
        original: str,
        suggestion: str,
        suggested_by: UserId,
        suggested_in: GuildId,
        suggested_at: datetime,
    ) -> Suggestion | None:
        """Nothing if the bridge is gone."""
        ...

    async def get(self, suggestion_id: SuggestionId) -> Suggestion | None: ...

    async def pending(self, bridge_ids: Sequence[BridgeId]) -> Sequence[Suggestion]:
        """Oldest first."""
        ...

    async def approve(
        self, suggestion_id: SuggestionId, *, by: UserId, at: datetime, tallies: Sequence[Tally] = ()
    ) -> Suggestion | None:
        """Nothing if somebody has decided before. ``tallies``: what it counts for."""
        ...

    async def reject(self, suggestion_id: SuggestionId) -> Suggestion | None:
        """Delete it; nothing if somebody has decided before."""
        ...

    async def withdraw(
        self, suggestion_id: SuggestionId, *, tallies: Sequence[Tally] = ()
    ) -> Suggestion | None:
        """Delete an approved one; nothing if there is none. ``tallies``: what it has counted for."""
        ...

    async def forget_pending(self, before: datetime) -> None: ...

    async def credits(self, bridge_ids: Sequence[BridgeId]) -> Mapping[UserId, int]:
        """Who had how many approved, the most first."""
        ...


class Suggestions:
    """From the form to the memory of the bridge."""

    def __init__(
        self,
        store: SuggestionStore,
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

    async def submit(
        self, link: Link, *, target: Language, original: str, present: str, suggestion: str, by: Moderator
    ) -> Suggestion:
        """Keep a suggestion for a message of ``link``'s bridge until a moderator decides.

        UserError when it changes nothing, or could not be put in the place of the original.
        """
        original, suggestion = sanitise(original).strip(), sanitise(suggestion).strip()
        if not (fits(original) and fits(suggestion)):
            raise UserError("error-suggestion-long", max=MAX_TEXT)
        if not suggestion or suggestion in {present.strip(), original}:
            raise UserError("error-suggestion-same")
        if align(original, suggestion) is None:
            raise UserError("error-suggestion-markup")
        detected = detect(original)
        if not normalised(original) or detected is Detected.NONE or detected.language is target:
            raise UserError("error-suggestion-nothing")
        await self._store.forget_pending(self._clock() - KEPT_PENDING)
        waiting = [
            one for one in await self._store.pending([link.bridge_id]) if one.suggested_by == by.user_id
        ]
        if len(waiting) >= MAX_PENDING:
            raise UserError("error-suggestion-too-many", max=MAX_PENDING)
        added = await self._store.add(
            bridge_id=link.bridge_id,
            target=target,
            original=original,
            suggestion=suggestion,
            suggested_by=by.user_id,
            suggested_in=by.guild_id,
            suggested_at=self._clock(),
        )
        if added is None:
            raise UserError("error-suggestion-unbridged")
        return added

    async def pending(self, guild_id: GuildId) -> Sequence[Suggestion]:
        """What waits for a decision of this server's moderators, oldest first."""
        await self._store.forget_pending(self._clock() - KEPT_PENDING)
        return await self._store.pending(self._bridges_of(guild_id))

    async def approve(self, suggestion_id: SuggestionId, *, by: Moderator) -> Suggestion:
        """From now on it is the translation of this message on its bridge."""
        found = await self._undecided(suggestion_id, by=by)
        if len(self._words.approved(found.bridge_id)) >= MAX_APPROVED:
            raise UserError("error-suggestion-full", max=MAX_APPROVED)
        tallies = self._tallying.on_bridge(found.bridge_id, TallyKind.SUGGESTION)
        approved = await self._store.approve(suggestion_id, by=by.user_id, at=self._clock(), tallies=tallies)
        if approved is None:
            raise UserError("error-suggestion-decided")
        self._words.approve(approved)
        return approved

    async def reject(self, suggestion_id: SuggestionId, *, by: Moderator) -> Suggestion:
        """Forget it, its texts included."""
        await self._undecided(suggestion_id, by=by)
        rejected = await self._store.reject(suggestion_id)
        if rejected is None:
            raise UserError("error-suggestion-decided")
        return rejected

    async def withdraw(self, suggestion_id: SuggestionId, *, by: Moderator) -> Suggestion:
        """Take an approval back: the bridge translates as before, and the texts are forgotten."""
        found = await self._store.get(suggestion_id)
        withdrawn = None
        if found is not None and found.bridge_id in self._bridges_of(by.guild_id):
            tallies = self._tallying.on_bridge(found.bridge_id, TallyKind.SUGGESTION, at=found.approved_at)
            withdrawn = await self._store.withdraw(suggestion_id, tallies=tallies)
        if withdrawn is None:
            raise UserError("error-suggestion-decided")
        self._words.withdraw(withdrawn)
        return withdrawn

    async def credits(self, guild_id: GuildId) -> Mapping[UserId, int]:
        """Whose translations this server's bridges use, and how many; the most first."""
        return await self._store.credits(self._bridges_of(guild_id))

    def approved_of(self, user_id: UserId, bridge_id: BridgeId) -> int:
        """How many translations of this person a bridge uses."""
        return sum(one.suggested_by == user_id for one in self._words.approved(bridge_id))

    async def _undecided(self, suggestion_id: SuggestionId, *, by: Moderator) -> Suggestion:
        found = await self._store.get(suggestion_id)
        # The same answer for a bridge of others: what they have is not this server's to know.
        if (
            found is None
            or found.approved_by is not None
            or found.bridge_id not in self._bridges_of(by.guild_id)
        ):
            raise UserError("error-suggestion-decided")
        return found

    def _bridges_of(self, guild_id: GuildId) -> list[BridgeId]:
        return [view.bridge.id for view in self._bridges.visible_to(guild_id)]
