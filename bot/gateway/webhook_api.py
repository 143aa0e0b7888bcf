"""Discord's webhook routes, called once each.

discord.py's own webhook client repeats a post after a server error or a broken connection. Executing a
webhook has no nonce, so such a repetition can post twice; here a request of unknown outcome is reported,
and the lane looks before it asks again. Only an answer that says that nothing was done (429) is repeated;
not a post, which its author may take back while it waits.
"""

import asyncio
import json
import logging
import mimetypes
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any, cast
from weakref import WeakValueDictionary

import aiohttp

from bot.gateway.pace import Bucket, Pace
from bot.model import ChannelId, MessageId, ThreadId, WebhookId
from bot.relay.ports import ChannelGone, Forbidden, Limited, Refused, Unreachable

_log = logging.getLogger(__name__)

TIMEOUT = aiohttp.ClientTimeout(total=15)
UPLOAD_TIMEOUT = aiohttp.ClientTimeout(total=120, sock_connect=10)
UNKNOWN_CHANNEL = 10003
UNKNOWN_MESSAGE = 10008
UNKNOWN_WEBHOOK = 10015
REQUEST_TOO_LARGE = 40005
INVALID_WEBHOOK_TOKEN = 50027
THREAD_ARCHIVED = 50083

JSON = Mapping[str, Any]


class WebhookGone(Exception):
    """This webhook answered that it does not exist; it must never be called again."""


class MessageGone(Exception):
    """The message is no longer there."""


class ThreadAsleep(Exception):
    """The thread is archived: it has to be opened before anything in it is changed."""


class TooLarge(Exception):
    """The files of a request are more than the server takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """A webhook of ours. The token is a secret: it is part of the path, so paths are never logged."""

    id: WebhookId
    token: str
    channel_id: ChannelId

    def __repr__(self) -> str:
        return f"Webhook(id={self.id})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file on its way."""

    filename: str
    data: bytes
    description: str | None = None


class WebhookApi:
    """Executes, edits and deletes, at the pace that the answers' headers ask for."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        *,
        base: str,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``base``: ``https://discord.com/api/v10`` or that of a compatible server."""
        self._session = session
        self._base = base.rstrip("/")
        self._sleep = sleep
        self._pace = Pace(clock)
        self._turns: WeakValueDictionary[Bucket, asyncio.Lock] = WeakValueDictionary()

    def must_wait(self, webhook: Webhook) -> float:
        """Seconds until a post breaks no limit that we know of."""
        return self._pace.wait(("POST", webhook.id), posting_in=webhook.channel_id)

    async def execute(
        self,
        webhook: Webhook,
        body: JSON,
        files: Sequence[Upload] = (),
        *,
        thread_id: ThreadId | None = None,
    ) -> JSON:
        """Post; the message as Discord stored it. Limited before anything is posted."""
        in_thread = "" if thread_id is None else f"&thread_id={thread_id}"
        return await self._request("POST", webhook, f"?wait=true{in_thread}", body, files)

    async def message(
        self, webhook: Webhook, message_id: MessageId, *, thread_id: ThreadId | None = None
    ) -> JSON:
        """A message of the webhook, as Discord has it now."""
        return await self._request("GET", webhook, _message(message_id, thread_id))

    async def edit(
        self,
        webhook: Webhook,
        message_id: MessageId,
        body: JSON,
        files: Sequence[Upload] = (),
        *,
        thread_id: ThreadId | None = None,
    ) -> None:
        """Change what ``body`` names; with ``files`` its ``attachments`` are those that stay."""
        await self._request("PATCH", webhook, _message(message_id, thread_id), body, files)

    async def delete(
        self, webhook: Webhook, message_id: MessageId, *, thread_id: ThreadId | None = None
    ) -> None:
        await self._request("DELETE", webhook, _message(message_id, thread_id))

    def recall(self, channel_id: ChannelId, ages: Sequence[float]) -> None:
        """Count posts of that channel that were made so many seconds ago towards its limit."""
        self._pace.recall(channel_id, ages)

    async def _request(
        self,
        method: str,
        webhook: Webhook,
        rest: str,
        body: JSON | None = None,
        files: Sequence[Upload] = (),
    ) -> JSON:
        url = f"{self._base}/webhooks/{webhook.id}/{webhook.token}{rest}"
        bucket = (method, webhook.id)
        # A channel and its threads share their limits, and only what was answered is known to count. Files
        # take their time; no thread waits for another one's.
        turn = nullcontext() if files else self._turns.setdefault(bucket, asyncio.Lock())
        async with turn:
            status, answer = await self._paced(method, webhook, url, body, files)
        return _checked(status, answer, has_files=bool(files))

    async def _paced(
        self, method: str, webhook: Webhook, url: str, body: JSON | None, files: Sequence[Upload]
    ) -> tuple[int, JSON]:
        bucket = (method, webhook.id)
        channel_id = webhook.channel_id if method == "POST" else None
        while True:
            if (seconds := self._pace.wait(bucket, posting_in=channel_id)) > 0:
                await self._wait(seconds, posts=channel_id is not None)
            try:
                status, headers, answer = await self._once(method, url, body, files)
            except Unreachable:
                if channel_id is not None:
                    self._pace.unanswered(channel_id)
                raise
            if status != 429:
                self._pace.answered(bucket, headers, posting_in=channel_id)
                return status, answer
            # A proxy before Discord says it in the header alone.
            seconds = float(answer.get("retry_after") or headers.get("Retry-After") or 1.0)
            _log.info("Webhook %s is limited for %.1f s", webhook.id, seconds)
            scope = headers.get("X-RateLimit-Scope")
            if scope == "global":
                self._pace.refused_everywhere(seconds)
            else:
                self._pace.refused(bucket, seconds, shared=scope == "shared", posting_in=channel_id)

    async def _wait(self, seconds: float, *, posts: bool) -> None:
        """A post is not held here, where nobody hears that its author takes it back."""
        if posts:
            raise Limited(seconds)
        await self._sleep(seconds)

    async def _once(
        self, method: str, url: str, body: JSON | None, files: Sequence[Upload]
    ) -> tuple[int, Mapping[str, str], JSON]:
        try:
            async with self._session.request(
                method,
                url,
                json=None if files else body,
                data=_form(body or {}, files) if files else None,
                timeout=UPLOAD_TIMEOUT if files else TIMEOUT,
            ) as response:
                return response.status, response.headers, _json(await response.read())
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            # The error's own text may name the URL, and with it the webhook's token.
            raise Unreachable(type(error).__name__, answered=False) from None


