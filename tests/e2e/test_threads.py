"""Threads and forums across the bridge: the real bot, real sockets, the ordinary REST API."""

from collections.abc import Callable

import pytest_asyncio

from tests.e2e.test_bridge import PIXEL, copies
from tests.e2e.town import Bridge, Json, Person, Town, until

PUBLIC, PRIVATE, FORUM = 11, 12, 15


async def threads_of(town: Town, person: Person, channel_id: str, guild_id: str) -> list[Json]:
    listed = await person.call("GET", f"/guilds/{guild_id}/threads/active")
    found = [thread for thread in listed["threads"] if thread["parent_id"] == channel_id]
    return sorted(found, key=lambda thread: int(thread["id"]))


async def counterpart(town: Town, lin: Person, bridge: Bridge) -> Json:
    """The one thread of the Chinese channel, once it is there."""

    async def read() -> list[Json]:
        return await threads_of(town, lin, bridge.chinese, town.chinese_guild)

    (thread,) = await until(read, lambda found: len(found) == 1)
    return thread


async def said(person: Person, channel_id: str, count: int) -> list[str]:
    """What the bot's webhook says there, once it is so much."""

    async def read() -> list[str]:
        return [
            message["content"] for message in await person.history(channel_id) if message.get("webhook_id")
        ]

    return await until(read, lambda found: len(found) >= count)


async def under(person: Person, message: Json, name: str) -> Json:
    path = f"/channels/{message['channel_id']}/messages/{message['id']}/threads"
    return await person.call("POST", path, {"name": name})


async def alone(person: Person, channel_id: str, name: str, kind: int = PUBLIC) -> Json:
    return await person.call("POST", f"/channels/{channel_id}/threads", {"name": name, "type": kind})


async def turned(person: Person, thread: Json, condition: Callable[[Json], bool]) -> Json:
    """The thread, once it is so."""

    async def read() -> Json:
        return await person.call("GET", f"/channels/{thread['id']}")

    return await until(read, condition)


def archived(thread: Json) -> bool:
    return thread["thread_metadata"]["archived"]


def locked(thread: Json) -> bool:
    return thread["thread_metadata"]["locked"]


