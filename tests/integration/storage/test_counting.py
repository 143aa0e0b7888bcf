"""Whatever happens, what was counted equals what somebody would count who reads the channels."""

import asyncio
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, insert, select

from bot.model import (
    Attachment,
    BridgeId,
    CaseId,
    ChannelId,
    Counted,
    Crowd,
    Delivery,
    GuildId,
    Incoming,
    Kind,
    MessageId,
    Reply,
    Talk,
    TallyKind,
    Tongue,
    UserId,
    message_id_at,
)
from bot.stats.counting import Counting
from bot.stats.memory import Memory
from bot.stats.tallying import Tallying
from bot.storage import Bridges, Database, Outbox
from bot.storage import statistics as letting_go
from bot.storage.applause import Applause
from bot.storage.holds import Holds
from bot.storage.schema import counted, voices
from bot.storage.statistics import Statistics
from bot.storage.sums import sum_up
from bot.storage.tallies import Tallies
from tests.integration.storage.values import (
    CHINESE,
    ENGLISH,
    TAIWAN,
    copy_in,
    guild_of,
    link,
    make_bridge,
    message,
)

BRIDGED = (ENGLISH, CHINESE, TAIWAN)
ZONES = {
    guild_of(ENGLISH): ZoneInfo("America/New_York"),
    guild_of(CHINESE): ZoneInfo("Asia/Kathmandu"),
    guild_of(TAIWAN): ZoneInfo("Asia/Taipei"),
}
START = datetime(2026, 3, 5, 22, tzinfo=UTC)
"""New York puts its clocks forward on the eighth."""
DAYS = 12
PEOPLE = {
    channel: [UserId(10 * number + one) for one in range(1, 6)] for number, channel in enumerate(BRIDGED)
}
WORDS = {
    ENGLISH: ["cats", "don't", "3.5", "tea"],
    CHINESE: ["猫税", "今天", "好吃"],
    TAIWAN: ["貓稅", "今天", "影片"],
}
ENGINES = ["local", "google", "gloss"]


class Zones:
    def zone_of(self, guild_id: GuildId) -> ZoneInfo:
        return ZONES[guild_id]

    def today(self, guild_id: GuildId, now: datetime) -> date:
        return now.astimezone(ZONES[guild_id]).date()


def _two_by_two(run: str) -> list[str]:
    return [run[start : start + 2] for start in range(0, len(run), 2)]


def _side(channel: ChannelId) -> Tongue:
    return Tongue.ENGLISH if channel == ENGLISH else Tongue.CHINESE


@dataclass(eq=False)
class Said:
    """One message of the history, as a reader sees it."""

    incoming: Incoming
    words: int
    answers: "Said | None" = None
    deleted: bool = False
    coming: set[ChannelId] = field(default_factory=set[ChannelId])
    """Where it is on its way."""
    shown: dict[ChannelId, MessageId] = field(default_factory=dict[ChannelId, MessageId])
    held: dict[ChannelId, CaseId] = field(default_factory=dict[ChannelId, CaseId])
    clapped: Counter[tuple[UserId, ChannelId]] = field(default_factory=Counter[tuple[UserId, ChannelId]])

    @property
    def channel(self) -> ChannelId:
        return self.incoming.channel_id

    @property
    def side(self) -> Tongue:
        return _side(self.channel)

    @property
    def counts_for(self) -> set[GuildId]:
        """The servers that count it: those that read it, if any of the other side does."""
        places = {*self.coming, *self.shown}
        if self.deleted or all(_side(channel) is self.side for channel in places):
            return set()
        return {guild_of(channel) for channel in {*places, self.channel}}

    @property
    def clapping(self) -> set[UserId]:
        return {who for (who, _), count in self.clapped.items() if count > 0}


