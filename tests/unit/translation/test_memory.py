"""The phrasebook, and how generously a sentence is recognised in it."""

from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.model import Language
from bot.translation.detect import detect
from bot.translation.engines.memory import MemoryEngine, normalised, read_phrasebook
from bot.translation.result import Detected
from bot.translation.script import tells_against

PHRASEBOOK = Path(__file__).parents[3] / "locales" / "culture" / "phrasebook.toml"
PHRASES = read_phrasebook(PHRASEBOOK)
CHINESE = (Language.SIMPLIFIED, Language.TRADITIONAL)


@pytest.fixture(scope="module")
def memory() -> MemoryEngine:
    return MemoryEngine(PHRASES)


@pytest.mark.parametrize(
    ("text", "target", "expected"),
    [
        ("Good morning!", Language.SIMPLIFIED, "早上好！"),
        ("good   MORNING", Language.TRADITIONAL, "早安！"),
        ("Good morning!!! 😀😀", Language.SIMPLIFIED, "早上好！"),
        ("I’m hungry", Language.SIMPLIFIED, "我饿了。"),
        ("im hungry", Language.SIMPLIFIED, "我饿了。"),
        ("早安", Language.ENGLISH, "Good morning!"),
        ("来交猫税啦~", Language.ENGLISH, "Here is my cat tax!"),
        ("来 交 猫 税 啦", Language.ENGLISH, "Here is my cat tax!"),
        ("Hello! How are you?", Language.SIMPLIFIED, "你好！你好吗？"),
        ("大家好！很高兴认识大家！", Language.ENGLISH, "Hello everyone! Nice to meet you all!"),
    ],
)
def test_a_sentence_is_known_however_it_is_typed(
    memory: MemoryEngine, text: str, target: Language, expected: str
) -> None:
    assert memory.answer(text, source=Detected.MIXED, target=target) == expected


@pytest.mark.parametrize("text", ["hello ⟦0⟧", "Good morning, I bought a boat", "", "😀", "x" * 1000])
def test_anything_else_is_left_to_the_next_engine(memory: MemoryEngine, text: str) -> None:
    assert memory.answer(text, source=Detected.ENGLISH, target=Language.SIMPLIFIED) is None


def test_the_phrasebook_is_large_enough_to_talk() -> None:
    assert len(PHRASES) >= 520


def test_no_sentence_stands_for_two_phrases() -> None:
    for language in Language:
        owner: dict[str, int] = {}
        for number, phrase in enumerate(PHRASES):
            for text in phrase[language]:
                assert owner.setdefault(normalised(text), number) == number, text


def test_scripts_are_never_mixed_up() -> None:
    mixed = [
        text
        for phrase in PHRASES
        for language in CHINESE
        for text in phrase[language]
        if tells_against(text, language)
    ]
    assert mixed == []


def test_every_sentence_is_recognised_as_its_language() -> None:
    for phrase in PHRASES:
        for language in Language:
            for text in phrase[language]:
                assert detect(text, hint=language).language is language, text


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("[[phrase]]\nen = 3", "Phrase 1"),
        ("= nonsense", "not valid TOML"),
        ('[[phrase]]\nen = ["a"]', "zh-Hans"),
    ],
)
def test_a_phrasebook_that_cannot_be_used_is_named(tmp_path: Path, content: str, complaint: str) -> None:
    path = tmp_path / "phrasebook.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError, match=complaint):
        read_phrasebook(path)


def test_a_missing_phrasebook_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        read_phrasebook(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("text", "target", "expected"),
    [
        ("晚安，明天见！", Language.ENGLISH, "Good night, see you tomorrow!"),
        ("Good night, see you tomorrow!", Language.SIMPLIFIED, "晚安，明天见！"),
        ("Good night, flibbertigibbet!", Language.SIMPLIFIED, None),
    ],
)
def test_known_clauses_make_a_sentence(
    memory: MemoryEngine, text: str, target: Language, expected: str | None
) -> None:
    assert memory.answer(text, source=Detected.ENGLISH, target=target) == expected
