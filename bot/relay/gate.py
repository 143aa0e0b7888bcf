"""What moderators' rules are asked of a message, and what becomes of it then. The plan is a pure function."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bot.errors import DeliveryError
from bot.model import Action, CaseId, ChannelId, GuildId, Incoming, Link, Verdict


class Gate(Protocol):
    """What servers have decided; asked of every message, so it answers at once and from memory."""

    def is_kept_out(self, incoming: Incoming, source: Link | None, destination: Link) -> bool:
        """Whether one of the two servers has muted or banned the author."""
        ...

    def too_fast(
        self, incoming: Incoming, destinations: Sequence[Link], *, counts: bool = True
    ) -> Collection[GuildId]:
        """Servers into whose channels the author spoke a moment ago; this one ``counts`` for the others."""
        ...

    def arriving(
        self, incoming: Incoming, source: Link, destinations: Sequence[Link]
    ) -> Mapping[GuildId, Verdict]:
        """What the rules say of a message as it was written: the source's server, and each destination's."""
        ...

    def standing(
        self, incoming: Incoming, source: Link | None, destination: Link
    ) -> Mapping[GuildId, Verdict]:
        """What the rules of both servers say by now of a message that was let through when it was said."""
        ...

    def translated(
        self, texts: Sequence[str], incoming: Incoming, source: Link | None, destination: Link
    ) -> Mapping[GuildId, Verdict]:
        """What the rules of both servers say of what would be read in a destination."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What one server's rules make of a message, for its moderators to know or to decide."""

    guild_id: GuildId
    incoming: Incoming
    verdict: Verdict
    channels: tuple[ChannelId, ...]
    """Where it does not appear for now, or for good; where it does, if it is only logged."""
    translations: tuple[str, ...] = ()
    """What was found there; nothing where the original was enough."""
    keeps_old: bool = False
    """It is a new version, and the copies stay as they are."""

    @property
    def action(self) -> Action:
        return self.verdict.action or Action.LOG


class Docket(Protocol):
    """Where that is put on record, and before moderators."""

    async def open(self, ruling: Ruling) -> CaseId:
        """Write it down; what a MUTE means for its author follows from that."""
        ...

    async def close(self, case_id: CaseId) -> None:
        """Nothing has come of it."""
        ...

    def tell(self, ruling: Ruling, case_id: CaseId) -> None:
        """Show it to the server's moderators, soon; a HOLD with a question."""
        ...

    def changed(self, incoming: Incoming, cases: Mapping[GuildId, CaseId]) -> None:
        """A message that is held has another text now."""
        ...

    def kept_out(self, incoming: Incoming, guild_ids: Collection[GuildId]) -> None:
        """Count, soon, a message of somebody whom these servers have muted or banned."""
        ...

    def slowed(self, incoming: Incoming) -> None:
        """Let people see, soon, that a message came too fast to be relayed."""
        ...


class Withheld(DeliveryError):
    """A message must not appear in a destination, at least for now."""

    def __init__(self, rulings: Sequence[Ruling] = ()) -> None:
        """Without ``rulings`` its author is not heard there."""
        super().__init__("a rule")
        self.rulings = tuple(rulings)

    @property
    def may_be_approved(self) -> bool:
        return bool(self.rulings) and all(ruling.action <= Action.HOLD for ruling in self.rulings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Where a message goes at once, where it waits for whom, and who has to be told."""

    passing: tuple[ChannelId, ...] = ()
    held: Mapping[ChannelId, frozenset[GuildId]] = field(default_factory=dict[ChannelId, frozenset[GuildId]])
    refused: tuple[ChannelId, ...] = ()
    rulings: tuple[Ruling, ...] = ()


def plan(
    incoming: Incoming, source: Link, destinations: Sequence[Link], verdicts: Mapping[GuildId, Verdict]
) -> Plan:
    """What a server's rules say counts for its own channels; the source's for all of them."""
    passing, refused = list[ChannelId](), list[ChannelId]()
    held: dict[ChannelId, frozenset[GuildId]] = {}
    concerned: dict[GuildId, list[ChannelId]] = {}
    for link in destinations:
        asked = [
            guild_id for guild_id in dict.fromkeys((source.guild_id, link.guild_id)) if guild_id in verdicts
        ]
        acting = {guild_id: action for guild_id in asked if (action := verdicts[guild_id].action) is not None}
        strictest = max(acting.values(), default=Action.LOG)
        if strictest > Action.HOLD:
            refused.append(link.channel_id)
        elif strictest is Action.HOLD:
            deciding = [guild_id for guild_id, action in acting.items() if action is Action.HOLD]
            held[link.channel_id] = frozenset(deciding)
        else:
            passing.append(link.channel_id)
        for guild_id, action in acting.items():
            # Nobody has to decide about what another server refuses.
            if not (strictest > Action.HOLD and action is Action.HOLD):
                concerned.setdefault(guild_id, []).append(link.channel_id)
    rulings = [
        Ruling(guild_id=guild_id, incoming=incoming, verdict=verdicts[guild_id], channels=tuple(channels))
        for guild_id, channels in concerned.items()
    ]
    return Plan(passing=tuple(passing), held=held, refused=tuple(refused), rulings=tuple(rulings))
