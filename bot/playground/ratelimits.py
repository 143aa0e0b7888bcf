"""Discord's limits: a bucket a route, the global one, and the one of webhooks that no header announces.

Buckets are fixed windows that open with their first call, as Discord's headers describe them.
"""

import hashlib
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, NamedTuple


class Limit(NamedTuple):
    """So many calls in so many seconds."""

    calls: int
    seconds: float


GLOBAL: Final = Limit(50, 1.0)
HIDDEN_WEBHOOK: Final = Limit(30, 60.0)
"""Posts of all webhooks of one channel together; measured by many, documented nowhere."""


@dataclass(slots=True)
class _Window:
    opened: float
    used: int
    told_until: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A request as the limits see it."""

    who: str
    method: str
    template: str
    major: str
    limit: Limit
    counts_globally: bool = True
    hidden_channel: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """Whether a request may pass, and the headers that say so."""

    allowed: bool
    headers: dict[str, str] = field(default_factory=dict[str, str])
    retry_after: float = 0.0
    scope: str = "user"
    violation: bool = False


class RateLimits:
    """Counts requests and refuses those past a limit."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._windows: dict[str, _Window] = {}

    def admit(self, ask: Ask) -> Admission:
        """Count a request; the answer tells whether it may pass."""
        now = self._clock()
        self._forget_old(now)
        route = self._window(f"{ask.who} {ask.method} {ask.template} {ask.major}", ask.limit, now)
        if ask.counts_globally:
            shared = self._window(f"{ask.who} global", GLOBAL, now)
            if shared.used >= GLOBAL.calls:
                return self._refuse(shared, GLOBAL, now, {}, scope="global")
            shared.used += 1
        if route.used >= ask.limit.calls:
            return self._refuse(route, ask.limit, now, self._headers(ask, route, now))
        if ask.hidden_channel is not None:
            hidden = self._window(f"hidden {ask.hidden_channel}", HIDDEN_WEBHOOK, now)
            if hidden.used >= HIDDEN_WEBHOOK.calls:
                headers = self._headers(ask, route, now)
                return self._refuse(hidden, HIDDEN_WEBHOOK, now, headers, scope="shared", violation=True)
            hidden.used += 1
        route.used += 1
        return Admission(allowed=True, headers=self._headers(ask, route, now))

    def _window(self, key: str, limit: Limit, now: float) -> _Window:
        window = self._windows.get(key)
        if window is None or now >= window.opened + limit.seconds:
            window = self._windows[key] = _Window(now, 0)
        return window

    def _refuse(
        self,
        window: _Window,
        limit: Limit,
        now: float,
        headers: dict[str, str],
        *,
        scope: str = "user",
        violation: bool = False,
    ) -> Admission:
        wait = math.ceil((window.opened + limit.seconds - now) * 1000) / 1000
        ignored = window.told_until > now
        window.told_until = window.opened + limit.seconds
        return Admission(
            allowed=False,
            headers=headers,
            retry_after=wait,
            scope=scope,
            violation=violation or ignored,
        )

    def _headers(self, ask: Ask, window: _Window, now: float) -> dict[str, str]:
        left = window.opened + ask.limit.seconds - now
        name = f"{ask.method} {ask.template} {ask.limit}"
        return {
            "X-RateLimit-Limit": str(ask.limit.calls),
            "X-RateLimit-Remaining": str(max(0, ask.limit.calls - window.used)),
            "X-RateLimit-Reset": f"{now + left:.3f}",
            "X-RateLimit-Reset-After": f"{left:.3f}",
            "X-RateLimit-Bucket": hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(),
        }

    def _forget_old(self, now: float) -> None:
        if len(self._windows) > 20_000:
            self._windows = {
                key: window
                for key, window in self._windows.items()
                if window.opened > now - 120 or window.told_until > now
            }
