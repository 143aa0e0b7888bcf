"""The other bot of both communities, and what happens to ours: kicked, invited, its webhooks moved."""

from bot.playground.abacus import USERNAME
from bot.playground.hub import Intent
from tests.integration.playground.people import Json, Person, Socket, Town

BOT = int(Intent.GUILDS | Intent.GUILD_MESSAGES | Intent.GUILD_WEBHOOKS | Intent.MESSAGE_CONTENT)


async def use(town: Town, person: Person, name: str) -> None:
    command = next(one for one in town.world.state.commands.values() if one.body["name"] == name)
    await person.interact(
        2,
        town.channel("general"),
        {"id": str(command.id), "name": name, "type": 1},
        application_id=str(command.application_id),
    )


async def heard(town: Town) -> Socket:
    """Our bot's own socket: what the other bot does reaches it as messages."""
    socket = await town.bot.connect(intents=BOT)
    for _ in range(2):
        await socket.event("GUILD_CREATE")
    return socket


async def test_the_other_bot_answers_a_command_at_once(town: Town, priya: Person):
    socket = await heard(town)
    await use(town, priya, "roll")
    said = await socket.event("MESSAGE_CREATE")
    assert (said["type"], said["author"]["username"], said["author"]["bot"]) == (20, USERNAME, True)
    assert said["interaction_metadata"]["user"]["id"] == str(priya.user.id)
    assert said["interaction_metadata"]["name"] == "roll"
    assert said["content"].startswith("🎲")


async def test_the_other_bot_thinks_first_and_then_edits_its_answer(town: Town, priya: Person):
    socket = await heard(town)
    await use(town, priya, "tea")
    thinking = await socket.event("MESSAGE_CREATE")
    assert (thinking["flags"] & 128, thinking["content"], thinking["embeds"]) == (128, "", [])
    answered = await socket.event("MESSAGE_UPDATE")
    assert (answered["id"], answered["flags"] & 128, answered["edited_timestamp"]) == (
        thinking["id"],
        0,
        None,
    )
    assert answered["embeds"][0]["title"]


async def test_who_connects_as_the_other_bot_answers_for_it(town: Town, priya: Person):
    abacus = town.person(USERNAME)
    socket = await abacus.connect(intents=BOT)
    await socket.event("READY")
    await use(town, priya, "roll")
    asked = await socket.event("INTERACTION_CREATE")
    assert asked["application_id"] == str(abacus.user.id)
    path = f"/interactions/{asked['id']}/{asked['token']}/callback"
    await abacus.ok("POST", path, {"type": 4, "data": {"content": "🎲 1"}})
    assert (await socket.event("MESSAGE_CREATE"))["content"] == "🎲 1"
    general = town.channel("general")
    said = await abacus.say(general, "", embeds=[{"title": "Score"}])
    assert (said["author"]["id"], said["embeds"][0]["title"]) == (str(abacus.user.id), "Score")


async def test_a_command_belongs_to_the_bot_that_registered_it(town: Town, priya: Person):
    command = next(one for one in town.world.state.commands.values() if one.body["name"] == "roll")
    body: Json = {
        "type": 2,
        "application_id": str(town.world.state.application_id),
        "channel_id": str(town.channel("general").id),
        "guild_id": str(town.harbor.id),
        "session_id": "test",
        "data": {"id": str(command.id), "name": "roll", "type": 1},
    }
    assert (await priya.call("POST", "/interactions", body))[1]["code"] == 10063


async def test_a_kicked_bots_webhooks_stay_and_an_invitation_brings_it_back(town: Town, maya: Person):
    socket = await heard(town)
    general = town.channel("general")
    hook = await town.bot.ok("POST", f"/channels/{general.id}/webhooks", {"name": "Bridge"})
    await maya.ok("DELETE", f"/guilds/{town.harbor.id}/members/{town.bot.user.id}")
    assert (await socket.event("GUILD_DELETE"))["id"] == str(town.harbor.id)
    await town.bot.ok("POST", f"/webhooks/{hook['id']}/{hook['token']}", {"content": "still here"})
    assert (await town.bot.call("GET", f"/channels/{general.id}/messages"))[1]["code"] == 50001
    await town.ask("POST", "/bot", {"action": "invite", "guild_id": str(town.harbor.id)})
    assert (await socket.event("GUILD_CREATE"))["id"] == str(town.harbor.id)
    [joined] = await town.bot.ok("GET", f"/channels/{general.id}/messages?limit=1")
    assert (joined["type"], joined["author"]["id"]) == (7, str(town.bot.user.id))


async def test_a_webhook_moved_by_hand_posts_where_it_is_and_is_told_of_in_both_channels(
    town: Town, maya: Person
):
    general, random = town.channel("general"), town.channel("random")
    hook = await town.bot.ok("POST", f"/channels/{general.id}/webhooks", {"name": "Bridge"})
    socket = await heard(town)
    await maya.ok("PATCH", f"/webhooks/{hook['id']}", {"channel_id": str(random.id)})
    told = [(await socket.event("WEBHOOKS_UPDATE"))["channel_id"] for _ in range(2)]
    assert told == [str(general.id), str(random.id)]
    path = f"/webhooks/{hook['id']}/{hook['token']}"
    said = await town.bot.ok("POST", f"{path}?wait=true", {"content": "moved"})
    assert said["channel_id"] == str(random.id)
    square = town.channel("广场")
    refused = await maya.call("PATCH", f"/webhooks/{hook['id']}", {"channel_id": str(square.id)})
    assert refused[1]["code"] in {10003, 50001}
    await maya.ok("DELETE", f"/webhooks/{hook['id']}")
    await socket.event("WEBHOOKS_UPDATE")
    assert (await town.bot.call("POST", path, {"content": "x"}))[1]["code"] == 10015
