"""What moderators of several servers are told."""

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from bot.gateway.reports import Reports
from bot.model import ChannelId

if TYPE_CHECKING:
    import discord

    from bot.gateway.notices import Notices
    from bot.relay.bridges import Bridges


class FakeNotices:
    """Keeps what would be posted."""

    def __init__(self) -> None:
        self.told: list[tuple[int, str]] = []

    async def tell_moderators(self, guild_id: int, _text_id: str, *, channel: str, bridge: str) -> None:
        self.told.append((guild_id, bridge))


class FakeBridges:
    """One channel of server 1 in a bridge of server 2."""

    def link_of(self, channel_id: int) -> SimpleNamespace:
        return SimpleNamespace(guild_id=1, channel_id=channel_id)

    def bridge_of(self, channel_id: int) -> SimpleNamespace:
        return SimpleNamespace(home_guild_id=2, name="[gift](https://evil.example)")


class FakeClient:
    """Knows no channel."""

    def get_channel(self, channel_id: int) -> None: ...


async def test_a_bridges_name_smuggles_no_link_into_another_servers_reports() -> None:
    notices = FakeNotices()
    reports = Reports(cast("Bridges", FakeBridges()), cast("Notices", notices))
    reports.attach(cast("discord.Client", FakeClient()))
    await reports.channel_gone(ChannelId(5))
    assert sorted(notices.told) == [
        (1, r"\[gift\](https://evil.example)"),
        (2, r"\[gift\](https://evil.example)"),
    ]
