"""A LibreTranslate server, of one's own or of somebody else's."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from typing import Final, TypeGuard

import aiohttp

from bot.errors import EngineError
from bot.model import Language
from bot.translation.engines.protocol import Query
from bot.translation.engines.refusals import refusal
from bot.translation.result import Detected, Quality

_MOST_BYTES = 1_000_000
_CODES: Final[Mapping[Language, tuple[str, ...]]] = {
    Language.ENGLISH: ("en",),
    Language.SIMPLIFIED: ("zh-Hans", "zh", "zh-CN"),
    Language.TRADITIONAL: ("zh-Hant", "zt", "zh-TW"),
}
"""What a server may call a language; it depends on its version."""


class LibreTranslateEngine:
    """Asks for all texts of a query in one request; the codes of the languages are the server's."""

    name = "libretranslate"
    quality = Quality.MACHINE

    def __init__(self, *, url: str, timeout: float, key: str | None = None) -> None:
        self._url = url.rstrip("/")
        self._key = key
        self._timeout = aiohttp.ClientTimeout(total=timeout)
        self._session: aiohttp.ClientSession | None = None
        self._codes: dict[Language, str] | None = None
        self._asking = asyncio.Lock()

    def accepts(self, query: Query) -> bool:
        return bool(query.texts)

    async def translate(self, query: Query) -> Sequence[str | None]:
        codes = await self._known_codes()
        wanted: dict[str, object] = {
            "q": list(query.texts),
            "source": _source(query.source, codes),
            "target": _code(query.target, codes),
            "format": "text",
        }
        if self._key is not None:
            wanted["api_key"] = self._key
        answer = await self._request("POST", "/translate", wanted)
        found = answer.get("translatedText") if _is_table(answer) else None
        if not _is_list(found) or len(found) != len(query.texts):
            raise EngineError("answered with something else")
        return [text if isinstance(text, str) else None for text in found]

    async def warm_up(self) -> None:
        await self._known_codes()

    async def aclose(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def _known_codes(self) -> dict[Language, str]:
        """What the server calls our languages, read once for all who wait."""
        async with self._asking:
            if self._codes is None:
                offered = await self._request("GET", "/languages", None)
                if not _is_list(offered):
                    raise EngineError("answered with something else")
                names = {entry.get("code") for entry in offered if _is_table(entry)}
                codes = {
                    language: code
                    for language, known in _CODES.items()
                    if (code := next((code for code in known if code in names), None)) is not None
                }
                if Language.ENGLISH not in codes or len(codes) < 2:
                    raise EngineError("does not know both English and Chinese")
                self._codes = codes
            return self._codes

    async def _request(self, method: str, path: str, content: object) -> object:
        # Made here because it belongs to the loop that runs now.
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=self._timeout)
        try:
            async with self._session.request(
                method, f"{self._url}{path}", json=content, allow_redirects=False
            ) as response:
                if response.status != 200:
                    raise refusal(response.status, response.headers)
                body = await _read(response)
                if "json" not in response.content_type:
                    raise EngineError("answered with another page")
                return json.loads(body)
        except ValueError:
            raise EngineError("answered with something else") from None
        except TimeoutError:
            raise EngineError("timed out") from None
        except (aiohttp.ClientError, OSError) as error:
            raise EngineError(f"cannot be reached ({type(error).__name__})") from None


async def _read(response: aiohttp.ClientResponse) -> bytes:
    body = bytearray()
    async for chunk in response.content.iter_any():
        body += chunk
        if len(body) > _MOST_BYTES:
            raise EngineError("gave an answer that is too long")
    return bytes(body)


def _source(source: Detected, codes: Mapping[Language, str]) -> str:
    language = source.language
    return "auto" if language is None else _code(language, codes)


def _code(language: Language, codes: Mapping[Language, str]) -> str:
    """The language's code, or that of the other script: whoever reads the answer converts it."""
    if language in codes:
        return codes[language]
    return next(code for other, code in codes.items() if other.is_chinese)


def _is_table(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)
