"""Threads and forum posts, as people, bots and webhooks meet them."""

from typing import Any

from bot.playground.hub import Intent
from bot.playground.membership import add_member, remove_member
from bot.playground.objects import Channel
from tests.integration.playground.people import Json, Person, Town

BOT = int(Intent.GUILDS | Intent.GUILD_MESSAGES | Intent.MESSAGE_CONTENT)


def inside(town: Town, thread: Json) -> Channel:
    return town.world.state.channel(int(thread["id"]))


async def thread_of(person: Person, channel: Channel, name: str = "Story", **rest: Any) -> Json:
    return await person.ok("POST", f"/channels/{channel.id}/threads", {"name": name, "type": 11, **rest})


async def hook_of(town: Town, channel: Channel) -> str:
    made = await town.bot.ok("POST", f"/channels/{channel.id}/webhooks", {"name": "Bridge"})
    return f"/webhooks/{made['id']}/{made['token']}"


async def test_a_message_has_one_thread_even_after_that_is_deleted(town: Town, maya: Person):
    general = town.channel("general")
    said = await maya.say(general, "a long story")
    path = f"/channels/{general.id}/messages/{said['id']}/threads"
    thread = await maya.ok("POST", path, {"name": "Story"})
    assert (thread["id"], thread["type"], thread["message_count"]) == (said["id"], 11, 0)
    assert (await maya.call("POST", path, {"name": "Again"}))[1]["code"] == 160004
    [starter] = await maya.ok("GET", f"/channels/{thread['id']}/messages")
    assert (starter["type"], starter["referenced_message"]["content"]) == (21, "a long story")
    await maya.ok("DELETE", f"/channels/{thread['id']}")
    assert (await maya.call("POST", path, {"name": "Again"}))[1]["code"] == 160004


async def test_a_bot_is_told_of_a_threads_whole_life(town: Town, maya: Person):
    bot = await town.bot.connect(intents=BOT)
    await bot.event("GUILD_CREATE")
    thread = await thread_of(maya, town.channel("general"))
    assert (await bot.event("THREAD_CREATE"))["newly_created"]
    noted = await bot.event("MESSAGE_CREATE")
    assert (noted["type"], noted["content"]) == (18, "Story")
    assert noted["message_reference"]["channel_id"] == thread["id"]
    await maya.ok("PATCH", f"/channels/{thread['id']}", {"name": "Tale", "archived": True, "locked": True})
    changed = await bot.event("THREAD_UPDATE")
    assert (changed["name"], changed["thread_metadata"]["locked"]) == ("Tale", True)
    await maya.ok("DELETE", f"/channels/{thread['id']}")
    gone = await bot.event("THREAD_DELETE")
    assert gone == {key: thread[key] for key in ("id", "guild_id", "parent_id", "type")}


async def test_messages_are_counted_without_the_first(town: Town, maya: Person, priya: Person):
    thread = await thread_of(maya, town.channel("general"))
    room = inside(town, thread)
    said = [await priya.say(room, str(number)) for number in range(2)]
    await priya.ok("DELETE", f"/channels/{room.id}/messages/{said[0]['id']}")
    found = await maya.ok("GET", f"/channels/{room.id}")
    assert (found["message_count"], found["total_message_sent"], found["member_count"]) == (1, 2, 2)


async def test_who_is_pinged_in_a_thread_is_brought_into_it(town: Town, maya: Person, priya: Person):
    thread = await thread_of(maya, town.channel("general"))
    await maya.say(inside(town, thread), f"what do you think, <@{priya.user.id}>?")
    members = await maya.ok("GET", f"/channels/{thread['id']}/thread-members")
    assert {one["user_id"] for one in members} == {str(maya.user.id), str(priya.user.id)}


async def test_a_message_wakes_an_archived_thread_but_an_edit_or_reaction_does_not(
    town: Town, maya: Person, priya: Person
):
    thread = await thread_of(priya, town.channel("general"))
    room = inside(town, thread)
    said = await priya.say(room, "first")
    await priya.ok("PATCH", f"/channels/{room.id}", {"archived": True})
    path = f"/channels/{room.id}/messages/{said['id']}"
    assert (await priya.call("PATCH", path, {"content": "x"}))[1]["code"] == 50083
    assert (await priya.call("PUT", f"{path}/reactions/%F0%9F%8D%B5/@me"))[1]["code"] == 50083
    assert (await priya.call("PATCH", f"/channels/{room.id}", {"name": "x"}))[1]["code"] == 50083
    socket = await maya.connect()
    await socket.event("READY")
    await priya.say(room, "awake")
    assert not (await socket.event("THREAD_UPDATE"))["thread_metadata"]["archived"]


