"""What is measured of a bot, each as a function from a crowd to figures."""

import asyncio
import itertools
import random
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from tests.bench.crowd import Crowd, Place
from tests.bench.processes import Running

PATIENCE = 60.0
"""Seconds after which a copy counts as lost."""
BURSTS = (1, 1, 1, 2, 2, 3)
"""How many messages somebody sends in a row, each as likely."""
PAUSES = (0.15, 1.2)
"""Seconds between these, at least and at most."""
BRIDGES_AT_ONCE = 20
WEBHOOK_POST = "POST /webhooks/{webhook_id}/{token}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Latency:
    """Seconds from a message to its copy, the translation server's time included; ``own_`` without it."""

    p50: float
    p99: float
    own_p50: float
    own_p99: float
    inversions: float
    lost: int
    doubled: int
    cpu: float
    """Seconds of the bot's CPU a message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Throughput:
    """With so many messages under way that none waits for people, and never more."""

    rate: float
    """Copies a second."""
    cpu: float
    resident: float
    """Megabytes, afterwards."""
    inversions: float
    lost: int
    doubled: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Saturation:
    """Of a channel in which people say more than Discord lets a webhook post."""

    posted: int
    allowed: int
    refused: int
    """Answers 429."""


async def until_listening(crowd: Crowd) -> None:
    """Wait until the bot is connected and has asked for all it wants to know."""
    while not (await crowd.control("GET", "/bot"))["online"]:
        await asyncio.sleep(0.1)
    total = -1
    while total != (total := (await crowd.control("GET", "/requests"))["total"]):
        await asyncio.sleep(1.5)


async def warm_up(crowd: Crowd, places: Sequence[Place]) -> None:
    """One message at each place, so that every channel has its webhook."""
    turn = asyncio.Semaphore(16)

    async def one(place: Place) -> None:
        async with turn:
            number = await crowd.say(place)
            assert await crowd.copied(number, within=PATIENCE), f"nothing arrives from {place}"

    await asyncio.gather(*(one(place) for place in places))


def conversation(places: Sequence[Place], *, rate: float, seconds: float) -> list[tuple[float, Place]]:
    """When somebody says something, and where: short bursts in each place in turn, ``rate`` a second."""
    chance = random.Random(20250114)
    turns = itertools.cycle(places)
    said: list[tuple[float, Place]] = []
    at = 0.0
    while at < seconds:
        place, size = next(turns), chance.choice(BURSTS)
        moment = at
        for _ in range(size):
            said.append((moment, place))
            moment += chance.uniform(*PAUSES)
        at += chance.expovariate(rate) * size
    return sorted(said)


async def latency(
    crowd: Crowd, bot: Running, places: Sequence[Place], *, rate: float, seconds: float
) -> Latency:
    """A conversation at ``rate`` messages a second."""
    crowd.begin()
    loop = asyncio.get_running_loop()
    cpu, began = bot.cpu(), loop.time()
    speaking: list[asyncio.Task[int]] = []
    for at, place in conversation(places, rate=rate, seconds=seconds):
        await asyncio.sleep(max(0.0, began + at - loop.time()))
        speaking.append(asyncio.create_task(crowd.say(place)))
    numbers = await asyncio.gather(*speaking)
    arrived = await asyncio.gather(*(crowd.copied(number, within=PATIENCE) for number in numbers))
    cpu = bot.cpu() - cpu
    took = crowd.latencies()
    own = [seconds - crowd.translation_took(number) for number, seconds in took.items()]
    return Latency(
        p50=statistics.median(took.values()),
        p99=percentile(list(took.values()), 0.99),
        own_p50=statistics.median(own),
        own_p99=percentile(own, 0.99),
        inversions=crowd.inversions(),
        lost=arrived.count(False),
        doubled=crowd.doubled,
        cpu=cpu / len(numbers),
    )


async def throughput(
    crowd: Crowd, bot: Running, places: Sequence[Place], *, messages: int, under_way: int
) -> Throughput:
    """People who answer at once: as soon as a copy arrives, the next message is said, in another channel."""
    crowd.begin()
    turns = itertools.cycle(places)
    loop = asyncio.get_running_loop()
    left = iter(range(messages))
    lost = 0

    async def speak() -> None:
        nonlocal lost
        for _ in left:
            lost += not await crowd.copied(await crowd.say(next(turns)), within=PATIENCE)

    cpu, began = bot.cpu(), loop.time()
    await asyncio.gather(*(speak() for _ in range(under_way)))
    return Throughput(
        rate=(messages - lost) / (loop.time() - began),
        cpu=(bot.cpu() - cpu) / messages,
        resident=bot.resident(),
        inversions=crowd.inversions(),
        lost=lost,
        doubled=crowd.doubled,
    )


async def saturation(crowd: Crowd, place: Place, *, seconds: float, waiting: int = 40) -> Saturation:
    """``waiting`` messages wait all the time; what is posted in so many seconds, and what could be."""
    rules = (await crowd.control("GET", "/limits"))["hidden"]
    said = 0
    loop = asyncio.get_running_loop()
    ends = loop.time() + seconds
    while loop.time() < ends:
        if said - len(crowd.seen_at) < waiting:
            await crowd.say(place)
            said += 1
        else:
            await asyncio.sleep(0.05)
    answers = (await crowd.control("GET", "/requests"))["bot_routes"].get(WEBHOOK_POST, {})
    windows = int(seconds // rules["seconds"]) + 1
    return Saturation(
        posted=answers.get("200", 0) + answers.get("204", 0),
        allowed=windows * rules["calls"],
        refused=answers.get("429", 0),
    )


def percentile(values: Sequence[float], share: float) -> float:
    """The value that ``share`` of them do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
