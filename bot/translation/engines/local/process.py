"""A worker process: started when needed, restarted when it dies or hangs, never waited for without bound."""

import asyncio
import itertools
import json
import logging
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from bot.errors import EngineError
from bot.processes import environment

_log = logging.getLogger(__name__)

MOST_WAITING = 32
"""Messages; past that the next engine is quicker than this queue."""
START_SECONDS = 60.0
"""Loading two models takes a second or two; a slow disk takes longer."""
LONGEST_REST = 60.0
LAST_WORDS = 1.0
"""Seconds for a process that says nothing more to end by itself, so that its reason is known."""
_LINE_LIMIT = 1 << 20


class WorkerProcess:
    """Requests and answers as lines of JSON; see ``worker``."""

    def __init__(
        self, command: Sequence[str], *, timeout: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """``timeout``: seconds without any answer after which the worker is taken to hang."""
        self._command = command
        self._timeout = timeout
        self._clock = clock
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None
        self._waiting: dict[int, asyncio.Future[list[str]]] = {}
        self._numbers = itertools.count(1)
        self._launching: asyncio.Task[asyncio.subprocess.Process] | None = None
        self._failures = 0
        self._rest_until = 0.0
        self._heard_at = 0.0

    @classmethod
    def for_models(cls, folder: Path, *, timeout: float) -> Self:
        script = Path(__file__).with_name("worker.py")
        return cls([sys.executable, str(script), str(folder)], timeout=timeout)

    async def ask(self, direction: str, texts: Sequence[str]) -> list[str]:
        """An answer for each text; ``EngineError`` when the worker is busy, dead or at a loss."""
        if len(self._waiting) >= MOST_WAITING:
            raise EngineError("too many messages wait for the local models")
        process = await self._ready()
        number = next(self._numbers)
        answer: asyncio.Future[list[str]] = asyncio.get_running_loop().create_future()
        self._waiting[number] = answer
        asked_at = self._clock()
        try:
            assert process.stdin is not None, "a pipe was asked for"
            line = json.dumps({"id": number, "direction": direction, "texts": list(texts)})
            process.stdin.write(line.encode() + b"\n")
            await process.stdin.drain()
            return await asyncio.wait_for(answer, self._timeout)
        except (OSError, TimeoutError) as error:
            self._kill_if_silent(process, since=asked_at)
            raise EngineError(f"the local models do not answer ({type(error).__name__})") from None
        finally:
            self._waiting.pop(number, None)

    async def start(self) -> None:
        """Have the models loaded before the first message needs them."""
        await self._ready()

    async def aclose(self) -> None:
        """End the worker; whoever waits for it gets an ``EngineError``."""
        if self._launching is not None:
            self._launching.cancel()
            await asyncio.gather(self._launching, return_exceptions=True)
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
        if self._reading is not None:
            await asyncio.gather(self._reading, return_exceptions=True)

    async def _ready(self) -> asyncio.subprocess.Process:
        process, reading = self._process, self._reading
        if process is not None and process.returncode is None and reading is not None and not reading.done():
            return process
        if self._launching is None or self._launching.done():
            if (rest := self._rest_until - self._clock()) > 0:
                raise EngineError(f"the local models are started again in {rest:.0f} s")
            self._launching = asyncio.create_task(self._launch(), name="local-models-start")
            self._launching.add_done_callback(_heard)
        # Whoever stops waiting leaves it to those who come later, and no process that nobody knows.
        return await asyncio.shield(self._launching)

    async def _launch(self) -> asyncio.subprocess.Process:
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            *self._command, stdin=pipe, stdout=pipe, limit=_LINE_LIMIT, env=environment()
        )
        assert process.stdout is not None, "a pipe was asked for"
        try:
            first = await asyncio.wait_for(process.stdout.readline(), START_SECONDS)
            loaded: list[str] = json.loads(first)["ready"]
        except (TimeoutError, ValueError, KeyError):
            await _end(process)
            self._failed()
            raise EngineError("the local models cannot be loaded") from None
        except asyncio.CancelledError:
            await _end(process)
            raise EngineError("the local models are closed") from None
        _log.info("The local models are loaded: %s", ", ".join(loaded))
        self._process = process
        self._heard_at = self._clock()
        self._reading = asyncio.create_task(self._read(process, process.stdout), name="local-models")
        return process

    async def _read(self, process: asyncio.subprocess.Process, answers: asyncio.StreamReader) -> None:
        try:
            while line := await answers.readline():
                self._heard_at = self._clock()
                self._deliver(json.loads(line))
                self._failures = 0
        except (ValueError, KeyError, TypeError) as error:
            # Only the kind of error: its text may quote an answer.
            _log.warning("The local models' process speaks no sense (%s)", type(error).__name__)
        else:
            with suppress(TimeoutError):
                await asyncio.wait_for(process.wait(), LAST_WORDS)
        await _end(process)
        _log.warning("The local models' process ended (%s)", process.returncode)
        self._failed()
        for answer in self._waiting.values():
            if not answer.done():
                answer.set_exception(EngineError("the local models' process ended"))

    def _deliver(self, told: dict[str, Any]) -> None:
        answer = self._waiting.get(told["id"])
        if answer is None or answer.done():
            return
        if "error" in told:
            answer.set_exception(EngineError(f"the local models failed ({told['error']})", retriable=False))
        else:
            answer.set_result(told["texts"])

    def _kill_if_silent(self, process: asyncio.subprocess.Process, *, since: float) -> None:
        """Slow is not stuck: other messages' answers show that it works."""
        if self._heard_at <= since and process.returncode is None:
            _log.warning("The local models hang; their process is started anew")
            process.kill()

    def _failed(self) -> None:
        self._failures += 1
        self._rest_until = self._clock() + min(LONGEST_REST, 0.5 * 2.0 ** min(self._failures - 1, 10))


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.kill()
    await process.wait()


def _heard(launching: asyncio.Task[asyncio.subprocess.Process]) -> None:
    """What went wrong is told to those who wait, of whom there may be none left."""
    if not launching.cancelled():
        launching.exception()
