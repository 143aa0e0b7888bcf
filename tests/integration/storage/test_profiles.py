"""Profiles: kept as they were made, read many at once, and in nobody's clear text."""

import pytest
from sqlalchemy import select

from bot.model import WEEK, Level, Profile, Tongue, UserId, Want
from bot.storage import Database
from bot.storage.profiles import Profiles
from bot.storage.schema import profiles as table
from bot.storage.schema import seekers
from bot.storage.sealing import KEY_BYTES, Sealer
from tests.integration.storage.values import NOW, rows

MAYA = Profile(
    user_id=UserId(9_100_000_000_000_000_001),
    offers=frozenset({Tongue.ENGLISH}),
    level=Level.B1,
    zone="America/New_York",
    hours=1 | 1 << WEEK - 1,
    tags=frozenset({"cats", "cooking"}),
    words=("sourdough bread", "猫"),
    wants=Want.CHAT | Want.SLANG,
    capacity=2,
    groups=True,
    line="I bake, and my cat watches. 🐈",
)
LIN = Profile(user_id=UserId(2), offers=frozenset(Tongue))


@pytest.fixture
def profiles(database: Database) -> Profiles:
    return Profiles(database)


async def test_a_profile_is_found_again_as_it_was_made(profiles: Profiles) -> None:
    assert await profiles.get(MAYA.user_id) is None
    for profile in (MAYA, LIN):
        await profiles.put(profile)
        assert await profiles.get(profile.user_id) == profile


async def test_a_profile_takes_the_place_of_the_one_before(profiles: Profiles) -> None:
    await profiles.put(MAYA)
    other = Profile(user_id=MAYA.user_id, offers=frozenset({Tongue.CHINESE}))
    await profiles.put(other)
    assert await profiles.get(MAYA.user_id) == other


async def test_of_many_people_those_are_found_who_have_a_profile(profiles: Profiles) -> None:
    for profile in (MAYA, LIN):
        await profiles.put(profile)
    asked = {UserId(number) for number in range(3_000)} | {MAYA.user_id}
    assert await profiles.many(asked) == {MAYA.user_id: MAYA, LIN.user_id: LIN}
    assert await profiles.many([]) == {}


async def test_whoever_deletes_their_profile_takes_part_nowhere_any_more(
    database: Database, profiles: Profiles
) -> None:
    await profiles.put(MAYA)
    await profiles.put(LIN)
    async with database.begin() as connection:
        for user_id in (MAYA.user_id, LIN.user_id):
            place = seekers.insert().values(
                guild_id=1, user_id=user_id, joining="rounds", since=NOW, asap=False, waited=0, dm=False
            )
            await connection.execute(place)
    assert [await profiles.delete(MAYA.user_id) for _ in range(2)] == [True, False]
    assert await profiles.get(MAYA.user_id) is None
    assert await rows(database, seekers) == 1


async def test_peoples_own_words_are_sealed_where_they_are_kept_and_lost_with_the_key(
    database: Database, profiles: Profiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    await profiles.put(MAYA)
    async with database.read() as connection:
        [kept] = (await connection.execute(select(table.c.words, table.c.line))).all()
    assert "sourdough" not in kept.words
    assert "bake" not in kept.line
    monkeypatch.setattr(database, "_sealer", Sealer(bytes(KEY_BYTES)))
    found = await profiles.get(MAYA.user_id)
    assert found is not None
    assert (found.words, found.line, found.hours) == ((), "", MAYA.hours)
