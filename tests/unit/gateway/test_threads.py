"""Which bridge an event in a thread belongs to."""

from typing import Any, cast

import discord
import pytest

from bot.gateway.threads import place_of
from bot.model import ChannelId, Place, ThreadId

CHANNEL, THREAD = 11, 99


class Guild:
    id = 1


class Memory:
    """Of a client that knows one thread."""

    def __init__(self, kind: int) -> None:
        data = {
            "id": str(THREAD),
            "parent_id": str(CHANNEL),
            "type": kind,
            "name": "Tea",
            "owner_id": "5",
            "message_count": 0,
            "member_count": 1,
            "thread_metadata": {
                "archived": False,
                "auto_archive_duration": 60,
                "archive_timestamp": "2026-01-01T12:00:00+00:00",
            },
        }
        self._thread = discord.Thread(
            guild=cast("Any", Guild()), state=cast("Any", None), data=cast("Any", data)
        )

    def get_channel(self, channel_id: int) -> discord.Thread | None:
        return self._thread if channel_id == THREAD else None


@pytest.mark.parametrize("kind", [10, 11])
def test_a_public_thread_belongs_to_its_channel(kind: int) -> None:
    place = place_of(THREAD, cast("discord.Client", Memory(kind)))
    assert place == Place(channel_id=ChannelId(CHANNEL), thread_id=ThreadId(THREAD))


def test_a_private_thread_belongs_to_no_channel() -> None:
    assert place_of(THREAD, cast("discord.Client", Memory(12))) == Place(channel_id=ChannelId(THREAD))


def test_anything_else_is_a_place_of_its_own() -> None:
    assert place_of(CHANNEL, cast("discord.Client", Memory(11))) == Place(channel_id=ChannelId(CHANNEL))
