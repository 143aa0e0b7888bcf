"""A pair gets questions that fit it, and none twice."""

import re
from collections import Counter
from collections.abc import Collection
from pathlib import Path
from random import Random

import hanzidentifier
import pytest

from bot.model import Language, Level, Profile, Tongue, UserId
from bot.pairing.icebreakers import Difficulty, Icebreakers, read_icebreakers
from bot.pairing.interests import read_tags
from bot.translation.script import convert, script_of, tells_against

CULTURE = Path(__file__).parents[3] / "locales" / "culture"
QUESTIONS, TOPICS = read_icebreakers(CULTURE / "icebreakers.toml")
BY_KEY = {question.key: question for question in QUESTIONS}
CHINESE = (Language.SIMPLIFIED, Language.TRADITIONAL)


def chooser(seed: int = 1) -> Icebreakers:
    return Icebreakers(QUESTIONS, TOPICS, Random(seed))


def person(
    number: int = 1, *, level: Level | None = None, tags: Collection[str] = (), helper: bool = False
) -> Profile:
    offers = frozenset(Tongue) if helper else frozenset({Tongue.ENGLISH})
    return Profile(user_id=UserId(number), offers=offers, level=level, tags=frozenset(tags))


def test_a_pair_gets_every_question_once_before_any_comes_again() -> None:
    pair = [person(1, level=Level.A1, tags={"cats"}), person(2, level=Level.C1, tags={"cats"})]
    choose, had = chooser(), list[str]()
    for _ in QUESTIONS:
        key = choose.choose(pair, had=had)
        assert key is not None
        had.append(key)
    assert set(had) == set(BY_KEY)
    assert len(had) == len(set(had))
    assert choose.choose(pair, had=had) == had[0], "the oldest comes again first"
    assert choose.choose(pair, had=frozenset(had)) in BY_KEY


@pytest.mark.parametrize(
    ("one", "other", "difficulty"),
    [
        (Level.A1, Level.C2, Difficulty.EASY),
        (Level.A2, None, Difficulty.EASY),
        (Level.B1, Level.C1, Difficulty.MIDDLE),
        (Level.C1, Level.C2, Difficulty.ADVANCED),
        (None, None, Difficulty.MIDDLE),
    ],
)
def test_a_question_fits_the_weaker_learner(
    one: Level | None, other: Level | None, difficulty: Difficulty
) -> None:
    for seed in range(10):
        key = chooser(seed).choose([person(1, level=one), person(2, level=other)], had=())
        assert key is not None
        assert BY_KEY[key].difficulty is difficulty


def test_when_the_fitting_ones_are_used_up_easier_ones_come_before_harder_ones() -> None:
    had = [question.key for question in QUESTIONS if question.difficulty is Difficulty.MIDDLE]
    key = chooser().choose([person(1), person(2)], had=had)
    assert key is not None
    assert BY_KEY[key].difficulty is Difficulty.EASY


def test_shared_interests_come_first_and_then_the_others() -> None:
    pair = [
        person(1, level=Level.B1, tags={"cats", "coffee"}),
        person(2, level=Level.B1, tags={"dogs", "films"}),
    ]
    about_pets = {q.key for q in QUESTIONS if q.topic == "pets" and q.difficulty is Difficulty.MIDDLE}
    choose, had = chooser(), list[str]()
    for _ in about_pets:
        key = choose.choose(pair, had=had)
        assert key is not None
        had.append(key)
    assert set(had) == about_pets
    later = choose.choose(pair, had=had)
    assert later is not None
    assert BY_KEY[later].topic != "pets"


def test_the_same_seed_chooses_the_same_and_others_choose_others() -> None:
    pair = [person(1), person(2)]
    chosen = [chooser(seed).choose(pair, had=()) for seed in range(20)]
    assert chosen == [chooser(seed).choose(pair, had=()) for seed in range(20)]
    assert len(set(chosen)) > 10


def test_a_question_is_read_in_every_language_and_a_forgotten_one_is_nothing() -> None:
    choose = chooser()
    assert choose.text("pets-cats-dogs", Language.TRADITIONAL) == "貓派還是狗派？選一個！"
    assert choose.text("gone", Language.ENGLISH) is None


def test_there_are_enough_of_every_level_and_topic() -> None:
    assert len(QUESTIONS) >= 160
    assert len(BY_KEY) == len(QUESTIONS)
    assert min(Counter(question.difficulty for question in QUESTIONS).values()) >= 40
    assert Counter(question.topic for question in QUESTIONS).keys() == TOPICS.keys()
    assert min(Counter(question.topic for question in QUESTIONS).values()) >= 5


def test_topics_speak_of_interests_that_exist() -> None:
    known = {tag.key for tag in read_tags(CULTURE / "interests.toml")}
    assert {tag for tags in TOPICS.values() for tag in tags} <= known


def test_no_question_is_asked_in_the_same_words_twice() -> None:
    for language in Language:
        assert len({question.text[language] for question in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS, ids=list(BY_KEY))
def test_a_question_is_short_and_each_language_in_its_own_script(question: object) -> None:
    assert question in QUESTIONS
    text = next(one.text for one in QUESTIONS if one == question)
    assert all(0 < len(said) <= 300 and said == said.strip() for said in text.values())
    simplified, traditional = text[Language.SIMPLIFIED], text[Language.TRADITIONAL]
    assert hanzidentifier.is_simplified(simplified)
    assert hanzidentifier.is_traditional(traditional)
    for language in CHINESE:
        assert not tells_against(text[language], language)
        assert script_of(text[language]) in {language, None}
        other = next(one for one in CHINESE if one is not language)
        # Two writers say it differently; converted by characters alone it still reads much the same.
        common = set(convert(text[other], language)) & set(text[language])
        assert len(common) >= 0.4 * len(set(text[language])), convert(text[other], language)
    assert not re.search("[“”]", traditional)
    assert not re.search("[「」]", simplified)
    assert not re.search(r"[,?!;]", re.sub(r"[A-Za-z0-9 ,]+", "", simplified + traditional))
