"""People whom the library does not remember."""

import asyncio
from typing import Any, cast

import discord
import pytest

from bot.gateway.strangers import KEPT, MOST, Strangers


class Discord:
    """Answers with a name that tells how often it was asked for one."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.at_once = self.most_at_once = 0
        self.now = 0.0

    async def fetch(self, user_id: int) -> discord.User:
        self.asked.append(user_id)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await asyncio.sleep(0)
        self.at_once -= 1
        return cast("Any", f"user {user_id}")


@pytest.fixture
def discord_() -> Discord:
    return Discord()


@pytest.fixture
def strangers(discord_: Discord) -> Strangers:
    return Strangers(discord_.fetch, clock=lambda: discord_.now)


async def test_many_at_once_are_asked_for_one_after_the_other_and_once(
    strangers: Strangers, discord_: Discord
) -> None:
    found = await asyncio.gather(*(strangers.find(one) for one in (1, 2, 1, 3, 2, 1)))
    assert [str(one) for one in found] == [f"user {one}" for one in (1, 2, 1, 3, 2, 1)]
    assert sorted(discord_.asked) == [1, 2, 3]
    assert discord_.most_at_once == 1


async def test_a_name_is_asked_for_again_after_a_while(strangers: Strangers, discord_: Discord) -> None:
    for now in (0.0, KEPT - 1, KEPT + 1):
        discord_.now = now
        await strangers.find(1)
    assert discord_.asked == [1, 1]


async def test_no_more_are_remembered_than_a_server_has_regulars(
    strangers: Strangers, discord_: Discord
) -> None:
    for one in range(1, MOST + 2):
        await strangers.find(one)
    await strangers.find(2)
    await strangers.find(1)
    assert discord_.asked[-2:] == [MOST + 1, 1]
