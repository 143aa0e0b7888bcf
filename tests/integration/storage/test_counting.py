"""Whatever happens, what was counted equals what somebody would count who reads the channels."""

import math
import random
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from bot.model import (
    Attachment,
    BridgeId,
    ChannelId,
    Crowd,
    GuildId,
    Incoming,
    Link,
    MessageId,
    Reply,
    Talk,
    Tongue,
    UserId,
    message_id_at,
)
from bot.stats.counting import Counting
from bot.stats.memory import Memory
from bot.storage import Bridges, Database, Outbox
from bot.storage.applause import applaud
from bot.storage.schema import counted, origins, voices
from bot.storage.statistics import Statistics
from tests.integration.storage.values import CHINESE, ENGLISH, guild_of, link, make_bridge, message

ZONES = {guild_of(ENGLISH): ZoneInfo("America/New_York"), guild_of(CHINESE): ZoneInfo("Asia/Kathmandu")}
START = datetime(2026, 3, 5, 22, tzinfo=UTC)
"""New York puts its clocks forward on the eighth."""
DAYS = 12
PEOPLE = {ENGLISH: [UserId(one) for one in range(1, 6)], CHINESE: [UserId(one) for one in range(11, 16)]}
WORDS = {ENGLISH: ["cats", "don't", "3.5", "tea"], CHINESE: ["猫税", "今天", "好吃"]}


class Zones:
    def zone_of(self, guild_id: GuildId) -> ZoneInfo:
        return ZONES[guild_id]


def _two_by_two(run: str) -> list[str]:
    return [run[start : start + 2] for start in range(0, len(run), 2)]


@dataclass
class Said:
    """One message of the history, as a reader sees it."""

    incoming: Incoming
    words: int
    answers: "Said | None" = None
    deleted: bool = False
    answered: bool = False
    """By a message from across the line, which may be gone by now."""
    clapped: defaultdict[UserId, int] = field(default_factory=lambda: defaultdict[UserId, int](int))

    @property
    def side(self) -> Tongue:
        return Tongue.ENGLISH if self.incoming.channel_id == ENGLISH else Tongue.CHINESE

    @property
    def crosses(self) -> bool:
        return self.answers is not None and self.answers.side is not self.side


class History:
    """Random people at random moments; the same seed makes the same history."""

    def __init__(self, seed: int, database: Database, bridge_id: BridgeId) -> None:
        self.chance = random.Random(seed)
        self.database = database
        self.bridge_id = bridge_id
        self.said: list[Said] = []
        self.outbox = Outbox(database)
        self.counting = Counting(Zones(), _two_by_two)
        self.moment = START

    def _links(self, channel: ChannelId) -> tuple[Link, list[Link]]:
        both = {one: link(one, self.bridge_id) for one in (ENGLISH, CHINESE)}
        return both[channel], list(both.values())

    async def go_on(self) -> None:
        """One more thing happens."""
        self.moment += timedelta(seconds=self.chance.expovariate(1 / (DAYS * 86_400 / 400)))
        act = self.chance.random()
        if act < 0.7 or not self.said:
            await self._speak()
        elif act < 0.8:
            await self._delete(self.chance.choice(self.said))
        else:
            await self._clap(self.chance.choice(self.said))

    async def _speak(self) -> None:
        channel = self.chance.choice([ENGLISH, CHINESE])
        words = self.chance.choices(WORDS[channel], k=self.chance.randint(1, 6))
        text = (" " if channel == ENGLISH else "").join(words)
        answered = None
        if self.said and self.chance.random() < 0.5:
            answered = self.chance.choice(self.said[-8:])
        incoming = message(message_id_at(self.moment) + len(self.said), channel=channel, content=text)
        incoming = replace(
            incoming,
            author=replace(incoming.author, id=self.chance.choice(PEOPLE[channel])),
            created_at=self.moment,
            reply=None if answered is None else Reply(
                message_id=answered.incoming.id, channel_id=answered.incoming.channel_id, author_name=None
            ),
            attachments=(_picture(),) if self.chance.random() < 0.2 else (),
        )  # fmt: skip
        source, links = self._links(channel)
        entries = self.counting.entries(incoming, source, links)
        assert await self.outbox.accept(
            incoming, [CHINESE if channel == ENGLISH else ENGLISH], counted=entries
        )
        said = Said(incoming, len(words))
        if answered is not None and not answered.deleted and answered.side is not said.side:
            said.answers = answered
        self.said.append(said)

    async def _delete(self, said: Said) -> None:
        await self.outbox.accept_delete(said.incoming.channel_id, [said.incoming.id])
        said.deleted = True
        said.clapped.clear()

    async def _clap(self, said: Said) -> None:
        other = CHINESE if said.incoming.channel_id == ENGLISH else ENGLISH
        who, by = self.chance.choice(PEOPLE[other]), self.chance.choice([1, 1, -1])
        async with self.database.begin() as connection:
            origin_id = await _number_of(self.database, said.incoming.id)
            if origin_id is None:
                return
            side = Tongue.CHINESE if other == CHINESE else Tongue.ENGLISH
            await applaud(connection, origin_id, said.incoming.id, who, side=side, by=by)
        if not said.deleted:
            said.clapped[who] = max(0, said.clapped[who] + by)


def _picture() -> Attachment:
    return Attachment(filename="cat.png", url="https://cdn.test/cat.png", size=10)


