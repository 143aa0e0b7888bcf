"""What people do in one channel is seen in the other: the real bot, real sockets, the ordinary REST API."""

from tests.e2e.town import PATIENCE, Bridge, Json, Person, Town, until

PIXEL = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\nIDATx\x9cc\x00\x01\x00\x00\x05\x00\x01\r\n-\xb4\x00\x00\x00\x00IEND\xaeB`\x82"
)


async def copies(reader: Person, channel_id: str, count: int, *, seconds: float = PATIENCE) -> list[Json]:
    """What the bot's webhook posted, once there is as much as that."""

    async def read() -> list[Json]:
        return [message for message in await reader.history(channel_id) if message.get("webhook_id")]

    return await until(read, lambda found: len(found) >= count, seconds=seconds)


async def test_a_message_crosses_the_bridge_under_its_authors_name(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    await maya.say(bridge.english, "Good morning!")
    (copy,) = await copies(lin, bridge.chinese, 1)
    assert copy["content"] == "早上好！"
    assert copy["author"]["username"] == maya.name
    assert copy["author"]["avatar"] is not None or copy["author"]["id"]


async def test_and_the_other_way_round(bridge: Bridge, maya: Person, lin: Person) -> None:
    await lin.say(bridge.chinese, "谢谢！")
    (copy,) = await copies(maya, bridge.english, 1)
    assert copy["content"].startswith("Thank")
    assert copy["author"]["username"] == lin.name


async def test_nothing_comes_back(bridge: Bridge, maya: Person, lin: Person) -> None:
    await maya.say(bridge.english, "Good morning!")
    await lin.say(bridge.chinese, "谢谢！")
    await copies(lin, bridge.chinese, 1)
    await copies(maya, bridge.english, 1)
    # A third message pushes anything that was under way before it.
    await maya.say(bridge.english, "Good night!")
    assert len(await copies(lin, bridge.chinese, 2)) == 2
    assert len(await copies(maya, bridge.english, 1)) == 1


async def test_an_edit_and_a_deletion_follow_their_message(bridge: Bridge, maya: Person, lin: Person) -> None:
    message = await maya.say(bridge.english, "Good morning!")
    await copies(lin, bridge.chinese, 1)
    await maya.edit(message, "Good night!")
    await until(lambda: copies(lin, bridge.chinese, 1), lambda found: found[0]["content"].startswith("晚安"))
    await maya.delete(message)
    await until(lambda: copies(lin, bridge.chinese, 0), lambda found: not found)


async def test_a_reply_links_to_the_copy_of_what_it_answers(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    await lin.say(bridge.chinese, "谢谢！")
    (copy,) = await copies(maya, bridge.english, 1)
    reference = {"message_id": copy["id"], "channel_id": bridge.english}
    await maya.say(bridge.english, "You're welcome!", message_reference=reference)
    (answer,) = await copies(lin, bridge.chinese, 1)
    first, rest = answer["content"].split("\n", 1)
    original = (await lin.history(bridge.chinese))[0]
    assert first.startswith("-# ↪ [")
    assert f"/{bridge.chinese}/" in first
    assert lin.name in first
    assert rest
    assert original["id"] < answer["id"]


async def test_a_file_is_brought_along(town: Town, bridge: Bridge, maya: Person, lin: Person) -> None:
    await maya.say(bridge.english, "Cat tax", files=[("猫 cat.png", PIXEL)])
    (copy,) = await copies(lin, bridge.chinese, 1)
    (file,) = copy["attachments"]
    assert file["size"] == len(PIXEL)
    async with town.session.get(file["url"]) as response:
        assert await response.read() == PIXEL


async def test_many_messages_are_deleted_at_once(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    said = [await maya.say(bridge.english, f"Number {number}") for number in range(8)]
    await copies(lin, bridge.chinese, 8)
    moderator = await town.moderator(town.english_guild)
    path = f"/channels/{bridge.english}/messages/bulk-delete"
    await moderator.call("POST", path, {"messages": [message["id"] for message in said[2:]]})
    left = await until(lambda: copies(lin, bridge.chinese, 0), lambda found: len(found) == 2)
    assert all("Number 0" in text or "Number 1" in text for text in (copy["content"] for copy in left))


async def test_a_rush_of_messages_arrives_in_order_once(town: Town, bridge: Bridge, lin: Person) -> None:
    crowd = await town.members(town.english_guild)
    for number in range(25):
        await crowd[number % len(crowd)].say(bridge.english, f"https://example.org/{number}")
    found = await copies(lin, bridge.chinese, 25)
    assert [copy["content"] for copy in found] == [f"https://example.org/{number}" for number in range(25)]
    assert [copy["author"]["username"] for copy in found[:2]] == [crowd[0].name, crowd[1].name]


async def test_who_is_only_on_one_side_is_mentioned_by_name_on_the_other_and_nobody_is_pinged(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    abroad = {person.name for person in await town.members(town.chinese_guild)}
    local = next(one for one in await town.members(town.english_guild) if one.name not in abroad)
    await maya.say(bridge.english, f"<@{local.user['id']}> @everyone good morning")
    (copy,) = await copies(lin, bridge.chinese, 1)
    assert f"@{local.name}" in copy["content"]
    assert copy["mentions"] == []
    assert not copy["mention_everyone"]


async def test_a_message_that_begins_with_two_slashes_stays(
    bridge: Bridge, maya: Person, lin: Person
) -> None:
    await maya.say(bridge.english, "// between us")
    await maya.say(bridge.english, "Good morning!")
    (copy,) = await copies(lin, bridge.chinese, 1)
    assert copy["content"] == "早上好！"


async def test_a_command_given_by_mention_is_answered_and_not_relayed(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    await maya.say(bridge.english, f"<@{town.info['bot']['id']}> translate Good morning!")

    async def answers() -> list[Json]:
        return [message for message in await maya.history(bridge.english) if "早上好" in message["content"]]

    await until(answers, bool)
    await maya.say(bridge.english, "Good night!")
    (copy,) = await copies(lin, bridge.chinese, 1)
    assert copy["content"].startswith("晚安")


async def test_a_webhook_removed_by_hand_is_made_anew(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    await maya.say(bridge.english, "Good morning!")
    (copy,) = await copies(lin, bridge.chinese, 1)
    moderator = await town.moderator(town.chinese_guild)
    await moderator.call("DELETE", f"/webhooks/{copy['webhook_id']}")
    await maya.say(bridge.english, "Good night!")
    found = await copies(lin, bridge.chinese, 2)
    assert found[1]["content"].startswith("晚安")
    requests = await town.control("GET", "/requests")
    assert requests["dead_webhook_calls"] == 0


async def test_the_bot_breaks_no_limit(town: Town, bridge: Bridge, maya: Person, lin: Person) -> None:
    crowd = await town.members(town.english_guild)
    for number in range(12):
        await crowd[number % len(crowd)].say(bridge.english, f"{number}")
    await copies(lin, bridge.chinese, 12)
    requests = await town.control("GET", "/requests")
    assert requests["violations"] == {}
