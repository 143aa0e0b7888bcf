"""Part of the composition root: the relay, and what of Discord it takes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

import aiohttp

from bot.gateway.client import Magpie
from bot.gateway.downloads import Downloads
from bot.gateway.history import History
from bot.gateway.notices import Notices
from bot.gateway.once import Once
from bot.gateway.pins import PinBoard
from bot.gateway.presence import Presence
from bot.gateway.previews import Previews
from bot.gateway.reactions import ReactionBoard
from bot.gateway.reports import Reports
from bot.gateway.thread_api import Threads as ThreadApi
from bot.gateway.venues import Venues
from bot.gateway.webhook_api import WebhookApi
from bot.gateway.webhook_cache import WebhookCache
from bot.gateway.webhooks import Webhooks
from bot.i18n import Texts
from bot.model import Link, Locale
from bot.moderation.choices import Choices
from bot.moderation_assembly import Filters
from bot.relay.absence import Absence
from bot.relay.aids import Aids
from bot.relay.bridges import Bridges
from bot.relay.build import build_relay
from bot.relay.catchup import Bounds
from bot.relay.problems import Problems
from bot.relay.scene import Say
from bot.relay.service import Relay
from bot.settings import Settings
from bot.statistics_assembly import Counters
from bot.storage.engine import Database
from bot.storage.notes import NotesShown
from bot.storage.outbox import Outbox
from bot.storage.people import People
from bot.storage.pins import Pins
from bot.storage.posts import Posts
from bot.storage.problems import Problems as ProblemStore
from bot.storage.threads import Threads
from bot.storage.webhooks import Webhooks as OwnWebhooks
from bot.translation import Scope, Translator
from bot.translation.explain import Explainer


class SeesDiscord(Protocol):
    """Looks things up through the client."""

    def attach(self, client: Magpie) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridging:
    """What brings messages over, and what looks after that."""

    relay: Relay
    problems: Problems
    absence: Absence
    threads: ThreadApi
    own_webhooks: WebhookCache
    reaction_board: ReactionBoard
    sighted: Sequence[SeesDiscord]

    def attach(self, client: Magpie) -> None:
        """Let everything see Discord through this client from now on."""
        self.threads.attach(client, is_ours=self.own_webhooks.is_ours)
        for one in self.sighted:
            one.attach(client)


async def build_bridging(
    database: Database,
    session: aiohttp.ClientSession,
    once: Once,
    *,
    settings: Settings,
    bridges: Bridges,
    filters: Filters,
    translator: Translator,
    scope_of: Callable[[Link], Scope],
    explainer: Explainer,
    counters: Counters,
    notices: Notices,
    people: People,
    choices: Choices,
    texts: Texts,
    clock: Callable[[], datetime],
) -> Bridging:
    """``scope_of``: what messages of a linked channel are translated with."""

    def say(locale: Locale) -> Say:
        return texts(locale).say

    threads, own_webhooks = ThreadApi(once), WebhookCache(OwnWebhooks(database), once)
    await own_webhooks.load()
    api = WebhookApi(session, base=settings.discord_api)
    webhooks = Webhooks(api, Downloads(session), own_webhooks, threads, Posts(database))
    outbox = Outbox(database, sums=counters.sums)
    reports, presence = Reports(bridges, notices), Presence()
    venues, previews = Venues(), Previews()
    reaction_board, pin_board = ReactionBoard(), PinBoard()
    history = History(reaction_board.of, threads)
    relay = build_relay(
        bridges=bridges,
        outbox=outbox,
        held=filters.holds,
        gate=filters.gate,
        docket=filters.docket,
        translator=translator,
        destination=webhooks,
        reaction_board=reaction_board,
        pin_board=pin_board,
        pins=Pins(database),
        reports=reports,
        alarm=reports,
        threads=Threads(database),
        thread_gateway=threads,
        history=history,
        say=say,
        is_ours=own_webhooks.is_ours,
        deadline=settings.deadline,
        clock=clock,
        words=scope_of,
        bounds=Bounds(messages=settings.catch_up_messages, age=timedelta(hours=settings.catch_up_hours)),
        aids=Aids(explainer, NotesShown(database), say, counters.tallying),
        venues=venues,
        previews=previews,
        pings=people,
        choices=choices,
        counting=counters.counting,
        tallying=counters.tallying,
    )
    return Bridging(
        relay=relay,
        problems=Problems(ProblemStore(database), bridges, reports, wake=relay.wake, clock=clock),
        absence=Absence(bridges=bridges, outbox=outbox, presence=presence, reports=reports, clock=clock),
        threads=threads,
        own_webhooks=own_webhooks,
        reaction_board=reaction_board,
        sighted=(
            own_webhooks,
            webhooks,
            reports,
            history,
            venues,
            previews,
            reaction_board,
            pin_board,
            presence,
        ),
    )
