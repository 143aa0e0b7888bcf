"""What translating costs besides the engines: ``python -m tests.bench.translation [--json FILE]``.

Each line is the median of several rounds, beside its goal and beside the simplest thing that could do the
same job, timed in the same run, so that the figures mean something on another machine.
"""

import argparse
import asyncio
import json
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.model import Language
from bot.translation.cache import Cache
from bot.translation.detect import detect
from bot.translation.engines.dictionary import Dictionary
from bot.translation.engines.gloss import GlossEngine
from bot.translation.markup import protect
from bot.translation.result import Detected
from bot.translation.translator import Translator
from bot.translation.typography import typeset
from tests.unit.translation.fakes import FakeEngine, faithful

MARKED_UP = "hey <@123456789012345678>, **look** at https://example.com/cats?id=7 :cat: it's `meow()` time 😀"
ENGLISH = "I think the cat wants more dumplings, see you tomorrow after work!"
CHINESE = "今天天气真好，我们一起去公园散步吧，晚上再吃饺子！"
ANSWER = "你好, 我觉得猫想吃更多饺子 (真的), 明天 10:30 下班后见!"
_NAIVE_TOKENS = re.compile(r"(<[^>]+>|https?://\S+|`[^`]+`|\*\*|:\w+:)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One measurement; microseconds for one message."""

    name: str
    median: float
    goal: float
    peer: str
    peer_median: float

    @property
    def met(self) -> bool:
        return self.median <= self.goal


def microseconds(work: Callable[[], object], *, rounds: int, times: int) -> float:
    """The median of ``rounds``, each the mean of ``times`` calls."""
    results: list[float] = []
    work()
    for _ in range(rounds):
        began = time.perf_counter()
        for _ in range(times):
            work()
        results.append((time.perf_counter() - began) / times * 1e6)
    return statistics.median(results)


async def cached_answer(translator: Translator, *, rounds: int, times: int) -> float:
    """The same for a message that was translated before."""
    results: list[float] = []
    for _ in range(rounds):
        began = time.perf_counter()
        for _ in range(times):
            await translator.translate(MARKED_UP, target=Language.SIMPLIFIED)
        results.append((time.perf_counter() - began) / times * 1e6)
    return statistics.median(results)


def taken_apart_and_restored() -> None:
    """What is done to each message around the engines."""
    plan = protect(MARKED_UP)
    bodies = [segment.restore(segment.masked) or "" for segment in plan.segments]
    if plan.render(bodies) is None:
        raise AssertionError("the markup did not come back")


def by_ratio(text: str) -> Detected:
    """The simplest detection there is."""
    han = sum("\u4e00" <= char <= "\u9fff" for char in text)
    return Detected.SIMPLIFIED if han * 3 > len(text) else Detected.ENGLISH


def word_by_word(words: dict[str, str], text: str) -> str:
    """The simplest gloss there is."""
    return " · ".join(words.get(word.lower(), word) for word in text.split())


async def measure(dictionary_folder: Path, *, rounds: int) -> list[Line]:
    """Every line of the table."""
    translator = Translator([FakeEngine(faithful)], cache=Cache(), clock=time.monotonic)
    gloss = GlossEngine(Dictionary(dictionary_folder))
    known = {MARKED_UP: MARKED_UP}
    words = {word.lower(): "词" for word in ENGLISH.split()}
    await translator.translate(MARKED_UP, target=Language.SIMPLIFIED)
    await gloss.warm_up()

    def glossed() -> str | None:
        gloss.answer(ENGLISH, source=Detected.ENGLISH, target=Language.SIMPLIFIED)
        return gloss.answer(CHINESE, source=Detected.SIMPLIFIED, target=Language.ENGLISH)

    def timed(work: Callable[[], object], times: int = 2000) -> float:
        return microseconds(work, rounds=rounds, times=times)

    try:
        return [
            Line(
                name="protection and restoration",
                median=timed(taken_apart_and_restored),
                goal=100,
                peer="split by one expression",
                peer_median=timed(lambda: "".join(_NAIVE_TOKENS.split(MARKED_UP))),
            ),
            Line(
                name="cached answer",
                median=await cached_answer(translator, rounds=rounds, times=2000),
                goal=50,
                peer="look-up in a dict",
                peer_median=timed(lambda: known.get(MARKED_UP)),
            ),
            Line(
                name="detection",
                median=timed(lambda: (detect(ENGLISH), detect(CHINESE))) / 2,
                goal=10,
                peer="share of Chinese characters",
                peer_median=timed(lambda: (by_ratio(ENGLISH), by_ratio(CHINESE))) / 2,
            ),
            Line(
                name="gloss",
                median=timed(glossed, 200) / 2,
                goal=500,
                peer="words in a dict",
                peer_median=timed(lambda: word_by_word(words, ENGLISH)),
            ),
            Line(
                name="typography",
                median=timed(lambda: typeset(ANSWER, Language.SIMPLIFIED)),
                goal=100,
                peer="replace each mark",
                peer_median=timed(lambda: ANSWER.translate(str.maketrans(",.?!:;()", "，。？！：；（）"))),
            ),
        ]
    finally:
        await translator.aclose()
        await gloss.aclose()


def table(lines: Sequence[Line]) -> str:
    """The lines for people."""
    rows = [f"{'':28}{'median':>10}{'goal':>10}{'simplest':>10}"]
    for line in lines:
        verdict = "" if line.met else "  MISSED"
        figures = f"{line.median:8.1f}µs{line.goal:8.0f}µs{line.peer_median:8.1f}µs"
        rows.append(f"{line.name:28}{figures}  ({line.peer}){verdict}")
    return "\n".join(rows)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table; 1 when a goal was missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, too")
    parser.add_argument("--rounds", type=int, default=7, metavar="N")
    parser.add_argument("--dictionary", type=Path, metavar="DIR", help="where the dictionary is, or is built")
    arguments = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        lines = asyncio.run(measure(arguments.dictionary or Path(folder), rounds=arguments.rounds))
    sys.stdout.write(table(lines) + "\n")
    if arguments.json is not None:
        figures = [{**asdict(line), "unit": "microseconds", "met": line.met} for line in lines]
        arguments.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return 0 if all(line.met for line in lines) else 1


if __name__ == "__main__":
    raise SystemExit(main())
