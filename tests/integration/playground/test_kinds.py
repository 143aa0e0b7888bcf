"""The rarer kinds of message: forwards, stickers, custom emojis, voice, announcements, system messages."""

import base64
import json
from typing import Any

import aiohttp
import pytest

from bot.playground.expressions import ART
from bot.playground.hub import Intent
from bot.playground.objects import Channel
from tests.integration.playground.people import Json, Person, Town

EXPRESSIONS = int(Intent.GUILDS | Intent.GUILD_EXPRESSIONS)
WAVEFORM = base64.b64encode(bytes([0, 90, 255, 40])).decode()


def upload(body: Json, name: str, content: bytes, kind: str) -> aiohttp.FormData:
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("payload_json", json.dumps(body))
    form.add_field("files[0]", content, filename=name, content_type=kind)
    return form


def messages(channel: Channel) -> str:
    return f"/channels/{channel.id}/messages"


async def forward(person: Person, said: Json, target: Channel, **rest: Any) -> tuple[int, Any]:
    reference = {"type": 1, "channel_id": said["channel_id"], "message_id": said["id"]}
    return await person.call("POST", messages(target), {"message_reference": reference, **rest})


async def test_a_forward_keeps_what_was_said_when_the_original_is_gone(town: Town, maya: Person):
    general, random = town.channel("general"), town.channel("random")
    form = upload({"content": "look"}, "note.txt", b"tea at five", "text/plain")
    said = await maya.ok("POST", messages(general), data=form)
    _, passed = await forward(maya, said, random)
    assert (passed["type"], passed["content"], passed["flags"]) == (0, "", 1 << 14)
    assert passed["message_reference"]["guild_id"] == str(town.harbor.id)
    assert "referenced_message" not in passed
    await maya.ok("DELETE", f"{messages(general)}/{said['id']}")
    [again] = await maya.ok("GET", f"{messages(random)}?limit=1")
    [snapshot] = again["message_snapshots"]
    assert snapshot["message"]["content"] == "look"
    async with town.http.get(snapshot["message"]["attachments"][0]["url"]) as response:
        assert await response.read() == b"tea at five"
    _, twice = await forward(maya, passed, general)
    assert twice["message_snapshots"][0]["message"]["content"] == "look"


async def test_nobody_forwards_what_they_cannot_read_nor_adds_words(town: Town, maya: Person, priya: Person):
    general = town.channel("general")
    secret = await maya.say(town.channel("mod-log"), "psst")
    assert (await forward(priya, secret, general))[1]["code"] == 50001
    said = await maya.say(general, "tea")
    assert (await forward(priya, said, general, content="mine"))[1]["code"] == 50035
    assert (await forward(priya, {**said, "id": "1"}, general))[1]["code"] == 50035


async def test_a_sticker_of_ones_own_server_is_sent_and_its_picture_served(
    town: Town, maya: Person, priya: Person
):
    general = town.channel("general")
    sticker = town.harbor.stickers[0]
    said = await priya.ok("POST", messages(general), {"sticker_ids": [sticker["id"]]})
    assert said["sticker_items"] == [{key: sticker[key] for key in ("id", "name", "format_type")}]
    async with town.http.get(f"{town.world.address}/stickers/{sticker['id']}.png") as response:
        assert (response.status, response.content_type) == (200, "image/png")
        assert await response.read() == (ART / "kettle.png").read_bytes()
    assert (await priya.call("POST", messages(general), {"sticker_ids": ["1"]}))[1]["code"] == 50081
    ellie, lin = town.person("ellie.brandt"), town.person("lin.xiaoyu")
    square = town.channel("广场")
    assert (await ellie.call("POST", messages(square), {"sticker_ids": [sticker["id"]]}))[1]["code"] == 50081
    await lin.ok("POST", messages(square), {"sticker_ids": [sticker["id"]]})  # Nitro
    assert (await maya.ok("GET", f"/stickers/{sticker['id']}"))["name"] == sticker["name"]


async def test_a_sticker_is_added_changed_and_removed(town: Town, maya: Person, priya: Person):
    bot = await town.bot.connect(intents=EXPRESSIONS)
    path = f"/guilds/{town.harbor.id}/stickers"

    def form() -> aiohttp.FormData:
        fields = aiohttp.FormData()
        for key, value in (("name", "Fog"), ("description", ""), ("tags", "🌫")):
            fields.add_field(key, value)
        fields.add_field("file", (ART / "anchor.png").read_bytes(), filename="fog.png")
        return fields

    assert (await priya.call("POST", path, data=form()))[1]["code"] == 50013
    made = await maya.ok("POST", path, data=form())
    assert made["name"] in {one["name"] for one in (await bot.event("GUILD_STICKERS_UPDATE"))["stickers"]}
    await maya.ok("PATCH", f"{path}/{made['id']}", {"name": "Thick fog"})
    assert (await priya.ok("GET", f"{path}/{made['id']}"))["name"] == "Thick fog"
    await maya.ok("DELETE", f"{path}/{made['id']}")
    assert (await priya.call("GET", f"/stickers/{made['id']}"))[1]["code"] == 10060


