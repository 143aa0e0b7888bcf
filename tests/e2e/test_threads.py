"""Threads and forums across the bridge: the real bot, real sockets, the ordinary REST API."""

from tests.e2e.town import Bridge, Json, Person, Town, until

PUBLIC, PRIVATE = 11, 12


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
