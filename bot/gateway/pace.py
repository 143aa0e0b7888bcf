"""When a webhook may be called again: what the answers' headers say, and what they do not.

Beside the bucket that ``X-RateLimit-*`` describes, a channel takes only so many webhook messages in so many
seconds, and no header announces it. 30 in 60 s is what bots have met for years, so that is expected; the
first 429 of a channel that has another limit tells which. What was learnt is relaxed step by step, because it
may have been somebody else's posts that left us less; each time that turns out wrong, the next step takes
twice as long.
"""

import math
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.model import ChannelId

HIDDEN_WINDOW = 60.0
HIDDEN_LIMIT = 30
RELAX_AFTER = 600.0
"""Seconds without a surprise before one more message in a window is tried."""
RELAX_AT_LAST = 24 * 3600.0
SLACK = 5.0
"""Seconds by which it may be noticed late that a window is full."""
JITTER = 0.5
"""Seconds by which an answer's way may move a window."""

Bucket = tuple[str, int]
"""A method and the webhook it is used on."""


@dataclass(slots=True)
class _Channel:
    """What a channel takes, and its latest posts by the time of their answers, never before they counted."""

    limit: int = HIDDEN_LIMIT
    window: float = HIDDEN_WINDOW
    learnt_at: float | None = None
    relax_after: float = RELAX_AFTER
    # At most a few dozen, and one of these a channel: a deque would take six times the room.
    answered: list[float] = field(default_factory=list[float])
    began: float = 0.0
    """The first post since a window was certainly over, so one that has opened a new window."""
    over_at: float = 0.0
    """When the window ends that the last 429 spoke of."""

    def note(self, now: float) -> None:
        """A post that was answered now."""
        latest = self.answered[-1] if self.answered else -math.inf
        if now - latest >= max(self.window, HIDDEN_WINDOW) or latest < self.over_at <= now:
            self.began = now
        self.answered.append(now)

    def learn(self, now: float, seconds: float) -> None:
        """A 429: the window that is open now is full and ends in so many seconds."""
        self.over_at = ends = now + seconds
        if now - self.began <= max(self.window, HIDDEN_WINDOW) + SLACK:
            # Windows are whole seconds; both answers came a moment after what they speak of.
            self.window = float(max(1, math.ceil(ends - self.began - JITTER / 2)))
        in_it = sum(at > ends - self.window - JITTER for at in self.answered)
        if in_it == 0:
            # Somebody else's posts have filled it.
            return
        if self.learnt_at is not None:
            self.relax_after = min(RELAX_AT_LAST, 2 * self.relax_after)
        self.limit, self.learnt_at = in_it, now

    def relax(self, now: float) -> None:
        """Try one more, if it was long enough without a surprise; forget what is as good as expected."""
        tighter = self.limit * HIDDEN_WINDOW < HIDDEN_LIMIT * self.window
        if self.learnt_at is None or not tighter or now - self.learnt_at < self.relax_after:
            return
        self.limit, self.learnt_at = self.limit + 1, now
        if self.limit * HIDDEN_WINDOW >= HIDDEN_LIMIT * self.window:
            self.limit, self.window = HIDDEN_LIMIT, HIDDEN_WINDOW

    def forget(self, now: float) -> None:
        """Posts that count no longer."""
        over = bisect_right(self.answered, now - max(self.window, HIDDEN_WINDOW))
        del self.answered[:over]


class Pace:
    """Answers one question: how long to wait before a call."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._free_at: dict[Bucket, float] = {}
        self._all_free_at = 0.0
        self._channels: dict[ChannelId, _Channel] = {}

    def wait(self, bucket: Bucket, *, posting_in: ChannelId | None) -> float:
        """Seconds until a call breaks no limit that we know of."""
        now = self._clock()
        wait = max(self._free_at.get(bucket, 0.0), self._all_free_at) - now
        channel = None if posting_in is None else self._channels.get(posting_in)
        if channel is not None:
            channel.forget(now)
            channel.relax(now)
            if len(channel.answered) >= channel.limit:
                wait = max(wait, channel.answered[-channel.limit] + channel.window - now)
        return max(0.0, wait)

    def answered(self, bucket: Bucket, headers: Mapping[str, str], *, posting_in: ChannelId | None) -> None:
        """Take note of a call that was not refused for its pace, whatever else came of it."""
        now = self._clock()
        if headers.get("X-RateLimit-Remaining") == "0":
            self._free_at = {key: at for key, at in self._free_at.items() if at > now}
            self._free_at[bucket] = now + float(headers.get("X-RateLimit-Reset-After", "1"))
        if posting_in is not None:
            self._channels.setdefault(posting_in, _Channel()).note(now)

    def unanswered(self, channel_id: ChannelId) -> None:
        """Take note of a post of unknown outcome: it may have counted."""
        self._channels.setdefault(channel_id, _Channel()).note(self._clock())

    def recall(self, channel_id: ChannelId, ages: Sequence[float]) -> None:
        """Take note of posts that were made so many seconds ago, by an earlier process perhaps."""
        channel = self._channels.setdefault(channel_id, _Channel())
        now = self._clock()
        posts = sorted([*channel.answered, *(now - age for age in ages if age < HIDDEN_WINDOW)])
        channel.answered = posts
        if posts:
            channel.began = posts[0]

    def refused_everywhere(self, seconds: float) -> None:
        """Take note of a 429 that is meant for every call, whatever its bucket."""
        self._all_free_at = max(self._all_free_at, self._clock() + seconds)

    def refused(self, bucket: Bucket, seconds: float, *, shared: bool, posting_in: ChannelId | None) -> None:
        """Take note of a 429; ``shared`` if it is not the bucket's own."""
        now = self._clock()
        self._free_at[bucket] = max(self._free_at.get(bucket, 0.0), now + seconds)
        if shared and posting_in is not None:
            self._channels.setdefault(posting_in, _Channel()).learn(now, seconds)