async def test_a_thread_under_a_message_is_found_under_its_copy_and_talks_both_ways(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    thread = await under(maya, await maya.say(bridge.english, "Good morning!"), "Thank you!")
    await maya.say(thread["id"], "Good night!")
    there = await counterpart(town, lin, bridge)
    assert there["name"].startswith("谢谢")
    (copy,) = [message for message in await lin.history(bridge.chinese) if message.get("webhook_id")]
    assert copy["id"] == there["id"]
    assert (await said(lin, there["id"], 1))[0].startswith("晚安")
    await lin.say(there["id"], "谢谢！")
    assert (await said(maya, thread["id"], 1))[0].startswith("Thank")


async def test_a_thread_under_a_copy_stands_under_the_original(
    bridge: Bridge, maya: Person, lin: Person
) -> None:
    message = await maya.say(bridge.english, "Good morning!")
    (copy,) = await copies(lin, bridge.chinese, 1)
    thread = await under(lin, copy, "谢谢！")
    await lin.say(thread["id"], "谢谢！")

    async def opened() -> int:
        return (await maya.try_call("GET", f"/channels/{message['id']}"))[0]

    await until(opened, lambda status: status == 200)
    assert (await said(maya, message["id"], 1))[0].startswith("Thank")


async def test_replies_files_edits_and_deletions_are_the_same_in_a_thread(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    thread = await alone(maya, bridge.english, "Thank you!")
    first = await maya.say(thread["id"], "Good morning!", files=[("cat.png", PIXEL)])
    there = await counterpart(town, lin, bridge)
    (copy,) = await copies(lin, there["id"], 1)
    assert [file["filename"] for file in copy["attachments"]] == ["cat.png"]
    reference = {"message_id": copy["id"], "channel_id": there["id"]}
    await lin.say(there["id"], "谢谢！", message_reference=reference)
    (answer,) = await said(maya, thread["id"], 1)
    assert f"/{thread['id']}/{first['id']}" in answer.split("\n")[0]
    await maya.edit(first, "Good night!")
    await until(lambda: said(lin, there["id"], 1), lambda found: found[0].startswith("晚安"))
    await maya.delete(first)
    await until(lambda: said(lin, there["id"], 0), lambda found: not found)


async def test_names_archives_and_locks_follow_both_ways(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    here, yonder = await town.moderator(town.english_guild), await town.moderator(town.chinese_guild)
    thread = await alone(here, bridge.english, "Good morning!")
    there = await counterpart(town, lin, bridge)
    await here.call("PATCH", f"/channels/{thread['id']}", {"name": "Good night!"})
    await turned(lin, there, lambda found: found["name"].startswith("晚安"))
    await yonder.call("PATCH", f"/channels/{there['id']}", {"name": "谢谢！", "locked": True})
    renamed = await turned(maya, thread, locked)
    assert renamed["name"].startswith("Thank")
    await here.call("PATCH", f"/channels/{thread['id']}", {"archived": True})
    found = await turned(lin, there, archived)
    assert found["name"] == "谢谢！"
    # What moderators say in it opens it again, on both sides.
    await here.say(thread["id"], "Good morning!")
    assert (await said(lin, there["id"], 1))[0].startswith("早上好")
    assert locked(await turned(lin, there, lambda found: not archived(found)))
    assert (await turned(maya, thread, lambda _: True))["name"].startswith("Thank")


async def test_an_edit_reaches_an_archived_thread_and_leaves_it_archived(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    thread = await alone(maya, bridge.english, "Good morning!")
    message = await maya.say(thread["id"], "Good morning!")
    there = await counterpart(town, lin, bridge)
    await said(lin, there["id"], 1)
    yonder = await town.moderator(town.chinese_guild)
    # So that the thread stays open where it began.
    fault = {"match": f"PATCH /channels/{thread['id']}", "status": 403, "times": 1}
    await town.control("POST", "/faults", fault)
    await yonder.call("PATCH", f"/channels/{there['id']}", {"archived": True})
    await maya.edit(message, "Good night!")
    await until(lambda: said(lin, there["id"], 1), lambda found: found[0].startswith("晚安"))
    await turned(lin, there, archived)
    await town.control("DELETE", "/faults")


async def test_a_deleted_thread_is_gone_on_both_sides(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    here = await town.moderator(town.english_guild)
    thread = await alone(maya, bridge.english, "Thank you!")
    there = await counterpart(town, lin, bridge)
    await here.call("DELETE", f"/channels/{thread['id']}")

    async def status() -> int:
        return (await lin.try_call("GET", f"/channels/{there['id']}"))[0]

    await until(status, lambda found: found == 404)


async def test_a_private_thread_stays_private(town: Town, bridge: Bridge, maya: Person, lin: Person) -> None:
    secret = await alone(maya, bridge.english, "Thank you!", PRIVATE)
    await maya.say(secret["id"], "Good morning!")
    await maya.say(bridge.english, "Good night!")
    (copy,) = await copies(lin, bridge.chinese, 1)
    assert copy["content"].startswith("晚安")
    assert await threads_of(town, lin, bridge.chinese, town.chinese_guild) == []


@pytest_asyncio.fixture
async def forums(town: Town) -> Bridge:
    """Two forums, some of whose tags mean the same."""

    def with_tags(*names: str) -> Json:
        return {"type": FORUM, "available_tags": [{"name": name} for name in names]}

    return await town.new_bridge(here_is=with_tags("Thank you!", "Odd"), there_is=with_tags("谢谢！", "其他"))


async def test_a_forum_post_appears_under_its_authors_name_with_its_tags(
    town: Town, forums: Bridge, maya: Person, lin: Person
) -> None:
    board = await maya.call("GET", f"/channels/{forums.english}")
    tags = [tag["id"] for tag in board["available_tags"]]
    post = await maya.call(
        "POST",
        f"/channels/{forums.english}/threads",
        {"name": "Good morning!", "applied_tags": tags, "message": {"content": "Good night!"}},
    )
    there = await counterpart(town, lin, forums)
    assert there["name"].startswith("早上好")
    wall = await lin.call("GET", f"/channels/{forums.chinese}")
    assert there["applied_tags"] == [wall["available_tags"][0]["id"]]
    (first,) = await copies(lin, there["id"], 1)
    assert (first["id"], first["author"]["username"]) == (there["id"], maya.name)
    assert first["content"].startswith("晚安")
    await lin.say(there["id"], "谢谢！")
    assert (await said(maya, post["id"], 1))[0].startswith("Thank")
