"""Who says too much, or the same again and again. Of a text only a keyed hash is kept, and not for long."""

import secrets
from collections import OrderedDict, deque
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import NamedTuple

from bot.model import Finding, GuildId, Incoming, MessageId, Rule, RuleKind, UserId
from bot.moderation.fold import fold
from bot.moderation.readings import letters
from bot.moderation.values import rate_of

PEOPLE = 5_000
"""So many are remembered; the one who has been silent longest is forgotten first."""
_MOST = 50
"""Messages of one person; no rule counts further."""
_LONGEST = timedelta(hours=1)


class _Said(NamedTuple):
    message_id: MessageId
    at: datetime
    what: bytes


class Floods:
    """A memory of what each person said lately in a server."""

    def __init__(self, *, key: bytes | None = None, people: int = PEOPLE) -> None:
        self._key = secrets.token_bytes(16) if key is None else key
        self._people = people
        self._said: OrderedDict[tuple[GuildId, UserId], deque[_Said]] = OrderedDict()

    def check(self, incoming: Incoming, rules: Iterable[Rule], *, now: datetime) -> tuple[Finding, ...]:
        """What the rules about floods and repeats find, this message counted; asking twice counts once.

        Messages count at the time at which they were sent: a catch-up is no flood.
        """
        counting = [rule for rule in rules if rule.kind in {RuleKind.FLOOD, RuleKind.REPEATS}]
        if not counting or incoming.revision or incoming.author.is_bot:
            return ()
        this = _Said(incoming.id, incoming.created_at, self._hash(incoming))
        said = self._remember(incoming, this, now)
        return tuple(self._findings(counting, said, this))

    def _remember(self, incoming: Incoming, this: _Said, now: datetime) -> deque[_Said]:
        who = (incoming.guild_id, incoming.author.id)
        said = self._said.setdefault(who, deque(maxlen=_MOST))
        self._said.move_to_end(who)
        while said and said[0].at < now - _LONGEST:
            said.popleft()
        if all(one.message_id != this.message_id for one in said):
            said.append(this)
        while len(self._said) > self._people:
            self._said.popitem(last=False)
        return said

    @staticmethod
    def _findings(rules: Iterable[Rule], said: Iterable[_Said], this: _Said) -> Iterator[Finding]:
        for rule in rules:
            times, within = rate_of(rule.value)
            lately = [one for one in said if this.at - within < one.at <= this.at]
            if rule.kind is RuleKind.REPEATS:
                lately = [one for one in lately if one.what == this.what]
            if len(lately) >= times:
                yield Finding(
                    guild_id=rule.guild_id,
                    kind=rule.kind,
                    action=rule.action,
                    matched=rule.value,
                    rule_id=rule.id,
                )

    def _hash(self, incoming: Incoming) -> bytes:
        folded = fold(incoming.content)
        files = (f"{file.filename}/{file.size}" for file in incoming.attachments)
        stickers = (sticker.name for sticker in incoming.stickers)
        what = "\n".join((letters(folded) or folded, *files, *stickers))
        return blake2b(what.encode("utf-8", "replace"), digest_size=8, key=self._key).digest()
