"""What goes over the bridge is counted, and whether it can be counted stops nothing."""

import logging
from datetime import date
from pathlib import Path

import pytest

from bot.model import Action, Deleted, Tongue
from bot.storage.statistics import Statistics
from tests.integration.relay.gatekeeper import FakeCounting, FakeDocket, FakeGate
from tests.integration.relay.world import CHINESE, ENGLISH, TAIWANESE, World, build_bridge, world


async def _messages(here: World) -> int:
    [link] = [link for link in here.bridges.links() if link.channel_id == ENGLISH]
    days = await Statistics(here.database).by_day(link.guild_id, date(2000, 1, 1), date(2100, 1, 1))
    return sum(one.messages for one in days if one.side is Tongue.ENGLISH)


async def test_a_message_is_counted_once_whatever_is_heard_of_it(tmp_path: Path) -> None:
    counting = FakeCounting()
    async with world(tmp_path, counting=counting) as here:
        await build_bridge(here, taiwan=True)
        said = await here.say("hello")
        await here.relay.message(said)
        await here.settle()
        assert await _messages(here) == 1
    assert counting.asked[0] == ("hello", [CHINESE, TAIWANESE])


async def test_what_is_deleted_no_longer_counts(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        said = await here.say("hello")
        await here.relay.deleted(Deleted(channel_id=ENGLISH, message_ids=(said.id,)))
        await here.settle()
        assert await _messages(here) == 0


async def test_what_cannot_be_counted_is_relayed_all_the_same_and_not_quoted_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with world(tmp_path, counting=FakeCounting(broken=True)) as here:
        await build_bridge(here)
        await here.say("hello")
        await here.settle()
        assert here.discord.shown(CHINESE) == ["[zh-Hans] hello"]
        assert await _messages(here) == 0
    assert "uncounted" in caplog.text
    assert "hello" not in caplog.text


async def test_it_counts_only_where_it_really_goes(tmp_path: Path) -> None:
    counting, gate = FakeCounting(), FakeGate()
    async with world(tmp_path, counting=counting, gate=gate, docket=FakeDocket()) as here:
        await build_bridge(here)
        [link] = [link for link in here.bridges.links() if link.channel_id == CHINESE]
        gate.words[link.guild_id] = {"buy": Action.HOLD}
        await here.say("buy now")
        await here.settle()
    assert counting.asked == [("buy now", [])]
