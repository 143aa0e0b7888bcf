"""Channels: read, change, delete, permission overwrites, typing."""

from bot.playground import access, threads
from bot.playground.errors import ApiError
from bot.playground.hub import Intent
from bot.playground.objects import Channel, Overwrite
from bot.playground.permissions import Permission
from bot.playground.ratelimits import Limit
from bot.playground.rest.thread_settings import edit_thread
from bot.playground.routing import Answer, Call, Routes
from bot.playground.serialize import stamp
from bot.playground.state import FORUM, NEWS, TEXT, THREADS
from bot.playground.validation import Form, Json
from bot.playground.world import World

routes = Routes()


def read_overwrites(form: Form) -> list[Overwrite] | None:
    """Read ``permission_overwrites``; None if the body does not speak of them."""
    if "permission_overwrites" not in form:
        return None
    found: list[Overwrite] = []
    for one in form.forms("permission_overwrites", high=100):
        one.require("id")
        target = one.snowflake("id")
        kind = one.integer("type", high=1)
        allow, deny = one.integer("allow"), one.integer("deny")
        found.append(Overwrite(id=target or 0, type=kind or 0, allow=allow or 0, deny=deny or 0))
    return found


@routes("GET", "/channels/{channel_id}")
async def channel(call: Call) -> Answer:
    """Return a channel."""
    return call.world.serialize.channel(call.channel(), viewer=call.user)


@routes("PATCH", "/channels/{channel_id}", Limit(5, 15.0))
async def edit_channel(call: Call) -> Answer:
    """Change a channel or a thread."""
    found = call.channel()
    if found.guild_id is None:
        raise ApiError(50003)
    if found.type in THREADS:
        return edit_thread(call, found)
    call.channel(Permission.MANAGE_CHANNELS)
    form = call.form()
    name = form.text("name", low=1, high=100)
    topic = form.text("topic", high=1024)
    slowmode = form.integer("rate_limit_per_user", high=21_600)
    position = form.integer("position", high=1_000)
    parent = form.snowflake("parent_id")
    overwrites = read_overwrites(form)
    nsfw = form.flag("nsfw", default=found.nsfw)
    kind = form.integer("type", high=20)
    archive = form.integer("default_auto_archive_duration", high=10_080)
    _forum_settings(call, form, found)
    form.check()
    if kind not in {None, found.type}:
        # An announcement channel may become a text channel, and the other way round.
        if {kind, found.type} != {TEXT, NEWS}:
            raise ApiError(50024)
        found.type = kind or TEXT
    found.name = name or found.name
    found.default_auto_archive_duration = archive or found.default_auto_archive_duration
    found.topic = topic if "topic" in form else found.topic
    found.parent_id = parent if "parent_id" in form else found.parent_id
    found.slowmode = found.slowmode if slowmode is None else slowmode
    found.position = found.position if position is None else position
    found.nsfw = nsfw
    guild = call.world.state.guild_of(found)
    call.world.audit(guild, call.user, 11, found.id, call.reason)
    with access.changing(call.world, guild):
        found.overwrites = found.overwrites if overwrites is None else overwrites
        return announce(call.world, found)


def _forum_settings(call: Call, form: Form, forum: Channel) -> None:
    if forum.type != FORUM:
        return
    tags = threads.read_tags(form, forum, call.world.snowflakes.next)
    flags = form.integer("flags")
    if flags is not None:
        forum.flags = flags & threads.REQUIRES_TAG
    if tags is not None:
        forum.available_tags = tags
        known = {int(one["id"]) for one in tags}
        for post in call.world.state.channels.values():
            if post.parent_id == forum.id:
                post.applied_tags = [one for one in post.applied_tags if one in known]


def announce(world: World, channel: Channel) -> Json:
    """Tell of a changed channel, also those who cannot see into it any more; returns its JSON."""
    answer = world.serialize.channel(channel)
    world.hub.to_guild(world.state.guild_of(channel), "CHANNEL_UPDATE", answer)
    return answer


