"""The bot asks Discord for no more than it is allowed to, whatever it wants to know at once."""

import asyncio
from dataclasses import dataclass, field

from bot.gateway.allowance import CALLS, Allowance


@dataclass
class Clock:
    now: float = 100.0
    went: list[float] = field(default_factory=list[float])

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


async def test_no_second_sees_more_requests_than_are_allowed() -> None:
    clock = Clock()
    allowance = Allowance(clock=clock, sleep=clock.sleep)

    async def ask() -> None:
        await allowance.wait()
        clock.went.append(clock.now)

    await asyncio.gather(*(ask() for _ in range(4 * CALLS)))
    assert clock.went == sorted(clock.went)
    for first, late in zip(clock.went, clock.went[CALLS:], strict=False):
        assert late - first >= 1.0
    assert clock.now == 103.0, "the allowance is used"


async def test_a_request_now_and_then_waits_for_nothing() -> None:
    clock = Clock()
    allowance = Allowance(clock=clock, sleep=clock.sleep)
    for _ in range(3 * CALLS):
        await allowance.wait()
        clock.now += 0.1
    assert round(clock.now - 100.0, 6) == round(0.1 * 3 * CALLS, 6)
