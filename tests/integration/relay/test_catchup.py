"""What people do while the bot is away reaches the other side when it is back."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.errors import StorageError
from bot.model import BridgeId, ChannelId, Incoming, Language, MessageId, Place, message_id_at
from bot.relay.catchup import Bounds, Past
from tests.integration.relay.world import (
    CHINESE,
    ENGLISH,
    LIN,
    MODERATOR,
    NOON,
    FakeDiscord,
    World,
    build_bridge,
    world,
)


def change(here: World, message: Incoming, content: str) -> None:
    """Somebody edits while the bot is not there."""
    edited = replace(message, content=content, edited_at=here.now + timedelta(minutes=1))
    here.discord.said[message.channel_id][message.id] = edited


async def test_messages_written_meanwhile_arrive_in_their_order(tmp_path: Path) -> None:
    discord = FakeDiscord()
    async with world(tmp_path, discord=discord) as here:
        await build_bridge(here)
        await here.say("before")
        await here.settle()
        here.unheard("one")
        here.unheard("二", channel=CHINESE, author=LIN)
        here.unheard("three")
        last_id = here.last_id
    async with world(tmp_path, discord=discord, last_id=last_id) as here:
        await here.say("after")
        await here.settle()
        assert discord.shown(CHINESE) == [f"[zh-Hans] {word}" for word in ("before", "one", "three", "after")]
        assert discord.shown(ENGLISH) == ["[en] 二"]


async def test_edits_and_deletions_of_that_time_are_applied(tmp_path: Path) -> None:
    discord = FakeDiscord()
    async with world(tmp_path, discord=discord) as here:
        await build_bridge(here)
        first, second, third = [await here.say(word) for word in ("first", "second", "third")]
        await here.settle()
        change(here, first, "changed")
        del discord.said[ENGLISH][second.id]
    async with world(tmp_path, discord=discord) as here:
        await here.settle()
        assert discord.shown(CHINESE) == ["[zh-Hans] changed", "[zh-Hans] third"]
        change(here, third, "// mine alone")
    async with world(tmp_path, discord=discord) as here:
        await here.settle()
        assert discord.shown(CHINESE) == ["[zh-Hans] changed"]


async def test_the_deletion_of_a_message_that_is_too_old_is_left_alone(tmp_path: Path) -> None:
    discord = FakeDiscord()
    async with world(tmp_path, discord=discord) as here:
        await build_bridge(here)
        old = await here.say("on Monday")
        here.last_id = message_id_at(NOON + timedelta(hours=10))
        recent = await here.say("on Monday night")
        await here.say("later")
        await here.settle()
        del discord.said[ENGLISH][old.id], discord.said[ENGLISH][recent.id]
    async with world(tmp_path, discord=discord, now=NOON + timedelta(hours=30)) as here:
        await here.settle()
        assert discord.shown(CHINESE) == ["[zh-Hans] on Monday", "[zh-Hans] later"]


async def test_edits_and_deletions_of_that_time_are_applied_though_the_catch_up_is_interrupted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    discord = FakeDiscord()
    async with world(tmp_path, discord=discord) as here:
        await build_bridge(here)
        first, second = [await here.say(word) for word in ("first", "second")]
        await here.settle()
        change(here, first, "changed")
        del discord.said[ENGLISH][second.id]
        here.unheard("third")

        async def dying(*_: object, **__: object) -> bool:
            raise RuntimeError

        monkeypatch.setattr(here.outbox, "accept", dying)
        await here.relay.catch_up()
        await here.settle()
        assert discord.shown(CHINESE) == ["[zh-Hans] changed"]


async def test_live_events_wait_until_what_was_missed_is_accepted(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        here.relay.hold()
        here.unheard("missed")
        live = here.unheard("live")
        arriving = asyncio.create_task(here.relay.message(live))
        await asyncio.sleep(0)
        await here.relay.catch_up()
        await arriving
        await here.settle()
        assert here.discord.shown(CHINESE) == ["[zh-Hans] missed", "[zh-Hans] live"]
        assert here.discord.posts == 2


async def test_what_came_before_the_link_is_not_relayed(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        early = here.unheard("early")
        early_id = early.id - (60_000 << 22)
        here.discord.said[ENGLISH] = {early_id: replace(early, id=early_id)}  # pyright: ignore[reportArgumentType]
        await build_bridge(here)
        await here.relay.catch_up()
        await here.settle()
        assert here.discord.posts == 0


async def test_what_was_said_before_there_was_another_side_is_not_relayed(tmp_path: Path) -> None:
    discord = FakeDiscord()
    async with world(tmp_path, discord=discord) as here:
        await here.bridges.create("Harbour", by=MODERATOR)
        await here.bridges.link("Harbour", ENGLISH, Language.ENGLISH, by=MODERATOR)
        await here.say("among ourselves")
        here.now += timedelta(hours=1)
        await here.bridges.link("Harbour", CHINESE, Language.SIMPLIFIED, by=MODERATOR)
    async with world(tmp_path, discord=discord) as here:
        await here.settle()
        assert discord.shown(CHINESE) == []


async def test_what_was_said_during_a_pause_stays_where_it_is(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        await here.bridges.set_paused("Harbour", paused=True, by=MODERATOR)
        await here.say("between us")
        await here.relay.catch_up()
        here.now += timedelta(minutes=1)
        await here.bridges.set_paused("Harbour", paused=False, by=MODERATOR)
        await here.relay.catch_up()
        await here.settle()
        assert here.discord.posts == 0


async def test_a_channel_whose_past_cannot_be_seen_loses_no_copy(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        await here.say("hello")
        await here.settle()
        here.discord.said.clear()
        await here.relay.catch_up()
        await here.settle()
        assert here.discord.shown(CHINESE) == ["[zh-Hans] hello"]


async def test_a_past_that_cannot_be_seen_at_once_is_looked_at_again(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        here.relay.hold()
        here.unheard("missed")
        here.discord.hidden[ENGLISH] = 3
        arriving = asyncio.create_task(here.relay.message(here.unheard("live")))
        await here.relay.catch_up()
        await arriving
        await here.settle()
        assert here.discord.shown(CHINESE) == ["[zh-Hans] missed", "[zh-Hans] live"]


async def test_what_a_hidden_past_kept_back_arrives_when_it_can_be_seen(tmp_path: Path) -> None:
    discord = FakeDiscord()
    async with world(tmp_path, discord=discord) as here:
        await build_bridge(here)
        missed = here.unheard("missed")
        discord.hidden[ENGLISH] = 1_000
        await here.relay.catch_up()
        edited = await here.say("live")
        await here.settle()
        assert discord.shown(CHINESE) == ["[zh-Hans] live"]
        discord.hidden.clear()
        change(here, edited, "changed since")
        last_id = here.last_id
    async with world(tmp_path, discord=discord, last_id=last_id) as here:
        await here.settle()
        assert discord.shown(CHINESE) == ["[zh-Hans] changed since", "[zh-Hans] missed"]
        del discord.said[ENGLISH][missed.id]
        await here.relay.catch_up()
        await here.settle()
        assert discord.shown(CHINESE) == ["[zh-Hans] changed since"]


async def test_a_long_absence_is_caught_up_to_a_bound_and_people_are_told(tmp_path: Path) -> None:
    async with world(tmp_path, bounds=Bounds(messages=20)) as here:
        await build_bridge(here)
        for number in range(25):
            here.unheard(f"{number}")
        await here.relay.catch_up()
        await here.settle()
        assert here.discord.shown(CHINESE)[0] == "[zh-Hans] 5"
        assert here.discord.posts == 20
        assert here.reports.told == [f"skipped 20+ of {ENGLISH}"]


async def test_what_is_too_old_stays_where_it_is_and_people_are_told(tmp_path: Path) -> None:
    discord = FakeDiscord()
    async with world(tmp_path, discord=discord) as here:
        await build_bridge(here)
        here.unheard("on Monday")
    tuesday = NOON + timedelta(hours=30)
    async with world(tmp_path, discord=discord, now=tuesday, last_id=message_id_at(tuesday)) as here:
        assert here.reports.told == [f"skipped 1 of {ENGLISH}"]
        await here.relay.catch_up()
        await here.say("on Tuesday")
        await here.relay.catch_up()
        await here.settle()
        assert discord.shown(CHINESE) == ["[zh-Hans] on Tuesday"]


async def test_what_stays_behind_is_told_once(tmp_path: Path) -> None:
    discord = FakeDiscord()
    async with world(tmp_path, discord=discord) as here:
        await build_bridge(here)
        here.unheard("on Monday")
        last_id = here.last_id
    told: list[str] = []
    for days in (2, 3, 4):
        later = NOON + timedelta(days=days)
        async with world(tmp_path, discord=discord, now=later, last_id=last_id) as here:
            told += here.reports.told
    assert told == [f"skipped 1 of {ENGLISH}"]


async def test_what_was_meant_for_its_own_channel_does_not_stay_behind(tmp_path: Path) -> None:
    discord = FakeDiscord()
    async with world(tmp_path, discord=discord) as here:
        await build_bridge(here)
        await here.say("// among ourselves")
    async with world(tmp_path, discord=discord, now=NOON + timedelta(days=2)) as here:
        assert here.reports.told == []


async def test_live_events_keep_their_order_when_the_bridge_has_caught_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        live: list[asyncio.Task[Incoming]] = []
        past, release = here.history.past, here.relay._sessions.release

        async def said_while_the_past_is_read(place: Place, *, back_to: MessageId, most: int) -> Past | None:
            read = await past(place, back_to=back_to, most=most)
            if place.channel_id == CHINESE:
                live.append(asyncio.create_task(here.say("first")))
                await asyncio.sleep(0)
            return read

        def said_when_it_was_read(bridge_id: BridgeId | None, session: int) -> None:
            if len(live) == 1:
                live.append(asyncio.create_task(here.say("second")))
            release(bridge_id, session)

        monkeypatch.setattr(here.history, "past", said_while_the_past_is_read)
        monkeypatch.setattr(here.relay._sessions, "release", said_when_it_was_read)
        here.relay.hold()
        await here.relay.catch_up()
        await asyncio.gather(*live)
        await here.settle()
        assert here.discord.shown(CHINESE) == ["[zh-Hans] first", "[zh-Hans] second"]


@pytest.mark.parametrize("error", [StorageError("connection reset"), ValueError("a message nobody foresaw")])
async def test_what_was_missed_is_not_lost_though_it_cannot_be_looked_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    discord = FakeDiscord()
    async with world(tmp_path, discord=discord) as here:
        await build_bridge(here)
        here.unheard("missed")
        last_seen = here.outbox.last_seen

        async def broken_once(channel_id: ChannelId) -> MessageId | None:
            monkeypatch.setattr(here.outbox, "last_seen", last_seen)
            raise error

        monkeypatch.setattr(here.outbox, "last_seen", broken_once)
        await here.relay.catch_up()
        await here.say("after")
        await here.settle()
        last_id = here.last_id
    async with world(tmp_path, discord=discord, last_id=last_id) as here:
        await here.settle()
        assert set(discord.shown(CHINESE)) == {"[zh-Hans] missed", "[zh-Hans] after"}
        assert discord.posts == 2


async def test_what_was_changed_during_a_pause_is_brought_over_after_it(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        changed = await here.say("old")
        kept = await here.say("for all")
        await here.settle()
        await here.bridges.set_paused("Harbour", paused=True, by=MODERATOR)
        for message, content in ((changed, "new"), (kept, "// for us")):
            change(here, message, content)
            await here.edit(message, content)
        await here.say("in the pause")
        here.now += timedelta(minutes=1)
        view = await here.bridges.set_paused("Harbour", paused=False, by=MODERATOR)
        await here.relay.resumed(view)
        await here.settle()
        assert here.discord.shown(CHINESE) == ["[zh-Hans] new"]


async def test_what_is_said_during_a_pause_does_not_stay_behind(tmp_path: Path) -> None:
    discord = FakeDiscord()
    async with world(tmp_path, discord=discord) as here:
        await build_bridge(here)
        await here.bridges.set_paused("Harbour", paused=True, by=MODERATOR)
        await here.say("among ourselves")
    async with world(tmp_path, discord=discord, now=NOON + timedelta(days=2)) as here:
        assert here.reports.told == []
