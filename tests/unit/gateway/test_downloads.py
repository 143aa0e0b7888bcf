"""Files on their way through the bot's memory."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.gateway.downloads import PAUSES, Downloads
from bot.model import Attachment
from bot.relay.ports import FilesUnavailable


class Cdn:
    """Serves one picture, but for the failures it has ahead."""

    def __init__(self) -> None:
        self.failures: list[int] = []

    async def serve(self, request: web.Request) -> web.Response:
        del request
        return web.Response(status=self.failures.pop(0)) if self.failures else web.Response(body=b"meow")


@pytest.fixture
def cdn() -> Cdn:
    return Cdn()


@pytest_asyncio.fixture
async def cat(cdn: Cdn) -> AsyncIterator[Attachment]:
    app = web.Application()
    app.router.add_get("/cat.png", cdn.serve)
    async with TestServer(app) as server:
        yield Attachment(filename="cat.png", url=str(server.make_url("/cat.png")), size=4)


@pytest_asyncio.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as opened:
        yield opened


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def downloads(session: aiohttp.ClientSession, pauses: list[float]) -> Downloads:
    async def no_sleep(seconds: float) -> None:
        pauses.append(seconds)

    return Downloads(session, sleep=no_sleep)


async def test_a_hiccup_of_the_server_costs_nobody_a_file(
    downloads: Downloads, cdn: Cdn, cat: Attachment
) -> None:
    cdn.failures = [503, 500]
    (upload,) = await downloads.fetch([cat], limit=10)
    assert (upload.filename, upload.data) == ("cat.png", b"meow")


async def test_what_is_gone_or_too_big_is_not_asked_for_again(
    downloads: Downloads, cdn: Cdn, cat: Attachment, pauses: list[float]
) -> None:
    cdn.failures = [404]
    for limit in (10, 3):
        with pytest.raises(FilesUnavailable):
            await downloads.fetch([cat], limit=limit)
    assert pauses == []


async def test_a_server_that_stays_away_is_not_waited_for_long(
    downloads: Downloads, cdn: Cdn, cat: Attachment, pauses: list[float]
) -> None:
    cdn.failures = [502] * 9
    with pytest.raises(FilesUnavailable) as raised:
        await downloads.fetch([cat], limit=10)
    assert raised.value.urls == (cat.url,)
    assert pauses == list(PAUSES)
