"""The bot in an in-process Discord, with real bridges in a real database and people of three languages."""

import random
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import discord
import pytest
import pytest_asyncio
import simcord.interactions
from simcord import Env

from bot.app import EXTENSIONS
from bot.gateway.client import Magpie
from bot.gateway.docket import Docket
from bot.gateway.notice_board import NoticeBoard
from bot.gateway.notices import Notices
from bot.gateway.outcomes import Outcomes
from bot.gateway.presence import Presence
from bot.gateway.reactions import ReactionBoard
from bot.gateway.reports import Reports
from bot.gateway.services import Services
from bot.i18n import LOCALES, CommandNames, Speaker, Texts
from bot.model import Locale
from bot.moderation.access import Access
from bot.moderation.attempts import Attempts
from bot.moderation.cases import Cases
from bot.moderation.choices import Choices
from bot.moderation.privacy import Privacy
from bot.moderation.sanctions import Sanctions
from bot.moderation_assembly import build_filters
from bot.pairing_assembly import build_pairing
from bot.relay.absence import Absence
from bot.relay.bridges import Bridges
from bot.relay.glossaries import Glossaries
from bot.relay.problems import Problems
from bot.relay.suggestions import Suggestions
from bot.relay.words import Words
from bot.statistics_assembly import build_counters, build_statistics
from bot.storage import Bridges as BridgeStore
from bot.storage import Database, Guilds, Outbox
from bot.storage.cases import Cases as CaseStore
from bot.storage.dossier import Dossier
from bot.storage.erasure import Erasure
from bot.storage.glossary import GlossaryTerms
from bot.storage.grants import Grants
from bot.storage.notices import NoticeMessages
from bot.storage.people import People
from bot.storage.problems import Problems as ProblemStore
from bot.storage.said import SaidStore
from bot.storage.sanctions import Sanctions as SanctionStore
from bot.storage.suggestions import Suggestions as SuggestionStore
from bot.storage.usage import Usage
from bot.translation.explain import Explainer, build_explainer
from tests.blank import blank
from tests.commands.town import Town
from tests.commands.world import World, furnish
from tests.fakes import FakeCharts, FakeCopies, FakeRelay, FakeTalk, FakeTranslator
from tests.integration.pairing.town import InTurn

if TYPE_CHECKING:
    from bot.gateway.once import Once
    from bot.gateway.thread_api import Threads
    from bot.relay.service import Relay

REFERENCE = "c0ffee42"


@pytest.fixture(scope="session")
def texts() -> Texts:
    return Texts.load(LOCALES, strict=True)


@pytest.fixture(scope="session")
def command_names() -> CommandNames:
    return CommandNames.load(LOCALES)


@pytest.fixture(scope="session")
def explainer(cache_dir: Path) -> Explainer:
    """Knows the tables of slang; a test that needs the dictionary warms it up."""
    return build_explainer(culture=LOCALES / "culture", cache_dir=cache_dir)


@pytest.fixture
def locales(monkeypatch: pytest.MonkeyPatch) -> dict[int, Locale]:
    """The Discord language of each person, by user id; the in-process Discord knows only English."""
    spoken: dict[int, Locale] = {}
    original = simcord.interactions.base_payload

    def with_locale(*args: Any, user_id: int, **kwargs: Any) -> Any:
        record, payload = original(*args, user_id=user_id, **kwargs)
        payload["locale"] = spoken.get(user_id, Locale.EN_US).value
        return record, payload

    monkeypatch.setattr(simcord.interactions, "base_payload", with_locale)
    return spoken


