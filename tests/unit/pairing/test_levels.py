"""Levels are called as learners of either language know them."""

from pathlib import Path

import pytest

from bot.i18n import Texts
from bot.model import Level, Locale
from bot.pairing.levels import level_name, level_word

TEXTS = Texts.load(Path(__file__).parents[3] / "locales", strict=True)


@pytest.mark.parametrize("locale", Locale)
def test_a_level_is_shown_as_both_tests_count(locale: Locale) -> None:
    assert [level_name(level, TEXTS(locale)) for level in Level] == [
        "A1 · HSK 1",
        "A2 · HSK 2",
        "B1 · HSK 3",
        "B2 · HSK 4",
        "C1 · HSK 5",
        "C2 · HSK 6+",
    ]


@pytest.mark.parametrize("locale", Locale)
def test_every_level_has_a_word_of_its_own(locale: Locale) -> None:
    assert len({level_word(level, TEXTS(locale)) for level in Level}) == len(Level)


def test_the_words_are_in_the_readers_language() -> None:
    assert [level_word(Level.B1, TEXTS(locale)) for locale in Locale] == ["Intermediate", "中级", "中級"]
