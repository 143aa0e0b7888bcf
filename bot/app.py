"""The one composition root: opens what the bot needs, wires it, and closes it in order whatever happens."""

import asyncio
import gc
import logging
import random
import secrets
import signal
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta

import aiohttp

from bot import __version__
from bot.gateway import login
from bot.gateway.allowance import Allowance
from bot.gateway.client import Magpie
from bot.gateway.notice_board import NoticeBoard
from bot.gateway.notices import Notices
from bot.gateway.once import Once
from bot.gateway.outcomes import Outcomes
from bot.gateway.pairing import Pairing
from bot.gateway.services import Services
from bot.i18n import LOCALES, CommandNames, Texts
from bot.moderation.attempts import Attempts
from bot.moderation.choices import Choices
from bot.moderation.sanctions import Sanctions
from bot.moderation_assembly import build_filters, build_privacy, load_access, load_choices, load_record
from bot.pairing.icebreakers import Icebreakers
from bot.pairing.planning import PlanningProcess
from bot.pairing_assembly import build_pairing
from bot.relay.bridges import Bridges
from bot.relay.expiry import Expiry
from bot.relay.glossaries import Glossaries
from bot.relay.retention import Retention
from bot.relay.suggestions import Suggestions
from bot.relay.words import Words
from bot.relay_assembly import build_bridging
from bot.settings import Settings
from bot.statistics_assembly import build_counters, build_statistics
from bot.stats.chart_process import ChartProcess
from bot.storage.bridges import Bridges as BridgeStore
from bot.storage.engine import Database
from bot.storage.glossary import GlossaryTerms
from bot.storage.guilds import Guilds
from bot.storage.notices import NoticeMessages
from bot.storage.people import People
from bot.storage.retention import OldRows
from bot.storage.said import SaidStore
from bot.storage.suggestions import Suggestions as SuggestionStore
from bot.storage.usage import Usage
from bot.storage.whois import Copies
from bot.translation import Translator
from bot.translation.budget import Budget
from bot.translation.explain import Explainer, build_explainer
from bot.translation_assembly import limits_of, translator_for

_log = logging.getLogger(__name__)

GRACE = 5.0
"""Seconds for deliveries under way at shutdown; with closing the rest it stays below ten."""

EXTENSIONS = (
    "cogs.relay",
    "cogs.threads",
    "cogs.presence",
    "cogs.bridge",
    "cogs.access",
    "cogs.setup",
    "cogs.translate",
    "cogs.who",
    "cogs.help",
    "cogs.trust",
    "cogs.glossary",
    "cogs.filter",
    "cogs.suggest",
    "cogs.usage",
    "cogs.explain",
    "cogs.define",
    "cogs.me",
    "cogs.notice",
    "cogs.privacy",
    "cogs.profile",
    "cogs.moderate",
    "cogs.report",
    "cogs.audit",
    "cogs.record",
    "cogs.pair",
    "cogs.pairing",
    "cogs.meetings",
    "cogs.session",
    "cogs.correct",
    "cogs.statistics",
    "cogs.shares",
    "cogs.weekly",
)


def _now() -> datetime:
    return datetime.now(UTC)