async def test_an_emoji_is_added_renamed_and_removed(town: Town, maya: Person, priya: Person):
    bot = await town.bot.connect(intents=EXPRESSIONS)
    path = f"/guilds/{town.harbor.id}/emojis"
    picture = (ART / "gaiwan.png").read_bytes()
    body = {"name": "cup", "image": f"data:image/png;base64,{base64.b64encode(picture).decode()}"}
    assert (await priya.call("POST", path, body))[1]["code"] == 50013
    assert (await maya.call("POST", path, {**body, "image": "tea"}))[1]["code"] == 50035
    made = await maya.ok("POST", path, body)
    assert "cup" in {one["name"] for one in (await bot.event("GUILD_EMOJIS_UPDATE"))["emojis"]}
    async with town.http.get(f"{town.world.address}/emojis/{made['id']}.png") as response:
        assert await response.read() == picture
    assert (await maya.ok("PATCH", f"{path}/{made['id']}", {"name": "mug"}))["name"] == "mug"
    await maya.ok("DELETE", f"{path}/{made['id']}")
    assert (await priya.call("GET", f"{path}/{made['id']}"))[1]["code"] == 10014


async def test_a_custom_emoji_is_for_those_who_know_it_or_find_it_on_the_message(
    town: Town, maya: Person, priya: Person
):
    general, lin = town.channel("general"), town.person("lin.xiaoyu")
    said = await maya.say(general, "tea")
    tea = next(one for one in town.world.state.guilds.values() if one.name == "茶馆创作者").emojis[0]
    path = f"{messages(general)}/{said['id']}/reactions/{tea['name']}:{tea['id']}/@me"
    assert (await priya.call("PUT", path))[1]["code"] == 10014
    await lin.ok("PUT", path)
    await priya.ok("PUT", path)
    [reaction] = (await maya.ok("GET", f"{messages(general)}/{said['id']}"))["reactions"]
    assert (reaction["emoji"]["id"], reaction["count"]) == (tea["id"], 2)


async def test_an_emoji_in_a_text_stays_only_where_its_writer_may_use_it(
    town: Town, maya: Person, priya: Person
):
    general = town.channel("general")
    wave = town.harbor.emojis[0]
    tea = next(one for one in town.world.state.guilds.values() if one.name == "茶馆创作者").emojis[0]
    mine, theirs = (f"<:{one['name']}:{one['id']}>" for one in (wave, tea))
    said = await priya.say(general, f"{mine} {theirs} <:ghost:1>")
    assert said["content"] == f"{mine} :gaiwan: :ghost:"
    assert (await town.person("lin.xiaoyu").say(general, theirs))["content"] == theirs  # Nitro
    hook = await town.bot.ok("POST", f"/channels/{general.id}/webhooks", {"name": "Bridge"})
    path = f"/webhooks/{hook['id']}/{hook['token']}?wait=true"
    assert (await town.bot.ok("POST", path, {"content": theirs}))["content"] == theirs


async def test_a_voice_message_is_one_recording_and_nothing_else(town: Town, priya: Person):
    general = town.channel("general")
    file = {"id": 0, "duration_secs": 1.5, "waveform": WAVEFORM}

    async def send(body: Json, name: str = "voice-message.ogg", kind: str = "audio/ogg") -> Any:
        form = upload({"flags": 1 << 13, "attachments": [file], **body}, name, b"OggS", kind)
        return (await priya.call("POST", messages(general), data=form))[1]

    said = await send({})
    [attachment] = said["attachments"]
    assert (said["flags"], attachment["duration_secs"], attachment["waveform"]) == (1 << 13, 1.5, WAVEFORM)
    assert (await send({"content": "x"}))["code"] == 50159
    assert (await send({}, "cat.png", "image/png"))["code"] == 50160
    assert (await send({"attachments": [{"id": 0}]}))["code"] == 50161
    edit = await priya.call("PATCH", f"{messages(general)}/{said['id']}", {"content": "x"})
    assert edit[1]["code"] == 50162


async def test_an_announcement_is_published_once(town: Town, maya: Person, priya: Person):
    news = town.channel("news")
    said = await maya.say(news, "The pier is open")
    path = f"{messages(news)}/{said['id']}/crosspost"
    assert (await priya.call("POST", path))[1]["code"] == 50013
    assert (await maya.ok("POST", path))["flags"] == 1
    assert (await maya.call("POST", path))[1]["code"] == 40033
    plain = await maya.say(town.channel("general"), "hello")
    path = f"{messages(town.channel('general'))}/{plain['id']}/crosspost"
    assert (await maya.call("POST", path))[1]["code"] == 50024
    thread = await maya.ok("POST", f"{messages(news)}/{said['id']}/threads", {"name": "Pier"})
    assert thread["type"] == 10


