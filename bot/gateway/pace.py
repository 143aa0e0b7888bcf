"""When a webhook may be called again: what the answers' headers say, and what they do not.

Beside the bucket that ``X-RateLimit-*`` describes, a channel takes only so many webhook messages a minute,
and no header announces it. 30 in 60 s is what bots have met for years; a 429 that comes earlier teaches
less, and what was learnt is forgotten step by step.
"""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.model import ChannelId

HIDDEN_WINDOW = 60.0
HIDDEN_LIMIT = 30
RELAX_AFTER = 600.0
"""Seconds without a surprise before one more message a minute is tried."""

Bucket = tuple[str, int]
"""A method and the webhook it is used on."""


@dataclass(slots=True)
class _Channel:
    """The posts of the last minute, by the time of their answers, which is never before they counted."""

    limit: int = HIDDEN_LIMIT
    learnt_at: float = 0.0
    answered: deque[float] = field(default_factory=deque[float])


class Pace:
    """Answers one question: how long to wait before a call."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._free_at: dict[Bucket, float] = {}
        self._channels: dict[ChannelId, _Channel] = {}

    def wait(self, bucket: Bucket, *, posting_in: ChannelId | None) -> float:
        """Seconds until a call breaks no limit that we know of."""
        now = self._clock()
        wait = self._free_at.get(bucket, 0.0) - now
        channel = None if posting_in is None else self._channels.get(posting_in)
        if channel is not None:
            self._forget(channel, now)
            if len(channel.answered) >= channel.limit:
                wait = max(wait, channel.answered[-channel.limit] + HIDDEN_WINDOW - now)
        return max(0.0, wait)

    def answered(self, bucket: Bucket, headers: Mapping[str, str], *, posting_in: ChannelId | None) -> None:
        """Take note of a call that was not refused for its pace, whatever else came of it."""
        now = self._clock()
        if headers.get("X-RateLimit-Remaining") == "0":
            self._free_at = {key: at for key, at in self._free_at.items() if at > now}
            self._free_at[bucket] = now + float(headers.get("X-RateLimit-Reset-After", "1"))
        if posting_in is not None:
            self._channels.setdefault(posting_in, _Channel()).answered.append(now)

    def unanswered(self, channel_id: ChannelId) -> None:
        """Take note of a post of unknown outcome: it may have counted."""
        self._channels.setdefault(channel_id, _Channel()).answered.append(self._clock())

    def recall(self, channel_id: ChannelId, ages: Sequence[float]) -> None:
        """Take note of posts that were made so many seconds ago, by an earlier process perhaps."""
        channel = self._channels.setdefault(channel_id, _Channel())
        now = self._clock()
        posts = sorted([*channel.answered, *(now - age for age in ages if age < HIDDEN_WINDOW)])
        channel.answered = deque(posts)

    def refused(self, bucket: Bucket, seconds: float, *, shared: bool, posting_in: ChannelId | None) -> None:
        """Take note of a 429; ``shared`` if it is not the bucket's own."""
        now = self._clock()
        self._free_at[bucket] = max(self._free_at.get(bucket, 0.0), now + seconds)
        if shared and posting_in is not None:
            channel = self._channels.setdefault(posting_in, _Channel())
            self._forget(channel, now)
            channel.limit = max(1, min(channel.limit, len(channel.answered)))
            channel.learnt_at = now

    def _forget(self, channel: _Channel, now: float) -> None:
        while channel.answered and channel.answered[0] <= now - HIDDEN_WINDOW:
            channel.answered.popleft()
        if channel.limit < HIDDEN_LIMIT and now - channel.learnt_at >= RELAX_AFTER:
            channel.limit += 1
            channel.learnt_at = now
