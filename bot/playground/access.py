"""Who comes to see a channel anew is told of its threads."""

import contextlib
from collections.abc import Generator

from bot.playground.objects import Channel, Guild
from bot.playground.permissions import Permission
from bot.playground.sessions import compact
from bot.playground.world import World


@contextlib.contextmanager
def changing(world: World, guild: Guild) -> Generator[None]:
    """Send THREAD_LIST_SYNC to those who see more channels after the change within than before."""
    before = _seen(world, guild)
    yield
    after = _seen(world, guild)
    for session in world.sessions.in_guild(guild):
        gained = after.get(session.user.id, set()) - before.get(session.user.id, set())
        if gained:
            session.push("THREAD_LIST_SYNC", compact(_listing(world, guild, gained, session.user.id)))


def _seen(world: World, guild: Guild) -> dict[int, set[int]]:
    """Return the channels with threads that each member with a connection sees."""
    now = world.clock()
    parents = {one.parent_id for one in world.state.channels_of(guild, threads=True)}
    channels = [world.state.channels[one] for one in parents if one is not None]
    users = {session.user.id for session in world.sessions.in_guild(guild)}
    return {
        user: {
            one.id
            for one in channels
            if world.state.permissions(one, user, now=now) & Permission.VIEW_CHANNEL
        }
        for user in users
    }


def _listing(world: World, guild: Guild, channel_ids: set[int], user_id: int) -> dict[str, object]:
    now = world.clock()
    shown: list[Channel] = [
        one
        for one in world.state.channels_of(guild, threads=True)
        if one.parent_id in channel_ids
        and one.thread
        and not one.thread.archived
        and world.state.permissions(one, user_id, now=now) & Permission.VIEW_CHANNEL
    ]
    return {
        "guild_id": str(guild.id),
        "channel_ids": [str(one) for one in sorted(channel_ids)],
        "threads": [world.serialize.channel(one) for one in shown],
        "members": [
            world.serialize.thread_member(one, user_id)
            for one in shown
            if one.thread and user_id in one.thread.members
        ],
    }
