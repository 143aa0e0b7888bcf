"""Threads and forum posts."""

from bot.playground import posting
from bot.playground.drafts import Draft, read_draft
from bot.playground.errors import ApiError
from bot.playground.hub import Intent
from bot.playground.objects import Channel, ThreadState, User
from bot.playground.permissions import Permission
from bot.playground.routing import Answer, Call, Routes, Status
from bot.playground.state import FORUM, NEWS, NEWS_THREAD, PRIVATE_THREAD, PUBLIC_THREAD, TEXT, THREADS
from bot.playground.validation import Form, Json
from bot.playground.world import World

routes = Routes()


def open_thread(
    world: World,
    parent: Channel,
    owner_id: int,
    name: str,
    *,
    kind: int = PUBLIC_THREAD,
    thread_id: int | None = None,
    archive_after: int | None = None,
    tags: list[int] | None = None,
    invitable: bool = True,
) -> Channel:
    """Open a thread and tell those who may see it."""
    now = world.clock()
    thread = Channel(
        id=thread_id or world.snowflakes.next(),
        type=kind,
        guild_id=parent.guild_id,
        name=name,
        parent_id=parent.id,
        owner_id=owner_id,
        applied_tags=tags or [],
        thread=ThreadState(
            archive_timestamp=now,
            create_timestamp=now,
            auto_archive_duration=archive_after or parent.default_auto_archive_duration or 4320,
            invitable=invitable,
        ),
    )
    if thread.thread is not None and owner_id in world.state.users:
        thread.thread.members[owner_id] = now
    world.state.channels[thread.id] = thread
    parent.last_message_id = thread.id if parent.type == FORUM else parent.last_message_id
    data = {**world.serialize.channel(thread), "newly_created": True}
    world.hub.to_channel(thread, "THREAD_CREATE", data, Intent.GUILDS)
    return thread


def open_post(world: World, forum: Channel, author: User, name: str, tags: list[int]) -> Channel:
    """Open a post in a forum; its first message has the post's id."""
    return open_thread(world, forum, author.id, name, tags=tags)


def _read(form: Form) -> tuple[str, int | None]:
    form.require("name")
    name = form.text("name", low=1, high=100)
    duration = form.integer("auto_archive_duration")
    if duration is not None and duration not in {60, 1440, 4320, 10080}:
        form.wrong(
            "auto_archive_duration", "BASE_TYPE_CHOICES", "Value must be one of (60, 1440, 4320, 10080)."
        )
    form.check()
    return name or "", duration


