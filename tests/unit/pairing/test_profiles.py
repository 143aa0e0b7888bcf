"""What may stand in a profile."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.errors import UserError
from bot.model import (
    MAX_CAPACITY,
    MAX_INTERESTS,
    MAX_LINE,
    GuildId,
    Level,
    Member,
    Pair,
    PairId,
    PairState,
    Profile,
    Tongue,
    UserId,
)
from bot.pairing.profiles import Profiles

MAYA, LIN = UserId(1), UserId(2)
NOW = datetime(2025, 1, 13, tzinfo=UTC)
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


class FakePairs:
    """Pairs in memory."""

    def __init__(self) -> None:
        self.kept: list[Pair] = []

    async def of_person(
        self, user_id: UserId, *, guild_id: GuildId | None = None, living: bool = False
    ) -> Sequence[Pair]:
        return [pair for pair in self.kept if pair.member(user_id)]


@pytest.fixture
def pairs() -> FakePairs:
    return FakePairs()


@pytest.fixture
def profiles(pairs: FakePairs) -> Profiles:
    return Profiles(FakeProfiles(), pairs)


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
        ({"hours": 1}, "error-profile-hours-zone"),
        ({"words": tuple(str(number) for number in range(MAX_INTERESTS + 1))}, "error-interests-many"),
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


def _pair(state: PairState) -> Pair:
    members = (Member(user_id=MAYA), Member(user_id=LIN))
    return Pair(
        id=PairId(1),
        guild_id=GuildId(1),
        round_id=None,
        state=state,
        score=1,
        made_at=NOW,
        ends_at=NOW,
        members=members,
    )


async def test_only_partners_see_each_others_profiles(profiles: Profiles, pairs: FakePairs) -> None:
    made = await profiles.change(MAYA, offers=ENGLISH)
    for state in (None, PairState.PLANNED, PairState.ENDING, PairState.ENDED):
        pairs.kept = [] if state is None else [_pair(state)]
        with pytest.raises(UserError, match="error-profile-private"):
            await profiles.of_partner(MAYA, seen_by=LIN)
    pairs.kept = [_pair(PairState.OPEN)]
    assert await profiles.of_partner(MAYA, seen_by=LIN) == made
    with pytest.raises(UserError, match="error-profile-private"):
        await profiles.of_partner(MAYA, seen_by=UserId(3))
    with pytest.raises(UserError, match="error-profile-partner-none"):
        await profiles.of_partner(LIN, seen_by=MAYA)
