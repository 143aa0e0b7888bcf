"""What must not be repeated is asked once; only an answer that says that nothing was done is asked again."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.gateway.once import Once, RequestRefused
from bot.relay.ports import ChannelGone, Forbidden, Unreachable


@dataclass
class Server:
    """Answers what the test lined up."""

    answers: list[tuple[int, Any]] = field(default_factory=list[tuple[int, Any]])
    asked: list[tuple[str, str | None]] = field(default_factory=list[tuple[str, str | None]])
    allowed: int = 0

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.asked.append((request.path, request.headers.get("Authorization")))
        status, body = self.answers.pop(0)
        if isinstance(body, str):
            return web.Response(text=body, status=status)
        return web.json_response(body, status=status)


@pytest.fixture
def server() -> Server:
    return Server()


@pytest_asyncio.fixture
async def once(server: Server) -> AsyncIterator[Once]:
    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", server.handle)

    async def no_sleep(seconds: float) -> None:
        server.asked.append((f"slept {seconds}", None))

    async def allow() -> None:
        server.allowed += 1

    async with TestServer(app) as running, aiohttp.ClientSession() as session:
        yield Once(session, base=str(running.make_url("/api")), allow=allow, sleep=no_sleep)


async def test_it_asks_as_the_bot_and_waits_for_a_limit(once: Once, server: Server) -> None:
    server.answers = [(429, {"retry_after": 0.5}), (201, {"id": "7"})]
    assert await once.post("/channels/1/threads", {"name": "Tea"}, token="t") == {"id": "7"}
    asked = ("/api/channels/1/threads", "Bot t")
    assert server.asked == [asked, ("slept 0.5", None), asked]


async def test_each_request_counts_towards_what_the_whole_bot_may_ask(once: Once, server: Server) -> None:
    server.answers = [(429, {"retry_after": 0.5}), (200, [{"id": "7"}]), (201, {"id": "8"})]
    assert await once.get("/channels/1/webhooks", token="t") == [{"id": "7"}]
    await once.post("/channels/1/webhooks", {"name": "Tea"}, token="t")
    assert server.allowed == 3


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (502, "<html>", Unreachable),
        (500, {"code": 0}, Unreachable),
        (404, {"code": 10003}, ChannelGone),
        (403, {"code": 50013}, Forbidden),
        (401, {"code": 0}, Unreachable),
        (400, {"code": 160004}, RequestRefused),
    ],
)
async def test_an_error_is_told_and_nothing_is_repeated(
    once: Once, server: Server, status: int, body: Any, error: type[Exception]
) -> None:
    server.answers = [(status, body)]
    with pytest.raises(error):
        await once.post("/channels/1/threads", {"name": "Tea"}, token="t")
    assert len(server.asked) == 1


async def test_a_page_of_a_proxy_is_no_answer(once: Once, server: Server) -> None:
    server.answers = [(200, "<html>")]
    with pytest.raises(Unreachable):
        await once.post("/channels/1/threads", {"name": "Tea"}, token="t")
