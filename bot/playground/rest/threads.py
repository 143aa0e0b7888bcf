"""Threads and forum posts: open them, list them, come and go."""

from bot.playground import posting, threads
from bot.playground.drafts import Draft, read_draft
from bot.playground.errors import ApiError
from bot.playground.objects import Channel
from bot.playground.permissions import Permission
from bot.playground.routing import Answer, Call, Routes, Status, exact
from bot.playground.state import FORUM, NEWS, NEWS_THREAD, PRIVATE_THREAD, PUBLIC_THREAD, TEXT, THREADS
from bot.playground.validation import Form, Json

routes = Routes()


def _read(form: Form) -> tuple[str, int | None, int]:
    """Return a new thread's name, the minutes after which it is archived, and its slow mode."""
    form.require("name")
    name = form.text("name", low=1, high=100)
    duration = form.integer("auto_archive_duration")
    if duration is not None and duration not in threads.DURATIONS:
        message = f"Value must be one of {threads.DURATIONS}."
        form.wrong("auto_archive_duration", "BASE_TYPE_CHOICES", message)
    slowmode = form.integer("rate_limit_per_user", high=21_600) or 0
    form.check()
    return name or "", duration, slowmode


@routes("POST", "/channels/{channel_id}/messages/{message_id}/threads")
async def from_message(call: Call) -> Answer:
    """Open a thread under a message."""
    channel = call.channel(Permission.CREATE_PUBLIC_THREADS)
    if channel.type not in {TEXT, NEWS}:
        raise ApiError(50024)
    message = call.world.state.message(channel, call.id("message_id"))
    if message.thread_id is not None:
        raise ApiError(160004)
    name, duration, slowmode = _read(call.form())
    thread = threads.open_thread(
        call.world,
        channel,
        call.user.id,
        name,
        kind=NEWS_THREAD if channel.type == NEWS else PUBLIC_THREAD,
        thread_id=message.id,
        archive_after=duration,
        slowmode=slowmode,
    )
    message.thread_id = thread.id
    message.flags |= 1 << 5
    call.world.hub.message("MESSAGE_UPDATE", channel, message)
    reference: Json = {
        "type": 0,
        "channel_id": str(channel.id),
        "message_id": str(message.id),
        "guild_id": str(channel.guild_id),
    }
    posting.create(call.world, thread, call.user, Draft(), kind=posting.THREAD_STARTER, reference=reference)
    return Status(201, call.world.serialize.channel(thread, viewer=call.user))


@routes("POST", "/channels/{channel_id}/threads")
async def alone(call: Call) -> Answer:
    """Open a thread without a message, or a post in a forum."""
    channel = call.channel()
    form = call.form()
    name, duration, slowmode = _read(form)
    kind = form.integer("type", low=NEWS_THREAD, high=PRIVATE_THREAD)
    invitable = form.flag("invitable", default=True)
    form.check()
    if channel.type == FORUM:
        return _post(call, channel, name, duration, slowmode)
    kind = PRIVATE_THREAD if kind is None else kind
    fits = {TEXT: {PUBLIC_THREAD, PRIVATE_THREAD}, NEWS: {NEWS_THREAD}}
    if kind not in fits.get(channel.type, set()):
        raise ApiError(50024)
    private = kind == PRIVATE_THREAD
    call.channel(Permission.CREATE_PRIVATE_THREADS if private else Permission.CREATE_PUBLIC_THREADS)
    thread = threads.open_thread(
        call.world,
        channel,
        call.user.id,
        name,
        kind=kind,
        archive_after=duration,
        invitable=invitable,
        slowmode=slowmode,
    )
    if not private:
        reference: Json = {"type": 0, "channel_id": str(thread.id), "guild_id": str(channel.guild_id)}
        said = Draft(content=name)
        posting.create(call.world, channel, call.user, said, kind=posting.THREAD_CREATED, reference=reference)
    return Status(201, call.world.serialize.channel(thread, viewer=call.user))


def _post(call: Call, forum: Channel, name: str, duration: int | None, slowmode: int) -> Status:
    """Open a post in a forum: a thread whose first message has its id."""
    call.channel(Permission.SEND_MESSAGES)
    form = call.form()
    form.require("message")
    inner = form.form("message")
    tags = form.snowflakes("applied_tags", high=5) or []
    form.check()
    draft = read_draft(inner.body if inner else {}, call.files)
    if draft.empty:
        raise ApiError(50006)
    threads.check_tags(forum, tags, moderator=may_manage(call, forum))
    thread = threads.open_thread(
        call.world, forum, call.user.id, name, archive_after=duration, tags=tags, slowmode=slowmode
    )
    message = posting.create(call.world, thread, call.user, draft, message_id=thread.id)
    answer = call.world.serialize.channel(thread, viewer=call.user)
    return Status(201, {**answer, "message": call.world.serialize.message(message, viewer=call.user)})


def may_manage(call: Call, channel: Channel) -> bool:
    """Tell whether who asks manages the threads of a channel."""
    bits = call.world.state.permissions(channel, call.user.id, now=call.world.clock())
    return bool(bits & Permission.MANAGE_THREADS)


