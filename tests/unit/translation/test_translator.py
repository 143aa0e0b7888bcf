"""The way of a message through the chain."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence

import pytest
import pytest_asyncio

from bot.model import Language
from bot.translation.cache import Cache
from bot.translation.engines.protocol import Query
from bot.translation.result import Detected, Quality
from bot.translation.translator import Translator
from tests.unit.translation.fakes import HOSTILE, FakeEngine, faithful

Make = Callable[..., Translator]


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class SlowEngine(FakeEngine):
    """Answers when it is let go."""

    def __init__(self) -> None:
        super().__init__(faithful, name="slow")
        self.started = asyncio.Event()
        self.go_on = asyncio.Event()

    async def translate(self, query: Query) -> Sequence[str | None]:
        self.started.set()
        await self.go_on.wait()
        return await super().translate(query)


class InstantEngine(FakeEngine):
    """Also answers without waiting."""

    def answer(self, text: str, *, source: Detected, target: Language) -> str | None:
        return self._answer(text, Query(texts=(text,), source=source, target=target))


@pytest_asyncio.fixture
async def make() -> AsyncIterator[Make]:
    made: list[Translator] = []

    def build(
        *engines: FakeEngine, clock: Callable[[], float] = lambda: 0.0, timeout: float = 5.0
    ) -> Translator:
        made.append(Translator(engines, cache=Cache(), clock=clock, timeout=timeout))
        return made[-1]

    yield build
    for translator in made:
        await translator.aclose()


def says(answer: str, *, name: str = "fake", quality: Quality = Quality.MACHINE) -> FakeEngine:
    return FakeEngine(lambda text, query: answer, name=name, quality=quality)


async def test_the_language_of_the_message_decides_not_that_of_the_channel(make: Make) -> None:
    translator = make(says("大家好"))
    english = await translator.translate("hi folks", target=Language.ENGLISH, source=Language.SIMPLIFIED)
    chinese = await translator.translate("hi folks", target=Language.SIMPLIFIED, source=Language.SIMPLIFIED)
    assert (english.text, english.quality) == ("hi folks", Quality.VERBATIM)
    assert (chinese.text, chinese.quality) == ("大家好", Quality.MACHINE)


async def test_the_other_script_is_converted_and_markup_left_alone(make: Make) -> None:
    engine = says("unasked")
    out = await make(engine).translate("**软件** 里的鼠标 <:鼠标:1> `软件`", target=Language.TRADITIONAL)
    assert out.text == "**軟體** 裡的滑鼠 <:鼠标:1> `软件`"
    assert out.quality is Quality.VERBATIM
    assert engine.asked == []


@pytest.mark.parametrize("text", ["😀", "<@1> https://a.example", "666", "lol", ""])
async def test_nothing_to_translate_asks_nobody(make: Make, text: str) -> None:
    engine = says("unasked")
    out = await make(engine).translate(text, target=Language.SIMPLIFIED)
    assert (out.text, out.quality, engine.asked) == (text, Quality.VERBATIM, [])


async def test_each_line_of_a_bilingual_message_is_treated_in_its_own_language(make: Make) -> None:
    engine = FakeEngine(faithful)
    out = await make(engine).translate("hello there everyone\n大家好呀", target=Language.ENGLISH)
    assert out.text == "hello there everyone\nword"
    assert [query.texts for query in engine.asked] == [("大家好呀",)]


async def test_the_next_engine_is_asked_for_what_the_first_left_open(make: Make) -> None:
    first = FakeEngine(
        lambda text, query: "早上好！" if text == "Good morning!" else None,
        name="first",
        quality=Quality.HUMAN,
    )
    second = says("猫在睡觉", name="second")
    out = await make(first, second).translate("Good morning!\nThe cat sleeps", target=Language.SIMPLIFIED)
    assert out.text == "早上好！\n猫在睡觉"
    assert out.engine == "first+second"
    assert out.quality is Quality.MACHINE
    assert second.asked[0].texts == ("The cat sleeps",)


@pytest.mark.parametrize("behaviour", ["raises", "refuses", "empty", "nothing", "untyped", "echo"])
async def test_a_failing_engine_leaves_the_message_to_the_next(make: Make, behaviour: str) -> None:
    out = await make(FakeEngine(HOSTILE[behaviour]), says("你好", name="good")).translate(
        "hello you", target=Language.SIMPLIFIED
    )
    assert (out.text, out.engine) == ("你好", "good")


async def test_with_every_engine_down_the_original_comes_back_to_be_replaced(make: Make) -> None:
    out = await make(FakeEngine(HOSTILE["refuses"])).translate("hello **you**", target=Language.SIMPLIFIED)
    assert (out.text, out.quality) == ("hello **you**", Quality.GLOSS)


async def test_another_language_that_nobody_can_translate_stays_as_it_is(make: Make) -> None:
    out = await make(FakeEngine(HOSTILE["refuses"])).translate("привет всем", target=Language.ENGLISH)
    assert (out.text, out.quality, out.source) == ("привет всем", Quality.VERBATIM, Detected.OTHER)


async def test_another_language_is_left_to_the_engine_to_recognise(make: Make) -> None:
    engine = says("hi all")
    out = await make(engine).translate("привет всем", target=Language.ENGLISH)
    assert out.text == "hi all"
    assert engine.asked[0].source is Detected.OTHER


async def test_equal_requests_at_once_share_one_call(make: Make) -> None:
    engine = SlowEngine()
    translator = make(engine)
    waiting = [
        asyncio.create_task(translator.translate("hello you", target=Language.SIMPLIFIED)) for _ in range(20)
    ]
    await engine.started.wait()
    engine.go_on.set()
    assert {translation.text for translation in await asyncio.gather(*waiting)} == {"译"}
    assert len(engine.asked) == 1


async def test_a_caller_that_stops_waiting_does_not_stop_the_others(make: Make) -> None:
    engine = SlowEngine()
    translator = make(engine)
    impatient = asyncio.create_task(translator.translate("hello you", target=Language.SIMPLIFIED))
    patient = asyncio.create_task(translator.translate("hello you", target=Language.SIMPLIFIED))
    await engine.started.wait()
    impatient.cancel()
    engine.go_on.set()
    assert (await patient).text == "译"
    assert impatient.cancelled()


async def test_a_real_translation_is_remembered_and_a_gloss_is_not(make: Make) -> None:
    good, gloss = says("你好"), says("你 好", quality=Quality.GLOSS)
    for engine, times in ((good, 1), (gloss, 2)):
        translator = make(engine)
        for _ in range(2):
            await translator.translate("hello you", target=Language.SIMPLIFIED)
        assert len(engine.asked) == times


async def test_an_engine_that_hangs_is_cut_off(make: Make) -> None:
    out = await make(SlowEngine(), says("你好", name="good"), timeout=0.01).translate(
        "hello you", target=Language.SIMPLIFIED
    )
    assert out.engine == "good"


async def test_an_engine_that_keeps_failing_is_left_alone_and_tried_again_later(make: Make) -> None:
    clock = Clock()
    failing = FakeEngine(HOSTILE["refuses"])
    translator = make(failing, clock=clock)
    for number in range(10):
        await translator.translate(f"hello you number {number}", target=Language.SIMPLIFIED)
    assert len(failing.asked) == 4
    clock.now = 16.0
    await translator.translate("hello again", target=Language.SIMPLIFIED)
    assert len(failing.asked) == 5
    await translator.translate("hello once more", target=Language.SIMPLIFIED)
    assert len(failing.asked) == 5


async def test_what_can_be_said_at_once_is(make: Make) -> None:
    instant = InstantEngine(lambda text, query: "我 · 今天", name="gloss", quality=Quality.GLOSS)
    remote = says("never asked")
    out = make(remote, instant).provisional("I today **now**", target=Language.SIMPLIFIED)
    assert out.quality is Quality.GLOSS
    assert "**" in out.text
    assert remote.asked == []


async def test_without_an_instant_answer_the_original_goes_out_as_a_gloss(make: Make) -> None:
    out = make(says("never asked")).provisional("hello you", target=Language.SIMPLIFIED)
    assert (out.text, out.quality) == ("hello you", Quality.GLOSS)


async def test_closing_gives_up_what_is_under_way(make: Make) -> None:
    engine = SlowEngine()
    translator = make(engine)
    waiting = asyncio.create_task(translator.translate("hello you", target=Language.SIMPLIFIED))
    await engine.started.wait()
    await translator.aclose()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert engine.closed


async def test_a_message_never_reaches_the_log(make: Make, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    for behaviour in HOSTILE.values():
        await make(FakeEngine(behaviour)).translate("a secret about **whiskers**", target=Language.SIMPLIFIED)
    assert "whiskers" not in caplog.text
    assert "secret" not in caplog.text
