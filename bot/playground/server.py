"""The HTTP server: page, API, CDN, gateway and control on one loopback port."""

import asyncio
import json
import mimetypes
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn, cast
from urllib.parse import urlsplit

from aiohttp import web

from bot.playground import polls
from bot.playground.cdn import Cdn
from bot.playground.errors import ApiError, unauthorized
from bot.playground.faults import Fault
from bot.playground.gateway import Gateway
from bot.playground.objects import User
from bot.playground.ratelimits import Ask
from bot.playground.reading import read_body
from bot.playground.rest import ROUTES
from bot.playground.routing import PEOPLE_READ, Call, Route, Router, Status
from bot.playground.world import World

if TYPE_CHECKING:
    from bot.playground.validation import Json

PAGE: Final = Path(__file__).with_name("page")
_LOCAL: Final = frozenset({"127.0.0.1", "localhost", "::1"})

Responder = Callable[[web.Request], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """A request with its answer, as tests look at it."""

    method: str
    template: str
    query: dict[str, str]
    request: Any
    status: int
    response: Any
    by: User | None


Observer = Callable[[Observation], None]


class Dropped(Exception):
    """The connection is cut without an answer."""


class Server:
    """Serves a world. ``start`` returns once the port is open; ``close`` ends every connection."""

    def __init__(self, world: World, control: "list[web.RouteDef] | None" = None) -> None:
        self.world = world
        self.gateway = Gateway(world)
        self.observers: list[Observer] = []
        self._router = Router(ROUTES)
        self._cdn = Cdn(world)
        self._extra = control or []
        self._runner: web.AppRunner | None = None
        self._polls: asyncio.Task[None] | None = None

    async def start(self, port: int = 0) -> None:
        """Listen on 127.0.0.1; 0 takes any free port."""
        app = web.Application(middlewares=[guard], client_max_size=2 << 20)
        app.add_routes(
            [
                web.get("/gateway", self.gateway.handle),
                web.get("/gateway/", self.gateway.handle),
                web.route("*", "/api/{path:.*}", self.api),
                web.get("/attachments/{channel}/{attachment}/{name}", self._cdn.attachment),
                web.get("/ephemeral-attachments/{channel}/{attachment}/{name}", self._cdn.attachment),
                web.get("/avatars/{owner}/{face}", self._cdn.avatar),
                web.get("/embed/avatars/{number}", self._cdn.default_avatar),
                web.get("/icons/{owner}/{face}", self._cdn.avatar),
                web.get("/emojis/{emoji}", self._cdn.emoji),
                web.get("/stickers/{sticker}", self._cdn.sticker),
                *self._extra,
                web.get("/{path:.*}", page_file),
            ]
        )
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=2.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        host, bound = self._runner.addresses[0][:2]
        self.world.address = f"http://{host}:{bound}"
        self._polls = asyncio.create_task(polls.close_in_time(self.world))

    async def close(self) -> None:
        """End every connection and give the port back."""
        if self._polls is not None:
            self._polls.cancel()
            await asyncio.gather(self._polls, return_exceptions=True)
        await self.gateway.close()
        if self._runner is not None:
            await self._runner.cleanup()

    async def api(self, request: web.Request) -> web.StreamResponse:
        """Answer a request of the REST API."""
        try:
            return await self._answer(request)
        except Dropped:
            if request.transport is not None:
                request.transport.abort()
            raise asyncio.CancelledError from None
        except ConnectionResetError:
            # Whoever asked is gone, killed perhaps, in the middle of a sentence.
            raise asyncio.CancelledError from None

    async def _answer(self, request: web.Request) -> web.Response:
        version, _, path = request.match_info["path"].partition("/")
        path = "/" + path if version in {"v9", "v10"} else f"/{version}/{path}".rstrip("/")
        found = self._router.find(request.method, path)
        actor = self._actor(request)
        person = actor is not None and not actor.bot
        template = found[0].template if found else "?"
        fault = self.world.faults.strike(request.method, path, by_bot=not person)
        headers: dict[str, str] = {}
        sent: Any = None
        injected = False
        try:
            if fault is not None and not fault.after_effect:
                await asyncio.sleep(fault.delay)
                if injected := fault.fails:
                    self._fail(fault)
            route, parameters = found or _not_implemented(request.method, path)
            self._authorize(request, route, actor)
            headers = self._limit(request, route, parameters, actor)
            call = await read_body(self.world, request, actor, parameters)
            sent = call.items if call.items is not None else call.body
            status, body = await _handle(route, call)
            if fault is not None and fault.after_effect:
                await asyncio.sleep(fault.delay)
                if injected := fault.fails:
                    self._fail(fault)
        except ApiError as error:
            status, body = error.status, error.body()
            headers = headers | error.headers
            self._note_dead_webhook(found[1] if found else {}, error)
        except Dropped:
            self.world.traffic.count(f"{request.method} {template}", 0, by_person=person, injected=True)
            raise
        self.world.traffic.count(
            f"{request.method} {template}",
            status,
            by_person=person,
            shared=headers.get("X-RateLimit-Scope") == "shared",
            injected=injected,
        )
        self.world.changes += request.method != "GET"
        seen = Observation(
            method=request.method,
            template=template,
            query=dict(request.query),
            request=sent,
            status=status,
            response=body,
            by=actor,
        )
        for observer in self.observers:
            observer(seen)
        headers["Via"] = "1.1 loopback"
        if body is None:
            return web.Response(status=status, headers=headers)
        return web.Response(
            status=status, body=json.dumps(body).encode(), headers=headers, content_type="application/json"
        )

    def _actor(self, request: web.Request) -> User | None:
        token = request.headers.get("Authorization", "")
        if not token:
            return None
        user = self.world.state.by_token(token.removeprefix("Bot ").strip())
        if user is not None and user.bot != token.startswith("Bot "):
            return None
        return user

    @staticmethod
    def _authorize(request: web.Request, route: Route, actor: User | None) -> None:
        if actor is None and (not route.open or "Authorization" in request.headers):
            raise unauthorized()

    def _limit(
        self, request: web.Request, route: Route, parameters: dict[str, str], actor: User | None
    ) -> dict[str, str]:
        person = actor is not None and not actor.bot
        hidden: int | None = None
        if route.posts_by_webhook and parameters.get("webhook_id", "").isdigit():
            webhook = self.world.state.webhooks.get(int(parameters["webhook_id"]))
            hidden = webhook.channel_id if webhook else None
        limit = PEOPLE_READ if person and route.method == "GET" else route.limit
        # A route that carries its proof in the path has one bucket, whoever calls it.
        exempt = route.interaction or self._is_followup(parameters)
        admission = self.world.limits.admit(
            Ask(
                who=f"user {actor.id}" if actor is not None else f"ip {request.remote}",
                method=route.method,
                template=route.template,
                major=route.major(parameters),
                limit=limit,
                counts_globally=not exempt,
                hidden_channel=hidden,
            )
        )
        if admission.allowed:
            return admission.headers
        if admission.violation and not person:
            self.world.traffic.violate(
                "hidden webhook limit"
                if admission.scope == "shared"
                else f"ignored retry_after of {route.method} {route.template}"
            )
        raise _too_many(admission.retry_after, admission.scope, admission.headers)

    def _is_followup(self, parameters: dict[str, str]) -> bool:
        webhook_id = parameters.get("webhook_id", "")
        return webhook_id.isdigit() and self.world.state.is_application(int(webhook_id))

    def _fail(self, fault: Fault) -> None:
        if fault.drop:
            raise Dropped
        if fault.status == 429 or fault.status is None:
            raise _too_many(fault.retry_after or 1.0, fault.scope, {})
        headers = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
        raise ApiError(0, status=fault.status, headers=headers)

    def _note_dead_webhook(self, parameters: dict[str, str], error: ApiError) -> None:
        if error.code != 10015 or not parameters.get("webhook_id", "").isdigit():
            return
        webhook_id = int(parameters["webhook_id"])
        if webhook_id in self.world.state.dead_webhooks:
            self.world.traffic.dead_webhook_calls += 1
            self.world.traffic.violate("dead webhook")
        self.world.state.dead_webhooks.add(webhook_id)


def _not_implemented(method: str, path: str) -> NoReturn:
    raise ApiError(0, status=501, message=f"501: {method} {path} is not implemented by the loopback")


async def _handle(route: Route, call: Call) -> tuple[int, Any]:
    answer = await route.handler(call)
    if isinstance(answer, Status):
        return answer.status, answer.body
    return (204, None) if answer is None else (200, answer)


def _too_many(retry_after: float, scope: str, headers: dict[str, str]) -> ApiError:
    everywhere = scope == "global"
    refusal = ApiError(0, status=429, message="You are being rate limited.")
    body: Json = {"message": refusal.message, "retry_after": retry_after, "global": everywhere, "code": 0}
    refusal.body = lambda: body
    refusal.headers = {**headers, "Retry-After": str(retry_after), "X-RateLimit-Scope": scope}
    if everywhere:
        refusal.headers["X-RateLimit-Global"] = "true"
    return refusal


@web.middleware
async def guard(request: web.Request, handler: Any) -> web.StreamResponse:
    """Refuse who reaches us under another name (DNS rebinding) and pages of other origins."""
    host = urlsplit(f"//{request.headers.get('Host', '')}").hostname
    origin = request.headers.get("Origin")
    if host not in _LOCAL or (origin is not None and urlsplit(origin).netloc != request.headers.get("Host")):
        return web.Response(
            status=403, text="This server answers to pages and programs of this machine only.\n"
        )
    response = cast("web.StreamResponse", await handler(request))
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    return response


async def page_file(request: web.Request) -> web.StreamResponse:
    """Serve a file of the page."""
    wanted = (PAGE / (request.match_info["path"] or "index.html")).resolve()
    if not wanted.is_relative_to(PAGE) or not wanted.is_file() or wanted.suffix == ".py":
        return web.Response(status=404, text="Not found\n")
    kind = "text/javascript" if wanted.suffix in {".js", ".mjs"} else mimetypes.guess_type(wanted.name)[0]
    response = web.FileResponse(wanted)
    response.content_type = kind or "application/octet-stream"
    if response.content_type.startswith("text/"):
        response.charset = "utf-8"
    port = request.url.port
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Content-Security-Policy"] = (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
        f"media-src 'self' blob:; connect-src 'self' ws://127.0.0.1:{port} ws://localhost:{port}; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return response
