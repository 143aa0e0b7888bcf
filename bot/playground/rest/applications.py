"""The application and its commands."""

import re
from typing import Any, Final, cast

from bot.playground.errors import ApiError
from bot.playground.objects import Command
from bot.playground.ratelimits import Limit
from bot.playground.routing import Answer, Call, Routes, Status
from bot.playground.validation import Form, Json

routes = Routes()

_SLASH = re.compile(r"[-_'\w\u0900-\u097f\u0e00-\u0e7f]{1,32}")
_OFTEN: Final = Limit(50, 10.0)
_GLOBAL = "/applications/{application_id}/commands"
_GUILD = "/applications/{application_id}/guilds/{guild_id}/commands"


@routes("GET", "/applications/@me")
@routes("GET", "/oauth2/applications/@me")
async def application(call: Call) -> Answer:
    """Return the application whose bot asks."""
    if not call.user.bot:
        raise ApiError(20002)
    return call.world.serialize.application(call.user)


@routes("GET", "/applications/{application_id}/entitlements")
async def entitlements(call: Call) -> Answer:
    """Return no entitlements; nothing is sold here."""
    _own(call, reads=True)
    return []


@routes("GET", "/applications/{application_id}/emojis")
async def application_emojis(call: Call) -> Answer:
    """Return no emojis of the application."""
    _own(call)
    return {"items": []}


def _own(call: Call, *, reads: bool = False) -> int | None:
    """Refuse whom the application is not; returns the guild of the path."""
    state = call.world.state
    application = state.application(call.id("application_id"))
    if not reads and call.user.id != application.id:
        raise ApiError(20012)
    if "guild_id" not in call.path:
        return None
    guild = state.guild(call.id("guild_id"), call.user)
    if not reads and application.id not in guild.members:
        raise ApiError(50001)
    return guild.id


def _listed(call: Call, guild_id: int | None) -> list[Command]:
    application_id = call.id("application_id")
    return [
        one
        for one in call.world.state.commands.values()
        if one.guild_id == guild_id and one.application_id == application_id
    ]


@routes("GET", _GLOBAL, _OFTEN)
@routes("GET", _GUILD, _OFTEN)
async def commands(call: Call) -> Answer:
    """List commands; people may read them too, as their clients do."""
    guild_id = _own(call, reads=True)
    found = [call.world.serialize.command(one) for one in _listed(call, guild_id)]
    if call.user.bot and not call.truth("with_localizations"):
        found = [_without_localizations(one) for one in found]
    return found


def _without_localizations(body: Json) -> Json:
    return {key: value for key, value in body.items() if not key.endswith("_localizations")}


@routes("GET", "/guilds/{guild_id}/application-command-index")
async def index(call: Call) -> Answer:
    """List all commands of a guild as people's clients ask for them."""
    guild = call.guild()
    state = call.world.state
    there = [user for user in state.users.values() if user.bot and user.id in guild.members]
    ids = {one.id for one in there}
    listed = [
        one
        for one in state.commands.values()
        if one.application_id in ids and one.guild_id in {None, guild.id}
    ]
    return {
        "applications": [call.world.serialize.application(one) for one in there],
        "application_commands": [call.world.serialize.command(one) for one in listed],
        "version": str(max((one.version for one in listed), default=0)),
    }


@routes("POST", _GLOBAL, _OFTEN)
@routes("POST", _GUILD, _OFTEN)
async def create_command(call: Call) -> Answer:
    """Register a command, or replace the one of that name."""
    guild_id = _own(call)
    body = read_command(call.form())
    before = _twin(call, guild_id, body)
    command = _register(call, guild_id, body)
    return Status(200 if before else 201, call.world.serialize.command(command))


