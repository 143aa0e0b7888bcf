"""Google's page, played by a server of our own that misbehaves on demand."""

import asyncio
import html
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
import pytest_asyncio
from aiohttp import web

from bot.errors import EngineError
from bot.model import Language
from bot.translation.cache import Cache
from bot.translation.engines.gloss import GlossEngine
from bot.translation.engines.google import GoogleEngine
from bot.translation.engines.protocol import Query
from bot.translation.result import Detected, Quality
from bot.translation.translator import Translator

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def page(answer: str) -> web.Response:
    return web.Response(
        text=f'<html><body><div class="result-container">{answer}</div></body></html>',
        content_type="text/html",
    )


@asynccontextmanager
async def served(handler: Handler) -> AsyncGenerator[str]:
    """The address of a server that answers as ``handler`` says."""
    application = web.Application()
    application.router.add_get("/m", handler)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    try:
        yield f"http://{host}:{port}/m"
    finally:
        await runner.cleanup()


@pytest_asyncio.fixture
async def engine_at() -> AsyncIterator[Callable[..., GoogleEngine]]:
    made: list[GoogleEngine] = []

    def make(url: str, *, timeout: float = 2.0, threads: int = 4) -> GoogleEngine:
        made.append(GoogleEngine(url=url, timeout=timeout, threads=threads))
        return made[-1]

    yield make
    for engine in made:
        await engine.aclose()


EngineAt = Callable[..., GoogleEngine]


def asking(*texts: str, target: Language = Language.SIMPLIFIED, source: Detected = Detected.ENGLISH) -> Query:
    return Query(texts=texts, source=source, target=target)


async def test_it_asks_with_the_codes_that_google_knows(engine_at: EngineAt) -> None:
    seen: list[tuple[str, str, str]] = []

    async def handler(request: web.Request) -> web.Response:
        seen.append((request.query["sl"], request.query["tl"], request.query["q"]))
        return page("你好")

    async with served(handler) as url:
        engine = engine_at(url)
        assert await engine.translate(asking("hello", "bye")) == ["你好", "你好"]
        await engine.translate(asking("hello", target=Language.TRADITIONAL, source=Detected.OTHER))
        await engine.translate(asking("你好", target=Language.ENGLISH, source=Detected.TRADITIONAL))
    assert sorted(seen) == [
        ("auto", "zh-TW", "hello"),
        ("en", "zh-CN", "bye"),
        ("en", "zh-CN", "hello"),
        ("zh-TW", "en", "你好"),
    ]


async def test_nobody_gets_the_answer_to_another_question(engine_at: EngineAt) -> None:
    async def handler(request: web.Request) -> web.Response:
        await asyncio.sleep(0.002)
        return page(html.escape(f"译 {request.query['q']}"))

    async with served(handler) as url:
        engine = engine_at(url, timeout=20)
        answers = await asyncio.gather(*(engine.translate(asking(f"message {n}")) for n in range(200)))
    assert answers == [[f"译 message {n}"] for n in range(200)]


async def test_connections_are_kept_and_used_again(engine_at: EngineAt) -> None:
    clients: set[object] = set()

    async def handler(request: web.Request) -> web.Response:
        clients.add(request.transport.get_extra_info("peername") if request.transport else None)
        return page("你好")

    async with served(handler) as url:
        engine = engine_at(url, threads=2)
        for number in range(10):
            await engine.translate(asking(f"hello {number}"))
    assert len(clients) <= 2


@pytest.mark.parametrize("answer", ["", "   ", "!!!"])
async def test_an_empty_or_unchanged_answer_is_none(engine_at: EngineAt, answer: str) -> None:
    async def handler(request: web.Request) -> web.Response:
        del request
        return page(answer)

    async with served(handler) as url:
        assert await engine_at(url).translate(asking("!!!")) == [None]


