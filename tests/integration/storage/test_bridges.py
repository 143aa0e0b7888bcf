import asyncio
from dataclasses import replace

import pytest

from bot.errors import UserError
from bot.model import BridgeId, JoinCode, Style, UserId, WebhookId
from bot.storage import Bridges, Database, Guilds, Outbox, Webhooks
from bot.storage.schema import join_codes, links
from tests.integration.storage.values import (
    CHINESE,
    ELSEWHERE,
    ENGLISH,
    NOW,
    OTHERS,
    TAIWAN,
    at,
    deliver,
    everything,
    guild_of,
    link,
    make_bridge,
    message,
    only,
    rows,
)


def code_for(bridge_id: BridgeId, code: str = "QUEQIAO7") -> JoinCode:
    return JoinCode(code=code, bridge_id=bridge_id, created_by=UserId(88), expires_at=at(900))


async def test_a_bridge_and_its_links_come_back_as_they_were(bridges: Bridges) -> None:
    bridge = await make_bridge(bridges, ENGLISH, CHINESE, TAIWAN, name="鹊桥 🐦")

    found, linked = await bridges.all()

    assert found == [bridge]
    assert linked == [link(channel, bridge.id) for channel in (ENGLISH, CHINESE, TAIWAN)]


async def test_a_changed_bridge_is_kept(bridges: Bridges) -> None:
    bridge = await make_bridge(bridges)
    changed = replace(bridge, name="tea room", style=Style.WITH_ORIGINAL, paused=True, allow_bots=True)

    await bridges.update(changed)

    assert await bridges.all() == ([changed], [])


async def test_a_channel_is_in_one_bridge_only(bridges: Bridges) -> None:
    await make_bridge(bridges, ENGLISH, name="first")

    with pytest.raises(UserError) as caught:
        await make_bridge(bridges, ENGLISH, name="second")

    assert caught.value.message_id == "error-channel-already-linked"
    assert caught.value.args_for_text == {"channel": ENGLISH, "name": "first"}


async def test_a_removed_bridge_takes_links_codes_and_waiting_messages_along(
    database: Database, bridges: Bridges, outbox: Outbox
) -> None:
    bridge = await make_bridge(bridges, ENGLISH, CHINESE)
    await bridges.save_code(code_for(bridge.id))
    await outbox.accept(message(1), [CHINESE])

    await bridges.remove(bridge.id)

    assert await bridges.all() == ([], [])
    assert await bridges.find_code("QUEQIAO7", now=NOW) is None
    assert (await only(outbox, CHINESE)).incoming is None


async def test_the_number_of_a_removed_bridge_is_never_given_again(bridges: Bridges) -> None:
    first = await make_bridge(bridges)
    await bridges.remove(first.id)

    assert (await make_bridge(bridges)).id > first.id


async def test_what_waited_for_an_unlinked_channel_is_not_told_to_its_next_bridge(
    bridges: Bridges, outbox: Outbox
) -> None:
    await make_bridge(bridges, ENGLISH, CHINESE, TAIWAN)
    await outbox.accept(message(1), OTHERS)

    await bridges.unlink(CHINESE)
    await make_bridge(bridges, CHINESE, name="another")

    assert (await only(outbox, CHINESE)).incoming is None
    assert (await only(outbox, TAIWAN)).incoming == message(1)


async def test_a_deletion_reaches_the_copy_in_a_channel_that_left(bridges: Bridges, outbox: Outbox) -> None:
    await make_bridge(bridges, ENGLISH, CHINESE)
    await outbox.accept(message(1), [CHINESE])
    await deliver(outbox, CHINESE, 101)
    await outbox.accept_delete(ENGLISH, [message(1).id])

    await bridges.unlink(CHINESE)

    assert (await only(outbox, CHINESE)).incoming is None