@routes("DELETE", "/channels/{channel_id}")
async def delete_channel(call: Call) -> Answer:
    """Delete a channel or a thread; close a private conversation."""
    found = call.channel()
    answer = call.world.serialize.channel(found, viewer=call.user)
    if found.guild_id is None:
        return answer
    thread = found.type in THREADS
    call.channel(Permission.MANAGE_THREADS if thread else Permission.MANAGE_CHANNELS)
    call.world.audit(
        call.world.state.guild_of(found), call.user, 112 if thread else 12, found.id, call.reason
    )
    remove_channel(call.world, found)
    return answer


def remove_channel(world: World, channel: Channel) -> None:
    """Delete a channel with everything in it and say so; its threads go without a word of their own."""
    state = world.state
    within = [one for one in state.channels.values() if one.parent_id == channel.id and one.type in THREADS]
    data = world.serialize.channel(channel)
    if channel.type in THREADS:
        data = {key: data[key] for key in ("id", "guild_id", "parent_id", "type")}
        world.hub.to_channel(channel, "THREAD_DELETE", data, Intent.GUILDS)
    else:
        world.hub.to_guild(state.guild_of(channel), "CHANNEL_DELETE", data)
    for gone in (channel, *within):
        for message in state.messages.pop(gone.id, {}).values():
            for attachment in message.files:
                world.files.drop(attachment.id)
        del state.channels[gone.id]
    for webhook in [one for one in state.webhooks.values() if one.channel_id == channel.id]:
        del state.webhooks[webhook.id]
    for orphan in [one for one in state.channels.values() if one.parent_id == channel.id]:
        orphan.parent_id = None
        announce(world, orphan)


@routes("PUT", "/channels/{channel_id}/permissions/{overwrite_id}")
async def put_overwrite(call: Call) -> Answer:
    """Set what a role or member may do in a channel."""
    found = call.channel(Permission.MANAGE_ROLES)
    guild = call.world.state.guild_of(found)
    form = call.form()
    kind = form.integer("type", high=1)
    allow, deny = form.integer("allow") or 0, form.integer("deny") or 0
    form.require("type")
    form.check()
    target = call.id("overwrite_id")
    if kind == 0 and target not in guild.roles:
        raise ApiError(10009)
    call.world.audit(guild, call.user, 13, found.id, call.reason)
    with access.changing(call.world, guild):
        found.overwrites = [one for one in found.overwrites if one.id != target]
        found.overwrites.append(Overwrite(id=target, type=kind or 0, allow=allow, deny=deny))
        announce(call.world, found)
    return None


@routes("DELETE", "/channels/{channel_id}/permissions/{overwrite_id}")
async def delete_overwrite(call: Call) -> Answer:
    """Forget what was set for a role or member."""
    found = call.channel(Permission.MANAGE_ROLES)
    target = call.id("overwrite_id")
    if all(one.id != target for one in found.overwrites):
        raise ApiError(10009)
    guild = call.world.state.guild_of(found)
    call.world.audit(guild, call.user, 15, found.id, call.reason)
    with access.changing(call.world, guild):
        found.overwrites = [one for one in found.overwrites if one.id != target]
        announce(call.world, found)
    return None


@routes("POST", "/channels/{channel_id}/typing", Limit(5, 5.0))
async def typing(call: Call) -> Answer:
    """Show that somebody is writing."""
    found = call.channel()
    wanted = Permission.SEND_MESSAGES_IN_THREADS if found.type in THREADS else Permission.SEND_MESSAGES
    call.channel(wanted)
    data: Json = {
        "channel_id": str(found.id),
        "user_id": str(call.user.id),
        "timestamp": int(call.world.clock()),
    }
    if found.guild_id is not None:
        guild = call.world.state.guilds[found.guild_id]
        data |= {
            "guild_id": str(guild.id),
            "member": call.world.serialize.member(guild.members[call.user.id]),
        }
    call.world.hub.to_channel(found, "TYPING_START", data, Intent.GUILD_MESSAGE_TYPING)
    return None


def note_pin(world: World, channel: Channel) -> None:
    """Tell that the pins of a channel changed."""
    channel.last_pin = world.clock()
    data: Json = {"channel_id": str(channel.id), "last_pin_timestamp": stamp(channel.last_pin)}
    if channel.guild_id is not None:
        data["guild_id"] = str(channel.guild_id)
    world.hub.to_channel(channel, "CHANNEL_PINS_UPDATE", data, Intent.GUILDS)
