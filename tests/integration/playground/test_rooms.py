"""Every pair has one thread, in which everything is said once, whatever happens in between."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import discord
import pytest
import pytest_asyncio
from discord.http import Route

from bot.errors import DeliveryError
from bot.gateway.once import Once
from bot.gateway.pair_threads import PairThreads
from bot.gateway.rooms import Rooms
from bot.gateway.saying import Words
from bot.i18n import LOCALES, Texts
from bot.model import (
    ChannelId,
    EndReason,
    GuildId,
    Joining,
    Language,
    Level,
    Pair,
    Round,
    RoundId,
    Seeker,
    ThreadId,
    UserId,
    WhyWaiting,
)
from bot.pairing.ports import CannotSee, MemberGone, RoomGone
from bot.playground.membership import remove_member
from bot.playground.rest.channels import remove_channel
from tests.integration.playground.openapi import OpenApiChecker
from tests.integration.playground.people import Town
from tests.integration.playground.rooms import CHINESE, ENGLISH, Scene


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts.load(LOCALES, strict=True)


@pytest_asyncio.fixture
async def client(town: Town, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[discord.Client]:
    monkeypatch.setattr(Route, "BASE", f"{town.world.address}/api/v10")
    client = discord.Client(intents=discord.Intents.none())
    await client.login(town.world.state.bot.token)
    yield client
    await client.close()


async def _at_once() -> None: ...


@pytest_asyncio.fixture
async def scene(
    town: Town, client: discord.Client, texts: Texts, checker: OpenApiChecker | None
) -> AsyncIterator[Scene]:
    threads = PairThreads(Once(town.http, base=f"{town.world.address}/api/v10", allow=_at_once))
    threads.attach(client)
    scene = Scene(
        town=town,
        sam=town.person("sam.okafor"),
        lin=town.person("lin.xiaoyu"),
        threads=threads,
        texts=texts,
    )
    scene.profiles.add(scene.sam, ENGLISH)
    scene.profiles.add(scene.lin, CHINESE)
    yield scene
    if checker is not None:
        assert checker.invalid_requests == []


async def opened(scene: Scene, rooms: Rooms, pair: Pair) -> Pair:
    thread_id = await rooms.open(pair, ChannelId(scene.town.channel("random").id))
    return replace(pair, thread_id=thread_id)


async def welcomed(scene: Scene, rooms: Rooms, pair: Pair) -> Pair:
    pair = await opened(scene, rooms, pair)
    await rooms.welcome(pair, scene.profiles.known, "cats")
    return pair


def thread_of(pair: Pair) -> ThreadId:
    assert pair.thread_id is not None
    return pair.thread_id


async def test_a_thread_is_private_and_named_after_its_people(scene: Scene) -> None:
    pair = await opened(scene, scene.rooms(), scene.pair())
    thread = scene.town.world.state.channels[thread_of(pair)]
    assert thread.name == "Sam Okafor × 林小雨 · 12"
    assert thread.thread is not None
    assert thread.thread.invitable is False
    assert thread.thread.auto_archive_duration == 7 * 24 * 60


async def test_only_the_two_are_let_in_and_only_they_are_pinged(scene: Scene) -> None:
    pair = await welcomed(scene, scene.rooms(), scene.pair())
    thread = scene.town.world.state.channels[thread_of(pair)]
    people = {scene.sam.user.id, scene.lin.user.id}
    assert thread.thread is not None
    assert set(thread.thread.members) == {*people, scene.town.world.state.bot.id}
    [welcome] = scene.said(thread.id)
    assert {int(one["id"]) for one in welcome["mentions"]} == people
    assert welcome["content"].index("Hi, you two!") < welcome["content"].index("两位好！")


async def test_a_thread_whose_answer_was_lost_is_found_again(scene: Scene) -> None:
    """The POST took effect, and nobody was told."""
    scene.town.world.faults.add(
        {"match": "POST /channels/*/threads", "status": 500, "after_effect": True, "times": 1}
    )
    rooms, pair = scene.rooms(), scene.pair()
    with pytest.raises(DeliveryError):
        await opened(scene, rooms, pair)
    pair = await opened(scene, rooms, pair)
    assert scene.private_threads() == [thread_of(pair)]


async def test_a_thread_of_a_killed_process_is_found_again(scene: Scene) -> None:
    pair = scene.pair()
    before = await opened(scene, scene.rooms(), pair)
    await opened(scene, scene.rooms(), scene.pair(1))
    assert (await opened(scene, scene.rooms(), pair)).thread_id == before.thread_id
    assert len(scene.private_threads()) == 2


async def test_a_thread_that_somebody_archived_is_found_again(scene: Scene) -> None:
    pair = scene.pair()
    before = await opened(scene, scene.rooms(), pair)
    await scene.town.bot.ok("PATCH", f"/channels/{before.thread_id}", {"archived": True})
    pair = await welcomed(scene, scene.rooms(), pair)
    assert scene.private_threads() == [pair.thread_id] == [before.thread_id]
    assert len(scene.said(thread_of(pair))) == 1


async def test_a_thread_of_the_same_number_from_long_ago_is_not_taken(scene: Scene) -> None:
    """Somebody has begun with an empty database."""
    before = await opened(scene, scene.rooms(), scene.pair())
    later = datetime.now(UTC) + timedelta(hours=1)
    rooms = scene.rooms()
    rooms._since = later + timedelta(hours=1)
    again = await opened(scene, rooms, scene.pair(made_at=later))
    assert again.thread_id != before.thread_id


def forget_nonces(scene: Scene, channel_id: int) -> None:
    """Minutes have passed, and Discord would take every message again."""
    for message in scene.town.world.state.messages.get(channel_id, {}).values():
        message.nonce = None


async def test_a_welcome_is_said_once_over_a_restart(scene: Scene) -> None:
    pair = await welcomed(scene, scene.rooms(), scene.pair())
    forget_nonces(scene, thread_of(pair))
    await scene.rooms().welcome(pair, scene.profiles.known, "dogs")
    assert len(scene.said(thread_of(pair))) == 1


@pytest.mark.parametrize("later", [False, True])
async def test_a_welcome_whose_answer_was_lost_is_said_once(scene: Scene, later: bool) -> None:
    rooms = scene.rooms()
    pair = await opened(scene, rooms, scene.pair())
    scene.town.world.faults.add({"match": "POST /channels/*/messages", "drop": True, "after_effect": True})
    with pytest.raises(DeliveryError):
        await rooms.welcome(pair, scene.profiles.known, "cats")
    if later:
        forget_nonces(scene, thread_of(pair))
    await rooms.welcome(pair, scene.profiles.known, "cats")
    assert len(scene.said(thread_of(pair))) == 1


async def test_a_repeated_post_is_one_message(scene: Scene) -> None:
    """Discord takes a nonce once, so that even the library may repeat what failed."""
    pair = await opened(scene, scene.rooms(), scene.pair())
    words = Words(text="hm", nonce="pair12:welcome")
    first, second = [await scene.threads.say(thread_of(pair), words) for _ in range(2)]
    assert first == second
    assert len(scene.said(thread_of(pair))) == 1


async def test_who_left_the_server_is_named(scene: Scene) -> None:
    rooms = scene.rooms()
    pair = await opened(scene, rooms, scene.pair())
    remove_member(scene.town.world, scene.town.harbor, scene.lin.user)
    for step in (
        rooms.welcome(pair, scene.profiles.known, None),
        rooms.nudge(pair, None),
        rooms.ask(pair),
        rooms.open(scene.pair(13), ChannelId(scene.town.channel("random").id)),
    ):
        with pytest.raises(MemberGone) as gone:
            await step
        assert gone.value.user_id == scene.lin.user.id


async def test_a_thread_that_was_deleted_is_told_as_gone(scene: Scene) -> None:
    rooms = scene.rooms()
    pair = await opened(scene, rooms, scene.pair())
    remove_channel(scene.town.world, scene.town.world.state.channels[thread_of(pair)])
    for step in (
        rooms.welcome(pair, scene.profiles.known, None),
        rooms.nudge(pair, None),
        rooms.ask(pair),
    ):
        with pytest.raises(RoomGone):
            await step
    await rooms.close(pair)


async def test_a_missing_permission_is_nobodys_fault(scene: Scene) -> None:
    rooms = scene.rooms()
    pair = await opened(scene, rooms, scene.pair())
    scene.town.world.faults.add({"match": "PUT /channels/*/thread-members/*", "status": 403})
    scene.town.world.faults.add({"match": f"GET /channels/{pair.thread_id}", "status": 403})
    with pytest.raises(DeliveryError):
        await rooms.welcome(pair, scene.profiles.known, None)
    assert scene.said(thread_of(pair)) == []


async def test_who_is_there_and_cannot_be_let_in_is_named(scene: Scene) -> None:
    """Discord refuses whoever does not see the channel, and the bot lacks nothing."""
    rooms = scene.rooms()
    pair = await opened(scene, rooms, scene.pair())
    scene.town.world.faults.add(
        {"match": f"PUT /channels/*/thread-members/{scene.lin.user.id}", "status": 403}
    )
    with pytest.raises(CannotSee) as shut_out:
        await rooms.welcome(pair, scene.profiles.known, None)
    assert shut_out.value.user_id == scene.lin.user.id
    assert scene.said(thread_of(pair)) == []


async def test_beginners_are_translated_from_the_first_line_on(scene: Scene) -> None:
    scene.profiles.add(scene.sam, ENGLISH, Level.A2)
    scene.profiles.add(scene.lin, CHINESE, None)
    pair = await welcomed(scene, scene.rooms(), scene.pair())
    assert scene.translating.on == {(pair.id, one.user_id) for one in pair.members}
    [welcome] = scene.said(thread_of(pair))
    assert "我会把每个人写的话翻译给对方看" in welcome["content"]
    assert "once both of you have, nothing is translated" in welcome["content"]


@pytest.mark.parametrize("level", [Level.A1, Level.B2])
async def test_the_welcome_says_where_words_go_to_be_translated_and_how_to_keep_ones_own_from_there(
    scene: Scene, level: Level
) -> None:
    """From the first line on, or once somebody has asked for it."""
    scene.profiles.add(scene.sam, ENGLISH, level)
    scene.profiles.add(scene.lin, CHINESE, level)
    pair = await welcomed(scene, scene.rooms(), scene.pair())
    [welcome] = scene.said(thread_of(pair))
    told = welcome["content"] + "".join(box["description"] for box in welcome["embeds"])
    for engines, way in (("translation engines", "/privacy optout"), ("翻译引擎", "/隐私 退出")):
        assert engines in told
        assert way in told


async def test_whoever_understands_the_other_chooses_translations_themselves(scene: Scene) -> None:
    scene.profiles.add(scene.lin, CHINESE, None)
    pair = await welcomed(scene, scene.rooms(), scene.pair())
    assert scene.translating.on == set()
    [welcome] = scene.said(thread_of(pair))
    assert "Hard to follow?" in welcome["content"]


async def test_everybody_is_spoken_to_in_their_own_script(scene: Scene) -> None:
    scene.choices.languages[UserId(scene.lin.user.id)] = Language.TRADITIONAL
    pair = await welcomed(scene, scene.rooms(), scene.pair())
    [welcome] = scene.said(thread_of(pair))
    assert "討論串" in welcome["content"]
    assert "子区" not in welcome["content"]


@pytest.mark.parametrize(("zone", "word"), [("Asia/Taipei", "討論串"), ("Asia/Shanghai", "子区")])
async def test_where_somebody_lives_tells_which_chinese_they_read(scene: Scene, zone: str, word: str) -> None:
    lin = UserId(scene.lin.user.id)
    scene.profiles.known[lin] = replace(scene.profiles.known[lin], zone=zone)
    pair = await welcomed(scene, scene.rooms(), scene.pair())
    [welcome] = scene.said(thread_of(pair))
    assert word in welcome["content"]


async def test_what_they_say_of_themselves_is_translated_in_small_letters(scene: Scene) -> None:
    known = scene.profiles.known[UserId(scene.lin.user.id)]
    scene.profiles.known[known.user_id] = replace(known, line="在上海")
    pair = await welcomed(scene, scene.rooms(), scene.pair())
    [welcome] = scene.said(thread_of(pair))
    assert "> “在上海”\n> -# 🌐 在上海 for en-US" in welcome["content"]


async def test_a_thread_that_was_made_but_not_written_down_is_found_again(scene: Scene) -> None:
    """The database took no writes just then."""
    rooms, pair = scene.rooms(), scene.pair()
    first = await opened(scene, rooms, pair)
    assert (await opened(scene, rooms, pair)).thread_id == first.thread_id
    assert len(scene.private_threads()) == 1


async def test_a_very_long_welcome_stands_in_boxes(scene: Scene) -> None:
    for person in (scene.sam, scene.lin):
        known = scene.profiles.known[UserId(person.user.id)]
        words = tuple(f"{number} words that somebody likes" for number in range(12))
        scene.profiles.known[known.user_id] = replace(known, words=words, line="🦫" * 200)
    pair = await welcomed(scene, scene.rooms(), scene.pair())
    [welcome] = scene.said(thread_of(pair))
    assert len(welcome["embeds"]) == 2
    assert len(welcome["mentions"]) == 2


async def test_each_step_is_said_once_even_when_discord_has_forgotten_the_nonce(scene: Scene) -> None:
    pair = await welcomed(scene, scene.rooms(), scene.pair())
    for _ in range(2):
        forget_nonces(scene, thread_of(pair))
        await scene.rooms().nudge(pair, "cats")
    for _ in range(2):
        forget_nonces(scene, thread_of(pair))
        await scene.rooms().ask(replace(pair, ends_at=datetime.now(UTC) + timedelta(hours=20)))
    said = scene.said(thread_of(pair))
    assert len(said) == 3
    assert [len(one["mentions"]) for one in said] == [2, 2, 2]
    assert "It's been quiet" in said[1]["content"]
    assert "How was it" in said[2]["content"]


async def test_a_pair_that_goes_on_is_asked_again_after_the_next_round(scene: Scene) -> None:
    pair, rooms = await welcomed(scene, scene.rooms(), scene.pair()), scene.rooms()
    now = datetime.now(UTC)
    await rooms.ask(replace(pair, ends_at=now + timedelta(hours=20)))
    forget_nonces(scene, thread_of(pair))
    await rooms.ask(replace(pair, ends_at=now + timedelta(days=7, hours=20)))
    assert len(scene.said(thread_of(pair))) == 3


@pytest.mark.parametrize("reason", EndReason)
async def test_a_goodbye_is_said_once_and_the_thread_is_closed(scene: Scene, reason: EndReason) -> None:
    pair = await welcomed(scene, scene.rooms(), scene.pair())
    pair = replace(pair, reason=reason, ended_at=datetime.now(UTC))
    scene.town.world.faults.add({"match": f"PATCH /channels/{pair.thread_id}", "drop": True})
    with pytest.raises(DeliveryError):
        await scene.rooms().close(pair)
    forget_nonces(scene, thread_of(pair))
    for _ in range(2):
        await scene.rooms().close(pair)
    thread = scene.town.world.state.channels[thread_of(pair)].thread
    assert thread is not None
    assert (thread.archived, thread.locked) == (True, True)
    _, goodbye = scene.said(thread_of(pair))
    assert goodbye["mentions"] == []


async def test_nobody_learns_whether_they_were_blocked_or_left(scene: Scene) -> None:
    texts: set[str] = set()
    for number, reason in enumerate((EndReason.BLOCKED, EndReason.LEFT), start=1):
        pair = await welcomed(scene, scene.rooms(), scene.pair(number))
        await scene.rooms().close(replace(pair, reason=reason, ended_at=datetime.now(UTC)))
        texts.add(scene.said(thread_of(pair))[-1]["content"])
    assert len(texts) == 1


async def test_a_round_is_announced_once_and_without_names(scene: Scene) -> None:
    round_ = Round(
        id=RoundId(3),
        guild_id=GuildId(scene.town.harbor.id),
        number=2,
        people=10,
        matched=8,
        at=datetime.now(UTC),
    )
    channel = scene.town.channel("random")
    for _ in range(2):
        await scene.rooms().announce(round_, ChannelId(channel.id))
        forget_nonces(scene, channel.id)
    [announced] = scene.said(channel.id)
    assert "round 2" in announced["content"]
    assert "第 2 轮" in announced["content"]
    assert announced["mentions"] == []


@pytest.mark.parametrize(
    ("why", "told"),
    [(WhyWaiting.NUMBERS, "你已经等了 2 轮"), (WhyWaiting.CANNOT_SEE, "你看不到子区所在的频道")],
)
async def test_who_was_not_matched_is_told_once_in_their_own_language(
    scene: Scene, why: WhyWaiting, told: str
) -> None:
    seeker = Seeker(
        guild_id=GuildId(scene.town.harbor.id),
        user_id=UserId(scene.lin.user.id),
        joining=Joining.ROUNDS,
        since=datetime.now(UTC),
        waited=2,
        dm=True,
        why=why,
    )
    for _ in range(2):
        await scene.rooms().tell_waiting(seeker)
        for channel in list(scene.town.world.state.channels.values()):
            forget_nonces(scene, channel.id)
    [message] = [one for channel in scene.town.world.state.channels for one in scene.said(channel)]
    assert told in message["content"]


async def test_a_group_of_three_is_welcomed_as_one(scene: Scene) -> None:
    ellie = scene.town.person("ellie.brandt")
    scene.profiles.add(ellie, ENGLISH)
    pair = await welcomed(scene, scene.rooms(), scene.pair(7, scene.sam, scene.lin, ellie))
    [welcome] = scene.said(thread_of(pair))
    assert "Hi, all of you!" in welcome["content"]
    assert len(welcome["mentions"]) == 3
