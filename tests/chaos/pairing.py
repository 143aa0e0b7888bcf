"""Killing the bot in the middle of rounds: ``python -m tests.chaos.pairing [--seed N] [--kills N]``.

The real process works against a loopback Discord of this one. After a random number of requests that change
something it is killed while it waits for the answer, and started again. Rounds follow each other until there
were enough kills; then everything that people see is compared with what was decided: every pair has one
thread, with its people in it and one welcome; nobody has two partners in a round, and nobody is forgotten.
"""

import argparse
import asyncio
import logging
import os
import random
import secrets
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.model import (
    ChannelId,
    GuildId,
    Joining,
    Pair,
    PairingSetup,
    PairState,
    Profile,
    Seeker,
    Tongue,
    UserId,
)
from bot.playground.command import build_world
from bot.playground.info import describe
from bot.playground.membership import add_member
from bot.playground.objects import Channel, Guild, Message, Role, User
from bot.playground.permissions import EVERYONE
from bot.playground.server import Observation, Server
from bot.playground.state import PRIVATE_THREAD, TEXT
from bot.playground.world import World
from bot.storage.engine import Database
from bot.storage.pairing import PairingSetups
from bot.storage.pairs import Pairs
from bot.storage.profiles import Profiles
from bot.storage.schema import pairs as pairs_table
from bot.storage.seekers import Seekers
from tests.bench.processes import ROOT

PATIENCE = 120.0
"""Seconds in which a round has to be over once nobody kills it any more."""
REQUESTS = 14
"""That change something, at most, between a start and a kill."""


@dataclass
class Result:
    """What was seen."""

    seed: int
    kills: int = 0
    rounds: int = 0
    pairs: int = 0
    wrong: list[str] = field(default_factory=list[str])


@dataclass
class Town:
    """A server with people who want to be paired."""

    world: World
    server: Server
    guild: Guild
    channel: Channel
    english: Sequence[UserId]
    chinese: Sequence[UserId]
    database: str

    @property
    def people(self) -> set[UserId]:
        return {*self.english, *self.chinese}

    def threads(self) -> Sequence[Channel]:
        return [
            one
            for one in self.world.state.channels.values()
            if one.parent_id == self.channel.id and one.type == PRIVATE_THREAD
        ]

    def said(self, thread: Channel) -> Sequence[Message]:
        """By the bot."""
        messages = self.world.state.messages.get(thread.id, {}).values()
        return [one for one in messages if one.author_id == self.world.state.bot.id and one.type == 0]


@asynccontextmanager
async def town(folder: Path, *, english: int, chinese: int) -> AsyncGenerator[Town]:
    world = build_world()
    server = Server(world)
    guild = Guild(id=world.snowflakes.next(), name="Exchange", owner_id=0, locale="en-US")
    guild.roles[guild.id] = Role(id=guild.id, name="@everyone", permissions=EVERYONE)
    world.state.guilds[guild.id] = guild
    people = [_person(world, guild, number) for number in range(english + chinese)]
    guild.owner_id = people[0]
    add_member(world, guild, world.state.bot)
    channel = Channel(id=world.snowflakes.next(), type=TEXT, guild_id=guild.id, name="partners", position=0)
    world.state.channels[channel.id] = channel
    await server.start()
    there = Town(
        world=world,
        server=server,
        guild=guild,
        channel=channel,
        english=people[:english],
        chinese=people[english:],
        database=f"sqlite:///{folder / 'magpie.db'}",
    )
    try:
        await _settle(there)
        yield there
    finally:
        await server.close()


def _person(world: World, guild: Guild, number: int) -> UserId:
    user_id = world.snowflakes.next()
    person = User(
        id=user_id, username=f"person.{number}", global_name=f"Person {number}", token=f"token-{number}"
    )
    world.state.users[user_id] = person
    add_member(world, guild, person)
    return UserId(user_id)


async def _settle(there: Town) -> None:
    """Everybody has a profile and takes part in every round; the first one is due."""
    now, guild_id = datetime.now(UTC), GuildId(there.guild.id)
    async with Database.open(there.database) as database:
        profiles, seekers = Profiles(database), Seekers(database)
        for tongue, side in ((Tongue.ENGLISH, there.english), (Tongue.CHINESE, there.chinese)):
            for user_id in side:
                await profiles.put(Profile(user_id=user_id, offers=frozenset({tongue})))
                await seekers.put(
                    Seeker(guild_id=guild_id, user_id=user_id, joining=Joining.ROUNDS, since=now)
                )
        await PairingSetups(database).put(
            PairingSetup(
                guild_id=guild_id,
                channel_id=ChannelId(there.channel.id),
                zone="UTC",
                weekday=now.weekday(),
                minute=0,
                next_at=now - timedelta(minutes=1),
            )
        )