class History:
    """Random people at random moments; the same seed makes the same history."""

    def __init__(self, seed: int, database: Database, bridge_id: BridgeId) -> None:
        self.chance = random.Random(seed)
        self.bridge_id = bridge_id
        self.database = database
        self.said: list[Said] = []
        self.tallied: Counter[tuple[GuildId, date, TallyKind, str]] = Counter()
        self.quiet: set[UserId] = set()
        """Who has opted out."""
        self.moment = START
        self.outbox = Outbox(database, clock=lambda: self.moment)
        self.holds = Holds(database, clock=lambda: self.moment)
        self.applause = Applause(database)
        self.tallies = Tallies(database)
        self.counting = Counting(Zones(), _two_by_two)
        self.tallying = Tallying(
            self.tallies, days=Zones(), guilds_on=lambda bridge_id: ZONES, clock=lambda: self.moment
        )
        self.links = {channel: link(channel, bridge_id) for channel in BRIDGED}
        self.numbers = count(1)

    async def go_on(self) -> None:
        """One more thing happens."""
        self.moment += timedelta(seconds=self.chance.expovariate(1 / (DAYS * 86_400 / 500)))
        acts = {
            self._speak: 40,
            self._deliver: 40,
            self._review: 8,
            self._hold_back: 6,
            self._delete: 6,
            self._clap: 16,
            self._clear: 3,
            self._opt_out: 1,
            self._sum_up: 15,
        }
        [act] = self.chance.choices(list(acts), list(acts.values()))
        await act()

    async def _speak(self) -> None:
        channel = self.chance.choice(BRIDGED)
        speaking = [who for who in PEOPLE[channel] if who not in self.quiet]
        if not speaking:
            return
        words = self.chance.choices(WORDS[channel], k=self.chance.randint(1, 6))
        there = [one for one in self.said[-8:] if channel == one.channel or channel in one.shown]
        answered = self.chance.choice(there) if there and self.chance.random() < 0.6 else None
        incoming = message(
            message_id_at(self.moment) + next(self.numbers),
            channel=channel,
            content=(" " if channel == ENGLISH else "").join(words),
        )
        incoming = replace(
            incoming,
            author=replace(incoming.author, id=self.chance.choice(speaking)),
            created_at=self.moment,
            reply=None if answered is None else Reply(
                message_id=answered.incoming.id, channel_id=answered.channel, author_name=None
            ),
            attachments=(_picture(),) if self.chance.random() < 0.2 else (),
        )  # fmt: skip
        others = [one for one in BRIDGED if one != channel]
        held = {one: CaseId(next(self.numbers)) for one in others if self.chance.random() < 0.15}
        coming = [one for one in others if one not in held]
        assert await self.outbox.accept(
            incoming,
            others,
            held={one: {guild_of(one): case_id} for one, case_id in held.items()},
            counted=self._entries(incoming, coming),
        )
        said = Said(incoming, len(words), coming=set(coming), held=held)
        if answered is not None and not answered.deleted and answered.side is not said.side:
            said.answers = answered
        self.said.append(said)

    async def _deliver(self) -> None:
        """Whatever is first in a lane."""
        channel = self.chance.choice(BRIDGED)
        delivery = next(iter(await self.outbox.next(channel, limit=1)), None)
        if delivery is None:
            return
        said = self._of(delivery)
        engine = self.chance.choice(ENGINES)
        if said.deleted or delivery.incoming is None:
            await self.outbox.drop(delivery)
        elif delivery.kind is Kind.UPGRADE:
            upgraded = self.tallying.on_bridge(self.bridge_id, TallyKind.UPGRADED)
            await self.outbox.edited(delivery, added=(), removed=(), upgrade_at=None, tallies=upgraded)
            self._tally(TallyKind.UPGRADED, "")
        else:
            said.shown[channel] = MessageId(message_id_at(self.moment) + next(self.numbers))
            said.coming.remove(channel)
            later = self.moment if engine == "gloss" else None
            await self.outbox.delivered(delivery, [copy_in(channel, said.shown[channel])], upgrade_at=later)
            self.tallying.wrote(self.links[channel], [engine])
            self._tally(TallyKind.ENGINE_USED, engine)
            for upgrade in await self.outbox.upgrades_due(self.moment, limit=1):
                await self.outbox.ready_upgrade(upgrade)

    async def _review(self) -> None:
        """Moderators let something through, or not."""
        held = [(said, channel) for said in self.said for channel in said.held]
        if not held:
            return
        said, channel = self.chance.choice(held)
        case_id = said.held.pop(channel)
        if self.chance.random() < 0.7:
            counted = self._entries(said.incoming, BRIDGED)
            revision = said.incoming.revision
            lanes = await self.holds.approve(case_id, guild_of(channel), revision, counted=counted)
            assert lanes == [channel]
            said.coming.add(channel)
        else:
            await self.holds.reject(case_id, guild_of(channel))

    async def _hold_back(self) -> None:
        """What a translation says is held, or dropped, when it was about to go out."""
        channel = self.chance.choice(BRIDGED)
        delivery = next(iter(await self.outbox.next(channel, limit=1)), None)
        if delivery is None or delivery.kind is not Kind.CREATE or delivery.origin.deleted:
            return
        if delivery.approved:
            # Nobody is asked twice.
            return
        said, case_id = self._of(delivery), CaseId(next(self.numbers))
        said.coming.remove(channel)
        if self.chance.random() < 0.7:
            assert await self.holds.hold(delivery, {guild_of(channel): case_id})
            said.held[channel] = case_id
        else:
            await self.outbox.drop(delivery)

    async def _delete(self) -> None:
        if self.said:
            await self._take_back(self.chance.choice(self.said[-40:]))

    async def _take_back(self, said: Said) -> None:
        await self.outbox.accept_delete(said.channel, [said.incoming.id])
        said.deleted = True
        said.clapped.clear()
        said.held.clear()

    async def _opt_out(self) -> None:
        """And has past copies removed."""
        who = self.chance.choice([who for people in PEOPLE.values() for who in people])
        self.quiet.add(who)
        for said in self.said:
            if said.incoming.author.id == who and not said.deleted:
                await self._take_back(said)

    async def _sum_up(self) -> None:
        await sum_up(self.database)

    async def _clap(self) -> None:
        seen = self._seen_somewhere()
        if seen is not None:
            said, channel, message_id = seen
            who, by = self.chance.choice(PEOPLE[channel]), self.chance.choice([1, 1, -1])
            await self.applause.applaud(message_id, who, side=_side(channel), by=by)
            if said.counts_for and _side(channel) is not said.side:
                said.clapped[who, channel] = max(0, said.clapped[who, channel] + by)

    async def _clear(self) -> None:
        """Moderators clear all reactions, or some so that one person's are left."""
        seen = self._seen_somewhere()
        if seen is not None:
            said, channel, message_id = seen
            left = {self.chance.choice(PEOPLE[channel]): 1} if self.chance.random() < 0.5 else {}
            await self.applause.recount(message_id, left, side=_side(channel))
            if said.counts_for and _side(channel) is not said.side:
                for one in [one for one in said.clapped if one[1] == channel]:
                    del said.clapped[one]
                said.clapped.update({(who, channel): number for who, number in left.items()})

    def _seen_somewhere(self) -> tuple[Said, ChannelId, MessageId] | None:
        places = [
            (said, channel, message_id)
            for said in self.said[-40:]
            for channel, message_id in [(said.channel, said.incoming.id), *said.shown.items()]
        ]
        return self.chance.choice(places) if places else None

    def _of(self, delivery: Delivery) -> Said:
        return next(one for one in self.said if one.incoming.id == delivery.origin.message_id)

    def _entries(self, incoming: Incoming, channels: Iterable[ChannelId]) -> Sequence[Counted]:
        links = [self.links[one] for one in channels]
        return self.counting.entries(incoming, self.links[incoming.channel_id], links)

    def _tally(self, kind: TallyKind, name: str) -> None:
        for guild_id, zone in ZONES.items():
            self.tallied[guild_id, self.moment.astimezone(zone).date(), kind, name] += 1


