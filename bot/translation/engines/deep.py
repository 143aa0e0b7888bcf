"""What the engines of deep-translator have in common.

The library opens a connection a call, waits for ever, and mixes answers up when one instance serves two
threads. So its modules get a ``requests`` of our own (``InTime``), every call an instance of its own, and all
of them run in a few private threads.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

import requests
from deep_translator.exceptions import (
    BaseError,
    NotValidLength,
    RequestError,
    TooManyRequests,
    TranslationNotFound,
)

from bot.errors import EngineError
from bot.translation.engines.in_time import InTime
from bot.translation.engines.quiet import hush
from bot.translation.engines.workers import Workers


class Library(Protocol):
    """What we use of the library's translators; its own annotations are wrong about ``None``."""

    def translate(self, text: str) -> str | None: ...


class Calls:
    """The library's calls, each in a thread, with its errors in our words."""

    def __init__(self, name: str, *, through: InTime, timeout: float, threads: int) -> None:
        self._through = through
        self._timeout = timeout
        self._workers = Workers(f"magpie-{name}", size=threads)
        # It writes the address of every request, and with it the text, at DEBUG.
        hush("urllib3")

    async def each(self, texts: Sequence[str], library: Callable[[], Library]) -> list[str | None]:
        """An answer a text; an error only if there is none at all."""
        results = await asyncio.gather(
            *(self._workers.run(partial(self._ask, text, library)) for text in texts),
            return_exceptions=True,
        )
        failures = [result for result in results if isinstance(result, BaseException)]
        # What was answered is kept; the rest is left to the next engine.
        if failures and len(failures) == len(results):
            raise failures[0]
        return [None if isinstance(result, BaseException) else result for result in results]

    def close(self) -> None:
        self._workers.close()

    def _ask(self, text: str, library: Callable[[], Library]) -> str | None:
        """In a thread of the pool. The library's errors quote the message, so none of them is passed on."""
        self._through.until(time.monotonic() + self._timeout)
        try:
            answer = library().translate(text)
        except TooManyRequests:
            raise EngineError("asked to slow down", retry_after=self._through.retry_after) from None
        except RequestError:
            raise EngineError("answered with an error", retry_after=self._through.retry_after) from None
        except TranslationNotFound:
            raise EngineError("answered with another page") from None
        except NotValidLength:
            raise EngineError("takes no text of this length", retriable=False) from None
        except requests.Timeout:
            raise EngineError("timed out") from None
        except (requests.RequestException, BaseError) as error:
            raise EngineError(f"cannot be reached ({type(error).__name__})") from None
        # What stands in an answer that has another shape than the library expects.
        except (ValueError, AttributeError, TypeError, LookupError, StopIteration):
            raise EngineError("answered with something else") from None
        return answer or None
