"""The short version of ``make chaos``: a few kills, some of every trouble, and nothing lost."""

import pytest

from tests.chaos.__main__ import table
from tests.chaos.planning import make_plan
from tests.chaos.run import run

SEED = 4


@pytest.mark.timeout(900)
def test_nothing_is_lost_doubled_out_of_order_or_stale_whatever_happens() -> None:
    said: list[str] = []
    plan = make_plan(SEED, events=120, kills=5, bridges=3, seconds_a_life=4.0)
    result = run(plan, say=said.append, patience=90)
    assert result.good, "\n".join([f"seed {SEED}", *said, table(result)])
