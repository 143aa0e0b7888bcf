"""Requests of the bot that discord.py is not asked to make.

It repeats what ended with a server error or a broken connection, whether or not it had an effect. Where that
would make a second thread or webhook, the request is made here, and one of unknown outcome is reported.

It also remembers the limit of every kind of request in every channel, a kilobyte each. What is asked once of
each channel, its webhooks above all, is asked here, where nothing is kept of it.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import aiohttp

from bot.relay.ports import ChannelGone, Forbidden, Refused, Unreachable

TIMEOUT = aiohttp.ClientTimeout(total=15)
UNKNOWN_CHANNEL = 10003


class RequestRefused(Refused):
    """Discord will not do it; ``code`` is its own number for the reason."""

    def __init__(self, status: int, code: int) -> None:
        super().__init__(f"{status} ({code})")
        self.code = code


class Once:
    """Asks the REST API with the bot's own right."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        *,
        base: str,
        allow: Callable[[], Awaitable[None]],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """``base``: ``https://discord.com/api/v10`` or that of a compatible server.

        ``allow`` waits until the whole bot's allowance has one more request.
        """
        self._session = session
        self._base = base.rstrip("/")
        self._allow = allow
        self._sleep = sleep

    async def get(self, path: str, *, token: str) -> Any:
        """What is there."""
        return await self._answer("GET", path, None, token)

    async def post(self, path: str, body: Mapping[str, Any], *, token: str) -> Mapping[str, Any]:
        """What was made; waits where Discord says that it did nothing yet."""
        return await self._answer("POST", path, body, token)

    async def _answer(self, method: str, path: str, body: Mapping[str, Any] | None, token: str) -> Any:
        while True:
            await self._allow()
            status, answer = await self._ask(method, path, body, token)
            if status < 300:
                return answer
            code = int(answer.get("code", 0))
            if status == 429:
                await self._sleep(float(answer.get("retry_after", 1.0)))
                continue
            if status >= 500:
                raise Unreachable(f"Discord answers {status}", answered=True)
            if code == UNKNOWN_CHANNEL:
                raise ChannelGone(f"{status} ({code})")
            if status == 403:
                raise Forbidden(f"{status} ({code})")
            if status == 401 or (status == 404 and not code):
                raise Unreachable(f"Discord answers {status}", answered=False)
            raise RequestRefused(status, code)

    async def _ask(
        self, method: str, path: str, body: Mapping[str, Any] | None, token: str
    ) -> tuple[int, Any]:
        headers = {"Authorization": f"Bot {token}"}
        if body is not None:
            headers["X-Audit-Log-Reason"] = "Magpie bridge"
        try:
            async with self._session.request(
                method, self._base + path, json=body, headers=headers, timeout=TIMEOUT
            ) as response:
                return response.status, await response.json(content_type=None) or {}
        except ValueError:
            # A proxy's page; its status is all there is to learn from it.
            return 502, {}
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Unreachable(type(error).__name__, answered=False) from None
