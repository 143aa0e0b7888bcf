"""Which machine is asked when, and who pays for it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import date

import pytest
import pytest_asyncio

from bot.errors import EngineError
from bot.model import BridgeId, GuildId, Language
from bot.translation import chain
from bot.translation.breaker import Breaker, State
from bot.translation.budget import Budget, Limits, MemoryLedger
from bot.translation.cache import Cache
from bot.translation.engines.protocol import Query
from bot.translation.result import Quality
from bot.translation.scope import Scope
from bot.translation.translator import Translator
from tests.unit.translation.fakes import FakeEngine

TODAY = date(2026, 3, 1)
HERE = Scope(guild_id=GuildId(1), bridge_id=BridgeId(1))
Make = Callable[..., Translator]


class Gate(FakeEngine):
    """Answers when it is let go, or at once."""

    def __init__(self, answer: str, *, name: str, is_open: bool = False) -> None:
        super().__init__(lambda text, query: answer, name=name)
        self.open = asyncio.Event()
        self.given_up = False
        if is_open:
            self.open.set()

    async def translate(self, query: Query) -> Sequence[str | None]:
        self.asked.append(query)
        try:
            await self.open.wait()
        except asyncio.CancelledError:
            self.given_up = True
            raise
        return [self._answer(text, query) for text in query.texts]


class Moody(FakeEngine):
    """Fails as told, then answers."""

    def __init__(self, *errors: EngineError, name: str = "moody") -> None:
        super().__init__(lambda text, query: "你好", name=name)
        self.errors = list(errors)

    async def translate(self, query: Query) -> Sequence[str | None]:
        if self.errors:
            self.asked.append(query)
            raise self.errors.pop(0)
        return await super().translate(query)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chain, "FIRST_PATIENCE", 0.02)


@pytest_asyncio.fixture
async def make() -> AsyncIterator[Make]:
    made: list[Translator] = []

    def build(*engines: FakeEngine, limits: Limits | None = None, concurrency: int = 8) -> Translator:
        budget = Budget(MemoryLedger(), limits or Limits(), today=lambda: TODAY)
        made.append(
            Translator(
                engines,
                cache=Cache(),
                clock=lambda: 0.0,
                timeout=5.0,
                concurrency=concurrency,
                budget=budget,
                retry_pause=0.0,
            )
        )
        return made[-1]

    yield build
    for translator in made:
        await translator.aclose()


async def test_the_next_machine_is_asked_when_the_first_is_later_than_usual(make: Make) -> None:
    slow, quick = Gate("慢", name="slow"), Gate("你好", name="quick", is_open=True)
    translator = make(slow, quick)
    out = await translator.translate("hello you", target=Language.SIMPLIFIED)
    assert out.engine == "quick"
    assert [report.hedged for report in translator.reports] == [1, 0]


async def test_a_fast_machine_is_asked_alone(make: Make) -> None:
    first, second = Gate("你好", name="first", is_open=True), Gate("您好", name="second", is_open=True)
    out = await make(first, second).translate("hello you", target=Language.SIMPLIFIED)
    assert out.engine == "first"
    assert second.asked == []


async def test_the_late_one_still_wins_when_the_other_has_nothing(make: Make) -> None:
    slow, useless = Gate("你好", name="slow"), FakeEngine(lambda text, query: None, name="useless")
    translating = asyncio.create_task(make(slow, useless).translate("hello you", target=Language.SIMPLIFIED))
    while not useless.asked:
        await asyncio.sleep(0.005)
    slow.open.set()
    assert (await translating).engine == "slow"


async def test_what_was_sent_may_end_by_itself_and_its_answer_changes_nothing(make: Make) -> None:
    slow, quick = Gate("慢", name="slow"), Gate("你好", name="quick", is_open=True)
    translator = make(slow, quick)
    out = await translator.translate("hello you", target=Language.SIMPLIFIED)
    assert not slow.given_up
    slow.open.set()
    await asyncio.sleep(0.01)
    assert translator.reports[0].answered == 1
    assert out.text == "你好"
    assert (await translator.translate("hello you", target=Language.SIMPLIFIED)).text == "你好"


async def test_what_was_not_sent_is_called_off_and_costs_nothing(make: Make) -> None:
    slow, quick = Gate("慢", name="slow"), Gate("你好", name="quick", is_open=True)
    translator = make(slow, quick, concurrency=1)
    await translator.translate("hello you", target=Language.SIMPLIFIED, scope=HERE)
    await translator.translate("hello again", target=Language.SIMPLIFIED, scope=HERE)
    assert len(slow.asked) == 1
    assert translator.reports[0].characters == len("hello you")


async def test_closing_gives_up_what_nobody_waits_for(make: Make) -> None:
    slow, quick = Gate("慢", name="slow"), Gate("你好", name="quick", is_open=True)
    translator = make(slow, quick)
    await translator.translate("hello you", target=Language.SIMPLIFIED)
    await translator.aclose()
    assert slow.given_up


async def test_a_gloss_never_overtakes_a_machine(make: Make) -> None:
    slow = Gate("你好", name="slow")
    gloss = FakeEngine(lambda text, query: "你·好", name="gloss", quality=Quality.GLOSS)
    translating = asyncio.create_task(make(slow, gloss).translate("hello you", target=Language.SIMPLIFIED))
    await asyncio.sleep(0.06)
    assert gloss.asked == []
    slow.open.set()
    assert (await translating).engine == "slow"


async def test_a_machine_whose_budget_is_spent_is_passed_over(make: Make) -> None:
    first, second = Gate("你好", name="first", is_open=True), Gate("您好", name="second", is_open=True)
    translator = make(first, second, limits=Limits(engines={"first": 12}))
    engines = [
        (await translator.translate(text, target=Language.SIMPLIFIED, scope=HERE)).engine
        for text in ("hello you", "hello them", "hello you")
    ]
    assert engines == ["first", "second", "first"]
    assert [report.skipped for report in translator.reports] == [1, 0]


async def test_what_may_be_mended_is_asked_once_more_and_the_rest_is_not(make: Make) -> None:
    dropped = Moody(EngineError("dropped"))
    assert (await make(dropped).translate("hello you", target=Language.SIMPLIFIED)).text == "你好"
    assert len(dropped.asked) == 2
    for error in (EngineError("bad key", retriable=False), EngineError("slow down", retry_after=30)):
        refusing = Moody(error)
        await make(refusing).translate("hello you", target=Language.SIMPLIFIED)
        assert len(refusing.asked) == 1


async def test_each_call_that_is_in_vain_is_told_with_whom_it_was_for() -> None:
    told: list[tuple[str, Scope]] = []
    down, busy = Moody(EngineError("down"), name="down"), Moody(EngineError("no", retriable=False), name="no")
    translator = Translator(
        [down, busy],
        cache=Cache(),
        clock=lambda: 0.0,
        failed=lambda engine, scope: told.append((engine, scope)),
    )
    await translator.translate("hello", target=Language.SIMPLIFIED, scope=HERE)
    await translator.aclose()
    # What an engine does not take is no failure of it.
    assert told == [("down", HERE)]


async def test_a_machine_that_asks_to_be_left_alone_is(make: Make) -> None:
    busy = Moody(EngineError("slow down", retry_after=30))
    translator = make(busy)
    for text in ("hello you", "hello them"):
        await translator.translate(text, target=Language.SIMPLIFIED)
    assert len(busy.asked) == 1
    assert translator.reports[0].state is State.OPEN
    assert translator.reports[0].rest == 30


def test_a_straggler_does_not_end_the_rest_that_was_asked_for() -> None:
    now = 0.0
    breaker = Breaker(clock=lambda: now)
    breaker.failed(retry_after=30)
    breaker.succeeded()
    assert breaker.state is State.OPEN
    now = 30.0
    assert breaker.allow()
    breaker.succeeded()
    assert breaker.state is State.CLOSED


async def test_answers_that_are_none_are_counted_by_the_check_they_failed(make: Make) -> None:
    chatty = FakeEngine(lambda text, query: "翻译如下：你好", name="chatty")
    translator = make(chatty, Gate("你好", name="good", is_open=True))
    assert (await translator.translate("hello you", target=Language.SIMPLIFIED)).engine == "good"
    assert translator.reports[0].rejected == {"chatter": 1}


async def test_bridges_with_words_of_their_own_do_not_share_translations(make: Make) -> None:
    engine = Gate("你好", name="good", is_open=True)
    translator = make(engine)
    for bridge, version in ((1, 0), (2, 0), (1, 1), (2, 1), (2, 1), (2, 2)):
        scope = Scope(bridge_id=BridgeId(bridge), glossary_version=version)
        await translator.translate("hello you", target=Language.SIMPLIFIED, scope=scope)
    assert len(engine.asked) == 4
