"""Who is heard where, and what servers' rules say of a message: asked of every one, answered from memory."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.model import (
    Action,
    BridgeId,
    Finding,
    GuildId,
    Incoming,
    Link,
    Measure,
    RuleKind,
    Trust,
    UserId,
    Verdict,
)
from bot.moderation.floods import Floods
from bot.moderation.links import hosts, invites
from bot.moderation.rules import Rules

ANY = "*"
"""What is said to be found in messages of a new link: any link, any file."""


class Measures(Protocol):
    """``bot.moderation.sanctions.Sanctions``."""

    def in_force(self, guild_id: GuildId, user_id: UserId, now: datetime) -> Measure | None: ...


class Pace(Protocol):
    """``bot.moderation.modes.Modes``."""

    def too_fast(
        self, incoming: Incoming, guild_id: GuildId, bridge_id: BridgeId, *, counts: bool = True
    ) -> bool: ...


class Gate:
    """``bot.relay.gate.Gate``, with everything that servers have decided."""

    def __init__(
        self,
        *,
        rules: Rules,
        floods: Floods,
        measures: Measures,
        pace: Pace,
        clock: Callable[[], datetime],
    ) -> None:
        self._rules = rules
        self._floods = floods
        self._measures = measures
        self._pace = pace
        self._clock = clock

    def is_kept_out(self, incoming: Incoming, source: Link | None, destination: Link) -> bool:
        """By a measure of the server where it was said, or of the one where it would be read."""
        now, author = self._clock(), incoming.author.id
        guilds = {incoming.guild_id if source is None else source.guild_id, destination.guild_id}
        return any(self._measures.in_force(guild_id, author, now) is not None for guild_id in guilds)

    def too_fast(
        self, incoming: Incoming, destinations: Sequence[Link], *, counts: bool = True
    ) -> Collection[GuildId]:
        """Servers into whose channels the author has spoken a moment ago."""
        asked = {link.guild_id: link.bridge_id for link in destinations}
        return {
            guild_id
            for guild_id, bridge_id in asked.items()
            if self._pace.too_fast(incoming, guild_id, bridge_id, counts=counts)
        }

    def arriving(
        self, incoming: Incoming, source: Link, destinations: Sequence[Link]
    ) -> Mapping[GuildId, Verdict]:
        """What each server's rules find in a message as it was written."""
        verdicts: dict[GuildId, Verdict] = {}
        now = self._clock()
        for guild_id in dict.fromkeys((source.guild_id, *(link.guild_id for link in destinations))):
            findings = self._of_itself(guild_id, incoming, source, now)
            if (asked := self._rules.asked(guild_id, source.bridge_id)) is not None:
                findings += self._floods.check(incoming, asked.rules, now=now)
            if findings:
                verdicts[guild_id] = Verdict(findings=tuple(findings))
        return verdicts

    def standing(
        self, incoming: Incoming, source: Link | None, destination: Link
    ) -> Mapping[GuildId, Verdict]:
        """What both servers' rules find by now in a message that has waited, but for how fast it came."""
        if source is None:
            return {}
        now, verdicts = self._clock(), dict[GuildId, Verdict]()
        for guild_id in dict.fromkeys((source.guild_id, destination.guild_id)):
            if findings := self._of_itself(guild_id, incoming, source, now):
                verdicts[guild_id] = Verdict(findings=tuple(findings))
        return verdicts

    def _of_itself(self, guild_id: GuildId, incoming: Incoming, source: Link, now: datetime) -> list[Finding]:
        """What a server finds in a message whatever else its author said."""
        asked = self._rules.asked(guild_id, source.bridge_id)
        findings = [] if asked is None else [*asked.screen.check(incoming, now=now)]
        if source.trust is Trust.NEW and guild_id != source.guild_id:
            findings += _of_new_link(guild_id, incoming)
        return findings

    def translated(
        self, texts: Sequence[str], incoming: Incoming, source: Link | None, destination: Link
    ) -> Mapping[GuildId, Verdict]:
        """What both servers' rules find in what would be read."""
        del incoming
        guilds = (destination.guild_id,) if source is None else (source.guild_id, destination.guild_id)
        verdicts: dict[GuildId, Verdict] = {}
        for guild_id in dict.fromkeys(guilds):
            asked = self._rules.asked(guild_id, destination.bridge_id)
            findings = () if asked is None or not texts else asked.screen.check_texts(texts)
            if findings:
                verdicts[guild_id] = Verdict(findings=findings)
        return verdicts


def _of_new_link(guild_id: GuildId, incoming: Incoming) -> Iterable[Finding]:
    def found(kind: RuleKind) -> Finding:
        return Finding(guild_id=guild_id, kind=kind, action=Action.HOLD, matched=ANY)

    if incoming.attachments or any(card.picture for card in incoming.cards):
        yield found(RuleKind.FILE_TYPE)
    linked = (host.linked for text in incoming.texts for host in hosts(text))
    lead_away = any(card.url or card.picture_url for card in incoming.cards)
    if lead_away or any(linked) or any(invites(text) for text in incoming.texts):
        yield found(RuleKind.DOMAIN)
