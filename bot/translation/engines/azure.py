"""Azure AI Translator by its own library, with markup as HTML that is not to be translated."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Final, cast

from azure.ai.translation.text.aio import TextTranslationClient
from azure.ai.translation.text.models import TextType, TranslateInputItem, TranslationTarget
from azure.core.credentials import AzureKeyCredential
from azure.core.exceptions import AzureError, HttpResponseError

from bot.errors import EngineError
from bot.translation.engines.protocol import Query
from bot.translation.engines.quiet import hush
from bot.translation.engines.refusals import refusal
from bot.translation.engines.remote import Remote
from bot.translation.engines.tagged import Tagged, has_placeholders
from bot.translation.result import Quality

_ENDPOINT: Final = "https://api.cognitive.microsofttranslator.com"
_MOST_TEXTS = 100
_MOST_CHARACTERS = 30_000
_TAGS = Tagged('<span class="notranslate">', "</span>")


def build(remote: Remote, *, timeout: float) -> "AzureEngine":
    """The engine for these settings, the key among them."""
    return AzureEngine(
        key=remote.azure_key or "",
        region=remote.azure_region,
        endpoint=remote.azure_endpoint,
        timeout=timeout,
    )


class AzureEngine:
    """Asks for all texts of a query in one request; its codes of the languages are ours."""

    name = "azure"
    quality = Quality.MACHINE

    def __init__(
        self, *, key: str, timeout: float, region: str | None = None, endpoint: str | None = None
    ) -> None:
        hush("azure")
        self._timeout = timeout
        self._client = TextTranslationClient(
            endpoint=(endpoint or _ENDPOINT).rstrip("/"),
            credential=AzureKeyCredential(key),
            region=region,
            retry_total=0,
            permit_redirects=False,
            connection_timeout=timeout,
            read_timeout=timeout,
        )

    def accepts(self, query: Query) -> bool:
        return (
            0 < len(query.texts) <= _MOST_TEXTS and sum(len(text) for text in query.texts) <= _MOST_CHARACTERS
        )

    async def translate(self, query: Query) -> Sequence[str | None]:
        tagged = has_placeholders(query.texts)
        language = query.source.language
        items = [
            TranslateInputItem(
                text=_TAGS.wrap(text) if tagged else text,
                language=None if language is None else language.value,
                text_type=TextType.HTML if tagged else TextType.PLAIN,
                targets=[TranslationTarget(language=query.target.value)],
            )
            for text in query.texts
        ]
        try:
            # The library's time-outs are for a single read.
            async with asyncio.timeout(self._timeout):
                found = await self._client.translate(body=items)
            texts = [cast("object", item.translations[0].text) for item in found]
        except TimeoutError:
            raise EngineError("timed out") from None
        except HttpResponseError as error:
            if error.status_code == 200:
                raise EngineError("answered with something else") from None
            headers = cast("Mapping[str, str] | None", getattr(error.response, "headers", None))
            raise refusal(error.status_code or 0, headers) from None
        except AzureError as error:
            raise EngineError(f"cannot be reached ({type(error).__name__})") from None
        # The library takes the answer's shape for granted.
        except (ValueError, AttributeError, TypeError, LookupError):
            raise EngineError("answered with something else") from None
        if len(texts) != len(query.texts):
            raise EngineError("answered with something else")
        checked = [text if isinstance(text, str) else None for text in texts]
        return [None if text is None else _TAGS.unwrap(text) if tagged else text for text in checked]

    async def warm_up(self) -> None:
        """Nothing to load."""

    async def aclose(self) -> None:
        await self._client.close()
