"""Reactions."""

import re
from dataclasses import replace

from bot.playground import expressions, threads
from bot.playground.errors import ApiError
from bot.playground.hub import Intent
from bot.playground.objects import Channel, Message, Reaction
from bot.playground.permissions import Permission
from bot.playground.ratelimits import Limit
from bot.playground.routing import Answer, Call, Routes
from bot.playground.serialize import emoji
from bot.playground.validation import Json

routes = Routes()

_CUSTOM = re.compile(r"(?:a:)?(\w{2,32}):(\d{1,20})")
_PICTURE = re.compile(r"[^\x00-\x22\x24-\x29\x2b-\x2f\x3a-\xa8\u3400-\u9fff\uac00-\ud7af]+")
_PACE = Limit(1, 0.25)
_PATH = "/channels/{channel_id}/messages/{message_id}/reactions"


def _found(call: Call) -> tuple[Channel, Message]:
    channel = call.channel(Permission.READ_MESSAGE_HISTORY)
    return channel, call.world.state.message(channel, call.id("message_id"))


def _wanted(call: Call, message: Message) -> Reaction:
    """Return the emoji of the path; a custom one is known from its guild or from the message itself."""
    text = call.path["emoji"]
    if custom := _CUSTOM.fullmatch(text):
        emoji_id = int(custom.group(2))
        there = next((one for one in message.reactions if one.emoji_id == emoji_id), None)
        known = there or expressions.known_emoji(call.world.state, call.user, emoji_id)
        if known is None:
            raise ApiError(10014)
        return replace(known, users=[])
    if not _PICTURE.fullmatch(text) or len(text) > 32:
        raise ApiError(10014)
    return Reaction(name=text)


def _same(one: Reaction, other: Reaction) -> bool:
    return one.emoji_id == other.emoji_id and (one.emoji_id is not None or one.name == other.name)


def _tell(call: Call, event: str, channel: Channel, message: Message, extra: Json) -> None:
    data: Json = {"channel_id": str(channel.id), "message_id": str(message.id), **extra}
    if channel.guild_id is not None:
        data["guild_id"] = str(channel.guild_id)
    call.world.hub.to_channel(channel, event, data, Intent.GUILD_MESSAGE_REACTIONS)


@routes("PUT", _PATH + "/{emoji}/@me", _PACE)
async def react(call: Call) -> Answer:
    """Add one's reaction."""
    channel, message = _found(call)
    threads.refuse_archived(channel)
    wanted = _wanted(call, message)
    there = next((one for one in message.reactions if _same(one, wanted)), None)
    if there is None:
        call.channel(Permission.ADD_REACTIONS)
        if len(message.reactions) >= 20:
            raise ApiError(30010)
        message.reactions.append(wanted)
        there = wanted
    if call.user.id in there.users:
        return None
    there.users.append(call.user.id)
    extra: Json = {"user_id": str(call.user.id), "emoji": emoji(there), "burst": False, "type": 0}
    if message.webhook_id is None:
        extra["message_author_id"] = str(message.author_id)
    if channel.guild_id is not None:
        member = call.world.state.guilds[channel.guild_id].members[call.user.id]
        extra["member"] = call.world.serialize.member(member)
    _tell(call, "MESSAGE_REACTION_ADD", channel, message, extra)
    return None


async def _remove(call: Call, user_id: int) -> Answer:
    channel, message = _found(call)
    if user_id != call.user.id:
        call.channel(Permission.MANAGE_MESSAGES)
    wanted = _wanted(call, message)
    there = next((one for one in message.reactions if _same(one, wanted)), None)
    if there is None or user_id not in there.users:
        return None
    there.users.remove(user_id)
    if not there.users:
        message.reactions.remove(there)
    extra: Json = {"user_id": str(user_id), "emoji": emoji(there), "burst": False, "type": 0}
    _tell(call, "MESSAGE_REACTION_REMOVE", channel, message, extra)
    return None


@routes("DELETE", _PATH + "/{emoji}/@me", _PACE)
async def unreact(call: Call) -> Answer:
    """Take back one's reaction."""
    return await _remove(call, call.user.id)


@routes("DELETE", _PATH + "/{emoji}/{user_id}", _PACE)
async def remove_reaction(call: Call) -> Answer:
    """Take away somebody's reaction."""
    return await _remove(call, call.id("user_id"))


@routes("GET", _PATH + "/{emoji}")
async def reacted(call: Call) -> Answer:
    """List who chose an emoji."""
    _, message = _found(call)
    wanted = _wanted(call, message)
    limit = call.number("limit", 25, low=1, high=100)
    after = call.optional_id("after") or 0
    there = next((one for one in message.reactions if _same(one, wanted)), None)
    users = sorted(one for one in (there.users if there else []) if one > after)[:limit]
    return [call.world.serialize.user(call.world.state.users[one]) for one in users]


@routes("DELETE", _PATH, _PACE)
async def clear(call: Call) -> Answer:
    """Take away every reaction."""
    call.channel(Permission.MANAGE_MESSAGES)
    channel, message = _found(call)
    message.reactions.clear()
    _tell(call, "MESSAGE_REACTION_REMOVE_ALL", channel, message, {})
    return None


@routes("DELETE", _PATH + "/{emoji}", _PACE)
async def clear_emoji(call: Call) -> Answer:
    """Take away every reaction with one emoji."""
    call.channel(Permission.MANAGE_MESSAGES)
    channel, message = _found(call)
    wanted = _wanted(call, message)
    message.reactions = [one for one in message.reactions if not _same(one, wanted)]
    _tell(call, "MESSAGE_REACTION_REMOVE_EMOJI", channel, message, {"emoji": emoji(wanted)})
    return None
