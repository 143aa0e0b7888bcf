"""The local engine's worker dies, hangs and fails, and the bot goes on."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from bot.errors import EngineError, Unavailable
from bot.model import Language
from bot.translation.engines.local import LocalEngine, build
from bot.translation.engines.local.process import MOST_WAITING, WorkerProcess
from bot.translation.engines.protocol import Query
from bot.translation.result import Detected

WORKER = [sys.executable, str(Path(__file__).with_name("fake_worker.py"))]


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest_asyncio.fixture
async def worker(clock: Clock) -> AsyncIterator[WorkerProcess]:
    worker = WorkerProcess(WORKER, timeout=0.5, clock=clock)
    yield worker
    await worker.aclose()


def query(*texts: str, target: Language = Language.SIMPLIFIED) -> Query:
    source = Detected.ENGLISH if target.is_chinese else Detected.TRADITIONAL
    return Query(texts=texts, source=source, target=target)


async def test_all_texts_of_a_message_are_answered(worker: WorkerProcess) -> None:
    engine = LocalEngine(worker, directions=["en-zh", "zh-en"])
    assert await engine.translate(query("a", "b")) == ["en-zh a 软件", "en-zh b 软件"]


async def test_traditional_comes_out_in_the_words_of_taiwan(worker: WorkerProcess) -> None:
    engine = LocalEngine(worker, directions=["en-zh"])
    assert await engine.translate(query("a", target=Language.TRADITIONAL)) == ["en-zh a 軟體"]


async def test_traditional_goes_in_as_simplified(worker: WorkerProcess) -> None:
    engine = LocalEngine(worker, directions=["zh-en"])
    assert await engine.translate(query("網路", target=Language.ENGLISH)) == ["zh-en 网络 软件"]


async def test_a_direction_that_is_not_installed_is_not_accepted(worker: WorkerProcess) -> None:
    engine = LocalEngine(worker, directions=["en-zh"])
    assert engine.accepts(query("a"))
    assert not engine.accepts(query("網路", target=Language.ENGLISH))


async def test_nobody_gets_another_ones_answer(worker: WorkerProcess) -> None:
    texts = [f"text {number}" for number in range(MOST_WAITING)]
    answers = await asyncio.gather(*(worker.ask("en-zh", [text]) for text in texts))
    assert answers == [[f"en-zh {text} 软件"] for text in texts]


async def test_a_worker_that_dies_is_started_again_after_a_rest(worker: WorkerProcess, clock: Clock) -> None:
    with pytest.raises(EngineError, match="ended"):
        await worker.ask("en-zh", ["die"])
    with pytest.raises(EngineError, match="started again"):
        await worker.ask("en-zh", ["a"])
    clock.now += 1
    assert await worker.ask("en-zh", ["a"]) == ["en-zh a 软件"]


async def test_a_worker_that_hangs_is_ended_and_started_again(worker: WorkerProcess, clock: Clock) -> None:
    with pytest.raises(EngineError, match="do not answer"):
        await worker.ask("en-zh", ["hang"])
    async with asyncio.timeout(5):
        while True:
            clock.now += 1
            try:
                answer = await worker.ask("en-zh", ["a"])
            except EngineError:
                continue
            break
    assert answer == ["en-zh a 软件"]


async def test_a_text_that_fails_harms_no_other(worker: WorkerProcess) -> None:
    with pytest.raises(EngineError, match="ValueError"):
        await worker.ask("en-zh", ["fail"])
    assert await worker.ask("en-zh", ["a"]) == ["en-zh a 软件"]


async def test_a_queue_that_is_full_sends_messages_to_the_next_engine(worker: WorkerProcess) -> None:
    await worker.start()
    asked = [asyncio.create_task(worker.ask("en-zh", [f"{number}"])) for number in range(MOST_WAITING + 1)]
    answers = await asyncio.gather(*asked, return_exceptions=True)
    assert sum(isinstance(answer, EngineError) for answer in answers) == 1


async def test_a_worker_that_cannot_load_its_models_says_so() -> None:
    worker = WorkerProcess([sys.executable, "-c", "print('no models')"], timeout=0.5)
    with pytest.raises(EngineError, match="cannot be loaded"):
        await worker.start()
    await worker.aclose()


SLOW_WORKER = """
import pathlib, runpy, sys, time
with pathlib.Path(sys.argv[1]).open("a") as started:
    started.write("started\\n")
time.sleep(0.5)
runpy.run_path(sys.argv[2], run_name="__main__")
"""


async def test_a_worker_that_is_slow_to_start_is_started_once_whoever_gives_up(tmp_path: Path) -> None:
    starts = tmp_path / "starts"
    worker = WorkerProcess([sys.executable, "-c", SLOW_WORKER, str(starts), WORKER[1]], timeout=5)
    for _ in range(3):
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(worker.ask("en-zh", ["a"]), 0.05)
    assert await worker.ask("en-zh", ["a"]) == ["en-zh a 软件"]
    assert starts.read_text().split() == ["started"]
    await worker.aclose()


async def test_a_worker_that_is_still_starting_ends_with_the_engine(tmp_path: Path) -> None:
    told = tmp_path / "pid"
    loading = (
        f"import os, pathlib, time; pathlib.Path({str(told)!r}).write_text(str(os.getpid())); time.sleep(60)"
    )
    worker = WorkerProcess([sys.executable, "-c", loading], timeout=5)
    starting = asyncio.create_task(worker.start())
    async with asyncio.timeout(5):
        while not told.exists() or not told.read_text():
            await asyncio.sleep(0.02)
    starting.cancel()
    await asyncio.gather(starting, return_exceptions=True)
    await worker.aclose()
    with pytest.raises(ProcessLookupError):
        os.kill(int(told.read_text()), 0)


async def test_a_worker_that_speaks_no_sense_is_started_again(worker: WorkerProcess, clock: Clock) -> None:
    with pytest.raises(EngineError, match="ended"):
        await worker.ask("en-zh", ["babble"])
    clock.now += 1
    assert await worker.ask("en-zh", ["a"]) == ["en-zh a 软件"]


def test_without_library_or_models_the_engine_is_unavailable(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"fxtranslate|magpie models install"):
        build(tmp_path, timeout=1.0)
