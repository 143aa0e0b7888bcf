"""Charts are drawn in a process of their own, one after the other."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Callable

import pytest
import pytest_asyncio

from bot.errors import ChartError
from bot.model import Language
from bot.stats.chart_process import ChartProcess
from bot.stats.charts import Direction, Traffic

WAY = Direction(name="English", total="1", messages=[1], labels=["1"])
CHART = Traffic(
    language=Language.ENGLISH,
    title="Messages",
    span="today",
    days=["Mon"],
    above=WAY,
    below=WAY,
    silence="",
)
_ANSWERS = """
import os, sys
for line in sys.stdin.buffer:
    picture = str(os.getpid()).encode()
    sys.stdout.buffer.write(b'{"bytes": %d}\\n' % len(picture) + picture)
    sys.stdout.flush()
"""
"""Its number is all it draws."""

Make = Callable[..., ChartProcess]


@pytest_asyncio.fixture
async def process() -> AsyncIterator[Make]:
    """Makes them of a program, and ends them."""
    made: list[ChartProcess] = []

    def make(program: str, *, timeout: float = 20, idle: float = 20) -> ChartProcess:
        made.append(ChartProcess([sys.executable, "-c", program], timeout=timeout, idle=idle))
        return made[-1]

    yield make
    for one in made:
        await one.aclose()


async def test_one_process_draws_one_chart_after_the_other(process: Make) -> None:
    charts = process(_ANSWERS)
    pictures = await asyncio.gather(*(charts.draw(CHART) for _ in range(3)))
    assert len({*pictures}) == 1


async def test_it_leaves_when_nobody_looks_and_comes_back_when_somebody_does(process: Make) -> None:
    charts = process(_ANSWERS, idle=0)
    first = await charts.draw(CHART)
    assert charts._leaving is not None
    await charts._leaving
    assert charts._process is None
    assert await charts.draw(CHART) != first


@pytest.mark.parametrize(
    "broken",
    [
        "raise SystemExit(3)",
        "input(); print('{')",
        "input(); print('[]')",
        "input(); print('{}')",
        """input(); print('{"bytes": 5}'); print('x')""",
    ],
)
async def test_a_process_that_fails_is_told_of_in_one_way_and_replaced(process: Make, broken: str) -> None:
    charts = process(broken)
    for _ in range(2):
        with pytest.raises(ChartError, match="ended"):
            await charts.draw(CHART)
        assert charts._process is None


async def test_a_chart_that_cannot_be_drawn_says_why_and_the_next_one_can(process: Make) -> None:
    program = """input(); print('{"error": "no font"}', flush=True)\n""" + _ANSWERS
    charts = process(program)
    with pytest.raises(ChartError, match="no font"):
        await charts.draw(CHART)
    assert charts._process is not None
    assert await charts.draw(CHART) == str(charts._process.pid).encode()


async def test_a_process_that_hangs_is_ended_and_replaced(process: Make) -> None:
    charts = process("import time; time.sleep(60)", timeout=0.05)
    for _ in range(2):
        with pytest.raises(ChartError, match="within"):
            await charts.draw(CHART)
        assert charts._process is None


async def test_the_process_is_not_told_the_token(process: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "secret")
    known = await process(_ANSWERS.replace("os.getpid()", "sorted(os.environ)")).draw(CHART)
    assert b"MPL_IGNORE_SYSTEM_FONTS" in known
    assert b"DISCORD_TOKEN" not in known


async def test_one_that_has_died_is_replaced(process: Make) -> None:
    charts = process(_ANSWERS)
    first = await charts.draw(CHART)
    assert charts._process is not None
    charts._process.kill()
    await charts._process.wait()
    assert await charts.draw(CHART) != first


async def test_whoever_stops_waiting_leaves_no_answer_to_the_next(process: Make) -> None:
    charts = process("input()\n" + _ANSWERS)
    asked = asyncio.create_task(charts.draw(CHART))
    while charts._process is None:
        await asyncio.sleep(0)
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
    assert charts._process is None


async def test_after_closing_nothing_is_drawn(process: Make) -> None:
    charts = process(_ANSWERS)
    await charts.draw(CHART)
    await charts.aclose()
    with pytest.raises(ChartError):
        await charts.draw(CHART)


async def test_whoever_waits_for_a_chart_when_the_bot_stops_is_told(process: Make) -> None:
    charts = process("import time; time.sleep(60)")
    asked = asyncio.create_task(charts.draw(CHART))
    while charts._process is None:
        await asyncio.sleep(0)
    await charts.aclose()
    with pytest.raises(ChartError):
        await asked


def test_the_bot_itself_never_loads_what_charts_are_drawn_with() -> None:
    code = """
import pkgutil, sys
import bot.app, cogs
for module in pkgutil.iter_modules(cogs.__path__, "cogs."):
    __import__(module.name)
print(sorted({"numpy", "matplotlib", "PIL", "fontTools"} & {*sys.modules}))
"""
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
