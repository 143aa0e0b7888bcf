"""People's files, fetched to be posted again: the addresses that Discord gives them expire."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

import aiohttp

from bot.gateway.webhook_api import Upload
from bot.model import Attachment
from bot.relay.files import shown_name
from bot.relay.ports import FilesUnavailable

_log = logging.getLogger(__name__)

TIMEOUT = aiohttp.ClientTimeout(total=60)
PAUSES = (0.5, 2.0)
"""Seconds before a file is asked for again."""


class _Hiccup(Exception):
    """The server failed; it may not the next time."""


class Downloads:
    """Fetches files into memory; the caller sees to it that they are not too many at once."""

    def __init__(
        self, session: aiohttp.ClientSession, *, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._session = session
        self._sleep = sleep

    async def fetch(self, files: Sequence[Attachment], *, limit: int) -> list[Upload]:
        """All of them, or FilesUnavailable with those that cannot be had. ``limit``: bytes of each."""
        uploads: list[Upload] = []
        lost: list[str] = []
        for file in files:
            data = await self._patiently(file, limit)
            if data is None:
                lost.append(file.url)
            else:
                name = shown_name(file)
                uploads.append(Upload(filename=name, data=data, description=file.description))
        if lost:
            raise FilesUnavailable(lost)
        return uploads

    async def _patiently(self, file: Attachment, limit: int) -> bytes | None:
        """No file is lost by a single failure of the server or the network."""
        for pause in (*PAUSES, None):
            try:
                return await self._once(file, limit)
            except (_Hiccup, aiohttp.ClientError, TimeoutError, OSError) as error:
                if pause is None:
                    _log.warning("An attachment could not be fetched: %s", type(error).__name__)
                else:
                    await self._sleep(pause)
        return None

    async def _once(self, file: Attachment, limit: int) -> bytes | None:
        async with self._session.get(file.url, timeout=TIMEOUT) as response:
            if response.status >= 500:
                raise _Hiccup
            if response.status != 200 or (response.content_length or 0) > limit:
                _log.warning("An attachment could not be fetched: status %d", response.status)
                return None
            data = bytearray()
            async for chunk in response.content.iter_any():
                data += chunk
                if len(data) > limit:
                    return None
            return bytes(data)
