"""A short ``make chaos-pairing``: the bot is killed in the middle of a round, and nobody notices."""

from pathlib import Path

import pytest

from tests.chaos.pairing import run


@pytest.mark.timeout(900)
async def test_kills_in_the_middle_of_a_round_leave_nothing_to_be_seen(tmp_path: Path) -> None:
    result = await run(tmp_path, seed=20, kills=3, english=5, chinese=4)
    assert result.wrong == []
    assert result.kills == 3
