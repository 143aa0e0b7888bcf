"""A guild's custom emojis."""

import re

from bot.playground import expressions
from bot.playground.errors import ApiError
from bot.playground.objects import Guild
from bot.playground.permissions import Permission
from bot.playground.routing import Answer, Call, Routes, Status
from bot.playground.validation import Form, Json

routes = Routes()

_PATH = "/guilds/{guild_id}/emojis"
_NAME = re.compile(r"\w{2,32}", re.ASCII)


def _name(form: Form) -> str | None:
    name = form.text("name", low=2, high=32)
    if name and not _NAME.fullmatch(name):
        form.wrong("name", "STRING_TYPE_REGEX", "String value did not match validation regex.")
    return name


def _found(call: Call, guild: Guild) -> Json:
    wanted = str(call.id("emoji_id"))
    found = next((one for one in guild.emojis if one["id"] == wanted), None)
    if found is None:
        raise ApiError(10014)
    return found


@routes("GET", _PATH)
async def emojis(call: Call) -> Answer:
    """List a guild's emojis."""
    return list(call.guild().emojis)


@routes("GET", _PATH + "/{emoji_id}")
async def emoji(call: Call) -> Answer:
    """Return an emoji."""
    return _found(call, call.guild())


@routes("POST", _PATH)
async def create_emoji(call: Call) -> Answer:
    """Add an emoji."""
    guild = call.guild(Permission.CREATE_GUILD_EXPRESSIONS)
    form = call.form()
    form.require("name")
    form.require("image")
    name, image = _name(form), expressions.read_image(form, "image")
    form.check()
    if len(guild.emojis) >= 50:
        raise ApiError(30008)
    animated = expressions.type_of(image) == "image/gif"
    made = expressions.new_emoji(call.world.snowflakes.next(), name or "", animated=animated)
    call.world.files.put(int(made["id"]), image)
    guild.emojis.append(made)
    call.world.audit(guild, call.user, 60, int(made["id"]), call.reason)
    expressions.tell_emojis(call.world, guild)
    return Status(201, made)


@routes("PATCH", _PATH + "/{emoji_id}")
async def edit_emoji(call: Call) -> Answer:
    """Rename an emoji."""
    guild = call.guild(Permission.MANAGE_GUILD_EXPRESSIONS)
    found = _found(call, guild)
    form = call.form()
    name = _name(form)
    form.check()
    found["name"] = name or found["name"]
    call.world.audit(guild, call.user, 61, int(found["id"]), call.reason)
    expressions.tell_emojis(call.world, guild)
    return found


@routes("DELETE", _PATH + "/{emoji_id}")
async def delete_emoji(call: Call) -> Answer:
    """Remove an emoji."""
    guild = call.guild(Permission.MANAGE_GUILD_EXPRESSIONS)
    found = _found(call, guild)
    guild.emojis.remove(found)
    call.world.files.drop(int(found["id"]))
    call.world.audit(guild, call.user, 62, int(found["id"]), call.reason)
    expressions.tell_emojis(call.world, guild)
    return None
