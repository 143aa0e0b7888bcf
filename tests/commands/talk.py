"""Talk on bridges of the town, as the statistics count it."""

from datetime import UTC, datetime
from typing import Any

import discord

from bot.model import Author, ChannelId, GuildId, Incoming, MessageId, UserId, message_id_at
from bot.stats.counting import Counting
from bot.storage import Outbox
from bot.storage.engine import Database
from bot.storage.said import SaidStore
from tests.commands.town import Town
from tests.fakes import FakeCharts

NOW = datetime(2026, 1, 1, tzinfo=UTC)
"""When the in-process Discord's time begins."""


def database_of(town: Town) -> Database:
    assert isinstance(town.services.said, SaidStore)
    return town.services.said._database


def a_message(town: Town, number: int, text: str, *, chinese: bool = False, by: int = 0) -> Incoming:
    channel, guild = (town.far, town.rednote) if chinese else (town.general, town.creators)
    return Incoming(
        id=MessageId(message_id_at(NOW) + number),
        channel_id=ChannelId(channel.id),
        guild_id=GuildId(guild.id),
        author=Author(id=UserId(by or number), name="Somebody", avatar_url=None),
        content=text,
        created_at=NOW,
    )


async def relay(town: Town, incoming: Incoming) -> None:
    """Accept it as the relay does."""
    bridges = town.services.bridges
    source, others = bridges.link_of(incoming.channel_id), bridges.destinations(incoming.channel_id)
    assert source is not None
    counting = Counting(town.services.statistics.clocks, town.services.explainer.cut)
    assert await Outbox(database_of(town)).accept(
        incoming,
        [link.channel_id for link in others],
        counted=counting.entries(incoming, source, others),
    )


def charts_of(town: Town) -> FakeCharts:
    charts = town.services.statistics.charts
    assert isinstance(charts, FakeCharts)
    return charts


def hidden_from_all_but_maya(town: Town) -> Any:
    """From everybody but Maya."""
    return {
        town.creators.default_role: discord.PermissionOverwrite(view_channel=False),
        town.maya: discord.PermissionOverwrite(view_channel=True),
    }
