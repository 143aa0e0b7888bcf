"""Routes of the REST API: where a request goes, what it is limited to, and what its handler gets."""

import datetime as dt
import math
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from bot.playground.errors import ApiError, unauthorized
from bot.playground.objects import Channel, Guild, User
from bot.playground.ratelimits import Limit
from bot.playground.validation import Form, Json, fail
from bot.playground.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that came with a request; ``key`` is the n of ``files[n]``."""

    key: str
    filename: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A request, read and authenticated."""

    world: World
    actor: User | None
    path: Mapping[str, str]
    query: Mapping[str, str]
    body: Json
    items: list[Json] | None = None
    files: list[Upload] = field(default_factory=list[Upload])
    reason: str | None = None

    @property
    def user(self) -> User:
        """Return who asks; refuse without a token."""
        if self.actor is None:
            raise unauthorized()
        return self.actor

    def id(self, name: str) -> int:
        """Return an id of the path; ``@me`` is who asks."""
        value = self.path[name]
        if value == "@me":
            return self.user.id
        if not value.isdigit() or int(value) >= 2**63:
            message = f'Value "{value[:40]}" is not snowflake.'
            raise ApiError(
                50035, errors={name: {"_errors": [{"code": "NUMBER_TYPE_COERCE", "message": message}]}}
            )
        return int(value)

    def form(self) -> Form:
        """Return the body for reading."""
        return Form(self.body)

    def channel(self, wanted: int = 0, name: str = "channel_id") -> Channel:
        """Return the channel of the path, if who asks sees it and has the permissions."""
        state = self.world.state
        channel = state.channel(self.id(name))
        state.needs(channel, self.user, wanted, now=self.world.clock())
        return channel

    def guild(self, wanted: int = 0) -> Guild:
        """Return the guild of the path, if who asks is in it and has the permissions."""
        guild = self.world.state.guild(self.id("guild_id"), self.user)
        self.world.state.needs_in_guild(guild, self.user, wanted, now=self.world.clock())
        return guild

    def number(self, name: str, default: int, *, low: int, high: int) -> int:
        """Return an integer of the query."""
        form = Form(dict(self.query))
        value = form.integer(name, low=low, high=high)
        form.check()
        return default if value is None else value

    def optional_id(self, name: str) -> int | None:
        """Return an id of the query."""
        form = Form(dict(self.query))
        value = form.snowflake(name)
        form.check()
        return value

    def moment(self, name: str) -> float:
        """Return a time of the query in seconds since 1970; without one, a time after all others."""
        text = self.query.get(name)
        if text is None:
            return math.inf
        try:
            return exact(dt.datetime.fromisoformat(text).timestamp())
        except ValueError as error:
            raise fail(name, "DATE_TIME_TYPE_PARSE", "Could not parse as a time.") from error

    def truth(self, name: str) -> bool:
        """Return a boolean of the query."""
        return self.query.get(name, "").lower() in {"1", "true"}


def exact(seconds: float) -> float:
    """Return a time to the microsecond, as the API writes it, so that pages meet exactly."""
    return round(seconds, 6)


@dataclass(frozen=True, slots=True)
class Status:
    """An answer whose status is not the usual one."""

    status: int
    body: Any = None


Answer: TypeAlias = Json | list[Any] | Status | None
"""What a handler returns: JSON, or None for 204."""

Handler: TypeAlias = Callable[[Call], Awaitable[Answer]]

READ: Final = Limit(5, 1.0)
WRITE: Final = Limit(5, 2.0)
PEOPLE_READ: Final = Limit(50, 1.0)
"""People's clients read more at once (scrolling, several channels) than a bot needs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One method of one path. ``open`` routes carry their proof in the path instead of a token."""

    method: str
    template: str
    handler: Handler
    limit: Limit
    open: bool = False
    interaction: bool = False
    posts_by_webhook: bool = False
    pattern: re.Pattern[str]

    def major(self, path: Mapping[str, str]) -> str:
        """Return the part of the path that has a bucket of its own."""
        for name in ("webhook_id", "channel_id", "guild_id"):
            if name in path:
                return path[name] + "/" + path.get("token", "")
        return path.get("token", "")


class Routes:
    """The table that the modules of ``rest`` write their handlers into."""

    def __init__(self) -> None:
        self.table: list[Route] = []

    def __call__(
        self,
        method: str,
        template: str,
        limit: Limit | None = None,
        *,
        is_open: bool = False,
        interaction: bool = False,
        posts_by_webhook: bool = False,
    ) -> Callable[[Handler], Handler]:
        """Register a handler."""

        def register(handler: Handler) -> Handler:
            pattern = re.escape(template).replace(r"\{", "{").replace(r"\}", "}")
            pattern = re.sub(r"{(\w+)}", r"(?P<\1>[^/]+)", pattern)
            self.table.append(
                Route(
                    method=method,
                    template=template,
                    handler=handler,
                    limit=limit or (READ if method == "GET" else WRITE),
                    open=is_open,
                    interaction=interaction,
                    posts_by_webhook=posts_by_webhook,
                    pattern=re.compile(pattern),
                )
            )
            return handler

        return register


class Router:
    """Finds the route of a request; literal paths come before those with parameters."""

    def __init__(self, routes: list[Routes]) -> None:
        self._by_size: dict[tuple[str, int], list[Route]] = {}
        for route in sorted(
            (route for table in routes for route in table.table), key=lambda one: one.template.count("{")
        ):
            self._by_size.setdefault((route.method, route.template.count("/")), []).append(route)

    def find(self, method: str, path: str) -> tuple[Route, dict[str, str]] | None:
        """Return the route and the parameters of its path."""
        for route in self._by_size.get((method, path.count("/")), []):
            if found := route.pattern.fullmatch(path):
                return route, found.groupdict()
        return None
