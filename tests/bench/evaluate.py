"""The published evaluation: ``python -m tests.bench.evaluate [--json FILE]``, over what corpus.toml has.

Detection, script and tokens go through the real pipeline, with the engines that need no network and with
each engine that does what none should. Ends with 1 when a goal is missed.
"""

import argparse
import asyncio
import itertools
import json
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.model import Language
from bot.translation import Translator, build_translator
from bot.translation.cache import Cache
from bot.translation.detect import detect
from bot.translation.explain import Explainer, build_explainer
from bot.translation.markup import shape
from bot.translation.result import Detected, Quality, Translation
from bot.translation.script import tells_against
from bot.translation.tokens import Kind, tokenise
from tests.unit.translation.fakes import HOSTILE, FakeEngine

CORPUS = Path(__file__).with_name("corpus.toml")
CULTURE = Path(__file__).parents[2] / "locales" / "culture"
ANSWERED = {Quality.HUMAN, Quality.MACHINE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message and what must hold of it; ``notes`` is nothing where it is no matter what is explained."""

    kind: str
    language: Detected
    text: str
    tokens: tuple[str, ...]
    notes: tuple[str, ...] | None


@dataclass(slots=True)
class Row:
    """One property: how many cases had it, and which had not."""

    name: str
    goal: float
    """The share of the cases that must have it."""
    cases: int = 0
    missed: list[str] = field(default_factory=list[str])

    def count(self, *, holds: bool, otherwise: str) -> None:
        self.cases += 1
        if not holds:
            self.missed.append(otherwise)

    @property
    def share(self) -> float:
        return 1 - len(self.missed) / self.cases if self.cases else 0.0

    @property
    def reached(self) -> bool:
        return self.share >= self.goal


def read_corpus(path: Path = CORPUS) -> list[Message]:
    entries: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["message"]
    return [
        Message(
            kind=entry["kind"],
            language=Detected(entry["language"]),
            text=entry["text"],
            tokens=tuple(entry.get("tokens", ())),
            notes=tuple(entry["notes"]) if "notes" in entry else None,
        )
        for entry in entries
    ]


async def evaluate(messages: Sequence[Message], cache_dir: Path) -> list[Row]:
    """Every row of the table; the dictionary is built in ``cache_dir`` when it is not there yet."""
    rows = [_detection(messages)]
    at_home = build_translator(
        engines=["memory", "gloss"], phrasebook=CULTURE / "phrasebook.toml", cache_dir=cache_dir, timeout=60
    )
    await at_home.warm_up()
    rows += await _through("phrasebook and gloss", at_home, messages)
    for name, behaviour in HOSTILE.items():
        # An hour between two messages: no engine is left alone for having failed before.
        clock: Callable[[], float] = itertools.count(step=3600.0).__next__
        engine = FakeEngine(behaviour, name="fake")
        hostile = Translator([engine], cache=Cache(), clock=clock, retry_pause=0.0)
        rows += await _through(f"an engine: {name}", hostile, messages)
    explainer = build_explainer(cache_dir=cache_dir, culture=CULTURE)
    await explainer.warm_up()
    try:
        rows += _notes(explainer, messages)
    finally:
        await explainer.aclose()
    return rows


def _detection(messages: Iterable[Message]) -> Row:
    row = Row("language recognised, with no hint", 0.98)
    for message in messages:
        detected = detect(message.text)
        row.count(
            holds=detected is message.language,
            otherwise=f"{message.text!r} is {message.language}, not {detected}",
        )
    return row


async def _through(name: str, translator: Translator, messages: Iterable[Message]) -> list[Row]:
    """Each message in each language; the translator is closed."""
    script = Row(f"right script, {name}", 1.0)
    tokens = Row(f"tokens intact, {name}", 1.0)
    try:
        for message, target in itertools.product(messages, Language):
            out = await translator.translate(message.text, target=target)
            told = f"{message.text!r} → {target}: {out.text!r}"
            script.count(holds=_in_script(message, out), otherwise=told)
            tokens.count(holds=_intact(message, out.text), otherwise=told)
    finally:
        await translator.aclose()
    return [script, tokens]


def _in_script(message: Message, out: Translation) -> bool:
    """No character of the other Chinese script; an answer in English is not Chinese, nor the reverse."""
    if message.language is Detected.OTHER and out.quality not in ANSWERED:
        return True
    said = _without_tokens(out.text)
    letters = [character for character in said if character.isalpha()]
    han = sum("\u3400" <= character <= "\u9fff" for character in letters)
    if out.target is Language.ENGLISH:
        return out.quality not in ANSWERED or han * 4 <= len(letters)
    if tells_against(said, out.target):
        return False
    return out.quality not in ANSWERED or han > 0


def _intact(message: Message, text: str) -> bool:
    """What is to be kept is there as often as before, and no markup was made up."""
    kept = all(text.count(token) == message.text.count(token) for token in message.tokens)
    return kept and shape(text) == shape(message.text)


def _without_tokens(text: str) -> str:
    out: list[str] = []
    position = 0
    for token in tokenise(text):
        out.append(text[position : token.start])
        position = token.start + len(token.text)
        if token.kind in {Kind.OPEN, Kind.CLOSE}:
            out.append(" ")
    return "".join([*out, text[position:]])


def _notes(explainer: Explainer, messages: Iterable[Message]) -> list[Row]:
    recall = Row("expressions found that need a note", 0.95)
    false = Row("messages with no false note", 1.0)
    for message in messages:
        if message.notes is None:
            continue
        found = [
            note
            for reader in (Language.ENGLISH, Language.SIMPLIFIED)
            for note in explainer.notes.find(message.text, reader=reader)
        ]
        if not message.notes:
            named = ", ".join(note.text for note in found)
            false.count(holds=not found, otherwise=f"{named} in {message.text!r}")
        known = {note.text.lower() for note in found} | {form for note in found for form in note.term.forms}
        for expected in message.notes:
            # A longer expression around it explains it as well.
            explained = expected in known or any(expected in note.text.lower() for note in found)
            recall.count(holds=explained, otherwise=f"{expected} in {message.text!r}")
    return [recall, false]


def summary(rows: Sequence[Row]) -> list[Row]:
    """The rows by property, those of the engines taken together."""
    together: dict[str, Row] = {}
    for row in rows:
        name, _, engine = row.name.partition(", an engine: ")
        name = f"{name}, {len(HOSTILE)} engines that misbehave" if engine else name
        total = together.setdefault(name, Row(name, row.goal))
        total.cases += row.cases
        total.missed += row.missed
    return list(together.values())


def as_json(messages: Sequence[Message], rows: Sequence[Row]) -> Mapping[str, object]:
    return {
        "messages": len(messages),
        "engines": list(HOSTILE),
        "rows": [
            {"name": row.name, "cases": row.cases, "share": row.share, "goal": row.goal, "missed": row.missed}
            for row in rows
        ],
    }


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.evaluate", description=__doc__)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every row, with what was missed")
    parser.add_argument("--all", action="store_true", help="print a row for each engine, and what was missed")
    options = parser.parse_args(arguments)
    messages = read_corpus()
    with tempfile.TemporaryDirectory() as folder:
        rows = asyncio.run(evaluate(messages, Path(folder)))
    if options.json is not None:
        content = json.dumps(as_json(messages, rows), ensure_ascii=False, indent=2)
        options.json.write_text(content + "\n", encoding="utf-8")
    lines = [f"{len(messages)} messages", "", f"{'':62}{'cases':>7}{'share':>10}{'goal':>8}"]
    for row in rows if options.all else summary(rows):
        mark = "" if row.reached else "  missed"
        lines.append(f"{row.name:62}{row.cases:7}{row.share:10.2%}{row.goal:8.0%}{mark}")
        if options.all or not row.reached:
            lines += [f"    {case}" for case in row.missed]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0 if all(row.reached for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
