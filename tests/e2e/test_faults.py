"""What goes wrong between two processes: nothing is lost, nothing is doubled, nothing is out of order."""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from bot.relay.coalesce import MARK
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
    await town.control("DELETE", "/limits")


LINK = "https://example.org/{}"


async def say_numbers(person: Person, channel_id: str, *numbers: int) -> None:
    for number in numbers:
        await person.say(channel_id, LINK.format(number))


async def numbers(reader: Person, channel_id: str, count: int) -> list[int]:
    found = await copies(reader, channel_id, count)
    return [int(copy["content"].rsplit("/", 1)[1]) for copy in found]


async def test_a_killed_bot_finishes_what_it_had_accepted(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    fault = {"match": "POST /webhooks/*", "delay": 0.2, "times": 3}
    await town.control("POST", "/faults", fault)
    await say_numbers(maya, bridge.english, 0, 1, 2, 3)
    await copies(lin, bridge.chinese, 1)
    await town.control("POST", "/bot", {"action": "kill"})
    await town.control("POST", "/bot", {"action": "start"})
    assert await numbers(lin, bridge.chinese, 4) == [0, 1, 2, 3]


async def test_a_channel_at_its_limit_keeps_up_with_one_who_writes_fast(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    # One post in three seconds, where Maya says one thing a second.
    await town.control("POST", "/limits", {"webhook": {"calls": 1, "seconds": 3}})
    wanted = range(30)
    said = [await maya.say(bridge.english, LINK.format(number)) for number in wanted]

    async def arrived() -> list[int]:
        lines = [
            line for copy in await copies(lin, bridge.chinese, 0) for line in copy["content"].split("\n")
        ]
        return [int(line.replace(MARK, "").rsplit("/", 1)[1]) for line in lines]

    assert await until(arrived, lambda found: len(found) >= len(wanted), seconds=12) == list(wanted)
    assert len(await copies(lin, bridge.chinese, 1)) <= 20
    await maya.delete(said[-1])
    await maya.edit(said[-2], LINK.format(1000))
    await until(arrived, lambda found: found == [*wanted[:-2], 1000])
    requests = await town.control("GET", "/requests")
    assert requests["violations"] == {}


async def test_a_bot_killed_between_a_post_and_its_record_does_not_post_again(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    await say_numbers(maya, bridge.english, 0)
    await copies(lin, bridge.chinese, 1)
    # The copy appears, its answer never comes, and the bot dies waiting for it.
    fault = {"match": "POST /webhooks/*", "delay": 5, "after_effect": True, "drop": True, "times": 1}
    await town.control("POST", "/faults", fault)
    await say_numbers(maya, bridge.english, 1)
    await copies(lin, bridge.chinese, 2)
    await town.control("POST", "/bot", {"action": "kill"})
    await town.control("POST", "/bot", {"action": "start"})
    await say_numbers(maya, bridge.english, 2)
    assert await numbers(lin, bridge.chinese, 3) == [0, 1, 2]


@pytest.mark.parametrize(
    "fault",
    [
        {"status": 500, "after_effect": True},
        {"status": 500},
        {"drop": True, "after_effect": True},
        {"drop": True},
        {"status": 429, "retry_after": 0.3},
    ],
    ids=["500 after the effect", "500", "dropped after the effect", "dropped", "429"],
)
async def test_a_failing_post_arrives_once_and_in_its_place(
    town: Town, bridge: Bridge, maya: Person, lin: Person, fault: Json
) -> None:
    await town.control("POST", "/faults", {"match": "POST /webhooks/*", "times": 2, **fault})
    await say_numbers(maya, bridge.english, 0, 1, 2)
    assert await numbers(lin, bridge.chinese, 3) == [0, 1, 2]


async def test_a_dropped_gateway_loses_nothing(town: Town, bridge: Bridge, maya: Person, lin: Person) -> None:
    await say_numbers(maya, bridge.english, 0)
    await town.control("POST", "/gateway", {"action": "close"})
    await say_numbers(maya, bridge.english, 1, 2)
    assert await numbers(lin, bridge.chinese, 3) == [0, 1, 2]


async def test_what_people_do_while_the_bot_is_dead_is_caught_up(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    edited = await maya.say(bridge.english, LINK.format(0))
    deleted = await maya.say(bridge.english, LINK.format(1))
    await copies(lin, bridge.chinese, 2)
    await town.control("POST", "/bot", {"action": "kill"})
    await maya.edit(edited, LINK.format(10))
    await maya.delete(deleted)
    await say_numbers(maya, bridge.english, 2, 3)
    await town.control("POST", "/bot", {"action": "start"})
    await say_numbers(maya, bridge.english, 4)

    async def shown() -> list[int]:
        return await numbers(lin, bridge.chinese, 0)

    await until(shown, lambda found: found == [10, 2, 3, 4])


async def test_a_session_that_cannot_be_resumed_is_caught_up(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    await say_numbers(maya, bridge.english, 0)
    await town.control("POST", "/gateway", {"action": "invalidate"})
    await say_numbers(maya, bridge.english, 1, 2)
    assert await numbers(lin, bridge.chinese, 3) == [0, 1, 2]


async def test_a_stopped_bot_ends_at_once_and_goes_on_after_its_start(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    await say_numbers(maya, bridge.english, 0, 1)
    await copies(lin, bridge.chinese, 2)
    await town.control("POST", "/bot", {"action": "stop"})
    await town.control("POST", "/bot", {"action": "start"})
    await say_numbers(maya, bridge.english, 2)
    assert await numbers(lin, bridge.chinese, 3) == [0, 1, 2]


async def test_a_permission_taken_away_holds_messages_until_it_is_given_back(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    await say_numbers(maya, bridge.english, 0)
    (copy,) = await copies(lin, bridge.chinese, 1)
    moderator = await town.moderator(town.chinese_guild)
    overwrite = f"/channels/{bridge.chinese}/permissions/{town.info['bot']['id']}"
    manage_webhooks = str(1 << 29)
    await moderator.call("PUT", overwrite, {"type": 1, "allow": "0", "deny": manage_webhooks})
    await moderator.call("DELETE", f"/webhooks/{copy['webhook_id']}")
    await say_numbers(maya, bridge.english, 1)

    async def refused() -> int:
        counts = await town.control("GET", "/requests")
        return sum(statuses.get("403", 0) for statuses in counts["bot_routes"].values())

    await until(refused, lambda count: count > 0)
    await moderator.call("DELETE", overwrite)
    assert await numbers(lin, bridge.chinese, 2) == [0, 1]


async def test_a_deleted_channel_is_let_go_and_the_others_go_on(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    another = await town.new_bridge()
    moderator = await town.moderator(town.chinese_guild)
    await moderator.call("DELETE", f"/channels/{bridge.chinese}")
    await say_numbers(maya, bridge.english, 0)
    await say_numbers(maya, another.english, 1)
    assert await numbers(lin, another.chinese, 1) == [1]


async def test_after_all_of_this_no_limit_was_broken(town: Town) -> None:
    requests = await town.control("GET", "/requests")
    assert requests["violations"] == {}
    assert requests["dead_webhook_calls"] == 0
