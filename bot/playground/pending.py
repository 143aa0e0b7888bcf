"""Interactions under way: from a person's click to the bot's answer."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from bot.playground.errors import ApiError

ANSWER_WITHIN: Final = 3.0
TOKEN_LASTS: Final = 900.0


@dataclass(slots=True, kw_only=True)
class Pending:
    """One interaction. ``kind`` is Discord's type: 2 command, 3 component, 4 autocomplete, 5 modal."""

    id: int
    token: str
    kind: int
    application_id: int
    user_id: int
    channel_id: int
    guild_id: int | None
    nonce: str | None
    began: float
    data: dict[str, Any]
    target_message_id: int | None = None
    answered: bool = False
    failed: bool = False
    original_id: int | None = None
    deferred_flags: int = 0
    root: dict[str, Any] = field(default_factory=dict[str, Any])


class PendingInteractions:
    """Finds interactions by id and by token for the 15 minutes that a token lasts."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._by_token: dict[str, Pending] = {}
        self._modals: dict[int, Pending] = {}

    def add(self, pending: Pending) -> None:
        """Remember an interaction, and forget those that are over."""
        limit = self._clock() - TOKEN_LASTS
        for token in [token for token, one in self._by_token.items() if one.began < limit]:
            self._modals.pop(self._by_token.pop(token).id, None)
        self._by_token[pending.token] = pending

    def by_id(self, interaction_id: int, token: str) -> Pending:
        """Return an interaction that waits for its first answer."""
        pending = self._by_token.get(token)
        if pending is None or pending.id != interaction_id or pending.failed:
            raise ApiError(10062)
        return pending

    def by_token(self, token: str) -> Pending | None:
        """Return an interaction whose token still lasts."""
        pending = self._by_token.get(token)
        if pending is None or pending.began < self._clock() - TOKEN_LASTS:
            return None
        return pending

    def open_modal(self, pending: Pending) -> None:
        """Remember which interaction a modal was opened by; the modal carries its id."""
        self._modals[pending.id] = pending

    def modal(self, modal_id: int) -> Pending | None:
        """Return the interaction that opened a modal."""
        return self._modals.get(modal_id)


def new_token() -> str:
    """Return a token for an interaction."""
    return secrets.token_urlsafe(96)
