"""No text reaches the disk as it was written, and a lost key stops nothing."""

import logging

import pytest
from sqlalchemy import update

from bot.errors import ConfigError
from bot.model import GuildId, Language, UserId
from bot.storage import Bridges, Database, Outbox
from bot.storage.codec import encode
from bot.storage.problems import Problems
from bot.storage.schema import outbox as outbox_table
from bot.storage.schema import suggestions
from bot.storage.suggestions import Suggestions
from tests.integration.storage.values import (
    CHINESE,
    ENGLISH,
    KEY,
    NOW,
    everything,
    guild_of,
    make_bridge,
    message,
    only,
)

SECRET = "the cat is called Biscuit"
OTHER_KEY = bytes([9] * 32)


async def test_a_message_that_waits_is_sealed(database: Database, bridges: Bridges, outbox: Outbox) -> None:
    await make_bridge(bridges, ENGLISH, CHINESE)
    await outbox.accept(message(1, content=SECRET), [CHINESE])
    await outbox.accept_edit(message(1, content=f"{SECRET}!", edited=NOW))
    payloads = [row["payload"] for row in await everything(database, outbox_table)]
    assert len(payloads) == 2
    assert not any(b"Biscuit" in payload or b"Maomao" in payload for payload in payloads)


async def test_suggested_texts_are_sealed(database: Database, bridges: Bridges) -> None:
    bridge = await make_bridge(bridges, ENGLISH, CHINESE)
    store = Suggestions(database)
    added = await store.add(
        bridge_id=bridge.id,
        target=Language.SIMPLIFIED,
        original=SECRET,
        suggestion="猫叫饼干",
        suggested_by=UserId(1),
        suggested_in=GuildId(5),
        suggested_at=NOW,
    )
    assert added is not None
    [row] = await everything(database, suggestions)
    assert "Biscuit" not in row["original"]
    assert "饼干" not in row["suggestion"]
    assert await store.get(added.id) == added
    assert (added.original, added.suggestion) == (SECRET, "猫叫饼干")


async def test_what_an_earlier_version_left_unsealed_goes_out(
    database: Database, bridges: Bridges, outbox: Outbox
) -> None:
    await make_bridge(bridges, ENGLISH, CHINESE)
    incoming = message(1, content=SECRET)
    await outbox.accept(incoming, [CHINESE])
    async with database.begin() as connection:
        await connection.execute(update(outbox_table).values(payload=encode(incoming)))
    assert (await only(outbox, CHINESE)).incoming == incoming


async def test_with_another_key_what_waited_is_set_aside_and_tried_again_when_the_key_is_back(
    database: Database,
    database_url: str,
    bridges: Bridges,
    outbox: Outbox,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await make_bridge(bridges, ENGLISH, CHINESE)
    for number in (1, 2):
        await outbox.accept(message(number, content=SECRET), [CHINESE])
    async with Database.open(database_url, key=OTHER_KEY) as other:
        with caplog.at_level(logging.WARNING):
            assert list(await Outbox(other).next(CHINESE, limit=10)) == []
        assert [record.levelname for record in caplog.records] == ["ERROR"]
        assert "storage key" in caplog.text
        assert SECRET not in caplog.text
        assert await Outbox(other).accept(message(3), [CHINESE])
    problems = Problems(database)
    for problem in await problems.of_server(guild_of(ENGLISH), skip=0, limit=10):
        await problems.retry(problem.id, guild_of(ENGLISH))
    waiting = await outbox.next(CHINESE, limit=10)
    assert [one.incoming.content for one in waiting if one.incoming is not None] == [SECRET, SECRET]


@pytest.mark.postgres
async def test_a_server_without_a_key_says_how_to_make_one(postgresql_url: str) -> None:
    async with Database.open(postgresql_url) as database:
        with pytest.raises(ConfigError, match="openssl rand -base64 32"):
            database.require_key()


async def test_a_file_keeps_its_key_beside_it(sqlite_url: str) -> None:
    async with Database.open(sqlite_url) as database:
        sealed = database.sealer.seal(b"hello")
    async with Database.open(sqlite_url) as database:
        assert database.sealer.open(sealed) == b"hello"
    async with Database.open(sqlite_url, key=KEY) as database:
        assert database.sealer.open(database.sealer.seal(b"hello")) == b"hello"
