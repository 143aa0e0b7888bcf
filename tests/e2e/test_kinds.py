"""Every kind of message across the bridge: the real bot, real sockets, the ordinary REST API."""

import base64
import json
import secrets

import aiohttp

from tests.e2e.test_bridge import PIXEL, copies
from tests.e2e.town import CODE, Bridge, Json, Listener, Person, Town, until

WAVEFORM = base64.b64encode(bytes([0, 90, 255, 40])).decode()
VOICE = 1 << 13
CONNECT = 1 << 20


async def post(person: Person, channel_id: str, body: Json) -> Json:
    return await person.call("POST", f"/channels/{channel_id}/messages", body)


async def upload(
    town: Town, person: Person, channel_id: str, body: Json, file: tuple[str, bytes, str]
) -> Json:
    name, content, kind = file
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("payload_json", json.dumps(body), content_type="application/json")
    form.add_field("files[0]", content, filename=name, content_type=kind)
    async with town.session.post(
        f"{person.api}/channels/{channel_id}/messages",
        headers={"Authorization": person.user["token"]},
        data=form,
    ) as response:
        assert response.status < 300, await response.text()
        return await response.json()


async def test_an_author_takes_one_of_two_files_back(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    files = [("猫 one.png", PIXEL), ("two.png", PIXEL + b"\0")]
    message = await maya.say(bridge.english, "Good morning!", files=files)
    (copy,) = await copies(lin, bridge.chinese, 1)
    first, second = copy["attachments"]
    path = f"/channels/{bridge.english}/messages/{message['id']}"
    stays = {"id": message["attachments"][1]["id"]}
    await maya.call("PATCH", path, {"attachments": [stays]})
    (copy,) = await until(
        lambda: copies(lin, bridge.chinese, 1), lambda found: len(found[0]["attachments"]) == 1
    )
    assert copy["attachments"][0]["id"] == second["id"] != first["id"]
    assert copy["content"] == "早上好！"


async def test_a_voice_message_arrives_as_a_recording(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    body = {"flags": VOICE, "attachments": [{"id": 0, "duration_secs": 7.2, "waveform": WAVEFORM}]}
    await upload(town, maya, bridge.english, body, ("voice-message.ogg", b"OggS", "audio/ogg"))
    (copy,) = await copies(lin, bridge.chinese, 1)
    assert copy["content"] == "-# 🎤 语音消息，0:07"
    assert copy["attachments"][0]["size"] == 4


async def test_a_sticker_arrives_as_a_picture(town: Town, bridge: Bridge, maya: Person, lin: Person) -> None:
    sticker = (await maya.call("GET", f"/guilds/{town.english_guild}/stickers"))[0]
    await post(maya, bridge.english, {"sticker_ids": [sticker["id"]]})
    (copy,) = await copies(lin, bridge.chinese, 1)
    (file,) = copy["attachments"]
    assert file["filename"].endswith(".png")
    async with town.session.get(file["url"]) as response:
        assert (await response.read()).startswith(b"\x89PNG")


async def test_a_poll_is_read_on_the_other_side_and_so_is_how_it_ended(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    answers = [
        {"poll_media": {"text": "Good morning!", "emoji": {"name": "🌅"}}},
        {"poll_media": {"text": "Good night!"}},
    ]
    poll = {"question": {"text": "How are you?"}, "answers": answers, "duration": 1}
    asked = await post(maya, bridge.english, {"poll": poll})
    (copy,) = await copies(lin, bridge.chinese, 1)
    question, first, second, vote = copy["content"].split("\n")
    assert question.startswith("📊 **")
    assert first == "• 🌅 早上好！"
    assert second.startswith("• 晚安")
    assert f"/{bridge.english}/{asked['id']}" in vote
    assert "<t:" in vote
    path = f"/channels/{bridge.english}/polls/{asked['id']}"
    await maya.call("PUT", f"{path}/answers/@me", {"answer_ids": ["1"]})
    await maya.call("POST", f"{path}/expire")
    _, result = await copies(lin, bridge.chinese, 2)
    reply, _, winner = result["content"].split("\n")
    assert f"/{bridge.chinese}/{copy['id']}" in reply
    assert "🌅 早上好！" in winner


async def test_what_is_passed_on_is_marked(town: Town, bridge: Bridge, maya: Person, lin: Person) -> None:
    said = await maya.say(bridge.english, "Good morning!")
    reference = {"type": 1, "channel_id": bridge.english, "message_id": said["id"]}
    await post(maya, bridge.english, {"message_reference": reference})
    _, copy = await copies(lin, bridge.chinese, 2)
    assert copy["content"] == f"-# ↪ 转发自 <#{bridge.chinese}>\n早上好！"


async def test_another_bots_late_answer_is_relayed_where_bots_are_allowed(
    town: Town, bridge: Bridge, lin: Person
) -> None:
    here = await town.moderator(town.english_guild)
    async with Listener.of(here, town.info) as listener:
        await listener.command(bridge.english)("bridge bots", bridge=bridge.name, allow=True)
        commands = await here.call("GET", f"/applications/{town.info['other_bots'][0]['id']}/commands")
        tea = next(command for command in commands if command["name"] == "tea")
        body = {
            "type": 2,
            "application_id": tea["application_id"],
            "guild_id": town.english_guild,
            "channel_id": bridge.english,
            "session_id": listener.session_id,
            "data": {"id": tea["id"], "version": tea["version"], "name": "tea", "type": 1},
        }
        await here.call("POST", "/interactions", body)
        (copy,) = await copies(lin, bridge.chinese, 1)
    assert copy["content"].startswith("> **")
    assert copy["author"]["username"] == town.info["other_bots"][0]["name"]


async def test_people_channels_and_messages_of_both_sides_are_mentioned_as_such(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    english = {person.name for person in await town.members(town.english_guild)}
    chinese = {person.name for person in await town.members(town.chinese_guild)}
    both, here_only = min(english & chinese), min(english - chinese)
    visitor, neighbour = town.people[both].user["id"], town.people[here_only].user["id"]
    first = await maya.say(bridge.english, "Good morning!")
    (copy,) = await copies(lin, bridge.chinese, 1)
    link = f"https://discord.com/channels/{town.english_guild}/{bridge.english}/{first['id']}"
    await maya.say(bridge.english, f"<@{visitor}> <@{neighbour}> <#{bridge.english}> {link}")
    _, said = await copies(lin, bridge.chinese, 2)
    there = f"https://discord.com/channels/{town.chinese_guild}/{bridge.chinese}/{copy['id']}"
    assert said["content"] == f"<@{visitor}> @{here_only} <#{bridge.chinese}> {there}"
    assert said["mentions"] == []


async def test_who_asked_for_pings_is_pinged(town: Town, bridge: Bridge, maya: Person, lin: Person) -> None:
    english = {person.name for person in await town.members(town.english_guild)}
    members = {person.name for person in await town.members(town.chinese_guild)}
    visitor = town.people[max(english & members)]
    async with Listener.of(visitor, town.info) as listener:
        answer = await listener.command(bridge.english)("me pings", allow=True)
        assert answer["flags"] & (1 << 6)
    await maya.say(bridge.english, f"<@{visitor.user['id']}> Good morning!")
    (copy,) = await copies(lin, bridge.chinese, 1)
    assert [person["id"] for person in copy["mentions"]] == [visitor.user["id"]]


async def test_an_emoji_that_both_servers_have_by_name_is_the_readers_own(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    emoji = (await maya.call("GET", f"/guilds/{town.english_guild}/emojis"))[0]
    moderator = await town.moderator(town.chinese_guild)
    picture = "data:image/png;base64," + base64.b64encode(PIXEL).decode()
    body = {"name": emoji["name"], "image": picture}
    own = await moderator.call("POST", f"/guilds/{town.chinese_guild}/emojis", body)

    async def shown() -> str:
        await maya.say(bridge.english, f"<:{emoji['name']}:{emoji['id']}>")
        return (await copies(lin, bridge.chinese, 1))[-1]["content"]

    await until(shown, lambda content: content == f"<:{own['name']}:{own['id']}>")
    await moderator.call("DELETE", f"/guilds/{town.chinese_guild}/emojis/{own['id']}")


async def test_a_reply_quotes_what_is_there_and_not_what_was_deleted(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    first = await maya.say(bridge.english, "Good morning!")
    await copies(lin, bridge.chinese, 1)
    reference = {"message_id": first["id"], "channel_id": bridge.english}
    await maya.say(bridge.english, "Good night!", message_reference=reference)
    found = await copies(lin, bridge.chinese, 2)
    assert found[1]["content"].split("\n")[0].endswith(") 早上好！")
    await maya.delete(first)
    (left,) = await until(
        lambda: copies(lin, bridge.chinese, 1),
        lambda left: len(left) == 1 and "早上好" not in left[0]["content"],
    )
    assert left["content"].split("\n")[1].startswith("晚安")


async def test_the_chat_of_a_voice_channel_and_announcements_are_bridged(
    town: Town, maya: Person, lin: Person
) -> None:
    here, there = await town.moderator(town.english_guild), await town.moderator(town.chinese_guild)
    name = f"voices-{secrets.token_hex(3)}"
    lets_in = {"id": town.info["bot"]["id"], "type": 1, "allow": str(CONNECT), "deny": "0"}
    talk = {"name": name, "type": 2, "permission_overwrites": [lets_in]}
    voice = await here.call("POST", f"/guilds/{town.english_guild}/channels", talk)
    news = await there.call("POST", f"/guilds/{town.chinese_guild}/channels", {"name": name, "type": 5})
    async with Listener.of(here, town.info) as left, Listener.of(there, town.info) as right:
        ask, tell = left.command(voice["id"]), right.command(news["id"])
        await ask("bridge create", name=name)
        await ask("bridge link", bridge=name, channel=voice["id"], language="en")
        code = CODE.search((await ask("bridge share", bridge=name))["content"])
        assert code is not None
        await tell("bridge join", code=code.group(), channel=news["id"], language="zh-Hans")
    await maya.say(voice["id"], "Good morning!")
    (copy,) = await copies(lin, news["id"], 1)
    assert copy["content"] == "早上好！"
    await there.say(news["id"], "谢谢！")
    (answer,) = await copies(maya, voice["id"], 1)
    assert answer["content"].startswith("Thank")