@routes("GET", "/guilds/{guild_id}/threads/active")
async def active(call: Call) -> Answer:
    """List a guild's open threads."""
    guild = call.guild()
    found = [one for one in call.world.state.channels_of(guild, threads=True) if not _archived_at(one)[0]]
    return _listing(call, sorted(found, key=lambda one: one.id, reverse=True), limit=len(found))


@routes("GET", "/channels/{channel_id}/threads/archived/public")
async def archived_public(call: Call) -> Answer:
    """List a channel's archived public threads, the latest archived first."""
    channel = call.channel(Permission.READ_MESSAGE_HISTORY)
    return _archived(call, _children(call, channel, {PUBLIC_THREAD, NEWS_THREAD}))


@routes("GET", "/channels/{channel_id}/threads/archived/private")
async def archived_private(call: Call) -> Answer:
    """List a channel's archived private threads, the latest archived first."""
    channel = call.channel(Permission.READ_MESSAGE_HISTORY | Permission.MANAGE_THREADS)
    return _archived(call, _children(call, channel, {PRIVATE_THREAD}))


@routes("GET", "/channels/{channel_id}/users/@me/threads/archived/private")
async def archived_mine(call: Call) -> Answer:
    """List the archived private threads that one is in, by id."""
    channel = call.channel(Permission.READ_MESSAGE_HISTORY)
    before = call.optional_id("before")
    mine = [
        one
        for one in _children(call, channel, {PRIVATE_THREAD})
        if one.thread
        and call.user.id in one.thread.members
        and one.thread.archived
        and (before is None or one.id < before)
    ]
    return _listing(call, sorted(mine, key=lambda one: one.id, reverse=True), limit=_limit(call))


def _children(call: Call, channel: Channel, kinds: set[int]) -> list[Channel]:
    return [
        one for one in call.world.state.channels.values() if one.parent_id == channel.id and one.type in kinds
    ]


def _archived_at(thread: Channel) -> tuple[bool, float]:
    return (thread.thread.archived, thread.thread.archive_timestamp) if thread.thread else (False, 0.0)


def _limit(call: Call) -> int:
    return call.number("limit", 50, low=2, high=100)


def _archived(call: Call, candidates: list[Channel]) -> Json:
    latest = call.moment("before")
    found = [one for one in candidates if _archived_at(one)[0] and exact(_archived_at(one)[1]) < latest]
    found.sort(key=lambda one: _archived_at(one)[1], reverse=True)
    return _listing(call, found, limit=_limit(call))


def _listing(call: Call, found: list[Channel], *, limit: int) -> Json:
    now, serialize = call.world.clock(), call.world.serialize
    seen = [
        one
        for one in found
        if call.world.state.permissions(one, call.user.id, now=now) & Permission.VIEW_CHANNEL
    ]
    shown = seen[:limit]
    return {
        "threads": [serialize.channel(one) for one in shown],
        "members": [
            serialize.thread_member(one, call.user.id)
            for one in shown
            if one.thread and call.user.id in one.thread.members
        ],
        "has_more": len(seen) > limit,
    }


def _thread(call: Call) -> Channel:
    channel = call.channel()
    if channel.type not in THREADS or channel.thread is None:
        raise ApiError(50024)
    return channel


@routes("GET", "/channels/{channel_id}/thread-members")
async def thread_members(call: Call) -> Answer:
    """List who is in a thread."""
    thread = _thread(call)
    members = thread.thread.members if thread.thread else {}
    return [call.world.serialize.thread_member(thread, one) for one in members]


@routes("GET", "/channels/{channel_id}/thread-members/{user_id}")
async def thread_member(call: Call) -> Answer:
    """Return somebody's membership of a thread."""
    thread = _thread(call)
    user_id = call.id("user_id")
    if thread.thread is None or user_id not in thread.thread.members:
        raise ApiError(10007)
    return call.world.serialize.thread_member(thread, user_id)


@routes("PUT", "/channels/{channel_id}/thread-members/{user_id}")
async def add_thread_member(call: Call) -> Answer:
    """Join a thread or bring somebody into it."""
    thread = _thread(call)
    user_id = call.id("user_id")
    call.world.state.member(call.world.state.guild_of(thread), user_id)
    threads.refuse_archived(thread)
    closed = thread.type == PRIVATE_THREAD and thread.thread and not thread.thread.invitable
    if closed and call.user.id != thread.owner_id and not may_manage(call, thread):
        raise ApiError(50013)
    threads.join(call.world, thread, user_id)
    return None


@routes("DELETE", "/channels/{channel_id}/thread-members/{user_id}")
async def remove_thread_member(call: Call) -> Answer:
    """Leave a thread or send somebody out of it."""
    thread = _thread(call)
    user_id = call.id("user_id")
    own_private = thread.type == PRIVATE_THREAD and call.user.id == thread.owner_id
    if call.user.id != user_id and not own_private:
        call.channel(Permission.MANAGE_THREADS)
    threads.refuse_archived(thread)
    if not threads.leave(call.world, thread, user_id):
        raise ApiError(10007)
    return None