async def test_a_code_is_found_until_it_expires(bridges: Bridges) -> None:
    bridge = await make_bridge(bridges, ENGLISH)
    await bridges.save_code(code_for(bridge.id))

    assert await bridges.find_code("QUEQIAO7", now=at(899)) == code_for(bridge.id)
    assert await bridges.find_code("QUEQIAO7", now=at(900)) is None
    assert await bridges.find_code("QUEQIAO8", now=NOW) is None


async def test_a_code_is_not_readable_in_the_database(database: Database, bridges: Bridges) -> None:
    bridge = await make_bridge(bridges, ENGLISH)
    await bridges.save_code(code_for(bridge.id))

    [row] = await everything(database, join_codes)

    assert len(row["hash"]) == 32
    assert b"QUEQIAO7" not in row["hash"]


async def test_a_code_links_one_channel_once(bridges: Bridges) -> None:
    bridge = await make_bridge(bridges, ENGLISH)
    await bridges.save_code(code_for(bridge.id))

    assert await bridges.use_code("QUEQIAO7", link=link(CHINESE, bridge.id), now=NOW)
    assert not await bridges.use_code("QUEQIAO7", link=link(TAIWAN, bridge.id), now=NOW)
    assert await bridges.find_code("QUEQIAO7", now=NOW) is None
    assert [found.channel_id for found in (await bridges.all())[1]] == [ENGLISH, CHINESE]


async def test_a_code_that_has_expired_links_nothing(database: Database, bridges: Bridges) -> None:
    bridge = await make_bridge(bridges)
    await bridges.save_code(code_for(bridge.id))

    assert not await bridges.use_code("QUEQIAO7", link=link(CHINESE, bridge.id), now=at(900))
    assert await rows(database, links) == 0


async def test_a_code_is_not_spent_when_the_channel_cannot_be_linked(bridges: Bridges) -> None:
    bridge = await make_bridge(bridges, ENGLISH)
    await make_bridge(bridges, CHINESE, name="another")
    await bridges.save_code(code_for(bridge.id))

    with pytest.raises(UserError):
        await bridges.use_code("QUEQIAO7", link=link(CHINESE, bridge.id), now=NOW)

    assert await bridges.find_code("QUEQIAO7", now=NOW) is not None


async def test_of_many_who_use_a_code_at_once_one_wins(bridges: Bridges) -> None:
    bridge = await make_bridge(bridges, ENGLISH)
    await bridges.save_code(code_for(bridge.id))

    won = await asyncio.gather(
        *(
            bridges.use_code("QUEQIAO7", link=link(channel, bridge.id), now=NOW)
            for channel in (CHINESE, TAIWAN, ELSEWHERE)
        )
    )

    assert sorted(won) == [False, False, True]
    assert len((await bridges.all())[1]) == 2


async def test_webhooks_are_remembered_with_those_they_replaced(database: Database) -> None:
    webhooks = Webhooks(database)
    first, second = WebhookId(501), WebhookId(502)
    for webhook_id in (first, second, second):
        await webhooks.remember_webhook(CHINESE, webhook_id)

    assert await webhooks.webhook_ids() == [(CHINESE, first), (CHINESE, second)]


async def test_each_server_has_one_log_channel_or_none(database: Database) -> None:
    guilds = Guilds(database)
    await guilds.set_log_channel(guild_of(ENGLISH), ENGLISH)
    await guilds.set_log_channel(guild_of(CHINESE), CHINESE)
    await guilds.set_log_channel(guild_of(ENGLISH), TAIWAN)
    await guilds.set_log_channel(guild_of(CHINESE), None)

    assert await guilds.log_channels() == {guild_of(ENGLISH): TAIWAN}


async def test_since_when_a_server_is_left_is_kept_for_all_its_links_and_no_others(bridges: Bridges) -> None:
    await make_bridge(bridges, ENGLISH, CHINESE)
    await bridges.set_left(guild_of(CHINESE), at(5))

    _, found = await bridges.all()
    assert {link.channel_id: link.left_at for link in found} == {ENGLISH: None, CHINESE: at(5)}

    await bridges.set_left(guild_of(CHINESE), None)
    _, found = await bridges.all()
    assert [link.left_at for link in found] == [None, None]
