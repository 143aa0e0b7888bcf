"""Having charts drawn in a process of its own, which is there only while somebody looks at charts."""

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.errors import ChartError
from bot.processes import environment, own_module
from bot.stats.charts import Chart, write

LONGEST = 30.0
"""Seconds a chart; on an idle machine the process begins within one, and draws seven a second."""
IDLE = 60.0
"""Seconds after the last chart; people who look at one look at the next."""
WORKER = own_module("bot.stats.chart_worker")


class ChartProcess:
    """Draws one chart after the other; started when needed, replaced when it has died or hangs."""

    def __init__(
        self,
        command: Sequence[str] = WORKER,
        *,
        folder: Path | None = None,
        timeout: float = LONGEST,
        idle: float = IDLE,
    ) -> None:
        """``folder``: where it may keep what it has learnt about fonts."""
        self._command = command
        self._environment = {"MPL_IGNORE_SYSTEM_FONTS": "1"}
        if folder is not None:
            self._environment["MPLCONFIGDIR"] = str(folder.absolute())
        self._timeout = timeout
        self._idle = idle
        self._turn = asyncio.Lock()
        self._process: asyncio.subprocess.Process | None = None
        self._leaving: asyncio.Task[None] | None = None
        self._closed = False

    async def draw(self, chart: Chart) -> bytes:
        """The picture as PNG; ChartError if it takes too long, or fails."""
        async with self._turn:
            if self._closed:
                raise ChartError("no more charts are drawn")
            if self._leaving is not None:
                self._leaving.cancel()
            try:
                async with asyncio.timeout(self._timeout):
                    answer, picture = await _ask(await self._ready(), write(chart))
            except TimeoutError:
                await self._end()
                raise ChartError(f"no chart within {self._timeout:.0f} s") from None
            except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
                status = await self._end()
                raise ChartError(f"the charts' process ended, or speaks no sense ({status})") from error
            except asyncio.CancelledError:
                # Its answer to this would be taken for that to the next.
                await self._end()
                raise
            self._leaving = asyncio.create_task(self._leave(), name="charts-idle")
        if picture is None:
            raise ChartError(answer)
        return picture

    async def aclose(self) -> None:
        """End the process; whoever waits for a chart gets a ChartError."""
        self._closed = True
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
        async with self._turn:
            if self._leaving is not None:
                self._leaving.cancel()
            await self._end()

    async def _ready(self) -> asyncio.subprocess.Process:
        if self._process is not None and self._process.returncode is None:
            return self._process
        pipe = asyncio.subprocess.PIPE
        self._process = await asyncio.create_subprocess_exec(
            *self._command, stdin=pipe, stdout=pipe, env=environment(self._environment)
        )
        return self._process

    async def _leave(self) -> None:
        await asyncio.sleep(self._idle)
        # In its turn, so that a chart that comes now calls it off, or waits until the process has ended.
        async with self._turn:
            await self._end()

    async def _end(self) -> int | None:
        process, self._process = self._process, None
        if process is None:
            return None
        if process.returncode is None:
            process.kill()
        return await process.wait()


async def _ask(process: asyncio.subprocess.Process, chart: bytes) -> tuple[str, bytes | None]:
    """A picture, or why there is none."""
    assert process.stdin is not None, "a pipe was asked for"
    assert process.stdout is not None, "a pipe was asked for"
    process.stdin.write(chart)
    await process.stdin.drain()
    answer: dict[str, Any] = json.loads(await process.stdout.readline())
    if "error" in answer:
        return str(answer["error"]), None
    return "", await process.stdout.readexactly(int(answer["bytes"]))
