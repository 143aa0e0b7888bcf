"""A rule of a server, from the command to the moderator's button, with the real process."""

from tests.e2e.test_bridge import copies
from tests.e2e.town import Bridge, Json, Listener, Person, Town, until


async def test_a_filtered_word_is_held_survives_a_kill_and_arrives_once_it_is_approved(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    moderator = await town.moderator(town.english_guild)
    async with Listener.of(moderator, town.info) as listener:
        ask = listener.command(bridge.english)
        await ask("bridge log", channel=bridge.english)
        added = await ask("filter add", kind="word", value="free nitro", bridge=bridge.name)
        assert "free nitro" in added["content"]
        tried = await ask("filter test", text="get FR33 N1TRO")
        assert "free nitro" in tried["content"]
    await maya.say(bridge.english, "Good morning!")
    await maya.say(bridge.english, "get f.r.e.e n1tro here")
    await maya.say(bridge.english, "Thank you!")
    (first, second) = await copies(lin, bridge.chinese, 2)
    assert (first["content"], second["content"]) == ("早上好！", "谢谢！")

    async def question() -> Json | None:
        posts = await moderator.history(bridge.english)
        return next((post for post in posts if post.get("components")), None)

    post = await until(question, lambda found: found is not None)
    assert post is not None
    assert "> get f.r.e.e n1tro here" in post["content"]
    await town.control("POST", "/bot", {"action": "kill"})
    await town.control("POST", "/bot", {"action": "start"})
    await until(lambda: town.control("GET", "/bot"), lambda bot: bot["online"])
    async with Listener.of(moderator, town.info) as listener:
        await listener.press(post, "hold:approve:")
        await listener.wait_for("MESSAGE_UPDATE", lambda data: data["id"] == post["id"])
    late = (await copies(lin, bridge.chinese, 3))[-1]
    assert "<t:" in late["content"].splitlines()[0]
    decided = next(one for one in await moderator.history(bridge.english) if one["id"] == post["id"])
    assert decided["components"] == []
    assert "✅" in decided["content"]
