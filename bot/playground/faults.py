"""Failures on demand: what a test or a demonstration asks the loopback to do wrong."""

import fnmatch
import re
from dataclasses import dataclass, field

from bot.playground.validation import Form, Json


@dataclass(slots=True, kw_only=True)
class Fault:
    """One failure; ``times`` is how often it still strikes, None for as long as it stands."""

    match: str
    status: int | None = None
    retry_after: float | None = None
    delay: float = 0.0
    drop: bool = False
    after_effect: bool = False
    """What is asked for is done; the delay and the failure are those of the answer."""
    times: int | None = 1
    by: str = "anyone"
    scope: str = "user"
    """Whose limit a 429 is said to be: the bucket's, everybody's in the channel, or the bot's as a whole."""
    struck: int = 0
    pattern: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.pattern = re.compile(fnmatch.translate(self.match.replace("[", "[[]")))

    @property
    def fails(self) -> bool:
        """Tell whether the answer is lost (a fault may only be slow)."""
        return self.drop or self.status is not None or self.retry_after is not None

    def as_json(self) -> Json:
        """Return what ``GET /control/faults`` lists."""
        return {
            "match": self.match,
            "status": self.status,
            "retry_after": self.retry_after,
            "delay": self.delay,
            "drop": self.drop,
            "after_effect": self.after_effect,
            "times": self.times,
            "by": self.by,
            "scope": self.scope,
            "struck": self.struck,
        }


class Faults:
    """The failures that are waiting, asked in the order in which they were added."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def add(self, body: Json) -> Fault:
        """Take a failure as ``POST /control/faults`` describes it."""
        form = Form(body)
        form.require("match")
        match = form.text("match", low=3, high=500)
        times = form.integer("times", low=1)
        status = form.integer("status", low=400, high=599)
        by = form.text("by") or "anyone"
        if by not in {"anyone", "bot", "people"}:
            form.wrong("by", "BASE_TYPE_CHOICES", "Value must be one of ('anyone', 'bot', 'people').")
        scope = form.text("scope") or "user"
        if scope not in {"user", "shared", "global"}:
            form.wrong("scope", "BASE_TYPE_CHOICES", "Value must be one of ('user', 'shared', 'global').")
        drop = form.flag("drop")
        after_effect = form.flag("after_effect")
        numbers: dict[str, float | None] = {}
        for key in ("retry_after", "delay"):
            value = body.get(key)
            if value is not None and (not isinstance(value, int | float) or value < 0):
                form.wrong(key, "NUMBER_TYPE_COERCE", "Must be a number of seconds.")
                value = None
            numbers[key] = value
        form.check()
        fault = Fault(
            match=match or "",
            status=status,
            retry_after=numbers["retry_after"],
            delay=numbers["delay"] or 0.0,
            drop=drop,
            after_effect=after_effect,
            times=None if "times" in body and body["times"] is None else (times or 1),
            by=by,
            scope=scope,
        )
        self._waiting.append(fault)
        return fault

    def strike(self, method: str, path: str, *, by_bot: bool) -> Fault | None:
        """Return the failure for a request, if one is waiting, and use it up."""
        for fault in self._waiting:
            if fault.by != "anyone" and by_bot != (fault.by == "bot"):
                continue
            if not fault.pattern.fullmatch(f"{method} {path}"):
                continue
            fault.struck += 1
            if fault.times is not None:
                fault.times -= 1
                if fault.times == 0:
                    self._waiting.remove(fault)
            return fault
        return None

    def list(self) -> list[Json]:
        """Return those that still wait."""
        return [fault.as_json() for fault in self._waiting]

    def clear(self) -> None:
        """Forget them all."""
        self._waiting.clear()