def _picture() -> Attachment:
    return Attachment(filename="cat.png", url="https://cdn.test/cat.png", size=10)


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
    def of(cls, history: History, guild_id: GuildId) -> "Recount":
        found = cls()
        for said in history.said:
            if guild_id not in said.counts_for:
                continue
            local = said.incoming.created_at.astimezone(ZONES[guild_id])
            at, other = (local.date(), said.side), (local.date(), _other(said.side))
            found.hours[local.weekday(), local.hour] += 1
            text = said.incoming.content
            found.talk[at] += Counter(
                messages=1,
                characters=len(text.replace(" ", "")),
                words=said.words,
                files=len(said.incoming.attachments),
            )
            found.spoke[at].add(said.incoming.author.id)
            if said.clapping:
                found.talk[other]["reactions"] += len(said.clapping)
            if said.clapping or any(one.answers is said and one.counts_for for one in history.said):
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
    bridge = await make_bridge(bridges, *BRIDGED)
    history = History(seed, database, bridge.id)
    for _ in range(220):
        await history.go_on()
    await history.tallies.aclose()
    statistics = Statistics(database)
    first, last = START.date() - timedelta(days=2), history.moment.date() + timedelta(days=2)
    for guild_id in ZONES:
        expected = Recount.of(history, guild_id)
        days = await statistics.by_day(guild_id, first, last)
        counted = {(one.day, one.side): _numbers(one) for one in days}
        wanted = {at: +numbers for at, numbers in expected.talk.items() if +numbers}
        assert {at: numbers for at, numbers in counted.items() if numbers} == wanted
        # What was counted and taken back leaves its day behind.
        beginning = await statistics.first_day(guild_id)
        assert beginning is not None
        assert START.date() - timedelta(days=1) <= beginning <= min(day for day, _ in wanted)
        hours = await statistics.by_hour(guild_id, first, last)
        assert {(one.weekday, one.hour): one.messages for one in hours if one.messages} == +expected.hours
        for day in {at for at, _ in expected.talk}:
            people = await statistics.people(guild_id, day, days=1)
            assert {side: one for side, one in people.items() if one != Crowd()} == _crowds(expected, [day])
        monday = START.date() - timedelta(days=START.weekday())
        week = [monday + timedelta(days=number) for number in range(7)]
        before = await statistics.people(guild_id, monday, days=7)
        assert {side: one for side, one in before.items() if one != Crowd()} == _crowds(expected, week)
        tallied = {
            (guild_id, day, one.kind, one.name): one.times
            for day in (first + timedelta(days=number) for number in range((last - first).days))
            for one in await history.tallies.totals(guild_id, day, day)
        }
        assert tallied == {at: times for at, times in history.tallied.items() if at[0] == guild_id}


