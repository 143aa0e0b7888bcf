"""People and the bot come into guilds and leave them."""

from typing import TYPE_CHECKING

from bot.playground import posting, threads
from bot.playground.drafts import Draft
from bot.playground.hub import Intent
from bot.playground.objects import Guild, Member, Role, User
from bot.playground.permissions import EVERYONE, Permission
from bot.playground.world import World

if TYPE_CHECKING:
    from bot.playground.validation import Json

BOT_PERMISSIONS = int(
    EVERYONE
    | Permission.MANAGE_WEBHOOKS
    | Permission.MANAGE_MESSAGES
    | Permission.MANAGE_ROLES
    | Permission.MANAGE_THREADS
    | Permission.MODERATE_MEMBERS
    | Permission.PIN_MESSAGES
    | Permission.VIEW_AUDIT_LOG
)
"""What Magpie's invite link asks for."""


def welcome(world: World, guild: Guild, user: User) -> None:
    """Let somebody in and say so in the guild's system channel."""
    if user.id in guild.members:
        return
    add_member(world, guild, user)
    channel = world.state.channels.get(guild.system_channel_id or 0)
    if channel is not None:
        posting.create(world, channel, user, Draft(), kind=posting.JOINED)


def add_member(world: World, guild: Guild, user: User, roles: list[int] | None = None) -> Member:
    """Let somebody in; a bot brings its own role."""
    if user.id in guild.members:
        return guild.members[user.id]
    member = Member(user_id=user.id, joined_at=world.clock(), roles=roles or [])
    if user.bot:
        role = Role(
            id=world.snowflakes.next(),
            name=user.shown,
            permissions=BOT_PERMISSIONS if user.id == world.state.application_id else EVERYONE,
            position=max((one.position for one in guild.roles.values()), default=0) + 1,
            managed=True,
            bot_id=user.id,
        )
        guild.roles[role.id] = role
        member.roles.append(role.id)
        data: Json = {"guild_id": str(guild.id), "role": world.serialize.role(role)}
        world.hub.to_guild(guild, "GUILD_ROLE_CREATE", data)
    guild.members[user.id] = member
    joined: Json = {**world.serialize.member(member), "guild_id": str(guild.id)}
    world.hub.to_guild(guild, "GUILD_MEMBER_ADD", joined, Intent.GUILD_MEMBERS)
    world.hub.guild_added(guild, user)
    return member


def remove_member(world: World, guild: Guild, user: User) -> None:
    """Let somebody go, out of every thread as well; a bot's role goes with it, its webhooks stay."""
    for thread in world.state.channels_of(guild, threads=True):
        threads.leave(world, thread, user.id)
    guild.members.pop(user.id, None)
    world.hub.guild_lost(guild, user)
    for role in [one for one in guild.roles.values() if one.bot_id == user.id]:
        del guild.roles[role.id]
        data: Json = {"guild_id": str(guild.id), "role_id": str(role.id)}
        world.hub.to_guild(guild, "GUILD_ROLE_DELETE", data)
    left: Json = {"guild_id": str(guild.id), "user": world.serialize.user(user)}
    world.hub.to_guild(guild, "GUILD_MEMBER_REMOVE", left, Intent.GUILD_MEMBERS)
