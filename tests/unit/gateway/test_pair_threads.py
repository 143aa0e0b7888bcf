"""Names of pairs' threads."""

from datetime import UTC, datetime

import pytest

from bot.gateway.pair_threads import ending_of, thread_name
from bot.model import GuildId, Pair, PairId, PairState

NOW = datetime(2026, 11, 30, tzinfo=UTC)


def _pair(number: int) -> Pair:
    return Pair(
        id=PairId(number),
        guild_id=GuildId(1),
        round_id=None,
        state=PairState.PLANNED,
        score=0,
        made_at=NOW,
        ends_at=NOW,
    )


@pytest.mark.parametrize(
    ("names", "shown"),
    [(["Maya", "小林"], "Maya × 小林 · 12"), (["a\nb", " "], "a b × … · 12")],
)
def test_a_thread_is_named_after_its_people_and_its_number(names: list[str], shown: str) -> None:
    assert thread_name(names, _pair(12)) == shown


@pytest.mark.parametrize("names", [["x" * 32, "y" * 32, "z" * 32], ["Maya", "🦫" * 32, "z" * 32]])
def test_names_are_cut_so_that_the_number_stays(names: list[str]) -> None:
    name = thread_name(names, _pair(12))
    assert 95 <= len(name.encode("utf-16-le")) // 2 <= 100
    assert name.endswith(ending_of(_pair(12)))
    assert [one[0] for one in name.split(" × ")] == [one[0] for one in names]
    assert "\ufffd" not in name


def test_a_number_is_not_taken_for_the_end_of_another() -> None:
    assert not thread_name(["Maya", "小林"], _pair(112)).endswith(ending_of(_pair(12)))
