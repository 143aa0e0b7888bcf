"""Discord's limits: a bucket a route, the global one, and the one of webhooks that no header announces.

Buckets are fixed windows that open with their first call, as Discord's headers describe them. Tests and
benchmarks may set other limits; without their asking, all are Discord's.
"""

import hashlib
import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from bot.playground.validation import Form, Json


class Limit(NamedTuple):
    """So many calls in so many seconds."""

    calls: int
    seconds: float


GLOBAL: Final = Limit(50, 1.0)
IN_FLIGHT: Final = 0.25
"""Seconds that a refusal takes to be heard."""
HIDDEN_WEBHOOK: Final = Limit(30, 60.0)
"""Posts of all webhooks of one channel together; measured by many, documented nowhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The limits that can be changed; None leaves each route its own."""

    everywhere: Limit = GLOBAL
    webhook: Limit | None = None
    hidden: Limit = HIDDEN_WEBHOOK

    def changed(self, body: Json) -> "Rules":
        """Return the rules as ``POST /control/limits`` describes them; null stands for Discord's own."""
        form = Form(body)
        wanted: dict[str, Limit | None] = {}
        for key, name in _NAMES.items():
            if key in body:
                wanted[name] = _limit(form, key) or getattr(Rules(), name)
        form.check()
        return replace(self, **wanted)

    def as_json(self) -> Json:
        """Return what ``GET /control/limits`` answers."""
        found = {key: getattr(self, name) for key, name in _NAMES.items()}
        return {key: limit and limit._asdict() for key, limit in found.items()}


_NAMES: Final = {"global": "everywhere", "webhook": "webhook", "hidden": "hidden"}


def _limit(form: Form, key: str) -> Limit | None:
    asked = form.form(key)
    if asked is None:
        return None
    asked.require("calls")
    calls = asked.integer("calls", low=1)
    seconds = asked.body.get("seconds")
    if not isinstance(seconds, int | float) or isinstance(seconds, bool) or not 0 < seconds < math.inf:
        asked.wrong("seconds", "NUMBER_TYPE_COERCE", "Must be a number of seconds.")
        return None
    return Limit(calls or 1, float(seconds))


@dataclass(slots=True)
class _Window:
    opened: float
    used: int
    told_at: float = 0.0
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
        self._rules = Rules()

    @property
    def rules(self) -> Rules:
        """Return the limits that hold now."""
        return self._rules

    @rules.setter
    def rules(self, rules: Rules) -> None:
        self._rules = rules
        self._windows.clear()

    def admit(self, ask: Ask) -> Admission:
        """Count a request; the answer tells whether it may pass."""
        now = self._clock()
        self._forget_old(now)
        rules = self._rules
        if ask.hidden_channel is not None and rules.webhook is not None:
            ask = replace(ask, limit=rules.webhook)
        route = self._window(f"{ask.who} {ask.method} {ask.template} {ask.major}", ask.limit, now)
        if ask.counts_globally:
            shared = self._window(f"{ask.who} global", rules.everywhere, now)
            if shared.used >= rules.everywhere.calls:
                return self._refuse(shared, rules.everywhere, now, {}, scope="global")
            shared.used += 1
        if route.used >= ask.limit.calls:
            return self._refuse(route, ask.limit, now, self._headers(ask, route, now))
        if ask.hidden_channel is not None:
            hidden = self._window(f"hidden {ask.hidden_channel}", rules.hidden, now)
            if hidden.used >= rules.hidden.calls:
                headers = self._headers(ask, route, now)
                return self._refuse(hidden, rules.hidden, now, headers, scope="shared", violation=True)
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
        # Of the calls of all routes, some were under way when the first refusal was told.
        heard_at = window.told_at + (IN_FLIGHT if scope == "global" else 0.0)
        ignored = window.told_until > now >= heard_at
        if window.told_until <= now:
            window.told_at = now
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
