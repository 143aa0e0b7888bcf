"""Look-ups in the dictionary, one statement a sentence."""

import logging
import sqlite3
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from bot.errors import EngineError
from bot.model import Language
from bot.translation.engines import cedict
from bot.translation.engines.trie import Trie

log = logging.getLogger(__name__)
# Below SQLite's historical limit to the parameters of one statement.
_MOST = 900
# Two instances that build one file at once would write the same unfinished one.
_building = Lock()


@dataclass(frozen=True, slots=True)
class Entry:
    """A headword of CC-CEDICT in one of its readings."""

    simplified: str
    traditional: str
    pinyin: str
    """With numbers for tones: ``nu:3 er2``."""
    senses: tuple[str, ...]
    weight: int
    """How many headwords are built upon it: for want of frequencies, how common it is."""


class Dictionary:
    """The dictionary in ``folder``, or in a temporary place when that cannot be written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._database: sqlite3.Connection | None = None
        self._trie = Trie({})
        self._opening = Lock()
        self._closed = False
        self._temporary: tempfile.TemporaryDirectory[str] | None = None

    @property
    def ready(self) -> bool:
        return self._database is not None

    def open(self) -> None:
        """Build the file if it is missing or damaged, then open it. Blocks: call it in a thread."""
        with self._opening:
            if self._database is None and not self._closed:
                self._database, self._trie = self._opened()
            if self._closed:
                self._release()

    def close(self) -> None:
        """Let go of the file; a build that is under way does so itself when it ends."""
        self._closed = True
        if self._opening.acquire(blocking=False):
            try:
                self._release()
            finally:
                self._opening.release()

    def _release(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None
        if self._temporary is not None:
            self._temporary.cleanup()
            self._temporary = None

    def beginning(self, text: str) -> list[tuple[str, float]]:
        """The words that ``text`` begins with, and what each costs; none while it is not open."""
        return self._trie.beginning(text)

    def chinese(self, words: Collection[str]) -> dict[str, str]:
        """Gloss of those of ``words`` that are in the dictionary."""
        known = [word for word in words if word in self._trie]
        return dict(self._rows("SELECT word, gloss FROM chinese WHERE word IN", known))

    def english(self, terms: Collection[str], script: Language) -> dict[str, tuple[str, bool]]:
        """The Chinese for those of ``terms`` that are in the dictionary, and whether it is our own choice."""
        rows = self._rows("SELECT term, simplified, traditional, everyday FROM english WHERE term IN", terms)
        column = 2 if script is Language.TRADITIONAL else 1
        return {row[0]: (row[column], bool(row[3])) for row in rows}

    def entries(self, words: Collection[str]) -> dict[str, list[Entry]]:
        """Every reading of those of ``words`` that are headwords, in either script."""
        columns = "simplified, traditional, pinyin, senses, weight FROM entries WHERE"
        found: dict[str, list[Entry]] = {}
        for script in ("simplified", "traditional"):
            for word, *row in self._rows(f"SELECT {script}, {columns} {script} IN", words):
                entry = _entry(row)
                if entry not in found.setdefault(word, []):
                    found[word].append(entry)
        return found

    def meaning(self, term: str, *, most: int = 200) -> list[Entry]:
        """Headwords with a sense that speaks of ``term``, an English word or phrase; unranked."""
        words = " ".join(f'"{word}"' for word in term.replace('"', " ").split())
        if self._database is None or not words:
            return []
        rows = self._database.execute(
            "SELECT simplified, traditional, pinyin, entries.senses, weight FROM meanings"
            " JOIN entries ON entries.id = meanings.rowid WHERE meanings MATCH ? ORDER BY rank LIMIT ?",
            (words, most),
        )
        return [_entry(row) for row in rows]

    def _rows(self, select: str, wanted: Collection[str]) -> list[tuple[Any, ...]]:
        if self._database is None or not wanted:
            return []
        rows: list[tuple[Any, ...]] = []
        remaining = list(wanted)
        while remaining:
            batch, remaining = remaining[:_MOST], remaining[_MOST:]
            marks = ",".join("?" * len(batch))
            rows += self._database.execute(f"{select} ({marks})", batch).fetchall()
        return rows

    def _opened(self) -> tuple[sqlite3.Connection, Trie]:
        path = cedict.path_in(self._folder)
        with _building:
            return self._found_or_built(path)

    def _found_or_built(self, path: Path) -> tuple[sqlite3.Connection, Trie]:
        try:
            return self._connected(path)
        except (sqlite3.Error, OSError, ValueError):
            pass  # Missing or damaged: build it.
        try:
            cedict.build_apart(path)
        except OSError as error:
            log.warning(
                "The dictionary cannot be kept in its folder (%s); built for this run only", error.strerror
            )
            self._temporary = tempfile.TemporaryDirectory(prefix="magpie-")
            path = cedict.path_in(Path(self._temporary.name))
            cedict.build_apart(path)
        try:
            return self._connected(path)
        except (sqlite3.Error, OSError, ValueError) as error:
            raise EngineError("the dictionary cannot be opened", retriable=False) from error

    @staticmethod
    def _connected(path: Path) -> tuple[sqlite3.Connection, Trie]:
        """ValueError where it is damaged, unless SQLite says so."""
        database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        try:
            database.execute("SELECT gloss FROM chinese WHERE word = '我'").fetchone()
            database.execute("SELECT simplified FROM english WHERE term = 'i'").fetchone()
            [packed] = database.execute("SELECT words, costs FROM trie")
            return database, Trie.unpacked(*packed)
        except (sqlite3.Error, ValueError):
            database.close()
            raise


def _entry(row: Sequence[Any]) -> Entry:
    simplified, traditional, pinyin, senses, weight = row
    return Entry(simplified, traditional, pinyin, tuple(senses.split("/")), weight)