async def run_bot(settings: Settings) -> None:
    """Run until SIGTERM or SIGINT, then leave nothing half done."""
    login.point_at(settings)
    _log.info("Magpie %s; translation by %s", __version__, ", ".join(settings.engines))
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with AsyncExitStack() as stack:
        client = await _assemble(settings, stack)
        # What is there now stays: the collector need not go through it, some thirty milliseconds each time.
        gc.collect()
        gc.freeze()
        running = asyncio.create_task(login.connect(client, settings), name="discord")
        # Closed in the opposite order: first nothing more is accepted and what is under way is finished.
        stack.push_async_callback(_disconnect, client, running)
        stack.push_async_callback(client.services.relay.aclose, grace=GRACE)
        stopping = asyncio.create_task(stop.wait(), name="stop")
        await asyncio.wait([running, stopping], return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if running.done():
            await running
        _log.info("Stopping")
    _log.info("Stopped")


@asynccontextmanager
async def _database(settings: Settings) -> AsyncGenerator[Database]:
    url = settings.database_url.get_secret_value()
    async with Database.open(url, key=settings.sealing_key) as database:
        database.require_key()
        yield database


async def _assemble(settings: Settings, stack: AsyncExitStack) -> Magpie:
    database = await stack.enter_async_context(_database(settings))
    session = await stack.enter_async_context(aiohttp.ClientSession())
    texts = Texts.load(LOCALES)
    usage = Usage(database)
    await usage.load(_now().date())
    stack.push_async_callback(usage.aclose)
    budget = Budget(usage, limits_of(settings), today=lambda: _now().date())
    store = BridgeStore(database)
    bridges = Bridges(store, clock=_now)
    await bridges.load()
    explainer = build_explainer(culture=LOCALES / "culture", cache_dir=settings.cache_dir)
    stack.push_async_callback(explainer.aclose)
    counters = await build_counters(
        database, stack, words=explainer.cut, guilds_on=bridges.guilds_on, clock=_now
    )
    translator = translator_for(settings, budget=budget, failed=counters.tallying.failed)
    stack.push_async_callback(translator.aclose)
    access = await load_access(database)
    cases, sanctions = await load_record(database, clock=_now)
    words, terms, suggested = Words(), GlossaryTerms(database), SuggestionStore(database)
    await words.load(terms, suggested)
    once = Once(session, base=settings.discord_api, allow=(allowance := Allowance()).wait)
    people = People(database)
    choices = await load_choices(people, clock=_now)
    notices = Notices(texts, Guilds(database))
    board = NoticeBoard(notices, NoticeMessages(database), bridges)
    stack.push_async_callback(board.aclose)
    filters = await build_filters(
        database,
        bridges=bridges,
        cases=cases,
        sanctions=sanctions,
        notices=notices,
        translator=translator,
        scope_of=words.scope,
        relay=lambda: bridging.relay,
        counting=counters.counting,
        clock=_now,
    )
    stack.push_async_callback(filters.docket.aclose)
    bridging = await build_bridging(
        database,
        session,
        once,
        settings=settings,
        bridges=bridges,
        filters=filters,
        translator=translator,
        scope_of=words.scope,
        explainer=explainer,
        counters=counters,
        notices=notices,
        people=people,
        choices=choices,
        texts=texts,
        clock=_now,
    )
    pairing = await _pairing(
        database,
        choices,
        sanctions,
        notices,
        texts=texts,
        explainer=explainer,
        once=once,
        translator=translator,
    )
    statistics, weekly = build_statistics(
        database,
        counters,
        turns=bridging.relay,
        board=bridging.reaction_board,
        bridges=bridges,
        choices=choices,
        charts=_charts(settings, stack),
        notices=notices,
        texts=texts,
        zones=pairing.zones,
        look_up=explainer.notes.look_up,
        clock=_now,
    )
    keep = timedelta(days=settings.keep_days)
    services = Services(
        bridges=bridges,
        relay=bridging.relay,
        problems=bridging.problems,
        threads=bridging.threads,
        absence=bridging.absence,
        codes=store,
        copies=Copies(database),
        translator=translator,
        texts=texts,
        command_names=CommandNames.load(LOCALES),
        notices=notices,
        notice_board=board,
        explainer=explainer,
        words=words,
        glossaries=Glossaries(terms, bridges=bridges, words=words, tallying=counters.tallying, clock=_now),
        suggestions=Suggestions(
            suggested, bridges=bridges, words=words, tallying=counters.tallying, clock=_now
        ),
        spending=usage,
        choices=choices,
        privacy=build_privacy(
            database,
            choices,
            relay=bridging.relay,
            docket=filters.docket,
            leaving=pairing.departures,
            bridges=bridges,
            keep=keep,
            clock=_now,
        ),
        writers=people,
        access=access,
        cases=cases,
        modes=filters.modes,
        rules=filters.rules,
        review=filters.review,
        silence=filters.silence,
        docket=filters.docket,
        descriptions=filters.descriptions,
        sanctions=sanctions,
        attempts=Attempts(clock=_now),
        said=SaidStore(database),
        outcomes=Outcomes(clock=_now),
        pairing=pairing,
        statistics=statistics,
        weekly=weekly,
        limits=budget.limits,
        new_reference=lambda: secrets.token_hex(4),
    )
    client = Magpie(services, extensions=EXTENSIONS, allowance=allowance)
    bridging.attach(client)
    for sees_discord in (filters.docket, *pairing.sighted, weekly.press):
        sees_discord.attach(client)
    retention = Retention(OldRows(database), keep=keep, clock=_now)
    ends = [
        bridging.problems.expire,
        bridging.absence.expire,
        sanctions.expire,
        cases.expire,
        filters.review.expire,
        statistics.memory.settle,
        counters.clocks.load,
        weekly.posts.expire,
    ]
    for name, work in {
        "warm-up": translator.warm_up(),
        "retention": retention.run(),
        "expiry": Expiry(ends).run(),
        "dictionary for explanations": explainer.warm_up(),
        "pairing": pairing.keeper.run(),
        "weekly post": weekly.keeper.run(),
    }.items():
        stack.callback(asyncio.create_task(work, name=name).cancel)
    return client


async def _pairing(
    database: Database,
    choices: Choices,
    sanctions: Sanctions,
    notices: Notices,
    *,
    texts: Texts,
    explainer: Explainer,
    once: Once,
    translator: Translator,
) -> Pairing:
    culture, chance = LOCALES / "culture", random.SystemRandom()
    return await build_pairing(
        database,
        choices=choices,
        sanctions=sanctions,
        notices=notices,
        texts=texts,
        dictionary=explainer,
        once=once,
        translator=translator,
        planner=PlanningProcess(),
        icebreakers=Icebreakers.load(culture, chance),
        culture=culture,
        clock=_now,
        randomness=chance,
    )


def _charts(settings: Settings, stack: AsyncExitStack) -> ChartProcess:
    charts = ChartProcess(folder=settings.cache_dir / "charts")
    stack.push_async_callback(charts.aclose)
    return charts


async def _disconnect(client: Magpie, running: asyncio.Task[None]) -> None:
    await client.close()
    # The library may be waiting, for minutes, to try the gateway again.
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
