"""One engine behind its guards: a time-out, a limit to calls at once, a circuit breaker and a budget."""

import asyncio
import logging
from collections.abc import Callable, Sequence

from bot.errors import EngineError
from bot.translation.breaker import Breaker
from bot.translation.budget import Budget
from bot.translation.engines.protocol import Engine, Query
from bot.translation.markup import sanitise
from bot.translation.report import EngineReport, Tally
from bot.translation.result import Quality
from bot.translation.scope import Scope

Failed = Callable[[str, Scope], None]
"""An engine's name, and for whom it was asked."""

log = logging.getLogger(__name__)

LEAST_PATIENCE = 0.5
"""Seconds an engine is given before the next one is asked beside it, however fast it usually is."""
FIRST_PATIENCE = 1.0
"""The same for an engine that nothing is known about yet."""


class Guarded:
    """An engine as the chain sees it: it answers in time or raises ``EngineError``, nothing else."""

    def __init__(
        self,
        engine: Engine,
        *,
        clock: Callable[[], float],
        timeout: float,
        concurrency: int = 8,
        budget: Budget | None = None,
        failed: Failed = lambda engine, scope: None,
    ) -> None:
        """``failed`` is told of each call that was in vain."""
        self.engine = engine
        self.breaker = Breaker(clock=clock)
        self.tally = Tally()
        self._clock = clock
        self._timeout = timeout
        self._tell = failed
        self._slots = asyncio.Semaphore(concurrency)
        # Only machines are paid by the character; what people and the dictionary know is free.
        self._budget = budget if engine.quality is Quality.MACHINE else None

    @property
    def patience(self) -> float:
        """Seconds after which an answer of this engine is later than usual."""
        usual = self.tally.quantile(0.95)
        return FIRST_PATIENCE if usual is None else max(LEAST_PATIENCE, usual)

    @property
    def report(self) -> EngineReport:
        return self.tally.report(
            self.engine.name, self.engine.quality, state=self.breaker.state, rest=self.breaker.rest
        )

    def may_answer(self, query: Query) -> bool:
        """Whether asking now is worth while; asking this changes nothing."""
        return self.breaker.ready and self.engine.accepts(query) and self._affords(query)

    async def ask(
        self, query: Query, *, sending: Callable[[], object] = lambda: None
    ) -> Sequence[str | None]:
        """One answer a text. The wait for a free slot counts towards the time-out.

        ``sending`` is called at the moment from which on the call has been paid for.
        """
        self._check_budget(query)
        if not self.breaker.allow():
            raise EngineError("resting after failures", retriable=False)
        told = False
        started = self._clock()
        try:
            async with asyncio.timeout(self._timeout), self._slots:
                self._pay(query)
                sending()
                answers = await self._call(query)
        except TimeoutError:
            told = True
            self.tally.took(self._clock() - started)
            self._failed("timed out", query)
            # Whoever waited that long does not want to wait as long again.
            raise EngineError("timed out", retriable=False) from None
        except EngineError as error:
            if error.retriable or error.retry_after is not None:
                told = True
                self._failed(str(error), query, retry_after=error.retry_after)
            raise
        else:
            told = True
            self.tally.took(self._clock() - started)
            self.breaker.succeeded()
            self.tally.answered += any(answer is not None for answer in answers)
            return answers
        finally:
            if not told:
                self.breaker.abandoned()

    def _affords(self, query: Query) -> bool:
        if self._budget is None:
            return True
        return self._budget.allows(self.engine.name, query.scope.guild_id, _characters(query))

    def _check_budget(self, query: Query) -> None:
        if not self._affords(query):
            self.tally.skipped += 1
            raise EngineError("has spent its budget", retriable=False)

    def _pay(self, query: Query) -> None:
        # Once more: others may have spent it while this one waited for its slot.
        self._check_budget(query)
        self.tally.calls += 1
        self.tally.characters += _characters(query)
        if self._budget is not None:
            self._budget.spend(self.engine.name, query.scope.guild_id, _characters(query))

    async def _call(self, query: Query) -> Sequence[str | None]:
        try:
            answers: Sequence[object] = await self.engine.translate(query)
        except (EngineError, TimeoutError):
            raise
        # An engine is somebody else's code on somebody else's server; whatever it raises, the chain goes on.
        except Exception as error:  # noqa: BLE001
            # Only the kind of error: its text may quote the message.
            raise EngineError(f"failed with {type(error).__name__}") from None
        if len(answers) != len(query.texts):
            raise EngineError("answered with another number of texts")
        return [sanitise(answer) if isinstance(answer, str) else None for answer in answers]

    def _failed(self, reason: str, query: Query, *, retry_after: float | None = None) -> None:
        self.tally.failures[reason] += 1
        self._tell(self.engine.name, query.scope)
        before = self.breaker.state
        self.breaker.failed(retry_after=retry_after)
        if self.breaker.state is not before:
            log.warning("Engine %s %s; it is left alone for a while", self.engine.name, reason)
        else:
            log.info("Engine %s %s", self.engine.name, reason)


def _characters(query: Query) -> int:
    return sum(map(len, query.texts))
