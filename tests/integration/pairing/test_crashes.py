"""A round, and what follows, with the process dying at every single step of it."""

import shutil
from collections import Counter, deque
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from bot.model import PairState, UserId
from tests.blank import blank
from tests.integration.pairing.town import CHANNEL, GUILD, MONDAY, Discord, Fate, Killed, living, settle

PEOPLE = {UserId(number) for number in (1, 2, 3, 4, 101, 102, 103)}


MOMENTS = [MONDAY + timedelta(days=days) for days in (0, 3, 6, 7)]
"""A round, a nudge, the question how it went, and the next round."""


@pytest.fixture
async def beginning(tmp_path: Path) -> Path:
    """A database of people who wait for the first round."""
    path = tmp_path / "beginning.db"
    async with living(blank(path), Discord(), now=MONDAY - timedelta(days=1)) as town:
        await settle(town.database, english=4, chinese=3)
        await town.setups.set_up(GUILD, CHANNEL, zone="UTC")
    return path


async def _live(url: str, discord: Discord, fate: Fate, moments: deque[datetime]) -> None:
    async with living(url, discord, now=moments[0], fate=fate) as town:
        while moments:
            town.now = moments[0]
            await town.keeper.attend()
            moments.popleft()


async def _two_rounds(url: str, discord: Discord, fate: Fate) -> bool:
    """Whether it came to the end without dying."""
    moments = deque(MOMENTS)
    try:
        await _live(url, discord, fate, moments)
    except Killed:
        await _live(url, discord, Fate(), moments)
        return False
    return True


async def test_whatever_step_is_the_last_nobody_is_forgotten_and_nobody_has_two_partners(
    beginning: Path,
) -> None:
    deaths = 0
    for step in count(1):
        path, discord = beginning.with_name(f"{step}.db"), Discord()
        shutil.copy(beginning, path)
        shutil.copy(beginning.with_name("beginning.db.key"), path.with_name(f"{step}.db.key"))
        url = f"sqlite:///{path}"
        if await _two_rounds(url, discord, Fate(at=step)):
            break
        deaths += 1
        async with living(url, discord, now=MONDAY + timedelta(days=7, hours=1)) as town:
            pairs = await town.pairs.of_server(GUILD, since=MONDAY)
            waiting = {one.user_id: one.waited for one in await town.seekers.of_server(GUILD)}
        first, second = pairs[:3], pairs[3:]
        for its_round in (first, second):
            met = Counter(member.user_id for pair in its_round for member in pair.members)
            assert set(met.values()) == {1}, f"step {step}: somebody has two partners"
            assert len(met) == 6, f"step {step}: {met}"
        assert set(waiting) == PEOPLE
        assert sorted(waiting.values()) == [0] * 6 + [1], f"step {step}: {waiting}"
        numbers = [pair.id for pair in pairs]
        assert sorted(discord.threads) == numbers, f"step {step}: not one thread a pair"
        assert discord.about("welcome") == numbers
        assert discord.about("nudge") == discord.about("ask") == numbers[:3]
        assert discord.about("goodbye") == numbers[:3]
        assert discord.about("round") == [1, 2]
        assert [pair.state for pair in pairs] == [PairState.ENDED] * 3 + [PairState.OPEN] * 3
        # A direct message has no number that could be looked up, so it is sent again rather than not at all.
        told = [discord.said[kind] for kind in discord.said if kind[0] == "waiting"]
        assert len(told) == 2
        assert max(told) <= 2
    assert deaths >= 50, deaths
