"""Reads a request: JSON, or a form with ``payload_json`` and files."""

import json
import re
from typing import TYPE_CHECKING, Any, Final, cast
from urllib.parse import unquote

from aiohttp import BodyPartReader, web

from bot.playground.drafts import MAX_FILE_SIZE
from bot.playground.errors import ApiError
from bot.playground.objects import User
from bot.playground.routing import Call, Upload
from bot.playground.world import World

if TYPE_CHECKING:
    from bot.playground.validation import Json

MAX_JSON: Final = 1 << 20
_FILE = re.compile(r"files?\[?(\d*)\]?")


async def read_body(
    world: World, request: web.Request, actor: User | None, parameters: dict[str, str]
) -> Call:
    """Return the request as a handler gets it."""
    body: Any = {}
    files: list[Upload] = []
    if request.content_type.startswith("multipart/"):
        body, files = await _form(request)
    elif request.can_read_body:
        raw = await request.content.read(MAX_JSON + 1)
        while len(raw) <= MAX_JSON and not request.content.at_eof():
            raw += await request.content.read(MAX_JSON)
        if len(raw) > MAX_JSON:
            raise ApiError(40005)
        body = _json(raw) if raw else {}
    items: list[Json] | None = None
    if isinstance(body, list):
        items = [cast("Json", one) for one in cast("list[Any]", body) if isinstance(one, dict)]
        body = {}
    if not isinstance(body, dict):
        raise ApiError(50035, message="Invalid Form Body")
    reason = request.headers.get("X-Audit-Log-Reason")
    return Call(
        world=world,
        actor=actor,
        path={name: unquote(value) for name, value in parameters.items()},
        query=dict(request.query),
        body=cast("Json", body),
        items=items,
        files=files,
        reason=unquote(reason)[:512] if reason else None,
    )


def _json(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise ApiError(50109) from error


async def _form(request: web.Request) -> tuple[Any, list[Upload]]:
    body: Any = {}
    fields: dict[str, Any] = {}
    files: list[Upload] = []
    too_large = False
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            raise ApiError(50035)
        content = bytearray()
        while chunk := await part.read_chunk(1 << 16):
            too_large = too_large or len(content) > MAX_FILE_SIZE
            if not too_large:
                content += chunk
        if too_large:
            continue
        if part.name == "payload_json":
            body = _json(bytes(content))
        elif part.filename is not None:
            found = _FILE.fullmatch(part.name or "")
            files.append(
                Upload(
                    key=(found.group(1) if found else "") or str(len(files)),
                    filename=part.filename,
                    content_type=part.headers.get("Content-Type", ""),
                    content=bytes(content),
                )
            )
        else:
            fields[part.name or ""] = bytes(content).decode("utf-8", "replace")
    if too_large:
        raise ApiError(40005)
    if isinstance(body, dict) and fields:
        body = {**fields, **cast("Json", body)}
    return cast("Any", body), files
