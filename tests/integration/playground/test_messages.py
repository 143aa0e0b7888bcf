"""Messages by people, through the ordinary REST API."""

import io

import aiohttp
import pytest

from tests.integration.playground.people import Person, Town


async def test_a_message_is_told_to_everybody_in_the_channel_with_its_nonce(
    town: Town, maya: Person, priya: Person
):
    socket = await priya.connect()
    await socket.event("READY")
    said = await maya.say(town.channel("general"), "  hello  ", nonce="42")
    heard = await socket.event("MESSAGE_CREATE")
    assert (heard["id"], heard["content"], heard["nonce"]) == (said["id"], "hello", "42")
    assert heard["member"]["joined_at"]
    assert heard["edited_timestamp"] is None


async def test_the_same_nonce_makes_one_message(town: Town, maya: Person):
    general = town.channel("general")
    first, second = [await maya.say(general, "once", nonce="7", enforce_nonce=True) for _ in range(2)]
    assert first["id"] == second["id"]


async def test_an_edit_is_stamped_and_parses_mentions_anew(town: Town, maya: Person, priya: Person):
    general = town.channel("general")
    nobody = {"parse": []}
    said = await maya.say(general, f"<@{priya.user.id}>", allowed_mentions=nobody)
    assert said["mentions"] == []
    path = f"/channels/{general.id}/messages/{said['id']}"
    edited = await maya.ok("PATCH", path, {"content": f"hi <@{priya.user.id}>"})
    assert edited["edited_timestamp"] is not None
    assert [one["id"] for one in edited["mentions"]] == [str(priya.user.id)]
    edited = await maya.ok("PATCH", path, {"content": f"hi <@{priya.user.id}>", "allowed_mentions": nobody})
    assert edited["mentions"] == []


async def test_only_those_with_the_right_ping_everyone(town: Town, maya: Person, priya: Person):
    general = town.channel("general")
    assert (await maya.say(general, "@everyone"))["mention_everyone"]
    assert not (await priya.say(general, "@everyone"))["mention_everyone"]


async def test_a_reply_shows_what_it_answers_until_that_is_deleted(town: Town, maya: Person, priya: Person):
    general = town.channel("general")
    asked = await maya.say(general, "tea?")
    answered = await priya.say(general, "yes", message_reference={"message_id": asked["id"]})
    assert answered["type"] == 19
    assert answered["referenced_message"]["content"] == "tea?"
    assert [one["id"] for one in answered["mentions"]] == [str(maya.user.id)]
    await maya.ok("DELETE", f"/channels/{general.id}/messages/{asked['id']}")
    again = await priya.ok("GET", f"/channels/{general.id}/messages/{answered['id']}")
    assert again["referenced_message"] is None
    status, refusal = await priya.call(
        "POST",
        f"/channels/{general.id}/messages",
        {"content": "late", "message_reference": {"message_id": asked["id"]}},
    )
    assert (status, refusal["code"]) == (400, 50035)


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"content": ""}, 400, 50006),
        ({"content": "   "}, 400, 50006),
        ({"content": "x" * 2_001}, 400, 50035),
        ({"content": "x", "embeds": [{}] * 11}, 400, 50035),
    ],
)
async def test_a_message_that_cannot_be_is_refused(
    town: Town, priya: Person, body: dict[str, object], status: int, code: int
):
    answer = await priya.call("POST", f"/channels/{town.channel('general').id}/messages", body)
    assert (answer[0], answer[1]["code"]) == (status, code)


async def test_with_nitro_a_message_may_have_four_thousand_characters(town: Town, maya: Person):
    assert len((await maya.say(town.channel("general"), "长" * 4_000))["content"]) == 4_000


async def test_unknown_things_and_missing_rights_have_numbers_of_their_own(
    town: Town, priya: Person, maya: Person
):
    general, log = town.channel("general"), town.channel("mod-log")
    said = await maya.say(general, "mine")
    cases = [
        (priya, "GET", "/channels/123", 404, 10003),
        (priya, "GET", "/guilds/123", 404, 10004),
        (priya, "GET", "/users/123", 404, 10013),
        (priya, "GET", "/webhooks/123", 404, 10015),
        (priya, "GET", f"/channels/{general.id}/messages/123", 404, 10008),
        (priya, "GET", f"/channels/{log.id}", 403, 50001),
        (priya, "PATCH", f"/channels/{general.id}/messages/{said['id']}", 403, 50005),
        (priya, "DELETE", f"/channels/{general.id}/messages/{said['id']}", 403, 50013),
        (priya, "GET", f"/channels/{general.id}/webhooks", 403, 50013),
        (priya, "GET", "/channels/abc", 400, 50035),
    ]
    for person, method, path, status, code in cases:
        body = {"content": "x"} if method == "PATCH" else None
        answer = await person.call(method, path, body)
        assert (answer[0], answer[1]["code"]) == (status, code), path


