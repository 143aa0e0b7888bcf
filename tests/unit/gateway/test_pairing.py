"""Who may be paired, and what moderators are told when nobody can meet."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast
from unittest.mock import create_autospec

import discord
import pytest

from bot.gateway.admission import Admission
from bot.gateway.pairing_trouble import PairingTrouble
from bot.model import ChannelId, GuildId, Measure, UserId

if TYPE_CHECKING:
    from bot.gateway.notices import Notices
    from bot.moderation.sanctions import Sanctions

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
GUILD, CHANNEL, OTHER = GuildId(7), ChannelId(70), ChannelId(71)


class FakeSanctions:
    """One person is muted in one server."""

    def in_force(self, guild_id: GuildId, user_id: UserId, now: datetime) -> Measure | None:
        return Measure.MUTE if (guild_id, user_id, now) == (GUILD, 1, NOW) else None


class FakeNotices:
    """Keeps what would be posted."""

    def __init__(self) -> None:
        self.told: list[tuple[str, object]] = []

    def speaker_of(self, guild_id: GuildId) -> SimpleNamespace:
        return SimpleNamespace(say=str, join=", ".join)

    async def tell_moderators(self, guild_id: GuildId, text_id: str, **args: object) -> None:
        self.told.append((text_id, args.get("permissions")))


class FakeClient:
    """Knows two servers, two people, and whatever channel it is given."""

    def __init__(self, granted: discord.Permissions | None = None) -> None:
        self._granted = granted

    def get_guild(self, guild_id: int) -> "FakeClient | None":
        return self if guild_id in {7, 8} else None

    def get_member(self, user_id: int) -> None:
        """Members are not held in memory."""

    def get_user(self, user_id: int) -> SimpleNamespace | None:
        return {2: SimpleNamespace(bot=False), 3: SimpleNamespace(bot=True)}.get(user_id)

    def get_channel(self, channel_id: int) -> discord.TextChannel | None:
        if self._granted is None:
            return None
        channel = create_autospec(discord.TextChannel, instance=True)
        channel.permissions_for.return_value = self._granted
        return channel


@pytest.mark.parametrize(
    ("guild_id", "user_id", "admitted"),
    [(7, 1, False), (8, 1, True), (7, 2, True), (7, 3, False), (7, 4, True), (9, 4, False)],
)
def test_everybody_is_admitted_but_bots_who_is_kept_out_and_who_is_where_the_bot_is_not(
    guild_id: int, user_id: int, admitted: bool
) -> None:
    admission = Admission(cast("Sanctions", FakeSanctions()), clock=lambda: NOW)
    admission.attach(cast("discord.Client", FakeClient()))
    assert admission.admits(GuildId(guild_id), UserId(user_id)) is admitted


@pytest.mark.parametrize(
    ("granted", "text_id"),
    [
        (None, "log-pairing-no-channel"),
        (discord.Permissions.all(), "log-pairing-refused"),
        (discord.Permissions.none(), "log-pairing-forbidden"),
    ],
)
async def test_moderators_hear_once_a_day_and_channel_what_they_have_to_mend(
    granted: discord.Permissions | None, text_id: str
) -> None:
    now, notices = NOW, FakeNotices()
    trouble = PairingTrouble(cast("Notices", notices), clock=lambda: now)
    trouble.attach(cast("discord.Client", FakeClient(granted)))
    for channel in (CHANNEL, CHANNEL, OTHER):
        await trouble.cannot_meet(GUILD, channel)
    assert [told for told, _ in notices.told] == [text_id] * 2
    now += timedelta(days=1)
    await trouble.cannot_meet(GUILD, CHANNEL)
    assert len(notices.told) == 3


async def test_what_is_missing_is_named() -> None:
    granted, notices = discord.Permissions.all(), FakeNotices()
    granted.update(create_private_threads=False)
    trouble = PairingTrouble(cast("Notices", notices), clock=lambda: NOW)
    trouble.attach(cast("discord.Client", FakeClient(granted)))
    await trouble.cannot_meet(GUILD, CHANNEL)
    assert notices.told == [("log-pairing-forbidden", "permission-create-private-threads")]
