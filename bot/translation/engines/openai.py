"""Any server that speaks OpenAI's chat API, Ollama too. What it answers is text from a stranger."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Final, cast

import openai as library

from bot.errors import EngineError, Unavailable
from bot.translation.engines.prompt import SCHEMA, is_chatter, lines_of, messages
from bot.translation.engines.protocol import Query
from bot.translation.engines.quiet import hush
from bot.translation.engines.refusals import refusal
from bot.translation.engines.remote import Remote
from bot.translation.result import Quality

_URL: Final = "https://api.openai.com/v1"
_MOST_CHARACTERS = 8_000
_EXTRAS: Final[Mapping[str, Any]] = {
    "temperature": 0.2,
    "response_format": {"type": "json_schema", "json_schema": SCHEMA},
}
"""What not every server and model understands."""


def build(remote: Remote, *, timeout: float) -> "OpenAIEngine":
    """The engine for these settings; a server of one's own needs no key."""
    if remote.openai_key is None and remote.openai_url is None:
        raise Unavailable("neither MAGPIE_OPENAI_KEY nor MAGPIE_OPENAI_URL is set")
    return OpenAIEngine(
        model=remote.openai_model or "", key=remote.openai_key, url=remote.openai_url, timeout=timeout
    )


class OpenAIEngine:
    """Asks a language model, which is told that what it reads is no instruction."""

    name = "openai"
    quality = Quality.MACHINE

    def __init__(self, *, model: str, timeout: float, key: str | None = None, url: str | None = None) -> None:
        # They log requests in full at DEBUG.
        hush("openai", "httpx", "httpx2", "httpcore", "httpcore2")
        self._model = model
        self._timeout = timeout
        self._extras = True
        self._client = library.AsyncOpenAI(
            api_key=key or "none", base_url=url or _URL, max_retries=0, timeout=timeout
        )

    def accepts(self, query: Query) -> bool:
        return 0 < sum(len(text) for text in query.texts) <= _MOST_CHARACTERS

    async def translate(self, query: Query) -> Sequence[str | None]:
        try:
            # The library's time-outs are for a single read.
            async with asyncio.timeout(self._timeout):
                content = await self._answer(query)
            lines = lines_of(content)
        except TimeoutError:
            raise EngineError("timed out") from None
        except library.APIStatusError as error:
            raise refusal(error.status_code, error.response.headers) from None
        except library.APITimeoutError:
            raise EngineError("timed out") from None
        except library.APIConnectionError as error:
            cause = type(error.__cause__ or error).__name__
            raise EngineError(f"cannot be reached ({cause})") from None
        except (library.OpenAIError, ValueError, AttributeError, TypeError, LookupError):
            raise EngineError("answered with something else") from None
        if len(lines) != len(query.texts):
            raise EngineError("answered with another number of lines")
        return [
            None if is_chatter(asked, line) else line for asked, line in zip(query.texts, lines, strict=True)
        ]

    async def warm_up(self) -> None:
        """Nothing to load."""

    async def aclose(self) -> None:
        await self._client.close()

    async def _answer(self, query: Query) -> str:
        if self._extras:
            try:
                return await self._complete(query, _EXTRAS)
            except (library.BadRequestError, library.UnprocessableEntityError):
                answer = await self._complete(query, {})
                # It was not the text that it stumbled over.
                self._extras = False
                return answer
        return await self._complete(query, {})

    async def _complete(self, query: Query, extras: Mapping[str, Any]) -> str:
        create = cast("Callable[..., Awaitable[Any]]", self._client.chat.completions.create)
        completion = await create(model=self._model, messages=messages(query), **extras)
        choice = completion.choices[0]
        content: object = choice.message.content
        if choice.finish_reason == "content_filter" or not content or not isinstance(content, str):
            raise EngineError("does not want to translate this", retriable=False)
        return content
