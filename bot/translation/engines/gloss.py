"""The last resort: a message word by word out of the dictionary, ``I · today · very · happy``."""

import asyncio
import logging
import re
from collections.abc import Sequence
from itertools import chain

from bot.model import Language
from bot.translation.engines.dictionary import Dictionary
from bot.translation.engines.english import SILENT, expand, forms
from bot.translation.engines.protocol import Query
from bot.translation.engines.workers import Workers
from bot.translation.result import Detected, Quality
from bot.translation.segment import segmented

log = logging.getLogger(__name__)

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003347f"
_CHUNK = re.compile(
    rf"(?P<han>[{_HAN}]+)|(?P<word>[A-Za-z]+(?:['’][A-Za-z]+)*)|(?P<kept>⟦\d+⟧|[^\s{_HAN}A-Za-z。，！？、；：,.!?;:…~～]+)"
    r"|(?P<stop>[。，！？、；：,.!?;:…~～]+)"
)
_STOPS_IN_ENGLISH = str.maketrans("。，！？、；：～", ".,!?,;:~")
_STOPS_IN_CHINESE = str.maketrans(".,!?;:", "。，！？；：")
_MARKUP = re.compile(r"[*_~`|<>\[\]\\@#$]")
_LONGEST_PHRASE = 4
_SEPARATOR = " · "


class GlossEngine:
    """Word by word, with no grammar; better than nothing for a reader who waits."""

    name = "gloss"
    quality = Quality.GLOSS

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        # A thread of its own that nothing waits for: a build must not hold up the end of the program.
        self._worker = Workers("magpie-dictionary", size=1)
        self._opening: asyncio.Task[None] | None = None

    def accepts(self, query: Query) -> bool:
        return query.source is not Detected.OTHER

    async def translate(self, query: Query) -> Sequence[str | None]:
        await self.warm_up()
        return [self.answer(text, source=query.source, target=query.target) for text in query.texts]

    async def warm_up(self) -> None:
        """Open the dictionary, once for all who wait; the first time it is built, which takes seconds."""
        if self._dictionary.ready:
            return
        if self._opening is None:
            self._opening = asyncio.create_task(self._worker.run(self._dictionary.open), name="dictionary")
            self._opening.add_done_callback(self._opened)
        await asyncio.shield(self._opening)

    async def aclose(self) -> None:
        if self._opening is not None:
            self._opening.cancel()
            await asyncio.wait([self._opening])
        self._worker.close()
        self._dictionary.close()

    def _opened(self, opening: asyncio.Task[None]) -> None:
        self._opening = None
        if not opening.cancelled() and (error := opening.exception()) is not None:
            log.warning("The dictionary cannot be opened (%s)", type(error).__name__)

    def answer(self, text: str, *, source: Detected, target: Language) -> str | None:
        """The gloss; nothing before the dictionary is open, or when it knows none of the words."""
        if not self._dictionary.ready:
            return None
        glossed = self._in_chinese(text, target) if target.is_chinese else self._in_english(text)
        return glossed if glossed and glossed != text else None

    def _in_english(self, text: str) -> str:
        chunks = list(_CHUNK.finditer(text))
        words = [segmented(chunk["han"] or "", self._dictionary.beginning) for chunk in chunks]
        known = self._dictionary.chinese(set(chain.from_iterable(words)))
        if not known:
            return ""
        out = _Line(_STOPS_IN_ENGLISH)
        for chunk, cut in zip(chunks, words, strict=True):
            for word in cut:
                out.add(known.get(word, word))
            if not cut:
                out.add_other(chunk)
        return out.text

    def _in_chinese(self, text: str, target: Language) -> str:
        chunks = list(_CHUNK.finditer(text))
        words = [expand(chunk["word"]) if chunk["word"] else [] for chunk in chunks]
        known = self._dictionary.english(_terms(words), target)
        if not known:
            return ""
        out = _Line(_STOPS_IN_CHINESE)
        position = 0
        while position < len(chunks):
            if not words[position]:
                out.add_other(chunks[position])
                position += 1
                continue
            # Words in a row, with nothing but spaces between them.
            end = position
            row: list[str] = []
            while end < len(chunks) and words[end]:
                row += words[end]
                end += 1
            for chinese in _phrases(row, known):
                out.add(chinese)
            position = end
        return out.text


class _Line:
    """A gloss as it grows: words parted by dots, punctuation attached."""

    def __init__(self, stops: dict[int, int]) -> None:
        self.text = ""
        self._stops = stops
        self._gap = ""

    def add(self, words: str) -> None:
        words = _MARKUP.sub("", words).strip()
        if words in {"?", "!"}:
            self.text += words
            self._gap = " "
        elif words:
            self.text += (self._gap or (_SEPARATOR if self.text else "")) + words
            self._gap = ""

    def add_other(self, chunk: re.Match[str]) -> None:
        """Punctuation attaches; placeholders, numbers and foreign words stand as they are."""
        if chunk["stop"]:
            stop = chunk["stop"].translate(self._stops)
            # A particle has asked already.
            self.text += stop[1:] if self.text.endswith(stop[0]) else stop
            self._gap = "" if not self.text.strip() else " "
        else:
            text = chunk.group()
            self.text += (self._gap or (" " if self.text else "")) + text
            self._gap = " " if chunk["kept"] else ""


def _terms(words: list[list[str]]) -> set[str]:
    """Every phrase of up to four words that may be in the dictionary, in every form of its last word."""
    flat: list[str] = []
    terms: set[str] = set()
    for group in [*words, []]:
        if group:
            flat += group
            continue
        for start in range(len(flat)):
            for size in range(1, min(_LONGEST_PHRASE, len(flat) - start) + 1):
                terms.update(_spelled(flat[start : start + size]))
        flat = []
    return terms


def _spelled(phrase: list[str]) -> list[str]:
    head = " ".join(word.lower() for word in phrase[:-1])
    return [f"{head} {form}" if head else form for form in dict.fromkeys(forms(phrase[-1]))]


def _phrases(row: list[str], known: dict[str, tuple[str, bool]]) -> list[str]:
    """The longest known phrase at each place; a word nobody knows stays."""
    out: list[str] = []
    start = 0
    while start < len(row):
        size, chinese = _longest(row[start : start + _LONGEST_PHRASE], known)
        if size > 1 or row[start].lower() not in SILENT:
            out.append(chinese)
        start += size
    return out


def _longest(words: list[str], known: dict[str, tuple[str, bool]]) -> tuple[int, str]:
    """How many of the first words make a known phrase, and its Chinese; the word itself if none do."""
    for size in range(len(words), 0, -1):
        found = [known[term] for term in _spelled(words[:size]) if term in known]
        if found:
            # "running" is a form of an everyday word before it is a word of its own.
            return size, next((chinese for chinese, everyday in found if everyday), found[0][0])
    return 1, words[0]
