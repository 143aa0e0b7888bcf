"""Users, the gateway's address, and private conversations."""

from typing import TYPE_CHECKING

from bot.playground import permissions
from bot.playground.errors import ApiError
from bot.playground.membership import remove_member
from bot.playground.objects import Channel, User
from bot.playground.ratelimits import Limit
from bot.playground.routing import Answer, Call, Routes
from bot.playground.state import DM
from bot.playground.world import World

if TYPE_CHECKING:
    from bot.playground.validation import Json

routes = Routes()


@routes("GET", "/gateway", is_open=True)
async def gateway(call: Call) -> Answer:
    """Tell where the gateway is."""
    return {"url": call.world.gateway}


@routes("GET", "/gateway/bot")
async def gateway_bot(call: Call) -> Answer:
    """Tell where the gateway is, how many shards are advised and how many may start."""
    if not call.user.bot:
        raise ApiError(20002)
    limit: Json = {"total": 1000, "remaining": 999, "reset_after": 14_400_000, "max_concurrency": 1}
    return {"url": call.world.gateway, "shards": 1, "session_start_limit": limit}


@routes("GET", "/users/@me")
async def me(call: Call) -> Answer:
    """Return who asks."""
    return call.world.serialize.me(call.user)


@routes("PATCH", "/users/@me", Limit(2, 3600.0))
async def edit_me(call: Call) -> Answer:
    """Change one's name."""
    form = call.form()
    username = form.text("username", low=2, high=32)
    global_name = form.text("global_name", high=32)
    form.check()
    if username:
        call.user.username = username
    if global_name and not call.user.bot:
        call.user.global_name = global_name
    call.world.hub.to_user(call.user.id, "USER_UPDATE", call.world.serialize.me(call.user))
    return call.world.serialize.me(call.user)


@routes("GET", "/users/@me/guilds")
async def my_guilds(call: Call) -> Answer:
    """List the guilds that one is in."""
    limit = call.number("limit", 200, low=1, high=200)
    before, after = call.optional_id("before"), call.optional_id("after")
    now = call.world.clock()
    found = [
        {
            "id": str(guild.id),
            "name": guild.name,
            "icon": None,
            "banner": None,
            "owner": guild.owner_id == call.user.id,
            "permissions": str(permissions.in_guild(guild, call.user.id, now=now)),
            "features": ["COMMUNITY", "NEWS"],
        }
        for guild in call.world.state.guilds.values()
        if call.user.id in guild.members
        and (before is None or guild.id < before)
        and (after is None or guild.id > after)
    ]
    return found[:limit]


@routes("DELETE", "/users/@me/guilds/{guild_id}")
async def leave(call: Call) -> Answer:
    """Leave a guild."""
    guild = call.guild()
    if guild.owner_id == call.user.id:
        raise ApiError(50055, message="Invalid Guild")
    remove_member(call.world, guild, call.user)
    return None


@routes("POST", "/users/@me/channels", Limit(10, 10.0))
async def open_private(call: Call) -> Answer:
    """Return the private conversation with somebody, a new one if there is none."""
    form = call.form()
    recipient = form.snowflake("recipient_id")
    if recipient is None:
        listed = form.snowflakes("recipients", high=1) or []
        recipient = listed[0] if listed else None
    form.check()
    if recipient is None:
        form.require("recipient_id")
        form.check()
    other = call.world.state.user(recipient or 0)
    if other.id == call.user.id or (other.bot and call.user.bot):
        raise ApiError(50007)
    return call.world.serialize.channel(private_channel(call.world, call.user, other), viewer=call.user)


@routes("GET", "/users/@me/channels")
async def private_channels(call: Call) -> Answer:
    """List one's private conversations."""
    mine = [one for one in call.world.state.channels.values() if call.user.id in one.recipients]
    return [call.world.serialize.channel(one, viewer=call.user) for one in mine]


@routes("GET", "/users/{user_id}")
async def user(call: Call) -> Answer:
    """Return a user."""
    return call.world.serialize.user(call.world.state.user(call.id("user_id")))


@routes("GET", "/voice/regions")
async def regions(_call: Call) -> Answer:
    """Return no voice regions; there is no voice here."""
    return []


def private_channel(world: World, one: User, other: User) -> Channel:
    """Return the private conversation of two users, opened if need be."""
    pair = {one.id, other.id}
    for channel in world.state.channels.values():
        if channel.type == DM and set(channel.recipients) == pair:
            return channel
    channel = Channel(id=world.snowflakes.next(), type=DM, recipients=[one.id, other.id])
    world.state.channels[channel.id] = channel
    for person in (one, other):
        if not person.bot:
            data = world.serialize.channel(channel, viewer=person)
            world.hub.to_user(person.id, "CHANNEL_CREATE", data)
    return channel
