"""A machine translation service on this machine that speaks six dialects and misbehaves on demand."""

import asyncio
import html
import json
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

QUOTA = "MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY."
CAPTCHA = "<!DOCTYPE html><html><body>Our systems have detected unusual traffic</body></html>"


def translated(text: str) -> str:
    """What it makes of a text: one can tell whose it was."""
    return f"译文 {text}"


def exhausted(_: str) -> str:
    """What it says instead when it has said enough for the day."""
    return QUOTA


@dataclass
class Seen:
    """A request as it came in."""

    address: str
    headers: dict[str, str]
    body: Any


@dataclass
class MTServer:
    """``fault`` names what goes wrong, ``translate`` makes the answers when nothing does."""

    url: str = ""
    fault: str | None = None
    translate: Callable[[str], str] = translated
    languages: tuple[str, ...] = ("en", "zh-Hans", "zh-Hant")
    structured: bool = True
    """Whether its model understands the extras of OpenAI's API."""
    reply: str | None = None
    """What its model says, whatever it is asked."""
    seen: list[Seen] = field(default_factory=list)
    released: asyncio.Event = field(default_factory=asyncio.Event)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        body = json.loads(await request.text() or "null")
        self.seen.append(Seen(request.path_qs, dict(request.headers), body))
        if request.path == "/languages" and self.fault != "captcha":
            return web.json_response([{"code": code, "name": code} for code in self.languages])
        good = self._answer(request, body)
        if self.fault is None or self.fault == "quota":
            return good
        return await getattr(self, f"_{self.fault}")(request, good)

    def _answer(self, request: web.Request, body: Any) -> web.Response:
        say = self.translate if self.fault != "quota" else exhausted
        if request.path == "/m":
            answer = html.escape(say(request.query["q"]))
            return web.Response(
                text=f'<div class="result-container">{answer}</div>', content_type="text/html"
            )
        if not self.structured and "response_format" in (body or {}):
            return web.json_response({"error": {"message": "unknown field"}}, status=400)
        return web.json_response(self._content(request, body, say))

    def _content(self, request: web.Request, body: Any, say: Callable[[str], str]) -> object:
        match request.path:
            case "/get":
                return {"responseData": {"translatedText": say(request.query["q"])}}
            case "/v2/translate":
                return {"translations": [_deepl(say(text)) for text in body["text"]]}
            case "/translate" if "inputs" in body:
                return {"value": [{"translations": [_azure(say(item["text"]))]} for item in body["inputs"]]}
            case "/translate":
                return {"translatedText": [say(text) for text in body["q"]]}
            case "/v1/chat/completions":
                lines = json.loads(body["messages"][1]["content"])["lines"]
                content = json.dumps({"lines": [say(line) for line in lines]}, ensure_ascii=False)
                return _completion(content if self.reply is None else self.reply)
            case _:
                raise web.HTTPNotFound

    async def _hang(self, _: web.Request, good: web.Response) -> web.StreamResponse:
        await self.released.wait()
        return good

    async def _drip(self, request: web.Request, good: web.Response) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": "100000"})
        response.content_type = good.content_type
        await response.prepare(request)
        while not self.released.is_set():
            await response.write(b" ")
            await asyncio.sleep(0.02)
        return response

    async def _late(self, request: web.Request, good: web.Response) -> web.StreamResponse:
        """Some answers come when nobody waits for them any more."""
        body = json.loads(await request.text() or "null")
        if "tardy" in f"{request.query.get('q')} {body}":
            await asyncio.sleep(0.7)
        return good

    async def _busy(self, _: web.Request, good: web.Response) -> web.StreamResponse:
        del good
        return web.json_response({"message": "slow down"}, status=429)

    async def _busy_for_seven_seconds(self, _: web.Request, good: web.Response) -> web.StreamResponse:
        del good
        return web.json_response({"message": "slow down"}, status=429, headers={"Retry-After": "7"})

    async def _error(self, _: web.Request, good: web.Response) -> web.StreamResponse:
        del good
        return web.Response(status=500, text="oops")

    async def _denied(self, _: web.Request, good: web.Response) -> web.StreamResponse:
        del good
        return web.json_response({"message": "who are you?"}, status=401)

    async def _captcha(self, _: web.Request, good: web.Response) -> web.StreamResponse:
        del good
        return web.Response(text=CAPTCHA, content_type="text/html")

    async def _truncated(self, request: web.Request, good: web.Response) -> web.StreamResponse:
        body = good.body
        assert isinstance(body, bytes)
        response = web.StreamResponse(headers={"Content-Length": str(len(body))})
        response.content_type = good.content_type
        await response.prepare(request)
        await response.write(body[: len(body) // 2])
        assert request.transport is not None
        request.transport.close()
        return response

    async def _wrong_json(self, _: web.Request, good: web.Response) -> web.StreamResponse:
        del good
        return web.json_response(
            {"value": [{"x": 1}], "translations": [None], "responseData": [], "choices": 1}
        )


def _deepl(text: str) -> dict[str, object]:
    return {"text": text, "detected_source_language": "EN", "billed_characters": len(text)}


def _azure(text: str) -> dict[str, str]:
    return {"text": text, "language": "zh-Hans"}


def _completion(content: str) -> dict[str, object]:
    message = {"role": "assistant", "content": content}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    return {"id": "1", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice]}


@asynccontextmanager
async def serving() -> AsyncGenerator[MTServer]:
    """The service, for as long as it is needed."""
    server = MTServer()
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", server.handle)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, backlog=512).start()
    host, port = runner.addresses[0][:2]
    server.url = f"http://{host}:{port}"
    try:
        yield server
    finally:
        server.released.set()
        await runner.cleanup()


@asynccontextmanager
async def raw(answer: bytes, *, drip: bytes = b"") -> AsyncGenerator[str]:
    """The address of a server that says ``answer`` to everybody, then ``drip`` again and again."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await reader.read(65_536)
            writer.write(answer)
            while drip:
                await writer.drain()
                await asyncio.sleep(0.02)
                writer.write(drip)
            await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()[:2]
    try:
        yield f"http://{host}:{port}"
    finally:
        server.close()
