"""A message word by word, from the real dictionary and a table of our own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.model import Language
from bot.translation.engines.dictionary import Dictionary
from bot.translation.explain import Explainer
from bot.translation.slang import Kind, Register, Term

EN, HANS, HANT = Language.ENGLISH, Language.SIMPLIFIED, Language.TRADITIONAL


def term(*forms: str, chinese: bool = True) -> Term:
    meaning = {EN: "in English", HANS: "简体", HANT: "繁體"}
    return Term(
        chinese=chinese,
        forms=forms,
        patterns=(),
        kind=Kind.SLANG,
        register=Register.CASUAL,
        region=None,
        meaning=meaning,
        note=meaning,
        example=forms[0],
        example_translation="…",
    )


@pytest.fixture(scope="module")
def explainer(dictionary_folder: Path) -> Iterator[Explainer]:
    dictionary = Dictionary(dictionary_folder)
    dictionary.open()
    yield Explainer(
        dictionary,
        [term("绝绝子", "絕絕子"), term("社死"), term("真香"), term("yyds"), term("no cap", chinese=False)],
    )
    dictionary.close()


def test_chinese_is_cut_into_words_that_are_read_and_explained(explainer: Explainer) -> None:
    words = explainer.explain("这家店绝绝子，我们明天吃火锅 yyds", reader=EN)
    shown = {word.text: (word.pinyin, word.meanings[:1]) for word in words}
    assert shown["我们"] == ("wǒmen", ("we",))
    assert shown["火锅"] == ("huǒguō", ("hotpot",))
    slang = {word.text: word.pinyin for word in words if word.term is not None}
    assert slang == {"绝绝子": "juéjuézi", "yyds": ""}


def test_of_two_ways_to_cut_that_cost_the_same_the_longer_last_word_is_taken(explainer: Explainer) -> None:
    assert explainer.cut("移除了") == ["移", "除了"]


def test_slang_is_not_broken_by_the_words_in_it(explainer: Explainer) -> None:
    assert explainer.cut("真香啊") == ["真香", "啊"]


def test_traditional_is_explained_too(explainer: Explainer) -> None:
    words = {word.text: word.meanings for word in explainer.explain("東西好貴", reader=EN)}
    assert words["東西"][0] == "thing"
    assert "expensive" in words["貴"]


def test_english_is_explained_in_the_script_of_the_reader(explainer: Explainer) -> None:
    simplified = explainer.explain("that movie was good, no cap", reader=HANS)
    traditional = explainer.explain("that movie was good, no cap", reader=HANT)
    assert {word.text: word.meanings for word in simplified}["movie"] == ("电影",)
    assert {word.text: word.meanings for word in traditional}["movie"] == ("電影",)
    assert [word.text for word in simplified if word.term] == ["no cap"]


def test_what_only_points_somewhere_is_not_explained(explainer: Explainer) -> None:
    assert explainer.explain("https://example.com/movie <@123> `cat`", reader=HANS) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [("我社死了", ["社死"]), ("人民公社死了心", []), ("真香啊", ["真香"]), ("买了真香水", [])],
)
def test_an_expression_across_the_seam_of_two_words_is_none(
    explainer: Explainer, text: str, found: list[str]
) -> None:
    assert [hit.text for hit in explainer.notes.find(text, reader=EN)] == found


def test_a_word_is_defined_with_all_its_readings(explainer: Explainer) -> None:
    assert [word.pinyin for word in explainer.define("得", reader=EN)] == ["dé", "de", "děi"]
    (thing, *_) = [word for word in explainer.define("東西", reader=EN) if "thing" in word.meanings]
    assert thing.text == "东西 / 東西"


def test_an_english_word_is_defined_by_chinese_ones(explainer: Explainer) -> None:
    assert explainer.define("cat", reader=HANS)[0].text == "猫 / 貓"
    assert explainer.define("Thank you", reader=HANS)[0].text == "谢谢 / 謝謝"
    assert explainer.define("yyds", reader=EN)[0].term is not None
    assert explainer.define('qwxzy" OR *', reader=EN) == []


def test_a_text_is_read_aloud_line_by_line(explainer: Explainer) -> None:
    assert explainer.pinyin("我们去吃饭！\nOK，好") == "wǒmen qù chīfàn!\nOK, hǎo"


def test_without_the_dictionary_slang_is_still_explained(tmp_path: Path) -> None:
    bare = Explainer(Dictionary(tmp_path), [term("社死")])
    assert [word.text for word in bare.explain("社死", reader=EN) if word.term] == ["社死"]
    assert [hit.text for hit in bare.notes.find("我社死了", reader=EN)] == ["社死"]
    assert bare.define("cat", reader=HANS) == []
