"""Google's page through deep-translator: best effort, no key, behind everything the library leaves open.

The library opens a connection a call, waits for ever, and mixes answers up when one instance serves two
threads. So its module gets a ``requests`` of our own (a session a thread, a deadline for the whole answer, a
limit to its size), every call an instance of its own, and all of them run in a few private threads.
"""

import asyncio
import re
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, Protocol, cast

import deep_translator.google as library
import requests
from deep_translator.exceptions import (
    BaseError,
    NotValidLength,
    RequestError,
    TooManyRequests,
    TranslationNotFound,
)

from bot.errors import EngineError
from bot.model import Language
from bot.translation.engines.protocol import Query
from bot.translation.engines.workers import Workers
from bot.translation.result import Detected, Quality

_CODES: Final = {
    Detected.ENGLISH: "en",
    Detected.SIMPLIFIED: "zh-CN",
    Detected.TRADITIONAL: "zh-TW",
}
_TARGETS: Final = {Language.ENGLISH: "en", Language.SIMPLIFIED: "zh-CN", Language.TRADITIONAL: "zh-TW"}
_MOST_CHARACTERS = 4_900
_MOST_BYTES = 1_000_000
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the library reads of a response."""

    status_code: int
    text: str

    def close(self) -> None:
        """Read to its end already."""


class _Requests:
    """Stands in for the module ``requests`` inside the library."""

    def __init__(self) -> None:
        self._thread = threading.local()

    def until(self, deadline: float) -> None:
        """Set the moment (monotonic) by which this thread's next answer must be complete."""
        self._thread.deadline = deadline

    def get(self, url: str, params: Mapping[str, str], proxies: object = None) -> _Answer:
        """One GET, within the deadline, of at most a megabyte."""
        del proxies
        left = self._left()
        with self._session().get(url, params=params, stream=True, timeout=(min(left, 5.0), left)) as response:
            body = bytearray()
            for chunk in response.iter_content(16_384):
                body += chunk
                self._left()
                if len(body) > _MOST_BYTES:
                    raise requests.ConnectionError("the answer is too long")
            text = body.decode("utf-8", errors="replace")
            return _Answer(response.status_code, _LINE_BREAK.sub("\n", text))

    def _left(self) -> float:
        left = float(self._thread.deadline) - time.monotonic()
        if left <= 0:
            raise requests.Timeout("the answer took too long")
        return left

    def _session(self) -> requests.Session:
        session: requests.Session | None = getattr(self._thread, "session", None)
        if session is None:
            session = requests.Session()
            session.headers["User-Agent"] = "Mozilla/5.0 (compatible; Magpie)"
            self._thread.session = session
        return session


_requests = _Requests()


class _Library(Protocol):
    """What we use of the library's translator; its own annotations are wrong about ``None``."""

    def translate(self, text: str) -> str | None: ...


def _library(*, source: str, target: str, address: str | None) -> _Library:
    """A translator for one call, at an address of our choice."""
    translator = library.GoogleTranslator(source=source, target=target)
    if address is not None:
        vars(translator)["_base_url"] = address
    return cast("_Library", translator)


class GoogleEngine:
    """Asks Google's page for each text, several at once."""

    name = "google"
    quality = Quality.MACHINE

    def __init__(self, *, timeout: float, url: str | None = None, threads: int = 6) -> None:
        self._timeout = timeout
        self._url = url
        self._workers = Workers("magpie-google", size=threads)
        # Every instance shares the one stand-in; what differs between them is the address.
        library.requests = _requests

    def accepts(self, query: Query) -> bool:
        return all(0 < len(text) <= _MOST_CHARACTERS for text in query.texts)

    async def translate(self, query: Query) -> Sequence[str | None]:
        source = _CODES.get(query.source, "auto")
        target = _TARGETS[query.target]
        results = await asyncio.gather(
            *(self._workers.run(partial(self._ask, text, source, target)) for text in query.texts),
            return_exceptions=True,
        )
        failures = [result for result in results if isinstance(result, BaseException)]
        # What was answered is kept; the rest is left to the next engine.
        if failures and len(failures) == len(results):
            raise failures[0]
        return [None if isinstance(result, BaseException) else result for result in results]

    async def warm_up(self) -> None:
        """Nothing to load."""

    async def aclose(self) -> None:
        self._workers.close()

    def _ask(self, text: str, source: str, target: str) -> str | None:
        """In a thread of the pool. The library's errors quote the message, so none of them is passed on."""
        _requests.until(time.monotonic() + self._timeout)
        try:
            answer = _library(source=source, target=target, address=self._url).translate(text)
        except TooManyRequests:
            raise EngineError("asked to slow down") from None
        except RequestError:
            raise EngineError("answered with an error") from None
        except TranslationNotFound:
            raise EngineError("answered with another page") from None
        except NotValidLength:
            raise EngineError("takes no text of this length", retriable=False) from None
        except requests.Timeout:
            raise EngineError("timed out") from None
        except (requests.RequestException, BaseError) as error:
            raise EngineError(f"cannot be reached ({type(error).__name__})") from None
        return answer or None
