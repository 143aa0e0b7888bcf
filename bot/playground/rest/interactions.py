"""Interactions: what people click and type, and the bot's first answer."""

import asyncio
from typing import cast

from bot.playground import answers, permissions
from bot.playground.components import SELECTS, TEXT_SELECT, objects_in, walk
from bot.playground.errors import ApiError
from bot.playground.objects import Channel, Command, Guild, Message, User
from bot.playground.options import Resolver, read_options
from bot.playground.pending import ANSWER_WITHIN, Pending, new_token
from bot.playground.permissions import Permission
from bot.playground.ratelimits import Limit
from bot.playground.routing import Answer, Call, Routes, Status
from bot.playground.validation import Form, Json
from bot.playground.world import World

routes = Routes()

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5


@routes("POST", "/interactions", Limit(10, 5.0))
async def interact(call: Call) -> Answer:
    """Use a command, a button, a select or a modal, as people's clients do."""
    if call.user.bot:
        raise ApiError(20001)
    form = call.form()
    for key in ("type", "application_id", "channel_id", "session_id", "data"):
        form.require(key)
    kind = form.integer("type", low=2, high=5) or 0
    application = form.snowflake("application_id")
    channel_id = form.snowflake("channel_id")
    nonce = form.text("nonce", high=25)
    data = form.form("data")
    form.check()
    state = call.world.state
    channel = state.channel(channel_id or 0)
    state.needs(channel, call.user, 0, now=call.world.clock())
    guild = state.guilds.get(channel.guild_id or 0)
    bot = state.application(application or 0)
    if guild is not None and bot.id not in guild.members:
        raise ApiError(10002)
    pending = Pending(
        id=call.world.snowflakes.next(),
        token=new_token(),
        kind=kind,
        application_id=bot.id,
        user_id=call.user.id,
        channel_id=channel.id,
        guild_id=channel.guild_id,
        nonce=nonce,
        began=call.world.clock(),
        data={},
    )
    resolver = Resolver(call.world, channel, guild, call.user)
    readers = {COMMAND: _command, AUTOCOMPLETE: _command, COMPONENT: _component, MODAL: _modal}
    extra = readers[kind](call, data or Form({}), pending, channel, resolver)
    if resolver.found:
        pending.data["resolved"] = resolver.found
    call.world.pending.add(pending)
    if kind != AUTOCOMPLETE:
        mark: Json = {"id": str(pending.id), "nonce": nonce}
        call.world.hub.to_user(call.user.id, "INTERACTION_CREATE", mark)
    event: Json = {**_base(call.world, pending, channel, guild, call.user), **extra, "data": pending.data}
    call.world.hub.to_bot(bot.id, pending.guild_id, "INTERACTION_CREATE", event)
    if call.world.resident is not None:
        call.world.resident.meet(pending)
    asyncio.get_running_loop().call_later(ANSWER_WITHIN, answers.fail, call.world, pending)
    return None


def _base(world: World, pending: Pending, channel: Channel, guild: Guild | None, user: User) -> Json:
    serialize = world.serialize
    bits = serialize.permissions_of(channel, user.id)
    found: Json = {
        "id": str(pending.id),
        "application_id": str(pending.application_id),
        "type": pending.kind,
        "token": pending.token,
        "version": 1,
        "channel_id": str(channel.id),
        "channel": {**serialize.channel(channel, viewer=user), "permissions": bits},
        "locale": user.locale,
        "app_permissions": serialize.permissions_of(channel, pending.application_id),
        "entitlements": [],
        "entitlement_sku_ids": [],
        "authorizing_integration_owners": {"0": str(guild.id) if guild else "0"},
        "context": 0 if guild else 1,
        "attachment_size_limit": 10 * 1024 * 1024,
    }
    if guild is None:
        return {**found, "user": serialize.user(user)}
    member = {**serialize.member(guild.members[user.id]), "permissions": bits}
    return {
        **found,
        "guild_id": str(guild.id),
        "guild": {"id": str(guild.id), "locale": guild.locale, "features": ["COMMUNITY", "NEWS"]},
        "guild_locale": guild.locale,
        "member": member,
    }


