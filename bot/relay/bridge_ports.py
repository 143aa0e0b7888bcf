"""Where it is written which channels are bridged."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.model import (
    Bridge,
    BridgeId,
    ChannelId,
    GuildId,
    JoinCode,
    Link,
    MessageId,
    Style,
    Trust,
    UserId,
)


class BridgeStore(Protocol):
    """Bridges, links and codes. Each method is one transaction."""

    async def all(self) -> tuple[Sequence[Bridge], Sequence[Link]]: ...

    async def create(
        self, *, name: str, home_guild_id: GuildId, style: Style, created_by: UserId, created_at: datetime
    ) -> Bridge: ...

    async def update(self, bridge: Bridge) -> None: ...

    async def skip(self, bridge_id: BridgeId, before: MessageId) -> None:
        """Take what came before for seen, so that it is never caught up."""
        ...

    async def remove(self, bridge_id: BridgeId) -> None:
        """With its links, codes, and everything that waits for it."""
        ...

    async def link(self, link: Link) -> None: ...

    async def unlink(self, channel_id: ChannelId) -> None: ...

    async def set_left(self, guild_id: GuildId, left_at: datetime | None) -> None:
        """Since when the bot is not in a server any more, for all of its links."""
        ...

    async def set_trust(self, channel_id: ChannelId, trust: Trust) -> None: ...

    async def save_code(self, code: JoinCode) -> None: ...

    async def find_code(self, code: str, *, now: datetime) -> JoinCode | None:
        """An unused code that has not expired."""
        ...

    async def use_code(self, code: str, *, link: Link, now: datetime) -> bool:
        """Spend the code and link the channel, both or neither; False if somebody was faster."""
        ...
