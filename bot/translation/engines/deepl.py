"""DeepL by its own library, with markup as XML tags that it leaves alone."""

import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final, cast

import deepl as library
import requests

from bot.errors import EngineError
from bot.model import Language
from bot.translation.engines.in_time import InTime
from bot.translation.engines.protocol import Query
from bot.translation.engines.quiet import hush
from bot.translation.engines.refusals import refusal
from bot.translation.engines.remote import Remote
from bot.translation.engines.tagged import Tagged, has_placeholders
from bot.translation.engines.workers import Workers
from bot.translation.result import Detected, Quality

_SOURCES: Final = {Detected.ENGLISH: "EN", Detected.SIMPLIFIED: "ZH", Detected.TRADITIONAL: "ZH"}
_TARGETS: Final = {
    Language.ENGLISH: "EN-US",
    Language.SIMPLIFIED: "ZH-HANS",
    Language.TRADITIONAL: "ZH-HANT",
}
_MOST_TEXTS = 50
_MOST_CHARACTERS = 30_000
_TAGS = Tagged("<x>", "</x>")


def build(remote: Remote, *, timeout: float) -> "DeepLEngine":
    """The engine for these settings, the key among them."""
    return DeepLEngine(key=remote.deepl_key or "", url=remote.deepl_url, timeout=timeout)


class _Client:
    """Stands in for the library's HTTP client, which would try for minutes: one try, within the deadline."""

    def __init__(self, through: InTime) -> None:
        self._through = through

    def request_with_backoff(
        self,
        method: str,
        url: str,
        *,
        json: Mapping[str, Any] | None,
        headers: Mapping[str, str],
        **others: object,
    ) -> tuple[int, str]:
        """The status and the body of the one request we make, which carries JSON."""
        del others
        answer = self._through.send(method, url, json=json, headers=headers)
        if answer.status_code != 200:
            wait = self._through.retry_after
            raise refusal(answer.status_code, None if wait is None else {"Retry-After": str(wait)})
        return answer.status_code, answer.text

    def close(self) -> None:
        """Its connections belong to the threads."""


class DeepLEngine:
    """Asks for all texts of a query in one request, in a thread: the library knows no event loop."""

    name = "deepl"
    quality = Quality.MACHINE

    def __init__(self, *, key: str, timeout: float, url: str | None = None, threads: int = 6) -> None:
        # It logs requests and answers in full at DEBUG.
        hush("deepl", "urllib3")
        self._timeout = timeout
        self._through = InTime()
        self._workers = Workers("magpie-deepl", size=threads)
        self._library = library.DeepLClient(key, server_url=url, send_platform_info=False)
        vars(self._library)["_client"] = _Client(self._through)

    def accepts(self, query: Query) -> bool:
        return (
            0 < len(query.texts) <= _MOST_TEXTS and sum(len(text) for text in query.texts) <= _MOST_CHARACTERS
        )

    async def translate(self, query: Query) -> Sequence[str | None]:
        answers = await self._workers.run(partial(self._ask, query))
        if len(answers) != len(query.texts):
            raise EngineError("answered with something else")
        return answers

    async def warm_up(self) -> None:
        """Nothing to load."""

    async def aclose(self) -> None:
        self._workers.close()

    def _ask(self, query: Query) -> Sequence[str | None]:
        self._through.until(time.monotonic() + self._timeout)
        tagged = has_placeholders(query.texts)
        translate = cast("Callable[..., object]", self._library.translate_text)
        try:
            found = translate(
                [_TAGS.wrap(text) for text in query.texts] if tagged else list(query.texts),
                source_lang=_SOURCES.get(query.source),
                target_lang=_TARGETS[query.target],
                context="\n".join(query.context) or None,
                preserve_formatting=True,
                tag_handling="xml" if tagged else None,
                ignore_tags=["x"] if tagged else None,
            )
            texts = [result.text for result in cast("Sequence[library.TextResult]", found)]
        except requests.Timeout:
            raise EngineError("timed out") from None
        except requests.RequestException as error:
            raise EngineError(f"cannot be reached ({type(error).__name__})") from None
        # The library takes the answer's shape for granted, and its own errors may quote the text.
        except (library.DeepLException, ValueError, AttributeError, TypeError, LookupError):
            raise EngineError("answered with something else") from None
        checked = [text if isinstance(cast("object", text), str) else None for text in texts]
        return [None if text is None else _TAGS.unwrap(text) if tagged else text for text in checked]
