"""Asking machines in their order, and the next one early when one is later than usual.

The first good answer wins. What was not sent yet is called off; what was sent has been paid for and is left
to end by itself, so that its time and its failures are known, but nobody waits for it.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass

from bot.errors import EngineError
from bot.translation.chain import Guarded
from bot.translation.draft import Draft
from bot.translation.engines.protocol import Query

log = logging.getLogger(__name__)

AT_ONCE = 2
"""Engines that are asked for one message at the same time."""


async def attempt(draft: Draft, guarded: Guarded, leg: "Leg | None" = None) -> None:
    """Ask one engine for what is open, then for the pieces of what came back broken."""
    for query, numbers in draft.queries():
        if draft.settled(numbers):
            continue
        broken = draft.take(numbers, await _ask(guarded, query, leg), guarded.engine)
        again = draft.pieces(broken)
        answers = await asyncio.gather(*(_ask(guarded, pieces, leg) for pieces, _ in again))
        for (pieces, number), found in zip(again, answers, strict=True):
            draft.take_pieces(number, pieces, found, guarded.engine)


@dataclass(slots=True, eq=False)
class Leg:
    """One engine's part in the race."""

    guarded: Guarded
    started: float
    sent: bool = False
    worth_another: bool = False
    """It failed in a way that asking again may mend."""

    def sending(self) -> None:
        self.sent = True


class Race:
    """Runs the machines of a chain for one message after the other; knows what still runs behind them."""

    def __init__(self, machines: Sequence[Guarded], *, longest: float, pause: float = 0.1) -> None:
        """``longest``: seconds for all of them together; ``pause``: before a failed one is asked again."""
        self._machines = machines
        self._longest = longest
        self._pause = pause
        self._left_behind: set[asyncio.Task[None]] = set()

    async def run(self, draft: Draft) -> None:
        """Until all is settled, or nobody is left to ask; engines that fail raise nothing."""
        running: dict[asyncio.Task[None], Leg] = {}
        try:
            async with asyncio.timeout(self._longest):
                failed = await self._round(draft, list(self._machines), running)
                if failed and not draft.done:
                    await asyncio.sleep(self._pause)
                    await self._round(draft, failed, running)
        except TimeoutError:
            log.info("No engine answered within %g s", self._longest)
        finally:
            for task, leg in running.items():
                if draft.done and leg.sent:
                    self._left_behind.add(task)
                    task.add_done_callback(self._ended)
                else:
                    task.cancel()

    async def aclose(self) -> None:
        """Give up what nobody waits for."""
        tasks = list(self._left_behind)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._left_behind.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("Asking engine %s broke", task.get_name(), exc_info=error)

    async def _round(
        self, draft: Draft, waiting: list[Guarded], running: dict[asyncio.Task[None], Leg]
    ) -> list[Guarded]:
        """Ask each of ``waiting`` once; those that it is worth while to ask again."""
        failed: list[Guarded] = []
        while not draft.done and (running or waiting):
            if not running:
                self._start(draft, waiting.pop(0), running)
            successor = _successor(draft, waiting) if len(running) < AT_ONCE else None
            patience = None if successor is None else _patience(running)
            done, _ = await asyncio.wait(running, timeout=patience, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                leg = running.pop(task)
                task.result()
                if leg.worth_another:
                    failed.append(leg.guarded)
            if not done and successor is not None:
                for leg in running.values():
                    leg.guarded.tally.hedged += 1
                waiting.remove(successor)
                self._start(draft, successor, running)
        return failed

    @staticmethod
    def _start(draft: Draft, guarded: Guarded, running: dict[asyncio.Task[None], Leg]) -> None:
        leg = Leg(guarded, asyncio.get_running_loop().time())
        running[asyncio.create_task(attempt(draft, guarded, leg), name=guarded.engine.name)] = leg


def _patience(running: dict[asyncio.Task[None], Leg]) -> float:
    """Seconds until the one that is asked is late."""
    now = asyncio.get_running_loop().time()
    return max(0.0, min(leg.started + leg.guarded.patience - now for leg in running.values()))


def _successor(draft: Draft, waiting: Sequence[Guarded]) -> Guarded | None:
    queries = [query for query, _ in draft.queries()]
    return next((one for one in waiting if all(one.may_answer(query) for query in queries)), None)


async def _ask(guarded: Guarded, query: Query, leg: Leg | None) -> Sequence[str | None]:
    """The engine's answers, none for any of the texts when it failed."""
    if guarded.engine.accepts(query):
        try:
            return await (guarded.ask(query) if leg is None else guarded.ask(query, sending=leg.sending))
        except EngineError as error:
            log.debug("Engine %s gave no answer: %s", guarded.engine.name, error)
            if leg is not None and error.retriable and error.retry_after is None:
                leg.worth_another = True
    return [None] * len(query.texts)
