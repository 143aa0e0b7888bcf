"""Ten thousand servers whose week is due in the same minute: ``python -m tests.bench.weekly [--servers N]``.

People talk over twenty bridges, before and while the posts go out; the posts are counted where they arrive.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, insert, select

from bot.model import PostLanguage
from bot.storage.engine import Database
from bot.storage.schema import talk, weekly, weekly_posts
from tests.bench import processes, stages
from tests.bench.crowd import Crowd, Place
from tests.bench.processes import Json
from tests.bench.stages import Latency

BRIDGES = 20
RATE = 10.0
"""Messages a second: as much as twenty bridges may take, so that none waits for Discord's limits."""
SECONDS = 60.0
HARM = 1.2
"""By which the relay's p99 may be longer while posts go out; as much as it varies by itself."""
SAY = "POST /channels/{channel_id}/messages"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was seen."""

    before: Latency
    during: Latency
    posted: int
    """Weeks that the bot has written down as posted."""
    said: int
    """Messages of the bot that the loopback Discord has taken."""
    violations: int
    refused: int
    seconds: float
    """From the first post that was due to the last one."""
    resident: float


async def measure(folder: Path, servers: int) -> Outcome:
    places: Sequence[Place] = [(bridge, side) for bridge in range(BRIDGES) for side in ("en", "zh")]
    async with (
        processes.loopback(BRIDGES, servers) as info,
        Crowd.gathered(info) as crowd,
        processes.magpie(info, folder) as bot,
    ):
        await stages.until_listening(crowd)
        await stages.warm_up(crowd, places)
        before = await stages.latency(crowd, bot, places, rate=RATE, seconds=SECONDS)
        database = f"sqlite:///{folder / 'magpie.db'}"
        already = await _said(crowd)
        began = time.monotonic()
        await _make_due(database, info["quiet"])
        # The bot looks once a minute.
        while await _said(crowd) == already:
            await asyncio.sleep(0.5)
        began = time.monotonic()
        during = await stages.latency(crowd, bot, places, rate=RATE, seconds=SECONDS)
        posted = 0
        while posted < servers:
            await asyncio.sleep(2)
            posted = await _posted(database)
        seconds = time.monotonic() - began
        # Whatever else might still come.
        await asyncio.sleep(70)
        requests = await crowd.control("GET", "/requests")
        return Outcome(
            before=before,
            during=during,
            posted=await _posted(database),
            said=await _said(crowd) - already,
            violations=requests["limit_violations"],
            refused=requests["rate_limited"],
            seconds=seconds,
            resident=bot.resident(),
        )


async def _said(crowd: Crowd) -> int:
    """Of the bot, as itself."""
    requests = await crowd.control("GET", "/requests")
    return int(requests["bot_routes"].get(SAY, {}).get("200", 0))


async def _make_due(database_url: str, channels: Sequence[Json]) -> None:
    now = datetime.now(UTC)
    monday = now.date() - timedelta(days=now.weekday() + 7)
    async with Database.open(database_url) as database, database.begin() as connection:
        for part in (channels[at : at + 1000] for at in range(0, len(channels), 1000)):
            await connection.execute(insert(talk), [row for one in part for row in _talk(one, monday)])
            await connection.execute(insert(weekly), [_setup(one, now) for one in part])


def _setup(channel: Json, now: datetime) -> Json:
    return {
        "guild_id": int(channel["guild"]),
        "channel_id": int(channel["id"]),
        "weekday": now.weekday(),
        "minute": now.hour * 60 + now.minute,
        "language": PostLanguage.CHANNEL.value,
        "next_at": now,
    }


def _talk(channel: Json, monday: date) -> Sequence[Json]:
    """A week in which something was said on every day."""
    return [
        {
            "guild_id": int(channel["guild"]),
            "day": monday + timedelta(days=day),
            "hour": 20,
            "bridge_id": 1,
            "side": side,
            "messages": 10 + day,
        }
        for day in range(7)
        for side in ("en", "zh")
    ]


async def _posted(database_url: str) -> int:
    done = select(func.count()).where(weekly_posts.c.message_id.is_not(None))
    async with Database.open(database_url) as database, database.read() as connection:
        return int((await connection.execute(done)).scalar_one())


def main() -> int:
    """Print the figures; 1 when a week is missing or doubled, a limit was broken, or the relay was slower."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--servers", type=int, default=10_000)
    servers = parser.parse_args().servers
    with tempfile.TemporaryDirectory(prefix="magpie-bench-") as folder:
        home = Path(folder) / "bot"
        home.mkdir()
        found = asyncio.run(measure(home, servers))
    lines = [
        f"{servers:,} servers due at once: {found.posted:,} weeks posted with {found.said:,} messages",
        f"{found.seconds:,.0f} s, {found.posted / found.seconds:.1f} a second, {found.resident:.0f} MB",
        f"limit violations {found.violations}, answers 429 {found.refused}",
        "relay           p50       p99   its own p50       p99   lost",
    ]
    for when, one in (("before", found.before), ("meanwhile", found.during)):
        took = [f"{1000 * seconds:7.0f} ms" for seconds in (one.p50, one.p99, one.own_p50, one.own_p99)]
        lines.append(f"  {when:9} {took[0]}{took[1]}{took[2]:>14}{took[3]}{one.lost:7}")
    sys.stdout.write("\n".join(lines) + "\n")
    unharmed = found.during.p99 <= found.before.p99 * HARM
    once = found.posted == found.said == servers
    return int(not (once and unharmed and not found.violations and not found.during.lost))


if __name__ == "__main__":
    sys.exit(main())
