"""What the real dictionary does for pairing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.i18n import Texts
from bot.model import Locale
from bot.pairing.corrections import correction
from bot.pairing.interests import Interests
from bot.translation.engines.dictionary import Dictionary
from bot.translation.explain import Explainer

LOCALES = Path(__file__).parents[3] / "locales"


@pytest.fixture(scope="module")
def explainer(dictionary_folder: Path) -> Iterator[Explainer]:
    dictionary = Dictionary(dictionary_folder)
    dictionary.open()
    yield Explainer(dictionary, [])
    dictionary.close()


def test_own_words_of_both_languages_meet(explainer: Explainer) -> None:
    interests = Interests.load(LOCALES / "culture", explainer)
    pairs = {"蜜蜂": "bees", "火山": "volcano", "机场": "airports", "瀑布": "waterfalls", "布偶貓": "ragdoll"}
    assert {word: interests.comparable([word]) for word in pairs} == {
        word: interests.comparable([english]) for word, english in pairs.items()
    }


def test_words_that_the_list_does_not_know_lead_to_its_tags(explainer: Explainer) -> None:
    interests = Interests.load(LOCALES / "culture", explainer)
    assert interests.read("猫儿、露營").tags == {"cats", "camping"}


def test_a_word_of_many_meanings_is_left_as_it_is(explainer: Explainer) -> None:
    assert explainer.senses("打") == ()
    assert explainer.senses("没有这样的词") == ()


def test_a_correction_of_chinese_is_shown_by_words(explainer: Explainer) -> None:
    speaker = Texts.load(LOCALES, strict=True)(Locale.EN_US)
    text = correction("我昨天看书了一个朋友", "我昨天看见了一个老朋友", speaker, cut=explainer.cut)
    assert text == "我昨天~~看书~~**看见**了一个~~朋友~~**老朋友**"
