"""Part of the composition root: moderation, and what people decide for themselves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.gateway.docket import Docket
from bot.gateway.holding import Descriptions, Translates
from bot.gateway.notices import Notices
from bot.model import BridgeId, CaseId, ChannelId, Counted, Incoming, Link
from bot.moderation.access import Access
from bot.moderation.cases import Cases
from bot.moderation.choices import Choices
from bot.moderation.floods import Floods
from bot.moderation.gate import Gate
from bot.moderation.modes import Modes
from bot.moderation.privacy import Leaving, Privacy
from bot.moderation.review import Review
from bot.moderation.rules import Rules
from bot.moderation.sanctions import Sanctions
from bot.moderation.silence import Silence
from bot.relay.bridges import Bridges, BridgeView
from bot.relay.ports import Counting
from bot.relay.service import Relay
from bot.storage.cases import Cases as CaseStore
from bot.storage.dossier import Dossier
from bot.storage.engine import Database
from bot.storage.erasure import Erasure
from bot.storage.grants import Grants
from bot.storage.holds import Holds
from bot.storage.people import People
from bot.storage.rules import Rules as RuleStore
from bot.storage.said import SaidStore
from bot.storage.sanctions import Sanctions as SanctionStore
from bot.storage.slowed import Slowed
from bot.translation import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What stands between people's messages and the other side."""

    rules: Rules
    modes: Modes[BridgeView]
    gate: Gate
    holds: Holds
    docket: Docket
    descriptions: Descriptions
    review: Review
    silence: Silence


async def build_filters(
    database: Database,
    *,
    bridges: Bridges,
    cases: Cases,
    sanctions: Sanctions,
    notices: Notices,
    translator: Translates,
    scope_of: Callable[[Link], Scope],
    relay: Callable[[], Relay],
    counting: Counting,
    clock: Callable[[], datetime],
) -> Filters:
    """``relay`` is asked for later: it needs the gate first."""

    async def resumed(view: BridgeView) -> None:
        await relay().resumed(view)

    def wake(channel_id: ChannelId) -> None:
        relay().wake(channel_id)

    def bridge_of(channel_id: ChannelId) -> BridgeId | None:
        link = bridges.link_of(channel_id)
        return None if link is None else link.bridge_id

    def counts(incoming: Incoming) -> Sequence[Counted]:
        source = bridges.link_of(incoming.channel_id)
        if source is None:
            return ()
        everywhere = [link for link in bridges.links() if link.bridge_id == source.bridge_id]
        return counting.entries(incoming, source, everywhere)

    holds = Holds(database, clock=clock)
    rules = Rules(RuleStore(database), clock=clock)
    await rules.load()
    modes = Modes(bridges=bridges, store=Slowed(database), record=cases, crier=notices, resumed=resumed)
    await modes.load()
    descriptions = Descriptions(bridges, translator, scope_of)

    async def silenced(case_id: CaseId) -> None:
        await docket.silenced(case_id)

    silence = Silence(SaidStore(database), wake=wake, close=silenced)
    docket = Docket(
        cases=cases,
        sanctions=sanctions,
        bridges=bridges,
        notices=notices,
        descriptions=descriptions,
        waiting=holds,
        silence=silence,
        clock=clock,
    )
    return Filters(
        rules=rules,
        modes=modes,
        gate=Gate(rules=rules, floods=Floods(), measures=sanctions, pace=modes, clock=clock),
        holds=holds,
        docket=docket,
        descriptions=descriptions,
        review=Review(
            holds,
            cases,
            sanctions,
            docket,
            silence=silence,
            bridge_of=bridge_of,
            counts=counts,
            wake=wake,
            clock=clock,
        ),
        silence=silence,
    )


async def load_record(database: Database, *, clock: Callable[[], datetime]) -> tuple[Cases, Sanctions]:
    """What moderators have done, and what of it is in force."""
    cases = Cases(CaseStore(database), clock=clock)
    sanctions = Sanctions(SanctionStore(database), cases, clock=clock)
    await sanctions.load()
    return cases, sanctions


async def load_access(database: Database) -> Access:
    """Which roles were given which powers."""
    access = Access(Grants(database))
    await access.load()
    return access


async def load_choices(people: People, *, clock: Callable[[], datetime]) -> Choices:
    """What people have chosen with ``/me`` and ``/privacy``."""
    choices = Choices(people, clock=clock)
    await choices.load()
    return choices


def build_privacy(
    database: Database,
    choices: Choices,
    *,
    relay: Relay,
    docket: Docket,
    leaving: Leaving,
    bridges: Bridges,
    keep: timedelta,
    clock: Callable[[], datetime],
) -> Privacy:
    """``keep``: how long it is remembered which copies belong to a message."""
    return Privacy(
        Erasure(database),
        Dossier(database),
        choices,
        take_back=relay.deleted,
        wake=relay.wake,
        close=docket.close,
        leaving=leaving,
        memories=(bridges,),
        clock=clock,
        keep=keep,
    )
