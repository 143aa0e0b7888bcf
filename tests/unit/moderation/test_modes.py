"""Locks and slowness, as moderators set them and as people meet them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from bot.errors import UserError
from bot.model import (
    Author,
    Bridge,
    BridgeId,
    CaseKind,
    ChannelId,
    GuildId,
    Incoming,
    MessageId,
    Moderator,
    Style,
    UserId,
)
from bot.moderation.modes import MOST_SECONDS, Modes

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
HERE, THERE = GuildId(1), GuildId(2)
BY = Moderator(user_id=UserId(9), guild_id=HERE)


@dataclass
class FakeView:
    """A bridge of two servers."""

    bridge: Bridge
    guild_ids: frozenset[GuildId] = frozenset({HERE, THERE})


@dataclass
class FakeTown:
    """One bridge, what is kept of it, and what people are told."""

    view: FakeView
    kept: dict[tuple[GuildId, BridgeId], int] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)

    def find(self, name: str, *, by: Moderator) -> FakeView:
        return self.view

    async def set_paused(self, name: str, paused: bool, *, by: Moderator) -> FakeView:
        self.view = FakeView(replace(self.view.bridge, paused=paused))
        return self.view

    async def all(self) -> Mapping[tuple[GuildId, BridgeId], int]:
        return self.kept

    async def set(self, guild_id: GuildId, bridge_id: BridgeId, seconds: int) -> None:
        self.kept[guild_id, bridge_id] = seconds

    async def open(self, guild_id: GuildId, kind: CaseKind, **rest: Any) -> Any:
        self.told.append(f"case {kind}")
        return SimpleNamespace(**rest)

    async def locked(self, view: FakeView) -> None:
        self.told.append("locked")

    async def unlocked(self, view: FakeView) -> None:
        self.told.append("unlocked")

    async def resumed(self, view: FakeView) -> None:
        self.told.append("resumed")


@pytest.fixture
def town() -> FakeTown:
    return FakeTown(
        FakeView(
            Bridge(
                id=BridgeId(5),
                name="Plaza",
                home_guild_id=HERE,
                style=Style.TRANSLATION,
                paused=False,
                allow_bots=False,
                created_by=UserId(9),
                created_at=NOON,
            )
        )
    )


@pytest.fixture
def modes(town: FakeTown) -> Modes[FakeView]:
    return Modes(bridges=town, store=town, record=town, crier=town, resumed=town.resumed)


def said(number: int, *, after: float, by: int = 7, in_server: GuildId = THERE) -> Incoming:
    return Incoming(
        id=MessageId(number),
        channel_id=ChannelId(20),
        guild_id=in_server,
        author=Author(id=UserId(by), name="Lin", avatar_url=None),
        content="hello",
        created_at=NOON + timedelta(seconds=after),
    )


async def test_a_bridge_is_locked_and_opened_and_everybody_hears_of_it(
    modes: Modes[FakeView], town: FakeTown
) -> None:
    assert (await modes.lock("Plaza", by=BY, reason="a raid")).paused
    with pytest.raises(UserError, match="error-bridge-locked"):
        await modes.lock("Plaza", by=BY)
    assert not (await modes.unlock("Plaza", by=BY)).paused
    with pytest.raises(UserError, match="error-bridge-not-locked"):
        await modes.unlock("Plaza", by=BY)
    assert town.told == ["case locked", "locked", "case unlocked", "unlocked", "resumed"]


async def test_who_speaks_again_too_soon_waits_from_the_message_that_was_let_through(
    modes: Modes[FakeView],
) -> None:
    await modes.slow("Plaza", 30, by=BY)
    fast = [
        modes.too_fast(said(one, after=after), HERE, BridgeId(5))
        for one, after in ((1, 0), (2, 10), (3, 29), (4, 30), (5, 40))
    ]
    assert fast == [False, True, True, False, True]


async def test_a_message_that_is_seen_twice_is_not_its_own_successor(modes: Modes[FakeView]) -> None:
    await modes.slow("Plaza", 30, by=BY)
    assert not modes.too_fast(said(1, after=0), HERE, BridgeId(5))
    assert not modes.too_fast(said(1, after=0), HERE, BridgeId(5))


async def test_slowness_is_for_what_comes_into_a_servers_channels_and_for_each_person(
    modes: Modes[FakeView],
) -> None:
    await modes.slow("Plaza", 30, by=BY)
    assert not modes.too_fast(said(1, after=0), HERE, BridgeId(5))
    assert not modes.too_fast(said(2, after=1, by=8), HERE, BridgeId(5))
    assert not modes.too_fast(said(3, after=1), THERE, BridgeId(5))
    assert not modes.too_fast(said(4, after=1), HERE, BridgeId(6))
    assert not modes.too_fast(said(5, after=2, by=8, in_server=HERE), HERE, BridgeId(5))


async def test_nobody_is_slowed_any_more_once_it_is_zero(modes: Modes[FakeView], town: FakeTown) -> None:
    await modes.slow("Plaza", 30, by=BY)
    assert not modes.too_fast(said(1, after=0), HERE, BridgeId(5))
    await modes.slow("Plaza", 0, by=BY)
    assert not modes.too_fast(said(2, after=1), HERE, BridgeId(5))
    for seconds in (-1, MOST_SECONDS + 1):
        with pytest.raises(UserError, match="error-slow-seconds"):
            await modes.slow("Plaza", seconds, by=BY)


async def test_asking_whether_somebody_is_too_fast_does_not_make_them_so(modes: Modes[FakeView]) -> None:
    await modes.slow("Plaza", 30, by=BY)
    assert not modes.too_fast(said(1, after=0), HERE, BridgeId(5), counts=False)
    assert not modes.too_fast(said(2, after=1), HERE, BridgeId(5))
    assert modes.too_fast(said(3, after=2), HERE, BridgeId(5), counts=False)
