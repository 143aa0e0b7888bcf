"""Threads of linked channels, forum posts among them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntFlag

from bot.model.ids import ChannelId, MessageId, ThreadId, UserId
from bot.model.place import Place


class Trait(IntFlag):
    """What of a thread people change, and what follows on the other side; the numbers are stored."""

    NONE = 0
    NAME = 1
    ARCHIVED = 2
    LOCKED = 4
    TAGS = 8
    ALL = NAME | ARCHIVED | LOCKED | TAGS


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A thread as it is at present."""

    id: ThreadId
    channel_id: ChannelId
    name: str = ""
    archived: bool = False
    locked: bool = False
    tags: tuple[str, ...] = ()
    """Names of the tags of a forum post."""
    is_ours: bool = False
    """Whether the bot, or one of its webhooks, has opened it."""
    owner_id: UserId | None = None
    """Who has opened it, where that is known."""
    newest: MessageId | None = None
    """The last message that was said in it; it may be deleted."""

    @property
    def place(self) -> Place:
        return Place(channel_id=self.channel_id, thread_id=self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadFamily:
    """Threads that show each other's messages."""

    root_id: ThreadId
    """The thread that was there first."""
    members: Mapping[ChannelId, ThreadId]
    """At most one a channel; without the root when that was deleted."""
    gone: frozenset[ChannelId] = frozenset()
    """Channels whose own thread was deleted, and which want no other one."""

    @property
    def has_root(self) -> bool:
        return self.root_id in self.members.values()

    def place_in(self, channel_id: ChannelId) -> Place | None:
        thread_id = self.members.get(channel_id)
        return None if thread_id is None else Place(channel_id=channel_id, thread_id=thread_id)

    def place_of(self, thread_id: ThreadId) -> Place | None:
        return next(
            (self.place_in(channel) for channel, one in self.members.items() if one == thread_id), None
        )
