"""Glossaries and suggestions on disk."""

from datetime import timedelta

import pytest

from bot.model import Bridge, BridgeId, GuildId, Language, SuggestionId, Term, UserId
from bot.storage import Bridges, Database
from bot.storage.glossary import GlossaryTerms
from bot.storage.schema import glossary_terms, suggestions
from bot.storage.suggestions import Suggestions
from tests.integration.storage.values import CHINESE, ENGLISH, NOW, at, everything, make_bridge, rows

CAT_TAX = Term(english="cat tax", simplified="猫税", traditional="貓稅")
MAY = Term(english="May", simplified="May", traditional="May", match_case=True)
LIN, WEI = UserId(1), UserId(2)


@pytest.fixture
async def bridge(bridges: Bridges) -> Bridge:
    return await make_bridge(bridges, ENGLISH, CHINESE)


@pytest.fixture
def terms(database: Database) -> GlossaryTerms:
    return GlossaryTerms(database)


@pytest.fixture
def store(database: Database) -> Suggestions:
    return Suggestions(database)


async def _suggest(
    store: Suggestions, bridge_id: BridgeId, original: str, *, after: float = 0
) -> SuggestionId:
    added = await store.add(
        bridge_id=bridge_id,
        target=Language.SIMPLIFIED,
        original=original,
        suggestion="真的",
        suggested_by=LIN,
        suggested_in=GuildId(5),
        suggested_at=at(after),
    )
    assert added is not None
    return added.id


async def test_terms_come_back_as_they_were_and_the_last_word_counts(
    terms: GlossaryTerms, bridge: Bridge
) -> None:
    assert await terms.put(bridge.id, [CAT_TAX, MAY], by=LIN, at=NOW)
    changed = Term(english="Cat Tax", simplified="交猫税", traditional="交貓稅")
    await terms.put(bridge.id, [changed], by=WEI, at=at(1))
    assert await terms.all() == {bridge.id: [MAY, changed]}
    await terms.remove(bridge.id, MAY.key)
    assert await terms.all() == {bridge.id: [changed]}


async def test_as_many_terms_as_a_glossary_holds_are_written_at_once(
    terms: GlossaryTerms, bridge: Bridge
) -> None:
    many = [Term(english=f"term {n}", simplified=f"词{n}", traditional=f"詞{n}") for n in range(1000)]
    await terms.put(bridge.id, many, by=LIN, at=NOW)
    assert len((await terms.all())[bridge.id]) == 1000


async def test_a_bridges_words_go_with_it(
    database: Database, bridges: Bridges, terms: GlossaryTerms, store: Suggestions, bridge: Bridge
) -> None:
    await terms.put(bridge.id, [CAT_TAX], by=LIN, at=NOW)
    await _suggest(store, bridge.id, "no cap")
    await bridges.remove(bridge.id)
    assert await rows(database, glossary_terms) == 0
    assert await rows(database, suggestions) == 0
    assert not await terms.put(bridge.id, [CAT_TAX], by=LIN, at=NOW)


async def test_a_suggestion_is_decided_on_once(store: Suggestions, bridge: Bridge) -> None:
    number = await _suggest(store, bridge.id, "no cap")
    assert [one.id for one in await store.pending([bridge.id])] == [number]
    approved = await store.approve(number, by=WEI, at=at(5))
    assert approved is not None
    assert approved.approved_by == WEI
    assert await store.approve(number, by=LIN, at=at(6)) is None
    assert await store.reject(number) is None
    assert await store.pending([bridge.id]) == []
    assert await store.approved() == [approved]
    assert await store.credits([bridge.id]) == {LIN: 1}
    assert await store.credits([]) == {}


async def test_a_rejected_suggestion_is_gone(database: Database, store: Suggestions, bridge: Bridge) -> None:
    number = await _suggest(store, bridge.id, "no cap")
    assert await store.reject(number) is not None
    assert await store.get(number) is None
    assert await everything(database, suggestions) == []
    assert await _suggest(store, bridge.id, "no cap") > number


async def test_what_nobody_decides_on_is_forgotten(store: Suggestions, bridge: Bridge) -> None:
    approved = await _suggest(store, bridge.id, "old but good")
    await store.approve(approved, by=WEI, at=at(1))
    await _suggest(store, bridge.id, "old")
    fresh = await _suggest(store, bridge.id, "fresh", after=100)
    await store.forget_pending(NOW + timedelta(seconds=50))
    assert [one.id for one in await store.pending([bridge.id])] == [fresh]
    assert [one.id for one in await store.approved()] == [approved]
