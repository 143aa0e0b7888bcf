"""The published evaluation reaches its goals."""

import asyncio
import json
from collections import Counter
from pathlib import Path

import pytest

from bot.translation.result import Detected
from tests.bench.evaluate import Row, as_json, evaluate, read_corpus, summary

MESSAGES = read_corpus()


@pytest.fixture(scope="module")
def rows(dictionary_folder: Path) -> list[Row]:
    return asyncio.run(evaluate(MESSAGES, dictionary_folder))


def reached(rows: list[Row], prefix: str) -> None:
    chosen = [row for row in rows if row.name.startswith(prefix)]
    assert chosen
    assert all(row.cases for row in chosen)
    missed = {row.name: (row.share, row.missed[:20]) for row in chosen if not row.reached}
    assert not missed


def test_the_messages_are_many_and_of_every_kind() -> None:
    assert len(MESSAGES) >= 320
    assert len({message.text for message in MESSAGES}) == len(MESSAGES)
    by_language = Counter(message.language for message in MESSAGES)
    assert all(by_language[language] >= 10 for language in Detected)
    assert all(token in message.text for message in MESSAGES for token in message.tokens)


def test_the_language_of_chat_is_recognised(rows: list[Row]) -> None:
    reached(rows, "language recognised")


def test_readers_are_given_their_own_script(rows: list[Row]) -> None:
    reached(rows, "right script")


def test_what_must_not_be_translated_stays_as_it_is(rows: list[Row]) -> None:
    reached(rows, "tokens intact")


def test_expressions_are_explained(rows: list[Row]) -> None:
    reached(rows, "expressions found")


def test_ordinary_words_are_not_explained(rows: list[Row]) -> None:
    reached(rows, "messages with no false note")


def test_the_figures_can_be_published(rows: list[Row], tmp_path: Path) -> None:
    published = tmp_path / "evaluation.json"
    published.write_text(json.dumps(as_json(MESSAGES, rows), ensure_ascii=False), encoding="utf-8")
    content = json.loads(published.read_text(encoding="utf-8"))
    assert content["messages"] == len(MESSAGES)
    assert [row["name"] for row in content["rows"]] == [row.name for row in rows]
    assert len(summary(rows)) < len(rows)
