"""The private threads in which pairs meet, through Discord's API: made once, and nothing said twice."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

import discord

from bot.gateway.once import Once, RequestRefused
from bot.gateway.permissions import FOR_PAIRS, lacking, missing
from bot.gateway.rest import asked
from bot.gateway.saying import PAGE, SKEW, Json, Saying
from bot.gateway.thread_api import TOO_MANY
from bot.model import ChannelId, GuildId, Pair, ThreadId, UserId
from bot.pairing.ports import CannotSee, MemberGone, RoomGone
from bot.relay.ports import ChannelGone, Forbidden
from bot.relay.split import cut, width

UNKNOWN_MEMBER, UNKNOWN_USER = 10007, 10013
MAX_NAME = 100
ARCHIVED_AFTER = 7 * 24 * 60
"""Minutes without a word, the longest that Discord offers."""


class PairThreads(Saying):
    """``DeliveryError`` where Discord refuses or does not answer."""

    def __init__(self, once: Once) -> None:
        self._once = once

    # Threads.

    async def make(self, channel_id: ChannelId, name: str) -> ThreadId:
        """One more, whatever there is already; ``Unreachable`` where nobody knows whether it was made."""
        channel = self._client.get_channel(channel_id)
        if isinstance(channel, discord.abc.GuildChannel):
            granted = channel.permissions_for(channel.guild.me)
            if needed := missing(granted, FOR_PAIRS):
                raise Forbidden(", ".join(needed))
        body = {
            "name": name,
            "type": discord.ChannelType.private_thread.value,
            "invitable": False,
            "auto_archive_duration": ARCHIVED_AFTER,
        }
        try:
            made = await self._once.post(
                f"/channels/{channel_id}/threads", body, token=self._client.http.token or ""
            )
        except RequestRefused as error:
            if error.code in TOO_MANY:
                raise Forbidden("the server has all the active threads it may have") from None
            raise
        return ThreadId(int(made["id"]))

    async def find(
        self, guild_id: GuildId, channel_id: ChannelId, ending: str, *, since: datetime
    ) -> ThreadId | None:
        """The oldest private thread of ours that was made since then and whose name ends so."""
        least = discord.utils.time_snowflake(since - SKEW)
        active = await asked(self._client.http.get_active_threads(guild_id))
        candidates = [*active["threads"], *await self._archived(channel_id, least)]
        found = [
            thread
            for thread in candidates
            if thread["type"] == discord.ChannelType.private_thread.value
            and self._is_me(thread.get("owner_id"))
            and int(thread["id"]) >= least
            and thread["name"].endswith(ending)
        ]
        if not found:
            return None
        oldest = min(found, key=lambda thread: int(thread["id"]))
        thread_id = ThreadId(int(oldest["id"]))
        if oldest["thread_metadata"]["archived"]:
            # Nobody can be let into it as it is.
            await asked(self._client.http.edit_channel(thread_id, archived=False, locked=False))
        return thread_id

    async def _archived(self, channel_id: ChannelId, least: int) -> Sequence[Json]:
        """Those that we are in, newest first, down to a certain id."""
        found: list[Json] = []
        before: int | None = None
        while True:
            listing = self._client.http.get_joined_private_archived_threads(channel_id, before, PAGE)
            page = await asked(listing)
            found += page["threads"]
            if not page["has_more"] or not page["threads"]:
                return found
            before = min(int(thread["id"]) for thread in page["threads"])
            if before < least:
                return found

    async def close(self, thread_id: ThreadId) -> None:
        """Nobody writes there any more; nothing where it is gone."""
        edit = self._client.http.edit_channel(thread_id, archived=True, locked=True)
        with suppress(ChannelGone):
            await asked(edit)

    async def is_closed(self, thread_id: ThreadId) -> bool:
        """Also when it is gone."""
        try:
            thread = await asked(self._client.http.get_channel(thread_id))
        except ChannelGone:
            return True
        state = thread["thread_metadata"]
        return bool(state["archived"] and state.get("locked"))

    async def was_opened_again(self, thread_id: ThreadId) -> bool:
        """Whether it was closed and is open, and nobody has unlocked it: moderators may want it so."""
        try:
            thread = await asked(self._client.http.get_channel(thread_id))
        except ChannelGone:
            return False
        state = thread["thread_metadata"]
        return bool(state.get("locked") and not state["archived"])

    # People.

    async def name_of(self, guild_id: GuildId, user_id: UserId) -> str:
        """As they are called in the server; MemberGone for whoever is not there."""
        member = await self._of_member(user_id, self._client.http.get_member(guild_id, user_id))
        user = member["user"]
        return str(member.get("nick") or user.get("global_name") or user["username"])

    async def let_in(self, thread_id: ThreadId, user_id: UserId) -> None:
        """MemberGone, CannotSee for whoever is there and cannot be let in, RoomGone."""
        try:
            await self._of_member(user_id, self._client.http.add_user_to_thread(thread_id, user_id))
        except ChannelGone as error:
            raise RoomGone(str(error)) from None
        except Forbidden:
            if await self._may_let_in(thread_id):
                raise CannotSee(user_id) from None
            raise

    async def _may_let_in(self, thread_id: ThreadId) -> bool:
        """Whether the bot itself can do there what it needs to: then it is about the person."""
        thread = await asked(self._client.http.get_channel(thread_id))
        parent_id = int(thread["parent_id"])
        return not any(lacking(self._client, parent_id, name) for name in FOR_PAIRS)

    async def _of_member(self, user_id: UserId, call: Any) -> Any:
        async def answer() -> Any:
            try:
                return await call
            except discord.NotFound as error:
                if error.code in {UNKNOWN_MEMBER, UNKNOWN_USER}:
                    raise MemberGone(user_id) from None
                raise

        return await asked(answer())

    # Conversations.

    async def conversation_with(self, user_id: UserId) -> ChannelId:
        """Where direct messages to a person go."""
        body = {"recipient_id": str(user_id)}
        made = await self._once.post("/users/@me/channels", body, token=self._client.http.token or "")
        return ChannelId(int(made["id"]))


def thread_name(names: Sequence[str], pair: Pair) -> str:
    """``Maya × 小林 · 12``; of long names as much as Discord takes."""
    ending, cross = ending_of(pair), " × "
    names = [" ".join(name.split()) or "…" for name in names]
    room = MAX_NAME - width(ending) - width(cross) * (len(names) - 1)
    # What short names leave is for the long ones.
    left = len(names)
    for place in sorted(range(len(names)), key=lambda one: width(names[one])):
        names[place] = cut(names[place], room // left)
        room, left = room - width(names[place]), left - 1
    return cross.join(names) + ending


def ending_of(pair: Pair) -> str:
    """By which the thread of a pair is known again."""
    return f" · {pair.id}"
