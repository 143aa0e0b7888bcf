"""How far back a channel's past is read."""

from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast
from unittest.mock import Mock

import discord
import pytest

from bot.gateway.history import LOOK_BACK, PAGE, History
from bot.model import ChannelId, MessageId, Place, Reactions
from bot.relay.catchup import Past

if TYPE_CHECKING:
    from bot.gateway.thread_api import Threads


async def past(*, newest: int, back_to: int, most: int = 500) -> Past:
    """Of a channel with the messages from 1 to ``newest``, none of which is for the relay."""

    async def said(*, limit: int) -> AsyncIterator[SimpleNamespace]:
        for message_id in range(newest, max(0, newest - limit), -1):
            kind = discord.MessageType.pins_add
            yield SimpleNamespace(id=message_id, type=kind, reactions=[], pinned=False)

    channel = Mock(spec=discord.TextChannel)
    channel.permissions_for.return_value = discord.Permissions(view_channel=True, read_message_history=True)
    channel.history = said
    client = SimpleNamespace(get_channel=Mock(return_value=channel), guilds=[], user=SimpleNamespace(id=9))
    history = History(reactions_of=lambda _: Reactions(), threads=cast("Threads", None))
    history.attach(cast("discord.Client", client))
    found = await history.past(Place(channel_id=ChannelId(1)), back_to=MessageId(back_to), most=most)
    assert found is not None
    return found


@pytest.mark.parametrize("missed", [0, 10, PAGE - LOOK_BACK, PAGE, 300])
async def test_some_messages_before_those_that_were_missed_are_looked_at_again(missed: int) -> None:
    found = await past(newest=1_000 + missed, back_to=1_000)
    assert found.oldest == min(1_000 - LOOK_BACK, 1_000 + missed - PAGE) + 1
    assert found.ids == set(range(found.oldest, 1_001 + missed))


async def test_a_short_past_is_known_from_its_beginning() -> None:
    assert (await past(newest=20, back_to=10)).oldest == 0


async def test_a_past_that_was_cut_short_is_not_taken_for_the_whole_one() -> None:
    assert (await past(newest=1_000, back_to=500, most=50)).oldest == 951