async def test_a_locked_thread_is_the_moderators_and_open_to_webhooks_until_archived(
    town: Town, maya: Person, priya: Person
):
    general = town.channel("general")
    hook = await hook_of(town, general)
    room = inside(town, await thread_of(priya, general))
    await maya.ok("PATCH", f"/channels/{room.id}", {"locked": True})
    said = f"/channels/{room.id}/messages"
    assert (await priya.call("POST", said, {"content": "x"}))[1]["code"] == 160005
    assert (await priya.call("PATCH", f"/channels/{room.id}", {"archived": True}))[1]["code"] == 50013
    assert (await priya.call("PATCH", f"/channels/{room.id}", {"locked": False}))[1]["code"] == 50013
    await town.bot.ok("POST", f"{hook}?thread_id={room.id}", {"content": "copy"})
    await maya.ok("PATCH", f"/channels/{room.id}", {"archived": True})
    assert (await town.bot.call("POST", f"{hook}?thread_id={room.id}", {"content": "x"}))[1]["code"] == 50083
    assert (await priya.call("POST", said, {"content": "x"}))[1]["code"] == 50083
    await maya.say(room, "moderators may")
    assert room.thread is not None
    assert not room.thread.archived


async def test_archived_threads_come_page_by_page(town: Town, maya: Person):
    general = town.channel("general")
    for number in range(3):
        thread = await thread_of(maya, general, f"no. {number}")
        await maya.ok("PATCH", f"/channels/{thread['id']}", {"archived": True})
    path = f"/channels/{general.id}/threads/archived/public"
    first = await maya.ok("GET", f"{path}?limit=2")
    assert ([one["name"] for one in first["threads"]], first["has_more"]) == (["no. 2", "no. 1"], True)
    before = first["threads"][-1]["thread_metadata"]["archive_timestamp"].replace("+", "%2B")
    rest = await maya.ok("GET", f"{path}?before={before}")
    assert ([one["name"] for one in rest["threads"]], rest["has_more"]) == (["no. 0"], False)
    assert (await maya.call("GET", f"{path}?before=yesterday"))[1]["code"] == 50035


async def test_a_private_thread_shows_itself_to_those_who_are_brought_in(
    town: Town, maya: Person, priya: Person
):
    general, tom = town.channel("general"), town.person("tom.discordia")
    socket = await tom.connect()
    await socket.event("READY")
    thread = await thread_of(priya, general, type=12)
    assert (await tom.call("GET", f"/channels/{thread['id']}"))[1]["code"] == 50001
    assert await socket.quiet("THREAD_CREATE")
    await priya.ok("PUT", f"/channels/{thread['id']}/thread-members/{tom.user.id}")
    assert "newly_created" not in await socket.event("THREAD_CREATE")
    await tom.say(inside(town, thread), "thanks")


async def test_who_leaves_the_server_and_comes_back_is_in_its_threads_no_more(town: Town, priya: Person):
    tom = town.person("tom.discordia")
    thread = await thread_of(priya, town.channel("general"), type=12)
    await priya.ok("PUT", f"/channels/{thread['id']}/thread-members/{tom.user.id}")
    remove_member(town.world, town.harbor, tom.user)
    add_member(town.world, town.harbor, tom.user)
    assert (await tom.call("GET", f"/channels/{thread['id']}"))[1]["code"] == 50001


async def test_who_is_let_into_a_channel_hears_of_its_threads(town: Town, maya: Person, priya: Person):
    log = town.channel("mod-log")
    await thread_of(maya, log, "Case 7")
    socket = await priya.connect()
    await socket.event("READY")
    body = {"type": 1, "allow": str(1 << 10), "deny": "0"}
    await maya.ok("PUT", f"/channels/{log.id}/permissions/{priya.user.id}", body)
    listed = await socket.event("THREAD_LIST_SYNC")
    assert listed["channel_ids"] == [str(log.id)]
    assert [one["name"] for one in listed["threads"]] == ["Case 7"]