async def test_people_are_counted_for_good_before_it_is_forgotten_who_they_were(
    database: Database, bridges: Bridges, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letting_go, "AT_ONCE", 7)
    bridge = await make_bridge(bridges, *BRIDGED)
    history = History(7, database, bridge.id)
    for _ in range(120):
        await history.go_on()
    await history.tallies.aclose()
    statistics = Statistics(database)
    monday = START.date() - timedelta(days=START.weekday())
    before = {guild_id: await statistics.people(guild_id, monday, days=7) for guild_id in ZONES}
    await Memory(statistics, clock=lambda: history.moment + timedelta(days=21)).settle()
    async with database.read() as connection:
        assert (await connection.execute(select(func.count()).select_from(voices))).scalar_one() == 0
        assert (await connection.execute(select(func.count()).select_from(counted))).scalar_one() == 0
    assert await statistics.first_day(GuildId(404)) is None
    for guild_id in ZONES:
        after = await statistics.people(guild_id, monday, days=7)
        assert {side: one for side, one in after.items() if one != Crowd()} == {
            side: one for side, one in before[guild_id].items() if one != Crowd()
        }


@pytest.mark.parametrize("at_once", [1, 4])
async def test_what_a_message_counted_for_is_forgotten_in_every_time_zone(
    database: Database, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(letting_go, "AT_ONCE", at_once)
    monday = date(2026, 3, 9)
    # It is Monday already in one of two servers; and one message was caught up with after all others.
    days = {(number, 1): monday for number in range(1, 9)}
    days |= {(number, 2): monday - timedelta(days=1) for number in range(1, 9)}
    days[9, 1] = monday - timedelta(days=2)
    row = {"bridge_id": 1, "hour": 0, "side": "en", "author_id": 5, "kind": 0, "characters": 1, "words": 1}
    spoke = {"bridge_id": 1, "side": "en", "user_id": 5, "said": 1}
    async with database.begin() as connection:
        await connection.execute(
            insert(counted),
            [row | {"origin_id": number, "guild_id": one, "day": day} for (number, one), day in days.items()],
        )
        await connection.execute(insert(voices).values(spoke | {"guild_id": 2, "day": days[1, 2]}))
    await Statistics(database).forget(monday)
    async with database.read() as connection:
        left = (await connection.execute(select(counted.c.origin_id, counted.c.guild_id))).all()
    assert sorted(map(tuple, left)) == sorted(at for at, day in days.items() if day == monday)


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


async def test_nobody_waits_in_a_circle_when_both_sides_count_at_once(
    database: Database, bridges: Bridges
) -> None:
    """Two processes may accept what is said on one bridge, each from its own servers' channels."""
    bridge = await make_bridge(bridges, *BRIDGED)
    outbox, counting = Outbox(database), Counting(Zones(), _two_by_two)
    holds, applause = Holds(database), Applause(database)
    links = {channel: link(channel, bridge.id) for channel in BRIDGED}

    async def say(number: int) -> None:
        channel = BRIDGED[number % 3]
        said = message(message_id_at(START) + number, channel=channel)
        # Everybody answers what the other side has said.
        answered = None if number < 3 else message_id_at(START) + number - 2
        reply = None
        if answered is not None:
            reply = Reply(message_id=MessageId(answered), channel_id=channel, author_name=None)
        said = replace(said, author=replace(said.author, id=UserId(number)), created_at=START, reply=reply)
        others = [one for one in BRIDGED if one != channel]
        entries = counting.entries(said, links[channel], list(links.values()))
        assert await outbox.accept(said, others, counted=entries)

    async def clap(number: int) -> None:
        channel = BRIDGED[number % 3]
        message_id = MessageId(message_id_at(START) + number)
        for side in Tongue:
            if side is not _side(channel):
                await applause.applaud(message_id, UserId(1_000 + number), side=side, by=1)

    async def hold_first() -> None:
        """In the English channel, so that nobody reads it on the other side."""
        delivery = next(iter(await outbox.next(ENGLISH, limit=1)))
        await holds.hold(delivery, {guild_of(ENGLISH): CaseId(1)})

    await asyncio.gather(*map(say, range(3)))
    await asyncio.gather(*map(say, range(3, 24)), *map(clap, range(3)), hold_first())
    days = await Statistics(database).by_day(guild_of(ENGLISH), date(2026, 3, 1), date(2026, 3, 9))
    assert [sum(one.messages for one in days), sum(one.reactions for one in days)] == [23, 2]
