"""/privacy, as people use it."""

import json

from simcord import InteractionResult, ResponseMessage

from bot.model import Author, ChannelId, Deleted, GuildId, Incoming, Locale, MessageId, UserId
from bot.storage import Database, Outbox
from bot.storage.people import People
from bot.storage.schema import outbox as outbox_table
from tests.commands.town import Town, text_of
from tests.fakes import FakeRelay
from tests.integration.storage.values import NOW, everything


def _database(town: Town) -> Database:
    people = town.services.writers
    assert isinstance(people, People)
    return people._database


async def _said(town: Town, number: int) -> None:
    """Tom has said something in #general, and its copy waits for #中文聊天."""
    incoming = Incoming(
        id=MessageId(number),
        channel_id=ChannelId(town.general.id),
        guild_id=GuildId(town.creators.id),
        author=Author(id=UserId(town.tom.id), name="tom", avatar_url=None),
        content="hello",
        created_at=NOW,
    )
    assert await Outbox(_database(town)).accept(incoming, [ChannelId(town.chat.id)])


def _gone(town: Town) -> list[Deleted]:
    relay: object = town.services.relay
    assert isinstance(relay, FakeRelay)
    return relay.gone


def _panel(result: InteractionResult) -> ResponseMessage:
    """Its buttons, which nobody else sees."""
    assert result.ephemeral
    assert result.response is not None
    return result.response


async def test_people_see_what_is_kept_about_them_and_for_how_long(town: Town) -> None:
    await town.linked()
    await _said(town, 1)
    result = await town.tom.slash(town.general, "privacy show")
    text = text_of(result)
    assert "The ids of one message of yours" in text
    assert "30 days" in text
    assert "built" not in text
    assert "relayed" in text
    told = text_of(await town.maya.slash(town.general, "privacy show"))
    assert "No messages of yours" in told
    assert "you built 1 bridges" in told
    assert "you linked 2 channels" in told


async def test_opting_out_is_at_once_and_drops_what_waits(town: Town) -> None:
    await town.linked()
    await _said(town, 1)
    result = await town.tom.slash(town.general, "privacy optout")
    assert text_of(result) == town.say(Locale.EN_US, "privacy-optout")
    assert town.services.choices.opted_out(UserId(town.tom.id))
    [row] = await everything(_database(town), outbox_table)
    assert row["payload"] is None
    again = await town.tom.slash(town.general, "privacy optout")
    assert text_of(again) == town.say(Locale.EN_US, "privacy-optout-already")
    back = await town.tom.slash(town.general, "privacy optin")
    assert text_of(back) == town.say(Locale.EN_US, "privacy-optin")
    assert not town.services.choices.opted_out(UserId(town.tom.id))
    again = await town.tom.slash(town.general, "privacy optin")
    assert text_of(again) == town.say(Locale.EN_US, "privacy-optin-already")


async def test_past_copies_go_by_the_button(town: Town) -> None:
    await town.linked()
    for number in (1, 2):
        await _said(town, number)
    result = await town.tom.slash(town.general, "privacy optout")
    assert _gone(town) == []
    await town.tom.click(_panel(result), label="Remove my past messages from the other side")
    assert _gone(town) == [
        Deleted(channel_id=ChannelId(town.general.id), message_ids=(MessageId(1), MessageId(2)))
    ]


async def test_an_export_is_a_file_for_the_person_alone(town: Town) -> None:
    await town.linked()
    await _said(town, 1)
    await town.tom.slash(town.general, "me pings", allow=True)
    result = await town.tom.slash(town.general, "privacy export")
    assert text_of(result).strip() == town.say(Locale.EN_US, "privacy-export")
    assert result.ephemeral
    pieces = [piece async for piece in town.services.privacy.export(UserId(town.tom.id))]
    found = json.loads("".join(pieces))
    assert found["about"] == str(town.tom.id)
    assert found["choices"][0]["pings"] is True
    assert [message["message"] for message in found["messages"]] == ["1"]
    assert str(town.maya.id) not in "".join(pieces)


async def test_a_moderators_export_names_what_they_made(town: Town) -> None:
    await town.linked()
    pieces = [piece async for piece in town.services.privacy.export(UserId(town.maya.id))]
    found = json.loads("".join(pieces))
    assert [bridge["name"] for bridge in found["bridges"]] == ["Plaza"]
    assert len(found["links"]) == 2
    assert found["messages"] == []


async def test_deleting_everything_takes_a_yes_and_says_what_stays(town: Town) -> None:
    await town.linked()
    await _said(town, 1)
    await town.tom.slash(town.general, "privacy optout")
    asked = await town.tom.slash(town.general, "privacy delete")
    assert text_of(asked) == town.say(Locale.EN_US, "privacy-delete-question")
    assert (await town.services.privacy.summary(UserId(town.tom.id))).messages == 1
    await town.tom.click(_panel(asked), label="Delete it")
    summary = await town.services.privacy.summary(UserId(town.tom.id))
    assert summary.messages == 0
    assert summary.opted_out
    assert {name for name, count in summary.rows.items() if count} == {"choices"}
    assert _gone(town) == []


async def test_deleting_everything_can_take_the_copies_along(town: Town) -> None:
    await town.linked()
    await _said(town, 1)
    asked = await town.tom.slash(town.general, "privacy delete")
    await town.tom.click(_panel(asked), label="Delete it, and remove my copies")
    assert [gone.message_ids for gone in _gone(town)] == [(1,)]
    summary = await town.services.privacy.summary(UserId(town.tom.id))
    assert summary.messages == 0
    assert not any(summary.rows.values())


async def test_a_no_keeps_everything(town: Town) -> None:
    await town.linked()
    asked = await town.maya.slash(town.general, "privacy delete")
    await town.maya.click(_panel(asked), label="Keep everything")
    assert (await town.services.privacy.summary(UserId(town.maya.id))).rows["bridges"] == 1


async def test_whoever_built_a_bridge_is_forgotten_and_the_bridge_stays(town: Town) -> None:
    await town.linked()
    asked = await town.maya.slash(town.general, "privacy delete")
    await town.maya.click(_panel(asked), label="Delete it")
    [view] = town.services.bridges.visible_to(GuildId(town.creators.id))
    assert view.bridge.created_by == 0
    assert {link.linked_by for link in view.links} == {0}
