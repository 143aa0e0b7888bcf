"""It is counted how many people there were, and then forgotten who."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from bot.stats.memory import Memory


@dataclass
class FakeStore:
    first: date | None
    done: list[str] = field(default_factory=list[str])

    async def oldest(self) -> date | None:
        return self.first

    async def keep(self, first: date, *, days: int) -> None:
        self.done.append(f"{first} {days}")

    async def forget(self, before: date) -> None:
        self.done.append(f"before {before}")


async def test_a_week_is_forgotten_as_a_whole_and_counted_before() -> None:
    store = FakeStore(date(2026, 3, 6))
    now = datetime(2026, 3, 25, 12, tzinfo=UTC)
    await Memory(store, clock=lambda: now).settle()
    # A Wednesday; two weeks before was the eleventh, whose week began on the ninth.
    assert store.done == [
        "2026-03-06 1",
        "2026-03-07 1",
        "2026-03-08 1",
        "2026-03-02 7",
        "before 2026-03-09",
    ]


async def test_nobody_is_remembered_for_more_than_three_weeks() -> None:
    for number in range(7):
        store = FakeStore(None)
        now = datetime(2026, 3, 25, 23, 59, tzinfo=UTC) + timedelta(days=number)
        await Memory(store, clock=lambda now=now: now).settle()
        [forgotten] = store.done
        before = date.fromisoformat(forgotten.removeprefix("before "))
        assert now.date() - before <= timedelta(days=20)


async def test_it_is_done_once_a_day() -> None:
    store, now = FakeStore(None), [datetime(2026, 3, 25, 12, tzinfo=UTC)]
    memory = Memory(store, clock=lambda: now[0])
    await memory.settle()
    await memory.settle()
    assert len(store.done) == 1
    now[0] += timedelta(days=1)
    await memory.settle()
    assert len(store.done) == 2
