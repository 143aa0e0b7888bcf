"""A bridge's glossary on the way of a message."""

import asyncio
from collections.abc import Callable

import pytest

from bot.model import BridgeId, Language, Term
from bot.translation import Quality, Scope, Translation, Translator
from bot.translation.cache import Cache
from bot.translation.engines.protocol import Query
from bot.translation.glossary import Glossary
from bot.translation.memory import Memory
from tests.unit.translation.fakes import HOSTILE, FakeEngine, faithful

EN, HANS, HANT = Language.ENGLISH, Language.SIMPLIFIED, Language.TRADITIONAL

CAT_TAX = Term(english="cat tax", simplified="猫税", traditional="貓稅")
PAY_CAT_TAX = Term(english="pay the cat tax", simplified="交猫税", traditional="交貓稅")
CREATOR = Term(english="creator", simplified="博主", traditional="創作者")
STORY = Term(english="story", simplified="快拍", traditional="限時動態")
REDNOTE = Term(english="RedNote", simplified="RedNote", traditional="RedNote")
MAY = Term(english="May", simplified="May", traditional="May", match_case=True)
GLOSSARY = Glossary([CAT_TAX, PAY_CAT_TAX, CREATOR, STORY, REDNOTE, MAY])


def found(text: str, target: Language) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.term) for hit in GLOSSARY.find(text, target)]


@pytest.mark.parametrize(
    ("text", "target", "expected"),
    [
        ("where is my cat tax", HANS, [("cat tax", "猫税")]),
        ("CAT TAX! Cat Tax?", HANT, [("CAT TAX", "貓稅"), ("Cat Tax", "貓稅")]),
        ("we pay the cat tax daily", HANS, [("pay the cat tax", "交猫税")]),
        ("concat taxes of cat taxis", HANS, []),
        ("two cat taxes", HANS, [("cat taxes", "猫税")]),
        ("the creators met a creator's friend", HANS, [("creators", "博主"), ("creator", "博主")]),
        ("the creators’ stories", HANS, [("creators", "博主"), ("stories", "快拍")]),
        ("procreator creatory recreators", HANS, []),
        ("rednote and REDNOTE", HANS, [("rednote", "RedNote"), ("REDNOTE", "RedNote")]),
        ("May I? you may, May", HANS, [("May", "May"), ("May", "May")]),
        ("我要交猫税", EN, [("交猫税", "pay the cat tax")]),
        ("猫税呢", EN, [("猫税", "cat tax")]),
        ("貓稅呢", EN, [("貓稅", "cat tax")]),
        ("猫税呢", HANT, [("猫税", "貓稅")]),
        ("貓稅呢", HANS, [("貓稅", "猫税")]),
        ("在RedNote上看", EN, [("RedNote", "RedNote")]),
        ("ARedNote", EN, []),
        ("where is my cat tax", EN, []),
    ],
)
def test_terms_are_found_with_case_boundaries_and_the_longest_first(
    text: str, target: Language, expected: list[tuple[str, str]]
) -> None:
    assert found(text, target) == expected


def translate(
    text: str,
    target: Language,
    answer: Callable[[str, Query], str | None] = faithful,
    *,
    terms: Glossary = GLOSSARY,
    memory: Memory | None = None,
) -> tuple[Translation, FakeEngine]:
    engine = FakeEngine(answer)

    async def run() -> Translation:
        translator = Translator([engine], cache=Cache(), clock=lambda: 0.0)
        scope = Scope(
            bridge_id=BridgeId(1), glossary_version=1, glossary=terms, memory=memory or Memory.of([])
        )
        try:
            return await translator.translate(text, target=target, scope=scope)
        finally:
            await translator.aclose()

    return asyncio.run(run()), engine


def test_a_term_reaches_the_reader_as_the_glossary_has_it_and_never_the_engine() -> None:
    out, engine = translate(
        "show me your cat tax please",
        HANS,
        lambda text, query: text.replace("show me your", "给我看你的").replace(" please", ""),
    )
    assert out.text == "给我看你的猫税"
    assert all("cat" not in text for query in engine.asked for text in query.texts)
    assert engine.asked[0].glossary == (("cat tax", "猫税"),)


def test_an_english_term_has_its_spaces_and_begins_a_sentence_with_a_capital() -> None:
    out, _ = translate("猫税是什么", EN, lambda text, query: "⟦0⟧is what?")
    assert out.text == "Cat tax is what?"
    out, _ = translate("你的猫税在哪里", EN, lambda text, query: "Where is your⟦0⟧?")
    assert out.text == "Where is your cat tax?"


def test_a_message_of_nothing_but_terms_needs_no_engine() -> None:
    out, engine = translate("cat tax!", HANT)
    assert (out.text, out.quality, engine.asked) == ("貓稅!", Quality.HUMAN, [])


def test_terms_stand_beside_markup_and_not_within_code() -> None:
    out, _ = translate("hey <@5> bring **cat tax** or `cat tax`", HANS)
    assert "<@5>" in out.text
    assert "猫税" in out.text
    assert "`cat tax`" in out.text


def test_between_the_chinese_scripts_terms_are_converted_by_the_glossary() -> None:
    out, engine = translate("这个博主真好看", HANT)
    assert out.text == "這個創作者真好看"
    assert not engine.asked


@pytest.mark.parametrize("behaviour", HOSTILE)
def test_whatever_an_engine_does_a_term_is_neither_lost_nor_doubled(behaviour: str) -> None:
    out, _ = translate("look at this cat tax my friend", HANS, HOSTILE[behaviour])
    assert out.text.count("猫税") + out.text.count("cat tax") == 1
    assert "⟦" not in out.text


def test_an_approved_translation_goes_before_glossary_and_engines() -> None:
    memory = Memory.of([("Pay the cat tax, <@5>!", "<@5>，交猫税！", HANS)])
    out, engine = translate("pay the CAT tax <@5>", HANS, memory=memory)
    assert (out.text, out.quality, out.engine) == ("交猫税！ <@5>", Quality.HUMAN, "memory")
    assert not engine.asked


def test_an_approved_translation_serves_both_scripts_unless_both_are_given() -> None:
    memory = Memory.of(
        [("nice cat", "好猫", HANS), ("nice dog", "好狗", HANS), ("nice dog", "狗狗好棒", HANT)]
    )
    assert translate("nice cat", HANT, memory=memory)[0].text == "好貓"
    assert translate("nice dog", HANT, memory=memory)[0].text == "狗狗好棒"
    assert translate("nice dog", HANS, memory=memory)[0].text == "好狗"


def test_markup_may_stand_elsewhere_in_an_approved_translation() -> None:
    memory = Memory.of([("hello <@5> my **old** friend", "<@5> 你好啊，**老**朋友", HANS)])
    out, engine = translate("Hello <@7> my **old** friend!", HANS, memory=memory)
    assert out.text == "<@7> 你好啊，**老**朋友"
    assert not engine.asked


def test_an_approved_translation_with_a_mention_says_nothing_about_numbers() -> None:
    memory = Memory.of([("hello <@5> my friend", "<@5> 你好啊", HANS)])
    out, engine = translate("hello 0 my friend", HANS, memory=memory)
    assert engine.asked
    assert "⟦" not in out.text


def test_a_name_keeps_its_own_small_letter() -> None:
    terms = Glossary([Term(english="iPhone", simplified="iPhone", traditional="iPhone")])
    out, _ = translate("iPhone很贵", EN, lambda text, query: "⟦0⟧ is expensive", terms=terms)
    assert out.text == "iPhone is expensive"
