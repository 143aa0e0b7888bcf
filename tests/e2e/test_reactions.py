"""Reactions and pins: the real bot, real sockets, the ordinary REST API."""

from collections.abc import AsyncIterator, Iterator
from urllib.parse import quote

import pytest
import pytest_asyncio

from tests.e2e.playground import playground
from tests.e2e.test_bridge import copies
from tests.e2e.town import Bridge, Json, Person, Town, until


@pytest.fixture(scope="module")
def running() -> Iterator[Json]:
    """A playground apart: here the bot is killed."""
    with playground() as info:
        yield info


@pytest_asyncio.fixture(autouse=True)
async def calm_afterwards(town: Town) -> AsyncIterator[None]:
    yield
    await town.control("DELETE", "/faults")


def path(message: Json, rest: str = "") -> str:
    return f"/channels/{message['channel_id']}/messages/{message['id']}{rest}"


async def react(person: Person, message: Json, emoji: str) -> None:
    await person.call("PUT", path(message, f"/reactions/{quote(emoji)}/@me"))


async def unreact(person: Person, message: Json, emoji: str) -> None:
    await person.call("DELETE", path(message, f"/reactions/{quote(emoji)}/@me"))


async def pin(person: Person, message: Json, *, pinned: bool = True) -> None:
    method = "PUT" if pinned else "DELETE"
    await person.call(method, f"/channels/{message['channel_id']}/messages/pins/{message['id']}")


async def shows(reader: Person, message: Json, emoji: list[str]) -> None:
    """Wait until the message has exactly these reactions, each of them once."""

    async def read() -> list[tuple[str, int]]:
        there = await reader.call("GET", path(message))
        return sorted((one["emoji"]["name"], one["count"]) for one in there.get("reactions", []))

    await until(read, lambda found: found == sorted((name, 1) for name in emoji))


async def is_pinned(reader: Person, message: Json, *, pinned: bool = True) -> None:
    async def read() -> bool:
        return (await reader.call("GET", path(message)))["pinned"]

    await until(read, lambda found: found is pinned)


async def relayed(
    maya: Person, lin: Person, bridge: Bridge, content: str = "Good morning!"
) -> tuple[Json, Json]:
    """A message and its copy."""
    message = await maya.say(bridge.english, content)
    (copy,) = await copies(lin, bridge.chinese, 1)
    return message, copy


async def test_reactions_are_seen_on_the_other_side_and_go_again(
    bridge: Bridge, maya: Person, lin: Person
) -> None:
    message, copy = await relayed(maya, lin, bridge)
    for emoji in ("👍", "🎉"):
        await react(maya, message, emoji)
    await shows(lin, copy, ["👍", "🎉"])
    await unreact(maya, message, "👍")
    await shows(lin, copy, ["🎉"])
    await react(lin, copy, "❤️")
    await shows(maya, message, ["🎉", "❤️"])
    await unreact(lin, copy, "❤️")
    await shows(maya, message, ["🎉"])


async def test_reactions_that_a_moderator_clears_are_gone_on_the_other_side(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    message, copy = await relayed(maya, lin, bridge)
    for emoji in ("👍", "🎉", "👀"):
        await react(maya, message, emoji)
    await shows(lin, copy, ["👍", "🎉", "👀"])
    moderator = await town.moderator(town.english_guild)
    await moderator.call("DELETE", path(message, f"/reactions/{quote('🎉')}"))
    await shows(lin, copy, ["👍", "👀"])
    await moderator.call("DELETE", path(message, "/reactions"))
    await shows(lin, copy, [])


async def test_many_reactions_at_once_break_no_limit(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    message, copy = await relayed(maya, lin, bridge)
    emoji = [chr(0x1F600 + number) for number in range(12)]
    for one in emoji:
        await react(maya, message, one)
    await shows(lin, copy, emoji)
    requests = await town.control("GET", "/requests")
    assert requests["violations"] == {}


async def test_a_custom_emoji_of_one_server_is_seen_in_the_other(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    message, copy = await relayed(maya, lin, bridge)
    (emoji, *_) = await lin.call("GET", f"/guilds/{town.chinese_guild}/emojis")
    await react(lin, copy, f"{emoji['name']}:{emoji['id']}")
    await shows(maya, message, [emoji["name"]])


async def test_a_bot_that_may_not_react_relays_all_the_same(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    message, _ = await relayed(maya, lin, bridge)
    moderator = await town.moderator(town.chinese_guild)
    forbid = {"type": 1, "allow": "0", "deny": str(1 << 6)}
    await moderator.call("PUT", f"/channels/{bridge.chinese}/permissions/{town.info['bot']['id']}", forbid)
    await react(maya, message, "👍")
    await maya.say(bridge.english, "Good night!")
    found = await copies(lin, bridge.chinese, 2)
    assert "reactions" not in found[0]


async def test_pins_are_made_and_undone_on_the_other_side(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    message, copy = await relayed(maya, lin, bridge)
    here, there = await town.moderator(town.english_guild), await town.moderator(town.chinese_guild)
    await pin(here, message)
    await is_pinned(lin, copy)
    await pin(there, copy, pinned=False)
    await is_pinned(maya, message, pinned=False)
    await pin(there, copy)
    await is_pinned(maya, message)
    # The announcements of pins stay where they are.
    await maya.say(bridge.english, "Good night!")
    assert len(await copies(lin, bridge.chinese, 2)) == 2
    assert await copies(maya, bridge.english, 0) == []


async def test_a_killed_bot_brings_over_what_it_had_accepted(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    message, copy = await relayed(maya, lin, bridge)
    await town.control("POST", "/faults", {"match": "PUT */reactions/*", "delay": 5, "times": 5, "by": "bot"})
    await react(maya, message, "👍")
    await town.control("POST", "/bot", {"action": "kill"})
    await town.control("DELETE", "/faults")
    await town.control("POST", "/bot", {"action": "start"})
    await shows(lin, copy, ["👍"])


async def test_what_changes_while_the_bot_is_dead_is_caught_up(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    message, copy = await relayed(maya, lin, bridge)
    here = await town.moderator(town.english_guild)
    await react(maya, message, "👍")
    await shows(lin, copy, ["👍"])
    await town.control("POST", "/bot", {"action": "kill"})
    await unreact(maya, message, "👍")
    await react(lin, copy, "🎉")
    await pin(here, message)
    await town.control("POST", "/bot", {"action": "start"})
    await shows(maya, message, ["🎉"])
    await shows(lin, copy, ["🎉"])
    await is_pinned(lin, copy)


@pytest.mark.parametrize(
    "fault", [{"status": 500, "after_effect": True}, {"drop": True}, {"status": 429, "retry_after": 0.3}]
)
async def test_a_failing_request_costs_no_reaction(
    town: Town, bridge: Bridge, maya: Person, lin: Person, fault: Json
) -> None:
    message, copy = await relayed(maya, lin, bridge)
    await react(maya, message, "🎉")
    await shows(lin, copy, ["🎉"])
    await town.control("POST", "/faults", {"match": "DELETE */reactions/*", "times": 2, "by": "bot", **fault})
    await unreact(maya, message, "🎉")
    await shows(lin, copy, [])
