"""One engine behind its guards: a time-out, a limit to calls at once, and a circuit breaker."""

import asyncio
import logging
from collections.abc import Callable, Sequence

from bot.errors import EngineError
from bot.translation.breaker import Breaker
from bot.translation.engines.protocol import Engine, Query
from bot.translation.markup import sanitise

log = logging.getLogger(__name__)


class Guarded:
    """An engine as the chain sees it: it answers in time or raises ``EngineError``, nothing else."""

    def __init__(
        self, engine: Engine, *, clock: Callable[[], float], timeout: float, concurrency: int = 8
    ) -> None:
        self.engine = engine
        self.breaker = Breaker(clock=clock)
        self._timeout = timeout
        self._slots = asyncio.Semaphore(concurrency)

    async def ask(self, query: Query) -> Sequence[str | None]:
        """One answer a text. The wait for a free slot counts towards the time-out."""
        if not self.breaker.allow():
            raise EngineError("resting after failures")
        told = False
        try:
            async with asyncio.timeout(self._timeout), self._slots:
                answers = await self._call(query)
        except TimeoutError:
            told = True
            self._failed("timed out")
            raise EngineError("timed out") from None
        except EngineError as error:
            if error.retriable:
                told = True
                self._failed(str(error))
            raise
        else:
            told = True
            self.breaker.succeeded()
            return answers
        finally:
            if not told:
                self.breaker.abandoned()

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

    def _failed(self, reason: str) -> None:
        before = self.breaker.state
        self.breaker.failed()
        if self.breaker.state is not before:
            log.warning("Engine %s %s; it is left alone for a while", self.engine.name, reason)
        else:
            log.info("Engine %s %s", self.engine.name, reason)