def _command(call: Call, data: Form, pending: Pending, channel: Channel, resolver: Resolver) -> Json:
    command_id = data.snowflake("id")
    command = call.world.state.commands.get(command_id or 0)
    mine = command is not None and command.application_id == pending.application_id
    if command is None or not mine or command.guild_id not in {None, channel.guild_id}:
        raise ApiError(10063)
    version = data.body.get("version")
    if version is not None and str(version) != str(command.version):
        message = "This command is outdated, please try again in a few minutes"
        data.wrong("version", "INTERACTION_APPLICATION_COMMAND_INVALID_VERSION", message)
        data.check()
    _may_use(call, command, channel)
    kind = int(command.body["type"])
    pending.data = {"id": str(command.id), "name": command.body["name"], "type": kind}
    if command.guild_id is not None:
        pending.data["guild_id"] = str(command.guild_id)
    if kind == 1:
        registered = cast("list[Json]", command.body.get("options") or [])
        partial = pending.kind == AUTOCOMPLETE
        options = read_options(data, registered, resolver, call.files, partial=partial)
        if options:
            pending.data["options"] = options
    else:
        target = data.snowflake("target_id") or 0
        pending.data["target_id"] = str(target)
        if not (resolver.user(target) if kind == 2 else resolver.message(target)):
            raise ApiError(10013 if kind == 2 else 10008)
        pending.target_message_id = None
    data.check()
    return {}


def _may_use(call: Call, command: Command, channel: Channel) -> None:
    guild = call.world.state.guilds.get(channel.guild_id or 0)
    contexts = command.body.get("contexts")
    here = 0 if guild else 1
    if (contexts is not None and here not in contexts) or (
        guild is None and not command.body["dm_permission"]
    ):
        raise ApiError(10063)
    if guild is None:
        return
    bits = call.world.state.needs(
        channel, call.user, Permission.USE_APPLICATION_COMMANDS, now=call.world.clock()
    )
    wanted = command.body.get("default_member_permissions")
    in_guild = permissions.in_guild(guild, call.user.id, now=call.world.clock())
    administrator = bool(in_guild & Permission.ADMINISTRATOR)
    if wanted is None or administrator:
        return
    # "0" means administrators only.
    if int(wanted) == 0 or bits & int(wanted) != int(wanted):
        raise ApiError(50013)


def _component(call: Call, data: Form, pending: Pending, channel: Channel, resolver: Resolver) -> Json:
    message_id = call.form().snowflake("message_id") or 0
    message = call.world.state.messages.get(channel.id, {}).get(message_id)
    if message is None or message.visible_to not in {None, call.user.id}:
        raise ApiError(10008)
    custom_id = data.text("custom_id", low=1, high=100)
    component = next((one for one in walk(message.components) if one.get("custom_id") == custom_id), None)
    owner = message.application_id or message.author_id
    if component is None or component.get("disabled") or owner != pending.application_id:
        data.wrong("custom_id", "COMPONENT_VALIDATION_FAILED", "Component validation failed")
        data.check()
    kind = int((component or {}).get("type", 2))
    pending.data = {"custom_id": custom_id, "component_type": kind, "id": (component or {}).get("id")}
    if kind in SELECTS:
        pending.data["values"] = _values(data, component or {}, resolver)
    data.check()
    pending.target_message_id = message.id
    return {"message": _target(call.world, channel, message)}


def _target(world: World, channel: Channel, message: Message) -> Json:
    shown = world.serialize.message(message)
    if channel.guild_id is not None:
        shown["guild_id"] = str(channel.guild_id)
    return shown


def _values(data: Form, component: Json, resolver: Resolver) -> list[str]:
    values = [str(one) for one in data.items("values", high=25) or []]
    low = 1 if component.get("min_values") is None else int(component["min_values"])
    high = 1 if component.get("max_values") is None else int(component["max_values"])
    if not low <= len(values) <= high:
        data.wrong("values", "BASE_TYPE_BAD_LENGTH", f"Must be between {low} and {high} in length.")
    kind = int(component["type"])
    known = {str(one["value"]) for one in objects_in(component.get("options"))}
    for value in values:
        if kind == TEXT_SELECT:
            there = value in known
        else:
            number = int(value) if value.isdigit() else 0
            there = (
                (kind in {5, 7} and resolver.user(number))
                or (kind in {6, 7} and resolver.role(number))
                or (kind == 8 and resolver.channel(number, component.get("channel_types") or []))
            )
        if not there:
            data.wrong("values", "BASE_TYPE_CHOICES", "Value must be one of the options.")
    return values


