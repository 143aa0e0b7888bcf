"""Where things are said."""

from dataclasses import dataclass

from bot.model.ids import ChannelId, ThreadId


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A linked channel, or a thread of it. A channel and its threads share one lane and one webhook."""

    channel_id: ChannelId
    thread_id: ThreadId | None = None

    @property
    def shown_in(self) -> ChannelId:
        """What Discord takes for the channel of a message there."""
        return self.channel_id if self.thread_id is None else ChannelId(self.thread_id)
