"""What a community says and no dictionary knows: the tables ``locales/culture/slang*.toml``.

An entry of such a table, with everything it may have::

    [[term]]
    lang = "zh"                        # the side that says it: zh or en
    forms = ["绝绝子", "絕絕子"]        # every spelling; Latin ones in lower case, without regard to case
    patterns = []                      # where there are any, only these count: literal phrases for English,
                                       # regular expressions for Chinese
    kind = "slang"                     # slang | idiom | meme | abbreviation | emoji | platform
    register = "casual"                # casual | neutral | vulgar | literary
    region = "tw"                      # optional: where it is at home
    meaning = { en = "…", zh-Hans = "…", zh-Hant = "…" }
    note = { en = "…", zh-Hans = "…", zh-Hant = "…" }
    example = { text = "这家店绝绝子！", translation = "This place is unreal!" }
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from bot.errors import ConfigError
from bot.model import Language


class Kind(StrEnum):
    SLANG = "slang"
    IDIOM = "idiom"
    MEME = "meme"
    ABBREVIATION = "abbreviation"
    EMOJI = "emoji"
    PLATFORM = "platform"


class Register(StrEnum):
    CASUAL = "casual"
    NEUTRAL = "neutral"
    VULGAR = "vulgar"
    LITERARY = "literary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One expression, explained in each language."""

    chinese: bool
    """Said on the Chinese side; otherwise on the English one."""
    forms: tuple[str, ...]
    patterns: tuple[str, ...]
    kind: Kind
    register: Register
    region: str | None
    meaning: Mapping[Language, str]
    note: Mapping[Language, str]
    example: str
    example_translation: str

    @property
    def key(self) -> str:
        """Names the term, also in the database."""
        return f"{'zh' if self.chinese else 'en'}:{self.forms[0]}"


def load_terms(folder: Path) -> tuple[Term, ...]:
    """The terms of every ``slang*.toml`` in ``folder``; ConfigError names the file and the entry at fault."""
    return tuple(term for path in sorted(folder.glob("slang*.toml")) for term in _read(path))


def _read(path: Path) -> Iterator[Term]:
    try:
        entries: Sequence[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8")).get("term", [])
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path.name} cannot be read: {error}") from None
    for number, entry in enumerate(entries, start=1):
        try:
            yield _term(entry)
        except (KeyError, ValueError, TypeError, IndexError, re.error) as error:
            raise ConfigError(f"{path.name}, entry {number}: {error!r}") from None


def _term(entry: Mapping[str, Any]) -> Term:
    language = entry["lang"]
    if language not in {"zh", "en"}:
        raise ValueError(f"lang = {language!r}")
    patterns = _texts(entry.get("patterns", ()), may_be_empty=True)
    if language == "zh":
        for pattern in patterns:
            re.compile(pattern)
    return Term(
        chinese=language == "zh",
        forms=_texts(entry["forms"]),
        patterns=patterns,
        kind=Kind(entry["kind"]),
        register=Register(entry["register"]),
        region=entry.get("region"),
        meaning=_in_each_language(entry["meaning"]),
        note=_in_each_language(entry["note"]),
        example=entry["example"]["text"],
        example_translation=entry["example"]["translation"],
    )


def _texts(values: Iterable[Any], *, may_be_empty: bool = False) -> tuple[str, ...]:
    texts = tuple(value.strip() for value in values)
    if not (texts or may_be_empty) or not all(texts):
        raise ValueError("an empty form or pattern")
    return texts


def _in_each_language(texts: Mapping[str, str]) -> Mapping[Language, str]:
    return {language: texts[language.value] for language in Language}
