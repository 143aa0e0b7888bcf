"""What may stand in a profile."""

from collections.abc import Collection, Mapping
from typing import Any

import pytest

from bot.errors import UserError
from bot.model import MAX_CAPACITY, MAX_INTERESTS, MAX_LINE, Level, Profile, Tongue, UserId
from bot.pairing.profiles import Profiles

MAYA = UserId(1)
ENGLISH, BOTH = frozenset({Tongue.ENGLISH}), frozenset(Tongue)


class FakeProfiles:
    """Profiles in memory."""

    def __init__(self) -> None:
        self.kept: dict[UserId, Profile] = {}

    async def get(self, user_id: UserId) -> Profile | None:
        return self.kept.get(user_id)

    async def many(self, user_ids: Collection[UserId]) -> Mapping[UserId, Profile]:
        return {user_id: self.kept[user_id] for user_id in user_ids if user_id in self.kept}

    async def put(self, profile: Profile) -> None:
        self.kept[profile.user_id] = profile

    async def delete(self, user_id: UserId) -> bool:
        return self.kept.pop(user_id, None) is not None


@pytest.fixture
def profiles() -> Profiles:
    return Profiles(FakeProfiles())


async def test_a_profile_needs_nothing_but_a_language(profiles: Profiles) -> None:
    made = await profiles.change(MAYA, offers=ENGLISH)
    assert made == Profile(user_id=MAYA, offers=ENGLISH) == await profiles.get(MAYA)
    assert made.learns == {Tongue.CHINESE}


async def test_what_is_not_mentioned_stays_as_it_was(profiles: Profiles) -> None:
    await profiles.change(MAYA, offers=ENGLISH, level=Level.B1, line="Cats!")
    changed = await profiles.change(MAYA, capacity=3)
    assert (changed.level, changed.line, changed.capacity) == (Level.B1, "Cats!", 3)


async def test_without_a_language_there_is_no_profile(profiles: Profiles) -> None:
    with pytest.raises(UserError, match="error-profile-none"):
        await profiles.change(MAYA, line="Cats!")
    with pytest.raises(UserError, match="error-profile-languages"):
        await profiles.change(MAYA, offers=frozenset())
    assert await profiles.get(MAYA) is None


async def test_whoever_speaks_both_languages_has_no_level_in_the_one_they_learn(profiles: Profiles) -> None:
    assert (await profiles.change(MAYA, offers=BOTH, level=Level.C1)).level is None


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"capacity": 0}, "error-profile-capacity"),
        ({"capacity": MAX_CAPACITY + 1}, "error-profile-capacity"),
        ({"zone": "Mars/Olympus"}, "error-profile-zone"),
        ({"zone": "America"}, "error-profile-zone"),
        ({"zone": "../../etc/passwd"}, "error-profile-zone"),
        ({"words": tuple(str(number) for number in range(MAX_INTERESTS + 1))}, "error-profile-interests"),
        ({"line": "猫" * (MAX_LINE + 1)}, "error-profile-line"),
    ],
)
async def test_what_is_out_of_bounds_changes_nothing(
    profiles: Profiles, said: dict[str, Any], error: str
) -> None:
    made = await profiles.change(MAYA, offers=ENGLISH)
    with pytest.raises(UserError, match=error):
        await profiles.change(MAYA, **said)
    assert await profiles.get(MAYA) == made


async def test_words_and_the_line_are_kept_tidy(profiles: Profiles) -> None:
    made = await profiles.change(
        MAYA, offers=ENGLISH, words=(" board\n games ", "", "board games"), line=" I \n bake. "
    )
    assert (made.words, made.line) == (("board games",), "I bake.")


async def test_a_deleted_profile_is_gone(profiles: Profiles) -> None:
    await profiles.change(MAYA, offers=ENGLISH)
    assert [await profiles.delete(MAYA) for _ in range(2)] == [True, False]
    assert await profiles.get(MAYA) is None
