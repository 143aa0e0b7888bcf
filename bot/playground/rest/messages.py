"""Messages: list, read, post, edit, delete."""

from dataclasses import replace

from bot.playground import forwarding, posting, uploads
from bot.playground.drafts import EPHEMERAL, VOICE, Draft, emptied, read_draft
from bot.playground.errors import ApiError
from bot.playground.objects import Channel, Message, User
from bot.playground.permissions import Permission
from bot.playground.ratelimits import Limit
from bot.playground.routing import Answer, Call, Routes
from bot.playground.serialize import SUPPRESS_EMBEDS
from bot.playground.snowflake import at
from bot.playground.state import CONTENT_INTENT, NEWS, THREADS, WRITABLE
from bot.playground.validation import Json, fail
from bot.playground.world import World

routes = Routes()

CROSSPOSTED = 1 << 0


def shown(call: Call, message: Message) -> Json:
    """Return a message as who asks may read it."""
    user = call.user
    readable = (
        not user.bot
        or bool(call.world.state.privileged_intents & CONTENT_INTENT)
        or message.guild_id is None
        or message.author_id == user.id
        or user.id in message.mentions
    )
    return call.world.serialize.message(message, viewer=user, readable=readable)


@routes("GET", "/channels/{channel_id}/messages")
async def history(call: Call) -> Answer:
    """List messages, newest first."""
    channel = call.channel()
    bits = call.world.state.permissions(channel, call.user.id, now=call.world.clock())
    limit = call.number("limit", 50, low=1, high=100)
    before, after, around = (call.optional_id(name) for name in ("before", "after", "around"))
    if not bits & Permission.READ_MESSAGE_HISTORY:
        return []
    stored = call.world.state.messages.get(channel.id, {}).values()
    messages = sorted((one for one in stored if one.visible_to is None), key=lambda one: one.id)
    if around is not None:
        older = [one for one in messages if one.id <= around][-(limit // 2 + 1) :]
        newer = [one for one in messages if one.id > around][: limit - len(older)]
        chosen = older + newer
    elif after is not None:
        chosen = [one for one in messages if one.id > after][:limit]
    else:
        chosen = [one for one in messages if before is None or one.id < before][-limit:]
    return [shown(call, one) for one in reversed(chosen)]


@routes("GET", "/channels/{channel_id}/messages/{message_id}")
async def message(call: Call) -> Answer:
    """Return a message."""
    channel = call.channel(Permission.READ_MESSAGE_HISTORY)
    return shown(call, call.world.state.message(channel, call.id("message_id")))


@routes("POST", "/channels/{channel_id}/messages", Limit(5, 5.0))
async def create_message(call: Call) -> Answer:
    """Post a message as oneself."""
    channel = call.channel()
    may_write(call, channel)
    draft = read_draft(call.body, call.files, longest=4_000 if call.user.premium else 2_000)
    if draft.flags and draft.flags & EPHEMERAL:
        draft = read_draft({**call.body, "flags": draft.flags & ~EPHEMERAL}, call.files)
    if (draft.components is not None and draft.components) and not call.user.bot:
        raise ApiError(50035)
    if draft.enforce_nonce and draft.nonce is not None and (twin := _twin(call, channel, draft)):
        return call.world.serialize.message(twin, viewer=call.user)
    bits = call.world.state.permissions(channel, call.user.id, now=call.world.clock())
    if (draft.uploads and not bits & Permission.ATTACH_FILES) or (
        draft.poll is not None and not bits & Permission.SEND_POLLS
    ):
        raise ApiError(50013)
    if (draft.flags or 0) & VOICE:
        uploads.check_voice(draft)
        if not bits & Permission.SEND_VOICE_MESSAGES:
            raise ApiError(50173)
    if draft.reference is not None and draft.reference.body.get("type") == 1:
        reference, source = forwarding.find(call.world, call.user, draft, draft.reference)
        snapshots = forwarding.snapshots_of(call.world, channel, source)
        draft = replace(draft, flags=(draft.flags or 0) | forwarding.HAS_SNAPSHOT)
    else:
        reference, snapshots = read_reference(call, channel, draft), []
    posted = posting.create(call.world, channel, call.user, draft, reference=reference, snapshots=snapshots)
    answer = call.world.serialize.message(posted, viewer=call.user)
    if draft.nonce is not None:
        answer["nonce"] = draft.nonce
    return answer


def may_write(call: Call, channel: Channel) -> None:
    """Refuse who may not write in a channel."""
    if channel.type not in WRITABLE:
        raise ApiError(50008)
    thread = channel.type in THREADS
    call.channel(Permission.SEND_MESSAGES_IN_THREADS if thread else Permission.SEND_MESSAGES)
    if channel.thread is not None and channel.thread.locked:
        bits = call.world.state.permissions(channel, call.user.id, now=call.world.clock())
        if not bits & Permission.MANAGE_THREADS:
            raise ApiError(50083 if channel.thread.archived else 160005)


def _twin(call: Call, channel: Channel, draft: Draft) -> Message | None:
    """Return the message that this very nonce made in the last minutes."""
    recent = call.world.clock() - 300
    for one in reversed(call.world.state.messages.get(channel.id, {}).values()):
        if one.timestamp < recent:
            return None
        if one.author_id == call.user.id and one.nonce is not None and str(one.nonce) == str(draft.nonce):
            return one
    return None


def read_reference(call: Call, channel: Channel, draft: Draft) -> Json | None:
    """Return the message that a draft answers, checked."""
    form = draft.reference
    if form is None:
        return None
    message_id = form.snowflake("message_id")
    form.require("message_id")
    must_exist = form.flag("fail_if_not_exists", default=True)
    kind = form.integer("type", high=1) or 0
    channel_id = form.snowflake("channel_id") or channel.id
    form.check()
    bits = call.world.state.permissions(channel, call.user.id, now=call.world.clock())
    if not bits & Permission.READ_MESSAGE_HISTORY:
        raise ApiError(160002)
    stored = call.world.state.messages.get(channel.id, {}).get(message_id or 0)
    if channel_id != channel.id or stored is None or stored.visible_to is not None:
        if must_exist:
            raise fail("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
        return None
    found: Json = {"type": kind, "channel_id": str(channel.id), "message_id": str(message_id)}
    if channel.guild_id is not None:
        found["guild_id"] = str(channel.guild_id)
    return found


@routes("PATCH", "/channels/{channel_id}/messages/{message_id}", Limit(5, 5.0))
async def edit_message(call: Call) -> Answer:
    """Change one's own message; moderators may only hide the previews of others'."""
    channel = call.channel()
    found = call.world.state.message(channel, call.id("message_id"))
    if found.author_id != call.user.id:
        if set(call.body) == {"flags"}:
            call.channel(Permission.MANAGE_MESSAGES)
            hidden = int(call.body["flags"] or 0) & SUPPRESS_EMBEDS
            found.flags = found.flags & ~SUPPRESS_EMBEDS | hidden
            call.world.hub.message("MESSAGE_UPDATE", channel, found)
            return shown(call, found)
        raise ApiError(50005)
    if found.type not in {0, 19}:
        raise ApiError(50021)
    if found.poll is not None:
        raise ApiError(520003)
    if found.flags & VOICE:
        raise ApiError(50162)
    draft = read_edit(call, longest=4_000 if call.user.premium else 2_000)
    if draft.uploads:
        call.channel(Permission.ATTACH_FILES)
    return shown(call, posting.edit(call.world, channel, found, draft, call.user))


def read_edit(call: Call, *, longest: int = 2_000) -> Draft:
    """Read an edit."""
    return read_draft(emptied(call.body), call.files, longest=longest)


@routes("POST", "/channels/{channel_id}/messages/{message_id}/crosspost", Limit(10, 3600.0))
async def crosspost(call: Call) -> Answer:
    """Publish an announcement to the channels that follow; here none do."""
    channel = call.channel(Permission.SEND_MESSAGES)
    if channel.type != NEWS:
        raise ApiError(50024)
    found = call.world.state.message(channel, call.id("message_id"))
    if found.author_id != call.user.id:
        call.channel(Permission.MANAGE_MESSAGES)
    if found.flags & CROSSPOSTED:
        raise ApiError(40033)
    found.flags |= CROSSPOSTED
    call.world.hub.message("MESSAGE_UPDATE", channel, found)
    return shown(call, found)


@routes("DELETE", "/channels/{channel_id}/messages/{message_id}", Limit(5, 1.0))
async def delete_message(call: Call) -> Answer:
    """Delete one's own message, or as a moderator anybody's."""
    channel = call.channel()
    message_id = call.id("message_id")
    hidden = call.world.state.messages.get(channel.id, {}).get(message_id)
    if hidden is not None and hidden.visible_to == call.user.id:
        posting.delete(call.world, channel, hidden)
        return None
    found = call.world.state.message(channel, message_id)
    if found.author_id != call.user.id:
        if channel.guild_id is None:
            raise ApiError(50003)
        call.channel(Permission.MANAGE_MESSAGES)
        _note(call.world, channel, call.user, 72, call.reason)
    posting.delete(call.world, channel, found)
    return None


@routes("POST", "/channels/{channel_id}/messages/bulk-delete", Limit(1, 1.0))
async def delete_messages(call: Call) -> Answer:
    """Delete 2 to 100 messages of the last two weeks at once."""
    channel = call.channel(Permission.MANAGE_MESSAGES)
    if channel.guild_id is None:
        raise ApiError(50003)
    form = call.form()
    form.require("messages")
    ids = list(dict.fromkeys(form.snowflakes("messages", high=1_000) or []))
    form.check()
    if not 2 <= len(ids) <= 100:
        raise ApiError(50016)
    if min(ids) < at(call.world.clock() - 14 * 86_400):
        raise ApiError(50034)
    stored = call.world.state.messages.get(channel.id, {})
    _note(call.world, channel, call.user, 73, call.reason)
    posting.delete_many(call.world, channel, [stored[one] for one in ids if one in stored])
    return None


def _note(world: World, channel: Channel, user: User, action: int, reason: str | None) -> None:
    world.audit(world.state.guild_of(channel), user, action, channel.id, reason)
