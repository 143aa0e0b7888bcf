"""One run from its plan to its result."""

import asyncio
import contextlib
import os
import shutil
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import aiohttp

from tests.chaos.compare import RULES, Difference, Shown, compare, shown
from tests.chaos.model import Model, Room
from tests.chaos.people import People
from tests.chaos.places import Places, build
from tests.chaos.plan import Plan, Say
from tests.chaos.speech import translated
from tests.chaos.tempo import Tempo
from tests.chaos.trouble import Troublemaker
from tests.e2e.playground import playground
from tests.e2e.town import Json, Person, Town
from tests.integration.translation.mt_server import MTServer, serving

REPORT_EVERY = 10.0
STILL, IDLE = 1.5, 20.0
"""Seconds with an empty outbox after which what is right stays right, and what is wrong stays wrong."""
SET_ASIDE = 2
"""``bot.storage.schema.State``: what moderators have to look at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a run has shown."""

    seed: int
    events: int
    bridges: int
    kills: int
    starts: int
    seconds: float
    quiet_after: float
    """Seconds from the last event until nothing was left to do."""
    caused: dict[str, int]
    differences: tuple[Difference, ...]
    violations: dict[str, int]
    dead_webhook_calls: int
    waiting: int
    set_aside: int
    requests: int

    @property
    def figures(self) -> dict[str, int]:
        """What has to be zero."""
        found = Counter(one.rule for one in self.differences)
        return {
            **{rule: found[rule] for rule in RULES},
            "limit violations": sum(n for rule, n in self.violations.items() if rule != "dead webhook"),
            "dead webhook calls": self.dead_webhook_calls,
            "set aside": self.set_aside,
            "left waiting": self.waiting,
        }

    @property
    def good(self) -> bool:
        return not any(self.figures.values())


@dataclass(slots=True)
class Run:
    """A plan on its way."""

    plan: Plan
    folder: Path
    town: Town
    engine: MTServer
    say: Callable[[str], None]
    model: Model = field(init=False)

    def __post_init__(self) -> None:
        self.model = Model([len(languages) for languages in self.plan.sides])

    async def carry_out(self, *, patience: float) -> Result:
        """``patience``: seconds to wait at the end for everything to arrive."""
        places = await build(self.town, self.plan.sides)
        tempo = Tempo()
        people = People(places, self.model, tempo, self._note)
        trouble = Troublemaker(places, self.engine, tempo, self._note)
        reporting = asyncio.create_task(self._report(tempo, people, trouble))
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(people.carry_out(self.plan.acts))
                group.create_task(trouble.make(self.plan.troubles))
                group.create_task(trouble.kill(self.plan.kills))
            await trouble.calm()
            began = tempo.now
            await self._last_words(people)
            seen, waiting = await self._until_quiet(places, patience)
        finally:
            reporting.cancel()
        counts = await self.town.control("GET", "/requests")
        _, aside = _outbox(self.folder)
        return Result(
            seed=self.plan.seed,
            events=people.done,
            bridges=len(self.plan.sides),
            kills=trouble.caused["kill"],
            starts=trouble.starts,
            seconds=tempo.now,
            quiet_after=tempo.now - began,
            caused=dict(trouble.caused),
            differences=tuple(compare(self.model, seen)),
            violations=counts["violations"],
            dead_webhook_calls=counts["dead_webhook_calls"],
            waiting=waiting,
            set_aside=aside,
            requests=counts["total"],
        )

    def _note(self, line: str) -> None:
        with (self.folder / "chaos.log").open("a", encoding="utf-8") as log:
            log.write(f"{datetime.now(UTC):%H:%M:%S.%f} {line}\n")

    async def _last_words(self, people: People) -> None:
        """A last message on every side: what came before it has been taken in when it is seen."""
        number = max((act.number for act in self.plan.acts if isinstance(act, Say)), default=0)
        acts: list[Say] = []
        for bridge, languages in enumerate(self.plan.sides):
            for side in range(len(languages)):
                number += 1
                acts.append(Say(at=0.0, life=0, bridge=bridge, side=side, by=0, number=number, phrase=1))
        await people.carry_out(tuple(acts))

    async def _until_quiet(self, places: Places, patience: float) -> tuple[dict[Room, list[Shown]], int]:
        """Wait until the bot has had nothing to do for a while; not so long if all is as it should be."""
        deadline = time.monotonic() + patience
        idle_since: float | None = None
        while True:
            seen = await self._look(places)
            waiting, _ = _outbox(self.folder)
            now = time.monotonic()
            idle_since = None if waiting else idle_since or now
            idle = 0.0 if idle_since is None else now - idle_since
            if idle > IDLE or (idle > STILL and not compare(self.model, seen)) or now > deadline:
                return seen, waiting
            await asyncio.sleep(0.5)

    async def _look(self, places: Places) -> dict[Room, list[Shown]]:
        seen: dict[Room, list[Shown]] = {}
        for room in self.model.rooms():
            messages = await places.history(room)
            if messages is not None:
                webhooks = await places.webhooks(room)
                seen[room] = [shown(message, webhooks) for message in messages]
        return seen

    async def _report(self, tempo: Tempo, people: People, trouble: Troublemaker) -> None:
        while True:
            await asyncio.sleep(REPORT_EVERY)
            waiting, aside = _outbox(self.folder)
            self.say(
                f"{tempo.now:5.0f} s  {people.done:5} events  {trouble.caused['kill']:4} kills  "
                f"{sum(trouble.caused.values()) - trouble.caused['kill']:4} troubles  "
                f"{waiting:4} deliveries waiting" + (f"  {aside} set aside" if aside else "")
            )


