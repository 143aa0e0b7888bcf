"""A server's week, posted by a bot that dies over it."""

import re
from collections.abc import Iterator

import pytest

from bot.stats.weekly_posts import CLAIM
from tests.e2e.playground import playground
from tests.e2e.town import Bridge, Json, Listener, Person, Town, until


@pytest.fixture(scope="module")
def running() -> Iterator[Json]:
    """A playground apart: here the bot is killed."""
    with playground() as info:
        yield info


def _posts(said: list[Json]) -> list[Json]:
    return [post for post in said if "weekly:" in str(post.get("components"))]


@pytest.mark.timeout(900)
async def test_the_week_is_posted_once_though_the_bot_is_killed(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    moderator = await town.moderator(town.english_guild)
    message = await maya.say(bridge.english, "Good night, see you tomorrow!")
    await until(lambda: lin.history(bridge.chinese), lambda said: "晚安" in said[-1]["content"])
    assert message["id"]
    async with Listener.of(moderator, town.info) as listener:
        ask = listener.command(bridge.english)
        told = (await ask("weekly channel", channel=bridge.english))["content"]
        assert f"<#{bridge.english}>" in told
        # What is said is posted, but the bot does not live to know.
        path = f"POST /channels/{bridge.english}/messages"
        await town.control("POST", "/faults", {"match": path, "delay": 60, "after_effect": True, "times": 1})
        with pytest.raises(TimeoutError):
            await ask("weekly post")

    async def posts() -> list[Json]:
        return _posts(await maya.history(bridge.english))

    assert len(await until(posts, bool)) == 1
    await town.control("POST", "/bot", {"action": "kill"})
    await town.control("DELETE", "/faults")
    await town.control("POST", "/bot", {"action": "start"})
    async with Listener.of(moderator, town.info) as listener:

        async def answer() -> str:
            return (await listener.command(bridge.english)("weekly post"))["content"]

        answered = await until(answer, lambda text: "channels/" in text, seconds=CLAIM.total_seconds() + 60)
    [post] = await posts()
    assert re.search(rf"channels/{town.english_guild}/{bridge.english}/{post['id']}", answered)
    assert "Our week across the bridge" in post["content"]
