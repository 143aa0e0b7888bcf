"""Sentences that people have translated: the phrasebook that comes with Magpie.

What the people of a bridge have translated is in ``bot.translation.memory``.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeGuard

from bot.errors import ConfigError
from bot.model import Language
from bot.translation.engines.protocol import Query
from bot.translation.memory import normalised
from bot.translation.result import Detected, Quality

_SENTENCE = re.compile(r"[^.!?。！？…~～]+(?:[.!?。！？…~～]+|$)")
_CLAUSE = re.compile(r"[^,.!?，。！？…~～;；]+(?:[,.!?，。！？…~～;；]+|$)")
_COMMA = re.compile(r"[,，;；]\s*$")
_END = re.compile(r"[.!。！…~～]+$")


class MemoryEngine:
    """Exact matches only, whatever the case, punctuation, spaces and emoji around them."""

    name = "memory"
    quality = Quality.HUMAN

    def __init__(self, phrases: Sequence[Mapping[Language, Sequence[str]]]) -> None:
        self._english: dict[str, Mapping[Language, Sequence[str]]] = {}
        self._chinese: dict[str, Mapping[Language, Sequence[str]]] = {}
        for phrase in phrases:
            for language, variants in phrase.items():
                table = self._chinese if language.is_chinese else self._english
                for variant in variants:
                    table.setdefault(normalised(variant), phrase)

    def accepts(self, query: Query) -> bool:
        return query.source is not Detected.OTHER

    async def translate(self, query: Query) -> Sequence[str | None]:
        return [self.answer(text, source=query.source, target=query.target) for text in query.texts]

    async def warm_up(self) -> None:
        """Nothing to load."""

    async def aclose(self) -> None:
        """Nothing to close."""

    def answer(self, text: str, *, source: Detected, target: Language) -> str | None:
        """The translation of the whole, or of each sentence or clause of it when all of them are known."""
        del source
        if "⟦" in text or len(text) > 300:
            return None
        table = self._english if target.is_chinese else self._chinese
        phrase = table.get(normalised(text))
        if phrase is not None:
            return phrase[target][0]
        for pattern in (_SENTENCE, _CLAUSE):
            pieces = pattern.findall(text)
            found = [table.get(normalised(piece)) for piece in pieces]
            answers = [phrase[target][0] for phrase in found if phrase is not None]
            if answers and len(answers) == len(found):
                return _joined(pieces, answers, target)
        return None


def _joined(pieces: Sequence[str], answers: Sequence[str], target: Language) -> str:
    """One sentence out of clauses where the original has commas, else one behind the other."""
    text = ""
    for piece, answer in zip(pieces, answers, strict=True):
        goes_on = text.endswith((", ", "，"))
        if goes_on and not target.is_chinese and not answer.startswith(("I ", "I'", "I’")):
            answer = answer[:1].lower() + answer[1:]  # noqa: PLW2901 -- the same answer, inside a sentence
        if _COMMA.search(piece):
            text += _END.sub("", answer) + ("，" if target.is_chinese else ", ")
        else:
            text += answer + ("" if target.is_chinese else " ")
    return text.strip()


def read_phrasebook(path: Path) -> list[dict[Language, list[str]]]:
    """The phrases of a TOML file; ``ConfigError`` names the first that cannot be used."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"The phrasebook {path} cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"The phrasebook {path} is not valid TOML: {error}") from error
    entries: object = content.get("phrase", [])
    phrases: list[dict[Language, list[str]]] = []
    for number, entry in enumerate(entries if _is_list(entries) else [], start=1):
        phrase: dict[Language, list[str]] = {}
        for language in Language:
            variants = entry.get(language.value) if _is_table(entry) else None
            if not _is_list(variants) or not variants or not all(isinstance(text, str) for text in variants):
                raise ConfigError(f"Phrase {number} of {path} has no texts for {language.value}")
            phrase[language] = [str(text) for text in variants]
        phrases.append(phrase)
    return phrases


def _is_table(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)
