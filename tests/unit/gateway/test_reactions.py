"""What is made of Discord's answers about reactions and pins."""

from types import SimpleNamespace
from typing import Any, cast

import discord
import pytest

from bot.gateway.pins import PinBoard
from bot.gateway.reactions import ReactionBoard, emoji_of
from bot.model import ChannelId, Emoji, MessageId, Place, Reactions, ThreadId
from bot.relay.ports import ChannelGone, Forbidden, Full, Refused
from tests.unit.gateway.failures import failure

PLACE = Place(channel_id=ChannelId(21))
THREAD = Place(channel_id=ChannelId(21), thread_id=ThreadId(31))
MESSAGE = MessageId(7)
THUMB, WAVE = Emoji(key="👍", name="👍"), Emoji(key="77", name="wave:77")


class FakeHttp:
    """discord.py's requests about one message; ``failure`` is what each of them meets."""

    def __init__(self) -> None:
        self.message: dict[str, Any] = {"pinned": False}
        self.failure: discord.HTTPException | None = None
        self.asked: list[tuple[Any, ...]] = []

    async def get_message(self, channel_id: int, message_id: int) -> dict[str, Any]:
        self._ask("get", channel_id, message_id)
        return self.message

    async def add_reaction(self, channel_id: int, message_id: int, emoji: str) -> None:
        self._ask("add", channel_id, message_id, emoji)

    async def remove_own_reaction(self, channel_id: int, message_id: int, emoji: str) -> None:
        self._ask("remove", channel_id, message_id, emoji)

    async def pin_message(self, channel_id: int, message_id: int, reason: str) -> None:
        self._ask("pin", channel_id, message_id)

    async def unpin_message(self, channel_id: int, message_id: int, reason: str) -> None:
        self._ask("unpin", channel_id, message_id)

    def _ask(self, *asked: object) -> None:
        self.asked.append(asked)
        if self.failure is not None:
            raise self.failure


@pytest.fixture
def http() -> FakeHttp:
    return FakeHttp()


@pytest.fixture
def board(http: FakeHttp) -> ReactionBoard:
    made = ReactionBoard()
    made.attach(client(http))
    return made


@pytest.fixture
def pins(http: FakeHttp) -> PinBoard:
    made = PinBoard()
    made.attach(client(http))
    return made


def client(http: FakeHttp) -> discord.Client:
    return cast("discord.Client", SimpleNamespace(http=http, get_channel={}.get))


def reaction(emoji_id: str | None, name: str | None, count: int, *, me: bool = False) -> dict[str, Any]:
    return {"emoji": {"id": emoji_id, "name": name}, "count": count, "me": me, "me_burst": False}


async def test_people_are_told_from_us(board: ReactionBoard, http: FakeHttp) -> None:
    http.message["reactions"] = [
        reaction(None, "👍", 2, me=True),
        reaction(None, "🎉", 1, me=True),
        reaction("77", "wave", 1),
    ]
    party = Emoji(key="🎉", name="🎉")
    assert await board.under(PLACE, MESSAGE) == Reactions(people=(THUMB, WAVE), ours=(THUMB, party))


def test_an_emoji_is_the_same_whatever_it_is_called_and_however_it_is_drawn() -> None:
    renamed = discord.PartialEmoji(name="hello", id=77)
    assert emoji_of(renamed) == WAVE
    assert emoji_of("❤\ufe0f") == emoji_of("❤")
    assert emoji_of(discord.PartialEmoji(name="", id=77)).name == "emoji:77"


@pytest.mark.parametrize("status", [400, 404])
async def test_an_emoji_of_a_server_without_the_bot_is_tried_once(
    board: ReactionBoard, http: FakeHttp, status: int
) -> None:
    http.message["reactions"] = [reaction("77", "wave", 1), reaction(None, "👍", 1)]
    http.failure = failure(status, 10014)
    with pytest.raises(Refused):
        await board.add(PLACE, MESSAGE, WAVE)
    http.failure = None
    assert await board.under(PLACE, MESSAGE) == Reactions(people=(THUMB,))


async def test_twenty_emoji_are_enough(board: ReactionBoard, http: FakeHttp) -> None:
    http.failure = failure(400, 30010)
    with pytest.raises(Full):
        await board.add(PLACE, MESSAGE, WAVE)


@pytest.mark.parametrize("code", [50013, 90001])
async def test_who_may_not_react_is_told_so(board: ReactionBoard, http: FakeHttp, code: int) -> None:
    http.failure = failure(403, code)
    with pytest.raises(Forbidden):
        await board.add(PLACE, MESSAGE, THUMB)


async def test_a_thread_that_is_gone_is_no_channel_that_is_gone(
    board: ReactionBoard, pins: PinBoard, http: FakeHttp
) -> None:
    http.failure = failure(404, 10003)
    assert await board.under(THREAD, MESSAGE) is None
    assert await pins.is_pinned(THREAD, MESSAGE) is None
    assert http.asked == [("get", 31, 7)] * 2
    with pytest.raises(ChannelGone):
        await board.under(PLACE, MESSAGE)


async def test_a_message_that_is_gone_has_nothing_under_it(
    board: ReactionBoard, pins: PinBoard, http: FakeHttp
) -> None:
    http.failure = failure(404, 10008)
    assert await board.under(PLACE, MESSAGE) is None
    assert await pins.is_pinned(PLACE, MESSAGE) is None


async def test_a_channel_with_all_its_pins_takes_no_more(pins: PinBoard, http: FakeHttp) -> None:
    http.failure = failure(400, 30003)
    with pytest.raises(Full):
        await pins.set_pinned(PLACE, MESSAGE, pinned=True)