@asynccontextmanager
async def life(
    there: Town, folder: Path, *, requests: int | None
) -> AsyncGenerator[asyncio.subprocess.Process]:
    """The bot, until it is killed at the answer to the nth request that changes something in the channel."""
    info = describe(there.world, None)
    environment = {key: value for key, value in os.environ.items() if not key.startswith("MAGPIE_")} | {
        "DISCORD_TOKEN": info["bot"]["token"],
        "MAGPIE_DISCORD_API": info["api"],
        "MAGPIE_DISCORD_GATEWAY": info["gateway"],
        "MAGPIE_DISCORD_CDN": info["cdn"],
        "MAGPIE_DATABASE_URL": there.database,
        "MAGPIE_ENGINES": "memory,gloss",
        "MAGPIE_CACHE_DIR": os.environ.get("MAGPIE_CACHE_DIR", str(folder / "cache")),
        "PYTHONPATH": str(ROOT),
    }
    with (folder / "bot.log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", cwd=folder, env=environment, stdout=log, stderr=log
        )
    seen = 0

    def kill(observed: Observation) -> None:
        nonlocal seen
        changes = observed.method in {"POST", "PUT", "PATCH"} and observed.template.startswith("/channels/")
        seen += changes
        if requests is not None and seen == requests and process.returncode is None:
            process.kill()

    there.server.observers.append(kill)
    try:
        yield process
    finally:
        there.server.observers.remove(kill)
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        await process.wait()


async def run(folder: Path, *, seed: int, kills: int, english: int = 14, chinese: int = 10) -> Result:
    """Rounds with kills until there were enough of these, and a last one without."""
    chance, result = random.Random(seed), Result(seed=seed)
    async with town(folder, english=english, chinese=chinese) as there:
        while result.kills < kills:
            requests = chance.randint(1, REQUESTS)
            async with life(there, folder, requests=requests) as process:
                done = await _quiet(there, process)
            if done:
                await _another_round(there)
            else:
                result.kills += 1
        async with life(there, folder, requests=None) as process:
            if not await _quiet(there, process):
                result.wrong.append("the bot did not finish its last round")
        await _compare(there, result)
    return result


async def _quiet(there: Town, process: asyncio.subprocess.Process) -> bool:
    """Whether everything was done before the bot died."""
    deadline = asyncio.get_running_loop().time() + PATIENCE
    async with Database.open(there.database, migrate=False) as database:
        setups, pairs = PairingSetups(database), Pairs(database)
        while process.returncode is None:
            setup = await setups.get(GuildId(there.guild.id))
            under_way = await pairs.in_state(PairState.PLANNED, PairState.ENDING)
            if setup is not None and setup.next_at > datetime.now(UTC) and not under_way:
                return True
            if asyncio.get_running_loop().time() > deadline:
                return False
            await asyncio.sleep(0.02)
    return False


async def _another_round(there: Town) -> None:
    """The time of all pairs is over, and the next round is due."""
    now, guild_id = datetime.now(UTC), GuildId(there.guild.id)
    async with Database.open(there.database) as database:
        store = PairingSetups(database)
        setup = await store.get(guild_id)
        assert setup is not None, "it was put there"
        async with database.begin() as connection:
            await connection.execute(pairs_table.update().values(ends_at=now, asked_at=now))
        await store.put(replace(setup, next_at=now - timedelta(minutes=1)))


async def _compare(there: Town, result: Result) -> None:
    async with Database.open(there.database) as database:
        pairs = await Pairs(database).of_server(
            GuildId(there.guild.id), since=datetime(2020, 1, 1, tzinfo=UTC)
        )
        waiting = {one.user_id for one in await Seekers(database).of_server(GuildId(there.guild.id))}
    result.pairs = len(pairs)
    if waiting != there.people:
        result.wrong.append(f"{len(there.people - waiting)} people were forgotten")
    by_round: dict[int, list[Pair]] = {}
    for pair in pairs:
        by_round.setdefault(pair.round_id or 0, []).append(pair)
    result.rounds = len(by_round)
    most = min(len(there.english), len(there.chinese))
    for number, its_pairs in by_round.items():
        met = Counter(member.user_id for pair in its_pairs for member in pair.members)
        if met and max(met.values()) > 1:
            result.wrong.append(f"round {number}: somebody has two partners")
        if len(its_pairs) != most:
            result.wrong.append(f"round {number}: {len(its_pairs)} pairs instead of {most}")
    threads = there.threads()
    if len(threads) != len(pairs):
        result.wrong.append(f"{len(threads)} threads for {len(pairs)} pairs")
    known = {thread.id: thread for thread in threads}
    for pair in pairs:
        thread = known.get(pair.thread_id or 0)
        if thread is None:
            result.wrong.append(f"pair {pair.id}: its thread is not there")
            continue
        result.wrong += _wrong_with(there, pair, thread)


def _wrong_with(there: Town, pair: Pair, thread: Channel) -> Sequence[str]:
    members = set(thread.thread.members if thread.thread else ()) - {there.world.state.bot.id}
    wrong: list[str] = []
    if members != {member.user_id for member in pair.members}:
        wrong.append(f"pair {pair.id}: {len(members)} people in its thread")
    said = len(there.said(thread))
    expected = 2 if pair.state is PairState.ENDED else 1
    if said != expected:
        wrong.append(f"pair {pair.id}: the bot said {said} things instead of {expected}")
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos.pairing", description=__doc__)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    parser.add_argument("--kills", type=int, default=50)
    options = parser.parse_args()
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)
    print(f"seed {options.seed}", flush=True)  # noqa: T201 -- a command's output
    with tempfile.TemporaryDirectory() as folder:
        result = asyncio.run(run(Path(folder), seed=options.seed, kills=options.kills))
    print(f"{result.kills} kills, {result.rounds} rounds, {result.pairs} pairs")  # noqa: T201 -- the same
    for line in result.wrong:
        print(f"WRONG: {line}")  # noqa: T201 -- the same
    return 1 if result.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
