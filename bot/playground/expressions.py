"""Custom emojis and stickers: who knows them, what their pictures are, and the guild's word of changes."""

import base64
import binascii
import re
from pathlib import Path
from typing import Final

from bot.playground.errors import ApiError
from bot.playground.hub import Intent
from bot.playground.objects import Channel, Guild, Reaction, User
from bot.playground.permissions import Permission, in_channel
from bot.playground.state import State
from bot.playground.validation import Form, Json
from bot.playground.world import World

ART: Final = Path(__file__).with_name("art")
"""The pictures of those that a fresh playground begins with, named by ``art`` or by the emoji's name."""

MAX_EMOJI: Final = 256 * 1024
MAX_STICKER: Final = 512 * 1024
FORMATS: Final = {"image/png": 1, "image/gif": 4}
"""Sticker formats by type of picture."""

_IN_TEXT = re.compile(r"<(a?):(\w{2,32}):(\d{1,20})>")
_DATA = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,(.+)", re.DOTALL)


def new_emoji(emoji_id: int, name: str, *, animated: bool = False) -> Json:
    """Return an emoji as a guild lists it."""
    return {
        "id": str(emoji_id),
        "name": name,
        "roles": [],
        "require_colons": True,
        "managed": False,
        "animated": animated,
        "available": True,
    }


def new_sticker(
    sticker_id: int, guild_id: int, *, name: str, description: str, tags: str, kind: int = 1
) -> Json:
    """Return a sticker as a guild lists it; ``kind`` is its format, 1 for PNG."""
    return {
        "id": str(sticker_id),
        "name": name,
        "tags": tags,
        "type": 2,
        "format_type": kind,
        "description": description,
        "available": True,
        "guild_id": str(guild_id),
    }


def home_of_emoji(state: State, emoji_id: int) -> tuple[Guild, Json] | None:
    """Return a custom emoji and its guild."""
    for guild in state.guilds.values():
        for one in guild.emojis:
            if int(one["id"]) == emoji_id:
                return guild, one
    return None


def home_of_sticker(state: State, sticker_id: int) -> tuple[Guild, Json] | None:
    """Return a sticker and its guild."""
    for guild in state.guilds.values():
        for one in guild.stickers:
            if int(one["id"]) == sticker_id:
                return guild, one
    return None


def known_emoji(state: State, user: User, emoji_id: int) -> Reaction | None:
    """Return a custom emoji for reacting, if somebody is in its guild."""
    found = home_of_emoji(state, emoji_id)
    if found is None or user.id not in found[0].members:
        return None
    return Reaction(name=str(found[1]["name"]), emoji_id=emoji_id, animated=bool(found[1]["animated"]))


def spelled_out(world: World, channel: Channel, author: User | None, content: str) -> str:
    """Return a text in which emojis that its author (None: a webhook) may not use are only named."""

    def check(found: re.Match[str]) -> str:
        home = home_of_emoji(world.state, int(found[3]))
        return found[0] if home and _may_write(world, channel, author, home[0]) else f":{found[2]}:"

    return _IN_TEXT.sub(check, content) if "<" in content else content


def _may_write(world: World, channel: Channel, author: User | None, home: Guild) -> bool:
    if home.id == channel.guild_id:
        return author is None or author.id in home.members
    if author is not None and author.id not in home.members:
        return False
    here = world.state.guilds.get(channel.guild_id or 0)
    if here is None:
        return True
    if author is None:
        # A webhook writes emojis of any server where everybody may.
        return bool(here.roles[here.id].permissions & Permission.USE_EXTERNAL_EMOJIS)
    place = world.state.channels[channel.parent_id or 0] if channel.thread else channel
    external = in_channel(here, place, author.id, now=world.clock()) & Permission.USE_EXTERNAL_EMOJIS
    return bool(external) and (author.bot or author.premium)


def sticker_items(world: World, channel: Channel, author: User, wanted: list[int]) -> list[Json]:
    """Return the stickers of a message; refuse those that its author may not send there."""
    found: list[Json] = []
    for sticker_id in wanted:
        home = home_of_sticker(world.state, sticker_id)
        if home is None or author.id not in home[0].members:
            raise ApiError(50081)
        if home[0].id != channel.guild_id and not _may_send_elsewhere(world, channel, author):
            raise ApiError(50081)
        found.append({key: home[1][key] for key in ("id", "name", "format_type")})
    return found


def _may_send_elsewhere(world: World, channel: Channel, author: User) -> bool:
    """Only people with Nitro send stickers of one guild in another."""
    bits = world.state.permissions(channel, author.id, now=world.clock())
    return author.premium and not author.bot and bool(bits & Permission.USE_EXTERNAL_STICKERS)


def picture(world: World, found: Json) -> bytes | None:
    """Return the picture of an emoji or a sticker."""
    uploaded = world.files.get(int(found["id"]))
    if uploaded is not None:
        return uploaded
    path = ART / f"{world.state.art.get(int(found['id']), '')}.png"
    return path.read_bytes() if path.is_file() else None


def read_image(form: Form, key: str) -> bytes:
    """Read a picture that came as a data URI."""
    text = form.text(key, high=MAX_EMOJI * 2) or ""
    found = _DATA.fullmatch(text)
    try:
        content = base64.b64decode(found[1], validate=True) if found else b""
    except binascii.Error:
        content = b""
    if type_of(content) is None:
        form.wrong(key, "IMAGE_INVALID", "Invalid image data")
    elif len(content) > MAX_EMOJI:
        form.wrong(key, "BINARY_TYPE_MAX_SIZE", "File cannot be larger than 256.0 kb.")
    return content


def type_of(content: bytes) -> str | None:
    """Return the type of a picture that may be an emoji or a sticker."""
    if content[:8] == b"\x89PNG\r\n\x1a\n":
        return "image/png"
    if content[:3] == b"\xff\xd8\xff":
        return "image/jpeg"
    if content[:6] in {b"GIF87a", b"GIF89a"}:
        return "image/gif"
    return "image/webp" if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else None


def tell_emojis(world: World, guild: Guild) -> None:
    """Tell of all emojis of a guild after one of them changed."""
    data: Json = {"guild_id": str(guild.id), "emojis": guild.emojis}
    world.hub.to_guild(guild, "GUILD_EMOJIS_UPDATE", data, Intent.GUILD_EXPRESSIONS)


def tell_stickers(world: World, guild: Guild) -> None:
    """Tell of all stickers of a guild after one of them changed."""
    data: Json = {"guild_id": str(guild.id), "stickers": guild.stickers}
    world.hub.to_guild(guild, "GUILD_STICKERS_UPDATE", data, Intent.GUILD_EXPRESSIONS)
