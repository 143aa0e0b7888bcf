"""What a mute or a ban means for what already waits: nothing of that person goes in or out any more."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from bot.model import CaseId, ChannelId, Dropped, GuildId, UserId


class WaitingStore(Protocol):
    """``bot.storage.said.SaidStore``."""

    async def drop_waiting(self, user_id: UserId, guild_id: GuildId) -> Dropped:
        """Drop what waits to go into or out of a server, what is held for moderators among it."""
        ...


class Silence:
    """Follows every mute and every ban, whoever decides it: what is left waiting could not be approved."""

    def __init__(
        self,
        store: WaitingStore,
        *,
        wake: Callable[[ChannelId], None],
        close: Callable[[CaseId], Awaitable[None]],
    ) -> None:
        """``close``: there is nothing to decide any more in that case."""
        self._store = store
        self._wake = wake
        self._close = close

    async def __call__(self, guild_id: GuildId, user_id: UserId) -> int:
        """How many messages the server no longer has to decide about."""
        dropped = await self._store.drop_waiting(user_id, guild_id)
        for channel_id in dropped.lanes:
            self._wake(channel_id)
        for _, case_id in dropped.ended:
            await self._close(case_id)
        return sum(decides == guild_id for decides, _ in dropped.ended)