async def test_a_bot_learns_that_a_channel_is_closed_to_it(town: Town, maya: Person):
    bot = await town.bot.connect(intents=BOT)
    await bot.event("GUILD_CREATE")
    general = town.channel("general")
    body = {"type": 1, "allow": "0", "deny": str(1 << 10)}
    await maya.ok("PUT", f"/channels/{general.id}/permissions/{town.bot.user.id}", body)
    told = await bot.event("CHANNEL_UPDATE")
    assert told["permission_overwrites"][-1]["deny"] == str(1 << 10)


async def test_a_post_carries_tags_of_its_forum_only(town: Town, maya: Person, priya: Person):
    forum = town.channel("workshop")
    wood, _, _, pick = (one["id"] for one in forum.available_tags)
    path = f"/channels/{forum.id}/threads"
    post = {"name": "Tray", "message": {"content": "walnut"}}
    made = await priya.ok("POST", path, {**post, "applied_tags": [wood]})
    assert (made["applied_tags"], made["message"]["id"]) == ([wood], made["id"])
    assert (await priya.call("POST", path, {**post, "applied_tags": ["1"]}))[1]["code"] == 10087
    assert (await priya.call("POST", path, {**post, "applied_tags": [pick]}))[1]["code"] == 50013
    assert (await priya.call("POST", path, {"name": "Tray"}))[1]["code"] == 50035
    assert (await priya.call("POST", path, {"name": "Tray", "message": {}}))[1]["code"] == 50006
    changed = await maya.ok("PATCH", f"/channels/{made['id']}", {"applied_tags": [wood, pick]})
    assert changed["applied_tags"] == [wood, pick]
    await maya.ok("PATCH", f"/channels/{forum.id}", {"flags": 1 << 4})
    assert (await priya.call("POST", path, post))[1]["code"] == 40067
    kept = [one for one in forum.available_tags if one["id"] != wood]
    await maya.ok("PATCH", f"/channels/{forum.id}", {"available_tags": kept})
    assert inside(town, made).applied_tags == [int(pick)]


async def test_a_webhook_posts_into_a_forum_by_name_or_thread_and_never_beside_it(town: Town, maya: Person):
    forum, general = town.channel("workshop"), town.channel("general")
    hook, plain = await hook_of(town, forum), await hook_of(town, general)
    tag = forum.available_tags[0]["id"]
    body = {"content": "walnut", "thread_name": "Tray", "applied_tags": [tag]}
    said = await town.bot.ok("POST", f"{hook}?wait=true", body)
    post = await maya.ok("GET", f"/channels/{said['channel_id']}")
    assert (post["id"], post["name"], post["applied_tags"]) == (said["id"], "Tray", [tag])
    cases = [
        (hook, {"content": "x"}, 220001),
        (f"{hook}?thread_id={post['id']}", {"content": "x", "thread_name": "y"}, 220002),
        (plain, {"content": "x", "thread_name": "y"}, 220003),
        (f"{plain}?thread_id={post['id']}", {"content": "x"}, 10003),
        (f"{hook}?thread_id={forum.id}", {"content": "x"}, 10003),
    ]
    for path, wrong, code in cases:
        assert (await town.bot.call("POST", path, wrong))[1]["code"] == code, code
    message = f"{hook}/messages/{said['id']}"
    assert (await town.bot.call("PATCH", message, {"content": "x"}))[1]["code"] == 10008
    query = f"?thread_id={post['id']}"
    edited = await town.bot.ok("PATCH", message + query, {"content": "oak"})
    assert edited["content"] == (await town.bot.ok("GET", message + query))["content"] == "oak"
    await town.bot.ok("DELETE", message + query)
    assert (await town.bot.call("GET", message + query))[1]["code"] == 10008


async def test_posts_into_threads_count_for_the_channel_that_holds_them(town: Town, maya: Person):
    general = town.channel("general")
    hook = await hook_of(town, general)
    room = await thread_of(maya, general)
    await town.ask("POST", "/limits", {"hidden": {"calls": 2, "seconds": 60}})
    for path in (f"{hook}?thread_id={room['id']}", hook):
        await town.bot.ok("POST", path, {"content": "x"})
    for path in (f"{hook}?thread_id={room['id']}", hook):
        assert (await town.bot.call("POST", path, {"content": "x"}, patient=False))[0] == 429
        assert town.bot.headers["X-RateLimit-Scope"] == "shared"