async def _number_of(database: Database, message_id: MessageId) -> int | None:
    async with database.read() as connection:
        return (
            await connection.execute(select(origins.c.id).where(origins.c.message_id == message_id))
        ).scalar_one_or_none()


# Counting by hand.


@dataclass
class Recount:
    """What a reader of the whole history counts for one server."""

    talk: defaultdict[tuple[date, Tongue], Counter[str]] = field(
        default_factory=lambda: defaultdict[tuple[date, Tongue], Counter[str]](Counter)
    )
    hours: Counter[tuple[int, int]] = field(default_factory=Counter[tuple[int, int]])
    spoke: defaultdict[tuple[date, Tongue], set[UserId]] = field(
        default_factory=lambda: defaultdict[tuple[date, Tongue], set[UserId]](set)
    )
    reached: defaultdict[tuple[date, Tongue], set[UserId]] = field(
        default_factory=lambda: defaultdict[tuple[date, Tongue], set[UserId]](set)
    )

    @classmethod
    def of(cls, history: History, zone: ZoneInfo) -> "Recount":
        found = cls()
        for said in history.said:
            local = said.incoming.created_at.astimezone(zone)
            at, other = (local.date(), said.side), (local.date(), _other(said.side))
            if said.deleted:
                continue
            found.hours[local.weekday(), local.hour] += 1
            text = said.incoming.content
            found.talk[at] += Counter(
                messages=1,
                characters=len(text.replace(" ", "")),
                words=said.words,
                files=len(said.incoming.attachments),
            )
            found.spoke[at].add(said.incoming.author.id)
            answers = [one for one in history.said if one.answers is said and not one.deleted]
            clapping = [who for who, count in said.clapped.items() if count]
            if clapping:
                found.talk[other]["reactions"] += len(clapping)
            if answers or clapping:
                found.talk[at]["crossed"] += 1
                found.reached[at].add(said.incoming.author.id)
            if said.answers is not None:
                seconds = (said.incoming.created_at - said.answers.incoming.created_at).total_seconds()
                found.talk[at] += Counter(replies=1, waits=round(math.log2(max(1.0, seconds)) * 1024))
        return found


def _other(side: Tongue) -> Tongue:
    return Tongue.CHINESE if side is Tongue.ENGLISH else Tongue.ENGLISH


@pytest.mark.parametrize("seed", range(4))
async def test_every_figure_equals_a_recount(database: Database, bridges: Bridges, seed: int) -> None:
    bridge = await make_bridge(bridges, ENGLISH, CHINESE)
    history = History(seed, database, bridge.id)
    for _ in range(150):
        await history.go_on()
    statistics = Statistics(database)
    first, last = START.date() - timedelta(days=2), history.moment.date() + timedelta(days=2)
    for guild_id, zone in ZONES.items():
        expected = Recount.of(history, zone)
        days = await statistics.by_day(guild_id, first, last)
        counted = {(one.day, one.side): _numbers(one) for one in days}
        wanted = {at: +numbers for at, numbers in expected.talk.items() if +numbers}
        assert {at: numbers for at, numbers in counted.items() if numbers} == wanted
        hours = await statistics.by_hour(guild_id, first, last)
        assert {(one.weekday, one.hour): one.messages for one in hours if one.messages} == +expected.hours
        for day in {at for at, _ in expected.talk}:
            people = await statistics.people(guild_id, day, days=1)
            assert {side: one for side, one in people.items() if one != Crowd()} == _crowds(expected, [day])
        monday = START.date() - timedelta(days=START.weekday())
        week = [monday + timedelta(days=number) for number in range(7)]
        before = await statistics.people(guild_id, monday, days=7)
        assert {side: one for side, one in before.items() if one != Crowd()} == _crowds(expected, week)


async def test_people_are_counted_for_good_before_it_is_forgotten_who_they_were(
    database: Database, bridges: Bridges
) -> None:
    bridge = await make_bridge(bridges, ENGLISH, CHINESE)
    history = History(7, database, bridge.id)
    for _ in range(120):
        await history.go_on()
    statistics = Statistics(database)
    monday = START.date() - timedelta(days=START.weekday())
    before = {guild_id: await statistics.people(guild_id, monday, days=7) for guild_id in ZONES}
    await Memory(statistics, clock=lambda: history.moment + timedelta(days=21)).settle()
    async with database.read() as connection:
        assert (await connection.execute(select(func.count()).select_from(voices))).scalar_one() == 0
        assert (await connection.execute(select(func.count()).select_from(counted))).scalar_one() == 0
    for guild_id in ZONES:
        after = await statistics.people(guild_id, monday, days=7)
        assert {side: one for side, one in after.items() if one != Crowd()} == {
            side: one for side, one in before[guild_id].items() if one != Crowd()
        }


def _numbers(one: Talk) -> Counter[str]:
    names = [name.name for name in fields(Talk) if name.name not in {"day", "side"}]
    return +Counter({name: getattr(one, name) for name in names})


def _crowds(expected: Recount, days: list[date]) -> Mapping[Tongue, Crowd]:
    found = {
        side: Crowd(
            spoke=len(set[UserId]().union(*(expected.spoke[day, side] for day in days))),
            reached=len(set[UserId]().union(*(expected.reached[day, side] for day in days))),
        )
        for side in Tongue
    }
    return {side: crowd for side, crowd in found.items() if crowd != Crowd()}
