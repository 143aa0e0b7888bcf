"""A bridge's own words, from the command to the message on the other side."""

from tests.e2e.test_bridge import copies
from tests.e2e.town import Bridge, Listener, Person, Town, until

MENU = "Suggest a better translation"


async def test_a_term_of_the_glossary_is_said_so_on_the_other_side(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    moderator = await town.moderator(town.english_guild)
    async with Listener.of(moderator, town.info) as listener:
        ask = listener.command(bridge.english)
        answer = await ask("glossary add", bridge=bridge.name, english="harbor squad", chinese="港湾小队")
        assert "港湾小队" in answer["content"]
    await maya.say(bridge.english, "Harbor Squad!")
    (copy,) = await copies(lin, bridge.chinese, 1)
    assert copy["content"].rstrip("!！") == "港湾小队"
    await lin.say(bridge.chinese, "港湾小队")
    (back,) = await copies(maya, bridge.english, 1)
    assert back["content"] == "Harbor squad"


async def test_what_people_suggest_and_moderators_approve_is_said_from_then_on(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    moderator = await town.moderator(town.english_guild)
    await maya.say(bridge.english, "that cat is no joke fr")
    (copy,) = await copies(lin, bridge.chinese, 1)
    async with Listener.of(lin, town.info) as listener, Listener.of(moderator, town.info) as decider:
        asked = await listener.pick(MENU, copy)
        modal = await listener.wait_for("INTERACTION_MODAL_CREATE", lambda _: True)
        assert "that cat is no joke fr" in str(modal["components"])
        sent = await listener.fill_in(asked, suggestion="那只猫可不是闹着玩的，真的")
        assert (await listener.answer_to(sent["id"]))["content"]
        await decider.command(bridge.english)("suggestions")
        question = await decider.wait_for(
            "MESSAGE_CREATE",
            lambda data: data["channel_id"] == bridge.english and bool(data.get("components")),
        )
        await decider.press(question, "suggestion:approve:")
        await decider.wait_for("MESSAGE_UPDATE", lambda data: data["id"] == question["id"])
    await maya.say(bridge.english, "That cat is no joke, fr!")

    async def newest() -> str:
        return (await copies(lin, bridge.chinese, 2))[-1]["content"]

    assert "闹着玩" in await until(newest, bool)
    assert (await copies(lin, bridge.chinese, 2))[-1]["content"] == "那只猫可不是闹着玩的，真的"
