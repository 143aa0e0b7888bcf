"""The control port: faults, the gateway's moods, the bot's life, and counts. It knows no authentication."""

import json
from collections.abc import Awaitable, Callable
from typing import Any, Protocol, TypeAlias, cast

from aiohttp import web

from bot.playground.errors import ApiError
from bot.playground.gateway import Gateway
from bot.playground.membership import remove_member, welcome
from bot.playground.ratelimits import Rules
from bot.playground.sessions import compact
from bot.playground.validation import Form, Json
from bot.playground.world import World

Handler: TypeAlias = Callable[[Json], Awaitable[Any]]


class BotControl(Protocol):
    """The bot's process, as the control port needs it."""

    async def kill(self) -> None:
        """End it at once; it stays down."""
        ...

    async def stop(self) -> None:
        """Ask it to end; it stays down."""
        ...

    async def start(self) -> None:
        """Start it; returns when it is ready."""
        ...

    def as_json(self) -> Json:
        """Return its process id and whether it runs."""
        ...


class Control:
    """Carries out what a test or the page asks for."""

    def __init__(self, world: World, info: Callable[[], Json]) -> None:
        self._world = world
        self._info = info
        self.gateway: Gateway | None = None
        self.bot: BotControl | None = None

    def routes(self) -> list[web.RouteDef]:
        """Return the routes under ``/control``."""
        return [
            web.get("/control/info", _reads(self._info)),
            web.get("/control/faults", _reads(self._world.faults.list)),
            web.post("/control/faults", _writes(self._add_fault)),
            web.delete("/control/faults", _writes(self._clear_faults)),
            web.get("/control/limits", _reads(self._limits)),
            web.post("/control/limits", _writes(self._set_limits)),
            web.delete("/control/limits", _writes(self._restore_limits)),
            web.post("/control/gateway", _writes(self._gateway)),
            web.get("/control/bot", _reads(self._bot_state)),
            web.post("/control/bot", _writes(self._bot)),
            web.get("/control/requests", _reads(self._world.traffic.as_json)),
            web.delete("/control/requests", _writes(self._reset)),
            web.get("/control/guilds", _reads(self._guilds)),
            web.post("/control/guilds/{guild}/bot", self._invite),
            web.delete("/control/guilds/{guild}/bot", self._kick),
            web.post("/control/members", _writes(self._join)),
            web.post("/control/application", _writes(self._application)),
        ]

    async def _add_fault(self, body: Json) -> Any:
        return self._world.faults.add(body).as_json()

    async def _clear_faults(self, _body: Json) -> Any:
        self._world.faults.clear()
        return {}

    def _limits(self) -> Json:
        return self._world.limits.rules.as_json()

    async def _set_limits(self, body: Json) -> Any:
        """Set other limits than Discord's; every window begins anew."""
        limits = self._world.limits
        limits.rules = limits.rules.changed(body)
        return limits.rules.as_json()

    async def _restore_limits(self, _body: Json) -> Any:
        self._world.limits.rules = Rules()
        return {}

    async def _reset(self, _body: Json) -> Any:
        self._world.traffic.reset()
        return {}

    async def _gateway(self, body: Json) -> Any:
        """Close, invalidate, reconnect or stall connections: the bot's, or one user's, or ``"all"``."""
        form = Form(body)
        action = form.text("action")
        code = form.integer("code", low=1000, high=4999) or 4000
        everybody = body.get("user") == "all"
        user = None if everybody else (form.snowflake("user") or self._world.state.application_id)
        form.check()
        connections = self._gateway_of().connections(user)
        for connection in connections:
            if action == "close":
                connection.kick(code, "Closed by the control port.")
            elif action == "reconnect":
                connection.op(7)
            elif action == "invalidate":
                resumable = bool(body.get("resumable"))
                if connection.session is not None and not resumable:
                    self._world.sessions.drop(connection.session)
                    connection.session.outlet = None
                connection.op(9, data=resumable)
            elif action == "stall":
                connection.stall(body.get("seconds"))
            else:
                form.wrong(
                    "action", "BASE_TYPE_CHOICES", "Value must be close, reconnect, invalidate or stall."
                )
                form.check()
        return {"connections": len(connections)}

    def _gateway_of(self) -> Gateway:
        if self.gateway is None:
            raise ApiError(0, status=503, message="The gateway is not open yet")
        return self.gateway

    def _bot_state(self) -> Json:
        online = bool(self._gateway_of().connections(self._world.state.application_id))
        return {"online": online, **(self.bot.as_json() if self.bot else {"managed": False})}

    async def _bot(self, body: Json) -> Any:
        if body.get("action") == "invite":
            return await self._join({**body, "user_id": str(self._world.state.application_id)})
        if self.bot is None:
            raise ApiError(0, status=409, message="This playground runs no bot (--server-only)")
        acts = {"kill": self.bot.kill, "stop": self.bot.stop, "start": self.bot.start}
        act = acts.get(str(body.get("action")))
        if act is None:
            form = Form(body)
            form.wrong("action", "BASE_TYPE_CHOICES", "Value must be kill, stop, start or invite.")
            form.check()
            return None
        await act()
        return self._bot_state()

    def _guilds(self) -> list[Json]:
        state = self._world.state
        return [
            {
                "id": str(one.id),
                "name": one.name,
                "bot": state.application_id in one.members,
                "members": len(one.members),
            }
            for one in state.guilds.values()
        ]

    async def _invite(self, request: web.Request) -> web.Response:
        return await self._membership(request, present=True)

    async def _kick(self, request: web.Request) -> web.Response:
        return await self._membership(request, present=False)

    async def _membership(self, request: web.Request, *, present: bool) -> web.Response:
        wanted = request.match_info["guild"]
        guild = self._world.state.guilds.get(int(wanted) if wanted.isdigit() else 0)
        if guild is None:
            return web.json_response(ApiError(10004).body(), status=404)
        self._world.changes += 1
        (welcome if present else remove_member)(self._world, guild, self._world.state.bot)
        return web.json_response({"id": str(guild.id), "bot": present})

    async def _join(self, body: Json) -> Any:
        """Let somebody into a guild, as an invite does: ``guild_id`` and ``user_id``."""
        form = Form(body)
        for key in ("guild_id", "user_id"):
            form.require(key)
        guild_id, user_id = form.snowflake("guild_id"), form.snowflake("user_id")
        form.check()
        state = self._world.state
        guild, user = state.guild(guild_id or 0), state.user(user_id or 0)
        if user.id in guild.bans:
            raise ApiError(40007)
        self._world.changes += 1
        welcome(self._world, guild, user)
        return {"guild_id": str(guild.id), "user_id": str(user.id)}

    async def _application(self, body: Json) -> Any:
        """Set which privileged intents the application has, as a bit mask."""
        form = Form(body)
        form.require("privileged_intents")
        mask = form.integer("privileged_intents")
        form.check()
        self._world.state.privileged_intents = mask or 0
        return {"privileged_intents": mask}


def _reads(source: Callable[[], Any]) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handle(_request: web.Request) -> web.Response:
        return web.json_response(source(), dumps=compact)

    return handle


def _writes(act: Handler) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handle(request: web.Request) -> web.Response:
        try:
            text = await request.text()
            body: Any = json.loads(text) if text else {}
            if not isinstance(body, dict):
                return web.json_response(ApiError(50109).body(), status=400)
            return web.json_response(await act(cast("Json", body)))
        except ValueError:
            return web.json_response(ApiError(50109).body(), status=400)
        except RuntimeError as error:
            return web.json_response({"message": str(error), "code": 0}, status=503)
        except ApiError as error:
            return web.json_response(error.body(), status=error.status)

    return handle
