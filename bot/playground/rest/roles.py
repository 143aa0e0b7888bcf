"""Roles of a guild."""

from bot.playground import access, permissions
from bot.playground.errors import ApiError
from bot.playground.objects import Guild, Role
from bot.playground.permissions import Permission
from bot.playground.routing import Answer, Call, Routes
from bot.playground.validation import Form, Json

routes = Routes()


def _role(call: Call, guild: Guild) -> Role:
    role = guild.roles.get(call.id("role_id"))
    if role is None:
        raise ApiError(10011)
    return role


def _apply(call: Call, guild: Guild, role: Role, form: Form) -> None:
    name = form.text("name", high=100)
    bits = form.integer("permissions")
    color = form.integer("color", high=0xFFFFFF)
    hoist = form.flag("hoist", default=role.hoist)
    mentionable = form.flag("mentionable", default=role.mentionable)
    form.check()
    mine = permissions.in_guild(guild, call.user.id, now=call.world.clock())
    if bits is not None and bits & ~mine & ~role.permissions:
        raise ApiError(50013)
    role.name = name or role.name
    role.permissions = role.permissions if bits is None else bits
    role.color = role.color if color is None else color
    role.hoist, role.mentionable = hoist, mentionable


def _tell(call: Call, guild: Guild, role: Role, event: str) -> Json:
    answer = call.world.serialize.role(role)
    call.world.hub.to_guild(guild, event, {"guild_id": str(guild.id), "role": answer})
    return answer


@routes("GET", "/guilds/{guild_id}/roles")
async def roles(call: Call) -> Answer:
    """List roles."""
    return [call.world.serialize.role(one) for one in call.guild().roles.values()]


@routes("GET", "/guilds/{guild_id}/roles/{role_id}")
async def role(call: Call) -> Answer:
    """Return a role."""
    return call.world.serialize.role(_role(call, call.guild()))


@routes("POST", "/guilds/{guild_id}/roles")
async def create_role(call: Call) -> Answer:
    """Make a role."""
    guild = call.guild(Permission.MANAGE_ROLES)
    everyone = guild.roles[guild.id]
    fresh = Role(
        id=call.world.snowflakes.next(), name="new role", permissions=everyone.permissions, position=1
    )
    _apply(call, guild, fresh, call.form())
    guild.roles[fresh.id] = fresh
    call.world.audit(guild, call.user, 30, fresh.id, call.reason)
    return _tell(call, guild, fresh, "GUILD_ROLE_CREATE")


@routes("PATCH", "/guilds/{guild_id}/roles/{role_id}")
async def edit_role(call: Call) -> Answer:
    """Change a role."""
    guild = call.guild(Permission.MANAGE_ROLES)
    found = _role(call, guild)
    if permissions.highest(guild, call.user.id) <= found.position:
        raise ApiError(50013)
    with access.changing(call.world, guild):
        _apply(call, guild, found, call.form())
    call.world.audit(guild, call.user, 31, found.id, call.reason)
    return _tell(call, guild, found, "GUILD_ROLE_UPDATE")


@routes("DELETE", "/guilds/{guild_id}/roles/{role_id}")
async def delete_role(call: Call) -> Answer:
    """Delete a role."""
    guild = call.guild(Permission.MANAGE_ROLES)
    found = _role(call, guild)
    if found.managed or found.id == guild.id:
        raise ApiError(50028)
    if permissions.highest(guild, call.user.id) <= found.position:
        raise ApiError(50013)
    del guild.roles[found.id]
    for member in guild.members.values():
        if found.id in member.roles:
            member.roles.remove(found.id)
    call.world.audit(guild, call.user, 32, found.id, call.reason)
    call.world.hub.to_guild(guild, "GUILD_ROLE_DELETE", {"guild_id": str(guild.id), "role_id": str(found.id)})
    return None