@routes("PUT", _GLOBAL, _OFTEN)
@routes("PUT", _GUILD, _OFTEN)
async def put_commands(call: Call) -> Answer:
    """Replace all commands."""
    guild_id = _own(call)
    if call.items is None:
        raise ApiError(50035)
    bodies: list[Json] = []
    outer = Form({})
    seen: set[tuple[int, str]] = set()
    for position, item in enumerate(call.items):
        body = read_command(Form(item, (str(position),), outer.errors), check=False)
        key = (int(body["type"]), str(body.get("name")))
        if key in seen:
            message = "Application command names must be unique"
            outer.errors.add((str(position), "name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", message)
        seen.add(key)
        bodies.append(body)
    outer.check()
    for kind, most in ((1, 100), (2, 15), (3, 15)):
        if sum(body["type"] == kind for body in bodies) > most:
            raise ApiError(30032, message=f"Maximum number of application commands reached ({most})")
    kept = [_register(call, guild_id, body) for body in bodies]
    for command in _listed(call, guild_id):
        if command not in kept:
            del call.world.state.commands[command.id]
    if call.user.id == call.world.state.application_id:
        call.world.commands_synced.set()
    return [call.world.serialize.command(one) for one in kept]


def _twin(call: Call, guild_id: int | None, body: Json) -> Command | None:
    for one in _listed(call, guild_id):
        if one.body["name"] == body["name"] and one.body["type"] == body["type"]:
            return one
    return None


def _register(call: Call, guild_id: int | None, body: Json) -> Command:
    before = _twin(call, guild_id, body)
    if before is not None and before.body == body:
        return before
    command = Command(
        id=before.id if before else call.world.snowflakes.next(),
        application_id=call.id("application_id"),
        version=call.world.snowflakes.next(),
        body=body,
        guild_id=guild_id,
    )
    call.world.state.commands[command.id] = command
    return command


def _command(call: Call, *, reads: bool = False) -> Command:
    guild_id = _own(call, reads=reads)
    found = call.world.state.commands.get(call.id("command_id"))
    if found is None or found.guild_id != guild_id or found.application_id != call.id("application_id"):
        raise ApiError(10063)
    return found


@routes("GET", _GLOBAL + "/{command_id}", _OFTEN)
@routes("GET", _GUILD + "/{command_id}", _OFTEN)
async def command(call: Call) -> Answer:
    """Return a command."""
    return call.world.serialize.command(_command(call, reads=True))


@routes("PATCH", _GLOBAL + "/{command_id}", _OFTEN)
@routes("PATCH", _GUILD + "/{command_id}", _OFTEN)
async def edit_command(call: Call) -> Answer:
    """Change a command."""
    found = _command(call)
    found.body = read_command(Form({**found.body, **call.body}))
    found.version = call.world.snowflakes.next()
    return call.world.serialize.command(found)


@routes("DELETE", _GLOBAL + "/{command_id}", _OFTEN)
@routes("DELETE", _GUILD + "/{command_id}", _OFTEN)
async def delete_command(call: Call) -> Answer:
    """Remove a command."""
    del call.world.state.commands[_command(call).id]
    return None


@routes("GET", "/applications/{application_id}/guilds/{guild_id}/commands/permissions")
async def command_permissions(call: Call) -> Answer:
    """Return no permissions of single commands; none are set here."""
    _own(call, reads=True)
    return []


def read_command(form: Form, *, check: bool = True) -> Json:
    """Read a command to be registered."""
    kind = form.integer("type", low=1, high=4) or 1
    form.require("name")
    _name(form, slash=kind == 1)
    if kind == 1:
        form.require("description")
        form.text("description", low=1, high=100)
    _localizations(form, slash=kind == 1)
    bits = form.integer("default_member_permissions")
    options = [_option(one) for one in form.forms("options", high=25)]
    _required_first(form, options)
    if check:
        form.check()
    body = form.body
    found: Json = {
        "type": kind,
        "name": body.get("name"),
        "description": body.get("description") or "",
        "name_localizations": body.get("name_localizations"),
        "description_localizations": body.get("description_localizations"),
        "default_member_permissions": None if bits is None else str(bits),
        "dm_permission": body.get("dm_permission", True) is not False,
        "contexts": body.get("contexts"),
        "integration_types": body.get("integration_types") or [0],
        "nsfw": bool(body.get("nsfw")),
    }
    if options:
        found["options"] = options
    return found


def _name(form: Form, *, slash: bool) -> None:
    name = form.text("name", low=1, high=32)
    if slash and name and (not _SLASH.fullmatch(name) or name != name.lower()):
        form.wrong("name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _localizations(form: Form, *, slash: bool, longest_name: int = 32) -> None:
    for key, high in (("name_localizations", longest_name), ("description_localizations", 100)):
        inner = form.form(key)
        for locale in list(inner.body) if inner else []:
            text = inner.text(locale, low=1, high=high) if inner else None
            bad = slash and key[0] == "n" and text and (not _SLASH.fullmatch(text) or text != text.lower())
            if bad and inner:
                inner.wrong(locale, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _option(form: Form) -> Json:
    form.require("type")
    form.require("name")
    form.require("description")
    kind = form.integer("type", low=1, high=11)
    _name(form, slash=True)
    form.text("description", low=1, high=100)
    _localizations(form, slash=True)
    found = {key: value for key, value in form.body.items() if value is not None}
    if kind in {1, 2} or "options" in form:
        options = [_option(one) for one in form.forms("options", high=25)]
        _required_first(form, options)
        found["options"] = options
    for choice in form.forms("choices", high=25):
        choice.require("name")
        choice.require("value")
        choice.text("name", low=1, high=100)
        _localizations(choice, slash=False, longest_name=100)
    if form.body.get("choices") and form.body.get("autocomplete"):
        form.wrong(
            "autocomplete",
            "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE",
            "Choices or autocomplete, not both",
        )
    return found


def _required_first(form: Form, options: list[Json]) -> None:
    optional = False
    names: set[Any] = set()
    for position, option in enumerate(options):
        path = (*form.path, "options", str(position))
        if option.get("type") not in {1, 2}:
            if cast("bool", option.get("required", False)) and optional:
                message = "Required options must be placed before non-required options"
                form.errors.add(path, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message)
            optional = optional or not option.get("required", False)
        if option.get("name") in names:
            form.errors.add(
                (*path, "name"),
                "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
                "Option name already exists",
            )
        names.add(option.get("name"))
