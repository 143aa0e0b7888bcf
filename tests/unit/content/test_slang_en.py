"""The English slang list: complete, in the right scripts, and ready to be matched."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hanzidentifier

FILE = Path(__file__).parents[3] / "locales" / "culture" / "slang-en.toml"
TERMS: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["term"]

KINDS = {"slang", "idiom", "meme", "abbreviation", "emoji", "platform"}
REGISTERS = {"casual", "neutral", "vulgar", "literary"}
REGIONS = {"us", "uk", "au", "ie", "ca"}
REQUIRED = {"lang", "forms", "kind", "register", "meaning", "note", "example"}
OPTIONAL = {"patterns", "region"}
LANGUAGES = {"en", "zh-Hans", "zh-Hant"}
MAINLAND_WORDS = re.compile(
    "視頻|網絡|質量|軟件|信息|屏幕|默認|服務器|用戶|短信|互聯網|博主|網友們|土豪|牛逼|早上好"
)

# English words that say something ordinary far more often than they are slang: they need patterns.
ORDINARY = {
    *("ate", "based", "basic", "bet", "bread", "cap", "carry", "clock", "clutch", "cooked", "cope", "crash"),
    *("dead", "drag", "drip", "extra", "fire", "fit", "flex", "food", "fried", "gas", "ghost", "goat", "lit"),
    *("low", "main", "mid", "mood", "nitro", "peak", "petty", "pop", "queen", "ratio", "real", "roast"),
    *("salty", "same", "serve", "shade", "ship", "sick", "sigma", "slop", "snack", "snatched", "tea"),
    *("thirsty", "throw", "tilt", "toxic", "troll", "valid", "vibe", "wild", "woke"),
}


def _name(term: dict[str, Any]) -> str:
    return term["forms"][0]


def _matched(term: dict[str, Any]) -> list[str]:
    """What is looked for in a message: the patterns if there are any, else the forms."""
    return term.get("patterns") or term["forms"]


def _texts(language: str) -> Iterator[tuple[str, str]]:
    for term in TERMS:
        yield _name(term), term["meaning"][language]
        yield _name(term), term["note"][language]


def _contains(text: str, phrase: str) -> bool:
    before = r"(?<!\w)" if phrase[0].isalnum() else ""
    after = r"(?!\w)" if phrase[-1].isalnum() else ""
    return re.search(before + re.escape(phrase) + after, text.lower()) is not None


def _plain(text: str) -> str:
    return re.sub(r"\W", "", text.lower())


def test_there_are_enough_terms() -> None:
    assert len(TERMS) >= 360


def test_every_kind_is_there() -> None:
    assert Counter(term["kind"] for term in TERMS).keys() == KINDS


def test_every_term_has_the_keys_it_needs_and_no_others() -> None:
    wrong = {
        _name(term): sorted(term.keys() ^ REQUIRED)
        for term in TERMS
        if not term.keys() >= REQUIRED or not term.keys() <= REQUIRED | OPTIONAL
    }
    assert not wrong


def test_every_value_is_one_of_those_known() -> None:
    for term in TERMS:
        assert term["lang"] == "en", _name(term)
        assert term["kind"] in KINDS, _name(term)
        assert term["register"] in REGISTERS, _name(term)
        assert term.get("region", "us") in REGIONS, _name(term)
        assert term["meaning"].keys() == LANGUAGES, _name(term)
        assert term["note"].keys() == LANGUAGES, _name(term)
        assert term["example"].keys() == {"text", "translation"}, _name(term)


def test_forms_and_patterns_are_written_as_they_are_looked_for() -> None:
    for term in TERMS:
        for text in [*term["forms"], *term.get("patterns", ["x"])]:
            assert text, _name(term)
            assert text == " ".join(text.lower().split()), text
            assert "’" not in text, text


def test_nothing_is_looked_for_twice() -> None:
    forms = Counter(form for term in TERMS for form in term["forms"])
    matched = Counter(text for term in TERMS for text in _matched(term))
    assert not [text for text, times in forms.items() if times > 1]
    assert not [text for text, times in matched.items() if times > 1]


def test_an_ordinary_word_is_noticed_only_in_its_patterns() -> None:
    assert not [text for term in TERMS for text in _matched(term) if text in ORDINARY]


def test_meanings_and_notes_fit_on_a_line() -> None:
    limits = {"meaning": {"en": 90, "zh": 40}, "note": {"en": 140, "zh": 60}}
    too_long = [
        (_name(term), part, language, len(text))
        for term in TERMS
        for part, limit in limits.items()
        for language, text in term[part].items()
        if len(text) > limit[language[:2]]
    ]
    assert not too_long


def test_every_text_is_in_the_language_and_script_it_is_said_to_be_in() -> None:
    assert not [(name, text) for name, text in _texts("en") if hanzidentifier.has_chinese(text)]
    simplified = [*_texts("zh-Hans"), *((_name(term), term["example"]["translation"]) for term in TERMS)]
    assert not [(name, text) for name, text in simplified if not hanzidentifier.is_simplified(text)]
    assert not [(name, text) for name, text in _texts("zh-Hant") if not hanzidentifier.is_traditional(text)]


def test_traditional_texts_use_the_words_and_quotes_of_taiwan() -> None:
    assert not [(name, text) for name, text in _texts("zh-Hant") if MAINLAND_WORDS.search(text)]
    assert not [(name, text) for name, text in _texts("zh-Hant") if re.search("[“”‘’]", text)]


def test_chinese_texts_use_chinese_punctuation() -> None:
    texts = [*_texts("zh-Hans"), *_texts("zh-Hant")]
    assert not [(name, text) for name, text in texts if re.search(r"[一-鿿][,;:!?]|[,;:!?][一-鿿]", text)]


def test_notes_are_sentences_and_meanings_are_not() -> None:
    assert not [_name(term) for term in TERMS if term["note"]["en"][-1] not in ".!?"]
    assert not [_name(term) for term in TERMS if term["note"]["zh-Hans"][-1] not in "。！？"]
    assert not [_name(term) for term in TERMS if term["note"]["zh-Hant"][-1] not in "。！？"]
    assert not [_name(term) for term in TERMS for text in term["meaning"].values() if text[-1] in ".。"]


def test_an_example_shows_the_term_as_it_would_be_noticed() -> None:
    missing = [
        _name(term)
        for term in TERMS
        if not any(_contains(term["example"]["text"], text) for text in _matched(term))
    ]
    assert not missing


def test_an_explanation_says_more_than_the_term_itself() -> None:
    for term in TERMS:
        for language in LANGUAGES:
            meaning, note = _plain(term["meaning"][language]), _plain(term["note"][language])
            assert meaning, _name(term)
            assert note, _name(term)
            assert meaning != note, _name(term)
            assert meaning not in {_plain(form) for form in term["forms"] if _plain(form)}, _name(term)


def test_no_explanation_is_given_twice() -> None:
    notes = Counter(text for _, text in (*_texts("en"), *_texts("zh-Hans")))
    assert not [text for text, times in notes.items() if times > 1]
