"""What keeping threads needs of the world outside; the errors are those of ``bot.relay.ports``."""

from collections.abc import Collection, Sequence
from typing import Protocol

from bot.model import ChannelId, GuildId, MessageId, Place, Thread, ThreadFamily, ThreadId, Trait
from bot.relay.thread_names import Forum


class ThreadStore(Protocol):
    """The durable side. Each method is one transaction."""

    async def accept_new(self, thread: Thread, destinations: Sequence[ChannelId]) -> Sequence[ChannelId]:
        """Have a counterpart made in each destination that has none; the channels with work."""
        ...

    async def accept_update(self, thread: Thread, destinations: Sequence[ChannelId]) -> Sequence[ChannelId]:
        """Have what changed since we last knew followed; the channels with work."""
        ...

    async def accept_again(
        self, thread: Thread, traits: Trait, destinations: Sequence[ChannelId]
    ) -> Sequence[ChannelId]:
        """Have something followed that could not be followed yet; the channels with work."""
        ...

    async def accept_gone(self, thread_id: ThreadId) -> Sequence[ChannelId]:
        """Have the counterparts of a deleted thread deleted; the channels with work."""
        ...

    async def family(self, thread_id: ThreadId) -> ThreadFamily | None: ...

    async def place_of(self, thread_id: ThreadId) -> Place | None:
        """Which channel a thread on record belongs to."""
        ...

    async def is_used(self, channel_id: ChannelId) -> bool:
        """Whether any thread of the channel is on record."""
        ...

    async def last_seen(self, thread_id: ThreadId) -> MessageId | None:
        """The newest message accepted from a thread on record; before the first one, the thread itself."""
        ...

    async def add(self, root_id: ThreadId, thread: Thread) -> bool:
        """Put a counterpart on record; False when its root is gone, or has another one in that channel."""
        ...

    async def know(self, thread: Thread) -> None:
        """Take a thread for being so: a change that makes it so is nobody's doing but ours."""
        ...

    async def lose(self, thread_id: ThreadId) -> None:
        """Remember that a counterpart was deleted."""
        ...

    async def forget(self, thread_id: ThreadId) -> None: ...

    async def on_record(self, thread_ids: Collection[ThreadId]) -> Collection[ThreadId]:
        """Those of them that are known."""
        ...


class ThreadGateway(Protocol):
    """Threads as a lane sees them."""

    async def look(self, place: Place) -> Thread | None:
        """A thread as it is now; nothing when it is gone."""
        ...

    async def forum(self, channel_id: ChannelId) -> Forum | None:
        """Nothing for a channel that is no forum."""
        ...

    async def start(self, channel_id: ChannelId, name: str, *, under: MessageId | None) -> ThreadId | None:
        """Once, never repeated by itself; the one that is there already under a message.

        Nothing when the message is gone.
        """
        ...

    async def opened(self, guild_id: GuildId, channel_id: ChannelId) -> Sequence[ThreadId]:
        """The channel's active threads that the bot or its webhooks have opened, oldest first."""
        ...

    async def change(self, present: Thread, wanted: Thread) -> None: ...

    async def remove(self, place: Place) -> None: ...


class ThreadReports(Protocol):
    """What moderators are told; does not raise."""

    async def threads_forbidden(self, channel_id: ChannelId) -> None: ...
