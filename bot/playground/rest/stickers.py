"""Stickers: a guild's own; packs of Discord's there are none."""

from bot.playground import expressions
from bot.playground.errors import ApiError
from bot.playground.objects import Guild
from bot.playground.permissions import Permission
from bot.playground.routing import Answer, Call, Routes, Status
from bot.playground.validation import Form, Json

routes = Routes()

_PATH = "/guilds/{guild_id}/stickers"


def _found(call: Call, guild: Guild) -> Json:
    wanted = str(call.id("sticker_id"))
    found = next((one for one in guild.stickers if one["id"] == wanted), None)
    if found is None:
        raise ApiError(10060)
    return found


@routes("GET", "/sticker-packs")
async def sticker_packs(_call: Call) -> Answer:
    """Return no sticker packs."""
    return {"sticker_packs": []}


@routes("GET", "/stickers/{sticker_id}")
async def any_sticker(call: Call) -> Answer:
    """Return a sticker, whoever's it is."""
    found = expressions.home_of_sticker(call.world.state, call.id("sticker_id"))
    if found is None:
        raise ApiError(10060)
    return found[1]


@routes("GET", _PATH)
async def stickers(call: Call) -> Answer:
    """List a guild's stickers."""
    return list(call.guild().stickers)


@routes("GET", _PATH + "/{sticker_id}")
async def sticker(call: Call) -> Answer:
    """Return a sticker of a guild."""
    return _found(call, call.guild())


@routes("POST", _PATH)
async def create_sticker(call: Call) -> Answer:
    """Add a sticker; its picture comes as a file beside the form."""
    guild = call.guild(Permission.CREATE_GUILD_EXPRESSIONS)
    form = call.form()
    for key in ("name", "tags"):
        form.require(key)
    words = _words(form)
    content = call.files[0].content if call.files else b""
    kind = expressions.FORMATS.get(expressions.type_of(content) or "")
    if kind is None:
        form.wrong("file", "IMAGE_INVALID", "Invalid image data")
    elif len(content) > expressions.MAX_STICKER:
        form.wrong("file", "BINARY_TYPE_MAX_SIZE", "File cannot be larger than 512.0 kb.")
    form.check()
    if len(guild.stickers) >= 5:
        raise ApiError(30039)
    made = expressions.new_sticker(
        call.world.snowflakes.next(),
        guild.id,
        name=words["name"] or "",
        description=words["description"] or "",
        tags=words["tags"] or "",
        kind=kind or 1,
    )
    call.world.files.put(int(made["id"]), content)
    guild.stickers.append(made)
    call.world.audit(guild, call.user, 90, int(made["id"]), call.reason)
    expressions.tell_stickers(call.world, guild)
    return Status(201, made)


def _words(form: Form) -> dict[str, str | None]:
    return {
        "name": form.text("name", low=2, high=30),
        "description": form.text("description", high=100),
        "tags": form.text("tags", low=1, high=200),
    }


@routes("PATCH", _PATH + "/{sticker_id}")
async def edit_sticker(call: Call) -> Answer:
    """Change a sticker's words."""
    guild = call.guild(Permission.MANAGE_GUILD_EXPRESSIONS)
    found = _found(call, guild)
    form = call.form()
    words = _words(form)
    form.check()
    found |= {key: value for key, value in words.items() if value is not None}
    call.world.audit(guild, call.user, 91, int(found["id"]), call.reason)
    expressions.tell_stickers(call.world, guild)
    return found


@routes("DELETE", _PATH + "/{sticker_id}")
async def delete_sticker(call: Call) -> Answer:
    """Remove a sticker."""
    guild = call.guild(Permission.MANAGE_GUILD_EXPRESSIONS)
    found = _found(call, guild)
    guild.stickers.remove(found)
    call.world.files.drop(int(found["id"]))
    call.world.audit(guild, call.user, 92, int(found["id"]), call.reason)
    expressions.tell_stickers(call.world, guild)
    return None
