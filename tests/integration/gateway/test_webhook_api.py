"""Webhook calls over a real socket: paced, never repeated blindly, secrets kept."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.gateway.webhook_api import MessageGone, TooLarge, Upload, Webhook, WebhookApi, WebhookGone
from bot.model import ChannelId, MessageId, ThreadId, WebhookId
from bot.relay.ports import ChannelGone, Forbidden, Limited, Refused, Unreachable

HOOK = Webhook(id=WebhookId(5), token="s3cret-token-of-the-webhook-0123456789", channel_id=ChannelId(1))
OK: dict[str, str] = {"id": "77"}


@dataclass
class Server:
    """Answers what the test lined up and keeps what it was asked."""

    answers: list[Callable[[], web.StreamResponse]] = field(default_factory=list)
    requests: list[tuple[str, str, Any]] = field(default_factory=list)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        if request.content_type == "multipart/form-data":
            form = await request.post()
            body: Any = dict(form.items())
        else:
            body = await request.json() if request.can_read_body else None
        self.requests.append((request.method, request.path_qs, body))
        return self.answers.pop(0)() if self.answers else web.json_response(OK)

    def answer(self, status: int, body: Any = None, **headers: str) -> None:
        named = {f"X-RateLimit-{key.replace('_', '-')}": value for key, value in headers.items()}
        self.answers.append(lambda: web.json_response(body, status=status, headers=named))


@dataclass
class Time:
    """A clock that moves only when somebody sleeps."""

    now: float = 100.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds


async def patiently(api: WebhookApi, time: Time, content: str, *, thread_id: ThreadId | None = None) -> Any:
    """Post as a lane does: when it is told to wait, it waits."""
    while True:
        try:
            return await api.execute(HOOK, {"content": content}, thread_id=thread_id)
        except Limited as limited:
            await time.sleep(limited.seconds)


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def time() -> Time:
    return Time()


@pytest_asyncio.fixture
async def api(server: Server, time: Time) -> AsyncIterator[WebhookApi]:
    application = web.Application(client_max_size=64 * 1024 * 1024)
    application.router.add_route("*", "/{path:.*}", server.handle)
    async with TestServer(application) as listening, aiohttp.ClientSession() as session:
        yield WebhookApi(session, base=str(listening.make_url("/api/v10")), sleep=time.sleep, clock=time)


async def test_a_post_waits_for_its_message(api: WebhookApi, server: Server) -> None:
    assert await api.execute(HOOK, {"content": "hi"}) == OK
    assert server.requests == [
        ("POST", f"/api/v10/webhooks/5/{HOOK.token}?wait=true", {"content": "hi"}),
    ]


async def test_files_carry_their_names_and_alt_texts(api: WebhookApi, server: Server) -> None:
    await api.execute(
        HOOK, {"content": "hi"}, [Upload(filename="猫.png", data=b"\x89PNG", description="a cat")]
    )
    body = server.requests[0][2]
    assert '"filename": "\\u732b.png", "description": "a cat"' in body["payload_json"].decode()
    assert body["files[0]"].filename == "猫.png"
    assert body["files[0]"].content_type == "image/png"


async def test_an_exhausted_bucket_is_waited_for_without_a_429(
    api: WebhookApi, server: Server, time: Time
) -> None:
    server.answer(200, OK, Remaining="0", Reset_After="1.5")
    await patiently(api, time, "1")
    await patiently(api, time, "2")
    assert time.slept == [1.5]


async def test_an_edit_does_not_wait_for_the_posts_bucket(
    api: WebhookApi, server: Server, time: Time
) -> None:
    server.answer(200, OK, Remaining="0", Reset_After="1.5")
    await api.execute(HOOK, {"content": "1"})
    await api.edit(HOOK, MessageId(77), {"content": "2"})
    assert time.slept == []


async def test_a_429_is_obeyed_and_the_post_made_after_it(
    api: WebhookApi, server: Server, time: Time
) -> None:
    server.answer(429, {"retry_after": 2.25, "global": False})
    assert await patiently(api, time, "1") == OK
    assert time.slept == [2.25]
    assert len(server.requests) == 2


async def test_a_post_that_has_to_wait_is_given_back_and_an_edit_is_not(
    api: WebhookApi, server: Server, time: Time
) -> None:
    server.answer(429, {"retry_after": 2.25, "global": False})
    with pytest.raises(Limited) as limited:
        await api.execute(HOOK, {"content": "1"})
    assert limited.value.seconds == 2.25
    server.answer(429, {"retry_after": 1.0, "global": False})
    await api.edit(HOOK, MessageId(77), {"content": "2"})
    assert time.slept == [1.0]


async def test_a_proxys_429_is_obeyed_by_its_header(api: WebhookApi, server: Server, time: Time) -> None:
    server.answers.append(
        lambda: web.Response(status=429, text="<html>slow down</html>", headers={"Retry-After": "7"})
    )
    await patiently(api, time, "1")
    assert time.slept == [7.0]


async def test_a_server_error_is_reported_not_repeated(api: WebhookApi, server: Server) -> None:
    server.answer(500, {})
    with pytest.raises(Unreachable) as failure:
        await api.execute(HOOK, {"content": "1"})
    assert failure.value.answered
    assert len(server.requests) == 1


async def test_a_dropped_connection_is_reported_without_the_secret(
    api: WebhookApi, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    def drop() -> web.StreamResponse:
        raise ConnectionResetError

    caplog.set_level(logging.DEBUG)
    server.answers.append(drop)
    with pytest.raises(Unreachable) as failure:
        await api.execute(HOOK, {"content": "private words"})
    assert HOOK.token not in str(failure.value)
    assert HOOK.token not in repr(HOOK)
    assert "private words" not in caplog.text


@pytest.mark.parametrize(
    ("status", "code", "error"),
    [
        (404, 10015, WebhookGone),
        (404, 0, Unreachable),
        (401, 50027, WebhookGone),
        (404, 10008, MessageGone),
        (404, 10003, ChannelGone),
        (403, 50013, Forbidden),
        (400, 50035, Refused),
        (400, 50006, Refused),
    ],
)
async def test_each_answer_has_a_meaning(
    api: WebhookApi, server: Server, status: int, code: int, error: type[Exception]
) -> None:
    server.answer(status, {"code": code, "message": "no"})
    with pytest.raises(error):
        await api.execute(HOOK, {"content": "1"})


async def test_too_much_to_upload_is_told_apart_from_a_bad_message(api: WebhookApi, server: Server) -> None:
    server.answer(413, {"code": 40005})
    with pytest.raises(TooLarge):
        await api.execute(HOOK, {"content": "1"}, [Upload(filename="a", data=b"x")])
    server.answer(413, {"code": 40005})
    with pytest.raises(Refused):
        await api.execute(HOOK, {"content": "1"})


async def test_a_proxys_error_page_is_no_surprise(api: WebhookApi, server: Server) -> None:
    server.answers.append(lambda: web.Response(status=502, text="<html>Bad gateway</html>"))
    with pytest.raises(Unreachable):
        await api.delete(HOOK, MessageId(1))


async def test_posts_of_several_threads_together_keep_the_pace(
    api: WebhookApi, server: Server, time: Time
) -> None:
    for remaining in ("1", "0", "1"):
        server.answer(200, OK, Remaining=remaining, Reset_After="1.5")
    await asyncio.gather(*(patiently(api, time, "hi", thread_id=ThreadId(number)) for number in (1, 2, 3)))
    assert time.slept == [1.5], "the third waits, as it would behind the others"
