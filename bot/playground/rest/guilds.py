"""Guilds: themselves, their channels' list, emojis and audit log."""

from typing import TYPE_CHECKING

from bot.playground import threads
from bot.playground.errors import ApiError
from bot.playground.objects import Channel
from bot.playground.permissions import Permission
from bot.playground.rest.channels import read_overwrites
from bot.playground.routing import Answer, Call, Routes, Status
from bot.playground.state import CATEGORY, FORUM, NEWS, TEXT, VOICE

if TYPE_CHECKING:
    from bot.playground.validation import Json

routes = Routes()


@routes("GET", "/guilds/{guild_id}")
async def guild(call: Call) -> Answer:
    """Return a guild."""
    found = call.guild()
    answer = call.world.serialize.guild(found)
    if call.truth("with_counts"):
        answer |= {
            "approximate_member_count": len(found.members),
            "approximate_presence_count": len(found.members),
        }
    return answer


@routes("PATCH", "/guilds/{guild_id}")
async def edit_guild(call: Call) -> Answer:
    """Change a guild's name or language."""
    found = call.guild(Permission.MANAGE_GUILD)
    form = call.form()
    name = form.text("name", low=2, high=100)
    locale = form.text("preferred_locale", high=10)
    form.check()
    found.name = name or found.name
    found.locale = locale or found.locale
    call.world.audit(found, call.user, 1, found.id, call.reason)
    call.world.hub.to_guild(found, "GUILD_UPDATE", call.world.serialize.guild(found))
    return call.world.serialize.guild(found)


@routes("GET", "/guilds/{guild_id}/channels")
async def channels(call: Call) -> Answer:
    """List a guild's channels."""
    return [call.world.serialize.channel(one) for one in call.world.state.channels_of(call.guild())]


@routes("POST", "/guilds/{guild_id}/channels")
async def create_channel(call: Call) -> Answer:
    """Make a channel."""
    found = call.guild(Permission.MANAGE_CHANNELS)
    form = call.form()
    form.require("name")
    name = form.text("name", low=1, high=100)
    kind = form.integer("type", high=20)
    topic = form.text("topic", high=1024)
    parent = form.snowflake("parent_id")
    slowmode = form.integer("rate_limit_per_user", high=21_600)
    position = form.integer("position", high=1_000)
    overwrites = read_overwrites(form)
    nsfw = form.flag("nsfw")
    flags = form.integer("flags") or 0
    fresh = Channel(id=call.world.snowflakes.next(), type=FORUM)
    tags = threads.read_tags(form, fresh, call.world.snowflakes.next)
    form.check()
    kind = TEXT if kind is None else kind
    if kind not in {TEXT, VOICE, CATEGORY, NEWS, FORUM}:
        raise ApiError(50024)
    channel = Channel(
        id=fresh.id,
        type=kind,
        guild_id=found.id,
        name=(name or "").replace(" ", "-") if kind != CATEGORY else name or "",
        topic=topic,
        parent_id=parent,
        slowmode=slowmode or 0,
        position=len(call.world.state.channels_of(found)) if position is None else position,
        overwrites=overwrites or [],
        nsfw=nsfw,
        available_tags=(tags or []) if kind == FORUM else [],
        flags=flags & threads.REQUIRES_TAG if kind == FORUM else 0,
    )
    call.world.state.channels[channel.id] = channel
    call.world.audit(found, call.user, 10, channel.id, call.reason)
    answer = call.world.serialize.channel(channel)
    call.world.hub.to_guild(found, "CHANNEL_CREATE", answer)
    return Status(201, answer)


@routes("GET", "/guilds/{guild_id}/audit-logs")
async def audit_log(call: Call) -> Answer:
    """List what moderators did, newest first."""
    found = call.guild(Permission.VIEW_AUDIT_LOG)
    limit = call.number("limit", 50, low=1, high=100)
    by = call.optional_id("user_id")
    action = call.number("action_type", -1, low=0, high=500)
    before = call.optional_id("before")
    entries = [
        entry
        for entry in reversed(found.audit)
        if (by is None or entry.user_id == by)
        and (action < 0 or entry.action == action)
        and (before is None or entry.id < before)
    ][:limit]
    users = {entry.user_id for entry in entries}
    answer: Json = {
        "audit_log_entries": [call.world.serialize.audit_entry(entry) for entry in entries],
        "users": [call.world.serialize.user(call.world.state.users[one]) for one in users],
    }
    for key in (
        "application_commands",
        "auto_moderation_rules",
        "guild_scheduled_events",
        "integrations",
        "threads",
        "webhooks",
    ):
        answer[key] = []
    return answer
