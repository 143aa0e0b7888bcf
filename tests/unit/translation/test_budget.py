"""What an engine may be sent in a day."""

from datetime import date

from bot.model import GuildId
from bot.translation.budget import Budget, Limits, MemoryLedger

HERE, THERE = GuildId(1), GuildId(2)


class Calendar:
    """Today, until it is another day."""

    def __init__(self) -> None:
        self.today = date(2026, 3, 1)

    def __call__(self) -> date:
        return self.today


def test_an_engine_stops_at_its_budget_and_goes_on_the_next_day() -> None:
    today = Calendar()
    budget = Budget(MemoryLedger(), Limits(engines={"google": 10}), today=today)
    budget.spend("google", HERE, 8)
    assert budget.allows("google", THERE, 2)
    assert not budget.allows("google", THERE, 3)
    assert budget.allows("deepl", THERE, 3)
    today.today = date(2026, 3, 2)
    assert budget.allows("google", THERE, 10)


def test_one_server_cannot_spend_the_share_of_another() -> None:
    budget = Budget(MemoryLedger(), Limits(per_server=10), today=Calendar())
    budget.spend("google", HERE, 10)
    assert not budget.allows("google", HERE, 1)
    assert budget.allows("google", THERE, 10)


def test_the_engine_at_home_costs_a_server_nothing() -> None:
    budget = Budget(MemoryLedger(), Limits(per_server=10), today=Calendar())
    budget.spend("local", HERE, 1000)
    assert budget.allows("local", HERE, 1000)


def test_a_text_of_no_server_is_counted_for_the_engine_only() -> None:
    budget = Budget(MemoryLedger(), Limits(engines={"google": 10}, per_server=1), today=Calendar())
    assert budget.allows("google", None, 10)
    budget.spend("google", None, 10)
    assert not budget.allows("google", None, 1)
