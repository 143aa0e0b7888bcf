"""/bridge problems: what did not get through, tried again or discarded."""

from datetime import UTC, datetime

import pytest
from simcord import ResponseMessage
from simcord.components import walk_components

from bot.model import Author, ChannelId, DeliveryId, GuildId, Incoming, Locale, MessageId, Trouble, UserId
from bot.relay.problems import PER_PAGE
from bot.storage import Database, Outbox
from tests.commands.town import Town, text_of


@pytest.fixture
def outbox(town: Town) -> Outbox:
    store = town.services.problems._store
    database = getattr(store, "_database", None)
    assert isinstance(database, Database)
    return Outbox(database)


async def fail(town: Town, outbox: Outbox, *numbers: int) -> None:
    """Messages of #general that did not reach #中文聊天."""
    for number in numbers:
        incoming = Incoming(
            id=MessageId(number),
            channel_id=ChannelId(town.general.id),
            guild_id=GuildId(town.creators.id),
            author=Author(id=UserId(1), name="Tom", avatar_url=None),
            content="a secret",
            created_at=datetime.now(UTC),
        )
        assert await outbox.accept(incoming, [ChannelId(town.chat.id)])
        [delivery] = await outbox.next(ChannelId(town.chat.id), limit=1)
        await outbox.set_aside(delivery, Trouble.REFUSED)


async def ask(town: Town) -> ResponseMessage:
    result = await town.maya.slash(town.general, "bridge problems")
    assert result.response is not None
    assert result.ephemeral
    return result.response


def labels(panel: ResponseMessage) -> list[str]:
    return [part["label"] for part in walk_components(panel.components) if part["type"] == 2]


async def test_where_all_went_well_there_is_nothing_to_see(town: Town) -> None:
    result = await town.maya.slash(town.general, "bridge problems")
    assert text_of(result) == town.say(Locale.EN_US, "problems-none")
    assert result.ephemeral


async def test_moderators_see_where_it_came_from_where_it_should_have_gone_and_why(
    town: Town, outbox: Outbox
) -> None:
    await town.linked()
    await fail(town, outbox, 1001)
    for person, reason in ((town.maya, "Discord refuses it"), (town.lin, "Discord 不肯收")):
        result = await person.slash(town.general, "bridge problems")
        assert result.ephemeral
        text = text_of(result)
        assert f"/{town.creators.id}/{town.general.id}/1001" in text
        assert town.chat.mention in text
        assert reason in text
        assert "secret" not in text


async def test_another_server_sees_nothing_of_it(town: Town, outbox: Outbox) -> None:
    await town.linked()
    await fail(town, outbox, 1001)
    result = await town.wei.slash(town.far, "bridge problems")
    assert text_of(result) == town.say(Locale.ZH_CN, "problems-none")


async def test_a_message_is_tried_again(town: Town, outbox: Outbox) -> None:
    await town.linked()
    await fail(town, outbox, 1001)
    panel = await ask(town)
    await town.maya.click(panel, label="Try again")
    assert await outbox.channels_with_work() == [town.chat.id]


async def test_a_chosen_message_is_discarded_and_the_others_stay(town: Town, outbox: Outbox) -> None:
    await town.linked()
    await fail(town, outbox, 1001, 1002)
    panel = await ask(town)
    oldest = await _ids(town)
    await town.maya.select(panel, [str(oldest[-1])])
    await town.maya.click(panel, label="Discard")
    assert await _ids(town) == oldest[:-1]
    assert await outbox.channels_with_work() == []


async def test_many_are_shown_a_page_at_a_time(town: Town, outbox: Outbox) -> None:
    await town.linked()
    await fail(town, outbox, *range(1001, 1002 + PER_PAGE))
    panel = await ask(town)
    assert f"/{1001 + PER_PAGE})" in panel.content
    assert "/1001)" not in panel.content
    assert labels(panel) == ["Try again", "Discard", "Older"]
    await town.maya.click(panel, label="Older")
    assert "/1001)" in panel.content
    assert labels(panel) == ["Try again", "Discard", "Newer"]


async def test_who_has_lost_the_right_meanwhile_changes_nothing(town: Town, outbox: Outbox) -> None:
    await town.linked()
    await fail(town, outbox, 1001)
    panel = await ask(town)
    town.creators.roles["mods"]._role.permissions = 0
    await town.maya.click(panel, label="Discard")
    assert len(await _ids(town)) == 1


async def _ids(town: Town) -> list[DeliveryId]:
    found = await town.services.problems._store.of_server(GuildId(town.creators.id), skip=0, limit=25)
    return [problem.id for problem in found]
