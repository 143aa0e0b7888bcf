"""When the bot will be killed, and what else will go wrong around it."""

import random
from collections.abc import Iterator
from typing import Any, Final

from tests.chaos.plan import Kill, Trouble


def make_kills(chance: random.Random, kills: int, duration: float) -> Iterator[Kill]:
    for number in range(kills):
        yield Kill(
            at=duration * (number + chance.uniform(0.4, 1.0)) / kills,
            # The library takes two seconds to be sure of its servers; then the past is caught up.
            up=chance.choice((0.0, 0.5, 1.5, 2.5, 3.5)),
            down=chance.choice((0.0, 0.0, 0.3, 1.0)),
            boot=chance.uniform(0.3, 3.0) if chance.random() < 0.12 else None,
        )


_POST, _CHANGE, _REMOVE = "POST /webhooks/*", "PATCH /webhooks/*", "DELETE /webhooks/*"
_ROUTES: Final = (
    *(_POST, _POST, _POST, _POST, _CHANGE, _CHANGE, _REMOVE),
    "GET /channels/*/messages",
    "GET /channels/*/webhooks",
    "POST /channels/*/webhooks",
    "POST /channels/*/messages/bulk-delete",
)
_ROUTES_OF: Final = {
    "react": ("PUT /channels/*/reactions/*", "DELETE /channels/*/reactions/*", "GET /channels/*/messages/*"),
    "thread": ("POST /channels/*/threads", "GET /channels/*", "GET /guilds/*/threads/active"),
}
_FAULTS: Final[tuple[dict[str, Any], ...]] = (
    {"status": 500},
    {"status": 502},
    {"status": 503},
    {"status": 500, "after_effect": True},
    {"status": 502, "after_effect": True},
    {"drop": True},
    {"drop": True, "after_effect": True},
    {"drop": True, "after_effect": True, "delay": 1.5},
    {"delay": 0.4},
    {"delay": 2.0, "after_effect": True},
    {"status": 429, "retry_after": 0.4},
    {"status": 429, "retry_after": 1.2, "scope": "global"},
    {"status": 429, "retry_after": 0.7, "scope": "shared"},
)
ENGINE_FAULTS: Final = ("error", "hang", "busy", "truncated", "wrong_json", "captcha", "quota", "drip")


_LIKELY: Final = {
    "fault": 60,
    "close": 4,
    "reconnect": 3,
    "invalidate": 4,
    "stall": 4,
    "webhook": 5,
    "move": 3,
    "permission": 3,
    "history": 3,
    "engine": 8,
}
_LAST_ENGINE_TROUBLE: Final = 0.8
"""Of the duration: an engine that failed is left alone for a while, and the end would wait for it."""


def make_troubles(
    chance: random.Random, sides: tuple[tuple[str, ...], ...], duration: float, kinds: tuple[str, ...]
) -> Iterator[Trouble]:
    routes = [*_ROUTES, *(route for kind in kinds for route in _ROUTES_OF.get(kind, ()))]
    at = 0.0
    while (at := at + chance.uniform(0.6, 2.2)) < duration:
        bridge = chance.randrange(len(sides))
        side = chance.randrange(len(sides[bridge]))
        what = chance.choices(list(_LIKELY), list(_LIKELY.values()))[0]
        if what == "engine" and at > duration * _LAST_ENGINE_TROUBLE:
            what = "close"
        match what:
            case "fault":
                fault = {"match": chance.choice(routes), "by": "bot", **chance.choice(_FAULTS)}
                if fault["match"] == _POST and fault.get("scope") == "shared":
                    # It would be a lie about the channel's hidden limit, which is learnt from such an answer.
                    fault["match"] = _CHANGE
                yield Trouble(at=at, what=what, fault={**fault, "times": chance.choice((1, 1, 2, 3))})
            case "engine":
                fault = {"name": chance.choice(ENGINE_FAULTS)}
                yield Trouble(at=at, what=what, fault=fault, lasts=chance.uniform(1.0, 10.0))
            case _:
                yield Trouble(at=at, what=what, bridge=bridge, side=side, lasts=chance.uniform(0.5, 6.0))
