"""Bans."""

from bot.playground import posting
from bot.playground.errors import ApiError
from bot.playground.hub import Intent
from bot.playground.membership import remove_member
from bot.playground.objects import Guild, User
from bot.playground.permissions import Permission
from bot.playground.rest.members import may_act_on
from bot.playground.routing import Answer, Call, Routes
from bot.playground.validation import Json

routes = Routes()


def _shown(call: Call, guild: Guild, user_id: int) -> Json:
    user = call.world.serialize.user(call.world.state.users[user_id])
    return {"reason": guild.bans[user_id], "user": user}


@routes("GET", "/guilds/{guild_id}/bans")
async def bans(call: Call) -> Answer:
    """List who is banned."""
    guild = call.guild(Permission.BAN_MEMBERS)
    limit = call.number("limit", 1_000, low=1, high=1_000)
    return [_shown(call, guild, one) for one in sorted(guild.bans)[:limit]]


@routes("GET", "/guilds/{guild_id}/bans/{user_id}")
async def ban(call: Call) -> Answer:
    """Return a ban."""
    guild = call.guild(Permission.BAN_MEMBERS)
    if call.id("user_id") not in guild.bans:
        raise ApiError(10026)
    return _shown(call, guild, call.id("user_id"))


@routes("PUT", "/guilds/{guild_id}/bans/{user_id}")
async def put_ban(call: Call) -> Answer:
    """Ban somebody, and delete what they wrote lately if asked to."""
    guild = call.guild(Permission.BAN_MEMBERS)
    form = call.form()
    seconds = form.integer("delete_message_seconds", high=604_800)
    days = form.integer("delete_message_days", high=7)
    form.check()
    target = call.world.state.user(call.id("user_id"))
    if target.id in guild.members:
        may_act_on(call, guild, target.id)
        remove_member(call.world, guild, target)
    guild.bans[target.id] = call.reason
    call.world.audit(guild, call.user, 22, target.id, call.reason)
    _tell(call, guild, target, "GUILD_BAN_ADD")
    since = call.world.clock() - (seconds or (days or 0) * 86_400)
    for channel in [one for one in call.world.state.channels.values() if one.guild_id == guild.id]:
        stored = call.world.state.messages.get(channel.id, {}).values()
        theirs = [one for one in stored if one.author_id == target.id and one.timestamp > since]
        posting.delete_many(call.world, channel, theirs)
    return None


@routes("DELETE", "/guilds/{guild_id}/bans/{user_id}")
async def lift_ban(call: Call) -> Answer:
    """Lift a ban."""
    guild = call.guild(Permission.BAN_MEMBERS)
    user_id = call.id("user_id")
    if user_id not in guild.bans:
        raise ApiError(10026)
    del guild.bans[user_id]
    call.world.audit(guild, call.user, 23, user_id, call.reason)
    _tell(call, guild, call.world.state.user(user_id), "GUILD_BAN_REMOVE")
    return None


def _tell(call: Call, guild: Guild, target: User, event: str) -> None:
    data: Json = {"guild_id": str(guild.id), "user": call.world.serialize.user(target)}
    call.world.hub.to_guild(guild, event, data, Intent.GUILD_MODERATION)