@routes("POST", "/channels/{channel_id}/messages/{message_id}/threads")
async def from_message(call: Call) -> Answer:
    """Open a thread under a message."""
    channel = call.channel(Permission.CREATE_PUBLIC_THREADS)
    if channel.type not in {TEXT, NEWS}:
        raise ApiError(50024)
    message = call.world.state.message(channel, call.id("message_id"))
    if message.thread_id is not None:
        raise ApiError(160004)
    name, duration = _read(call.form())
    kind = NEWS_THREAD if channel.type == NEWS else PUBLIC_THREAD
    thread = open_thread(
        call.world, channel, call.user.id, name, kind=kind, thread_id=message.id, archive_after=duration
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
    name, duration = _read(form)
    kind = form.integer("type", low=NEWS_THREAD, high=PRIVATE_THREAD)
    invitable = form.flag("invitable", default=True)
    tags = form.snowflakes("applied_tags", high=5) or []
    form.check()
    if channel.type == FORUM:
        return _post(call, channel, name, tags)
    if channel.type not in {TEXT, NEWS}:
        raise ApiError(50024)
    kind = PRIVATE_THREAD if kind is None else kind
    private = kind == PRIVATE_THREAD
    call.channel(Permission.CREATE_PRIVATE_THREADS if private else Permission.CREATE_PUBLIC_THREADS)
    thread = open_thread(
        call.world, channel, call.user.id, name, kind=kind, archive_after=duration, invitable=invitable
    )
    if not private:
        reference: Json = {"type": 0, "channel_id": str(thread.id), "guild_id": str(channel.guild_id)}
        said = Draft(content=name)
        kind = posting.THREAD_CREATED
        posting.create(call.world, channel, call.user, said, kind=kind, reference=reference)
    return Status(201, call.world.serialize.channel(thread, viewer=call.user))


def _post(call: Call, forum: Channel, name: str, tags: list[int]) -> Status:
    call.channel(Permission.SEND_MESSAGES)
    inner = call.form().form("message")
    if inner is None:
        form = call.form()
        form.require("message")
        form.check()
    draft = read_draft(inner.body if inner else {}, call.files)
    if not (draft.content or draft.embeds or draft.uploads or draft.components):
        raise ApiError(50006)
    thread = open_thread(call.world, forum, call.user.id, name, tags=tags)
    message = posting.create(call.world, thread, call.user, draft, message_id=thread.id)
    answer = call.world.serialize.channel(thread, viewer=call.user)
    return Status(201, {**answer, "message": call.world.serialize.message(message, viewer=call.user)})


@routes("GET", "/guilds/{guild_id}/threads/active")
async def active(call: Call) -> Answer:
    """List a guild's open threads."""
    guild = call.guild()
    return _listing(call, call.world.state.channels_of(guild, threads=True), archived=False)


@routes("GET", "/channels/{channel_id}/threads/archived/public")
async def archived_public(call: Call) -> Answer:
    """List a channel's archived public threads."""
    channel = call.channel(Permission.READ_MESSAGE_HISTORY)
    return _listing(call, _children(call, channel, {PUBLIC_THREAD, NEWS_THREAD}), archived=True)


@routes("GET", "/channels/{channel_id}/threads/archived/private")
async def archived_private(call: Call) -> Answer:
    """List a channel's archived private threads."""
    channel = call.channel(Permission.READ_MESSAGE_HISTORY | Permission.MANAGE_THREADS)
    return _listing(call, _children(call, channel, {PRIVATE_THREAD}), archived=True)


@routes("GET", "/channels/{channel_id}/users/@me/threads/archived/private")
async def archived_mine(call: Call) -> Answer:
    """List the archived private threads that one is in."""
    channel = call.channel(Permission.READ_MESSAGE_HISTORY)
    mine = [
        one
        for one in _children(call, channel, {PRIVATE_THREAD})
        if one.thread and call.user.id in one.thread.members
    ]
    return _listing(call, mine, archived=True)


def _children(call: Call, channel: Channel, kinds: set[int]) -> list[Channel]:
    return [
        one for one in call.world.state.channels.values() if one.parent_id == channel.id and one.type in kinds
    ]


def _listing(call: Call, threads: list[Channel], *, archived: bool) -> Json:
    now = call.world.clock()
    seen = [
        one
        for one in threads
        if one.thread is not None
        and one.thread.archived == archived
        and call.world.state.permissions(one, call.user.id, now=now) & Permission.VIEW_CHANNEL
    ]
    if archived:
        seen.sort(key=lambda one: one.thread.archive_timestamp if one.thread else 0, reverse=True)
    limit = call.number("limit", 50, low=2, high=100) if archived else len(seen)
    shown = seen[:limit]
    answer: Json = {
        "threads": [call.world.serialize.channel(one) for one in shown],
        "members": [
            call.world.serialize.thread_member(one, call.user.id)
            for one in shown
            if one.thread and call.user.id in one.thread.members
        ],
        "has_more": len(seen) > limit,
    }
    return answer


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
    if thread.thread is not None and thread.thread.archived:
        raise ApiError(50083)
    posting.join_thread(call.world, thread, user_id)
    return None


@routes("DELETE", "/channels/{channel_id}/thread-members/{user_id}")
async def remove_thread_member(call: Call) -> Answer:
    """Leave a thread or send somebody out of it."""
    thread = _thread(call)
    user_id = call.id("user_id")
    if call.user.id not in {user_id, thread.owner_id}:
        call.channel(Permission.MANAGE_THREADS)
    if thread.thread is None or thread.thread.members.pop(user_id, None) is None:
        raise ApiError(10007)
    data: Json = {
        "id": str(thread.id),
        "guild_id": str(thread.guild_id),
        "member_count": len(thread.thread.members),
        "added_members": [],
        "removed_member_ids": [str(user_id)],
    }
    call.world.hub.to_channel(thread, "THREAD_MEMBERS_UPDATE", data, Intent.GUILDS)
    return None
