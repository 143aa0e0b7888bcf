"""A gate with a list of words for each server, and moderators' business as a list."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.model import (
    Action,
    CaseId,
    Counted,
    Finding,
    GuildId,
    Incoming,
    Link,
    MessageId,
    RuleKind,
    Side,
    TalkKind,
    Tongue,
    UserId,
    Verdict,
)
from bot.relay.gate import Ruling


@dataclass
class FakeGate:
    """``words`` by server; what they are found in is the source, or what is shown with brackets."""

    words: dict[GuildId, dict[str, Action]] = field(default_factory=dict)
    in_translation: dict[GuildId, dict[str, Action]] = field(default_factory=dict)
    kept_out: set[UserId] = field(default_factory=set)
    hasty: set[GuildId] = field(default_factory=set)

    def is_kept_out(self, incoming: Incoming, source: Link | None, destination: Link) -> bool:
        return incoming.author.id in self.kept_out

    def too_fast(
        self, incoming: Incoming, destinations: Sequence[Link], *, counts: bool = True
    ) -> Collection[GuildId]:
        return self.hasty & {link.guild_id for link in destinations}

    def arriving(
        self, incoming: Incoming, source: Link, destinations: Sequence[Link]
    ) -> Mapping[GuildId, Verdict]:
        guilds = [source.guild_id, *(link.guild_id for link in destinations)]
        return {guild: _verdict(guild, self.words, [incoming.content], Side.SOURCE) for guild in guilds}

    def standing(
        self, incoming: Incoming, source: Link | None, destination: Link
    ) -> Mapping[GuildId, Verdict]:
        return {} if source is None else self.arriving(incoming, source, [destination])

    def translated(
        self, texts: Sequence[str], incoming: Incoming, source: Link | None, destination: Link
    ) -> Mapping[GuildId, Verdict]:
        guilds = [destination.guild_id] if source is None else [source.guild_id, destination.guild_id]
        return {guild: _verdict(guild, self.in_translation, texts, Side.TRANSLATION) for guild in guilds}


def _verdict(
    guild: GuildId, words: dict[GuildId, dict[str, Action]], texts: Sequence[str], side: Side
) -> Verdict:
    return Verdict(
        findings=[
            Finding(guild_id=guild, kind=RuleKind.WORD, action=action, matched=word, side=side)
            for word, action in words.get(guild, {}).items()
            if any(word in text for text in texts)
        ]
    )


@dataclass
class FakeDocket:
    """Cases are numbered from 1; survives a restart as long as it is passed on."""

    cases: dict[CaseId, Ruling] = field(default_factory=dict)
    told: list[tuple[GuildId, str]] = field(default_factory=list)
    closed: set[CaseId] = field(default_factory=set)
    changes: list[str] = field(default_factory=list)
    slow: list[str] = field(default_factory=list)
    kept: list[tuple[str, set[GuildId]]] = field(default_factory=list)

    async def open(self, ruling: Ruling) -> CaseId:
        case_id = CaseId(len(self.cases) + 1)
        self.cases[case_id] = ruling
        return case_id

    async def close(self, case_id: CaseId) -> None:
        self.closed.add(case_id)

    def tell(self, ruling: Ruling, case_id: CaseId) -> None:
        old = " (stays as it was)" if ruling.keeps_old else ""
        self.told.append((ruling.guild_id, f"{ruling.action.name} {ruling.incoming.content}{old}"))

    def changed(self, incoming: Incoming, cases: Mapping[GuildId, CaseId]) -> None:
        self.changes.append(incoming.content)

    def kept_out(self, incoming: Incoming, guild_ids: Collection[GuildId]) -> None:
        self.kept.append((incoming.content, {*guild_ids}))

    def slowed(self, incoming: Incoming) -> None:
        self.slow.append(incoming.content)


class OpenGate:
    """Lets everything through."""

    def is_kept_out(self, incoming: Incoming, source: Link | None, destination: Link) -> bool:
        return False

    def too_fast(
        self, incoming: Incoming, destinations: Sequence[Link], *, counts: bool = True
    ) -> Collection[GuildId]:
        return ()

    def arriving(
        self, incoming: Incoming, source: Link, destinations: Sequence[Link]
    ) -> Mapping[GuildId, Verdict]:
        return {}

    def standing(
        self, incoming: Incoming, source: Link | None, destination: Link
    ) -> Mapping[GuildId, Verdict]:
        return {}

    def translated(
        self, texts: Sequence[str], incoming: Incoming, source: Link | None, destination: Link
    ) -> Mapping[GuildId, Verdict]:
        return {}


class NoDocket:
    """Has nothing to do behind an open gate."""

    async def open(self, ruling: Ruling) -> CaseId:
        raise NotImplementedError("nothing is found by an open gate")

    async def close(self, case_id: CaseId) -> None: ...

    def tell(self, ruling: Ruling, case_id: CaseId) -> None: ...

    def changed(self, incoming: Incoming, cases: Mapping[GuildId, CaseId]) -> None: ...

    def kept_out(self, incoming: Incoming, guild_ids: Collection[GuildId]) -> None: ...

    def slowed(self, incoming: Incoming) -> None: ...


@dataclass
class FakeChoices:
    """Who has opted out, and who is hidden from whoever wrote which message."""

    out: set[UserId] = field(default_factory=set[UserId])
    hidden: set[tuple[UserId, MessageId]] = field(default_factory=set[tuple[UserId, MessageId]])

    def opted_out(self, user_id: UserId) -> bool:
        return user_id in self.out

    async def is_hidden_from_writer(self, user_id: UserId, answered: MessageId) -> bool:
        return (user_id, answered) in self.hidden


@dataclass
class FakeCounting:
    """Counts every message as one word of the first server's; nothing while ``broken``."""

    broken: bool = False
    asked: list[tuple[str, Sequence[int]]] = field(default_factory=list)
    """What was said, and in which channels it was to be shown."""

    def entries(self, incoming: Incoming, source: Link, links: Iterable[Link]) -> Sequence[Counted]:
        if self.broken:
            raise ZeroDivisionError
        self.asked.append((incoming.content, [link.channel_id for link in links]))
        return [
            Counted(
                guild_id=source.guild_id,
                day=incoming.created_at.date(),
                hour=incoming.created_at.hour,
                side=Tongue.CHINESE if source.language.is_chinese else Tongue.ENGLISH,
                kind=TalkKind.TEXT,
                characters=len(incoming.content),
                words=1,
            )
        ]


class UtcDays:
    """Every server's days begin at midnight, UTC."""

    def today(self, guild_id: GuildId, now: datetime) -> date:
        del guild_id
        return now.date()
