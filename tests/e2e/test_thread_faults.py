"""Threads across kills and absences: one counterpart each, and nothing said in them is lost or doubled."""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from tests.e2e.playground import playground
from tests.e2e.test_bridge import copies
from tests.e2e.test_threads import alone, archived, counterpart, said, threads_of, turned, under
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


async def restart(town: Town) -> None:
    await town.control("POST", "/bot", {"action": "kill"})
    await town.control("DELETE", "/faults")
    await town.control("POST", "/bot", {"action": "start"})


@pytest.mark.parametrize("stands_under", [True, False])
async def test_a_bot_that_is_killed_before_it_can_note_its_thread_finds_it_again(
    town: Town, bridge: Bridge, maya: Person, lin: Person, stands_under: bool
) -> None:
    message = await maya.say(bridge.english, "Good morning!")
    await copies(lin, bridge.chinese, 1)
    route = f"POST /channels/{bridge.chinese}" + ("/messages/*/threads" if stands_under else "/threads")
    # The thread is there, and the answer that says so never arrives.
    await town.control("POST", "/faults", {"match": route, "after_effect": True, "drop": True, "times": 99})
    if stands_under:
        thread = await under(maya, message, "Thank you!")
    else:
        thread = await alone(maya, bridge.english, "Thank you!")
    await maya.say(thread["id"], "Good night!")
    there = await counterpart(town, lin, bridge)
    await restart(town)
    assert (await said(lin, there["id"], 1))[0].startswith("晚安")
    await lin.say(there["id"], "谢谢！")
    assert (await said(maya, thread["id"], 1))[0].startswith("Thank")
    assert len(await threads_of(town, lin, bridge.chinese, town.chinese_guild)) == 1
    assert len(await copies(lin, bridge.chinese, 1)) == 1


async def test_what_happened_to_threads_meanwhile_is_made_up_for(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    here = await town.moderator(town.english_guild)
    known = await alone(here, bridge.english, "Good morning!")
    there = await counterpart(town, lin, bridge)
    await town.control("POST", "/bot", {"action": "stop"})
    await maya.say(known["id"], "Good night!")
    await lin.say(there["id"], "谢谢！")
    await here.call("PATCH", f"/channels/{known['id']}", {"name": "Good night!", "archived": True})
    new = await under(maya, await maya.say(bridge.english, "Good morning!"), "Thank you!")
    await maya.say(new["id"], "Good night!")
    await town.control("POST", "/bot", {"action": "start"})

    async def both() -> list[Json]:
        return [
            thread
            for thread in await threads_of(town, lin, bridge.chinese, town.chinese_guild)
            if thread["id"] != there["id"]
        ]

    (fresh,) = await until(both, lambda found: len(found) == 1)
    assert (await said(lin, fresh["id"], 1))[0].startswith("晚安")
    assert (await said(lin, there["id"], 1))[0].startswith("晚安")
    assert (await said(maya, known["id"], 1))[0].startswith("Thank")
    renamed = await turned(lin, there, lambda found: found["name"].startswith("晚安"))
    assert not archived(renamed) or archived(await turned(maya, known, lambda _: True))


async def test_a_thread_that_was_deleted_meanwhile_is_deleted_on_the_other_side(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    here = await town.moderator(town.english_guild)
    thread = await alone(here, bridge.english, "Good morning!")
    there = await counterpart(town, lin, bridge)
    await restart(town)
    await town.control("POST", "/bot", {"action": "stop"})
    await here.call("DELETE", f"/channels/{thread['id']}")
    await town.control("POST", "/bot", {"action": "start"})

    async def status() -> int:
        return (await lin.try_call("GET", f"/channels/{there['id']}"))[0]

    await until(status, lambda found: found == 404)
