"""Interests are recognised in either language, and own words meet across them."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import hanzidentifier
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import UserError
from bot.i18n import Texts
from bot.model import MAX_INTERESTS, Language, Locale, Profile, Tongue, UserId
from bot.pairing.interests import LONGEST, ComparableProfiles, Interests, fold, read_tags

LOCALES = Path(__file__).parents[3] / "locales"
TAGS = read_tags(LOCALES / "culture" / "interests.toml")
TEXTS = Texts.load(LOCALES, strict=True)


class FakeDictionary:
    """Knows a few words."""

    def senses(self, word: str) -> Sequence[str]:
        known = {"蜜蜂": ("bee", "honeybee"), "火山": ("volcano",), "登高": ("hike", "ascend a height")}
        return known.get(word, ())


INTERESTS = Interests(TAGS, FakeDictionary())


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("猫", {"cats"}),
        ("貓", {"cats"}),
        ("Cats", {"cats"}),
        ("cat", {"cats"}),
        ("ＣＡＴＳ", {"cats"}),
        ("🐱", {"cats"}),
        ("K-pop", {"kpop"}),
        ("kpop", {"kpop"}),
        ("K pop", {"kpop"}),
        ("hiking", {"hiking"}),
        ("爬山", {"hiking"}),
        ("登山", {"hiking"}),
        ("board games, boardgame, 桌游、桌遊", {"board-games"}),
        ("movie, movies, film, films, 电影, 電影", {"films"}),
        ("Pokémon", {"pokemon"}),
        ("pokemon", {"pokemon"}),
        ("cats dogs music", {"cats", "dogs", "music"}),
        ("猫 音乐 爬山", {"cats", "music", "hiking"}),
        ("rock climbing", {"climbing"}),
        ("猫、爬山，coffee; hip-hop\n羽球", {"cats", "hiking", "coffee", "hiphop", "badminton"}),
        ("- cats\n- dogs\n3. 桌球", {"cats", "dogs", "table-tennis"}),
        ("D&D", {"dnd"}),
        ("C++", {"programming"}),
        ("程式設計", {"programming"}),
        ("登高", {"hiking"}),
    ],
)
def test_what_people_type_is_recognised(typed: str, tags: set[str]) -> None:
    assert INTERESTS.read(typed) == (frozenset(tags), ())


def test_own_words_are_kept_as_they_were_typed_and_once() -> None:
    tags, words = INTERESTS.read("cats, Sourdough starters , sourdough starter, 蜜蜂, C")
    assert tags == {"cats"}
    assert words == ("Sourdough starters", "蜜蜂", "C")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("蜜蜂", "bees"),
        ("蜜蜂", "Bee"),
        ("火山", "VOLCANO"),
        ("攝影機", "摄影机"),
        ("sourdough starters", "Sourdough-Starter"),
        ("fan fictions", "fanfiction"),
    ],
)
def test_own_words_meet_in_either_language(one: str, other: str) -> None:
    assert INTERESTS.comparable([one]) == INTERESTS.comparable([other])


class FakeProfiles:
    """Two people, one of each side."""

    async def many(self, user_ids: Collection[UserId]) -> Mapping[UserId, Profile]:
        words = {UserId(1): ("蜜蜂", "Sourdough"), UserId(2): ("bees",)}
        offers = frozenset({Tongue.ENGLISH})
        return {one: Profile(user_id=one, offers=offers, words=words[one]) for one in user_ids}


async def test_people_are_matched_by_what_their_words_mean() -> None:
    found = await ComparableProfiles(FakeProfiles(), INTERESTS).many([UserId(1), UserId(2)])
    assert {one: profile.words for one, profile in found.items()} == {1: ("bee", "sourdough"), 2: ("bee",)}


def test_own_words_for_different_things_do_not_meet() -> None:
    words = ["蜜蜂", "wasps", "C", "C++", "C#", "glass", "gas", "news", "new wave"]
    assert len(INTERESTS.comparable(words)) == len(words)


def test_nothing_typed_is_no_interest() -> None:
    assert INTERESTS.read(" \n") == (frozenset(), ())


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        (",,、", "error-interests-none"),
        ("-", "error-interests-none"),
        (", ".join(f"thing {number}" for number in range(MAX_INTERESTS + 1)), "error-interests-many"),
        ("I really like to talk about *everything* with everybody", "error-interest-long"),
    ],
)
@pytest.mark.parametrize("locale", Locale)
def test_what_cannot_be_is_explained_with_an_example_that_can(typed: str, text: str, locale: Locale) -> None:
    with pytest.raises(UserError) as refused:
        INTERESTS.read(typed)
    assert refused.value.message_id == text
    explained = TEXTS(locale).say(text, **refused.value.args_for_text)
    for example in explained.split("`")[1::2]:
        assert INTERESTS.read(example).tags == {"cats", "hiking", "kpop"}


def test_as_many_as_may_be_are_read() -> None:
    typed = "、".join(f"{number} 号" for number in range(MAX_INTERESTS - 1)) + "、" + "x" * LONGEST
    assert len(INTERESTS.read(typed).words) == MAX_INTERESTS


def test_tags_are_named_in_the_readers_language_and_the_lists_order() -> None:
    tags = {"hiking", "cats", "forgotten"}
    assert INTERESTS.names(tags, Language.ENGLISH) == ["cats", "hiking"]
    assert INTERESTS.names(tags, Language.SIMPLIFIED) == ["猫", "徒步与爬山"]
    assert INTERESTS.names(tags, Language.TRADITIONAL) == ["貓", "健行與爬山"]
    assert INTERESTS.name("forgotten", Language.ENGLISH) == "forgotten"


@pytest.mark.parametrize("language", Language)
def test_every_tag_is_recognised_by_the_name_that_it_is_shown_with(language: Language) -> None:
    assert {tag.key: INTERESTS.read(tag.name[language]).tags for tag in TAGS} == {
        tag.key: frozenset({tag.key}) for tag in TAGS
    }


def test_the_list_is_long_enough_and_no_word_belongs_to_two_tags() -> None:
    assert len(TAGS) >= 120
    assert len({tag.key for tag in TAGS}) == len(TAGS)
    owners = Counter(name for tag in TAGS for name in {fold(name) for name in tag.names})
    assert {name for name, count in owners.items() if count > 1} == set()


def test_every_tag_has_a_short_name_in_each_script_and_words_in_both_languages() -> None:
    for tag in TAGS:
        simplified, traditional = tag.name[Language.SIMPLIFIED], tag.name[Language.TRADITIONAL]
        assert hanzidentifier.has_chinese(simplified), tag.key
        assert hanzidentifier.is_simplified(simplified), tag.key
        assert hanzidentifier.is_traditional(traditional), tag.key
        assert max(map(len, tag.names)) <= LONGEST, tag.key
        assert any(name.isascii() for name in tag.names), tag.key


@given(typed=st.text(alphabet="猫cats、, \n-*🐱é", max_size=60))
@settings(max_examples=200, deadline=None)
def test_whatever_is_typed_is_kept_within_bounds_or_explained(typed: str) -> None:
    try:
        found = INTERESTS.read(typed)
    except UserError:
        return
    assert len(found.tags) + len(found.words) <= MAX_INTERESTS
    assert all(0 < len(word) <= LONGEST for word in found.words)