def _modal(call: Call, data: Form, pending: Pending, channel: Channel, resolver: Resolver) -> Json:
    opener = call.world.pending.modal(data.snowflake("id") or 0)
    modal = cast("Json", opener.root.get("modal")) if opener is not None else None
    if opener is None or modal is None or opener.user_id != call.user.id:
        raise ApiError(10062)
    if data.body.get("custom_id") != modal["custom_id"]:
        data.wrong("custom_id", "COMPONENT_VALIDATION_FAILED", "Component validation failed")
    given = {str(one.get("custom_id")): one for one in walk(objects_in(data.body.get("components")))}
    components = [_filled(data, one, given, resolver) for one in cast("list[Json]", modal["components"])]
    data.check()
    pending.data = {"custom_id": modal["custom_id"], "components": components}
    pending.root["modal_id"] = opener.id
    pending.target_message_id = opener.target_message_id
    message = call.world.state.messages.get(channel.id, {}).get(opener.target_message_id or 0)
    return {} if message is None else {"message": _target(call.world, channel, message)}


def _filled(data: Form, component: Json, given: dict[str, Json], resolver: Resolver) -> Json:
    """Return a modal's component as the bot gets it back: its ids and what was entered."""
    kind = int(component["type"])
    found: Json = {"type": kind, "id": component["id"]}
    if "components" in component:
        found["components"] = [_filled(data, one, given, resolver) for one in component["components"]]
        return found
    if "component" in component:
        found["component"] = _filled(data, component["component"], given, resolver)
        return found
    custom_id = component.get("custom_id")
    if custom_id is None:
        return found
    found["custom_id"] = custom_id
    entered = given.get(str(custom_id), {})
    if kind in SELECTS:
        required = component.get("required", True) is not False
        if entered.get("values") or required:
            values = Form(entered, data.path, data.errors)
            found["values"] = _values(values, component, resolver)
        else:
            found["values"] = []
        return found
    value = str(entered.get("value") or "")
    found["value"] = value
    low, high = int(component.get("min_length") or 0), int(component.get("max_length") or 4_000)
    if not value and component.get("required", True) is not False:
        data.wrong(str(custom_id), "BASE_TYPE_REQUIRED", "This field is required")
    elif value and not low <= len(value) <= high:
        data.wrong(str(custom_id), "BASE_TYPE_BAD_LENGTH", f"Must be between {low} and {high} in length.")
    return found


@routes(
    "POST",
    "/interactions/{interaction_id}/{token}/callback",
    Limit(5, 2.0),
    is_open=True,
    interaction=True,
)
async def callback(call: Call) -> Answer:
    """Take the bot's first answer."""
    pending = call.world.pending.by_id(call.id("interaction_id"), call.path["token"])
    form = call.form()
    form.require("type")
    kind = form.integer("type", low=1, high=12) or 0
    form.check()
    data = call.body.get("data")
    body = cast("Json", data) if isinstance(data, dict) else {}
    message = answers.answer(call.world, pending, kind, body, call.files)
    if not call.truth("with_response"):
        return None
    interaction: Json = {"id": str(pending.id), "type": pending.kind}
    answer: Json = {"interaction": interaction}
    if message is not None:
        interaction |= {
            "response_message_id": str(message.id),
            "response_message_loading": bool(message.flags & 128),
            "response_message_ephemeral": bool(message.flags & 64),
            "channel_id": str(pending.channel_id),
        }
        if pending.guild_id is not None:
            interaction["guild_id"] = str(pending.guild_id)
        if kind in {answers.MESSAGE, answers.UPDATE}:
            answer["resource"] = {"type": kind, "message": call.world.serialize.message(message)}
    return Status(200, answer)