@pytest_asyncio.fixture
async def services(
    tmp_path: Path, texts: Texts, command_names: CommandNames, explainer: Explainer
) -> AsyncIterator[Services]:
    async with AsyncExitStack() as stack:
        database = await stack.enter_async_context(Database.open(blank(tmp_path / "magpie.db")))
        store = BridgeStore(database)
        bridges = Bridges(store, clock=discord.utils.utcnow)
        await bridges.load()
        words, terms, suggested = Words(), GlossaryTerms(database), SuggestionStore(database)
        await words.load(terms, suggested)
        usage = Usage(database)
        notices = Notices(texts, Guilds(database))
        board = NoticeBoard(notices, NoticeMessages(database), bridges)
        people, relay = People(database), cast("Relay", FakeRelay())
        choices = Choices(people, clock=discord.utils.utcnow)
        cases = Cases(CaseStore(database), clock=discord.utils.utcnow)
        sanctions = Sanctions(SanctionStore(database), cases, clock=discord.utils.utcnow)
        counters = await build_counters(
            database,
            stack,
            words=explainer.cut,
            guilds_on=bridges.guilds_on,
            clock=discord.utils.utcnow,
        )
        filters = await build_filters(
            database,
            bridges=bridges,
            cases=cases,
            sanctions=sanctions,
            notices=notices,
            translator=FakeTranslator(),
            scope_of=words.scope,
            relay=lambda: cast("Relay", FakeRelay()),
            counting=counters.counting,
            clock=discord.utils.utcnow,
        )
        pairing = await build_pairing(
            database,
            choices=choices,
            sanctions=sanctions,
            notices=notices,
            texts=texts,
            dictionary=explainer,
            once=cast("Once", None),
            translator=FakeTranslator(),
            planner=InTurn(),
            icebreakers=FakeTalk(),
            culture=LOCALES / "culture",
            clock=discord.utils.utcnow,
            randomness=random.Random(7),
        )
        statistics, weekly = build_statistics(
            database,
            counters,
            turns=relay,
            board=ReactionBoard(),
            bridges=bridges,
            choices=choices,
            charts=FakeCharts(),
            notices=notices,
            texts=texts,
            zones=pairing.zones,
            look_up=explainer.notes.look_up,
            clock=discord.utils.utcnow,
        )
        yield Services(
            bridges=bridges,
            relay=relay,
            problems=Problems(
                ProblemStore(database),
                bridges,
                Reports(bridges, notices),
                wake=lambda channel_id: None,
                clock=discord.utils.utcnow,
            ),
            threads=cast("Threads", None),
            absence=Absence(
                bridges=bridges,
                outbox=Outbox(database),
                presence=Presence(),
                reports=Reports(bridges, notices),
                clock=discord.utils.utcnow,
            ),
            codes=store,
            copies=FakeCopies(),
            translator=FakeTranslator(),
            texts=texts,
            command_names=command_names,
            notices=notices,
            notice_board=board,
            explainer=explainer,
            words=words,
            glossaries=Glossaries(
                terms,
                bridges=bridges,
                words=words,
                tallying=counters.tallying,
                clock=discord.utils.utcnow,
            ),
            suggestions=Suggestions(
                suggested,
                bridges=bridges,
                words=words,
                tallying=counters.tallying,
                clock=discord.utils.utcnow,
            ),
            spending=usage,
            choices=choices,
            privacy=Privacy(
                Erasure(database),
                Dossier(database),
                choices,
                take_back=relay.deleted,
                wake=relay.wake,
                close=filters.docket.close,
                leaving=pairing.departures,
                memories=(bridges,),
                clock=discord.utils.utcnow,
                keep=timedelta(days=30),
            ),
            writers=people,
            access=Access(Grants(database)),
            cases=cases,
            modes=filters.modes,
            rules=filters.rules,
            review=filters.review,
            silence=filters.silence,
            docket=filters.docket,
            descriptions=filters.descriptions,
            sanctions=sanctions,
            attempts=Attempts(clock=discord.utils.utcnow),
            said=SaidStore(database),
            outcomes=Outcomes(clock=discord.utils.utcnow),
            pairing=pairing,
            statistics=statistics,
            weekly=weekly,
            new_reference=lambda: REFERENCE,
        )
        await usage.aclose()


@pytest_asyncio.fixture
async def env(services: Services) -> AsyncIterator[Env]:
    bot = Magpie(services, extensions=EXTENSIONS)
    for part in (*services.pairing.sighted, services.weekly.press):
        part.attach(bot)
    for part in (
        services.absence._presence,
        services.absence._reports,
        services.problems._reports,
        services.docket,
        services.statistics.applause._board,
    ):
        assert isinstance(part, Presence | Reports | Docket | ReactionBoard)
        part.attach(bot)
    env = Env(bot, check_errors=False)
    await env.start()
    yield env
    await env.shutdown()
    await bot.close()


@pytest.fixture
def town(env: Env, services: Services, locales: dict[int, Locale]) -> Town:
    return Town.build(env, services, locales)


@pytest_asyncio.fixture
async def world(town: Town) -> World:
    return await furnish(town)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ids of the texts that were said."""
    ids: list[str] = []
    say = Speaker.say

    def noting(self: Speaker, message_id: str, /, **args: Any) -> str:
        ids.append(message_id)
        return say(self, message_id, **args)

    monkeypatch.setattr(Speaker, "say", noting)
    return ids