def _message(message_id: MessageId, thread_id: ThreadId | None) -> str:
    return f"/messages/{message_id}" + ("" if thread_id is None else f"?thread_id={thread_id}")


def _checked(status: int, answer: JSON, *, has_files: bool) -> JSON:
    if status < 300:
        return answer
    code = int(answer.get("code", 0))
    if status >= 500:
        raise Unreachable(f"Discord answers {status}", answered=True)
    if status == 413 or code == REQUEST_TOO_LARGE:
        raise TooLarge if has_files else Refused(f"{status} ({code})")
    if code in {UNKNOWN_WEBHOOK, INVALID_WEBHOOK_TOKEN}:
        raise WebhookGone
    if code == UNKNOWN_MESSAGE:
        raise MessageGone
    if code == THREAD_ARCHIVED:
        raise ThreadAsleep
    if code == UNKNOWN_CHANNEL:
        raise ChannelGone(f"{status} ({code})")
    if status in {401, 403}:
        raise Forbidden(f"{status} ({code})")
    if status == 404:
        # Not Discord's words: whoever answers for it knows nothing of the webhook.
        raise Unreachable(f"{status} without a code", answered=True)
    # Discord's message names fields, never their content.
    raise Refused(f"{status} ({code}): {answer.get('message', '')}")


def _form(body: JSON, files: Sequence[Upload]) -> aiohttp.FormData:
    # Quoted, a Chinese file name would arrive as %E7%8C%AB.
    form = aiohttp.FormData(quote_fields=False)
    described: list[Any] = [*body.get("attachments", ())]
    described += [
        {"id": number, "filename": upload.filename}
        | ({"description": upload.description} if upload.description else {})
        for number, upload in enumerate(files)
    ]
    form.add_field(
        "payload_json", json.dumps({**body, "attachments": described}), content_type="application/json"
    )
    for number, upload in enumerate(files):
        form.add_field(
            f"files[{number}]",
            upload.data,
            filename=upload.filename,
            content_type=mimetypes.guess_type(upload.filename)[0] or "application/octet-stream",
        )
    return form


def _json(raw: bytes) -> JSON:
    """Discord's answer; nothing for an empty one or for a proxy's page."""
    try:
        answer: Any = json.loads(raw) if raw else {}
    except ValueError:
        return {}
    return cast("JSON", answer) if isinstance(answer, dict) else {}
