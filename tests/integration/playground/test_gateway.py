"""The gateway, spoken to directly: sessions, intents, shards, and everything that may go wrong."""

import pytest

from bot.playground.hub import Intent
from tests.integration.playground.people import Person, Town

ALL = int(Intent.GUILDS | Intent.GUILD_MEMBERS | Intent.GUILD_MESSAGES | Intent.MESSAGE_CONTENT)


async def test_a_person_gets_ready_with_whole_guilds(town: Town, maya: Person):
    socket = await maya.connect()
    ready = await socket.event("READY")
    [harbor] = ready["guilds"]
    assert harbor["name"] == "Harbor Makers"
    assert len(harbor["members"]) == harbor["member_count"]
    assert {"general", "random"} <= {channel["name"] for channel in harbor["channels"]}
    assert ready["user"]["id"] == str(maya.user.id)
    assert "token" not in str(ready)


async def test_a_bot_gets_its_guilds_one_by_one_and_of_members_only_itself(town: Town):
    socket = await town.bot.connect(intents=ALL)
    ready = await socket.event("READY")
    assert [guild["unavailable"] for guild in ready["guilds"]] == [True, True]
    created = [await socket.event("GUILD_CREATE") for _ in ready["guilds"]]
    assert {guild["name"] for guild in created} == {"Harbor Makers", "茶馆创作者"}
    assert all(len(guild["members"]) == 1 for guild in created)


async def test_members_come_in_chunks(town: Town):
    socket = await town.bot.connect(intents=ALL)
    await socket.send(8, {"guild_id": str(town.harbor.id), "query": "", "limit": 0, "nonce": "n"})
    chunk = await socket.event("GUILD_MEMBERS_CHUNK")
    assert (chunk["chunk_index"], chunk["chunk_count"], chunk["nonce"]) == (0, 1, "n")
    assert len(chunk["members"]) == len(town.harbor.members)
    await socket.send(8, {"guild_id": str(town.harbor.id), "query": "may", "limit": 5})
    [found] = (await socket.event("GUILD_MEMBERS_CHUNK"))["members"]
    assert found["user"]["username"] == "maya.torres"
    await socket.send(8, {"guild_id": str(town.harbor.id), "user_ids": ["1"]})
    assert (await socket.event("GUILD_MEMBERS_CHUNK"))["not_found"] == ["1"]


async def test_without_the_content_intent_a_bot_reads_only_what_mentions_it(town: Town, maya: Person):
    socket = await town.bot.connect(intents=ALL & ~int(Intent.MESSAGE_CONTENT))
    general = town.channel("general")
    await socket.event("READY")
    await maya.say(general, "secret")
    assert (await socket.event("MESSAGE_CREATE"))["content"] == ""
    await maya.say(general, f"<@{town.bot.user.id}> hello")
    assert (await socket.event("MESSAGE_CREATE"))["content"] == f"<@{town.bot.user.id}> hello"
    await town.bot.say(general, "my own")
    assert (await socket.event("MESSAGE_CREATE"))["content"] == "my own"


async def test_events_without_their_intent_stay_away(town: Town, maya: Person):
    socket = await town.bot.connect(intents=int(Intent.GUILDS))
    await socket.event("READY")
    await maya.say(town.channel("general"), "hello")
    assert await socket.quiet("MESSAGE_CREATE")


async def test_who_cannot_see_a_channel_hears_nothing_of_it(town: Town, maya: Person, priya: Person):
    socket = await priya.connect()
    await socket.event("READY")
    await maya.say(town.channel("mod-log"), "psst")
    assert await socket.quiet("MESSAGE_CREATE")


async def test_a_closed_session_resumes_and_gets_what_it_missed_in_order(town: Town, maya: Person):
    socket = await town.bot.connect(intents=ALL)
    session = (await socket.event("READY"))["session_id"]
    assert (await town.ask("POST", "/gateway", {"action": "close"}))["connections"] == 1
    assert await socket.close_code() == 4000
    for number in range(3):
        await maya.say(town.channel("general"), str(number))
    again = await town.bot.reconnect(session, socket.seq)
    await again.event("RESUMED")
    heard = [frame for frame in again.seen if frame["op"] == 0]
    contents = [frame["d"]["content"] for frame in heard if frame["t"] == "MESSAGE_CREATE"]
    assert contents == ["0", "1", "2"]
    numbers = [frame["s"] for frame in heard]
    assert numbers == sorted(set(numbers))