async def test_what_is_not_built_says_so_and_names_the_route(town: Town, maya: Person):
    path = f"/guilds/{town.harbor.id}/scheduled-events"
    status, refusal = await maya.call("GET", path)
    assert status == 501
    assert f"GET {path}" in refusal["message"]


async def test_a_wrong_token_opens_nothing(town: Town, maya: Person):
    maya.user = type(maya.user)(id=1, username="nobody", token="nothing")
    assert (await maya.call("GET", "/users/@me"))[0] == 401


async def test_history_goes_before_after_and_around(town: Town, maya: Person):
    random = town.channel("random")
    for number in range(5):
        await maya.say(random, str(number))
    everything = await maya.ok("GET", f"/channels/{random.id}/messages")
    assert [one["content"] for one in everything] == ["4", "3", "2", "1", "0"]
    middle = everything[2]["id"]

    async def contents(query: str) -> list[str]:
        found = await maya.ok("GET", f"/channels/{random.id}/messages?{query}")
        return [one["content"] for one in found]

    assert await contents(f"before={middle}&limit=1") == ["1"]
    assert await contents(f"after={middle}&limit=1") == ["3"]
    assert await contents(f"around={middle}&limit=3") == ["3", "2", "1"]


async def test_moderators_delete_many_at_once_in_one_event(town: Town, maya: Person, priya: Person):
    general = town.channel("general")
    socket = await priya.connect()
    ids = [(await priya.say(general, str(number)))["id"] for number in range(3)]
    path = f"/channels/{general.id}/messages/bulk-delete"
    assert (await priya.call("POST", path, {"messages": ids}))[1]["code"] == 50013
    assert (await maya.call("POST", path, {"messages": ids[:1]}))[1]["code"] == 50016
    assert (await maya.call("POST", path, {"messages": [str(1 << 22), ids[0]]}))[1]["code"] == 50034
    await maya.ok("POST", path, {"messages": ids})
    assert sorted((await socket.event("MESSAGE_DELETE_BULK"))["ids"]) == sorted(ids)


async def test_a_file_comes_back_from_a_link_that_is_signed(town: Town, maya: Person):
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("payload_json", '{"content": "see", "attachments": [{"id": 0, "description": "a cat"}]}')
    form.add_field(
        "files[0]",
        b"\x89PNG\r\n\x1a\n0000IHDR\0\0\0\x10\0\0\0\x20",
        filename="猫 cat.png",
        content_type="image/png",
    )
    said = await maya.ok("POST", f"/channels/{town.channel('general').id}/messages", data=form)
    [attachment] = said["attachments"]
    assert (attachment["description"], attachment["width"], attachment["height"]) == ("a cat", 16, 32)
    async with town.http.get(attachment["url"]) as response:
        assert (response.status, response.content_type) == (200, "image/png")
        assert "sandbox" in response.headers["Content-Security-Policy"]
        assert await response.read() == b"\x89PNG\r\n\x1a\n0000IHDR\0\0\0\x10\0\0\0\x20"
    for wrong in (attachment["url"].partition("?")[0], attachment["url"].replace("hm=", "hm=0")):
        async with town.http.get(wrong) as response:
            assert response.status == 404


async def test_a_file_of_26_megabytes_is_too_large(town: Town, maya: Person):
    form = aiohttp.FormData()
    form.add_field("payload_json", '{"content": "big"}')
    form.add_field("files[0]", io.BytesIO(b"x" * 26_000_000), filename="big.bin")
    status, refusal = await maya.call("POST", f"/channels/{town.channel('general').id}/messages", data=form)
    assert (status, refusal["code"]) == (413, 40005)


