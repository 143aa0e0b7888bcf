"""The figures that the filter has to reach; ``python -m tests.bench.filter`` prints them."""

import pytest

from tests.bench import filter as bench

ROWS = {row.name: row for row in bench.caught()}


def test_the_corpus_is_large_enough() -> None:
    messages = bench.disguised()
    terms = {message.term for message in messages}
    assert len(messages) >= 240
    assert sum(term.isascii() for term in terms) >= 10
    assert sum(not term.isascii() for term in terms) >= 10
    assert len(bench.clean()) >= 1000


@pytest.mark.parametrize("kind", ROWS)
def test_disguises_of_every_kind_are_seen_through(kind: str) -> None:
    assert ROWS[kind].share <= 1 - bench.CAUGHT, ROWS[kind].wrong


def test_hardly_any_clean_message_is_held() -> None:
    row = bench.held()
    assert row.share <= bench.HELD, row.wrong


def test_generated_terms_are_as_many_as_the_cost_is_measured_with() -> None:
    terms = bench.generated()
    assert len(terms) == bench.TERMS
    assert terms == bench.generated()