async def test_an_unknown_session_must_identify_anew(town: Town):
    socket = await town.bot.reconnect("nothing", 1)
    assert await socket.op(9) is False
    await socket.send(2, {"token": town.bot.user.token, "properties": {}, "intents": 0})
    await socket.event("READY")


async def test_invalidate_tells_whether_the_session_lives(town: Town):
    socket = await town.bot.connect(intents=ALL)
    session = (await socket.event("READY"))["session_id"]
    await town.ask("POST", "/gateway", {"action": "invalidate", "resumable": True})
    assert await socket.op(9) is True
    again = await town.bot.reconnect(session, socket.seq)
    await again.event("RESUMED")
    await town.ask("POST", "/gateway", {"action": "invalidate"})
    assert await again.op(9) is False
    third = await town.bot.reconnect(session, again.seq)
    assert await third.op(9) is False


async def test_a_stalled_connection_answers_nothing_and_loses_nothing(town: Town, maya: Person):
    socket = await town.bot.connect(intents=ALL)
    session = (await socket.event("READY"))["session_id"]
    await socket.send(1, socket.seq)
    await socket.op(11)
    seen = socket.seq
    await town.ask("POST", "/gateway", {"action": "stall"})
    await maya.say(town.channel("general"), "are you there?")
    again = await town.bot.reconnect(session, seen)
    assert (await again.event("MESSAGE_CREATE"))["content"] == "are you there?"


@pytest.mark.parametrize(
    ("identify", "code"),
    [
        ({"intents": ALL, "token": "wrong"}, 4004),
        ({"intents": ALL | Intent.GUILD_PRESENCES}, 4014),
        ({"intents": -1}, 4013),
        ({}, 4013),
        ({"intents": 0, "shard": [2, 2]}, 4010),
    ],
)
async def test_an_identify_that_cannot_be_closes_the_connection(
    town: Town, identify: dict[str, object], code: int
):
    socket = await town.bot.connect(**identify)
    assert await socket.close_code() == code


async def test_speaking_before_identifying_or_twice_or_nonsense_closes_the_connection(
    town: Town, maya: Person
):
    first = await maya.connect()
    await first.send(2, {"token": maya.user.token})
    assert await first.close_code() == 4005
    second = await maya.connect()
    await second.send(99)
    assert await second.close_code() == 4001


async def test_more_than_120_frames_a_minute_close_the_connection(town: Town, maya: Person):
    socket = await maya.connect()
    for _ in range(121):
        await socket.send(1, 0)
    assert await socket.close_code() == 4008


async def test_a_shard_gets_its_own_guilds_only(town: Town, maya: Person):
    shards = [await town.bot.connect(intents=ALL, shard=[number, 2]) for number in range(2)]
    guilds = [{int(one["id"]) for one in (await shard.event("READY"))["guilds"]} for shard in shards]
    assert guilds[0] | guilds[1] == set(town.world.state.guilds)
    assert all((one >> 22) % 2 == number for number in range(2) for one in guilds[number])
    owner = next(number for number in range(2) if town.harbor.id in guilds[number])
    await maya.say(town.channel("general"), "hello")
    await shards[owner].event("MESSAGE_CREATE")
    assert await shards[1 - owner].quiet("MESSAGE_CREATE")


async def test_people_see_the_bot_come_and_go(town: Town, maya: Person):
    socket = await maya.connect()
    await socket.event("READY")
    bot = await town.bot.connect(intents=ALL)
    assert (await socket.event("PRESENCE_UPDATE"))["status"] == "online"
    await bot.close()
    assert (await socket.event("PRESENCE_UPDATE"))["status"] == "offline"


async def test_a_kicked_bot_is_told_and_may_be_invited_again(town: Town, maya: Person):
    socket = await town.bot.connect(intents=ALL)
    for _ in range(2):
        await socket.event("GUILD_CREATE")
    await maya.ok("DELETE", f"/guilds/{town.harbor.id}/members/{town.bot.user.id}")
    assert (await socket.event("GUILD_DELETE"))["id"] == str(town.harbor.id)
    status, refusal = await town.bot.call("GET", f"/channels/{town.channel('general').id}")
    assert (status, refusal["code"]) == (403, 50001)
    await town.ask("POST", f"/guilds/{town.harbor.id}/bot")
    assert (await socket.event("GUILD_CREATE"))["name"] == "Harbor Makers"
    await town.bot.ok("GET", f"/channels/{town.channel('general').id}")
