"""The one entry point: a message in, its text for the readers of a language out."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import Any

from bot.model import Language
from bot.translation.budget import Budget
from bot.translation.cache import Cache, Key, Shared
from bot.translation.chain import Failed, Guarded
from bot.translation.detect import detect
from bot.translation.draft import Draft
from bot.translation.engines.protocol import Engine, Instant, Query
from bot.translation.markup import sanitise
from bot.translation.race import Race, attempt
from bot.translation.report import EngineReport
from bot.translation.result import Detected, Quality, Translation
from bot.translation.scope import NOWHERE, Scope

log = logging.getLogger(__name__)

PATIENCE = 2.0
"""Times one engine's time-out after which the machines are given up, however many there are."""


class Translator:
    """Translates by a chain of engines, each asked for what those before it left open."""

    def __init__(
        self,
        engines: Sequence[Engine],
        *,
        cache: Cache,
        clock: Callable[[], float],
        timeout: float = 8.0,
        concurrency: int = 8,
        budget: Budget | None = None,
        failed: Failed = lambda engine, scope: None,
        shared: Shared | None = None,
        retry_pause: float = 0.1,
        skipped: Mapping[str, str] | None = None,
    ) -> None:
        self.skipped: Mapping[str, str] = skipped or {}
        """Engines that were chosen but cannot be had here, each with what it takes."""
        self._chain = [
            Guarded(
                engine, clock=clock, timeout=timeout, concurrency=concurrency, budget=budget, failed=failed
            )
            for engine in engines
        ]
        self._parts = _parts(self._chain, longest=timeout * PATIENCE, pause=retry_pause)
        self._cache = cache
        self._shared = shared
        self._sharing: set[asyncio.Task[None]] = set()
        self._under_way: dict[Key, asyncio.Task[Translation]] = {}

    @property
    def improves(self) -> bool:
        """Whether any engine could do better than a gloss on a text nobody has translated by hand."""
        return any(guarded.engine.quality is Quality.MACHINE for guarded in self._chain)

    @property
    def reports(self) -> list[EngineReport]:
        """How each engine has been doing, in the order in which they are asked."""
        return [guarded.report for guarded in self._chain]

    async def translate(
        self, text: str, *, target: Language, source: Language | None = None, scope: Scope | None = None
    ) -> Translation:
        """The best translation to be had; ``source`` is the channel's language, as a hint only.

        ``scope`` tells whose budget is charged and whose glossary applies.

        Never raises for a failing engine: the last resort is the gloss, and past that the original itself.
        Concurrent equal requests share one call, which goes on when a caller stops waiting.
        """
        text = sanitise(text)
        scope = scope or NOWHERE
        key = Key(text, source, target, scope.words)
        if (known := self._cache.get(key)) is not None:
            return known
        task = self._under_way.get(key)
        if task is None:
            detected = detect(text, hint=source)
            if _stays(detected, target):
                return _verbatim(text, detected, target)
            task = asyncio.create_task(self._translate(key, detected, scope), name="translation")
            self._under_way[key] = task
            task.add_done_callback(lambda _: self._under_way.pop(key, None))
        return await asyncio.shield(task)

    def provisional(
        self, text: str, *, target: Language, source: Language | None = None, scope: Scope | None = None
    ) -> Translation:
        """What can be said at once and with no network: the phrasebook, else the gloss, else the original."""
        text = sanitise(text)
        scope = scope or NOWHERE
        if (known := self._cache.get(Key(text, source, target, scope.words))) is not None:
            return known
        detected = detect(text, hint=source)
        if _stays(detected, target):
            return _verbatim(text, detected, target)
        draft = Draft(text, detected=detected, target=target, scope=scope)
        for guarded in self._chain:
            engine = guarded.engine
            if not draft.done and isinstance(engine, Instant):
                self._answer_at_once(draft, engine, engine)
        return draft.finish()

    async def warm_up(self) -> None:
        """Load what the engines need; one that cannot is told in the log and does without."""
        for guarded in self._chain:
            try:
                await guarded.engine.warm_up()
            # Whatever it is that an engine lacks, the others do without it.
            except Exception as error:  # noqa: BLE001
                log.warning("Engine %s is not ready (%s)", guarded.engine.name, type(error).__name__)

    async def aclose(self) -> None:
        """Give up what is under way and close the engines."""
        tasks: list[asyncio.Task[Any]] = [*self._under_way.values(), *self._sharing]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for part in self._parts:
            if isinstance(part, Race):
                await part.aclose()
        for guarded in self._chain:
            await guarded.engine.aclose()
        if self._shared is not None:
            await self._shared.aclose()

    async def _translate(self, key: Key, detected: Detected, scope: Scope) -> Translation:
        if self._shared is not None and (known := await self._shared.get(key)) is not None:
            self._cache.put(key, known)
            return known
        draft = Draft(key.text, detected=detected, target=key.target, scope=scope)
        for part in self._parts:
            if draft.done:
                break
            await (part.run(draft) if isinstance(part, Race) else attempt(draft, part))
        self._count_rejected(draft)
        translation = draft.finish()
        if translation.quality in {Quality.HUMAN, Quality.MACHINE}:
            self._cache.put(key, translation)
            self._share(key, translation)
        return translation

    def _share(self, key: Key, translation: Translation) -> None:
        if self._shared is not None:
            sharing = asyncio.create_task(self._shared.put(key, translation), name="share")
            self._sharing.add(sharing)
            sharing.add_done_callback(self._sharing.discard)

    def _count_rejected(self, draft: Draft) -> None:
        tallies = {guarded.engine.name: guarded.tally for guarded in self._chain}
        for name, reason in draft.rejected:
            tallies[name].rejected[reason] += 1

    @staticmethod
    def _answer_at_once(draft: Draft, engine: Engine, instant: Instant) -> None:
        def answers(query: Query) -> list[str | None]:
            if not engine.accepts(query):
                return [None] * len(query.texts)
            return [instant.answer(text, source=query.source, target=query.target) for text in query.texts]

        for query, numbers in draft.queries():
            broken = draft.take(numbers, answers(query), engine)
            for pieces, number in draft.pieces(broken):
                draft.take_pieces(number, pieces, answers(pieces), engine)


def _parts(chain: Sequence[Guarded], *, longest: float, pause: float) -> list[Guarded | Race]:
    """The chain, with machines that follow each other put together: they stand in for each other."""
    parts: list[Guarded | Race] = []
    for is_machine, group in groupby(chain, lambda guarded: guarded.engine.quality is Quality.MACHINE):
        members = list(group)
        parts += [Race(members, longest=longest, pause=pause)] if is_machine else members
    return parts


def _stays(detected: Detected, target: Language) -> bool:
    return detected is Detected.NONE or detected.language is target


def _verbatim(text: str, detected: Detected, target: Language) -> Translation:
    return Translation(text=text, source=detected, target=target, quality=Quality.VERBATIM, engine="")
