"""Pinned messages, by the old routes and the new ones."""

from typing import TYPE_CHECKING

from bot.playground import posting
from bot.playground.drafts import Draft
from bot.playground.errors import ApiError
from bot.playground.objects import Message
from bot.playground.permissions import Permission
from bot.playground.rest.channels import note_pin
from bot.playground.rest.messages import shown
from bot.playground.routing import Answer, Call, Routes, exact
from bot.playground.serialize import stamp

if TYPE_CHECKING:
    from bot.playground.validation import Json

routes = Routes()

_MAY_PIN = Permission.PIN_MESSAGES


def _pinned(call: Call) -> list[Message]:
    channel = call.channel(Permission.READ_MESSAGE_HISTORY)
    stored = call.world.state.messages.get(channel.id, {}).values()
    return sorted((one for one in stored if one.pinned_at), key=lambda one: one.pinned_at or 0, reverse=True)


@routes("GET", "/channels/{channel_id}/pins")
async def old_pins(call: Call) -> Answer:
    """List pinned messages, the latest first."""
    return [shown(call, one) for one in _pinned(call)[:50]]


@routes("GET", "/channels/{channel_id}/messages/pins")
async def pins(call: Call) -> Answer:
    """List pinned messages page by page."""
    limit = call.number("limit", 50, low=1, high=50)
    latest = call.moment("before")
    found = [one for one in _pinned(call) if exact(one.pinned_at or 0) < latest]
    items: list[Json] = [
        {"pinned_at": stamp(one.pinned_at), "message": shown(call, one)} for one in found[:limit]
    ]
    return {"items": items, "has_more": len(found) > limit}


@routes("PUT", "/channels/{channel_id}/messages/pins/{message_id}")
async def pin(call: Call) -> Answer:
    """Pin a message."""
    channel = call.channel()
    if channel.guild_id is not None:
        call.channel(_MAY_PIN)
    message = call.world.state.message(channel, call.id("message_id"))
    if message.pinned_at is not None:
        return None
    if len(_pinned(call)) >= 250:
        raise ApiError(30003)
    message.pinned_at = call.world.clock()
    if channel.guild_id is not None:
        call.world.audit(call.world.state.guild_of(channel), call.user, 74, message.author_id, call.reason)
    call.world.hub.message("MESSAGE_UPDATE", channel, message)
    note_pin(call.world, channel)
    reference: Json = {"type": 0, "channel_id": str(channel.id), "message_id": str(message.id)}
    if channel.guild_id is not None:
        reference["guild_id"] = str(channel.guild_id)
    posting.create(call.world, channel, call.user, Draft(), kind=posting.SYSTEM_PIN, reference=reference)
    return None


@routes("DELETE", "/channels/{channel_id}/messages/pins/{message_id}")
async def unpin(call: Call) -> Answer:
    """Unpin a message."""
    channel = call.channel()
    if channel.guild_id is not None:
        call.channel(_MAY_PIN)
    message = call.world.state.message(channel, call.id("message_id"))
    if message.pinned_at is None:
        return None
    message.pinned_at = None
    if channel.guild_id is not None:
        call.world.audit(call.world.state.guild_of(channel), call.user, 75, message.author_id, call.reason)
    call.world.hub.message("MESSAGE_UPDATE", channel, message)
    note_pin(call.world, channel)
    return None


@routes("PUT", "/channels/{channel_id}/pins/{message_id}")
async def old_pin(call: Call) -> Answer:
    """Pin a message by the old route."""
    return await pin(call)


@routes("DELETE", "/channels/{channel_id}/pins/{message_id}")
async def old_unpin(call: Call) -> Answer:
    """Unpin a message by the old route."""
    return await unpin(call)
