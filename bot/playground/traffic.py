"""Counts of requests: what ``GET /control/requests`` answers."""

from collections import Counter

from bot.playground.validation import Json


class Traffic:
    """Requests by route and status; of what went wrong, the bot's own share."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Start counting anew (which webhooks are gone is remembered)."""
        self._routes: Counter[tuple[str, int]] = Counter()
        self._bot_routes: Counter[tuple[str, int]] = Counter()
        self.violations: Counter[str] = Counter()
        self.dead_webhook_calls = 0
        self.rate_limited = 0
        self.invalid = 0
        self.injected = 0

    def count(
        self, route: str, status: int, *, by_person: bool, shared: bool = False, injected: bool = False
    ) -> None:
        """Note an answer; what was ``injected`` and a 429 of a ``shared`` limit are no fault."""
        self._routes[route, status] += 1
        if not by_person:
            self._bot_routes[route, status] += 1
            if injected:
                self.injected += 1
                return
            if status in {401, 403, 429} and not shared:
                self.invalid += 1
            if status == 429:
                self.rate_limited += 1

    def violate(self, rule: str, times: int = 1) -> None:
        """Note a limit that was broken."""
        self.violations[rule] += times

    def as_json(self) -> Json:
        """Return the counts."""
        return {
            "routes": _nested(self._routes),
            "bot_routes": _nested(self._bot_routes),
            "total": sum(self._routes.values()),
            "rate_limited": self.rate_limited,
            "limit_violations": sum(self.violations.values()),
            "violations": dict(self.violations),
            "dead_webhook_calls": self.dead_webhook_calls,
            "invalid_requests": self.invalid,
            "injected": self.injected,
        }


def _nested(counts: Counter[tuple[str, int]]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for (route, status), number in sorted(counts.items()):
        found.setdefault(route, {})[str(status)] = number
    return found
