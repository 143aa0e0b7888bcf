"""Google's page through deep-translator: best effort, no key, behind everything the library leaves open."""

import re
from collections.abc import Sequence
from typing import Final, cast

import deep_translator.google as library

from bot.model import Language
from bot.translation.engines.deep import Calls, Library
from bot.translation.engines.in_time import InTime
from bot.translation.engines.protocol import Query
from bot.translation.result import Detected, Quality

_CODES: Final = {
    Detected.ENGLISH: "en",
    Detected.SIMPLIFIED: "zh-CN",
    Detected.TRADITIONAL: "zh-TW",
}
_TARGETS: Final = {Language.ENGLISH: "en", Language.SIMPLIFIED: "zh-CN", Language.TRADITIONAL: "zh-TW"}
_MOST_CHARACTERS = 4_900
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def _with_line_breaks(page: str) -> str:
    return _LINE_BREAK.sub("\n", page)


_requests = InTime(amend=_with_line_breaks)


class GoogleEngine:
    """Asks Google's page for each text, several at once."""

    name = "google"
    quality = Quality.MACHINE

    def __init__(self, *, timeout: float, url: str | None = None, threads: int = 6) -> None:
        self._url = url
        self._calls = Calls(self.name, through=_requests, timeout=timeout, threads=threads)
        # Every instance shares the one stand-in; what differs between them is the address.
        library.requests = _requests

    def accepts(self, query: Query) -> bool:
        return all(0 < len(text) <= _MOST_CHARACTERS for text in query.texts)

    async def translate(self, query: Query) -> Sequence[str | None]:
        return await self._calls.each(query.texts, lambda: self._library(query))

    async def warm_up(self) -> None:
        """Nothing to load."""

    async def aclose(self) -> None:
        self._calls.close()

    def _library(self, query: Query) -> Library:
        """A translator for one call, at an address of our choice."""
        translator = library.GoogleTranslator(
            source=_CODES.get(query.source, "auto"), target=_TARGETS[query.target]
        )
        if self._url is not None:
            vars(translator)["_base_url"] = self._url
        return cast("Library", translator)
