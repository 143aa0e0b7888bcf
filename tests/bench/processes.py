"""The processes of a benchmark: the loopback Discord and a bot, and what the kernel knows of them."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.model import ChannelId, GuildId, Language, Link, Style, UserId
from bot.storage.bridges import Bridges
from bot.storage.engine import Database

ROOT = Path(__file__).parents[2]
TICKS = os.sysconf("SC_CLK_TCK")

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Running:
    """A process, as /proc shows it."""

    pid: int

    def cpu(self) -> float:
        """Seconds of all its threads so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def resident(self) -> float:
        """Megabytes of memory."""
        for line in Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        raise AssertionError("the process has ended")


@asynccontextmanager
async def loopback(bridges: int, servers: int = 0) -> AsyncGenerator[Json]:
    """What ``tests.bench.loopback`` says of itself."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "tests.bench.loopback", str(bridges), str(servers)),
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=1 << 26,
    )
    assert process.stdout is not None
    assert process.stdin is not None
    try:
        yield json.loads(await process.stdout.readline())
    finally:
        process.stdin.close()
        await _end(process)


@asynccontextmanager
async def magpie(info: Json, folder: Path) -> AsyncGenerator[Running]:
    """``magpie run`` with an SQLite file in ``folder`` and the loopback's translation server."""
    async with _magpie(info, folder, "bot") as running:
        yield running


@asynccontextmanager
async def uncounted(info: Json, folder: Path) -> AsyncGenerator[Running]:
    """The same, but it keeps no statistics."""
    async with _magpie(info, folder, "tests.bench.uncounted") as running:
        yield running


@asynccontextmanager
async def _magpie(info: Json, folder: Path, module: str) -> AsyncGenerator[Running]:
    database = f"sqlite:///{folder / 'magpie.db'}"
    await _link(database, info["bridges"])
    settings = {
        "MAGPIE_DATABASE_URL": database,
        "MAGPIE_ENGINES": "memory,libretranslate,gloss",
        "MAGPIE_CACHE_DIR": str(folder.parent / "cache"),
    }
    async with _bot(info, folder, settings, "-OO", "-m", module, "run") as running:
        yield running


@asynccontextmanager
async def naive(info: Json, folder: Path) -> AsyncGenerator[Running]:
    """``tests.bench.naive`` with the same channels."""
    links = {
        pair[here]["id"]: (pair[there]["id"], language)
        for pair in info["bridges"]
        for here, there, language in (("en", "zh", "zh"), ("zh", "en", "en"))
    }
    async with _bot(info, folder, {}, "-m", "tests.bench.naive", json.dumps(links)) as running:
        yield running


@asynccontextmanager
async def _bot(
    info: Json, folder: Path, settings: Mapping[str, str], *command: str
) -> AsyncGenerator[Running]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("MAGPIE_")} | {
        "DISCORD_TOKEN": info["bot"]["token"],
        "MAGPIE_DISCORD_API": info["api"],
        "MAGPIE_DISCORD_GATEWAY": info["gateway"],
        "MAGPIE_DISCORD_CDN": info["cdn"],
        "MAGPIE_LIBRETRANSLATE_URL": info["translator"],
        "PYTHONPATH": str(ROOT),
        **settings,
    }
    with (folder / "bot.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable, *command, cwd=folder, env=environment, stdout=log, stderr=log
        )
        try:
            yield Running(process.pid)
        finally:
            await _end(process)


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.send_signal(signal.SIGTERM)
    try:
        await asyncio.wait_for(process.wait(), 20)
    except TimeoutError:
        process.kill()
        await process.wait()


async def _link(database_url: str, pairs: list[Json]) -> None:
    """Bridge each pair of channels, as moderators would by command, but at once."""
    now = datetime.now(UTC)
    async with Database.open(database_url) as database:
        store = Bridges(database)
        for number, pair in enumerate(pairs):
            moderator, home = UserId(1), GuildId(int(pair["en"]["guild"]))
            bridge = await store.create(
                name=f"bench-{number}",
                home_guild_id=home,
                style=Style.TRANSLATION,
                created_by=moderator,
                created_at=now,
            )
            for side, language in (("en", Language.ENGLISH), ("zh", Language.SIMPLIFIED)):
                link = Link(
                    channel_id=ChannelId(int(pair[side]["id"])),
                    guild_id=GuildId(int(pair[side]["guild"])),
                    bridge_id=bridge.id,
                    language=language,
                    linked_by=moderator,
                    linked_at=now,
                )
                await store.link(link)
