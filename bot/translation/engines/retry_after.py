"""The header ``Retry-After``, in seconds."""

import math
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_LONGEST = 86_400.0


def seconds(value: str | None) -> float | None:
    """What the header asks for, at most a day; nothing when it is missing or makes no sense."""
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


def of(headers: Mapping[str, str] | None) -> float | None:
    """The same, out of a response's headers."""
    return seconds(headers.get("Retry-After")) if headers is not None else None
