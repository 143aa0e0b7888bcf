"""The one entry point: a message in, its text for the readers of a language out."""

import asyncio
import logging
from collections.abc import Callable, Sequence

from bot.errors import EngineError
from bot.model import Language
from bot.translation.cache import Cache, Key
from bot.translation.chain import Guarded
from bot.translation.detect import detect
from bot.translation.draft import Draft
from bot.translation.engines.protocol import Engine, Instant, Query
from bot.translation.markup import sanitise
from bot.translation.result import Detected, Quality, Translation
from bot.translation.scope import NOWHERE, Scope

log = logging.getLogger(__name__)


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
    ) -> None:
        self._chain = [
            Guarded(engine, clock=clock, timeout=timeout, concurrency=concurrency) for engine in engines
        ]
        self._cache = cache
        self._under_way: dict[Key, asyncio.Task[Translation]] = {}

    @property
    def improves(self) -> bool:
        """Whether any engine could do better than a gloss on a text nobody has translated by hand."""
        return any(guarded.engine.quality is Quality.MACHINE for guarded in self._chain)

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
        tasks = list(self._under_way.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for guarded in self._chain:
            await guarded.engine.aclose()

    async def _translate(self, key: Key, detected: Detected, scope: Scope) -> Translation:
        draft = Draft(key.text, detected=detected, target=key.target, scope=scope)
        for guarded in self._chain:
            if draft.done:
                break
            for query, numbers in draft.queries():
                broken = draft.take(numbers, await _ask(guarded, query), guarded.engine)
                again = draft.pieces(broken)
                answers = await asyncio.gather(*(_ask(guarded, pieces) for pieces, _ in again))
                for (pieces, number), found in zip(again, answers, strict=True):
                    draft.take_pieces(number, pieces, found, guarded.engine)
        translation = draft.finish()
        if translation.quality in {Quality.HUMAN, Quality.MACHINE}:
            self._cache.put(key, translation)
        return translation

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


async def _ask(guarded: Guarded, query: Query) -> Sequence[str | None]:
    """The engine's answers, none for any of the texts when it failed."""
    if guarded.engine.accepts(query):
        try:
            return await guarded.ask(query)
        except EngineError as error:
            log.debug("Engine %s gave no answer: %s", guarded.engine.name, error)
    return [None] * len(query.texts)


def _stays(detected: Detected, target: Language) -> bool:
    return detected is Detected.NONE or detected.language is target


def _verbatim(text: str, detected: Detected, target: Language) -> Translation:
    return Translation(text=text, source=detected, target=target, quality=Quality.VERBATIM, engine="")