async def test_line_breaks_and_entities_of_the_page_are_understood(engine_at: EngineAt) -> None:
    async def handler(request: web.Request) -> web.Response:
        del request
        return page("你好<br>世界 &lt;3 &amp; &#39;猫&#39;")

    async with served(handler) as url:
        assert await engine_at(url).translate(asking("hello")) == ["你好\n世界 <3 & '猫'"]


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (429, "slow down", "slow down"),
        (500, "oops", "error"),
        (200, "<html>prove that you are human</html>", "another page"),
        (200, "", "another page"),
    ],
)
async def test_each_refusal_is_an_engine_error(
    engine_at: EngineAt, status: int, body: str, reason: str
) -> None:
    async def handler(request: web.Request) -> web.Response:
        del request
        return web.Response(status=status, text=body, content_type="text/html")

    async with served(handler) as url:
        with pytest.raises(EngineError, match=reason):
            await engine_at(url).translate(asking("hello"))


async def test_one_line_that_fails_does_not_take_the_others_along(engine_at: EngineAt) -> None:
    async def handler(request: web.Request) -> web.Response:
        return web.Response(status=500) if request.query["q"] == "bad" else page("你好")

    async with served(handler) as url:
        assert await engine_at(url).translate(asking("hello", "bad", "bye")) == ["你好", None, "你好"]


async def test_a_refused_connection_is_an_engine_error(engine_at: EngineAt, unused_tcp_port: int) -> None:
    with pytest.raises(EngineError, match="cannot be reached"):
        await engine_at(f"http://127.0.0.1:{unused_tcp_port}/m").translate(asking("hello"))


async def test_an_endless_answer_is_cut_off(engine_at: EngineAt) -> None:
    async def handler(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        try:
            while True:
                await response.write(b"x" * 65_536)
        except ConnectionError:
            return response

    async with served(handler) as url:
        with pytest.raises(EngineError):
            await engine_at(url).translate(asking("hello"))


async def test_a_slow_drip_ends_at_the_deadline(engine_at: EngineAt) -> None:
    async def handler(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        try:
            while True:
                await response.write(b" ")
                await asyncio.sleep(0.02)
        except ConnectionError:
            return response

    async with served(handler) as url:
        with pytest.raises(EngineError, match="timed out"):
            await engine_at(url, timeout=0.3).translate(asking("hello"))


async def test_a_text_too_long_for_it_is_not_its_business(engine_at: EngineAt) -> None:
    assert not engine_at("http://127.0.0.1:9/m").accepts(asking("x" * 5000))


async def test_a_hanging_server_never_uses_up_the_threads(engine_at: EngineAt) -> None:
    hang = asyncio.Event()
    hanging = 0

    async def handler(request: web.Request) -> web.Response:
        nonlocal hanging
        if request.query["q"].startswith("hang"):
            hanging += 1
            await hang.wait()
        return page("你好")

    async with served(handler) as url:
        engine = engine_at(url, timeout=30, threads=2)
        for number in range(6):
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.3):
                    await engine.translate(asking(f"hang {number}"))
        assert hanging == 6
        assert await engine.translate(asking("hello")) == ["你好"]
        hang.set()


async def test_the_chain_answers_whatever_the_server_does() -> None:
    async def handler(request: web.Request) -> web.Response:
        del request
        return web.Response(status=500)

    class Gloss(GlossEngine):
        """A gloss that needs no dictionary."""

        def __init__(self) -> None:
            """Nothing to open."""

        async def translate(self, query: Query) -> list[str | None]:
            return ["你 · 好"] * len(query.texts)

        async def aclose(self) -> None:
            """Nothing to close."""

    async with served(handler) as url:
        engines = (GoogleEngine(url=url, timeout=1.0), Gloss())
        translator = Translator(engines, cache=Cache(), clock=lambda: 0.0, timeout=1.0)
        out = await asyncio.gather(
            *(translator.translate(f"hello friend {n}", target=Language.SIMPLIFIED) for n in range(50))
        )
        await translator.aclose()
    assert {translation.quality for translation in out} == {Quality.GLOSS}
