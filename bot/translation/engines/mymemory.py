"""MyMemory's free service through deep-translator: short texts, a daily quota, no key."""

import html
from collections.abc import Sequence
from typing import Final, cast

import deep_translator.mymemory as library

from bot.model import Language
from bot.translation.engines.deep import Calls, Library
from bot.translation.engines.in_time import InTime
from bot.translation.engines.protocol import Query
from bot.translation.result import Detected, Quality

_CODES: Final = {Language.ENGLISH: "en-GB", Language.SIMPLIFIED: "zh-CN", Language.TRADITIONAL: "zh-TW"}
_MOST_CHARACTERS = 499
_requests = InTime()


def _fits(text: str) -> bool:
    return 0 < len(text) <= _MOST_CHARACTERS


class MyMemoryEngine:
    """Asks for each text by itself, where it is short enough."""

    name = "mymemory"
    quality = Quality.MACHINE

    def __init__(
        self, *, timeout: float, url: str | None = None, email: str | None = None, threads: int = 4
    ) -> None:
        self._url = url
        self._email = email
        self._calls = Calls(self.name, through=_requests, timeout=timeout, threads=threads)
        library.requests = _requests

    def accepts(self, query: Query) -> bool:
        """It recognises no languages itself."""
        return query.source is not Detected.OTHER and any(_fits(text) for text in query.texts)

    async def translate(self, query: Query) -> Sequence[str | None]:
        answers = iter(
            await self._calls.each(
                [text for text in query.texts if _fits(text)], lambda: self._library(query)
            )
        )
        # Its answers come out of a memory of web pages, entities and all.
        return [
            html.unescape(answer) if _fits(text) and (answer := next(answers)) is not None else None
            for text in query.texts
        ]

    async def warm_up(self) -> None:
        """Nothing to load."""

    async def aclose(self) -> None:
        self._calls.close()

    def _library(self, query: Query) -> Library:
        """A translator for one call. An address of the operator's raises the daily quota tenfold."""
        source = query.source.language or (
            Language.ENGLISH if query.target.is_chinese else Language.SIMPLIFIED
        )
        translator = library.MyMemoryTranslator(
            source=_CODES[source], target=_CODES[query.target], email=self._email
        )
        if self._url is not None:
            vars(translator)["_base_url"] = self._url
        return _Said(cast("Library", translator))


class _Said:
    """Passes on what is text."""

    def __init__(self, translator: Library) -> None:
        self._translator = translator

    def translate(self, text: str) -> str | None:
        answer: object = self._translator.translate(text)
        if not isinstance(answer, str):
            raise TypeError
        return answer