def _outbox(folder: Path) -> tuple[int, int]:
    """How much waits, and how much was set aside; read beside the bot, which keeps the database."""
    with contextlib.closing(
        sqlite3.connect(f"file:{folder / 'magpie.sqlite3'}?mode=ro", uri=True, timeout=10)
    ) as database:
        rows = dict(database.execute("SELECT state, count(*) FROM outbox GROUP BY state"))
    aside = rows.pop(SET_ASIDE, 0)
    return sum(rows.values()), aside


def run(plan: Plan, *, say: Callable[[str], None], patience: float, keep: Path | None = None) -> Result:
    """Start the playground, carry the plan out, and take everything down again.

    ``keep``: where the bot's log and database are left, to look into.
    """
    return asyncio.run(_run(plan, say, patience, keep))


async def _run(plan: Plan, say: Callable[[str], None], patience: float, keep: Path | None) -> Result:
    async with _stage() as (town, folder, engine):
        try:
            return await Run(plan, folder, town, engine, say).carry_out(patience=patience)
        finally:
            if keep is not None:
                shutil.copytree(folder, keep, dirs_exist_ok=True)


@contextlib.asynccontextmanager
async def _stage() -> AsyncGenerator[tuple[Town, Path, MTServer]]:
    """The playground with a translation server of its own."""
    with tempfile.TemporaryDirectory(prefix="magpie-chaos-") as name:
        folder = Path(name)
        async with serving() as engine, aiohttp.ClientSession() as session:
            engine.translate = translated
            with contextlib.ExitStack() as stack:
                info: Json = await asyncio.to_thread(
                    stack.enter_context,
                    playground("--data", str(folder), env=_environment(engine.url, folder)),
                )
                people = {
                    user["name"]: Person(
                        session=session, api=info["api"], user=user, application_id=info["bot"]["id"]
                    )
                    for user in info["users"]
                }
                yield Town(info=info, session=session, people=people), folder, engine


def _environment(engine_url: str, folder: Path) -> dict[str, str]:
    return {
        "MAGPIE_CACHE_DIR": str(folder / "cache"),
        **os.environ,
        "MAGPIE_ENGINES": "memory,libretranslate,gloss",
        "MAGPIE_LIBRETRANSLATE_URL": engine_url,
        "MAGPIE_ENGINE_TIMEOUT": "2",
        "MAGPIE_DEADLINE": "0.8",
    }
