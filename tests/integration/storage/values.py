"""Messages and bridges for the tests: one English channel and two Chinese ones."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Table, func, select

from bot.model import (
    Author,
    Bridge,
    BridgeId,
    ChannelId,
    Copy,
    Delivery,
    GuildId,
    Incoming,
    Language,
    Link,
    MessageId,
    Style,
    UserId,
    WebhookId,
)
from bot.storage import Bridges, Database, Outbox

KEY = bytes(range(32))
"""Seals what waits in a database that has no file beside it."""

NOW = datetime(2025, 1, 13, 20, 0, 0, 123456, tzinfo=UTC)

ENGLISH = ChannelId(9_100_000_000_000_000_001)
CHINESE = ChannelId(9_100_000_000_000_000_002)
TAIWAN = ChannelId(9_100_000_000_000_000_003)
ELSEWHERE = ChannelId(9_100_000_000_000_000_004)
OTHERS = [CHINESE, TAIWAN]

LANGUAGES = {ENGLISH: Language.ENGLISH, CHINESE: Language.SIMPLIFIED, TAIWAN: Language.TRADITIONAL}


def at(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def message(
    number: int,
    *,
    channel: ChannelId = ENGLISH,
    content: str = "cat tax paid",
    edited: datetime | None = None,
) -> Incoming:
    return Incoming(
        id=MessageId(number),
        channel_id=channel,
        guild_id=guild_of(channel),
        author=Author(id=UserId(77), name="Maomao", avatar_url=None),
        content=content,
        created_at=NOW,
        edited_at=edited,
    )


def guild_of(channel: ChannelId) -> GuildId:
    return GuildId(channel - 9_000_000_000_000_000_000)


def link(channel: ChannelId, bridge_id: BridgeId) -> Link:
    return Link(
        channel_id=channel,
        guild_id=guild_of(channel),
        bridge_id=bridge_id,
        language=LANGUAGES.get(channel, Language.ENGLISH),
        linked_by=UserId(88),
        linked_at=NOW,
    )


async def make_bridge(bridges: Bridges, *channels: ChannelId, name: str = "tea house") -> Bridge:
    bridge = await bridges.create(
        name=name,
        home_guild_id=guild_of(ENGLISH),
        style=Style.TRANSLATION,
        created_by=UserId(88),
        created_at=NOW,
    )
    for channel in channels:
        await bridges.link(link(channel, bridge.id))
    return bridge


def copy_in(channel: ChannelId, number: int, *, part: int = 0) -> Copy:
    return Copy(
        part=part, channel_id=channel, message_id=MessageId(number), webhook_id=WebhookId(channel + 500)
    )


async def only(outbox: Outbox, channel: ChannelId) -> Delivery:
    [delivery] = await outbox.next(channel, limit=10)
    return delivery


async def deliver(
    outbox: Outbox, channel: ChannelId, *numbers: int, upgrade_at: datetime | None = None
) -> None:
    """Deal with the channel's one waiting CREATE; each number is a part's message."""
    copies = [copy_in(channel, number, part=part) for part, number in enumerate(numbers)]
    await outbox.delivered(await only(outbox, channel), copies, upgrade_at=upgrade_at)


async def rows(database: Database, table: Table) -> int:
    async with database.read() as connection:
        return (await connection.execute(select(func.count()).select_from(table))).scalar_one()


async def everything(database: Database, table: Table) -> Sequence[dict[str, Any]]:
    async with database.read() as connection:
        return [dict(row) for row in (await connection.execute(select(table))).mappings()]
