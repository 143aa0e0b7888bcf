"""What a service means by its status, and for how long it asks to be left alone."""

import math
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from bot.errors import EngineError

_LONGEST = 86_400.0
_UNTIL_MENDED = 300.0
"""Seconds for which a service is not troubled with a key that it does not take; somebody has to act."""


def refusal(status: int, headers: Mapping[str, str] | None = None) -> EngineError:
    """The error for an answer that is none. A request that cannot be read won't be read later either."""
    wait = seconds(headers.get("Retry-After")) if headers is not None else None
    match status:
        case 401 | 403:
            return EngineError("does not accept the key", retriable=False, retry_after=wait or _UNTIL_MENDED)
        case 402 | 456:
            return EngineError("has no quota left", retriable=False, retry_after=wait or _UNTIL_MENDED)
        case 429:
            return EngineError("asked to slow down", retry_after=wait)
        case 400 | 413 | 414 | 422:
            return EngineError("does not take this request", retriable=False)
        case _:
            return EngineError("answered with an error", retry_after=wait)


def seconds(value: str | None) -> float | None:
    """What ``Retry-After`` asks for, at most a day; nothing when it is missing or makes no sense."""
    if not value:
        return None
    try:
        asked = float(value)
    except ValueError:
        try:
            moment = parsedate_to_datetime(value)
        except ValueError:
            return None
        asked = (moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds()
    return min(max(asked, 0.0), _LONGEST) if math.isfinite(asked) else None