async def test_a_reaction_is_counted_once_a_person_and_removed(town: Town, maya: Person, priya: Person):
    general = town.channel("general")
    said = await maya.say(general, "tea")
    path = f"/channels/{general.id}/messages/{said['id']}"
    socket = await maya.connect()
    for person in (priya, maya):
        await person.ok("PUT", f"{path}/reactions/%F0%9F%8D%B5/@me")
    assert (await socket.event("MESSAGE_REACTION_ADD"))["emoji"]["name"] == "🍵"
    [reaction] = (await maya.ok("GET", path))["reactions"]
    assert (reaction["count"], reaction["me"]) == (2, True)
    assert (await priya.call("PUT", f"{path}/reactions/tea/@me"))[1]["code"] == 10014
    assert (await priya.call("DELETE", f"{path}/reactions/%F0%9F%8D%B5"))[1]["code"] == 50013


async def test_a_post_in_a_forum_and_a_thread_under_a_message(town: Town, maya: Person, priya: Person):
    forum, general = town.channel("workshop"), town.channel("general")
    assert (await maya.call("POST", f"/channels/{forum.id}/messages", {"content": "x"}))[1]["code"] == 50008
    post = await maya.ok(
        "POST", f"/channels/{forum.id}/threads", {"name": "Tray", "message": {"content": "walnut"}}
    )
    assert post["message"]["content"] == "walnut"
    said = await priya.say(general, "a long story")
    thread = await priya.ok(
        "POST", f"/channels/{general.id}/messages/{said['id']}/threads", {"name": "Story"}
    )
    assert thread["id"] == said["id"]
    inside = town.world.state.channel(int(thread["id"]))
    await maya.say(inside, "go on")
    active = await maya.ok("GET", f"/guilds/{town.harbor.id}/threads/active")
    assert {one["name"] for one in active["threads"]} == {"Tray", "Story"}
    await priya.ok("PATCH", f"/channels/{thread['id']}", {"archived": True})
    archived = await maya.ok("GET", f"/channels/{general.id}/threads/archived/public")
    assert [one["name"] for one in archived["threads"]] == ["Story"]
    await maya.say(inside, "I am back")
    assert inside.thread is not None
    assert not inside.thread.archived


async def test_pins_are_listed_by_both_routes(town: Town, maya: Person, priya: Person):
    general = town.channel("general")
    said = await priya.say(general, "rules")
    assert (await priya.call("PUT", f"/channels/{general.id}/messages/pins/{said['id']}"))[1]["code"] == 50013
    await maya.ok("PUT", f"/channels/{general.id}/messages/pins/{said['id']}")
    old = await maya.ok("GET", f"/channels/{general.id}/pins")
    new = await maya.ok("GET", f"/channels/{general.id}/messages/pins")
    assert [one["id"] for one in old] == [one["message"]["id"] for one in new["items"]] == [said["id"]]
    before = new["items"][0]["pinned_at"].replace("+", "%2B")
    assert (await maya.ok("GET", f"/channels/{general.id}/messages/pins?before={before}"))["items"] == []


async def test_who_is_timed_out_or_kicked_is_silent(town: Town, maya: Person, priya: Person):
    path = f"/guilds/{town.harbor.id}/members/{priya.user.id}"
    await maya.ok("PATCH", path, {"communication_disabled_until": "2099-01-01T00:00:00+00:00"})
    status, refusal = await priya.call(
        "POST", f"/channels/{town.channel('general').id}/messages", {"content": "x"}
    )
    assert (status, refusal["code"]) == (403, 50013)
    await maya.ok("DELETE", path)
    assert (await priya.call("GET", f"/guilds/{town.harbor.id}"))[0] == 404
    log = await maya.ok("GET", f"/guilds/{town.harbor.id}/audit-logs")
    assert [one["action_type"] for one in log["audit_log_entries"]] == [20, 24]


async def test_the_reason_in_the_header_reaches_the_audit_log(town: Town, maya: Person, priya: Person):
    path = f"/guilds/{town.harbor.id}/bans/{priya.user.id}"
    await maya.ok("PUT", path, {}, reason="flooding")
    [banned] = await maya.ok("GET", f"/guilds/{town.harbor.id}/bans")
    assert (banned["user"]["id"], banned["reason"]) == (str(priya.user.id), "flooding")
    log = await maya.ok("GET", f"/guilds/{town.harbor.id}/audit-logs")
    assert log["audit_log_entries"][0]["reason"] == "flooding"
