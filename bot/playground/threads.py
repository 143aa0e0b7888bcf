"""Threads and forum posts: opened, joined, woken and counted, and told to those who may see them."""

from typing import Any, Final

from bot.playground.errors import ApiError
from bot.playground.hub import Intent
from bot.playground.objects import Channel, Message, ThreadState
from bot.playground.state import FORUM, PRIVATE_THREAD, PUBLIC_THREAD
from bot.playground.validation import Form, Json
from bot.playground.world import World

REQUIRES_TAG: Final = 1 << 4
"""The flag of a forum whose posts need a tag."""
PINNED_POST: Final = 1 << 1
DURATIONS: Final = (60, 1440, 4320, 10080)


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
    slowmode: int = 0,
) -> Channel:
    """Open a thread and tell those who may see it; its owner may be a webhook."""
    now = world.clock()
    state = ThreadState(
        archive_timestamp=now,
        create_timestamp=now,
        auto_archive_duration=archive_after or parent.default_auto_archive_duration or 4320,
        invitable=invitable,
    )
    thread = Channel(
        id=thread_id or world.snowflakes.next(),
        type=kind,
        guild_id=parent.guild_id,
        name=name,
        parent_id=parent.id,
        owner_id=owner_id,
        applied_tags=tags or [],
        slowmode=slowmode,
        thread=state,
    )
    if owner_id in world.state.users:
        state.members[owner_id] = now
    world.state.channels[thread.id] = thread
    parent.last_message_id = thread.id if parent.type == FORUM else parent.last_message_id
    data = {**world.serialize.channel(thread), "newly_created": True}
    world.hub.to_channel(thread, "THREAD_CREATE", data, Intent.GUILDS)
    return thread


def join(world: World, channel: Channel, user_id: int) -> None:
    """Add somebody to a thread and say so; of a private one they hear only now."""
    thread = channel.thread
    if thread is None or user_id in thread.members or channel.guild_id is None:
        return
    thread.members[user_id] = world.clock()
    if channel.type == PRIVATE_THREAD and user_id in world.state.users:
        seen = world.serialize.channel(channel, viewer=world.state.users[user_id])
        world.hub.to_user_in(channel, user_id, "THREAD_CREATE", seen, Intent.GUILDS)
    guild = world.state.guilds[channel.guild_id]
    member: Json = {**world.serialize.thread_member(channel, user_id), "presence": None}
    if user_id in guild.members:
        member["member"] = world.serialize.member(guild.members[user_id])
    _members_changed(world, channel, added=[member])


def leave(world: World, channel: Channel, user_id: int) -> bool:
    """Take somebody out of a thread and say so; False if they were not in it."""
    if channel.thread is None or channel.thread.members.pop(user_id, None) is None:
        return False
    _members_changed(world, channel, removed=[user_id])
    return True


def _members_changed(
    world: World, channel: Channel, *, added: list[Json] | None = None, removed: list[int] | None = None
) -> None:
    data: Json = {
        "id": str(channel.id),
        "guild_id": str(channel.guild_id),
        "member_count": min(len(channel.thread.members) if channel.thread else 0, 50),
        "added_members": added or [],
        "removed_member_ids": [str(one) for one in removed or []],
    }
    world.hub.to_channel(channel, "THREAD_MEMBERS_UPDATE", data, Intent.GUILDS)
    for one in removed or []:
        if channel.type == PRIVATE_THREAD:
            world.hub.to_user_in(channel, one, "THREAD_MEMBERS_UPDATE", data, Intent.GUILDS)


def wake(world: World, channel: Channel, *, moderator: bool) -> None:
    """Open an archived thread again, as a message does; a locked one only for moderators."""
    thread = channel.thread
    if thread is None or not thread.archived:
        return
    if thread.locked and not moderator:
        raise ApiError(50083)
    thread.archived = False
    thread.archive_timestamp = world.clock()
    world.hub.to_channel(channel, "THREAD_UPDATE", world.serialize.channel(channel), Intent.GUILDS)


def refuse_archived(channel: Channel) -> None:
    """Refuse changes within an archived thread: only a new message wakes it."""
    if channel.thread is not None and channel.thread.archived:
        raise ApiError(50083)


def count(channel: Channel, message: Message, by: int = 1) -> None:
    """Count a message of a thread (or no longer); the one that began it is not counted."""
    thread = channel.thread
    if thread is None or message.id == channel.id or message.type == 21 or message.visible_to is not None:
        return
    thread.message_count = max(0, thread.message_count + by)
    thread.total_message_sent += max(0, by)


def read_tags(form: Form, forum: Channel, fresh_id: Any) -> list[Json] | None:
    """Read a forum's ``available_tags``; those without a known id are new ones."""
    if "available_tags" not in form:
        return None
    known = {str(one["id"]) for one in forum.available_tags}
    found: list[Json] = []
    for one in form.forms("available_tags", high=20):
        one.require("name")
        name = one.text("name", low=1, high=50)
        tag_id = one.body.get("id")
        emoji_id = one.snowflake("emoji_id")
        found.append(
            {
                "id": str(tag_id) if str(tag_id) in known else str(fresh_id()),
                "name": name,
                "moderated": one.flag("moderated"),
                "emoji_id": None if emoji_id is None else str(emoji_id),
                "emoji_name": one.text("emoji_name", high=64),
            }
        )
    form.check()
    if len({one["name"] for one in found}) != len(found):
        raise ApiError(40061)
    return found


def check_tags(forum: Channel, tags: list[int], *, moderator: bool, before: list[int] | None = None) -> None:
    """Refuse tags that the forum lacks, moderators' ones set by others, and none where one is needed."""
    known = {int(one["id"]): one for one in forum.available_tags}
    if any(one not in known for one in tags):
        raise ApiError(10087)
    changed = set(tags) ^ set(before or [])
    if not moderator and any(known[one]["moderated"] for one in changed if one in known):
        raise ApiError(50013)
    if forum.flags & REQUIRES_TAG and not tags:
        if not moderator and all(one["moderated"] for one in known.values()):
            raise ApiError(40066)
        raise ApiError(40067)
