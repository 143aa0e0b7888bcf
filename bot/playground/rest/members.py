"""Members of a guild."""

import datetime as dt

from bot.playground import access, permissions
from bot.playground.errors import ApiError
from bot.playground.hub import Intent
from bot.playground.members import search
from bot.playground.membership import remove_member
from bot.playground.objects import Change, Guild, Member, User
from bot.playground.permissions import Permission
from bot.playground.routing import Answer, Call, Routes
from bot.playground.serialize.values import stamp
from bot.playground.validation import Form, Json
from bot.playground.world import World

routes = Routes()


@routes("GET", "/guilds/{guild_id}/members")
async def members(call: Call) -> Answer:
    """List members by id."""
    guild = call.guild()
    limit = call.number("limit", 1, low=1, high=1_000)
    after = call.optional_id("after") or 0
    found = sorted(one for one in guild.members if one > after)[:limit]
    return [call.world.serialize.member(guild.members[one]) for one in found]


@routes("GET", "/guilds/{guild_id}/members/search")
async def search_members(call: Call) -> Answer:
    """List members whose name begins so."""
    guild = call.guild()
    limit = call.number("limit", 1, low=1, high=1_000)
    found = search(call.world, guild, call.query.get("query", ""), limit)
    return [call.world.serialize.member(one) for one in found]


@routes("GET", "/guilds/{guild_id}/members/{user_id}")
async def member(call: Call) -> Answer:
    """Return a member."""
    return call.world.serialize.member(call.world.state.member(call.guild(), call.id("user_id")))


@routes("GET", "/users/@me/guilds/{guild_id}/member")
async def me_as_member(call: Call) -> Answer:
    """Return oneself as a member."""
    return call.world.serialize.member(call.guild().members[call.user.id])


def may_act_on(call: Call, guild: Guild, target: int) -> None:
    """Refuse who does not stand above somebody."""
    if target == guild.owner_id or permissions.highest(guild, call.user.id) <= permissions.highest(
        guild, target
    ):
        raise ApiError(50013)


def tell(world: World, guild: Guild, changed: Member) -> Json:
    """Tell of a changed member; returns its JSON."""
    answer = world.serialize.member(changed)
    data: Json = {**answer, "guild_id": str(guild.id)}
    world.hub.to_guild(guild, "GUILD_MEMBER_UPDATE", data, Intent.GUILD_MEMBERS)
    return answer


@routes("PATCH", "/guilds/{guild_id}/members/@me")
async def edit_me(call: Call) -> Answer:
    """Change one's own nickname."""
    guild = call.guild(Permission.CHANGE_NICKNAME)
    form = call.form()
    nick = form.text("nick", high=32)
    form.check()
    mine = guild.members[call.user.id]
    if "nick" in form:
        mine.nick = nick or None
    return tell(call.world, guild, mine)


@routes("PATCH", "/guilds/{guild_id}/members/{user_id}")
async def edit_member(call: Call) -> Answer:
    """Change a member's nickname, roles or time-out."""
    guild = call.guild()
    target = call.world.state.member(guild, call.id("user_id"))
    if target.user_id == call.user.id and set(call.body) <= {"nick"}:
        return await edit_me(call)
    form = call.form()
    nick = form.text("nick", high=32)
    roles = form.snowflakes("roles", high=250)
    until = _moment(form)
    form.check()
    if "nick" in form:
        call.guild(Permission.MANAGE_NICKNAMES)
    if roles is not None:
        call.guild(Permission.MANAGE_ROLES)
        if any(one not in guild.roles for one in roles):
            raise ApiError(10011)
    if "communication_disabled_until" in form:
        call.guild(Permission.MODERATE_MEMBERS)
    may_act_on(call, guild, target.user_id)
    target.nick = (nick or None) if "nick" in form else target.nick
    with access.changing(call.world, guild):
        target.roles = target.roles if roles is None else [one for one in roles if one != guild.id]
    changes: list[Change] = []
    if "communication_disabled_until" in form and target.timeout_until != until:
        old, new = stamp(target.timeout_until), stamp(until)
        changes.append(Change(key="communication_disabled_until", old=old, new=new))
        target.timeout_until = until
    call.world.audit(guild, call.user, 24, target.user_id, call.reason, changes=changes)
    return tell(call.world, guild, target)


def _moment(form: Form) -> float | None:
    value = form.body.get("communication_disabled_until")
    if value is None:
        return None
    try:
        return dt.datetime.fromisoformat(str(value)).timestamp()
    except ValueError:
        form.wrong("communication_disabled_until", "DATE_TIME_TYPE_PARSE", "Could not parse as a time.")
        return None


@routes("DELETE", "/guilds/{guild_id}/members/{user_id}")
async def kick(call: Call) -> Answer:
    """Send a member out."""
    guild = call.guild(Permission.KICK_MEMBERS)
    target = call.world.state.member(guild, call.id("user_id"))
    may_act_on(call, guild, target.user_id)
    call.world.audit(guild, call.user, 20, target.user_id, call.reason)
    remove_member(call.world, guild, _user(call, target.user_id))
    return None


def _user(call: Call, user_id: int) -> User:
    return call.world.state.user(user_id)


async def _role(call: Call, *, add: bool) -> Answer:
    guild = call.guild(Permission.MANAGE_ROLES)
    target = call.world.state.member(guild, call.id("user_id"))
    role = guild.roles.get(call.id("role_id"))
    if role is None:
        raise ApiError(10011)
    if role.managed or role.id == guild.id or permissions.highest(guild, call.user.id) <= role.position:
        raise ApiError(50013)
    with access.changing(call.world, guild):
        if add and role.id not in target.roles:
            target.roles.append(role.id)
        elif not add and role.id in target.roles:
            target.roles.remove(role.id)
    call.world.audit(guild, call.user, 25, target.user_id, call.reason)
    tell(call.world, guild, target)
    return None


@routes("PUT", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}")
async def give_role(call: Call) -> Answer:
    """Give a member a role."""
    return await _role(call, add=True)


@routes("DELETE", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}")
async def take_role(call: Call) -> Answer:
    """Take a role from a member."""
    return await _role(call, add=False)