async def test_a_voice_channel_has_a_chat_that_takes_webhooks(town: Town, priya: Person):
    pier = town.channel("Pier")
    await priya.say(pier, "can you hear me?")
    hook = await town.bot.ok("POST", f"/channels/{pier.id}/webhooks", {"name": "Bridge"})
    await town.bot.ok("POST", f"/webhooks/{hook['id']}/{hook['token']}", {"content": "yes"})
    assert (await priya.call("POST", f"/channels/{pier.id}/threads", {"name": "x", "type": 11}))[1][
        "code"
    ] == 50024


async def test_pins_joins_and_new_names_leave_a_line_that_nobody_edits(
    town: Town, maya: Person, priya: Person
):
    general, xue = town.channel("general"), town.person("xue")
    said = await maya.say(general, "rules")
    await maya.ok("PUT", f"{messages(general)}/pins/{said['id']}")
    await town.ask("POST", "/members", {"guild_id": str(town.harbor.id), "user_id": str(xue.user.id)})
    thread = await maya.ok("POST", f"{messages(general)}/{said['id']}/threads", {"name": "Rules"})
    await maya.ok("PATCH", f"/channels/{thread['id']}", {"name": "House rules"})
    joined, pinned = await maya.ok("GET", f"{messages(general)}?limit=2")
    assert (joined["type"], joined["author"]["id"]) == (7, str(xue.user.id))
    assert (pinned["type"], pinned["message_reference"]["message_id"]) == (6, said["id"])
    [renamed] = await maya.ok("GET", f"/channels/{thread['id']}/messages?limit=1")
    assert (renamed["type"], renamed["content"]) == (4, "House rules")
    edit = await maya.call("PATCH", f"{messages(general)}/{pinned['id']}", {"content": "x"})
    assert edit[1]["code"] == 50021


@pytest.mark.parametrize(("right", "code"), [("MANAGE_MESSAGES", 50013), ("PIN_MESSAGES", None)])
async def test_pinning_is_a_right_of_its_own(
    town: Town, maya: Person, priya: Person, right: str, code: int | None
):
    general = town.channel("general")
    bits = {"MANAGE_MESSAGES": 1 << 13, "PIN_MESSAGES": 1 << 51}[right]
    body = {"type": 1, "allow": str(bits), "deny": "0"}
    await maya.ok("PUT", f"/channels/{general.id}/permissions/{priya.user.id}", body)
    said = await maya.say(general, "rules")
    _, answer = await priya.call("PUT", f"{messages(general)}/pins/{said['id']}")
    assert (answer and answer["code"]) == code


async def test_an_edit_keeps_the_files_it_names_and_drops_the_others(town: Town, priya: Person):
    general = town.channel("general")
    form = upload({"content": "two"}, "a.txt", b"a", "text/plain")
    form.add_field("files[1]", b"b", filename="b.txt", content_type="text/plain")
    said = await priya.ok("POST", messages(general), data=form)
    path = f"{messages(general)}/{said['id']}"
    first, second = said["attachments"]
    kept = await priya.ok("PATCH", path, {"attachments": [{"id": second["id"]}]})
    assert [one["filename"] for one in kept["attachments"]] == ["b.txt"]
    async with town.http.get(first["url"]) as response:
        assert response.status == 404
    more = upload({"attachments": [{"id": second["id"]}, {"id": 0}]}, "c.txt", b"c", "text/plain")
    both = await priya.ok("PATCH", path, data=more)
    assert [one["filename"] for one in both["attachments"]] == ["b.txt", "c.txt"]
    assert (await priya.ok("PATCH", path, {"attachments": []}))["attachments"] == []
    assert (await priya.call("PATCH", path, {"content": ""}))[1]["code"] == 50006


async def test_a_webhooks_edit_keeps_the_files_it_names(town: Town):
    general = town.channel("general")
    hook = await town.bot.ok("POST", f"/channels/{general.id}/webhooks", {"name": "Bridge"})
    path = f"/webhooks/{hook['id']}/{hook['token']}"
    form = upload({"content": "one"}, "a.txt", b"a", "text/plain")
    said = await town.bot.ok("POST", f"{path}?wait=true", data=form)
    message = f"{path}/messages/{said['id']}"
    assert len((await town.bot.ok("PATCH", message, {"content": "still"}))["attachments"]) == 1
    assert (await town.bot.ok("PATCH", message, {"attachments": []}))["attachments"] == []
